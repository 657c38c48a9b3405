//! Quotes: words in quotation marks, reported speech, and the outlets they are credited to.

pub mod direct;
pub(crate) mod modality;
pub mod reported;
pub mod via;
