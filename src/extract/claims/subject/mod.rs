//! Who did what a verb says: the group of states before it, behind "by", or what a pronoun points back to.

mod before;
mod place;
mod verb_group;

use place::{
    APPOSITION, before_apposition, before_place, behind, is_subject, nearest, of_infinitive, of_main_verb,
    of_second_verb,
};

use super::joint_subject::{self, start};
use super::sentence::{Group, View};
use super::states::Code;
use super::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;
use before::pointed;
pub(super) use before::{Before, is_against, several, single};
use verb_group::verb_group;

/// The verb with what belongs to it, and its subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Doing {
    /// Index of the first token of the verb's group: "has" of "has twice vetoed".
    pub verb_first: usize,
    /// Index of the first token of verb and subject, where they stand close together.
    pub first: usize,
    /// Who did it; empty where no member is named.
    pub members: Vec<Code>,
    /// Whether it was done to the subject: "was vetoed".
    pub passive: bool,
}

/// Reads the group of the verb at `verb` and finds its subject.
pub(super) fn doing(view: &View<'_>, verb: usize, before: &Before) -> Doing {
    let verb_first = verb_group(view, verb);
    let is_be = |at| view.any(at, &["was", "were", "been", "being", "is", "are", "be", "be", "got", "gets"]);
    let by = agent(view, verb);
    let passive = (verb_first..verb).any(is_be) || by.is_some() && view.any(verb + 1, &["by", "on", "in"]);
    if passive {
        let members = by.map(|group| group.members.clone()).unwrap_or_default();
        return Doing { verb_first, first: verb_first, members, passive };
    }
    match subject(view, verb_first, verb, before) {
        Some((first, members)) => {
            let first =
                if verb_first - first.min(verb_first) <= APPOSITION { first.min(verb_first) } else { verb_first };
            Doing { verb_first, first, members, passive }
        }
        None => Doing { verb_first, first: verb_first, members: Vec::new(), passive },
    }
}

/// "by Russia and China" in the clause of the verb.
pub(super) fn agent<'v>(view: &'v View<'_>, verb: usize) -> Option<&'v Group> {
    let end = view.clause_end(verb).min(verb + 14);
    (verb + 1..end).filter(|&at| view.any(at, &["by", "from"])).find_map(|at| {
        let skip = (at + 1..end.min(at + 5)).find_map(|at| view.group_from(at))?;
        // "had two abstentions and was vetoed by the US": who did another thing.
        let others = vocabulary::VETOED | vocabulary::ADOPT | vocabulary::REJECT | vocabulary::ABSTAIN;
        let other =
            (verb + 1..at).any(|at| view.is(at, others) && view.any(at - 1, &["was", "were", "is", "being", "and"]));
        if other {
            return None;
        }
        // "by the permanent members Russia and China", but not "by efforts of Russia"
        let plain = (at + 1..skip.first).all(|at| {
            view.any(at, &["the", "both", "permanent", "member", "members", "council", "allies", "veto-wielding"])
        });
        plain.then_some(skip)
    })
}

/// "Russia, having vetoed the text, now faces questions"
fn before_having(view: &View<'_>, having: usize, comma: usize, verb: usize) -> Option<(usize, Vec<Code>)> {
    let parted = view.any(having, &["having"]) && view.class(comma) == Some(Class::Comma);
    let group = view.group_ending(comma).filter(|group| !group.adjective && is_subject(view, group, verb))?;
    parted.then(|| (start(view, group), group.members.clone()))
}

/// First token and members of what stands as the subject before `verb_first`.
fn subject(view: &View<'_>, verb_first: usize, verb: usize, before: &Before) -> Option<(usize, Vec<Code>)> {
    let s = before_place(view, verb_first);
    let p = s.checked_sub(1).filter(|&p| p >= view.first);
    let infinitive = (verb_first..verb).any(|at| view.any(at, &["to"]));
    if infinitive {
        return of_infinitive(view, s, verb);
    }
    // "Having vetoed the draft, Russia faced criticism"
    let opens = (view.clause_start(verb)..s).all(|at| view.class(at) != Some(Class::Word));
    if view.any(s, &["having"]) && opens {
        return behind(view, verb, s);
    }
    // "Neither took sides; both abstained"
    if view.any(s, &["both"]) && p.is_some_and(|p| view.class(p) != Some(Class::Word)) {
        return pointed(view, s, before);
    }
    let p = p?;
    if let Some(group) = view.group_ending(s).filter(|group| !group.adjective) {
        return is_subject(view, group, verb).then(|| (start(view, group), group.members.clone()));
    }
    if let Some(found) = by_ballot(view, p).or_else(|| before_having(view, verb_first, p, verb)) {
        return Some(found);
    }
    if let Some(found) = joint_subject::between_dashes(view, p) {
        return Some(found);
    }
    // "Russia, which vetoed", "countries that vetoed"
    if view.has(p, Words::RELATIVE) {
        let end = if view.class(p.wrapping_sub(1)) == Some(Class::Comma) { p - 1 } else { p };
        return view.group_ending(end).map(|group| (start(view, group), group.members.clone()));
    }
    // "After it vetoed the draft, Russia sent its minister"
    if view.any(p, &["it", "they"])
        && !view.groups.iter().any(|group| group.end <= p)
        && let Some(found) = behind(view, verb, p.wrapping_sub(1))
    {
        return Some(found);
    }
    if let Some(found) = pointed(view, p, before) {
        return Some(found);
    }
    // "two permanent members, Russia and China, vetoed", "Russia, together with China, vetoed"
    if view.class(p) == Some(Class::Comma)
        && let Some(group) = view.group_ending(p).filter(|group| group.members.len() > 1 && !group.adjective)
        && (joint_subject::has_with(view, group) || joint_subject::is_apposition(view, group))
    {
        return Some((start(view, group), group.members.clone()));
    }
    if view.class(p) == Some(Class::Comma) {
        return before_apposition(view, p, verb).or_else(|| of_main_verb(view, p, verb));
    }
    if let Some(found) = by_doing(view, p, verb) {
        return Some(found);
    }
    if view.any(p, &["in", "by"])
        && view.word(verb).ends_with("ing")
        && let Some(found) = joint_subject::joined(view, p)
    {
        return Some(found);
    }
    // "for vetoing", "accused of vetoing"
    if view.has(p, Words::PREPOSITION) && view.word(verb).ends_with("ing") {
        return nearest(view, p).or_else(|| behind(view, verb, p));
    }
    view.any(p, &["but", "and", "then"]).then(|| of_second_verb(view, p, verb))?
}

/// "A Russian no vote vetoed the draft", "China's negative vote sank it": whose vote it was.
fn by_ballot(view: &View<'_>, p: usize) -> Option<(usize, Vec<Code>)> {
    let no = p.wrapping_sub(1);
    let against = view.is(p, vocabulary::VOTE_NOUN) && view.any(no, &["no", "negative", "dissenting", "nay"]);
    let end = if view.class(no.wrapping_sub(1)) == Some(Class::Suffix) { no - 1 } else { no };
    let group = view.group_ending(end).filter(|_| against)?;
    Some((start(view, group), group.members.clone()))
}

/// "let the draft through by abstaining"
fn by_doing(view: &View<'_>, p: usize, verb: usize) -> Option<(usize, Vec<Code>)> {
    if view.any(p, &["by"]) && view.word(verb).ends_with("ing") { of_main_verb(view, p, verb) } else { None }
}
