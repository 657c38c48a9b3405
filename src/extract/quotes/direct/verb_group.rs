//! The verb of saying with its auxiliaries: active or passive, said or promised.

use super::quoting;
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::text::token::{Class, Token};

/// "it would continue to": behind a modal these are no words of saying.
pub(super) fn is_promise(tokens: &[Token], end: usize, verb: usize) -> bool {
    const WEAK: [u32; 9] = [
        key("continue"),
        key("begin"),
        key("offer"),
        key("put"),
        key("point"),
        key("maintain"),
        key("observe"),
        key("counter"),
        key("charge"),
    ];
    verb > end && tokens[verb - 1].is(Words::MODAL) && WEAK.contains(&tokens[verb].key)
}

/// "was asked", "has been called"; not "is saying", nor "was quoted as saying".
pub(super) fn is_passive(tokens: &[Token], end: usize, verb: usize) -> bool {
    const BE: [u32; 7] = [key("is"), key("are"), key("was"), key("were"), key("be"), key("been"), key("being")];
    const GOES_ON: [u32; 7] =
        [key("saying"), key("telling"), key("adding"), key("asking"), key("calling"), key("writing"), key("speaking")];
    let auxiliary = tokens[end..verb].iter().rev().find(|token| token.words.is_auxiliary());
    let quoted = tokens.get(verb + 1).is_some_and(|next| next.key == key("as"))
        || quoting::is_quoting(&tokens[verb]) && quoting::as_saying(tokens, verb + 1).is_some();
    auxiliary.is_some_and(|token| BE.contains(&token.key)) && !GOES_ON.contains(&tokens[verb].key) && !quoted
}

/// A verb of saying here, or behind adverbs and auxiliaries.
pub(super) fn verb_at(tokens: &[Token], at: usize, stop: usize) -> Option<usize> {
    let skipped = |token: &&Token| token.words.is_auxiliary() || token.is(Words::ADVERB);
    let skip = tokens.get(at..stop)?.iter().take_while(skipped).count();
    let verb = tokens.get(at + skip).filter(|_| at + skip < stop)?;
    (verb.class == Class::Word && verb.is(Words::SAYING)).then_some(at + skip)
}
