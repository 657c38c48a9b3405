//! Whether it was the Council that decided: as the subject of the verb, behind "by", or by a vote.

use crate::extract::claims::numbers::cardinal;
use crate::extract::claims::sentence::View;
use crate::extract::claims::{vocabulary, vote_evidence};
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// Index where the Council's name begins, if it is the subject of the verb group at `verb_first`.
pub(super) fn council_before(view: &View<'_>, verb_first: usize, verb: usize, council: bool) -> Option<usize> {
    let is_council = |at: usize| {
        view.any(at, &["unsc"])
            || council && view.any(at, &["body"]) && view.any(at.wrapping_sub(1), &["15-member", "15-nation"])
            || view.is(at, vocabulary::UN) && council && vote_evidence::is_headline(view, at)
            || view.any(at, &["council"])
                && (view.is_security(at.wrapping_sub(1))
                    || council
                        && (view.any(at.wrapping_sub(1), &["the", "member", "15-member", "15-nation"])
                            || at == view.first && view.is(at + 1, vocabulary::COUNTRIES)))
    };
    let before = verb_first.checked_sub(1)?;
    // "Council members adopted"
    let members = view.any(before, &["members"]) && view.any(before.wrapping_sub(1), &["council"]);
    let before = before - usize::from(members);
    // "Thirteen of the 15 Council members endorsed"
    if members && (view.first..before).rev().take(6).any(|at| cardinal(view, at).is_some()) {
        return None;
    }
    let near = if is_council(before) {
        Some(before)
    } else if view.any(before, &["and", "but", "which"])
        || view.class(before) == Some(Class::Comma)
        || (verb_first..verb).any(|at| view.any(at, &["to"]))
    {
        // "The Security Council met on Friday and adopted", "voted unanimously to adopt"
        (view.first..before).rev().find(|&at| is_council(at)).filter(|&at| before - at < 14)
    } else {
        None
    }?;
    let mut first =
        near - usize::from(view.any(near.wrapping_sub(1), &["security", "member", "15-member", "15-nation"]));
    while first > view.first
        && (view.is(first - 1, vocabulary::UN)
            || view.any(first - 1, &["the", "united", "nations", "15-member", "15-nation"])
            || view.class(first - 1) == Some(Class::Suffix))
    {
        first -= 1;
    }
    // "Members of the Security Council adopted", with no number of them.
    let members = first.wrapping_sub(2);
    let whole = view.any(first.wrapping_sub(1), &["of"])
        && view.any(members, &["members", "ambassadors", "envoys"])
        && members == view.clause_start(members);
    if whole {
        return Some(members);
    }
    // "ten members of the Security Council adopted", "adopted by the Security Council": not its subject.
    (!view.has(first.wrapping_sub(1), Words::PREPOSITION)
        || view.any(first.wrapping_sub(1), &["after", "since", "before", "as"]))
    .then_some(first)
}

/// "adopted … by the Security Council"
pub(super) fn is_by_council(view: &View<'_>, at: usize, end: usize) -> bool {
    (at + 1..end.min(at + 9)).any(|at| {
        view.any(at, &["by"])
            && (view.names_council(at + 1, at + 6) || view.any(at + 1, &["the"]) && view.any(at + 2, &["council"]))
    })
}

/// "by a vote of", "by 14 votes", "by consensus"
pub(super) fn by_vote(view: &View<'_>, at: usize, end: usize) -> bool {
    (at + 1..end).any(|at| {
        view.any(at, &["by"])
            && (view.find(at + 1, at + 5, vocabulary::VOTE_NOUN).is_some()
                || view.class(at + 1) == Some(Class::Number)
                || view.any(at + 1, &["consensus", "acclamation"]))
    })
}
