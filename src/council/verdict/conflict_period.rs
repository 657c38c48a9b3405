//! Which of many matching votes belong together: whole drafts, and those since the last long silence.

use super::{Case, Period};
use crate::council::RecordVote;

/// A silence of so many days between matching votes parts two conflicts (Libya in 1992 and in 2011).
pub(super) const ANOTHER_CONFLICT: i32 = 3652;
/// The same for a part of a topic (Gaza in 2018 and from 2023 on), whose votes the record does not tell apart.
const ANOTHER_PART: i32 = 730;

impl Case<'_> {
    /// Of matches without a stated date, those since the last long silence.
    pub fn chapter<'v>(&self, mut found: Vec<&'v RecordVote>, period: Period) -> Vec<&'v RecordVote> {
        let silence = if self.assertion.narrow { ANOTHER_PART } else { ANOTHER_CONFLICT };
        if period.start.is_none() {
            let gap = |pair: &[&RecordVote]| pair[0].date.days_until(pair[1].date) > silence;
            let last = found.windows(2).rposition(gap);
            found.drain(..last.map_or(0, |last| last + 1));
        }
        found
    }
}

/// Whether the vote was on a whole draft, not on an amendment or a paragraph of one.
pub(super) fn is_draft(vote: &RecordVote) -> bool {
    matches!(vote.vote_kind.as_str(), "draft_resolution" | "recommendation")
}
