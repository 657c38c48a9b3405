//! What became of a draft, in other words than "adopted" and "rejected": "cleared the Council", "extended the
//! mandate", "fell short", "was turned down".

use super::phrase::matches;
use crate::domain::{ClaimKind, Modality};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::modality;
use crate::extract::claims::phrases::result::{OF_COUNCIL, OF_DRAFT};
use crate::extract::claims::sentence::View;
use crate::extract::claims::subject::{self, Before};
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

use ClaimKind::{Adoption, Rejection};

/// The claims of a sentence by these phrases; `council` says whether the article names the Council at all.
pub(in crate::extract::claims) fn find(view: &View<'_>, council: bool, found: &mut Vec<Found>) {
    let vetoed = found.iter().any(Found::is_veto);
    let decided = |kind, found: &[Found]| found.iter().any(|one| one.kind == kind && one.modality.states_fact());
    if !council && !view.names_un(view.first, view.end) {
        return;
    }
    for at in view.first..view.end {
        if !view.is(at, vocabulary::RESULT | vocabulary::RESULT_NOUN | vocabulary::UNANIMOUS) {
            continue;
        }
        let draft = OF_DRAFT.iter().map(|row| (row, false));
        let rows = draft.chain(OF_COUNCIL.iter().map(|row| (row, true)));
        for ((kind, phrase), of_council) in rows {
            if decided(Adoption, found)
                || decided(Rejection, found)
                || vetoed && *kind == Rejection && !(of_council && view.any(at, &["failed", "fails"]))
            {
                break;
            }
            let read = matches(view, at, phrase).filter(|read| !is_of_members(view, read.end));
            if let Some(one) = read.and_then(|read| claim(view, at, read.end, *kind, of_council)) {
                found.push(one);
            }
        }
        if !decided(Adoption, found) && view.is(at, vocabulary::RESULT_NOUN) {
            found.extend(noun(view, at));
        }
        if !decided(Adoption, found) && view.is(at, vocabulary::UNANIMOUS) {
            found.extend(unanimous_vote(view, at));
        }
    }
}

/// "won the backing of eleven members": how many, not what became of it.
fn is_of_members(view: &View<'_>, end: usize) -> bool {
    view.any(end, &["of", "from", "by"])
        && (end + 1..end + 4)
            .any(|at| crate::extract::claims::numbers::cardinal(view, at).is_some() || view.group_at(at).is_some())
}

/// The last place where the Council is named, if it is in reach.
fn council(view: &View<'_>, from: usize, to: usize) -> Option<usize> {
    (from..to).rev().take(24).find(|&at| {
        let before = at.wrapping_sub(1);
        view.any(at, &["council", "unsc"])
            && !view.is_other_council(at)
            && !(view.class(at + 1) == Some(Class::Suffix)
                && (at + 2..at + 6)
                    .any(|at| view.any(at, &["committee", "commission", "panel", "president", "presidency"])))
            && (!view.any(before, &["security"]) || view.is_security(before))
    })
}

fn claim(view: &View<'_>, at: usize, end: usize, kind: ClaimKind, of_council: bool) -> Option<Found> {
    let start = view.clause_start(at);
    let close = view.clause_end(end.max(at + 1) - 1).max(end);
    let thing = |from: usize, to: usize| {
        // "extended MINURSO": of a verb alone the object stands right behind it.
        let alone = of_council && end == at + 1 && view.is(at, vocabulary::ACT | vocabulary::DECIDES);
        let to = if alone { to.min(at + 4) } else { to };
        view.find(from, to, vocabulary::DRAFT).is_some()
            || names_mission(view, from, to)
            || (from..to).any(|at| view.any(at, &["s"]) && view.word(at + 1) == "/" || view.any(at, &["mandate", "it"]))
    };
    let (first, known) = if of_council {
        // "By adopting resolution 2749, the Security Council also demanded"
        let led = || {
            let adopting = view.any(end - 1, &["adopting", "passing", "approving"]);
            council(view, close, view.end.min(close + 8)).filter(|_| adopting && at <= view.first + 1)
        };
        let council = council(view, start, at).or_else(led)?;
        // "put to the Council" names no subject.
        let prepositioned =
            (council.saturating_sub(5)..council).any(|at| view.any(at, &["in", "to", "before", "at", "by"]));
        // "Thirteen Security Council members", "every member of the Council" are not the Council.
        let of_some = view.is(council + 1, vocabulary::COUNTRIES)
            || (council.saturating_sub(5)..council).any(|at| {
                let part = at.wrapping_sub(1);
                let counted = crate::extract::claims::numbers::cardinal(view, part).is_some();
                view.any(at, &["of"]) && counted
                    || view.any(at, &["of", "on", "in"])
                        && view.is(part, vocabulary::COUNTRIES)
                        && !(view.any(part, &["members"]) && part == view.clause_start(part))
            });
        let prepositioned = prepositioned || of_some;
        // What the Council votes to do, or fails to, is a draft's, whether the words name one or not.
        let counted = crate::extract::claims::numbers::cardinal(view, at.wrapping_sub(1)).is_some();
        let does = view.any(at, &["voted", "votes", "failed", "fails"])
            && !counted
            && (at + 1..end).any(|at| view.any(at, &["to"]));
        (start, !prepositioned && (does || thing(at, close + 8) || view.any(end - 1, &["mandate"])))
    } else {
        (start, thing(start, at))
    };
    let statement = view
        .find(at, close, vocabulary::STATEMENT)
        .is_some_and(|noun| view.any(noun, &["statement", "statements", "letter"]));
    if !known || statement || view.names_other_body(start, close) && !view.names_council(start, close) {
        return None;
    }
    if strays(view, at, end) || is_of_effect(view, at, kind) {
        return None;
    }
    let doing = subject::doing(view, at, &Before::default());
    // The phrase itself says "not".
    let denies = (at..end).any(|at| view.any(at, &["not"]));
    let group = if denies { at } else { doing.verb_first.min(at) };
    let modality = if of_council || !doing.passive || denies {
        modality::of_verb(view, first, group, at)
    } else {
        modality::of_verb(view, first, doing.verb_first, at)
    };
    if !modality.states_fact() {
        return None;
    }
    let rule = if kind == Adoption { "adopted" } else { "rejected" };
    let mut found = Found::new(first, close, at, kind, modality, rule);
    found.verb_first = group;
    found.unanimous = kind == Adoption && view.find(view.first, view.end, vocabulary::UNANIMOUS).is_some();
    Some(found)
}

