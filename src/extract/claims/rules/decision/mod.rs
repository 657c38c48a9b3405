//! What became of a draft: adopted or rejected, by the Council or without saying by whom.

mod body;
mod draft;
mod noun;

use body::{by_vote, council_before, is_by_council};
use draft::noun_start;

use crate::domain::{ClaimKind, Modality};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::modality;
use crate::extract::claims::sentence::View;
use crate::extract::claims::subject;
use crate::extract::claims::vocabulary;
use crate::extract::claims::vote_evidence;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// The claims of a sentence about decisions; `council` says whether the article names the Council at all.
pub(in crate::extract::claims) fn find(view: &View<'_>, council: bool, found: &mut Vec<Found>) {
    for at in view.first..view.end {
        let down = view.any(at, &["voted"]) && view.any(at + 1, &["down"]);
        let down = down || vote_evidence::votes_for(view, at);
        let verbs = vocabulary::ADOPT | vocabulary::REJECT | vocabulary::ACT | vocabulary::DECIDES;
        let one = if view.is(at, verbs) || down {
            announced(view, at, council).or_else(|| decided(view, at, council))
        } else if view.any(at, &["failed", "fails", "fell"]) {
            failed(view, at, council)
        } else if view.any(at, &["adoption"]) {
            noun::adoption(view, at).or_else(|| noun::owned_adoption(view, at))
        } else {
            None
        };
        found.extend(one);
    }
}

fn decided(view: &View<'_>, at: usize, council: bool) -> Option<Found> {
    // "used its veto to stop the draft from being adopted": the veto tells it.
    if view.any(at.wrapping_sub(1), &["being"]) && view.any(at.wrapping_sub(2), &["from"]) {
        return None;
    }
    let doing = subject::doing(view, at, &subject::Before::default());
    let end = view.clause_end(at);
    let agent_is_council = is_by_council(view, at, end);
    let participle = is_participle(view, at, doing.verb_first);
    let acts =
        view.is(at, vocabulary::ACT | vocabulary::DECIDES) && !view.is(at, vocabulary::ADOPT | vocabulary::REJECT);
    let passes =
        vote_evidence::passes(view, at, doing.verb_first) && council_before(view, doing.verb_first, at, true).is_none();
    let first = if doing.passive || participle || passes || agent_is_council {
        if acts {
            return None;
        }
        // By members, by parties to a conflict: no decision of the Council.
        let by_other =
            (at + 1..end.min(at + 8)).any(|at| view.any(at, &["by"])) && !agent_is_council && !by_vote(view, at, end);
        let start = view.clause_start(at);
        let draft = (start.max(at.saturating_sub(14))..at).rev().find(|&at| {
            view.is(at, vocabulary::RESOLUTION | vocabulary::DRAFT)
                || agent_is_council && view.any(at, &["document", "text"])
        })?;
        let un = council || agent_is_council || view.names_un(draft.saturating_sub(4), draft + 1);
        if by_other || !un || !(agent_is_council || is_of_council(view, draft)) {
            return None;
        }
        noun_start(view, draft, start)
    } else {
        // "have the Council adopt": of the Council "adopts" would be the fact.
        // "2005 saw the Council adopt 71 resolutions"
        let saw = || (view.first..at).any(|at| view.any(at, &["saw", "seen"]) && view.names_council(at, at + 6));
        if doing.verb_first == at && view.any(at, &["adopt", "pass", "approve", "endorse", "reject"]) && !saw() {
            return None;
        }
        let subject = council_before(view, doing.verb_first, at, council)?;
        // "endorsed the deal in resolution 2231" adopts the resolution, not a draft of the deal.
        let direct = |object: &usize| !acts && !view.any(object - 1, &["in", "with", "by"]);
        let object = view.find(at + 1, end.min(at + 13), vocabulary::DRAFT).filter(direct);
        let stated = object.is_some_and(|object| view.find(at + 1, object + 2, vocabulary::STATEMENT).is_some());
        let decides = view.is(at, vocabulary::DECIDES) && vote_evidence::decides(view, at, end);
        if stated
            || object.is_none() && !(view.any(at, &["adopted", "passed", "approved", "endorsed"]) || acts || decides)
        {
            return None;
        }
        if object.is_none()
            && !decides
            && !is_relative(view, subject)
            && !vote_evidence::shows_vote(view, subject, at, end)
        {
            return None;
        }
        subject
    };
    let (kind, modality) = outcome(view, at, first, &doing);
    let mut found =
        Found::new(first, end, at, kind, modality, if kind == ClaimKind::Adoption { "adopted" } else { "rejected" });
    found.verb_first = doing.verb_first;
    found.unanimous = kind == ClaimKind::Adoption && is_unanimous(view, first, end);
    found.plural = view
        .find(first, end, vocabulary::DRAFT)
        .is_some_and(|object| view.is(object, vocabulary::DRAFTS) && !view.any(object, &["sanctions", "measures"]));
    Some(found)
}

