//! Text in, findings with spans out. Total functions: any text has findings, if only none.
//!
//! [`Doc`] reads a text once: tokens ([`token`]), sentences ([`sentence`]), quotation marks ([`mark`]),
//! phrases that can name someone ([`phrase`]). The stages after it take the `Doc` by reference and look
//! things up in it. Inside this room offsets are bytes ([`Stretch`]) and indices of tokens
//! ([`sentence::Tokens`]); [`findings`] turns them into code points once, at the end.

mod doc;
mod letters;
pub mod mark;
pub mod phrase;
pub mod segment;
pub mod sentence;
pub mod token;
pub mod word;

use crate::domain::{Findings, RawArticle, Registry};

pub use doc::{Doc, Labelled, Stretch};

/// The registry in the form that texts are searched with. Built once, shared by all workers.
#[derive(Debug)]
pub struct Gazetteer {}

impl Gazetteer {
    /// Prepares a registry for searching.
    #[must_use]
    pub fn new(_registry: &Registry) -> Self {
        Self {}
    }
}

/// Finds segments, quotes, mentions and what is stated about votes in one article.
#[must_use]
pub fn findings(raw: &RawArticle, _gazetteer: &Gazetteer) -> Findings {
    let _doc = Doc::new(&raw.text);
    Findings::default()
}
