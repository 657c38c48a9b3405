//! Text analysis: how a text becomes the words that the indexes hold and that queries ask for.
//!
//! # Design
//!
//! One analyzer for both sides, so that whatever a text is written with can be typed. Words are runs of letters and
//! digits, folded ([`folding`]); acronyms lose their points (`U.N.` is `UN`); scripts that put no space between words
//! become overlapping pairs of characters ([`bigrams`]).
//!
//! English words are indexed as written and as their stems ([`stemmer`]), as Lucene's `KeywordRepeatFilter` does it. Its
//! stems stand at the place of their words, so that a phrase may match what was never written. Here they have columns of
//! their own ([`fields`]): words are looked for in all columns, phrases in those of the words as written.

pub(crate) mod analyzer;
pub(crate) mod bigrams;
pub(crate) mod fields;
pub(crate) mod folding;
pub(crate) mod indexed_text;
pub(crate) mod stemmer;
#[cfg(feature = "postgres")]
pub(crate) mod vectors;
