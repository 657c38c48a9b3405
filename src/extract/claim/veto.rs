//! Vetoes and blocks: the verb ("Russia vetoed", "have twice blocked") and the noun ("a double veto by",
//! "its third veto", "The veto drew condemnation").

use super::super::token::Class;
use super::super::word::Words;
use super::found::Found;
use super::modality;
use super::number::{self, Count};
use super::state::Code;
use super::subject::{self, Before, Doing};
use super::view::View;
use super::word;
use crate::domain::{ClaimKind, CountIs, Modality};

/// The claims of a sentence about vetoes and blocks.
pub(super) fn find(view: &View<'_>, before: &Before, found: &mut Vec<Found>) {
    for at in view.first..view.end {
        let one = if view.is(at, word::VETOED) {
            verb(view, at, before, ClaimKind::Veto, "veto-verb")
        } else if view.is(at, word::BLOCK) {
            block(view, at, before)
        } else if view.is(at, word::VETO) {
            either(view, at, before)
        } else {
            None
        };
        // "used its veto to block the resolution" is one claim.
        if let Some(one) = one
            && !found.iter().any(|other| other.first < one.end && one.first < other.end && other.is_veto())
        {
            found.push(one);
        }
    }
}

/// "veto" and "vetoes" are verbs behind a subject or "to", nouns otherwise.
fn either(view: &View<'_>, at: usize, before: &Before) -> Option<Found> {
    let p = at.wrapping_sub(1);
    let noun_before = view.has(p, Words::ARTICLE | Words::POSSESSIVE)
        || view.is(p, word::ORDINAL | word::MANY | word::MAYBE)
        || view
            .any(p, &["double", "triple", "joint", "single", "rare", "of", "the", "a", "first", "its", "their", "his"])
        || view.class(p) == Some(Class::Suffix)
        || number::cardinal(view, p).is_some();
    let led = view.any(
        p,
        &[
            "to", "not", "n't", "n’t", "will", "would", "could", "might", "may", "can", "should", "they", "who",
            "which", "again",
        ],
    ) || view.has(p, Words::MODAL | Words::NEGATION)
        || view.group_ending(at).is_some_and(|group| !group.adjective) && followed_by_object(view, at);
    if led && !noun_before {
        return verb(view, at, before, ClaimKind::Veto, "veto-verb");
    }
    noun(view, at, before)
}

/// "Russia, China veto UN resolution": something that can be vetoed follows, and no "power".
fn followed_by_object(view: &View<'_>, at: usize) -> bool {
    let end = view.clause_end(at).min(at + 9);
    !view.is(at + 1, word::POWER)
        && (view.find(at + 1, end, word::DRAFT).is_some() || view.any(at + 1, &["it", "them", "any"]))
}

/// A verb with its subject; nothing where no permanent member is one and no draft was vetoed.
fn verb(view: &View<'_>, at: usize, before: &Before, kind: ClaimKind, rule: &'static str) -> Option<Found> {
    let doing = subject::doing(view, at, before);
    let members = permanent(&doing)?;
    let end = view.clause_end(at);
    let draft = doing.passive && view.find(view.clause_start(at), at, word::DRAFT).is_some();
    if members.is_empty() && !draft {
        return None;
    }
    let mut modality = modality::of_verb(view, doing.first, doing.verb_first, at);
    // "would have Russia veto it", "Russia veto it?": of one state "vetoes" would be the fact.
    if modality == Modality::Asserted
        && members.len() == 1
        && doing.verb_first == at
        && view.any(at, &["veto", "block"])
    {
        modality = Modality::Hypothetical;
    }
    let first = if doing.passive { view.clause_start(at) } else { doing.first };
    let mut times = number::times(view, doing.verb_first, end);
    if times == Count::default() {
        times = number::cleft(view, first);
    }
    let count = if times == Count::default() { object_count(view, at, end) } else { times };
    let plural = count.many || is_plural_object(view, at, end) || doing.passive && is_plural_subject(view, at);
    let mut claim = Found::new(first, end, at, kind, modality, rule);
    claim.members = members;
    claim.set_count(count);
    claim.plural = plural && count.is != CountIs::Ordinal;
    claim.verb_first = doing.verb_first;
    Some(claim)
}

