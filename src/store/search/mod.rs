//! Full-text search: the query parser, the index of postings, BM25, snippets.

pub(crate) mod bm25;
pub(crate) mod indexed_text;
pub(crate) mod indexes;
pub(crate) mod merge_policy;
pub(crate) mod query_parser;
pub(crate) mod segment;
pub(crate) mod segments;
pub(crate) mod snippet;
pub(crate) mod writer;
