//! Cuts a text into tokens in one pass.
//!
//! A token never holds white space. Contractions and possessives are tokens of their own ("do" + "n't",
//! "China" + "’s"), stops belong to abbreviations and initials ("Mr.", "U.S."), hyphens and apostrophes
//! inside words belong to them ("al-Assad", "O'Brien"). Whether an apostrophe at a word's end is a
//! quotation mark is decided in [`super::quotation_marks`], where sentences end in [`super::sentence`].

use super::token::{Class, Gap, Shape, Token, Turn};
use super::{glottal, word_boundary};
use crate::extract::lexicon::words::{Hash, Table, Words};

/// Cuts `text` into tokens. What lies beyond four gigabytes is left out.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    let text = &text[..text.floor_char_boundary(u32::MAX as usize)];
    let mut reader =
        Reader { text, at: 0, gap: Gap::Line, tokens: Vec::with_capacity(breaks(text) + 4), lists: Words::table() };
    while let Some(char) = reader.peek() {
        reader.step(char);
    }
    reader.tokens
}

/// About how many tokens there are: every word ends at a byte that is no letter, and marks are such bytes.
/// Growing the list instead would cost texts of nothing but marks half of their time.
fn breaks(text: &str) -> usize {
    let parts = |byte: &u8| u8::from((byte | 0x20).wrapping_sub(b'a') > 25 && byte.wrapping_sub(b'0') > 9);
    // Sums of bytes that cannot overflow, which the compiler makes of sixteen at once.
    text.as_bytes().chunks(255).map(|chunk| usize::from(chunk.iter().map(parts).sum::<u8>())).sum()
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    gap: Gap,
    tokens: Vec<Token>,
    lists: &'static Table,
}

