//! Cuts the words outside closed classes into phrases that can name someone: names, pronouns, nouns.
//!
//! No part-of-speech tagger: names are runs of capitals with the particles and connectors that join
//! them, nouns are what stands between a determiner (or the beginning of a clause) and the next verb,
//! preposition or mark. A phrase is the core of a mention, the part that overlaps with it for sure;
//! [`crate::extract::quotes::direct`] grows it to the mention ("Robert Doe, a spokesman for the ministry").

use super::particles::{is_last_adverb, is_modal_name, particles};
use super::sentence::Tokens;
use super::token::{Class, Gap, Shape, Token};
use crate::extract::Stretch;
use crate::extract::lexicon::words::{Words, ascii_key};

/// What a phrase is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PhraseKind {
    /// Capitalised words: "Robert Doe", "Foreign Minister Jane Roe", "the White House".
    Name,
    Pronoun, // "he", "they", "who"
    /// "the minister", "police", "a man".
    Noun,
}

/// Words that may name someone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Its tokens, determiner and titles included.
    pub tokens: Tokens,
    /// The token that names: the last of a name or of the nouns.
    pub head: u32,
    pub span: Stretch,
    /// What it is made of.
    pub kind: PhraseKind,
    /// Whether a possessive follows ("Doe’s").
    pub owns: bool,
}

/// All phrases, in order, none overlapping.
#[must_use]
pub fn phrases(text: &str, tokens: &[Token]) -> Vec<Phrase> {
    let mut found = Vec::with_capacity(tokens.len() / 4);
    let mut at = 0;
    while at < tokens.len() {
        at = match phrase(text, tokens, at) {
            Some(phrase) => {
                found.push(phrase);
                phrase.tokens.end as usize
            }
            None => at + 1,
        };
    }
    found
}

fn phrase(text: &str, tokens: &[Token], at: usize) -> Option<Phrase> {
    let token = &tokens[at];
    if token.class != Class::Word && token.class != Class::Number {
        return None;
    }
    let which = token.is(Words::RELATIVE) && !token.is(Words::DEMONSTRATIVE | Words::POSSESSIVE);
    if token.is(Words::PRONOUN | Words::OBJECT_PRONOUN) || which {
        return Some(made(tokens, at, at + 1, at, PhraseKind::Pronoun));
    }
    if is_participle(text, tokens, at) || is_time(tokens, at) {
        return None;
    }
    if is_name_word(tokens, at) {
        return Some(name(text, tokens, at, at));
    }
    nouns(text, tokens, at)
}

/// Whether the word is capitalised for its own sake.
fn is_name_word(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if !token.is_capital() {
        return false;
    }
    // "Doctors Without Borders"
    let near =
        |at: usize| tokens.get(at).is_some_and(|token| token.shape == Shape::Capital && !token.words.is_function());
    let inside =
        at > 0 && touches(tokens, at) && near(at - 1) && tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Space);
    if inside && token.is(Words::PREPOSITION) && token.end - token.start > 5 && near(at + 1) {
        return true;
    }
    // At the beginning of a sentence every word has a capital.
    !token.words.is_function()
        || is_modal_name(tokens, at)
        || token.shape == Shape::Upper && token.end - token.start > 1 && !is_sentence_start(tokens, at)
}

/// "Last night Jane Roe said": a time that begins a sentence.
fn is_time(tokens: &[Token], at: usize) -> bool {
    const WHICH: [u32; 2] = [ascii_key("last"), ascii_key("next")];
    const TIMES: [u32; 7] = [
        ascii_key("night"),
        ascii_key("week"),
        ascii_key("month"),
        ascii_key("year"),
        ascii_key("summer"),
        ascii_key("winter"),
        ascii_key("weekend"),
    ];
    const UNITS: [u32; 7] = [
        ascii_key("seconds"),
        ascii_key("minutes"),
        ascii_key("hours"),
        ascii_key("days"),
        ascii_key("weeks"),
        ascii_key("months"),
        ascii_key("years"),
    ];
    const FROM: [u32; 4] = [ascii_key("later"), ascii_key("earlier"), ascii_key("before"), ascii_key("after")];
    // "Twenty minutes later Jane Roe said"
    let far = |at: usize| {
        let unit = tokens.get(at + 1).is_some_and(|unit| UNITS.contains(&unit.key));
        unit && tokens.get(at + 2).is_some_and(|from| FROM.contains(&from.key))
    };
    if far(at) && is_sentence_start(tokens, at) && tokens[at].is_capital() {
        return true;
    }
    let time = |at: usize| tokens.get(at).is_some_and(|token| TIMES.contains(&token.key));
    WHICH.contains(&tokens[at].key) && time(at + 1)
        || at > 0 && WHICH.contains(&tokens[at - 1].key) && tokens[at - 1].is_capital() && time(at)
}

