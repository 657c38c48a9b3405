//! Who did what a verb says: the group of states before it, behind "by", or what a pronoun points back to.

mod before;
mod verb_group;

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

/// Tokens that a subject and its verb are never further apart than with an apposition between.
const APPOSITION: usize = 25;

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
    // "Russia, having vetoed the text, now faces questions"
    if view.any(verb_first, &["having"])
        && view.class(p) == Some(Class::Comma)
        && let Some(group) = view.group_ending(p).filter(|group| !group.adjective && is_subject(view, group, verb))
    {
        return Some((start(view, group), group.members.clone()));
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
    // "let the draft through by abstaining"
    if view.any(p, &["by"])
        && view.word(verb).ends_with("ing")
        && let Some(found) = of_main_verb(view, p, verb)
    {
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

/// "Russia took no side, abstaining": the subject that opens the clause before, where the verb is a gerund and that clause is
/// active.
fn of_main_verb(view: &View<'_>, p: usize, verb: usize) -> Option<(usize, Vec<Code>)> {
    let clause = view.clause_start(p.saturating_sub(1));
    let opens = |group: &&Group| {
        !group.adjective
            && group.end < p
            && group.first >= clause
            && view.class(group.end) == Some(Class::Word)
            && !view.has(group.end, Words::PREPOSITION | Words::CONJUNCTION)
            && is_subject(view, group, verb)
    };
    let mut subjects = view.groups.iter().filter(opens);
    let group = subjects.next()?;
    let passive = view.any(group.end, &["was", "were", "is", "are"]) && view.word(group.end + 1).ends_with("ed");
    (view.word(verb).ends_with("ing") && !passive && subjects.next().is_none())
        .then(|| (start(view, group), group.members.clone()))
}

/// "Russia, wary of it, says so, but has vetoed": who did what stands before "but"; of the clause itself first, as in
/// "…, but Russia and China said no and abstained".
fn of_second_verb(view: &View<'_>, p: usize, verb: usize) -> Option<(usize, Vec<Code>)> {
    let leads = |group: &&Group| {
        let with = view.word(group.first.wrapping_sub(1)) == "with";
        group.end < p && !group.adjective && is_subject(view, group, verb) && !with
    };
    let clause = view.clause_start(p);
    let own = view.groups.iter().filter(|group| clause <= group.first).find(leads);
    own.or_else(|| view.groups.iter().find(leads)).map(|group| (group.first, group.members.clone()))
}

/// Before "in the UN Security Council", which may stand between the subject and its verb.
fn before_place(view: &View<'_>, s: usize) -> usize {
    let light = |at: &usize| view.names_un(*at, *at + 1) || view.any(*at, &["the", "council", "nations", "security"]);
    let first = (view.first..s).rev().take_while(light).last();
    let place = first.filter(|&first| view.any(first.wrapping_sub(1), &["in", "at"]) && view.names_un(first, s));
    place.map_or(s, |first| first - 1)
}

/// Who "chose to abstain", "threatened to veto": the subject of the verb that governs the infinitive.
fn of_infinitive(view: &View<'_>, s: usize, verb: usize) -> Option<(usize, Vec<Code>)> {
    // "Guyana and South Korea decided to abstain"
    let p = s.checked_sub(1).filter(|&p| p >= view.first);
    if let Some(group) = p.and_then(|p| view.group_ending(p).filter(|_| is_choice(view, p)))
        && !group.adjective
        && is_subject(view, group, verb)
    {
        return Some((start(view, group), group.members.clone()));
    }
    let governor =
        (s.saturating_sub(3)..s).find(|&at| view.is(at, vocabulary::PLAN | vocabulary::DONE | vocabulary::UNDONE));
    // "Ethiopia and Kazakhstan chose to abstain"
    let own = governor.and_then(|verb| view.group_ending(verb)).filter(|group| !group.adjective);
    // "Britain and France expect Russia to veto it": the one between them does it.
    let own = own.filter(|own| !view.groups.iter().any(|group| own.end <= group.first && group.end <= s));
    if let Some(group) = own {
        return Some((start(view, group), group.members.clone()));
    }
    nearest(view, s).map(|(first, members)| (first.min(governor.unwrap_or(s)), members))
}

/// "chose to", "decided to": it was done.
fn is_choice(view: &View<'_>, at: usize) -> bool {
    view.any(at, &["chose", "opted", "decided", "preferred", "elected"])
}

/// "Russia, wary of the draft, vetoed": the subject before what ends at the comma `p`.
fn before_apposition(view: &View<'_>, p: usize, verb: usize) -> Option<(usize, Vec<Code>)> {
    let apart = |group: &&Group| {
        view.class(group.end) == Some(Class::Comma)
            && group.end < p
            && p - group.end <= APPOSITION
            && is_subject(view, group, verb)
    };
    view.groups.iter().find(apart).map(|group| (start(view, group), group.members.clone()))
}

/// The nearest group before `at` that is not itself an agent ("criticised by the United States for vetoing").
fn nearest(view: &View<'_>, at: usize) -> Option<(usize, Vec<Code>)> {
    let free = |group: &&Group| {
        group.end <= at
            && group.is_permanent()
            // "a British text" names the text's sponsor.
            && !(group.adjective && view.is(group.end, vocabulary::PAPER))
            && !view.any(group.first.wrapping_sub(1), &["by"])
            && !view.any(group.first.wrapping_sub(2), &["by"])
    };
    let group = view.groups.iter().rev().find(free)?;
    Some((if at - group.end <= 4 { group.first } else { at }, group.members.clone()))
}

/// "After vetoing the draft, Russia sent its minister": the subject of what follows the comma.
fn behind(view: &View<'_>, verb: usize, preposition: usize) -> Option<(usize, Vec<Code>)> {
    let comma = (verb..view.end).find(|&at| view.class(at) == Some(Class::Comma))?;
    let group = view.group_from(comma + 1)?;
    let opens = (view.clause_start(verb)..preposition).all(|at| view.class(at) != Some(Class::Word));
    (opens || view.parts(preposition)).then(|| (preposition, group.members.clone()))
}

/// Whether nothing before the group makes it part of something else: "the president of France vetoed".
fn is_subject(view: &View<'_>, group: &Group, verb: usize) -> bool {
    let first = start(view, group);
    // "the entire council bar Russia voted for it": who is taken out is no subject.
    if view.any(first.wrapping_sub(1), &["bar", "except", "save", "minus", "excluding", "barring", "excepting"]) {
        return false;
    }
    let Some(before) = first.checked_sub(1).filter(|&before| before >= view.first) else { return true };
    let free =
        ["after", "before", "since", "until", "as", "because", "than", "and", "but", "members", "powers", "allies"];
    // "Apart from India, China and the Emirates also abstained"
    let apart = view.any(before, &["from"])
        && view.any(before.wrapping_sub(1), &["apart", "aside"])
        && (group.end..verb).any(|at| view.any(at, &["also"]));
    let participle = apart || view.word(verb).ends_with("ing") && view.any(before, &["with", "despite", "of"]);
    !view.has(before, Words::PREPOSITION) || view.any(before, &free) || participle
}
