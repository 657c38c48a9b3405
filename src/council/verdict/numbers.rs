//! The numbers of a tally: "13 in favour, 2 against".

use crate::council::RecordVote;
use crate::domain::{Tally, VoteOption};

/// How a vote's numbers answer those stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// All are the same.
    Same,
    /// So many chose one option, though the text speaks of all that voted.
    Part,
    Other,
    /// The record has no ballots.
    Unknown,
}

/// Holds the numbers against those of `vote`.
pub(super) fn numbers(tally: &Tally, vote: &RecordVote) -> Numbers {
    if *tally == Tally::default() {
        return Numbers::Same;
    }
    let count = |option| vote.count(option).and_then(|count| u32::try_from(count).ok());
    let (Some(yes), Some(no), Some(abstain)) =
        (count(VoteOption::Yes), count(VoteOption::No), count(VoteOption::Abstain))
    else {
        return Numbers::Unknown;
    };
    let same = |stated: Option<u32>, counted| stated.is_none_or(|stated| stated == counted);
    if !(same(tally.yes, yes) && same(tally.no, no) && same(tally.abstain, abstain))
        || tally.below.is_some_and(|below| yes >= below)
        || tally.least.is_some_and(|least| yes < least)
        || tally.permanent.is_some_and(|stated| stated != yes_of(vote, true))
        || tally.elected.is_some_and(|stated| stated != yes_of(vote, false))
    {
        return Numbers::Other;
    }
    match tally.voted {
        None => Numbers::Same,
        Some(voted) if voted == yes + no + abstain => Numbers::Same,
        Some(voted) if [yes, no, abstain].contains(&voted) => Numbers::Part,
        Some(_) => Numbers::Other,
    }
}

/// The votes in favour of the permanent members, or of the others.
fn yes_of(vote: &RecordVote, permanent: bool) -> u32 {
    let is = |(code, option): &&(String, VoteOption)| *option == VoteOption::Yes && is_permanent(code) == permanent;
    u32::try_from(vote.ballots.iter().filter(is).count()).unwrap_or(0)
}

/// Whether the code is a permanent member's.
pub(super) fn is_permanent(code: &str) -> bool {
    ["CHN", "FRA", "GBR", "RUS", "SUN", "USA"].contains(&code)
}