/// "Echoing Jane Roe, …": a participle that begins a sentence is no part of the name behind it.
fn is_participle(text: &str, tokens: &[Token], at: usize) -> bool {
    // "Imagine Jane Roe saying"
    const IMPERATIVES: [u32; 5] =
        [ascii_key("imagine"), ascii_key("suppose"), ascii_key("picture"), ascii_key("assume"), ascii_key("unlike")];
    let (token, next) = (&tokens[at], tokens.get(at + 1));
    token.shape == Shape::Capital
        && token.end - token.start > 5
        && (token.text(text).ends_with("ing") || IMPERATIVES.contains(&token.key))
        && is_sentence_start(tokens, at)
        && next.is_some_and(|next| {
            next.gap == Gap::Space && (next.is_capital() || next.is(Words::ARTICLE | Words::POSSESSIVE))
        })
}

fn is_sentence_start(tokens: &[Token], at: usize) -> bool {
    tokens[at].gap == Gap::Line
        || at == 0
        || matches!(
            tokens[at - 1].class,
            Class::Stop | Class::Double | Class::Single | Class::Colon | Class::Dash | Class::Ellipsis
        )
}

/// A run of capitals from `at`; `first` is where a determiner before it stands.
fn name(text: &str, tokens: &[Token], first: usize, at: usize) -> Phrase {
    let mut end = at + 1;
    while end < tokens.len() {
        if touches(tokens, end) && is_name_word(tokens, end) && !stops_before(text, tokens, end) {
            end += 1;
        } else if let Some(next) = connected(tokens, end) {
            end = next + 1;
        } else {
            end += usize::from(is_last_adverb(tokens, at, end));
            break;
        }
    }
    described(text, tokens, first, end)
}

/// "Chinese state media", "Trump supporters", "Chinese foreign ministry spokesperson Jane Roe": a name
/// that only describes the noun behind it, or the name behind that.
fn described(text: &str, tokens: &[Token], first: usize, end: usize) -> Phrase {
    let nouns = Words::ROLE | Words::GROUP | Words::PEOPLE | Words::ADJECTIVE | Words::OUTLET;
    let is_noun = |at: usize| {
        let token = &tokens[at];
        token.class == Class::Word && token.gap == Gap::Space && token.shape == Shape::Lower && token.is(nouns)
    };
    let mut at = end;
    while at < tokens.len() && at < end + 6 && is_noun(at) {
        at += 1;
    }
    if at == end || tokens[end - 1].is(Words::DAY | Words::MONTH) {
        return made(tokens, first, end, end - 1, PhraseKind::Name);
    }
    if at < tokens.len() && touches(tokens, at) && is_name_word(tokens, at) && !stops_before(text, tokens, at) {
        let named = tokens[at - 1].is(Words::ROLE | Words::TITLE | Words::PEOPLE);
        // Bounded, so that no text makes it call itself without end.
        if named && at - first < 16 {
            return name(text, tokens, first, at);
        }
    }
    // "foreign" describes on; a noun ends it.
    while at > end && !tokens[at - 1].is(Words::ROLE | Words::GROUP | Words::PEOPLE | Words::OUTLET) {
        at -= 1;
    }
    if at == end {
        return made(tokens, first, end, end - 1, PhraseKind::Name);
    }
    made(tokens, first, at, at - 1, PhraseKind::Noun)
}

/// Whether only a space stands before the token.
fn touches(tokens: &[Token], at: usize) -> bool {
    tokens[at].gap == Gap::Space
}

/// "Doe. Smith": never across a stop, which is a token of its own; but "U.S. Smith" goes on.
fn stops_before(_text: &str, tokens: &[Token], at: usize) -> bool {
    tokens[at].is(Words::DAY) && !tokens[at - 1].is(Words::TITLE)
}

/// "Department of State", "Osama bin Laden": the index of the capital behind the connector.
fn connected(tokens: &[Token], at: usize) -> Option<usize> {
    const OF: [u32; 2] = [ascii_key("of"), ascii_key("for")];
    let token = tokens.get(at)?;
    let next = tokens.get(at + 1)?;
    let joins = token.gap == Gap::Space
        && token.class == Class::Word
        && (token.is(Words::NAME_PARTICLE) || OF.contains(&token.key));
    if joins && next.gap == Gap::Space && is_name_word(tokens, at + 1) {
        return Some(at + 1);
    }
    // "Jane van den Roe", "Ana dos Reis e Luz"
    let end = at + particles(tokens, at, |_| true);
    let touches = tokens.get(end).is_some_and(|next| next.gap == Gap::Space);
    (end > at && touches && is_name_word(tokens, end)).then_some(end)
}

