//! Vetoes by the noun: "a double veto by", "its third veto", "The veto drew condemnation".

mod owner;
mod pronoun;
mod right;

use owner::{is_with_that, owner, predicate_owner, relative_cast, relative_owner};
use right::{is_given_up, is_right, is_rule};

pub(in crate::extract::claims) use pronoun::pronoun;

use crate::domain::{ClaimKind, CountIs, Modality};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::modality;
use crate::extract::claims::numbers::{self, Count};
use crate::extract::claims::sentence::View;
use crate::extract::claims::states::Code;
use crate::extract::claims::subject::{self, Before};
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// "veto power", "the power of veto": the right to cast one.
fn is_power(view: &View<'_>, at: usize, cast: bool) -> bool {
    let behind = view.is(at + 1, vocabulary::POWER);
    let before = view.any(at.wrapping_sub(1), &["of"]) && view.is(at.wrapping_sub(2), vocabulary::POWER);
    !cast && (behind || before) || view.class(at + 1) == Some(Class::Dash) && view.is(at + 2, vocabulary::POWER)
}

/// The noun, its owner before or behind it, or the verb it is the object of.
pub(in crate::extract::claims) fn noun(view: &View<'_>, at: usize, before: &Before) -> Option<Found> {
    let cast = cast_verb(view, at);
    if is_power(view, at, cast.is_some()) || is_rule(view, at) {
        return None;
    }
    let phrase = phrase_start(view, at);
    if cast.is_some_and(|verb| is_right(view, verb, phrase)) || cast.is_none() && is_given_up(view, phrase) {
        return None;
    }
    let end = view.clause_end(relative_cast(view, at).map_or(at, |(_, cast)| cast));
    let owned = owner(view, phrase, at, before).or_else(|| relative_owner(view, phrase, at));
    let (first, verb_first, members, modality) = match (cast, owned) {
        (Some(verb), owned) => {
            let doing = subject::doing(view, verb, before);
            // "every time any permanent member uses its veto"
            let near = doing.verb_first.saturating_sub(9).max(view.first)..doing.verb_first;
            let unnamed = near.clone().any(|at| {
                view.any(at, &["any", "every", "each", "no", "another", "a"])
                    && (at + 1..at + 4).any(|at| view.is(at, vocabulary::COUNTRIES))
            }) && view.group_ending(doing.verb_first).is_none();
            if doing.members.is_empty() && unnamed {
                return None;
            }
            // "Haley cast the veto in the Security Council": by whom is left open.
            let person = || {
                let name = doing.verb_first.wrapping_sub(1);
                let named = view.inside(name) && view.tokens[name].is_capital() && view.group_at(name).is_none();
                (named && !doing.passive && view.names_council(view.first, view.end)).then(Vec::new)
            };
            let owned = owned.map(|(_, members)| members);
            let members = if doing.members.is_empty() { owned.or_else(person)? } else { doing.members.clone() };
            let modality = of_cast(view, (doing.first, doing.verb_first, verb), at);
            (doing.first, doing.verb_first, members, modality)
        }
        (None, Some((first, members))) if is_with_that(view, phrase) => (first, first, members, Modality::Asserted),
        (None, Some((first, members))) => (first, first, members, modality::of_noun(view, view.clause_start(at), at)),
        (None, None) => {
            let met = view.any(phrase.wrapping_sub(1), &["with", "into"])
                && view.any(phrase.wrapping_sub(2), &["met", "ran"])
                && view.find(view.clause_start(phrase), phrase, vocabulary::DRAFT).is_some();
            let modality =
                if met { modality::of_noun(view, view.clause_start(at), at) } else { bare(view, phrase, at)? };
            (if met { view.clause_start(phrase) } else { phrase }, phrase, predicate_owner(view, at), modality)
        }
    };
    if !members.iter().all(|&code| crate::extract::claims::states::is_permanent(code)) {
        return None;
    }
    let mut claim =
        Found::new(first, end, at, ClaimKind::Veto, modality, if cast.is_some() { "veto-cast" } else { "veto-noun" });
    claim.verb_first = verb_first;
    noun_count(view, phrase, at, &members, &mut claim);
    // "The veto was Russia's eleventh on Syria"
    let told = view.groups.iter().find(|group| group.first > at && group.first <= at + 3 && !members.is_empty());
    if let Some(number) = told.and_then(|group| numbers::ordinal(view, group.end + 1))
        && claim.count.is_none()
    {
        claim.set_count(Count { number: Some(number), is: CountIs::Ordinal, many: false });
    }
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
    let mut count = numbers::of_noun(view, phrase, at);
    // "three Russian and Chinese vetoes"
    let before = claim.first.wrapping_sub(1);
    if count == Count::default()
        && view.group_at(claim.first).is_some()
        && let Some(number) = numbers::cardinal(view, before).filter(|&number| number > 1)
    {
        count = Count { number: Some(number), is: CountIs::Exactly, many: true };
    }
    let mut times = numbers::times(view, claim.verb_first, claim.end);
    if times == Count::default() {
        times = numbers::cleft(view, claim.first);
    }
    let several = members.len() > 1 || joint.is_some();
    let vetoes = view.any(at, &["vetoes", "vetos"]);
    let of_drafts =
        view.find(at + 1, claim.end, vocabulary::DRAFT).is_some_and(|object| view.is(object, vocabulary::DRAFTS));
    claim.casts = joint.filter(|_| members.len() != 1);
    if times.number.is_some() || times.many {
        claim.set_count(times);
    } else if !(several && vetoes)
        || (phrase..at).any(|at| view.any(at, &["joint", "double", "twin", "dual", "triple"]))
    {
        claim.set_count(count);
    }
    // "two vetoes by Russia and China" may be one vote, "successive vetoes" and "three" are more.
    let many = count.many && count.number.is_none_or(|number| number as usize > members.len().max(2));
    claim.plural =
        claim.count_is != CountIs::Ordinal && (vetoes && !several || of_drafts || many || count.many && !several);
}