impl Reader<'_> {
    #[inline]
    fn peek(&self) -> Option<char> {
        self.char_at(self.at)
    }

    #[inline]
    fn char_at(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            Some(&byte) if byte < 0x80 => Some(byte as char),
            Some(_) => self.text[at..].chars().next(),
            None => None,
        }
    }

    #[inline]
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    #[inline]
    fn step(&mut self, char: char) {
        match char {
            ' ' => {
                self.gap = self.gap.max(Gap::Space);
                self.at += 1;
            }
            'a'..='z' | 'A'..='Z' => self.word(),
            '\'' | '‘' | '’' if self.begins_name(char) => self.name_behind(char),
            '\n' | '\u{2028}' | '\u{2029}' => {
                self.gap = Gap::Line;
                self.at += char.len_utf8();
            }
            // Zero-width characters and the byte-order mark part no words, but are part of none.
            _ if char.is_whitespace() || char.is_control() || matches!(char, '\u{200b}'..='\u{200f}' | '\u{feff}') => {
                self.gap = self.gap.max(Gap::Space);
                self.at += char.len_utf8();
            }
            _ if char.is_alphanumeric() => self.word(),
            '$' | '€' | '£' if self.byte(self.at + char.len_utf8()).is_ascii_digit() => self.number(char.len_utf8()),
            '@' | '#' if self.byte(self.at + 1).is_ascii_alphabetic() => self.handle(),
            _ => self.sign(char),
        }
    }

    #[inline]
    fn push(&mut self, len: usize, class: Class, turn: Turn) {
        self.push_word(len, class, turn, Shape::Lower, Hash::new());
    }

    #[expect(clippy::cast_possible_truncation, reason = "tokenize cuts the text at u32::MAX")]
    fn push_word(&mut self, len: usize, class: Class, turn: Turn, shape: Shape, hash: Hash) {
        let mut words =
            if matches!(class, Class::Word | Class::Suffix) { self.lists.get(hash.key()) } else { Words::default() };
        if shape == Shape::Upper && self.text[self.at..].starts_with("US") && len == 2 {
            // The country, not "us".
            words = Words::default();
        }
        let (start, end) = (self.at as u32, (self.at + len) as u32);
        self.tokens.push(Token { start, end, key: hash.key(), class, shape, gap: self.gap, turn, words });
        self.at += len;
        self.gap = Gap::None;
    }

    /// Anything that is neither a word nor white space.
    fn sign(&mut self, char: char) {
        let run = self.text.as_bytes()[self.at..].iter().take(4).take_while(|&&byte| byte == char as u8).count();
        let (len, class, turn) = match char {
            '.' if run > 1 => (self.dots(), Class::Ellipsis, Turn::Neutral),
            '…' => (char.len_utf8(), Class::Ellipsis, Turn::Neutral),
            '.' | '!' | '?' => (1, Class::Stop, Turn::Neutral),
            ',' => (1, Class::Comma, Turn::Neutral),
            ';' => (1, Class::Semicolon, Turn::Neutral),
            ':' => (1, Class::Colon, Turn::Neutral),
            '-' => (run.min(3), Class::Dash, Turn::Neutral),
            '–' | '—' | '―' | '−' => (char.len_utf8(), Class::Dash, Turn::Neutral),
            '(' | '[' | '{' => (1, Class::Open, Turn::Neutral),
            ')' | ']' | '}' => (1, Class::Close, Turn::Neutral),
            '"' | '＂' => (char.len_utf8(), Class::Double, Turn::Neutral),
            '“' | '«' | '„' | '‟' | '〝' => (char.len_utf8(), Class::Double, Turn::Open),
            '”' | '»' | '〞' => (char.len_utf8(), Class::Double, Turn::Close),
            '`' if run > 1 => (2, Class::Double, Turn::Open),
            '`' => (1, Class::Single, Turn::Open),
            '\'' => self.apostrophes(run),
            '‘' | '‚' | '‹' => self.doubled(char, Turn::Open),
            '’' | '›' => self.doubled(char, Turn::Close),
            _ => (char.len_utf8(), Class::Symbol, Turn::Neutral),
        };
        self.push(len, class, turn);
    }

    /// A run of full stops is one token, however long.
    fn dots(&self) -> usize {
        self.text.as_bytes()[self.at..].iter().take_while(|&&byte| byte == b'.').count()
    }

    /// `''` is a double mark, `'` a single one; of three, the single one is the inner.
    fn apostrophes(&self, run: usize) -> (usize, Class, Turn) {
        match run {
            1 => (1, Class::Single, Turn::Neutral),
            3 if self.gap == Gap::None && !self.tokens.is_empty() => (1, Class::Single, Turn::Neutral),
            _ => (2, Class::Double, Turn::Neutral),
        }
    }

    /// `‘‘` and `’’` are double marks too.
    fn doubled(&self, char: char, turn: Turn) -> (usize, Class, Turn) {
        let len = char.len_utf8();
        // `‘’So be it’’`: one of each before a word opens.
        let both = char == '‘' && self.char_at(self.at + len) == Some('’');
        if both && self.gap != Gap::None && self.char_at(self.at + 2 * len).is_some_and(char::is_alphanumeric) {
            return (2 * len, Class::Double, Turn::Open);
        }
        let twice = self.char_at(self.at + len) == Some(char);
        let thrice = twice && self.char_at(self.at + 2 * len) == Some(char);
        if twice && !(thrice && turn == Turn::Close) {
            (2 * len, Class::Double, turn)
        } else {
            (len, Class::Single, turn)
        }
    }

    /// "@name", "#topic".
    fn handle(&mut self) {
        let rest = &self.text.as_bytes()[self.at + 1..];
        let len = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count() + 1;
        let mut hash = Hash::new();
        self.text[self.at..self.at + len].chars().for_each(|char| hash.add(char));
        self.push_word(len, Class::Word, Turn::Neutral, Shape::Mixed, hash);
    }

    /// "1,000.5", "$5bn", "11:20", "70th", "90s".
    fn number(&mut self, sign: usize) {
        let bytes = self.text.as_bytes();
        let mut end = self.at + sign;
        loop {
            let byte = self.byte(end);
            let joins = matches!(byte, b',' | b'.' | b':' | b'/') && self.byte(end + 1).is_ascii_digit();
            if byte.is_ascii_alphanumeric() || joins || (byte == b'-' && self.byte(end + 1).is_ascii_alphanumeric()) {
                end += 1;
            } else {
                break;
            }
        }
        if self.byte(end) == b'%' {
            end += 1;
        }
        let mut hash = Hash::new();
        bytes[self.at..end].iter().for_each(|&byte| hash.add(if byte.is_ascii_digit() { '0' } else { byte as char }));
        self.push_word(end - self.at, Class::Number, Turn::Neutral, Shape::Lower, hash);
    }
}