/// "members voted on a resolution that aimed to extend": what the gap of a phrase holds is another verb's.
fn strays(view: &View<'_>, at: usize, end: usize) -> bool {
    let acts = view.any(at, &["voted", "votes", "failed", "fails", "agreed", "decided"]);
    let to = (at + 1..end).rev().find(|&at| view.any(at, &["to"])).filter(|_| acts);
    // "voted by ten votes to none to approve"
    let number = |at: usize| crate::extract::claims::numbers::cardinal(view, at).is_some();
    to.is_some_and(|to| {
        (at + 1..to).any(|at| {
            view.is(at, vocabulary::DRAFT)
                || view.has(at, Words::RELATIVE)
                || view.any(at, &["that", "against"])
                || view.any(at, &["to"]) && !number(at + 1)
                || view.class(at) == Some(Class::Comma) && !view.any(at + 1, &["with", "to"])
        })
    })
}

/// A mission by its initials: "UNMISS".
fn names_mission(view: &View<'_>, from: usize, to: usize) -> bool {
    let upper = |at: usize| view.word(at).len() > 3 && view.word(at).bytes().all(|byte| byte.is_ascii_uppercase());
    view.named.iter().any(|named| from <= named.first && named.end <= to && upper(named.first))
}

/// "previous resolutions have failed to bring peace": what came of them later.
fn is_of_effect(view: &View<'_>, at: usize, kind: ClaimKind) -> bool {
    let light = |at: usize| matches!(view.class(at), Some(Class::Double | Class::Open));
    if view.any(at, &["carried"]) && view.any(at + 1, &["out", "over", "on", "forward"]) {
        return true;
    }
    // "have failed in their duty", "stopped it from being adopted", "It passed resolution 194"
    if view.any(at, &["failed", "fails"]) && view.any(at + 1, &["in"]) && view.has(at + 2, Words::POSSESSIVE)
        || view.any(at.wrapping_sub(1), &["being"]) && view.any(at.wrapping_sub(2), &["from"])
        || view.any(at, &["passed", "passes"]) && view.any(at - 1, &["it"]) && view.is(at + 1, vocabulary::RESOLUTION)
    {
        return true;
    }
    let to = at + 1 + usize::from(light(at + 1));
    let wins = [
        "win",
        "gain",
        "get",
        "secure",
        "reach",
        "obtain",
        "muster",
        "garner",
        "receive",
        "adopt",
        "pass",
        "approve",
        "be",
        "agree",
        "endorse",
        "clear",
        "attract",
        "achieve",
        "extend",
        "renew",
        "reauthorize",
        "reauthorise",
        "authorize",
        "authorise",
        "impose",
        "prolong",
        "carry",
        "collect",
    ];
    kind == Rejection
        && view.any(at, &["failed", "fails"])
        && view.any(to, &["to"])
        && !view.any(to + 1 + usize::from(light(to + 1)), &wins)
}

/// "the adoption of the resolution by the Security Council"
fn noun(view: &View<'_>, at: usize) -> Option<Found> {
    let end = view.clause_end(at);
    let of = view.any(at + 1, &["of"]) && view.find(at + 1, end, vocabulary::DRAFT).is_some();
    let owned = view.class(at.wrapping_sub(1)) == Some(Class::Suffix) && view.names_council(at.saturating_sub(4), at);
    let by = owned || (at..end).any(|at| view.any(at, &["by", "in"]) && view.names_council(at, at + 7));
    let modality = modality::of_noun(view, view.clause_start(at), at);
    let kind = if view.any(at, &["rejection", "defeat"]) { Rejection } else { Adoption };
    let wished = (at.saturating_sub(5)..at).any(|at| view.is(at, vocabulary::CALL_FOR | vocabulary::PLAN));
    (of && by && !wished && modality == Modality::Asserted)
        .then(|| Found::new(at, end, at, kind, modality, "adoption-noun"))
}

/// "the vote for the resolution was unanimous", "the Council was unanimous"
fn unanimous_vote(view: &View<'_>, at: usize) -> Option<Found> {
    let start = view.clause_start(at);
    let vote = view.find(start, view.end, vocabulary::VOTE_NOUN | vocabulary::VOTE_VERB).is_some();
    let draft = view.find(start, view.end, vocabulary::DRAFT).is_some()
        || (start..at).any(|at| view.any(at, &["it"]) || view.any(at, &["s"]) && view.word(at + 1) == "/");
    let is = (start..at).any(|at| view.any(at, &["was", "were", "is"]));
    let noun = view.any(at, &["unanimous"]);
    let none = view.find(start, view.end, vocabulary::STATEMENT).is_some();
    if !noun || none || !(draft && (vote && is || view.names_council(view.first, view.end))) {
        return None;
    }
    let modality = modality::of_noun(view, start, at);
    let mut found = Found::new(start, view.clause_end(at), at, Adoption, modality, "adopted");
    found.unanimous = true;
    (view.class(start).is_some_and(|class| class != Class::Stop)).then_some(found)
}
