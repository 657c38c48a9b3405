//! What the claims of one sentence take from each other: it tells of one vote, so they share its time, its
//! symbol and who vetoed it.

use crate::domain::{Assertion, ClaimKind, CountIs, OnBasis, When};

/// Fills in what stands once in the sentence, for the claims that do not say it themselves.
pub(super) fn share(assertions: &mut [Assertion]) {
    vetoes(assertions);
    let fact = |one: &&Assertion| one.modality.states_fact();
    let when = assertions.iter().filter(fact).map(|one| one.when).find(|when| *when != When::Unstated);
    let symbols = assertions.iter().filter(fact).map(|one| one.symbols.clone()).find(|symbols| !symbols.is_empty());
    let when = when.unwrap_or_default();
    for one in assertions
        .iter_mut()
        .filter(|one| matches!(one.kind, ClaimKind::Tally | ClaimKind::Abstention | ClaimKind::Rejection))
    {
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
