//! Ranking: BM25 of postings, and of names, which have none.

pub(crate) mod bm25;
pub(super) mod names;
