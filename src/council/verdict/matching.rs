//! Whether a vote is one that an assertion may mean, its date and topic aside.

use crate::council::RecordVote;
use crate::domain::{Assertion, ClaimKind, Outcome, VoteOption};

/// What a vote must be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fits<'a> {
    /// None for any vote.
    kind: Option<ClaimKind>,
    members: &'a [String],
    casts: Option<u32>,
    unanimous: bool,
}

impl<'a> Fits<'a> {
    /// What `assertion` says of the votes it means.
    pub fn new(assertion: &'a Assertion) -> Self {
        let Assertion { kind, members, casts, unanimous, .. } = assertion;
        Self { kind: Some(*kind), members, casts: *casts, unanimous: *unanimous }
    }

    /// Any vote at all.
    pub fn any() -> Self {
        Self { kind: None, members: &[], casts: None, unanimous: false }
    }

    /// Whether `vote` is so.
    pub fn vote(&self, vote: &RecordVote) -> bool {
        let all = |option| self.members.iter().all(|member| ballot(vote, member) == Some(option));
        match self.kind {
            None | Some(ClaimKind::Tally) => true,
            Some(ClaimKind::Veto | ClaimKind::VetoCount | ClaimKind::Block) => {
                vote.outcome == Outcome::Vetoed
                    && self.members.iter().all(|member| vetoed(vote, member))
                    && self.casts.is_none_or(|casts| vote.vetoed_by.len() == casts as usize)
            }
            Some(ClaimKind::Abstention) => {
                all(VoteOption::Abstain) && vote.ballots.iter().any(|(_, option)| *option == VoteOption::Abstain)
            }
            Some(ClaimKind::Adoption) => vote.outcome == Outcome::Adopted && (!self.unanimous || is_unanimous(vote)),
            Some(ClaimKind::Rejection) => vote.outcome != Outcome::Adopted && all(VoteOption::No),
        }
    }
}

/// The seat that a code stands for: Russia's is the Soviet Union's.
fn seat(code: &str) -> &str {
    if code == "SUN" { "RUS" } else { code }
}

/// Whether the record has a veto of the member's seat.
pub(super) fn vetoed(vote: &RecordVote, member: &str) -> bool {
    vote.vetoed_by.iter().any(|by| seat(by) == seat(member))
}

/// How the member's seat voted; none where it has no ballot.
pub(super) fn ballot(vote: &RecordVote, member: &str) -> Option<VoteOption> {
    vote.ballots.iter().find(|(of, _)| seat(of) == seat(member)).map(|(_, option)| *option)
}

/// Whether nobody voted against or abstained; also where there was no vote, since nobody asked for one.
pub(super) fn is_unanimous(vote: &RecordVote) -> bool {
    vote.outcome == Outcome::Adopted
        && (vote.without_vote
            || !vote.ballots.is_empty()
                && vote.ballots.iter().all(|(_, option)| !matches!(option, VoteOption::No | VoteOption::Abstain)))
}