/// A determiner, a number or a bare noun and what follows up to the last noun.
fn nouns(text: &str, tokens: &[Token], first: usize) -> Option<Phrase> {
    if tokens[first].is(Words::RELATIVE) && tokens[first].is(Words::DEMONSTRATIVE) {
        // "a message that said": who said it; "said that the": no speaker.
        let next = tokens.get(first + 1)?;
        if next.is(Words::SAYING | Words::SAYING_LOOSE | Words::VERB) || next.words.is_auxiliary() {
            return Some(made(tokens, first, first + 1, first, PhraseKind::Pronoun));
        }
        if next.words.is_function() || next.is_capital() {
            return None;
        }
    }
    let determined = Words::ARTICLE | Words::POSSESSIVE | Words::DEMONSTRATIVE | Words::QUANTIFIER;
    if is_verb_of_chain(text, tokens, first) {
        return None;
    }
    let mut at = first;
    while at < tokens.len() && tokens[at].is(determined) && (at == first || touches(tokens, at)) {
        at += 1;
    }
    let begin = at;
    while at < tokens.len()
        && at < begin + 12
        && is_noun_like(tokens, at, at > begin || begin > first)
        && !(at > begin && is_past(text, tokens, at))
    {
        if is_name_word(tokens, at) {
            let mut found = name(text, tokens, first, at);
            let end = found.tokens.end as usize;
            // "the Clinton campaign": capitals that only describe.
            if end < tokens.len()
                && begin > first
                && is_noun_like(tokens, end, true)
                && tokens[end].is(Words::ROLE | Words::GROUP | Words::PEOPLE)
            {
                at = end;
                continue;
            }
            found.owns = owns(tokens, end);
            return Some(found);
        }
        at += 1;
    }
    if at == begin {
        // "some said", "others said", "both"
        let alone = begin > first && tokens[first].is(Words::QUANTIFIER | Words::DEMONSTRATIVE);
        return alone.then(|| made(tokens, first, begin, begin - 1, PhraseKind::Noun));
    }
    Some(made(tokens, first, at, at - 1, PhraseKind::Noun))
}

/// "Jane Roe got up, cleared her throat and said": a past behind a comma, with an object of its own.
fn is_verb_of_chain(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = &tokens[at];
    let object = tokens.get(at + 1).is_some_and(|next| next.is(Words::ARTICLE | Words::POSSESSIVE));
    let behind = at > 0 && tokens[at - 1].class == Class::Comma;
    behind && object && word.shape == Shape::Lower && word.words == Words(0) && word.text(text).ends_with("ed")
}

/// Whether the word can stand in a noun phrase.
fn is_noun_like(tokens: &[Token], at: usize, inside: bool) -> bool {
    let token = &tokens[at];
    if inside && token.gap != Gap::Space {
        return false;
    }
    let named =
        token.is(Words::ROLE | Words::GROUP | Words::PEOPLE | Words::ADJECTIVE | Words::SAYING_NOUN | Words::TITLE);
    let verbal = token.is(Words::SAYING | Words::VERB) && !named;
    token.is_wordlike() && !token.words.is_function() && !verbal && !token.is(Words::DAY)
}

/// "a familiar voice celebrated": a word in "-ed" behind a noun is the verb; behind an adjective it may
/// be another ("unnamed retired officials").
fn is_past(text: &str, tokens: &[Token], at: usize) -> bool {
    let describes = |token: &Token| {
        token.words.is_function()
            || token.is(Words::ADJECTIVE)
            || token.class == Class::Number
            || token.text(text).ends_with("ed")
            || token.text(text).ends_with("ly")
    };
    let word = &tokens[at];
    word.shape == Shape::Lower
        && word.text(text).ends_with("ed")
        && !word.is(Words::ADJECTIVE)
        && !describes(&tokens[at - 1])
}

fn owns(tokens: &[Token], end: usize) -> bool {
    tokens.get(end).is_some_and(|next| next.class == Class::Suffix && next.gap == Gap::None)
}

fn made(tokens: &[Token], first: usize, end: usize, head: usize, kind: PhraseKind) -> Phrase {
    let span = Stretch { start: tokens[first].start, end: tokens[end - 1].end };
    let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let tokens_of = Tokens { first: index(first), end: index(end) };
    Phrase { tokens: tokens_of, head: index(head), span, kind, owns: owns(tokens, end) }
}
