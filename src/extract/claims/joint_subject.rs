//! Members that act together, though the words name them apart: "China joined Russia in vetoing", "Russia,
//! together with China,", "two permanent members, Russia and China,".

use super::sentence::{Group, View};
use super::states::Code;
use super::vocabulary;
use crate::extract::text::token::Class;

/// "together with China" within the group.
pub(super) fn has_with(view: &View<'_>, group: &Group) -> bool {
    (group.first..group.end).any(|at| view.any(at, &["with"]))
}

/// "two permanent members, Russia and China", "two, Guyana and South Korea"
pub(super) fn is_apposition(view: &View<'_>, group: &Group) -> bool {
    let comma = view.before_the(group.first);
    // "two permanent members of the council, Russia and China,"
    let light = |at: usize| {
        view.any(at, &["of", "the", "with", "veto", "power", "council", "security", "un", "u.n.", "on", "in"])
            || view.class(at) == Some(Class::Suffix)
    };
    let noun = (comma.saturating_sub(8)..comma).rev().find(|&at| !light(at));
    view.class(comma) == Some(Class::Comma)
        && (noun.is_some_and(|noun| view.is(noun, vocabulary::COUNTRIES))
            || super::numbers::cardinal(view, comma.wrapping_sub(1)) == u32::try_from(group.members.len()).ok())
}

/// "China joined Russia in vetoing": both; "China followed Russia’s lead in vetoing": China.
pub(super) fn joined(view: &View<'_>, preposition: usize) -> Option<(usize, Vec<Code>)> {
    let verb = (preposition.saturating_sub(7)..preposition).rev().find(|&at| {
        view.any(at, &["joined", "joins", "joining", "followed", "follows", "following", "sided", "sides"])
    })?;
    let with_word = usize::from(view.any(verb + 1, &["with"]));
    let who = view.groups.iter().rev().find(|group| group.end <= verb && verb - group.end <= 2)?;
    let with = view.group_from(verb + 1 + with_word)?;
    let mut members = who.members.clone();
    if with.end == preposition && (view.word(verb).starts_with("join") || with_word == 1) {
        members.extend(with.members.iter().filter(|code| !who.members.contains(code)));
    }
    Some((start(view, who), members))
}

/// First token of a group with the article or "both" before it.
pub(super) fn start(view: &View<'_>, group: &Group) -> usize {
    let before = group.first.wrapping_sub(1);
    if view.any(before, &["the", "both"]) { before } else { group.first }
}

/// "four countries — China, Libya, Uganda and Vietnam — abstained", with `close` the dash before the verb.
pub(super) fn between_dashes(view: &View<'_>, close: usize) -> Option<(usize, Vec<Code>)> {
    // "four countries (China, Libya, Uganda and Vietnam) abstained"
    let dash = |at: usize| matches!(view.class(at), Some(Class::Dash | Class::Open | Class::Close));
    let last = (close.saturating_sub(1)..=close).rev().filter(|&at| dash(at)).min()?;
    let group = view.group_ending(last).filter(|group| !group.adjective)?;
    let open = view.before_the(group.first);
    let light = |at: usize| dash(at) || view.any(at, &["of", "on", "in", "the", "council", "security", "un", "u.n."]);
    let noun = (open.saturating_sub(6)..open).rev().find(|&at| !light(at))?;
    let counted = view.is(noun, vocabulary::COUNTRIES) || super::numbers::cardinal(view, noun).is_some();
    (dash(open) && counted).then(|| (group.first, group.members.clone()))
}
