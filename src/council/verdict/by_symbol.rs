//! Assertions that name their votes by symbol: "resolution 2254 was adopted unanimously".

use super::about::{About, about};
use super::matching::Fits;
use super::numbers::Numbers;
use super::{Case, Judgement, Period};
use crate::council::{RecordVote, Symbol};
use crate::domain::Verdict;

/// How a named vote answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    So,
    /// In a part that the text names itself, otherwise.
    Other,
    /// What differs or is missing leaves it open.
    Open,
}

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
        let reason = "The vote it names is later than the article.".to_owned();
        return Judgement::new(Verdict::Undetermined, &votes, reason);
    }
    let answers: Vec<_> = votes.iter().map(|vote| answer(case, vote)).collect();
    let right = answers.iter().filter(|answer| **answer == Answer::So).count();
    let verdict = match right {
        0 if answers.iter().all(|answer| *answer == Answer::Other) => Verdict::Disagrees,
        0 => Verdict::Undetermined,
        _ if right == votes.len() => Verdict::Agrees,
        _ => Verdict::PartlyAgrees,
    };
    let differs = votes.iter().zip(&answers).find(|(_, answer)| **answer != Answer::So);
    let of = differs.map(|(vote, _)| vote).or(votes.last());
    let reason = of.map_or_else(String::new, |vote| case.words.went(vote, &case.assertion.members));
    Judgement::new(verdict, &votes, reason)
}

/// The vote on the whole of what the symbol names; of several votes on one draft, the last.
fn named<'a>(case: &Case<'a>, symbol: &Symbol) -> Option<&'a RecordVote> {
    let on = || case.record.votes.iter().rev().filter(|vote| symbol.names(vote));
    on().find(|vote| super::conflict_period::is_draft(vote)).or_else(|| on().next())
}

/// How this vote answers what is asserted.
fn answer(case: &Case<'_>, vote: &RecordVote) -> Answer {
    let assertion = case.assertion;
    let within = |slack: i32| {
        Period::of(assertion.when, case.on).filter(|period| period.stated).is_none_or(|period| {
            period.start.is_none_or(|start| start.plus(-slack) <= vote.date) && vote.date <= period.end.plus(slack)
        })
    };
    let near = assertion.topic.as_deref().filter(|_| assertion.topic_named);
    let near = near.map_or(About::Same, |topic| about(case.record, vote, topic));
    // A subject that is only named beside it neither fits nor contradicts.
    let near = if assertion.topic_led { near } else { near.max(About::Theme) };
    match Fits::new(assertion).how(vote) {
        Numbers::Unknown => Answer::Open,
        numbers if numbers == Numbers::Other || !within(2) || near == About::Other => Answer::Other,
        // Under a theme any subject may stand: it neither fits nor contradicts.
        Numbers::Same if within(1) && near != About::Theme => Answer::So,
        _ => Answer::Open,
    }
}