/// Who vetoed, if all of them can; none where somebody else is named.
fn permanent(doing: &Doing) -> Option<Vec<Code>> {
    doing.members.iter().all(|&code| super::state::is_permanent(code)).then(|| doing.members.clone())
}

/// "blocked … a draft UN resolution", "blocked efforts to condemn"; a statement needs no vote.
fn block(view: &View<'_>, at: usize, before: &Before) -> Option<Found> {
    let end = view.clause_end(at);
    let object = view.find(at + 1, end.min(at + 14), word::DRAFT | word::EFFORT);
    let passive_of = view.find(view.clause_start(at), at, word::DRAFT);
    let stated = view.find(at + 1, object.unwrap_or(end), word::STATEMENT).is_some()
        || object.is_some_and(|object| view.is(object + 1, word::STATEMENT));
    if stated || view.any(at + 1, &["off", "up"]) {
        return None;
    }
    let claim = verb(view, at, before, ClaimKind::Block, "block-verb")?;
    let by_members = !claim.members.is_empty();
    (by_members && (object.is_some() || passive_of.is_some())).then_some(claim)
}

/// "two draft resolutions", "a 12th resolution" behind the verb.
fn object_count(view: &View<'_>, verb: usize, end: usize) -> Count {
    let object = view.find(verb + 1, end, word::DRAFT);
    object.map_or_else(Count::default, |object| number::of_noun(view, verb + 1, object))
}

fn is_plural_object(view: &View<'_>, verb: usize, end: usize) -> bool {
    let object = view.find(verb + 1, end, word::DRAFT | word::EFFORT);
    object.is_some_and(|object| {
        view.is(object, word::DRAFTS) || view.is(object + 1, word::DRAFTS) && view.any(object, &["draft"])
    }) || view.any(verb + 1, &["all", "any", "every"])
}

fn is_plural_subject(view: &View<'_>, verb: usize) -> bool {
    view.find(view.clause_start(verb), verb, word::DRAFTS).is_some()
}

/// The noun, its owner before or behind it, or the verb it is the object of.
fn noun(view: &View<'_>, at: usize, before: &Before) -> Option<Found> {
    let cast = cast_verb(view, at);
    if view.is(at + 1, word::POWER) && cast.is_none()
        || view.any(at.wrapping_sub(1), &["of"]) && view.is(at.wrapping_sub(2), word::POWER)
        || view.class(at + 1) == Some(Class::Dash) && view.is(at + 2, word::POWER)
    {
        return None;
    }
    let phrase = phrase_start(view, at);
    let end = view.clause_end(at);
    let owned = owner(view, phrase, at, before);
    let (first, verb_first, members, modality) = match (cast, owned) {
        (Some(verb), owned) => {
            let doing = subject::doing(view, verb, before);
            let members =
                if doing.members.is_empty() { owned.map(|(_, members)| members)? } else { doing.members.clone() };
            (doing.first, doing.verb_first, members, modality::of_verb(view, doing.first, doing.verb_first, verb))
        }
        (None, Some((first, members))) => (first, first, members, modality::of_noun(view, view.clause_start(at), at)),
        (None, None) => (phrase, phrase, Vec::new(), bare(view, phrase, at)?),
    };
    if !members.iter().all(|&code| super::state::is_permanent(code)) {
        return None;
    }
    let mut claim =
        Found::new(first, end, at, ClaimKind::Veto, modality, if cast.is_some() { "veto-cast" } else { "veto-noun" });
    claim.verb_first = verb_first;
    noun_count(view, phrase, at, &members, &mut claim);
    claim.members = members;
    Some(claim)
}

