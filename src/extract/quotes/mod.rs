//! Quotes: words in quotation marks, reported speech, and the outlets they are credited to.

pub mod direct;
pub mod reported;
pub mod via;
