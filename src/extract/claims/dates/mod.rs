//! Days that a clause names, from the article's own: "on Saturday", "last October", "in 2011".

mod calendar;
mod others;

use calendar::{date, day_of_week, full, last_of, month, weekday, year};
use others::{is_of_object, is_of_wish};

use crate::domain::{Day, When};
use crate::extract::claims::numbers;
use crate::extract::claims::sentence::View;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// What the tokens `from..to` say of the time; two times are one stretch.
pub(in crate::extract::claims) fn when(view: &View<'_>, from: usize, to: usize, on: Option<Day>) -> When {
    stretch(&all(view, from, to, on))
}

/// The stretch from the first day of these times to the last.
pub(in crate::extract::claims) fn stretch(times: &[Time]) -> When {
    let joined = |found: Option<(Day, Day)>, time: &Time| {
        Some(found.map_or((time.first, time.last), |(start, end)| (start.min(time.first), end.max(time.last))))
    };
    times.iter().fold(None, joined).map_or(When::Unstated, |(first, last)| When::Between(first, last))
}

/// A time where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract::claims) struct Time {
    /// Index of its first token.
    pub at: usize,
    /// The index of the token behind the day.
    pub next: usize,
    pub first: Day,
    pub last: Day,
}

/// The times of the tokens `from..to` that can be a vote's, in order.
pub(in crate::extract::claims) fn all(view: &View<'_>, from: usize, to: usize, on: Option<Day>) -> Vec<Time> {
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
pub(in crate::extract::claims) fn first_day(view: &View<'_>, from: usize, to: usize, on: Option<Day>) -> Option<Day> {
    (from..to).find_map(|at| date(view, at, on)).filter(|(first, last, _)| first == last).map(|(first, ..)| first)
}

/// Whether the tokens `from..to` name any time, be it that of something else.
pub(in crate::extract::claims) fn names_time(view: &View<'_>, from: usize, to: usize, on: Option<Day>) -> bool {
    (from..to.min(view.end)).any(|at| time(view, at, on).is_some())
}

/// The time that begins at this token: its first and last day, and the index behind it.
fn time(view: &View<'_>, at: usize, on: Option<Day>) -> Option<(Day, Day, usize)> {
    since(view, at, on).or_else(|| decade(view, at)).or_else(|| date(view, at, on)).or_else(|| relative(view, at, on?))
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
        let (_, last, next) = view.any(next, &TO).then(|| date(view, next + 1, on))??;
        return Some((first, last, next));
    }
    // "in the years 1973 to 1983"
    let to = view.any(at, &["years"]) && view.any(at + 2, &TO);
    let (from, until) = (year(view, at + 1).filter(|_| to)?, year(view, at + 3)?);
    Some((Day::new(from, 1, 1)?, Day::new(until, 12, 31)?, at + 4))
}

/// Words between the first and the last of a stretch of time.
const TO: [&str; 6] = ["and", "to", "until", "till", "through", "-"];

/// A decade as in "the 1980s": its first and last day, and the index of the token behind it.
fn decade(view: &View<'_>, at: usize) -> Option<(Day, Day, usize)> {
    let word = view.word(at);
    let apart = view.class(at + 1) == Some(Class::Suffix) && view.any(at + 1, &["'s", "’s"]);
    let digits = if apart { word } else { word.strip_suffix('s')? };
    let first = digits.parse::<i16>().ok().filter(|year| (1940..2100).contains(year) && year % 10 == 0)?;
    let led = view.any(at.wrapping_sub(1), &["the", "early", "late", "mid"]);
    led.then(|| Some((Day::new(first, 1, 1)?, Day::new(first + 9, 12, 31)?, at + 1 + usize::from(apart))))?
}

/// "Saturday", "yesterday", "last month", "earlier this week", "two days ago"
fn relative(view: &View<'_>, at: usize, on: Day) -> Option<(Day, Day, usize)> {
    let single = |back: i32, next: usize| Some((on.plus(-back), on.plus(-back), next));
    let before = view.any(at, &["the"]) && view.any(at + 1, &["day"]) && view.any(at + 2, &["before"]);
    if before && view.class(at + 3) != Some(Class::Word) {
        return single(1, at + 3);
    }
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
    let number = if view.any(at, &["a", "an"]) { 1 } else { numbers::cardinal(view, at)? };
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