/// "a double veto", "its third veto", "two vetoes"; the vetoes of several members may be one vote.
fn noun_count(view: &View<'_>, phrase: usize, at: usize, members: &[Code], claim: &mut Found) {
    let joint = (phrase..at).find_map(|at| match () {
        () if view.any(at, &["double", "twin", "dual"]) => Some(2),
        () if view.any(at, &["triple"]) => Some(3),
        () => None,
    });
    let count = number::of_noun(view, phrase, at);
    let mut times = number::times(view, claim.verb_first, claim.end);
    if times == Count::default() {
        times = number::cleft(view, claim.first);
    }
    let several = members.len() > 1 || joint.is_some();
    let vetoes = view.any(at, &["vetoes", "vetos"]);
    let of_drafts = view.find(at + 1, claim.end, word::DRAFT).is_some_and(|object| view.is(object, word::DRAFTS));
    claim.casts = joint.filter(|_| members.len() != 1);
    if times.number.is_some() || times.many {
        claim.set_count(times);
    } else if !(several && vetoes) {
        claim.set_count(count);
    }
    claim.plural = claim.count_is != CountIs::Ordinal && (vetoes && !several || of_drafts || count.many && !several);
}

/// The verb whose object the noun is: "cast its third veto", "used their veto".
fn cast_verb(view: &View<'_>, noun: usize) -> Option<usize> {
    let from = view.clause_start(noun).max(noun.saturating_sub(7));
    let verb = (from..noun).rev().find(|&at| view.is(at, word::CAST))?;
    let light = |at| {
        view.has(at, Words::ARTICLE | Words::POSSESSIVE | Words::ADVERB | Words::QUANTIFIER)
            || view.is(at, word::ORDINAL | word::NUMBER | word::MANY)
            || view.class(at) == Some(Class::Number)
            || view.any(
                at,
                &[
                    "double", "rare", "lone", "single", "own", "security", "council", "un", "u.n.", "of", "power",
                    "right", "joint", "least", "at",
                ],
            )
    };
    (verb + 1..noun).all(light).then_some(verb)
}

/// First word of the noun phrase: "a rare double" of "a rare double veto".
fn phrase_start(view: &View<'_>, noun: usize) -> usize {
    let mut first = noun;
    while first > view.first && noun - first < 6 {
        let at = first - 1;
        let inside = view.class(at) == Some(Class::Word) || view.class(at) == Some(Class::Number);
        if !inside
            || view.has(at, Words::PREPOSITION | Words::AUXILIARY | Words::CONJUNCTION | Words::RELATIVE)
            || view.is(at, word::CAST)
            || view.group_at(at).is_some()
        {
            break;
        }
        first = at;
        if view.has(at, Words::ARTICLE | Words::POSSESSIVE) {
            break;
        }
    }
    first
}

/// Whose veto: "Russia's", "the Russian and Chinese", "their", or behind it "by Beijing and Moscow".
fn owner(view: &View<'_>, phrase: usize, noun: usize, before: &Before) -> Option<(usize, Vec<Code>)> {
    let by = subject::agent(view, noun).map(|group| group.members.clone());
    if let Some(members) = by {
        return Some((phrase, members));
    }
    let adjoining = |end: usize| {
        view.group_ending(end).or_else(|| {
            view.groups.iter().find(|group| group.end + 1 == end && view.class(group.end) == Some(Class::Suffix))
        })
    };
    let group = adjoining(phrase).or_else(|| (phrase..=noun).find_map(adjoining));
    if let Some(group) = group {
        let the = usize::from(view.any(group.first.wrapping_sub(1), &["the", "a"]));
        return Some((group.first - the, group.members.clone()));
    }
    if view.any(phrase, &["their"]) {
        return Some((phrase, subject::several(view, phrase, before)?));
    }
    if view.any(phrase, &["its"]) {
        return Some((phrase, vec![subject::single(view, phrase, before)?]));
    }
    None
}

/// "The double veto drew condemnation": a veto spoken of as known, with what it did.
fn bare(view: &View<'_>, phrase: usize, noun: usize) -> Option<Modality> {
    let joint = (phrase..noun).any(|at| view.any(at, &["double", "triple"]));
    let definite = view.any(phrase, &["the", "this", "that", "these"]);
    // "The veto is a relic" speaks of the right; "the double veto" can only be one that was cast.
    let did = view.is(noun + 1, word::DREW) && !view.any(noun + 1, &["is", "has", "have"]);
    let modality = modality::of_noun(view, view.clause_start(noun), noun);
    (definite && (did || joint) && modality == Modality::Asserted).then_some(modality)
}
