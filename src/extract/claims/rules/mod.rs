//! Rules of claims, one file for each kind of statement about a vote.

pub(super) mod ballot;
pub(super) mod decision;
pub(super) mod no_vote;
pub(super) mod tally;
pub(super) mod veto;
pub(super) mod veto_noun;
