//! How members voted, by what follows "voted".

use crate::domain::VoteOption;
use crate::extract::claims::sentence::View;
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// How members voted, by what follows "voted".
pub(in crate::extract::claims::rules) fn option(view: &View<'_>, verb: usize) -> Option<VoteOption> {
    let at = behind_time(view, verb + 1) - 1;
    if view.any(at + 1, &["against", "no"]) {
        Some(VoteOption::No)
    } else if view.any(at + 1, &["for", "yes"]) || view.any(at + 1, &["in"]) && view.is(at + 2, vocabulary::IN_FAVOUR) {
        Some(VoteOption::Yes)
    } else {
        None
    }
}

/// Behind "on Thursday", "on 3 May", "yesterday", "unanimously", "earlier on Friday" between a verb and its object.
pub(super) fn behind_time(view: &View<'_>, from: usize) -> usize {
    let mut at = from;
    while view
        .any(at, &["yesterday", "today", "late", "earlier", "early", "unanimously", "overwhelmingly", "again", "this"])
        || view.any(at, &["morning", "afternoon", "evening", "night"])
        || view.has(at, Words::DAY | Words::MONTH)
        || view.any(at, &["on"]) && (view.has(at + 1, Words::DAY | Words::MONTH) || view.has(at + 2, Words::MONTH))
        || view.class(at) == Some(Class::Number)
            && (view.has(at + 1, Words::MONTH) || view.has(at.wrapping_sub(1), Words::MONTH))
    {
        at += 1;
    }
    at
}
