//! Bigrams: scripts without spaces between words, as overlapping pairs of characters.
//!
//! # Design
//!
//! As Lucene's `CJKAnalyzer` does it: `安全理事会` is `安全`, `全理`, `理事`, `事会`. No dictionary parts the words, so that
//! nothing depends on one, and any engine can do the same. The last character of a run follows by itself, so that each
//! character begins some word: a query of one character is looked for as a prefix.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// Whether a character is of a script whose words run on: Han, Kana and Bopomofo, Hangul, Thai, Lao, Khmer, Burmese.
/// Hangul has spaces, but its words carry their particles.
pub(in crate::store) fn is_unspaced(c: char) -> bool {
    // Most texts end before the first of them.
    c >= '\u{E01}'
        && matches!(c,
            '\u{E01}'..='\u{E3A}' | '\u{E40}'..='\u{E4E}'
            | '\u{E81}'..='\u{ECE}' | '\u{EDC}'..='\u{EDF}'
            | '\u{1000}'..='\u{103F}' | '\u{1050}'..='\u{108F}' | '\u{109A}'..='\u{109D}'
            | '\u{1780}'..='\u{17D3}'
            | '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97C}' | '\u{AC00}'..='\u{D7FB}'
            | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{3035}' | '\u{303B}'
            | '\u{3041}'..='\u{3096}' | '\u{3099}'..='\u{309A}' | '\u{309D}'..='\u{309F}'
            | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}'
            | '\u{3105}'..='\u{312F}' | '\u{3131}'..='\u{318E}' | '\u{31A0}'..='\u{31BF}'
            | '\u{FF66}'..='\u{FFDC}'
            | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
            | '\u{1B000}'..='\u{1B16F}' | '\u{20000}'..='\u{323AF}')
}

/// Characters that make one with those before them: voicing marks of Kana, the rest of a Hangul syllable.
fn joins(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309A}' | '\u{FF9E}' | '\u{FF9F}' | '\u{1160}'..='\u{11FF}')
}

/// The pairs of one run of characters.
#[derive(Debug)]
pub(in crate::store) struct Bigrams {
    /// Each character as it is folded, with the bytes it was written with.
    characters: Vec<(char, Range<usize>)>,
    next: usize,
}

impl Bigrams {
    /// The pairs of a run that begins at this byte of its text.
    pub fn new(run: &str, at: usize) -> Self {
        let mut characters = Vec::new();
        let mut rest = run.char_indices().peekable();
        while let Some((start, _)) = rest.next() {
            while rest.next_if(|&(_, c)| joins(c)).is_some() {}
            let end = rest.peek().map_or(run.len(), |&(end, _)| end);
            characters.extend(run[start..end].nfkc().map(|c| (c, at + start..at + end)));
        }
        Self { characters, next: 0 }
    }
}

impl Iterator for Bigrams {
    type Item = (Range<usize>, String);

    fn next(&mut self) -> Option<Self::Item> {
        let (first, from) = self.characters.get(self.next)?;
        let mut pair = String::from(*first);
        let mut to = from.end;
        self.next += 1;
        if let Some((second, behind)) = self.characters.get(self.next) {
            pair.push(*second);
            to = behind.end;
        }
        Some((from.start..to, pair))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_overlap_and_the_last_character_stands_alone() {
        for (run, expected) in [
            ("安全理事会", "安全 全理 理事 事会 会"),
            ("安", "安"),
            ("決議ケンｶﾞ", "決議 議ケ ケン ンガ ガ"),
            ("か\u{3099}く", "がく く"),
            ("안보리", "안보 보리 리"),
            ("안보", "안보 보"),
            ("สภา", "สภ ภา า"),
        ] {
            let pairs: Vec<String> = Bigrams::new(run, 0).map(|(_, pair)| pair).collect();
            assert_eq!(pairs.join(" "), expected, "{run}");
        }
        let ranges: Vec<_> = Bigrams::new("決ｶﾞ会", 10).map(|(range, _)| range).collect();
        assert_eq!(ranges, [10..19, 13..22, 19..22]);
    }
}
