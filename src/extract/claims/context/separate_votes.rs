//! Whether a sentence holds two votes apart in time: "came a day after Russia vetoed another".

use crate::domain::ClaimKind;
use crate::extract::claims::sentence::View;
use crate::extract::claims::vocabulary;

/// Words before "after" and "before" by which two votes are held apart in time.
const APART: [&str; 26] = [
    "came",
    "comes",
    "coming",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "hour",
    "hours",
    "minutes",
    "shortly",
    "soon",
    "just",
    "immediately",
    "moments",
    "follows",
    "followed",
    "held",
    "long",
    "only",
    "right",
    "straight",
];

/// Whether "days after" and the like stand between two words of a sentence, so that each tells of its own vote.
pub(in crate::extract::claims) fn is_apart(view: &View<'_>, one: usize, other: usize, kind: ClaimKind) -> bool {
    let (from, to) = (one.min(other), one.max(other));
    (from + 1..to).any(|at| {
        let leads = view.any(at, &["after", "before", "since", "following"]) && !view.any(at + 1, &["the", "a"])
            || view.any(at, &["after", "before", "following"]) && view.find(at + 1, to, VETOES).is_some();
        let before = view.any(at.wrapping_sub(1), &APART);
        // "adopted it after Russia vetoed another": a draft that was vetoed is not the one adopted.
        let contrary = kind == ClaimKind::Adoption && view.find(at + 1, to + 1, VETOES).is_some();
        leads && (before || contrary)
    })
}

const VETOES: vocabulary::Tag = vocabulary::Tag(vocabulary::VETO.0 | vocabulary::VETOED.0);
