//! Adoption as a noun: "since the adoption of resolution 1701", "the Council's adoption of a resolution".

use super::draft::noun_start;
use crate::domain::{ClaimKind, Modality};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::modality;
use crate::extract::claims::sentence::View;
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// "since the adoption of resolution 1701"
pub(super) fn adoption(view: &View<'_>, at: usize) -> Option<Found> {
    let end = view.clause_end(at);
    let named = (at + 2..end.min(at + 9))
        .find(|&at| view.is(at, vocabulary::RESOLUTION) && view.class(at + 1) == Some(Class::Number))?;
    let wished = (view.clause_start(at).max(at.saturating_sub(6))..at)
        .any(|at| view.is(at, vocabulary::CALL_FOR) && !view.any(at, &["before", "until"]));
    let modality = modality::of_noun(view, view.clause_start(at), at);
    (!wished && modality == Modality::Asserted).then(|| {
        let the = usize::from(view.any(at.wrapping_sub(1), &["the"]));
        Found::new(at - the, named + 2, at, ClaimKind::Adoption, modality, "adoption-noun")
    })
}

/// "The Security Council's adoption on Wednesday of a resolution on South Sudan"
pub(super) fn owned_adoption(view: &View<'_>, at: usize) -> Option<Found> {
    let council = view.class(at.wrapping_sub(1)) == Some(Class::Suffix) && view.names_council(at.saturating_sub(3), at);
    let end = view.clause_end(at);
    let of = (at + 1..end.min(at + 8)).find(|&at| view.any(at, &["of"]))?;
    view.find(of + 1, end.min(of + 7), vocabulary::RESOLUTION | vocabulary::DRAFT)?;
    let start = view.clause_start(at);
    let wished = (start..at).any(|at| view.is(at, vocabulary::CALL_FOR) || view.is(at, vocabulary::MAYBE));
    let modality = modality::of_noun(view, start, at);
    let verb = (of + 1..end).find(|&at| view.has(at, Words::AUXILIARY | Words::MODAL)).unwrap_or(end);
    (council && !wished && modality == Modality::Asserted).then(|| {
        let first = noun_start(view, at - 2, start);
        Found::new(first, verb, at, ClaimKind::Adoption, modality, "adoption-noun")
    })
}
