//! Whose a veto is: its owner before the noun, behind "by" and "of", in a relative clause, or as what the veto is said to be.

use crate::extract::claims::sentence::{Group, View};
use crate::extract::claims::states::Code;
use crate::extract::claims::subject::{self, Before};
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// Whose veto: "Russia's", "the Russian and Chinese", "their", or behind it "by Beijing and Moscow".
pub(super) fn owner(view: &View<'_>, phrase: usize, noun: usize, before: &Before) -> Option<(usize, Vec<Code>)> {
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
    if let Some(group) = subject::agent(view, noun) {
        return Some((phrase, group.members.clone()));
    }
    // "killed by the veto of Russia", "two vetoes, from Russia and China, finished it"
    let apart = view.class(noun + 1) == Some(Class::Comma) && view.any(noun + 2, &["from", "by", "of", "that"]);
    let of = noun + 1 + usize::from(apart) + usize::from(apart && view.any(noun + 2, &["that"]));
    if view.any(of, &["of", "from", "by"])
        && let Some(group) = view.group_from(of + 1)
        && group.is_permanent()
        && !group.adjective
        && !view.is(group.end, vocabulary::PAPER)
        && !is_topic(view, of, group)
    {
        return Some((phrase, group.members.clone()));
    }
    // "is responsible for three vetoes", "has a combined nine vetoes"
    if let Some(group) = holder(view, phrase) {
        return Some((phrase.min(group.first), group.members.clone()));
    }
    // "said no and with that veto buried it"
    if is_with_that(view, phrase) {
        let group =
            view.groups.iter().rev().find(|group| group.end < phrase && group.is_permanent() && !group.adjective)?;
        return Some((group.first, group.members.clone()));
    }
    if view.any(phrase, &["their"]) {
        return Some((phrase, subject::several(view, phrase, before)?));
    }
    if view.any(phrase, &["its"]) {
        return Some((phrase, vec![subject::single(view, phrase, before)?]));
    }
    None
}

/// "a veto of Palestine's membership": what was vetoed stands behind "of", and whose it was elsewhere.
fn is_topic(view: &View<'_>, of: usize, group: &Group) -> bool {
    view.any(of, &["of"]) && view.class(group.end) == Some(Class::Suffix)
}

/// Who is "responsible for" or "behind" the vetoes, or "has a combined nine".
fn holder<'v>(view: &'v View<'_>, phrase: usize) -> Option<&'v Group> {
    let before = phrase.wrapping_sub(1);
    let blamed = view.any(before, &["for"]) && view.any(before.wrapping_sub(1), &["responsible"]);
    let adds =
        view.any(before, &["have", "has"]) && (phrase..phrase + 2).any(|at| view.any(at, &["combined", "total"]));
    let verb = if blamed { before.wrapping_sub(2) } else { before };
    let is = |at: usize| view.has(at, Words::AUXILIARY);
    let group = view.group_ending(if is(verb) { verb } else { verb.wrapping_add(1) })?;
    ((blamed || adds) && !group.adjective && group.is_permanent()).then_some(group)
}

/// "the two vetoes that Britain has cast"
pub(super) fn relative_owner(view: &View<'_>, phrase: usize, noun: usize) -> Option<(usize, Vec<Code>)> {
    relative_cast(view, noun).map(|(group, _)| (phrase, group.members.clone()))
}

/// Who has cast it, by the relative clause behind the noun, and the index of the verb.
pub(super) fn relative_cast<'v>(view: &'v View<'_>, noun: usize) -> Option<(&'v Group, usize)> {
    let that = usize::from(view.any(noun + 1, &["that", "which"]));
    let group = view.group_from(noun + 1 + that).filter(|group| !group.adjective)?;
    let cast = (group.end..group.end + 3).find(|&at| view.is(at, vocabulary::CAST))?;
    let light = (group.end..cast).all(|at| view.has(at, Words::AUXILIARY | Words::ADVERB));
    light.then_some((group, cast))
}

/// "said no and with that veto buried it"
pub(super) fn is_with_that(view: &View<'_>, phrase: usize) -> bool {
    let that = phrase - usize::from(view.any(phrase.wrapping_sub(1), &["that", "this"]));
    view.any(that, &["that", "this"]) && view.any(that.wrapping_sub(1), &["with", "by"])
}

/// Whose a known veto is said to be: "The veto was Russia's eleventh".
pub(super) fn predicate_owner(view: &View<'_>, noun: usize) -> Vec<Code> {
    let says = view.any(noun + 1, &["was", "is", "marked", "marks"]);
    let group = view.group_from(noun + 2).filter(|group| says && view.class(group.end) == Some(Class::Suffix));
    group.map(|group| group.members.clone()).unwrap_or_default()
}
