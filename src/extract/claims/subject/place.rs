//! Where the subject of a verb stands that is not right before it: in front of an apposition, of another verb, of what governs
//! an infinitive or a gerund, or behind the comma.

use crate::extract::claims::joint_subject::start;
use crate::extract::claims::sentence::{Group, View};
use crate::extract::claims::states::Code;
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// Tokens that a subject and its verb are never further apart than with an apposition between.
pub(super) const APPOSITION: usize = 25;

/// "Russia took no side, abstaining": the subject that opens the clause before, where the verb is a gerund and
/// that clause is active.
pub(super) fn of_main_verb(view: &View<'_>, p: usize, verb: usize) -> Option<(usize, Vec<Code>)> {
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
pub(super) fn of_second_verb(view: &View<'_>, p: usize, verb: usize) -> Option<(usize, Vec<Code>)> {
    let leads = |group: &&Group| {
        let with = view.word(group.first.wrapping_sub(1)) == "with";
        group.end < p && !group.adjective && is_subject(view, group, verb) && !with
    };
    let clause = view.clause_start(p);
    let own = view.groups.iter().filter(|group| clause <= group.first).find(leads);
    own.or_else(|| view.groups.iter().find(leads)).map(|group| (group.first, group.members.clone()))
}

/// Before "in the UN Security Council", which may stand between the subject and its verb.
pub(super) fn before_place(view: &View<'_>, s: usize) -> usize {
    let light = |at: &usize| view.names_un(*at, *at + 1) || view.any(*at, &["the", "council", "nations", "security"]);
    let first = (view.first..s).rev().take_while(light).last();
    let place = first.filter(|&first| view.any(first.wrapping_sub(1), &["in", "at"]) && view.names_un(first, s));
    place.map_or(s, |first| first - 1)
}

/// Who "chose to abstain", "threatened to veto": the subject of the verb that governs the infinitive.
pub(super) fn of_infinitive(view: &View<'_>, s: usize, verb: usize) -> Option<(usize, Vec<Code>)> {
    // "Guyana and South Korea decided to abstain"
    let p = s.checked_sub(1).filter(|&p| p >= view.first);
    if let Some(group) = p.and_then(|p| view.group_ending(p).filter(|_| is_choice(view, p)))
        && !group.adjective
        && is_subject(view, group, verb)
    {
        return Some((start(view, group), group.members.clone()));
    }
    // "Vietnam, for its part, chose to abstain"
    let aside = p.filter(|&p| is_choice(view, p) && view.class(p.wrapping_sub(1)) == Some(Class::Comma));
    if let Some(found) = aside.and_then(|p| before_apposition(view, p - 1, verb)) {
        return Some(found);
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
pub(super) fn before_apposition(view: &View<'_>, p: usize, verb: usize) -> Option<(usize, Vec<Code>)> {
    let apart = |group: &&Group| {
        view.class(group.end) == Some(Class::Comma)
            && group.end < p
            && p - group.end <= APPOSITION
            && is_subject(view, group, verb)
    };
    view.groups.iter().find(apart).map(|group| (start(view, group), group.members.clone()))
}

/// The nearest group before `at` that is not itself an agent ("criticised by the United States for vetoing").
pub(super) fn nearest(view: &View<'_>, at: usize) -> Option<(usize, Vec<Code>)> {
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
pub(super) fn behind(view: &View<'_>, verb: usize, preposition: usize) -> Option<(usize, Vec<Code>)> {
    let comma = (verb..view.end).find(|&at| view.class(at) == Some(Class::Comma))?;
    let group = view.group_from(comma + 1)?;
    let opens = (view.clause_start(verb)..preposition).all(|at| view.class(at) != Some(Class::Word));
    (opens || view.parts(preposition)).then(|| (preposition, group.members.clone()))
}

/// Whether nothing before the group makes it part of something else: "the president of France vetoed".
pub(super) fn is_subject(view: &View<'_>, group: &Group, verb: usize) -> bool {
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
