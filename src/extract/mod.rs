//! Text in, findings with spans out. Total functions: any text has findings, if only none.
//!
//! [`Doc`] reads a text once: tokens ([`token`]), sentences ([`sentence`]), quotation marks ([`mark`]),
//! phrases that can name someone ([`phrase`]). The stages after it take the `Doc` by reference and look
//! things up in it: [`Cast`] finds whom the text names and whom its titles and pronouns mean. Inside this room offsets are bytes ([`Stretch`]) and indices of tokens
//! ([`sentence::Tokens`]); [`findings`] turns them into code points once, at the end.

pub mod coref;
mod doc;
pub mod gazetteer;
mod letters;
pub mod mark;
pub mod mention;
pub mod name;
pub mod phrase;
pub mod segment;
pub mod sentence;
pub mod token;
pub mod word;

use crate::domain::{CodePoints, Findings, RawArticle};

pub use coref::Cast;
pub use doc::{Doc, Labelled, Stretch};
pub use gazetteer::Gazetteer;

/// Finds segments, quotes, mentions and what is stated about votes in one article.
#[must_use]
pub fn findings(raw: &RawArticle, gazetteer: &Gazetteer) -> Findings {
    let doc = Doc::new(&raw.text);
    let points = CodePoints::new(&raw.text);
    let cast = Cast::read(&doc, gazetteer, raw.metadata.published_on.value);
    Findings { mentions: cast.mentions(&points), actors: cast.actors(&points), ..Findings::default() }
}
