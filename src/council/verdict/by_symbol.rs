//! Assertions that name their votes by symbol: "resolution 2254 was adopted unanimously".

use super::matching::{Fits, ballot, is_unanimous, vetoed};
use super::{Case, Judgement, Period};
use crate::council::{RecordVote, Symbol};
use crate::domain::{ClaimKind, Verdict, VoteOption};

/// Judges by the votes that the symbols name.
pub(super) fn judge(case: &Case<'_>) -> Judgement {
    let mut votes: Vec<&RecordVote> = Vec::new();
    for text in &case.assertion.symbols {
        let symbol = Symbol::parse(text);
        let named = symbol.as_ref().and_then(|symbol| named(case, symbol));
        let Some(vote) = named else {
            return Judgement::open(format!("The record has no vote on {text}."));
        };
        votes.push(vote);
    }
    votes.sort_by_key(|vote| vote.date);
    if votes.iter().any(|vote| vote.date > case.on.plus(1)) {
        return Judgement::new(
            Verdict::Undetermined,
            &votes,
            "The vote it names is later than the article.".to_owned(),
        );
    }
    let right = votes.iter().filter(|vote| is_so(case, vote)).count();
    let verdict = match right {
        0 => Verdict::Disagrees,
        _ if right == votes.len() => Verdict::Agrees,
        _ => Verdict::PartlyAgrees,
    };
    let of = votes.iter().find(|vote| !is_so(case, vote)).or(votes.last());
    let reason = of.map_or_else(String::new, |vote| case.words.went(vote, &case.assertion.members));
    Judgement::new(verdict, &votes, reason)
}

/// The vote on the whole of what the symbol names; of several votes on one draft, the last.
fn named<'a>(case: &Case<'a>, symbol: &Symbol) -> Option<&'a RecordVote> {
    let on = || case.record.votes.iter().rev().filter(|vote| symbol.names(vote));
    on().find(|vote| super::conflict_period::is_draft(vote)).or_else(|| on().next())
}

/// Whether what is asserted holds for this vote.
fn is_so(case: &Case<'_>, vote: &RecordVote) -> bool {
    let assertion = case.assertion;
    let in_time = Period::of(assertion.when, case.on)
        .filter(|period| period.stated)
        .map(Period::widened)
        .is_none_or(|period| period.start.is_none_or(|start| start <= vote.date) && vote.date <= period.end);
    let holds = match assertion.kind {
        ClaimKind::Tally => super::tally::numbers(&assertion.tally, vote) == super::tally::Numbers::Same,
        ClaimKind::Adoption => Fits::new(assertion).vote(vote) && (!assertion.unanimous || is_unanimous(vote)),
        // A statement that members voted against is no claim that they vetoed.
        ClaimKind::Rejection if !assertion.members.is_empty() => {
            assertion.members.iter().all(|member| ballot(vote, member) == Some(VoteOption::No) || vetoed(vote, member))
        }
        _ => Fits::new(assertion).vote(vote),
    };
    in_time && holds
}
