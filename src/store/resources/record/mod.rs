//! Votes, vetoes, members, topics.

pub(crate) mod member;
pub(crate) mod member_vote;
pub(crate) mod topic;
pub(crate) mod veto;
pub(crate) mod vote;
pub(crate) mod vote_detail;
