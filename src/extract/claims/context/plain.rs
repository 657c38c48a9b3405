//! Whether all that a sentence says of votes was understood: what is left over may change which vote it means, so that
//! a claim of it is never accused.

use crate::domain::{Assertion, ClaimKind, CountIs, Day, When};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::sentence::{Group, View};
use crate::extract::claims::topic::is_led;
use crate::extract::claims::{dates, numbers, symbols, vocabulary};
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// Longer sentences say more than one claim takes up.
const LONG: usize = 45;
/// What stands in tables, lists and source text, not in sentences.
const SIGNS: [&str; 7] = ["|", "=", "*", "•", "#", "[", "→"];

/// Whether something in the sentence is left over that may be of another vote than the claim's: a day, a symbol, a
/// number, another count or member, the signs of a table, or the permanent members, of whom some or all may be meant where
/// none is excepted. So it is with every claim of an article without a date.
pub(in crate::extract::claims) fn leaves_over(
    view: &View<'_>,
    claims: &[Found],
    found: &Found,
    assertion: &Assertion,
    on: Option<Day>,
) -> bool {
    on.is_none()
        || view.end - view.first > LONG
        || (view.first..view.end).any(|at| SIGNS.contains(&view.word(at)) || view.any(at, &["assembly"]))
        || claims.iter().all(|one| one.except.is_empty() && one.tally.permanent.is_none() && !one.permanent)
            && (view.first..view.end).any(|at| view.any(at, &["permanent", "p5"]) && !is_described(view, at) && !is_listed(view, claims, at))
        || leaves_time(view, found, assertion, on)
        || leaves_symbol(view, assertion)
        || leaves_number(view, claims)
        || leaves_count(view, claims, found)
        || joins_numbers(view, found)
        || is_bounded(view, found)
        || names_owner(view, found)
        // "With the exception of Russia, the whole Council backed it" tells who was for it, not that it passed.
        || found.kind == ClaimKind::Adoption && claims.iter().any(|one| !one.except.is_empty())
}

/// Another day than the claim's, or one that was not taken for it.
fn leaves_time(view: &View<'_>, found: &Found, assertion: &Assertion, on: Option<Day>) -> bool {
    let times = dates::all(view, view.first, view.end, on).len();
    // "vetoed it on Friday for the third time since 2012": a day, and the time that the ordinal counts from.
    let since = found.count_is == CountIs::Ordinal
        && found.count.is_some()
        && (view.first..view.end).any(|at| view.any(at, &["since", "last"]));
    times > usize::from(assertion.when != When::Unstated) + usize::from(since)
}

/// Another symbol than the claim's, or that of a record of a meeting, which may have had several votes.
fn leaves_symbol(view: &View<'_>, assertion: &Assertion) -> bool {
    symbols::named(view).iter().any(|one| !assertion.symbols.contains(one))
        || assertion.symbols.iter().any(|one| one.starts_with("S/PV"))
}

/// A number that may be of votes, that no claim took up and that is of no day, year or symbol: "19 vetoes, 14 of which
/// were on Syria", "yesterday (14)".
fn leaves_number(view: &View<'_>, claims: &[Found]) -> bool {
    let read = |number: u32| {
        number == 15
            || claims.iter().any(|one| {
                one.counts(number)
                    || one.casts == Some(number)
                    || (one.tally.permanent.is_some() || one.permanent) && number == 5
                    || one.tally.elected.is_some() && number == 10
                    || one.members.len() == number as usize
            })
    };
    let dated = |at: usize| view.has(at.wrapping_sub(1), Words::MONTH) || view.has(at + 1, Words::MONTH);
    let symbol =
        |at: usize| view.is(at.wrapping_sub(1), vocabulary::RESOLUTION) || view.word(at.wrapping_sub(1)) == "/";
    (view.first..view.end).any(|at| {
        let number = numbers::cardinal(view, at).filter(|number| (1..=15).contains(number));
        number.is_some_and(|number| !read(number))
            && !view.any(at, &["one"])
            && !dated(at)
            && !symbol(at)
            && !is_described(view, at)
    })
}

