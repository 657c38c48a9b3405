//! Assertions of numbers: "13 in favour, 2 against".

use super::matching::{Fits, ballot, is_unanimous};
use super::{Case, FORTNIGHT, Judgement, Period};
use crate::council::RecordVote;
use crate::domain::{Tally, Verdict, VoteOption};

/// How a vote's numbers answer those stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// All are the same.
    Same,
    /// So many chose one option, though the text speaks of all that voted.
    Part,
    /// Some differ.
    Other,
    /// The record has no ballots.
    Unknown,
}

/// Holds the numbers against those of `vote`.
pub(super) fn numbers(tally: &Tally, vote: &RecordVote) -> Numbers {
    let count = |option| vote.count(option).and_then(|count| u32::try_from(count).ok());
    let (Some(yes), Some(no), Some(abstain)) =
        (count(VoteOption::Yes), count(VoteOption::No), count(VoteOption::Abstain))
    else {
        return Numbers::Unknown;
    };
    let same = |stated: Option<u32>, counted| stated.is_none_or(|stated| stated == counted);
    if !(same(tally.yes, yes) && same(tally.no, no) && same(tally.abstain, abstain)) {
        return Numbers::Other;
    }
    match tally.voted {
        None => Numbers::Same,
        Some(voted) if voted == yes + no + abstain => Numbers::Same,
        Some(voted) if [yes, no, abstain].contains(&voted) => Numbers::Part,
        Some(_) => Numbers::Other,
    }
}

/// Judges by the votes of the stated time, or else of the last fortnight, or else by any with these numbers.
pub(super) fn judge(case: &Case<'_>, period: Period) -> Judgement {
    let topic = case.assertion.topic.as_deref();
    let candidates = if period.stated {
        let any = Fits::any();
        let exact = case.matches(&any, period, topic);
        let near = if exact.is_empty() { case.matches(&any, period.widened(), topic) } else { exact };
        if near.is_empty() && period.is_short() { case.matches(&any, period.widened(), None) } else { near }
    } else {
        let recent = Period { start: Some(case.on.plus(-FORTNIGHT)), ..period };
        case.matches(&Fits::any(), recent, topic)
    };
    if let Some(judged) = best(case, &candidates) {
        return judged;
    }
    if !period.stated {
        let all = case.matches(&Fits::any(), period, topic);
        let same: Vec<_> = all.into_iter().filter(|vote| is_so(case, vote)).collect();
        if let Some(last) = same.last() {
            let reason = case.words.went(last, &case.assertion.members);
            return Judgement::new(Verdict::PartlyAgrees, &same, reason);
        }
    }
    match candidates[..] {
        // Which of several votes on a topic is meant by other numbers is a guess.
        [vote] if topic.is_some() && numbers(&case.assertion.tally, vote) != Numbers::Unknown => {
            Judgement::new(Verdict::Disagrees, &[vote], case.words.went(vote, &case.assertion.members))
        }
        _ => Judgement::open(case.words.no_match(case.assertion, period, case.on)),
    }
}

/// The latest candidate with all the numbers, or else with one of them.
fn best(case: &Case<'_>, candidates: &[&RecordVote]) -> Option<Judgement> {
    let latest = |wanted| {
        let mut latest = candidates.iter().rev().filter(|vote| members_so(case, vote));
        latest.find(|vote| numbers(&case.assertion.tally, vote) == wanted && !off(case, vote)).copied()
    };
    let (verdict, vote) = match (latest(Numbers::Same), latest(Numbers::Part)) {
        (Some(vote), _) => (Verdict::Agrees, vote),
        (None, Some(vote)) => (Verdict::PartlyAgrees, vote),
        (None, None) => return None,
    };
    Some(Judgement::new(verdict, &[vote], case.words.went(vote, &case.assertion.members)))
}

fn is_so(case: &Case<'_>, vote: &RecordVote) -> bool {
    numbers(&case.assertion.tally, vote) == Numbers::Same && members_so(case, vote) && !off(case, vote)
}

/// Whether the text says "unanimously" of a vote that was not.
fn off(case: &Case<'_>, vote: &RecordVote) -> bool {
    case.assertion.unanimous && !is_unanimous(vote)
}

/// Members named with a number voted, and where only those in favour are counted, in favour.
fn members_so(case: &Case<'_>, vote: &RecordVote) -> bool {
    let Tally { yes, no, abstain, voted } = case.assertion.tally;
    let option = match (yes, no, abstain, voted) {
        (Some(_), None, None, None) => Some(VoteOption::Yes),
        (None, Some(_), None, None) => Some(VoteOption::No),
        (None, None, Some(_), None) => Some(VoteOption::Abstain),
        _ => None,
    };
    let option = case.assertion.option.or(option);
    case.assertion.members.iter().all(|member| match (ballot(vote, member), option) {
        (Some(theirs), Some(option)) => theirs == option,
        (Some(_), None) => true,
        (None, _) => false,
    })
}
