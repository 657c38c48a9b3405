//! Votes, vetoes, members, topics, and their names.

pub(crate) mod member;
pub(crate) mod member_vote;
pub(crate) mod names;
pub(crate) mod topic;
pub(crate) mod veto;
pub(crate) mod vote;
pub(crate) mod vote_detail;
