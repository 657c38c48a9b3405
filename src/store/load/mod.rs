//! Loading: batches of articles with their findings, counters, the log of loads.

pub(crate) mod batch;
pub(crate) mod claim_votes;
pub(crate) mod compare;
pub(crate) mod counters;
pub(crate) mod first_load;
pub(crate) mod log;
pub(crate) mod numbers;
pub(crate) mod prepared;
pub(crate) mod reextract;
pub(crate) mod rehearsal;
pub(crate) mod remove;
pub(crate) mod rows;
pub(crate) mod tables;
#[cfg(test)]
mod tests;
pub(crate) mod unregistered_actors;
