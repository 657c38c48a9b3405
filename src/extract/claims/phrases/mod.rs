//! The phrases that the rules for ballots and results look for, as lists; [`super::rules`] reads them.
//!
//! Those of `ballot` and `result` begin with a word, not with a place that may be empty, so that one probe of the
//! vocabulary tells where none begins.

pub(super) mod ballot;
pub(super) mod exceptions;
pub(super) mod result;

/// The words that the phrase may begin with.
fn first_words(phrase: &'static str) -> impl Iterator<Item = &'static str> {
    phrase.split(' ').next().unwrap_or_default().split('|')
}
