//! Where a word ends: hyphens, apostrophes and stops that belong to it.

use super::token::Shape;
use crate::extract::lexicon::words::{Hash, Words};

/// A word that has been read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letters {
    /// Byte offset behind it.
    pub end: usize,
    /// How it is written.
    pub shape: Shape,
    pub hash: Hash,
}

/// Reads the word that begins at `start`; takes at least one character.
#[inline]
pub(crate) fn read(text: &str, start: usize) -> Letters {
    plain(text.as_bytes(), start).unwrap_or_else(|| any(text, start))
}

/// Most words: ASCII letters up to a space or a mark that can be no part of a word.
#[inline]
fn plain(text: &[u8], start: usize) -> Option<Letters> {
    let mut hash = Hash::new();
    let mut upper = 0;
    let mut end = start;
    let stop = loop {
        let Some(&byte) = text.get(end) else { break None };
        let letter = byte | 0x20;
        if !letter.is_ascii_lowercase() {
            break Some(byte);
        }
        hash.ascii(letter);
        // Bit 5 parts capitals from small letters.
        upper += usize::from(byte & 0x20 == 0);
        end += 1;
    };
    let lower = end - start - upper;
    let shape = match (upper, lower) {
        (0, _) => Shape::Lower,
        (1, 1..) if text[start].is_ascii_uppercase() => Shape::Capital,
        (_, 0) => Shape::Upper,
        _ => Shape::Mixed,
    };
    // No listed abbreviation is longer than six letters.
    let ends = match stop {
        None | Some(b' ' | b'\n' | b',' | b'"' | b';' | b':' | b')' | b'?' | b'!') => true,
        Some(b'.') => end - start > 6 && text.get(end + 1).is_none_or(|next| matches!(next, b' ' | b'\n' | b'"')),
        _ => false,
    };
    (ends && end > start).then_some(Letters { end, shape, hash })
}

/// A word as far as it has been read.
struct Reading {
    end: usize,
    hash: Hash,
    /// Behind the last letter, what it would be without that letter ("do" of "don’t").
    shorter: (usize, Hash),
    /// Letters since the beginning or the last stop.
    part: usize,
    /// Whether a stop is inside ("U.S").
    dotted: bool,
    upper: bool,
    lower: bool,
    mixed: bool,
    first_upper: bool,
}

fn any(text: &str, start: usize) -> Letters {
    let mut word = Reading {
        end: start,
        hash: Hash::new(),
        shorter: (start, Hash::new()),
        part: 0,
        dotted: false,
        upper: false,
        lower: false,
        mixed: false,
        first_upper: false,
    };
    while let Some(char) = char_at(text, word.end) {
        let go_on = match char {
            _ if char.is_alphanumeric() || is_joiner(char) => word.letter(char),
            '-' | '_' | '\u{2010}' | '\u{2011}' => word.joined(text, char, char::is_alphanumeric),
            '&' => word.upper && word.joined(text, char, char::is_uppercase),
            '\'' | '’' => word.apostrophe(text, char),
            '.' => word.stop(text),
            _ => false,
        };
        if !go_on {
            break;
        }
    }
    Letters { end: word.end, shape: word.look(), hash: word.hash }
}

fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(&byte) if byte < 0x80 => Some(byte as char),
        Some(_) => text[at..].chars().next(),
        None => None,
    }
}

/// Marks that change the letter before them, and soft hyphens: no letters, and no end of a word.
fn is_joiner(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200d}')
}

impl Reading {
    fn letter(&mut self, char: char) -> bool {
        if char.is_uppercase() {
            self.mixed |= self.lower;
            self.first_upper |= self.part == 0 && !self.dotted && !self.lower && !self.upper;
            self.upper |= !self.first_upper || self.part > 0 || self.dotted;
        } else if char.is_lowercase() {
            self.lower = true;
        }
        self.shorter = (self.end, self.hash);
        self.part += 1;
        self.take(char)
    }

    fn take(&mut self, char: char) -> bool {
        self.end += char.len_utf8();
        self.hash.add(char);
        true
    }

