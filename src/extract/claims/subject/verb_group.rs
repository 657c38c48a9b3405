//! The words that belong to a verb: "has twice", "had on Saturday jointly".

use crate::extract::claims::sentence::View;
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// Index of the first token of "has twice", "had on Saturday jointly", "threatened to" is not part of it.
pub(super) fn verb_group(view: &View<'_>, verb: usize) -> usize {
    let mut first = verb;
    while first > view.first {
        let at = first - 1;
        let grammar = view.has(at, Words::AUXILIARY | Words::MODAL | Words::NEGATION | Words::ADVERB);
        // "Italy abstaining"
        let adverb = view.word(at).ends_with("ly") && view.group_at(at).is_none()
            || view.any(
                at,
                &[
                    "to", "both", "all", "also", "alone", "together", "each", "jointly", "twice", "thrice", "well",
                    "as", "have", "last", "just", "thereby", "thus", "duly",
                ],
            );
        let counted = view.any(at, &["times", "time"])
            || view.any(first, &["times", "time"])
            || view.any(at, &["least"])
            || view.any(at, &["at", "for", "a", "the"])
                && view.any(first, &["least", "the", "a"])
                && (first..verb).any(|at| view.any(at, &["times", "time"]))
            || view.is(at, vocabulary::ORDINAL) && view.any(first, &["time", "straight"]);
        // "between them", "on its own"
        let aside = view.any(at, &["between"]) && view.any(first, &["them"])
            || view.any(at, &["on"]) && view.any(first, &["its"]);
        if aside
            || view.any(at, &["them"]) && view.any(at.wrapping_sub(1), &["between"])
            || view.any(at, &["own"]) && view.any(at.wrapping_sub(1), &["its"])
            || view.any(at, &["its"]) && view.any(first, &["own"]) && view.any(at.wrapping_sub(1), &["on"])
        {
            first = at;
            continue;
        }
        if !(grammar || adverb || counted || is_time(view, at, first)) || view.group_at(at).is_some() && !adverb {
            break;
        }
        if view.any(at, &["as", "well"]) && view.group_at(first).is_some() {
            break;
        }
        first = at;
    }
    first
}

/// "on Saturday", "late Friday", "this week" between subject and verb.
fn is_time(view: &View<'_>, at: usize, next: usize) -> bool {
    let plain = |at| {
        view.has(at, Words::DAY | Words::MONTH)
            || view.any(
                at,
                &[
                    "yesterday",
                    "today",
                    "night",
                    "morning",
                    "evening",
                    "afternoon",
                    "week",
                    "month",
                    "year",
                    "late",
                    "early",
                ],
            )
    };
    let number = view.class(at) == Some(Class::Number)
        && (view.has(next, Words::MONTH)
            || view.has(at.wrapping_sub(1), Words::MONTH)
            || view.any(at.wrapping_sub(1), &["in"]));
    let led = view.any(at, &["on", "in", "last", "this", "earlier"])
        && (plain(next) || view.class(next) == Some(Class::Number));
    // "on June 1, 2018"
    let day = |day: usize| view.class(day) == Some(Class::Number) && view.has(day.wrapping_sub(1), Words::MONTH);
    let comma = |at: usize| view.class(at) == Some(Class::Comma) && day(at.wrapping_sub(1));
    let year = view.class(at) == Some(Class::Number) && view.word(at).len() == 4 && comma(at.wrapping_sub(1));
    plain(at) || number || led || year || comma(at) && view.class(next) == Some(Class::Number)
}
