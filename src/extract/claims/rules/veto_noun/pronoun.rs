//! A veto by the pronoun for it: "Among the vetoes is the one that Russia cast", "The archives show a veto: Russia cast it".

use super::owner::relative_cast;
use crate::domain::ClaimKind;
use crate::extract::claims::candidate::Found;
use crate::extract::claims::modality;
use crate::extract::claims::sentence::View;
use crate::extract::claims::states::is_permanent;
use crate::extract::claims::subject::{self, Before};
use crate::extract::claims::vocabulary;

/// The claim of "it" or "one" at `at` that stands for a veto named before it in the sentence.
pub(in crate::extract::claims) fn pronoun(view: &View<'_>, at: usize, before: &Before) -> Option<Found> {
    let noun = (view.first..at).rev().find(|&at| view.is(at, vocabulary::VETO))?;
    // "threatened a veto but did not use it": the power may be meant as well.
    if view.is(noun + 1, vocabulary::POWER) || view.find(noun, at, vocabulary::DRAFT).is_some() {
        return None;
    }
    let (verb, end) = if view.any(at, &["one"]) {
        let (_, cast) = relative_cast(view, at).filter(|_| view.any(at - 1, &["the"]))?;
        (cast, cast)
    } else {
        (at - 1, at)
    };
    if !view.any(verb, &["cast", "casts", "issued", "delivered"]) {
        return None;
    }
    let doing = subject::doing(view, verb, before);
    if doing.members.is_empty() || !doing.members.iter().all(|&code| is_permanent(code)) {
        return None;
    }
    let modality = modality::of_verb(view, doing.first, doing.verb_first, verb);
    let mut found = Found::new(doing.first, view.clause_end(end), verb, ClaimKind::Veto, modality, "veto-cast");
    found.members = doing.members;
    found.verb_first = doing.verb_first;
    Some(found)
}
