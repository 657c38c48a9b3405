//! What kind of word stands where: closed classes by list, the others by their endings.
//!
//! Finer than [`crate::extract::lexicon::words::Words`] where the boundaries of reported speech depend on it
//! ("that", "to", "of", "by" are classes of their own), and exclusive: a word has one class, so that a
//! few classes in a row make one feature.

use crate::extract::text::token::{self, Shape, Token};

/// The class of a token; one of the first seven where no list has the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Class {
    /// A word that shows nothing.
    Other,
    /// Capitalised within a sentence.
    Capital,
    /// Capitalised where every word would be.
    Initial,
    Ed,         // "claimed"
    Ing,        // "claiming"
    Ly,         // "reportedly"
    S,          // "claims"
    Number,     // "2012"
    Determiner, // "the", "some", "two"
    Possessive, // "his"
    Pronoun,    // "he"
    Object,     // "him"
    Who,
    Which,
    That,
    Question, // "what", "how"
    If,       // "whether", "if"
    To,
    Of,
    By,
    For,
    With,
    As,
    In, // "in", "on", "at"
    Preposition,
    And,
    But,
    Or,
    Subordinator, // "while"
    Be,
    Have,
    Do,
    Modal, // "would"
    Not,
    Adverb, // "also", "yesterday"
    Day,    // "Monday", "February"
    Time,   // "week"
    Title,  // "Mr.", "minister"
    There,
    Comma,     // `,`
    Stop,      // `.`
    Colon,     // `:`
    Semicolon, // `;`
    /// `–`, `…`.
    Dash,
    Open,  // `(`
    Close, // `)`
    /// A double quotation mark.
    Mark,
    /// "'s" of a possessive.
    Owner,
    /// `?`, `!`.
    Exclaim,
    Sign,
    /// What lies outside the statement.
    Edge,
}

/// The key of "'s": FNV-1a of its two bytes.
const OWNER: u32 = ((0x811c_9dc5 ^ 0x27u32).wrapping_mul(0x0100_0193) ^ 0x73).wrapping_mul(0x0100_0193);

/// The class of what is no word; none for words.
#[inline]
#[must_use]
pub fn sign(token: &Token, text: &str) -> Option<Class> {
    if matches!(token.class, token::Class::Word | token::Class::Suffix) {
        return None;
    }
    Some(match token.class {
        token::Class::Number => Class::Number,
        token::Class::Stop if text.as_bytes().get(token.start as usize) == Some(&b'.') => Class::Stop,
        token::Class::Stop => Class::Exclaim,
        token::Class::Ellipsis | token::Class::Dash => Class::Dash,
        token::Class::Comma => Class::Comma,
        token::Class::Semicolon => Class::Semicolon,
        token::Class::Colon => Class::Colon,
        token::Class::Open => Class::Open,
        token::Class::Close => Class::Close,
        token::Class::Double => Class::Mark,
        _ => Class::Sign,
    })
}

/// The class of a word by its list, its place and its ending.
#[must_use]
pub fn word(token: &Token, listed: Option<Class>, before: Class, is_first: bool, text: &str) -> Class {
    if token.class == token::Class::Suffix && (listed.is_none() || token.key == OWNER) {
        let is_verb = matches!(before, Class::Pronoun | Class::That | Class::There | Class::Question | Class::Who);
        return if is_verb && token.key == OWNER { Class::Be } else { Class::Owner };
    }
    let capital = token.shape != Shape::Lower;
    // "May", "Will", "Down": names within a sentence.
    let named =
        |class: &Class| matches!(class, Class::Modal | Class::Preposition | Class::Subordinator | Class::Adverb);
    match listed {
        Some(class) if !(capital && !is_first && named(&class)) => class,
        _ if capital && !is_first => Class::Capital,
        _ => ending(text.as_bytes().get(token.start as usize..token.end as usize).unwrap_or_default(), capital),
    }
}

fn ending(word: &[u8], capital: bool) -> Class {
    let [.., last_but_two, last_but_one, last] = *word else {
        return if capital { Class::Initial } else { Class::Other };
    };
    let lower = [last_but_two, last_but_one, last].map(|letter| letter.to_ascii_lowercase());
    match lower {
        [_, b'e', b'd'] if word.len() > 3 => Class::Ed,
        [b'i', b'n', b'g'] if word.len() > 4 => Class::Ing,
        [_, b'l', b'y'] => Class::Ly,
        _ if capital => Class::Initial,
        [_, before, b's'] if word.len() > 3 && before != b's' => Class::S,
        _ => Class::Other,
    }
}
