//! The reading of a claim: what it asserts, part by part, in words.

use maud::{Markup, html};

use crate::api::html::words::{claim_kind, compared, counted, day, listed, whole};
use crate::domain::{Claim, OnBasis, VoteOption};
use crate::store::RecordNames;

/// What the claim asserts, and which parts of it were compared with the record.
pub(in crate::api::pages) fn reading(claim: &Claim, names: &RecordNames) -> Markup {
    let compared: Vec<&str> = claim.compared.iter().map(|part| compared(*part)).collect();
    html! {
        @for (at, part) in parts(claim, names).into_iter().enumerate() { @if at > 0 { "; " } (part) }
        "."
        @if !compared.is_empty() { " Compared: " (listed(&compared)) "." }
    }
}

fn parts(claim: &Claim, names: &RecordNames) -> Vec<Markup> {
    let tally: Vec<String> = [(claim.yes, "in favour"), (claim.no, "against"), (claim.abstain, "abstaining")]
        .into_iter()
        .filter_map(|(number, words)| Some(format!("{} {words}", whole(number?.into()))))
        .collect();
    let mut parts = vec![html! { (claim_kind(claim.kind)) }];
    let mut add = |words: String| {
        if !words.is_empty() {
            parts.push(html! { (words) });
        }
    };
    add(if claim.members.is_empty() { String::new() } else { format!("by {}", listed(&names.all(&claim.members))) });
    add(claim.option.map(voting).unwrap_or_default().to_owned());
    add(listed(&tally));
    match (claim.ordinal, claim.count) {
        (Some(ordinal), _) => add(format!("number {} of several", whole(ordinal.into()))),
        (None, Some(count)) => add(counted(count, "vote", "votes")),
        _ => {}
    }
    add(claim.topic.as_ref().map(|topic| format!("on {}", names.of(topic))).unwrap_or_default());
    add(claim.symbol.clone().unwrap_or_default());
    if claim.on.is_some() {
        let basis = claim.on_basis.map(basis).unwrap_or_default();
        parts.push(html! { (day(claim.on)) (basis) });
    }
    for (word, end) in [("from ", claim.period_from), ("to ", claim.period_to)] {
        if end.is_some() {
            parts.push(html! { (word) (day(end)) });
        }
    }
    parts
}

fn voting(option: VoteOption) -> &'static str {
    match option {
        VoteOption::Yes => "voting in favour",
        VoteOption::No => "voting against",
        VoteOption::Abstain => "abstaining",
        VoteOption::Absent => "being absent",
        VoteOption::NotVoting => "not voting",
    }
}

fn basis(basis: OnBasis) -> &'static str {
    match basis {
        OnBasis::Sentence => ", as the sentence says",
        OnBasis::Context => ", as the text says before",
        OnBasis::Article => ", the report’s own day",
    }
}
