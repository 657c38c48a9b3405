//! What the claims of one sentence take from each other: it tells of one vote, so they share its time, its
//! symbol and who vetoed it.

use crate::domain::{Assertion, Beside, ClaimKind, CountIs, OnBasis, When};

/// Fills in what stands once in the sentence, for the claims that do not say it themselves.
pub(super) fn share(assertions: &mut [Assertion]) {
    vetoes(assertions);
    let fact = |one: &&Assertion| one.modality.states_fact();
    let when = assertions.iter().filter(fact).map(|one| one.when).find(|when| *when != When::Unstated);
    let symbols = assertions.iter().filter(fact).map(|one| one.symbols.clone()).find(|symbols| !symbols.is_empty());
    let when = when.unwrap_or_default();
    let failed = assertions.iter().any(|one| one.kind == ClaimKind::Rejection && one.modality.states_fact());
    let shares = |one: &Assertion| match one.kind {
        ClaimKind::Tally | ClaimKind::Abstention | ClaimKind::Rejection => true,
        // "failed to adopt it on Friday owing to a veto by China"
        ClaimKind::Veto => failed && !one.plural && one.count.is_none() && !one.other_time,
        _ => false,
    };
    for one in assertions.iter_mut().filter(|one| shares(one)) {
        if one.when == When::Unstated && one.rule != "abstain-as-before" {
            one.set_when(when, OnBasis::Sentence);
        }
        if one.symbols.is_empty()
            && one.kind != ClaimKind::Rejection
            && one.when == when
            && let Some(symbols) = &symbols
        {
            one.symbols.clone_from(symbols);
        }
    }
}

/// A veto tells of which vote the numbers beside it are, and up to which day a count goes: "vetoed it on
/// Thursday, in its tenth veto".
fn vetoes(assertions: &mut [Assertion]) {
    let vetoes: Vec<&Assertion> =
        assertions.iter().filter(|one| one.kind == ClaimKind::Veto && one.modality.states_fact()).collect();
    let when = vetoes.iter().map(|veto| veto.when).find(|when| *when != When::Unstated).unwrap_or_default();
    let members = match vetoes[..] {
        [veto] if !veto.plural => veto.members.clone(),
        _ => Vec::new(),
    };
    for one in assertions {
        match one.kind {
            ClaimKind::Tally | ClaimKind::Abstention => one.vetoed_by.clone_from(&members),
            ClaimKind::VetoCount if one.count_is == CountIs::Ordinal && one.when == When::Unstated => {
                one.set_when(when, OnBasis::Sentence);
            }
            _ => {}
        }
    }
}

/// Notes for each claim what the others of its sentence say of the same vote.
pub(super) fn beside(assertions: &mut [Assertion]) {
    let single = |one: &Assertion| {
        one.modality.states_fact() && !one.plural && one.count.is_none() && one.kind != ClaimKind::Block
    };
    let all: Vec<Vec<Beside>> = (0..assertions.len())
        .map(|at| {
            let own = &assertions[at];
            if !single(own) {
                return Vec::new();
            }
            let others = assertions.iter().enumerate().filter(|(other, _)| *other != at);
            let others = others.map(|(_, other)| other).filter(|other| single(other) && is_of_one_vote(own, other));
            others.map(Beside::of).collect()
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
