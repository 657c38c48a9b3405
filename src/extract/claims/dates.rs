//! Days that a clause names, from the article's own: "on Saturday", "last October", "in 2011".

use super::sentence::View;
use crate::domain::{Day, When};
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// What the tokens `from..to` say of the time; two times are one stretch.
pub(super) fn when(view: &View<'_>, from: usize, to: usize, on: Option<Day>) -> When {
    let stretch = |found: Option<(Day, Day)>, time: &Time| {
        Some(found.map_or((time.first, time.last), |(start, end)| (start.min(time.first), end.max(time.last))))
    };
    let found = all(view, from, to, on).iter().fold(None, stretch);
    found.map_or(When::Unstated, |(first, last)| When::Between(first, last))
}

/// A time where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time {
    /// Index of its first token.
    pub at: usize,
    /// Index behind it.
    pub next: usize,
    pub first: Day,
    pub last: Day,
}

/// The times of the tokens `from..to` that can be a vote's, in order.
pub(super) fn all(view: &View<'_>, from: usize, to: usize, on: Option<Day>) -> Vec<Time> {
    let (mut times, mut at) = (Vec::new(), from);
    while at < to.min(view.end) {
        let Some((first, last, next)) = time(view, at, on) else {
            at += 1;
            continue;
        };
        // "UNITED NATIONS (13 March 2017) - …" is the day of the report.
        let dateline = view.class(at.wrapping_sub(1)) == Some(Class::Open)
            && view.class(next) == Some(Class::Close)
            && view.class(next + 1) == Some(Class::Dash);
        if !dateline && !is_of_object(view, from, at) && !is_of_wish(view, at) {
            times.push(Time { at, next, first, last });
        }
        at = next.max(at + 1);
    }
    times
}

/// The first day that the tokens `from..to` name, as a dateline does.
pub(super) fn first_day(view: &View<'_>, from: usize, to: usize, on: Option<Day>) -> Option<Day> {
    (from..to).find_map(|at| date(view, at, on)).filter(|(first, last, _)| first == last).map(|(first, ..)| first)
}

/// Whether the tokens `from..to` name any time, be it that of something else.
pub(super) fn names_time(view: &View<'_>, from: usize, to: usize, on: Option<Day>) -> bool {
    (from..to.min(view.end)).any(|at| time(view, at, on).is_some())
}

