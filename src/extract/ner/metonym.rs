//! Whether the name of a capital stands for a government or for the city.

use super::names::Names;
use crate::extract::Doc;
use crate::extract::lexicon::words::{self, Words};
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// Whether the capital acts: "Beijing said", "Moscow’s plan", "condemned Damascus", but not "in Beijing".
#[must_use]
pub(crate) fn is_metonym(doc: &Doc<'_>, name: Tokens) -> bool {
    let tokens = &doc.tokens;
    let (first, end) = (name.first as usize, name.end as usize);
    let before = (first > 0 && tokens[first].gap != Gap::Line).then(|| &tokens[first - 1]);
    let next = tokens.get(end).filter(|next| next.gap != Gap::Line);
    if before.is_some_and(|token| {
        Names::of(token.key).is(Names::PLACE_BEFORE)
            || (token.is_capital() && token.gap == Gap::Space && !token.words.is_function())
    }) {
        return false;
    }
    // "Beijing Olympics", "Washington, D.C.", datelines in capitals
    let other = next.is_some_and(|next| next.is_capital() && next.gap == Gap::Space);
    if other || tokens[first].shape == Shape::Upper {
        return false;
    }
    if next.is_some_and(|next| next.class == Class::Suffix) {
        return true;
    }
    let acts = next.is_some_and(|next| {
        next.words.is_auxiliary()
            || next.is(Words::SAYING | Words::SAYING_LOOSE | Words::VERB | Words::NEGATION | Words::ADVERB)
            || (next.class == Class::Word
                && before.is_none_or(|token| !token.is_wordlike())
                && !next.words.is_function())
    });
    let joined = next.is_some_and(|next| next.key == words::ascii_key("and"))
        && tokens.get(end + 1).is_some_and(Token::is_capital);
    let behind_and =
        before.is_some_and(|token| token.key == words::ascii_key("and")) && first > 1 && tokens[first - 2].is_capital();
    acts || joined || behind_and || before.is_some_and(|token| Names::of(token.key).is(Names::ACTOR_BEFORE))
}