/// "Adopted on Wednesday: Security Council resolution 1444", "Adopted 13/0/2: resolution 2654": what was decided stands behind
/// the colon.
fn announced(view: &View<'_>, at: usize, council: bool) -> Option<Found> {
    let opens = at == view.first && view.any(at, &["adopted", "passed", "approved", "rejected"]);
    let numbered = |at: usize| view.is(at, vocabulary::RESOLUTION) && view.class(at + 1) == Some(Class::Number);
    // "Adopted on April 29, 2008, resolution 1811 addressed": the comma that ends the participle.
    let closes = |at: usize| {
        view.class(at) == Some(Class::Colon)
            || view.class(at) == Some(Class::Comma) && (at + 1..at + 6).any(numbered) && !numbered(at - 1)
    };
    let colon = (at + 1..at + 12).rev().filter(|_| opens).find(|&at| closes(at))?;
    let draft = view.find(colon + 1, colon + 9, vocabulary::DRAFT)?;
    let stated = view.find(colon + 1, draft + 2, vocabulary::STATEMENT).is_some();
    if stated || !(council || view.names_council(colon + 1, draft)) || !is_of_council(view, draft) {
        return None;
    }
    let kind = if view.is(at, vocabulary::REJECT) { ClaimKind::Rejection } else { ClaimKind::Adoption };
    let rule = if kind == ClaimKind::Adoption { "adopted" } else { "rejected" };
    let mut found = Found::new(at, view.clause_end(draft), at, kind, Modality::Asserted, rule);
    found.verb_first = at;
    found.unanimous = kind == ClaimKind::Adoption && is_unanimous(view, at, found.end);
    Some(found)
}

/// "the resolution on Haiti that the Security Council adopted"
fn is_relative(view: &View<'_>, subject: usize) -> bool {
    let that = subject.wrapping_sub(1);
    let from = that.saturating_sub(10).max(view.first);
    view.any(that, &["that", "which"]) && view.find(from, that, vocabulary::DRAFT).is_some()
}

/// "unanimously", "in a unanimous vote" in the clause or in what opens its sentence.
fn is_unanimous(view: &View<'_>, first: usize, end: usize) -> bool {
    let opens = (view.first..first).rev().take(10).any(|at| {
        view.is(at, vocabulary::UNANIMOUS)
            && (view.find(at, at + 3, vocabulary::VOTE_NOUN).is_some() || view.names_un(at, at + 3))
    });
    opens || view.find(first, view.end.min(end + 3), vocabulary::UNANIMOUS).is_some()
}

