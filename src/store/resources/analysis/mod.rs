//! Analysis: figures computed over the record and the findings.

pub(crate) mod agreement;
pub(crate) mod network;
pub(crate) mod search;
#[cfg(test)]
mod search_tests;
