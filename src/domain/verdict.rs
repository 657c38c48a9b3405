//! Holds an assertion against the record.

use super::{Assertion, Day, Record, Verdict};

/// What the record answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judgement {
    /// The votes the assertion means, by date.
    pub votes: Vec<String>,
    /// The answer; none for an assertion that states no fact.
    pub verdict: Option<Verdict>,
    /// Why, in one sentence that names the votes.
    pub reason: Option<String>,
}

/// Holds `assertion`, made on `published_on`, against the record as of that day.
#[must_use]
pub fn judge(_assertion: &Assertion, _published_on: Option<Day>, _record: &Record) -> Judgement {
    Judgement::default()
}
