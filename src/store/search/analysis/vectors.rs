//! Rows of PostgreSQL's full-text indexes: fields as `tsvector`s.
//!
//! # Design
//!
//! The words as written carry the mark `A` and their places, and between headline and text is a gap, so that a phrase lies
//! in one of them; stems carry the last place there is, and no mark. A `tsvector` keeps 255 places of a word and none behind
//! 16,383, so that a long text is cut: each part repeats the end of the one before, for phrases across the cut.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::fields::Fields;

/// Words of a part. A word that is every tenth has fewer than 255 places in it.
const PART: usize = 2_000;
/// Words of a part that the next one repeats, which is as long as a phrase may be.
const REPEATED: usize = 64;
/// Places between headline and text.
const GAP: usize = 2;
/// The last position that a `tsvector` knows.
const LAST: usize = 16_383;
/// Bytes of a word at most; what is longer is no word that anybody looks for.
const WORD: usize = 2_046;
/// Places of a word at most.
const PLACES: usize = 255;

/// The parts of a row, each as the text of a `tsvector`.
pub(in crate::store) fn vectors(fields: &Fields) -> Vec<String> {
    let text: Vec<&str> = words(&fields.text).collect();
    let mut parts = Vec::new();
    let mut from = 0;
    loop {
        let end = text.len().min(from + PART);
        let mut vector = Vector::default();
        let mut at = 1;
        if from == 0 {
            at = vector.written(words(&fields.title), at) + GAP;
            vector.stems(&fields.title_stems);
            vector.stems(&fields.text_stems);
        }
        vector.written(text[from..end].iter().copied(), at);
        parts.push(vector.finish());
        if end == text.len() {
            return parts;
        }
        from = end - REPEATED;
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').filter(|word| !word.is_empty())
}

/// Words with the places where they are written; none for stems.
#[derive(Default)]
struct Vector<'t>(BTreeMap<&'t str, Vec<usize>>);

impl<'t> Vector<'t> {
    /// Adds words from a place on; the next place.
    fn written(&mut self, words: impl Iterator<Item = &'t str>, from: usize) -> usize {
        let mut at = from;
        for word in words {
            if word.len() <= WORD {
                let places = self.0.entry(word).or_default();
                if places.len() < PLACES {
                    places.push(at.min(LAST));
                }
            }
            at += 1;
        }
        at
    }

    fn stems(&mut self, stems: &'t str) {
        for stem in words(stems).filter(|stem| stem.len() <= WORD) {
            self.0.entry(stem).or_default();
        }
    }

    fn finish(self) -> String {
        let mut text = String::new();
        for (word, places) in self.0 {
            text.push_str(if text.is_empty() { "'" } else { " '" });
            text.push_str(&word.replace('\\', "\\\\").replace('\'', "''"));
            text.push('\'');
            if places.is_empty() {
                let _ = write!(text, ":{LAST}");
            }
            for (number, place) in places.iter().enumerate() {
                let _ = write!(text, "{}{place}A", if number == 0 { ':' } else { ',' });
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_places_and_stems_have_none() {
        let fields = Fields::new("Russia vetoed", "The council's veto", true);
        let expected = "'council':6A 'russia':1A 's':7A 'the':5A 'veto':8A 'vetoed':2A";
        assert_eq!(vectors(&fields), [expected]);
    }

    #[test]
    fn a_long_text_is_cut_with_what_stands_before() {
        let text: Vec<String> = (0..5_000).map(|number| format!("w{number}")).collect();
        let parts = vectors(&Fields::new("a", &text.join(" "), false));
        assert_eq!(parts.len(), 3);
        assert!(parts[0].contains("'w1999':") && parts[1].contains("'w1936':1A") && parts[1].contains("'w1999':"));
        assert!(parts[2].contains("'w4999':") && !parts[1].contains("'a':"));
    }
}
