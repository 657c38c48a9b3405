//! Ranking: BM25 of postings, of names without postings, and the order of what was found.

pub(crate) mod bm25;
pub(super) mod names;
pub(crate) mod place;
