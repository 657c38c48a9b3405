//! Full-text search: the analyzer, the query parser, the index of postings, BM25, snippets.

pub(crate) mod analysis;
pub(crate) mod direct;
pub(crate) mod expression;
pub(crate) mod hits;
#[cfg(test)]
mod index_tests;
pub(crate) mod indexes;
pub(crate) mod matches;
pub(crate) mod merge_policy;
pub(crate) mod postings;
pub(crate) mod query_parser;
pub(crate) mod rank;
pub(crate) mod rebuild;
pub(crate) mod segment;
pub(crate) mod segments;
pub(crate) mod snippet;
pub(crate) mod word_rows;
pub(crate) mod writer;
