//! Mentions that may be a run's speaker: what rules and the model both look at.

use super::attribution_links::Link;

/// A phrase outside all runs, with what connects it to verbs of saying.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Its index in `Doc::phrases`.
    pub phrase: usize,
    pub first: u32,
    /// The index behind its last token.
    pub end: u32,
    pub statement: u32,
    pub paragraph: u32,
    /// What kind of mention it is; see [`super::token_classes::kind`].
    pub kind: u8,
    pub link: Link,
    /// The key of its head.
    pub head: u32,
    /// How many candidates before it share its verb.
    pub sharing: u8,
    /// How many candidates of its statement stand before it.
    pub nth: u8,
    /// What connects it with the candidates before and behind it: see `attach` in [`super::model_input`].
    pub attach: [u32; 2],
    /// How many mentions of the same head have a verb of saying in this article.
    pub support: u8,
}

/// An index as a number of 32 bits.
pub(super) fn small(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
