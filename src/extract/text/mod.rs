//! Text as tokens, sentences, quotation marks and noun phrases.

pub(crate) mod document;
mod glottal;
pub mod noun_phrase;
pub mod particles;
pub mod quotation_marks;
pub mod sentence;
pub mod token;
pub(crate) mod tokenizer;
pub(crate) mod word_boundary;
