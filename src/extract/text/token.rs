//! Tokens: words, numbers, stops, marks, each with what its letters show.
//!
//! [`super::tokenizer`] cuts a text into them.

use crate::extract::lexicon::words::Words;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Letters, perhaps with digits.
    Word,
    /// Digits, perhaps with a currency sign, separators, a unit.
    Number,
    /// "'s", "n't", "'re", and the bare apostrophe of a plural's possessive.
    Suffix,
    /// `.`, `!`, `?`.
    Stop,
    /// `…`, `...`.
    Ellipsis,
    Comma,     // `,`
    Semicolon, // `;`
    Colon,     // `:`
    /// `–`, `—`, `--`, and a hyphen standing alone.
    Dash,
    /// `(`, `[`, `{`.
    Open,
    /// `)`, `]`, `}`.
    Close,
    /// A double quotation mark of any form.
    Double,
    /// A single one, or an apostrophe that may be one.
    Single,
    Symbol,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// "house", and whatever has no letters.
    Lower,
    Capital, // "House"
    /// "NATO", "U.S.", "I".
    Upper,
    Mixed, // `McCain`, `iPhone`
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// Nothing: it touches its neighbour.
    None,
    /// White space within a line.
    Space,
    /// The end of a line, or the beginning of the text.
    Line,
}

/// Which way a quotation mark is turned by its form alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Turn {
    /// `“`, `‘`, `«`.
    Open,
    /// `”`, `’`, `»`.
    Close,
    /// `"`, `'`, `''`; and every token that is no mark.
    Neutral,
}

#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Byte offset of its first character.
    pub start: u32,
    /// Byte offset behind its last character.
    pub end: u32,
    /// The hash of the word ([`crate::extract::lexicon::words::key`]).
    pub key: u32,
    pub class: Class,
    /// How it is written.
    pub shape: Shape,
    /// What stands before it.
    pub gap: Gap,
    pub turn: Turn,
    /// What the word lists say of it.
    pub words: Words,
}

impl Token {
    /// Whether the word is in one of these classes.
    #[must_use]
    pub const fn is(&self, any: Words) -> bool {
        self.words.is(any)
    }

    /// Whether it is a word with a capital first letter.
    #[must_use]
    pub fn is_capital(&self) -> bool {
        self.class == Class::Word && self.shape != Shape::Lower
    }

    /// Whether it is a word or a number.
    #[must_use]
    pub fn is_wordlike(&self) -> bool {
        matches!(self.class, Class::Word | Class::Number)
    }

    /// Whether it ends in a stop of its own: "Mr.", "U.S."
    #[must_use]
    pub fn has_stop(&self, text: &str) -> bool {
        self.class == Class::Word && text.as_bytes().get(self.end as usize - 1) == Some(&b'.')
    }

    #[must_use]
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// A half-open range of tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    /// Index of the first.
    pub first: u32,
    /// Index behind the last.
    pub end: u32,
}

impl Tokens {
    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.first >= self.end
    }

    /// How many there are.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.first)
    }

    /// Whether the token with this index is among them.
    #[must_use]
    pub const fn holds(self, index: u32) -> bool {
        self.first <= index && index < self.end
    }

    /// As a range for slicing.
    #[must_use]
    pub const fn range(self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }
}