/// The verb whose object the noun is: "cast its third veto", "used their veto".
fn cast_verb(view: &View<'_>, noun: usize) -> Option<usize> {
    let from = view.clause_start(noun).max(noun.saturating_sub(7));
    let verb = (from..noun).rev().find(|&at| view.is(at, vocabulary::CAST))?;
    let resorts = view.any(verb, &["resorted", "resorts", "resort", "resorting", "availed", "avails"]);
    let light = |at| {
        view.has(at, Words::ARTICLE | Words::POSSESSIVE | Words::ADVERB | Words::QUANTIFIER)
            || resorts && view.any(at, &["to", "itself", "of"])
            || view.is(at, vocabulary::ORDINAL | vocabulary::NUMBER | vocabulary::MANY)
            || view.class(at) == Some(Class::Number)
            || view.any(
                at,
                &[
                    "double",
                    "rare",
                    "lone",
                    "single",
                    "own",
                    "security",
                    "council",
                    "un",
                    "u.n.",
                    "of",
                    "power",
                    "right",
                    "joint",
                    "least",
                    "at",
                    "total",
                    "combined",
                    "further",
                    "fresh",
                    "successive",
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
            || view.is(at, vocabulary::CAST)
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

/// "The double veto drew condemnation": a veto spoken of as known, with what it did.
fn bare(view: &View<'_>, phrase: usize, noun: usize) -> Option<Modality> {
    let joint = (phrase..noun).any(|at| view.any(at, &["double", "triple"]));
    let definite = view.any(phrase, &["the", "this", "that", "these"]);
    // "The veto is a relic" speaks of the right; "the double veto" can only be one that was cast.
    let did = view.is(noun + 1, vocabulary::DREW) && !view.any(noun + 1, &["is", "has", "have"]);
    let modality = modality::of_noun(view, view.clause_start(noun), noun);
    (definite && (did || joint) && modality == Modality::Asserted).then_some(modality)
}

/// How the verb is put forward whose object the noun is; "cast no veto" denies it.
fn of_cast(view: &View<'_>, (first, verb_first, verb): (usize, usize, usize), noun: usize) -> Modality {
    let none = (verb + 1..noun).any(|at| view.any(at, &["no"]));
    if none { Modality::Negated } else { modality::of_verb(view, first, verb_first, verb) }
}
