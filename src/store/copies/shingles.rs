//! Shingles: the sets by which texts are compared.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::domain::{CodePoints, Segment, SegmentKind, Span};

/// Words of a shingle.
const WORDS: usize = 5;

/// The least Jaccard index of copies, as a fraction: four fifths.
pub(in crate::store) const LEAST: (usize, usize) = (4, 5);

/// The runs of five words in a body text, each once, as hashes in their order: 64 bits, so that two of a corpus are equal
/// by chance once in a thousand million articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Shingles(pub Vec<u64>);

impl Shingles {
    /// Those of the report's own paragraphs; case, accents and punctuation do not count.
    pub fn of(text: &str, segments: &[Segment]) -> Self {
        let points = CodePoints::new(text);
        let mut body = String::with_capacity(text.len());
        for &Segment { start, end, .. } in segments.iter().filter(|segment| segment.kind == SegmentKind::Body) {
            body.push_str(points.slice(Span { start, end }));
            body.push('\n');
        }
        let words: Vec<u64> = words(&body).map(|word| stable(word.as_bytes())).collect();
        let mut shingles: Vec<u64> = words.windows(WORDS).map(joined).collect();
        shingles.sort_unstable();
        shingles.dedup();
        Self(shingles)
    }

    /// Whether the texts are copies: exactly, not by an estimate.
    pub fn are_of_copies(&self, other: &Self) -> bool {
        let (a, b) = (&self.0, &other.0);
        if !may_be_copies(a.len(), b.len()) {
            return false;
        }
        let (mut left, mut right, mut shared) = (0, 0, 0);
        while let (Some(one), Some(two)) = (a.get(left), b.get(right)) {
            shared += usize::from(one == two);
            left += usize::from(one <= two);
            right += usize::from(two <= one);
        }
        shared > 0 && shared * LEAST.1 >= (a.len() + b.len() - shared) * LEAST.0
    }

    /// One number for the whole set.
    pub fn hash(&self) -> i64 {
        self.0.iter().fold(self.0.len() as u64, |hash, shingle| mixed(hash ^ shingle)).cast_signed()
    }
}

/// The words of a text as they are compared: runs of letters and digits, in lower case, without accents. Not the analyzer's
/// of the search, which may change: sketches are stored.
fn words(text: &str) -> impl Iterator<Item = String> {
    // A mark is looked up in a table, which for each space would cost as much as all else.
    let parts = |c: char| !c.is_alphanumeric() && (c.is_ascii() || !is_combining_mark(c));
    text.split(parts).map(folded).filter(|word| !word.is_empty())
}

fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase).collect()
}

/// Whether texts of so many shingles can be copies at all.
pub(in crate::store) fn may_be_copies(a: usize, b: usize) -> bool {
    a.min(b) * LEAST.1 >= a.max(b) * LEAST.0
}

/// Spreads a number over all 64 bits (the finalizer of `SplitMix64`).
pub(in crate::store) fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

/// The hash of a word, which is stored in sketches and so is the same for ever: FNV-1a.
fn stable(word: &[u8]) -> u64 {
    word.iter().fold(0xCBF2_9CE4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

fn joined(words: &[u64]) -> u64 {
    mixed(words.iter().fold(0, |hash: u64, word| (hash.rotate_left(13) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Shingles {
        let end = u32::try_from(text.chars().count()).unwrap();
        Shingles::of(text, &[Segment { kind: SegmentKind::Body, start: 0, end }])
    }

    #[test]
    fn five_words_are_a_shingle_however_they_are_written() {
        assert!(of("one two three four").0.is_empty());
        assert_eq!(of("One two, three — four: FIVE").0.len(), 1);
        assert_eq!(of("café two three four five"), of("CAFE two\n\nthree four. Five!"));
        assert_eq!(of("a b c d e a b c d e").0.len(), 5);
        let text = "A headline of words. One two three four five";
        let body = Segment { kind: SegmentKind::Body, start: 21, end: 44 };
        let title = Segment { kind: SegmentKind::Title, start: 0, end: 20 };
        assert_eq!(Shingles::of(text, &[title, body]), of("one two three four five"));
    }

    #[test]
    fn four_fifths_of_all_shingles_make_copies() {
        let set = |numbers: std::ops::Range<u64>| Shingles(numbers.collect());
        for (a, b, copies) in [
            (set(0..100), set(0..100), true),
            (set(0..80), set(0..100), true),
            (set(0..79), set(0..100), false),
            (set(10..100), set(0..90), true),
            (set(12..100), set(0..89), false),
            (set(0..0), set(0..0), false),
        ] {
            assert_eq!((a.are_of_copies(&b), b.are_of_copies(&a)), (copies, copies), "{a:?} {b:?}");
        }
    }
}
