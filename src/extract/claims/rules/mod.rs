//! Rules of claims, one file for each kind of statement about a vote.

pub(super) mod ballot;
pub(in crate::extract::claims) mod ballot_phrases;
pub(in crate::extract::claims) mod counting;
pub(super) mod decision;
pub(super) mod no_vote;
pub(in crate::extract::claims) mod only_one;
pub(in crate::extract::claims) mod others;
mod phrase;
pub(in crate::extract::claims) mod result_phrases;
pub(in crate::extract::claims) mod set_apart;
pub(in crate::extract::claims) mod tally;
#[cfg(test)]
mod tests;
pub(super) mod veto;
pub(super) mod veto_noun;