impl Reader<'_> {
    fn word(&mut self) {
        if self.byte(self.at).is_ascii_digit() {
            return self.number(0);
        }
        let rest = &self.text.as_bytes()[self.at..];
        if matches!(rest[0], b'h' | b'w') && Self::is_address(rest) {
            return self.address();
        }
        let word = word_boundary::read(self.text, self.at);
        self.push_word(word.end - self.at, Class::Word, Turn::Neutral, word.shape, word.hash);
        // `'` or `’`, perhaps behind an "n".
        if matches!(self.byte(self.at), b'\'' | b'n' | b'N' | 0xE2) {
            self.suffix();
            self.end_name();
        }
    }

    /// "Mele 'Otunuku": whether the mark is a letter of the name that it stands before.
    fn begins_name(&self, mark: char) -> bool {
        let behind = self
            .tokens
            .last()
            .is_some_and(|last| last.shape == Shape::Capital && !last.words.is_function() && !last.is(Words::SAYING));
        behind && self.gap == Gap::Space && glottal::begins(self.text, self.at + mark.len_utf8())
    }

    /// The name behind a mark that is its first letter, under the key that it has without.
    fn name_behind(&mut self, mark: char) {
        let word = word_boundary::read(self.text, self.at + mark.len_utf8());
        self.push_word(word.end - self.at, Class::Word, Turn::Neutral, word.shape, word.hash);
        self.suffix();
    }

    /// "Achieng' Ogola": takes the mark that is the last letter of a name.
    fn end_name(&mut self) {
        let Some(name) = self.tokens.last_mut() else { return };
        let plain = name.shape == Shape::Capital && name.words == Words(0) && name.class == Class::Word;
        if let Some(end) = glottal::end(self.text, self.at).filter(|_| plain) {
            name.end = u32::try_from(end).unwrap_or(name.end);
            self.at = end;
        }
    }

    /// "’s", "n’t", "’re" directly behind a word; also with the mark turned the wrong way ("Assad‘s").
    fn suffix(&mut self) {
        let negation = matches!(self.byte(self.at), b'n' | b'N');
        let mark_at = self.at + usize::from(negation);
        let Some(mark @ ('\'' | '’' | '‘')) = self.char_at(mark_at) else { return };
        let rest = &self.text.as_bytes()[mark_at + mark.len_utf8()..];
        let letters = rest.iter().take(4).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let tail = &rest[..letters];
        let known = if negation {
            tail.eq_ignore_ascii_case(b"t")
        } else {
            word_boundary::SUFFIXES.iter().any(|suffix| tail.eq_ignore_ascii_case(suffix))
        };
        if known {
            let len = mark_at - self.at + mark.len_utf8() + letters;
            let mut hash = Hash::new();
            self.text[self.at..self.at + len].chars().for_each(|char| hash.add(char));
            self.push_word(len, Class::Suffix, Turn::Neutral, Shape::Lower, hash);
        }
    }

    /// "https://…" and "www.…" are one token up to white space or a mark.
    fn is_address(rest: &[u8]) -> bool {
        [&b"http://"[..], b"https://", b"www."].iter().any(|begin| rest.starts_with(begin))
    }

    fn address(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        let len = rest.iter().take_while(|&&byte| byte > b' ' && !b"\"'()<>".contains(&byte) && byte < 0x80).count();
        let len = len - rest[..len].iter().rev().take_while(|byte| b".,;:!?".contains(byte)).count();
        self.push(len.max(1), Class::Symbol, Turn::Neutral);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|token| token.text(text)).collect()
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        let cases = [
            ("Mr. al-Assad didn't go.", "Mr.|al-Assad|did|n't|go|."),
            ("The U.S.-led U.N. said J. Q. Doe’s", "The|U.S.-led|U.N.|said|J.|Q.|Doe|’s"),
            ("Assad‘s ‘aide’", "Assad|‘s|‘|aide|’"),
            ("O'Brien can’t, they've", "O'Brien|ca|n’t|,|they|'ve"),
            ("at 5:30 p.m. on $1,000.50, 20%.", "at|5:30|p.m.|on|$1,000.50|,|20%|."),
            ("''Yes,'' he said--twice ...", "''|Yes|,|''|he|said|--|twice|..."),
            ("“It’s ‘no.’”", "“|It|’s|‘|no|.|’|”"),
            ("'Wait ''no'''", "'|Wait|''|no|'|''"),
            ("said: ‘’So be it,’’ he", "said|:|‘’|So|be|it|,|’’|he"),
            ("No. 10 said no. Then", "No.|10|said|no|.|Then"),
            ("see www.example.org/a-b. AT&T", "see|www.example.org/a-b|.|AT&T"),
            ("War I. He", "War|I|.|He"),
            ("n't", "n|'t"),
        ];
        for (text, tokens) in cases {
            assert_eq!(cut(text).join("|"), tokens.replace("n|'t", &cut("n't").join("|")), "{text}");
        }
    }

    #[test]
    fn shapes_and_gaps_are_told() {
        let text = "NATO's McCain\nsaw 北京 it";
        let tokens = tokenize(text);
        let shapes: Vec<_> = tokens.iter().map(|token| token.shape).collect();
        assert_eq!(&shapes[..4], [Shape::Upper, Shape::Lower, Shape::Mixed, Shape::Lower]);
        assert_eq!((tokens[1].gap, tokens[2].gap, tokens[3].gap), (Gap::None, Gap::Space, Gap::Line));
        assert_eq!(tokens[4].text(text), "北京");
    }
}
