//! One statement, as the models look at it: words around a place, counts between two.

use super::model_input::{EDGE, Word};
use super::word_class::Class;

#[derive(Clone, Copy, Debug)]
pub struct Clause<'d> {
    pub words: &'d [Word],
    /// All words of the text, whose counts go on behind it.
    pub all: &'d [Word],
    /// The text, for the letters of single words.
    pub text: &'d str,
    /// Byte offsets behind each word.
    pub ends: &'d [crate::extract::text::token::Token],
    pub first: usize,
    /// The index behind its last word.
    pub end: usize,
}

impl Clause<'_> {
    /// The word `by` places from `at`; the edge outside of the statement.
    #[inline]
    #[must_use]
    pub fn at(&self, at: usize, by: isize) -> &Word {
        self.words.get(at.wrapping_add_signed(by).wrapping_sub(self.first)).unwrap_or(&EDGE)
    }

    /// The word at `at`.
    #[inline]
    #[must_use]
    pub fn word(&self, at: usize) -> &Word {
        self.at(at, 0)
    }

    /// Its class as a value.
    #[inline]
    #[must_use]
    pub fn class(&self, at: usize, by: isize) -> u32 {
        self.at(at, by).class as u32
    }

    /// Its group as a value.
    #[inline]
    #[must_use]
    pub fn group(&self, at: usize, by: isize) -> u32 {
        u32::from(self.at(at, by).group)
    }

    #[inline]
    #[must_use]
    pub fn key(&self, at: usize, by: isize) -> u32 {
        self.at(at, by).key
    }

    /// Verbs in a stretch of words.
    #[inline]
    #[must_use]
    pub fn verbs(&self, first: usize, end: usize) -> u32 {
        self.all[end].verbs.saturating_sub(self.all[first].verbs)
    }

    /// Commas in a stretch of words.
    #[inline]
    #[must_use]
    pub fn commas(&self, first: usize, end: usize) -> u32 {
        self.all[end].commas.saturating_sub(self.all[first].commas)
    }

    /// Double quotation marks in a stretch of words.
    #[inline]
    #[must_use]
    pub fn marks(&self, first: usize, end: usize) -> u32 {
        self.all[end].marks.saturating_sub(self.all[first].marks)
    }

    /// How far the next verb is from `at`: 1 to 4; 8 for far, 9 for none in the statement.
    #[inline]
    #[must_use]
    pub fn next_verb(&self, at: usize) -> u32 {
        let steps = (self.all[at].next_verb as usize).saturating_sub(at) + 1;
        match () {
            () if steps < FAR && at + steps < self.end => count(steps, 4),
            () if at + FAR > self.end => 9,
            () => 8,
        }
    }

    /// How far the last verb before `at` is, within words from `first` on.
    #[inline]
    #[must_use]
    pub fn last_verb(&self, first: usize, at: usize) -> u32 {
        let steps = at - self.all[at].last_verb as usize + 1;
        match () {
            () if steps < FAR && at >= first + steps => count(steps, 4),
            () if at + 1 < first + FAR => 9,
            () => 8,
        }
    }

    /// The classes of a stretch of words, of a long one those of its beginning and its length.
    #[must_use]
    pub fn between(&self, first: usize, end: usize) -> u32 {
        let taken = first.saturating_add(4).min(end.max(first));
        let classes = (first..taken).fold(17u32, |all, at| join_next(all, self.class(at, 0)));
        if taken < end { join_next(classes, 99 + count(end - taken, 6)) } else { classes }
    }

    /// The last three letters of a word.
    #[must_use]
    pub fn suffix(&self, at: usize) -> u32 {
        let end = self.ends.get(at).map_or(0, |token| token.end as usize);
        let start = self.ends.get(at).map_or(0, |token| token.start as usize);
        let letters = self.text.as_bytes().get(start.max(end.saturating_sub(3))..end).unwrap_or_default();
        letters.iter().fold(0, |all, letter| all << 8 | u32::from(letter.to_ascii_lowercase()))
    }

    /// The hash of a word without its ending: one for "claims", "claimed", "claiming".
    #[must_use]
    pub fn stem(&self, at: usize) -> u32 {
        let token = self.ends.get(at).map_or(0..0, |token| token.start as usize..token.end as usize);
        let letters = self.text.as_bytes().get(token).unwrap_or_default();
        let ending = ENDINGS.iter().find(|ending| {
            letters.len() > ending.len() + 2 && letters[letters.len() - ending.len()..].eq_ignore_ascii_case(ending)
        });
        let kept = letters.len() - ending.map_or(0, |ending| ending.len());
        letters[..kept].iter().fold(0x811c_9dc5, |hash: u32, letter| {
            (hash ^ u32::from(letter.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
        })
    }

    /// Whether any of the classes stands at the place.
    #[inline]
    #[must_use]
    pub fn is(&self, at: usize, by: isize, classes: &[Class]) -> bool {
        classes.contains(&self.at(at, by).class)
    }
}

/// From so many words on a verb is far.
const FAR: usize = 8;

const ENDINGS: [&[u8]; 5] = [b"ing", b"ed", b"es", b"s", b"e"];

fn join_next(all: u32, value: u32) -> u32 {
    all.wrapping_mul(61).wrapping_add(value)
}

/// A small number as a value, at most `most`.
#[inline]
#[must_use]
pub fn count(number: usize, most: u32) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX).min(most)
}

/// The value of several classes in a row.
#[inline]
#[must_use]
pub fn row(clause: &Clause<'_>, at: usize, by: std::ops::Range<isize>) -> u32 {
    by.fold(0, |all, by| all.wrapping_mul(61).wrapping_add(clause.class(at, by) + 1))
}
