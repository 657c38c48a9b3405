//! Times that are not the vote's: of what the draft speaks of, of a wish, of what somebody said.

use crate::extract::claims::sentence::View;
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// Words of events that have a day of their own.
const EVENTS: [&str; 73] = [
    "deadline",
    "summit",
    "talks",
    "conference",
    "expiry",
    "end",
    "expire",
    "expires",
    "expired",
    "expiring",
    "election",
    "elections",
    "referendum",
    "referendums",
    "attack",
    "attacks",
    "massacre",
    "held",
    "signed",
    "reached",
    "launched",
    "begin",
    "begins",
    "began",
    "start",
    "starts",
    "lapse",
    "lapses",
    "until",
    "till",
    "due",
    "scheduled",
    "ahead",
    "by",
    "midnight",
    "gathering",
    "negotiations",
    "meeting",
    "ends",
    "runs",
    "rally",
    "anniversary",
    "polls",
    "visit",
    "donors",
    "strike",
    "agreement",
    "agreements",
    "accord",
    "accords",
    "plan",
    "ceasefire",
    "truce",
    "test",
    "tests",
    "launch",
    "launches",
    "tragedy",
    "invasion",
    "coup",
    "uprising",
    "shooting",
    "crash",
    "bombing",
    "raid",
    "killing",
    "killings",
    "assassination",
    "poll",
    "downing",
    "earthquake",
    "clashes",
    "declared",
];

/// Whether the time at `at` belongs to what is spoken of, not to the vote: "ahead of the mandate's end on Sunday",
/// "the referendums held on 23 September", "with the mandate set to expire on Sunday".
pub(super) fn is_of_object(view: &View<'_>, from: usize, at: usize) -> bool {
    let voted = vocabulary::VOTE_NOUN | vocabulary::VETO;
    for back in (from.max(at.saturating_sub(9))..at).rev() {
        if view.class(back) == Some(Class::Comma) {
            // "with the summit on Thursday approaching," opens with its own time; a comma ends another's.
            return false;
        }
        // "on a ceasefire in Gaza on Friday": one that is only asked for has no day.
        let asked = view.any(back, &["ceasefire", "truce"])
            && (back.saturating_sub(3)..back).any(|at| view.any(at, &["a", "an", "any", "lasting"]));
        let signs_off = view.any(back, &["signed"]) && view.any(back + 1, &["off"]);
        // In the name of a mission it is no event.
        if view.any(back, &EVENTS)
            && !(signs_off || asked)
            && (!view.tokens[back].is_capital() || view.any(back, &["until", "till"]))
        {
            // "by Sunday", not "vetoed by Russia on Friday"; "in a meeting of the Council on Monday".
            let agent = view.any(back, &["by"]) && back + 1 != at;
            // "The council, meeting on Saturday, gave the green light": the Council itself met.
            let meets = view.class(back.wrapping_sub(1)) == Some(Class::Comma)
                && (view.is(back.wrapping_sub(2), vocabulary::COUNCIL) || view.any(back.wrapping_sub(2), &["body"]));
            let council = view.any(back, &["meeting"]) && (meets || view.names_council(back.saturating_sub(4), at));
            return !(agent || council);
        }
        // "said on Thursday that": the day of the words, while "said no on Thursday" is a vote.
        if view.has(back, Words::SAYING_SURE) && !view.any(back + 1, &["no", "yes", "nay"]) {
            return true;
        }
        let verb = vocabulary::VETOED | vocabulary::ABSTAIN | vocabulary::ADOPT | voted;
        if view.is(back, verb) {
            return false;
        }
    }
    false
}

/// "that would have condemned the attack last week": the time of what the draft speaks of.
pub(super) fn is_of_wish(view: &View<'_>, at: usize) -> bool {
    let would = (view.first..at).rev().find(|&at| view.any(at, &["would"]));
    would.is_some_and(|would| {
        view.has(would.wrapping_sub(1), Words::RELATIVE) && !(would..at).any(|at| view.class(at) == Some(Class::Comma))
    })
}
