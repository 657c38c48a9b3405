//! Bodies and places that stand between a post and a name: "head of research at the Grain Union Jane Roe".

use super::names::Names;
use super::person_nouns::is_before_name;
use crate::extract::lexicon::words::{Words, ascii_key};
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// "the head of Green Valley Jane Roe", "ambassador to the Labour Organization Jane Roe", "envoy to the United Nations in
/// Geneva Jane Roe": how many words, up to one for a body or place, stand between a post's preposition and a name.
pub(super) fn body_of_post(tokens: &[Token], run: Tokens) -> usize {
    let words = &tokens[run.range()];
    if words.len() < 3 || !follows_post(tokens, run.first as usize) {
        return 0;
    }
    let plain = |token: &Token| {
        let particle = token.is(Words::NAME_PARTICLE);
        let listed = Names::of(token.key).is(Names::ORGANISATION.or(Names::AFFILIATION));
        particle || (token.words == Words(0) || Names::of(token.key).is_given()) && token.is_capital() && !listed
    };
    let is_name = |from: usize| {
        let rest = &words[from..];
        rest.iter().all(plain) && rest.iter().filter(|token| token.is_capital()).count() > 1 && rest[0].is_capital()
    };
    let thing = |token: &Token| Names::of(token.key).is(Names::ORGANISATION.or(Names::THING));
    let body = (0..words.len() - 1).rev().find(|&at| thing(&words[at])).map(|at| at + 1).filter(|&at| is_name(at));
    let place = tokens[run.first as usize - 1].key == ascii_key("in");
    body.or_else(|| (place && is_name(1)).then_some(1)).unwrap_or(0)
}

/// Whether a noun for a person stands before, and nothing between it and here but a preposition and what that governs.
pub(super) fn follows_post(tokens: &[Token], first: usize) -> bool {
    let mut prepositions = 0;
    for at in (first.saturating_sub(14)..first).rev() {
        let token = &tokens[at];
        let touches = tokens[at + 1].gap == Gap::Space || tokens[at + 1].class == Class::Suffix;
        if !touches {
            return false;
        }
        let lower = token.class == Class::Word && token.shape == Shape::Lower;
        if prepositions > 0 && token.class == Class::Word && is_before_name(token) && !token.is(Words::PLURAL) {
            return true;
        }
        let joins = [ascii_key("of"), ascii_key("to"), ascii_key("at"), ascii_key("for"), ascii_key("in")];
        prepositions += usize::from(joins.contains(&token.key));
        let part = token.is_capital()
            || token.class == Class::Suffix
            || joins.contains(&token.key)
            || token.is(Words::ARTICLE)
            || prepositions > 0 && lower && !token.words.is_function() && !token.is(Words::SAYING | Words::VERB);
        if !part || prepositions > 3 {
            return false;
        }
    }
    false
}
