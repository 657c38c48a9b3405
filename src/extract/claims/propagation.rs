//! What the claims of one sentence take from each other: it tells of one vote, so they share its time, its
//! symbol and who vetoed it.

use super::candidate::Found;
use super::context::is_apart;
use super::sentence::View;
use crate::domain::{Assertion, Beside, ClaimKind, CountIs, OnBasis, When};

/// Fills in what stands once in the sentence, for the claims that do not say it themselves.
pub(super) fn share(view: &View<'_>, claims: &[Found], assertions: &mut [Assertion]) {
    vetoes(view, claims, assertions);
    let failed = assertions.iter().any(|one| one.kind == ClaimKind::Rejection && one.modality.states_fact());
    let shares = |one: &Assertion| match one.kind {
        ClaimKind::Tally | ClaimKind::Abstention | ClaimKind::Rejection => true,
        // "failed to adopt it on Friday owing to a veto by China"
        ClaimKind::Veto => failed && !one.plural && one.count.is_none() && !one.other_time,
        _ => false,
    };
    for at in 0..assertions.len() {
        if !shares(&assertions[at]) {
            continue;
        }
        let others = || {
            let of_one = |other: &usize| !apart(view, claims, at, *other) && assertions[*other].modality.states_fact();
            (0..assertions.len()).filter(of_one).map(|other| &assertions[other])
        };
        let timed = others().find(|other| other.when != When::Unstated);
        let (when, otherwise) = timed.map_or((When::Unstated, None), |other| (other.when, other.other_when));
        let symbols = others().map(|other| other.symbols.clone()).find(|symbols| !symbols.is_empty());
        let one = &mut assertions[at];
        if one.when == When::Unstated && when != When::Unstated && one.rule != "abstain-as-before" {
            one.set_when(when, OnBasis::Sentence);
            one.other_when = otherwise;
        }
        if one.symbols.is_empty()
            && one.kind != ClaimKind::Rejection
            && one.when == when
            && let Some(symbols) = symbols
        {
            one.symbols = symbols;
        }
    }
}

/// Whether the sentence holds the votes of two of its claims apart: "came a day after".
fn apart(view: &View<'_>, claims: &[Found], one: usize, other: usize) -> bool {
    let kind = if claims[other].kind == ClaimKind::Adoption { claims[other].kind } else { claims[one].kind };
    is_apart(view, claims[one].trigger, claims[other].trigger, kind)
}

/// A veto tells of which vote the numbers beside it are, and up to which day a count goes: "vetoed it on
/// Thursday, in its tenth veto".
fn vetoes(view: &View<'_>, claims: &[Found], assertions: &mut [Assertion]) {
    let veto = |one: &Assertion| one.kind == ClaimKind::Veto && one.modality.states_fact();
    let vetoes: Vec<usize> = (0..assertions.len()).filter(|&at| veto(&assertions[at])).collect();
    let when = vetoes.iter().map(|&at| assertions[at].when).find(|when| *when != When::Unstated).unwrap_or_default();
    let members = match vetoes[..] {
        [one] if !assertions[one].plural => Some((one, assertions[one].members.clone())),
        _ => None,
    };
    for (at, one) in assertions.iter_mut().enumerate() {
        match one.kind {
            ClaimKind::Tally | ClaimKind::Abstention => {
                let of_one = members.as_ref().filter(|(veto, _)| !apart(view, claims, at, *veto));
                one.vetoed_by = of_one.map(|(_, members)| members.clone()).unwrap_or_default();
            }
            ClaimKind::VetoCount if one.count_is == CountIs::Ordinal && one.when == When::Unstated => {
                one.set_when(when, OnBasis::Sentence);
            }
            _ => {}
        }
    }
}

/// Notes for each claim what the others of its sentence say of the same vote.
pub(super) fn beside(view: &View<'_>, claims: &[Found], assertions: &mut [Assertion]) {
    let single = |one: &Assertion| {
        one.modality.states_fact() && !one.plural && one.count.is_none() && one.kind != ClaimKind::Block
    };
    let of_one = |at: usize, other: usize| {
        let (one, with) = (&assertions[at], &assertions[other]);
        at != other && single(with) && is_of_one_vote(one, with) && !apart(view, claims, at, other)
    };
    let all: Vec<Vec<Beside>> = (0..assertions.len())
        .map(|at| {
            let others = (0..assertions.len()).filter(|&other| single(&assertions[at]) && of_one(at, other));
            others.map(|other| Beside::of(&assertions[other])).collect()
        })
        .collect();
    for (one, beside) in assertions.iter_mut().zip(all) {
        one.beside = beside;
    }
}

/// Whether both can only be parts of what is said of one vote.
fn is_of_one_vote(one: &Assertion, other: &Assertion) -> bool {
    let parts = |kind| matches!(kind, ClaimKind::Tally | ClaimKind::Abstention);
    let part = parts(one.kind) || parts(other.kind);
    let failed = |a, b| a == ClaimKind::Veto && b == ClaimKind::Rejection;
    // Two verbs for one decision are two decisions, unless one is what made the other fail.
    let kinds = part || failed(one.kind, other.kind) || failed(other.kind, one.kind);
    kinds && one.when == other.when && one.symbols == other.symbols && one.topic == other.topic
}
