//! What features call a mention and a token: kinds and forms, not words, so that grammar is learnt.

use crate::extract::lexicon::words::Words;
use crate::extract::ner::names::Names;
use crate::extract::text::noun_phrase::{Phrase, PhraseKind};
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// What kind of mention a phrase is, as a small number that features use.
#[must_use]
pub fn kind(tokens: &[Token], phrase: &Phrase) -> u8 {
    let head = &tokens[phrase.head as usize];
    let first = &tokens[phrase.tokens.first as usize];
    // "Jane March" is no day.
    let given = phrase.tokens.len() > 1 && Names::of(first.key).is_given();
    match phrase.kind {
        PhraseKind::Name if head.is(Words::DAY | Words::MONTH) && !given => 1,
        PhraseKind::Name if first.is(Words::TITLE) && phrase.tokens.len() > 1 => 2,
        PhraseKind::Name if first.is(Words::ARTICLE) => 3,
        PhraseKind::Name if phrase.tokens.len() > 1 => 4,
        PhraseKind::Name if head.shape == Shape::Upper => 5,
        PhraseKind::Name => 6,
        PhraseKind::Pronoun if head.is(Words::OBJECT_PRONOUN) => 7,
        PhraseKind::Pronoun if head.is(Words::MALE | Words::FEMALE) => 8,
        PhraseKind::Pronoun if head.is(Words::PLURAL) && !head.is(Words::FIRST_SECOND) => 9,
        PhraseKind::Pronoun if head.is(Words::FIRST_SECOND) => 10,
        PhraseKind::Pronoun if head.is(Words::RELATIVE) => 11,
        PhraseKind::Pronoun => 12,
        PhraseKind::Noun if head.is(Words::ASKER) => 22,
        PhraseKind::Noun if head.is(Words::DOCUMENT) => 23,
        PhraseKind::Noun if head.is(Words::ROLE) => 13,
        PhraseKind::Noun if head.is(Words::PEOPLE) => 14,
        PhraseKind::Noun if head.is(Words::SAYING_NOUN) => 15,
        PhraseKind::Noun if head.is(Words::OUTLET) => 16,
        PhraseKind::Noun if head.is(Words::GROUP) => 17,
        PhraseKind::Noun if head.words.is_function() => 18,
        PhraseKind::Noun if first.is(Words::POSSESSIVE) => 19,
        PhraseKind::Noun if first.is(Words::ARTICLE) => 20,
        PhraseKind::Noun => 21,
    }
}

/// A token as features name it.
pub(super) fn form(text: &str, token: &Token) -> u32 {
    let by_itself = Words::SAYING_SURE | Words::SAYING_LOOSE | Words::TITLE;
    let line = u32::from(token.gap == Gap::Line) << 8;
    let class = match token.class {
        Class::Word if token.words.is_function() || (token.is(by_itself) && !token.is_capital()) => {
            return token.key | 0x800;
        }
        Class::Suffix => return token.key | 0x800,
        Class::Word if token.is(Words::DAY | Words::MONTH) => 23,
        // Rare verbs of saying by their endings, so that what is learnt of some holds for all.
        Class::Word if token.is(Words::SAYING) && !token.is_capital() => {
            24 + ending(&text.as_bytes()[token.start as usize..token.end as usize])
        }
        Class::Word if token.is_capital() => 1,
        Class::Word => ending(&text.as_bytes()[token.start as usize..token.end as usize]),
        Class::Number => 7,
        Class::Stop => 8 + u32::from(text.as_bytes()[token.start as usize] & 3),
        Class::Ellipsis => 13,
        Class::Comma => 14,
        Class::Semicolon => 15,
        Class::Colon => 16,
        Class::Dash => 17,
        Class::Open => 18,
        Class::Close => 19,
        Class::Double => 20,
        Class::Single => 21,
        Class::Symbol => 22,
    };
    class | line
}

fn ending(word: &[u8]) -> u32 {
    match word {
        [.., b'e', b'd'] => 2,
        [.., b'i', b'n', b'g'] => 3,
        [.., b'l', b'y'] => 4,
        [.., b's'] => 5,
        _ => 6,
    }
}