/// "Russia, a permanent member,", "the UK, one of five veto-wielding members,": what a member is, not who else is meant.
fn is_described(view: &View<'_>, at: usize) -> bool {
    const WORDS: [&str; 16] = [
        "a",
        "5",
        "five",
        "permanent",
        "veto-wielding",
        "veto",
        "wielding",
        "the",
        "its",
        "council",
        "council's",
        "of",
        "one",
        "-",
        "un",
        "security",
    ];
    let first = (view.first..=at).rev().take(6).find(|&at| view.class(at) == Some(Class::Comma));
    first.is_some_and(|comma| {
        let noun = (comma + 1..comma + 10).find(|&at| view.any(at, &["member", "members", "powers"]));
        let light = |at: usize| view.any(at, &WORDS) || view.class(at) == Some(Class::Dash);
        // "a permanent member of the Security Council,"
        let behind = |noun: usize| (noun + 1..noun + 7).find(|&at| !light(at)).unwrap_or(noun + 7);
        let closes = noun.filter(|&noun| at < noun && view.class(behind(noun)) == Some(Class::Comma));
        closes.is_some_and(|noun| (comma + 1..noun).all(light) && view.any(comma + 1, &["a", "one"]))
            && view.group_ending(comma).is_some()
    })
}

/// "Two permanent members, Russia and China, used their vetoes": all that are counted are named.
fn is_listed(view: &View<'_>, claims: &[Found], at: usize) -> bool {
    let number = numbers::cardinal(view, at.wrapping_sub(1));
    let named = claims.iter().find(|one| number.is_some_and(|number| one.members.len() == number as usize));
    view.is(at + 1, vocabulary::COUNTRIES) && named.is_some()
}

/// Beside a count another count, or a member that it may be of; beside a single vote an ordinal.
fn leaves_count(view: &View<'_>, claims: &[Found], found: &Found) -> bool {
    let taken = |code: &[u8; 3]| claims.iter().any(|one| one.members.contains(code) || one.except.contains(code));
    let other = || {
        // "resolutions on Syria": what the votes were about.
        let named = |group: &&Group| !group.adjective && !is_led(view, group.first);
        view.groups.iter().filter(named).any(|group| !group.members.iter().all(taken))
    };
    let ordinal = |at: usize| {
        numbers::ordinal(view, at).is_some()
            && (at + 1..at + 3).any(|at| view.is(at, vocabulary::VETO) || view.any(at, &["time"]))
    };
    if found.count.is_none() {
        return (view.first..view.end).any(ordinal);
    }
    claims.iter().filter(|one| one.count.is_some()).count() > 1 || other()
}

/// "won the support of 12 members while China abstained": the number before the conjunction is not of those behind it.
fn joins_numbers(view: &View<'_>, found: &Found) -> bool {
    found.tally.abstain.is_some()
        && found.tally.yes.is_none()
        && (found.first + 1..found.end).any(|at| view.any(at, &["while", "whereas", "but", "although", "though"]))
}

/// "at least three members abstained": more may have done so.
fn is_bounded(view: &View<'_>, found: &Found) -> bool {
    let from = found.first.saturating_sub(2).max(view.first);
    found.kind == ClaimKind::Tally
        && found.tally.below.is_none()
        && found.tally.least.is_none()
        && (from..found.end)
            .any(|at| view.any(at, &["least", "most", "than"]) && numbers::cardinal(view, at + 1).is_some())
}

/// "the European allies of the United States abstained": the state that is named did not.
fn names_owner(view: &View<'_>, found: &Found) -> bool {
    view.groups.iter().filter(|group| found.first <= group.first && group.end <= found.end).any(|group| {
        let of = view.before_the(group.first);
        view.any(of, &["of"])
            && view.any(of.wrapping_sub(1), &["allies", "ally", "friends", "partners", "neighbours", "neighbors"])
            && group.members.iter().any(|code| found.members.contains(code))
    })
}