/// Words of events that have a day of their own.
const EVENTS: [&str; 74] = [
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
    "genocide",
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
fn is_of_object(view: &View<'_>, from: usize, at: usize) -> bool {
    let voted = crate::extract::claims::vocabulary::VOTE_NOUN;
    for back in (from.max(at.saturating_sub(9))..at).rev() {
        if view.class(back) == Some(Class::Comma) {
            // "with the summit on Thursday approaching," opens with its own time; a comma ends another's.
            return false;
        }
        // In the name of a mission it is no event.
        if view.any(back, &EVENTS) && !view.tokens[back].is_capital() {
            // "by Sunday", not "vetoed by Russia on Friday"; "in a meeting of the Council on Monday".
            let agent = view.any(back, &["by"]) && back + 1 != at;
            let council = view.any(back, &["meeting"]) && view.names_council(back.saturating_sub(4), at);
            return !(agent || council);
        }
        // "said on Thursday that": the day of the words.
        if view.has(back, Words::SAYING_SURE) {
            return true;
        }
        let verb = super::vocabulary::VETOED | super::vocabulary::ABSTAIN | super::vocabulary::ADOPT | voted;
        if view.is(back, verb) {
            return false;
        }
    }
    false
}

/// "that would have condemned the attack last week": the time of what the draft speaks of.
fn is_of_wish(view: &View<'_>, at: usize) -> bool {
    let would = (view.first..at).rev().find(|&at| view.any(at, &["would"]));
    would.is_some_and(|would| {
        view.has(would.wrapping_sub(1), Words::RELATIVE) && !(would..at).any(|at| view.class(at) == Some(Class::Comma))
    })
}

/// The time that begins at this token: its first and last day, and the index behind it.
fn time(view: &View<'_>, at: usize, on: Option<Day>) -> Option<(Day, Day, usize)> {
    since(view, at, on).or_else(|| date(view, at, on)).or_else(|| relative(view, at, on?))
}

/// "since 2011", "since last October", "between 2011 and 2014"
fn since(view: &View<'_>, at: usize, on: Option<Day>) -> Option<(Day, Day, usize)> {
    let behind = at + 1 + usize::from(view.any(at + 1, &["the", "early", "late", "mid"]));
    if view.any(at, &["since"]) {
        let named = date(view, behind, on).or_else(|| relative(view, behind, on?));
        // "since the war began in October 2023"
        let later = || {
            let prepositions = (at + 2..at + 9).filter(|&at| view.any(at, &["in", "on"]));
            prepositions.map(|at| at + 1).find_map(|at| date(view, at, on))
        };
        let (first, _, next) = named.or_else(later)?;
        return Some((first, on?, next));
    }
    if view.any(at, &["between", "from"]) {
        let (first, _, next) = date(view, behind, on)?;
        let (_, last, next) = view.any(next, &["and", "to", "until"]).then(|| date(view, next + 1, on))??;
        return Some((first, last, next));
    }
    None
}

/// Words behind which four digits are a year.
const BEFORE_YEAR: [&str; 17] = [
    "in",
    "since",
    "from",
    "between",
    "and",
    "to",
    "during",
    "until",
    "early",
    "late",
    "year",
    "throughout",
    "closed",
    "ended",
    "opened",
    "began",
    "till",
];
/// Words behind which "of 1999" is the year.
const PART_OF_YEAR: [&str; 11] =
    ["course", "end", "start", "beginning", "half", "spring", "summer", "autumn", "fall", "winter", "whole"];

/// "4 February 2012", "February 4", "February 2012", "2011"
fn date(view: &View<'_>, at: usize, on: Option<Day>) -> Option<(Day, Day, usize)> {
    let number = |at: usize| (view.class(at) == Some(Class::Number)).then(|| view.word(at));
    let day_of = |at: usize| {
        let digits = number(at)?.trim_end_matches(|c: char| c.is_ascii_lowercase());
        digits.parse::<i8>().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
    };
    let year_of = |at: usize| {
        let year = number(at).filter(|year| year.len() == 4)?.parse::<i16>().ok()?;
        (1946..=2100).contains(&year).then_some(year)
    };
    if let Some(month) = month(view, at) {
        // "February 4, 2012", "February 4"
        if let Some(day) = day_of(at + 1) {
            let comma = usize::from(view.class(at + 2) == Some(Class::Comma));
            let year = year_of(at + 2 + comma);
            let next = at + 2 + if year.is_some() { comma + 1 } else { 0 };
            let day = full(year, month, day, on)?;
            return Some((day, day, next));
        }
        // "February 2012", "February"
        let comma = usize::from(view.any(at + 1, &["of"]));
        let year = year_of(at + 1 + comma);
        let next = at + 1 + if year.is_some() { comma + 1 } else { 0 };
        // "may" is a verb unless it follows a preposition.
        let named =
            view.any(at.wrapping_sub(1), &["in", "last", "since", "from", "of", "early", "late", "mid", "and", "to"]);
        if year.is_none() && !named {
            return None;
        }
        let first = full(year, month, 1, on)?;
        return Some((first, last_of(first), next));
    }
    if let Some(day) = day_of(at)
        && let Some(month) = month(view, at + 1)
    {
        let comma = usize::from(view.class(at + 2) == Some(Class::Comma));
        let year = year_of(at + 2 + comma);
        let day = full(year, month, day, on)?;
        return Some((day, day, at + 2 + if year.is_some() { comma + 1 } else { 0 }));
    }
    let year = year_of(at)?;
    let before = at.wrapping_sub(1);
    let named =
        view.any(before, &BEFORE_YEAR) || view.any(before, &["of"]) && view.any(before.wrapping_sub(1), &PART_OF_YEAR);
    named.then(|| Some((Day::new(year, 1, 1)?, Day::new(year, 12, 31)?, at + 1)))?
}

/// "Saturday", "yesterday", "last month", "earlier this week", "two days ago"
fn relative(view: &View<'_>, at: usize, on: Day) -> Option<(Day, Day, usize)> {
    let single = |back: i32, next: usize| Some((on.plus(-back), on.plus(-back), next));
    if view.any(at, &["yesterday"]) {
        return single(1, at + 1);
    }
    let today = view.any(at, &["this"]) && view.any(at + 1, &["morning", "afternoon", "evening"]);
    if view.any(at, &["today", "tonight"]) || today {
        return single(0, at + 1);
    }
    if view.has(at, Words::DAY) {
        let back = (weekday(on) - day_of_week(view, at)?).rem_euclid(7);
        // A Saturday's "last Saturday" is not the day itself.
        let back = if back == 0 && view.any(at.wrapping_sub(1), &["last"]) { 7 } else { back };
        return single(back, at + 1);
    }
    let last = view.any(at, &["last", "previous"]);
    if last && let Some(month) = month(view, at + 1) {
        let mut first = full(None, month, 1, Some(on))?;
        if (first.0.year(), first.0.month()) == (on.0.year(), on.0.month()) {
            first = Day::new(first.0.year() - 1, first.0.month(), 1)?;
        }
        return Some((first, last_of(first), at + 2));
    }
    if last || view.any(at, &["this"]) {
        let next = at + 2;
        return if view.any(at + 1, &["week"]) {
            let monday = on.plus(-weekday(on) - if last { 7 } else { 0 });
            Some((monday, if last { monday.plus(6) } else { on }, next))
        } else if view.any(at + 1, &["month"]) {
            let first = Day::new(on.0.year(), on.0.month(), 1)?;
            if last {
                let end = first.plus(-1);
                Some((Day::new(end.0.year(), end.0.month(), 1)?, end, next))
            } else {
                Some((first, on, next))
            }
        } else if view.any(at + 1, &["year"]) {
            let year = on.0.year() - i16::from(last);
            Some((Day::new(year, 1, 1)?, Day::new(year, 12, 31)?, next))
        } else {
            None
        };
    }
    ago(view, at, on)
}

/// "two days ago", "a month ago", "10 years ago": the longer ago, the less exact.
fn ago(view: &View<'_>, at: usize, on: Day) -> Option<(Day, Day, usize)> {
    if !view.any(at + 2, &["ago", "earlier"]) {
        return None;
    }
    let number = if view.any(at, &["a", "an"]) { 1 } else { super::numbers::cardinal(view, at)? };
    let number = i32::try_from(number).ok().filter(|number| *number < 100)?;
    let (days, slack) = match view.word(at + 1).trim_end_matches('s') {
        "day" => (number, 0),
        "week" => (7 * number, 4),
        "month" => (30 * number, 15),
        "year" => (365 * number, 183),
        _ => return None,
    };
    Some((on.plus(-days - slack), on.plus(-days + slack), at + 3))
}

fn month(view: &View<'_>, at: usize) -> Option<i8> {
    if !view.has(at, Words::MONTH) || !view.tokens[at].is_capital() {
        return None;
    }
    let word = view.word(at).get(..3)?.to_ascii_lowercase();
    let place = MONTHS.iter().position(|month| *month == word)?;
    i8::try_from(place + 1).ok()
}

fn day_of_week(view: &View<'_>, at: usize) -> Option<i32> {
    let word = view.word(at).get(..3)?.to_ascii_lowercase();
    DAYS.iter().position(|day| *day == word).and_then(|place| i32::try_from(place).ok())
}

fn weekday(day: Day) -> i32 {
    i32::from(day.0.weekday().to_monday_zero_offset())
}

/// The day; without a year, the latest one not after the article.
fn full(year: Option<i16>, month: i8, day: i8, on: Option<Day>) -> Option<Day> {
    if let Some(year) = year {
        return Day::new(year, month, day);
    }
    let on = on?;
    Day::new(on.0.year(), month, day)
        .filter(|found| *found <= on.plus(1))
        .or_else(|| Day::new(on.0.year() - 1, month, day))
}

fn last_of(first: Day) -> Day {
    let next = first.plus(31);
    Day::new(next.0.year(), next.0.month(), 1).map_or(first, |next| next.plus(-1))
}