    /// A sign inside the word, if what follows belongs to it.
    fn joined(&mut self, text: &str, sign: char, belongs: fn(char) -> bool) -> bool {
        let next = char_at(text, self.end + sign.len_utf8());
        next.is_some_and(belongs) && self.take(sign)
    }

    /// "O’Brien" goes on, "China’s" and "do|n’t" end.
    fn apostrophe(&mut self, text: &str, char: char) -> bool {
        let rest = &text.as_bytes()[self.end + char.len_utf8()..];
        let letters = rest.iter().take(4).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let tail = &rest[..letters];
        let before = text.as_bytes()[self.end - 1];
        if tail.eq_ignore_ascii_case(b"t") && before.eq_ignore_ascii_case(&b'n') {
            // The "n" goes to the negation; a word that is only "n" keeps it.
            if self.shorter.0 > self.end.saturating_sub(self.part) {
                (self.end, self.hash) = self.shorter;
            }
            return false;
        }
        let ends = SUFFIXES.iter().any(|suffix| tail.eq_ignore_ascii_case(suffix));
        !ends && self.joined(text, char, char::is_alphabetic)
    }

    /// "U.S.", "Mr.", "china-threat.com"; not the stop of a sentence.
    fn stop(&mut self, text: &str) -> bool {
        let next = char_at(text, self.end + 1);
        let known = Words::of(self.hash.key());
        let single = self.part == 1;
        let goes_on = match next {
            Some(next) if next.is_alphanumeric() => {
                single || (!known.is(Words::ABBREVIATION) && (next.is_lowercase() || next.is_numeric()))
            }
            _ => false,
        };
        if goes_on {
            self.dotted = true;
            self.part = 0;
            return self.take('.');
        }
        let is_initial = single && (self.dotted || (self.first_upper && text.as_bytes()[self.end - 1] != b'I'))
            || self.is_digraph(text, next);
        let has_capital = self.first_upper || ALWAYS.iter().any(|always| known_as(text, self.end, always));
        let numbered = known.is(Words::ABBREVIATION_NUMBER) && before_number(text, self.end + 1);
        if is_initial || numbered || (known.is(Words::ABBREVIATION) && has_capital) {
            self.dotted = true;
            self.part = 0;
            self.take('.');
            // "U.S.-led" goes on.
            return is_initial && next == Some('-');
        }
        false
    }

    /// "Ts. Roe", "Kh. Roe": an initial that takes two letters in Latin script. No vowel makes a word of them.
    fn is_digraph(&self, text: &str, next: Option<char>) -> bool {
        let capital = || char_at(text, self.end + 2).is_some_and(char::is_uppercase);
        self.part == 2
            && self.first_upper
            && !self.dotted
            && next == Some(' ')
            && self.end.checked_sub(2).is_some_and(|at| {
                DIGRAPHS
                    .iter()
                    .any(|each| text[..self.end].ends_with(each) && !text[..at].ends_with(char::is_alphanumeric))
            })
            && capital()
    }

    fn look(&self) -> Shape {
        match (self.first_upper || self.upper, self.lower) {
            (false, _) => Shape::Lower,
            (true, false) => Shape::Upper,
            (true, true) if self.mixed || self.upper => Shape::Mixed,
            (true, true) => Shape::Capital,
        }
    }
}

/// Initials of two letters: of names written in Cyrillic, Armenian, Georgian or Tibetan script.
pub(crate) const DIGRAPHS: [&str; 9] = ["Ts", "Kh", "Zh", "Sh", "Ch", "Dz", "Gh", "Ph", "Th"];

/// Abbreviations that count without a capital.
const ALWAYS: [&str; 6] = ["vs", "v", "etc", "est", "approx", "viz"];

/// What may follow an apostrophe as a word of its own.
pub(crate) const SUFFIXES: [&[u8]; 6] = [b"s", b"re", b"ve", b"ll", b"d", b"m"];

fn known_as(text: &str, end: usize, word: &str) -> bool {
    text[..end].ends_with(word)
}

/// "No. 10": white space, then a digit.
fn before_number(text: &str, at: usize) -> bool {
    let mut rest = text.as_bytes()[at..].iter();
    rest.next() == Some(&b' ') && rest.next().is_some_and(u8::is_ascii_digit)
}
