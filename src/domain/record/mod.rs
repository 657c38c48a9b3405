//! The record as served: votes, members, vetoes, topics, agreement.

pub(crate) mod council;
pub(crate) mod veto;
pub(crate) mod vote;
