//! Votes, vetoes, members, topics.

pub(crate) mod members;
pub(crate) mod topics;
pub(crate) mod vetoes;
pub(crate) mod votes;