/// Whether a decision adopted or rejected, and how it is meant: a failed adoption is a rejection.
fn outcome(view: &View<'_>, at: usize, first: usize, doing: &subject::Doing) -> (ClaimKind, Modality) {
    let none = view.any(at + 1, &["no", "neither"]);
    let modality = if none { Modality::Negated } else { modality::of_verb(view, first, doing.verb_first, at) };
    let rejects = view.is(at, vocabulary::REJECT) || view.any(at + 1, &["down"]) && view.is(at, vocabulary::VOTE_VERB);
    let yet = (first..view.clause_end(at) + 3).any(|at| view.any(at, &["yet", "far", "still"]));
    let told = ["was", "were", "has", "have"];
    // "has not adopted the Russian draft", not "has not adopted a resolution"
    let definite = view.any(doing.verb_first, &["has"]) && view.any(at + 1, &["the", "this", "that"]);
    let undone = !rejects
        && modality == Modality::Negated
        && !yet
        && (is_failure(view, doing.verb_first, at) || view.any(doing.verb_first, &told) && (doing.passive || definite));
    match (rejects, undone) {
        (true, _) => (ClaimKind::Rejection, modality),
        (false, true) if modality::is_conditional(view, first) => (ClaimKind::Rejection, Modality::Hypothetical),
        (false, true) => (ClaimKind::Rejection, Modality::Asserted),
        (false, false) => (ClaimKind::Adoption, modality),
    }
}

/// "failed to get the nine votes", "fell short"; "failed to adopt" is read at its verb.
fn failed(view: &View<'_>, at: usize, council: bool) -> Option<Found> {
    let start = view.clause_start(at);
    let draft = (start..at).rev().find(|&at| view.is(at, vocabulary::DRAFT) || view.any(at, &["document"]))?;
    let end = view.clause_end(at);
    let here = view.any(at + 1, &["in", "on", "at", "after"]) && view.names_council(at, end);
    let votes = view.find(at + 1, end, vocabulary::VOTE_NOUN).is_some();
    let to_pass = view.any(at + 1, &["to"]) && view.is(at + 2, vocabulary::ADOPT);
    if !council || !(votes || to_pass || here) || !is_of_council(view, draft) {
        return None;
    }
    if view.any(at + 1, &["in"]) && view.has(at + 2, Words::POSSESSIVE) {
        return None;
    }
    let modality = modality::of_verb(view, start, at, at);
    let mut found = Found::new(noun_start(view, draft, start), end, at, ClaimKind::Rejection, modality, "failed");
    found.verb_first = at;
    found.plural = view.is(draft, vocabulary::DRAFTS);
    Some(found)
}

/// "resolution 1701, adopted in 2006": no auxiliary, and the noun or its number right before.
fn is_participle(view: &View<'_>, at: usize, verb_first: usize) -> bool {
    let before = verb_first.wrapping_sub(1);
    let before = if view.class(before) == Some(Class::Comma) { before.wrapping_sub(1) } else { before };
    let close = view.class(before) == Some(Class::Close);
    let noun = |at: usize| {
        view.is(at, vocabulary::RESOLUTION)
            || view.class(at) == Some(Class::Number) && view.is(at.wrapping_sub(1), vocabulary::RESOLUTION)
    };
    let behind = view.any(
        at + 1,
        &["in", "on", "by", "unanimously", "last", "this", "earlier", "with", "without", "over", "two", "three"],
    ) || view.has(at + 1, Words::DAY);
    view.any(at, &["adopted", "passed", "approved", "rejected", "endorsed"]) && (noun(before) || close) && behind
}

/// Whether the draft is the Council's by its words: numbered, a "resolution", or with the UN's name by it.
fn is_of_council(view: &View<'_>, draft: usize) -> bool {
    view.is(draft, vocabulary::RESOLUTION)
        || view.any(draft, &["draft", "drafts", "text", "document", "amendment", "amendments"])
        || view.names_un(draft.saturating_sub(5), draft + 6)
}

/// "failed to adopt": failing is rejecting.
fn is_failure(view: &View<'_>, verb_first: usize, at: usize) -> bool {
    (verb_first.saturating_sub(2)..at)
        .any(|at| view.any(at, &["failed", "fails", "refused", "refuses", "declined", "declines"]))
}
