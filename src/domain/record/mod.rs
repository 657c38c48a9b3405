//! What is served of the record: votes, members, vetoes, topics, agreement.

pub(crate) mod council;
pub(crate) mod vote;
