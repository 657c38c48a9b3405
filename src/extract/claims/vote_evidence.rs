//! What shows that the Council decided by a vote where no draft is named as the object of "adopted".

use super::sentence::View;
use super::{numbers, vocabulary};
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// "The Council voted unanimously on Friday for a resolution"
pub(super) fn votes_for(view: &View<'_>, at: usize) -> bool {
    let end = view.clause_end(at).min(at + 9);
    view.any(at, &["voted"])
        && view.find(at, end, vocabulary::UNANIMOUS).is_some()
        && (at + 1..end).any(|at| view.any(at, &["for"]) && view.find(at + 1, at + 6, vocabulary::DRAFT).is_some())
}

/// "Resolution 2334 passed 14-0", "the draft passed with 12 votes": what is voted on is the subject.
pub(super) fn passes(view: &View<'_>, at: usize, verb_first: usize) -> bool {
    let behind = view.class(at + 1) != Some(Class::Word)
        || view.any(
            at + 1,
            &["by", "with", "in", "on", "unanimously", "overwhelmingly", "despite", "after", "late", "last"],
        )
        || view.has(at + 1, Words::DAY);
    let start = view.clause_start(at);
    let names = (start..verb_first).any(|at| view.is(at, vocabulary::DRAFT));
    view.any(at, &["passed", "passes"]) && behind && names && view.group_ending(verb_first).is_none()
}

/// "unanimously authorised a mission", "endorsed the plan in a 13-0 vote", "extended it in resolution 2165": what
/// the Council did was done by a vote. What it demands unanimously may be a mere statement.
pub(super) fn shows_vote(view: &View<'_>, first: usize, at: usize, end: usize) -> bool {
    let speaks = view.any(at, &["demanded", "condemned", "supported", "backed"]);
    let unanimous = view.find(first, view.end.min(end + 3), vocabulary::UNANIMOUS).is_some();
    let statement =
        view.find(at, view.end, vocabulary::STATEMENT).is_some_and(|noun| view.any(noun, &["statement", "statements"]));
    let score = (at..view.end.min(end + 8)).any(|at| {
        let word = view.word(at);
        view.class(at) == Some(Class::Number)
            && word.split_once('-').is_some_and(|(yes, no)| yes.parse::<u8>().is_ok() && !no.is_empty())
            && (view.find(at, at + 3, vocabulary::VOTE_NOUN).is_some()
                || view.find(at.saturating_sub(3), at, vocabulary::VOTE_NOUN).is_some())
    });
    let numbered = (at..end).any(|at| {
        view.is(at, vocabulary::RESOLUTION)
            && view.any(at.wrapping_sub(1), &["in", "with", "by"])
            && view.class(at + 1) == Some(Class::Number)
    });
    let counted = (at..view.end).any(|at| {
        numbers::cardinal(view, at).is_some() && view.any(at + 1, &["votes"]) && view.any(at - 1, &["by", "with"])
    });
    score || counted || numbered || unanimous && !speaks && !statement
}

/// What a resolution alone can do: "authorized a force", "imposed sanctions", "okays a mission", "rejects the bid".
pub(super) fn decides(view: &View<'_>, at: usize, end: usize) -> bool {
    let things = [
        "sanctions",
        "embargo",
        "embargoes",
        "force",
        "mission",
        "missions",
        "mandate",
        "mandates",
        "operation",
        "operations",
        "peacekeepers",
        "peacekeeping",
        "troops",
        "ban",
        "flights",
        "zone",
        "tribunal",
        "court",
        "reporting",
        "deliveries",
        "aid",
        "restrictions",
        "panel",
        "monitors",
        "observers",
        "measures",
        "inspections",
        "blockade",
        "police",
        "bid",
        "attempt",
        "push",
        "move",
        "plan",
        "crossing",
        "crossings",
        "intervention",
        "authorization",
        "authorisation",
        "mechanism",
        "investigation",
    ];
    let object = (at + 1..end.min(at + 12)).find(|&at| view.any(at, &things));
    // "rejects calls for reform" needs no vote.
    let rejects = view.is(at, vocabulary::REJECT);
    let turned_down = ["bid", "embargo", "attempt", "push", "move", "ban", "sanctions", "mission", "force"];
    let statement = view.find(at, end, vocabulary::STATEMENT).is_some();
    !statement && object.is_some_and(|object| !rejects || view.any(object, &turned_down))
}

/// "UN rejects arms embargo": in a headline the Council goes by that name.
pub(super) fn is_headline(view: &View<'_>, at: usize) -> bool {
    view.any(at, &["un", "u.n."])
        && view.doc.kind_at(view.tokens[at].start) == crate::domain::SegmentKind::Title
        && at <= view.first + 1
}
