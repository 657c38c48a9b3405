//! Whether a vote went as an assertion says, its day and topic aside.

use super::numbers::{Numbers, is_permanent, numbers};
use crate::council::RecordVote;
use crate::domain::{Assertion, ClaimKind, Outcome, VoteOption};

/// What a vote must be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fits<'a> {
    /// None for any vote.
    assertion: Option<&'a Assertion>,
    members: &'a [String],
}

impl<'a> Fits<'a> {
    /// What `assertion` says of the votes it means.
    pub fn new(assertion: &'a Assertion) -> Self {
        Self { assertion: Some(assertion), members: &assertion.members }
    }

    /// The same of some of its members alone.
    pub fn by(self, members: &'a [String]) -> Self {
        Self { members, ..self }
    }

    /// Any vote at all.
    pub fn any() -> Self {
        Self { assertion: None, members: &[] }
    }

    /// Whether `vote` is so in all parts.
    pub fn vote(&self, vote: &RecordVote) -> bool {
        self.how(vote) == Numbers::Same
    }

    /// How `vote` answers: a number that could be meant otherwise fits in part.
    pub fn how(&self, vote: &RecordVote) -> Numbers {
        let Some(assertion) = self.assertion else { return Numbers::Same };
        if !self.kind(assertion, vote) || !set_apart(assertion, vote) {
            return Numbers::Other;
        }
        numbers(&assertion.tally, vote)
    }

    fn kind(&self, assertion: &Assertion, vote: &RecordVote) -> bool {
        let all = |option| self.members.iter().all(|member| ballot(vote, member) == Some(option));
        let stated = |usual| all(assertion.option.unwrap_or(usual));
        match assertion.kind {
            ClaimKind::Veto | ClaimKind::VetoCount | ClaimKind::Block => {
                vote.outcome == Outcome::Vetoed
                    && self.members.iter().all(|member| vetoed(vote, member))
                    && (!assertion.alone || vote.vetoed_by.len() == self.members.len())
                    && assertion.casts.is_none_or(|casts| vote.vetoed_by.len() == casts as usize)
            }
            ClaimKind::Abstention => {
                all(VoteOption::Abstain)
                    && vote.ballots.iter().any(|(_, option)| *option == VoteOption::Abstain)
                    && (!assertion.alone || vote.count(VoteOption::Abstain) == Some(self.members.len()))
            }
            ClaimKind::Adoption => vote.outcome == Outcome::Adopted && (!assertion.unanimous || is_unanimous(vote)),
            ClaimKind::Rejection => vote.outcome != Outcome::Adopted && stated(VoteOption::No),
            ClaimKind::Tally => (!assertion.unanimous || is_unanimous(vote)) && self.voted(assertion, vote),
        }
    }

    /// Members named with a number voted, and where only those in favour are counted, in favour.
    fn voted(&self, assertion: &Assertion, vote: &RecordVote) -> bool {
        let tally = assertion.tally;
        let option = assertion.option.or(match (tally.yes, tally.no, tally.abstain, tally.voted) {
            (Some(_), None, None, None) => Some(VoteOption::Yes),
            (None, Some(_), None, None) => Some(VoteOption::No),
            (None, None, Some(_), None) => Some(VoteOption::Abstain),
            _ => None,
        });
        let alone = || option.and_then(|option| vote.count(option)) == Some(self.members.len());
        // Who was not in the room and who was, but took no part, is one to most reports.
        let same = |theirs, stated| {
            let away = [VoteOption::Absent, VoteOption::NotVoting];
            theirs == stated || away.contains(&theirs) && away.contains(&stated)
        };
        (!assertion.alone || self.members.is_empty() || alone())
            && self.members.iter().all(|member| match (ballot(vote, member), option) {
                (Some(theirs), Some(option)) => same(theirs, option),
                (Some(_), None) => true,
                (None, _) => false,
            })
    }
}

/// "all but Russia", "every permanent member except China": the others voted so, those set apart did not.
fn set_apart(assertion: &Assertion, vote: &RecordVote) -> bool {
    if assertion.except.is_empty() && !assertion.permanent {
        return true;
    }
    let option = assertion.option.unwrap_or(VoteOption::Yes);
    let apart = |code: &str| assertion.except.iter().any(|member| seat(member) == seat(code));
    assertion.except.iter().all(|member| ballot(vote, member).is_some_and(|theirs| theirs != option))
        && vote
            .ballots
            .iter()
            .filter(|(code, _)| !apart(code) && (!assertion.permanent || is_permanent(code)))
            .all(|(_, theirs)| *theirs == option)
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

/// Whether no member voted against or abstained; also where there was no vote, since no member asked for one.
pub(super) fn is_unanimous(vote: &RecordVote) -> bool {
    vote.outcome == Outcome::Adopted
        && (vote.without_vote
            || !vote.ballots.is_empty()
                && vote.ballots.iter().all(|(_, option)| !matches!(option, VoteOption::No | VoteOption::Abstain)))
}
