//! Days, months and years as they are written: "4 February 2012", "February 4", "last of the month".

use crate::domain::Day;
use crate::extract::claims::sentence::View;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Words behind which four digits are a year.
const BEFORE_YEAR: [&str; 18] = [
    "through",
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
pub(super) fn date(view: &View<'_>, at: usize, on: Option<Day>) -> Option<(Day, Day, usize)> {
    let number = |at: usize| (view.class(at) == Some(Class::Number)).then(|| view.word(at));
    let day_of = |at: usize| {
        let digits = number(at)?.trim_end_matches(|c: char| c.is_ascii_lowercase());
        digits.parse::<i8>().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
    };
    let year_of = |at: usize| year(view, at);
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
    let named = at == view.first && view.any(at + 1, &["saw", "brought"])
        || view.any(before, &BEFORE_YEAR)
        || view.any(before, &["of"]) && view.any(before.wrapping_sub(1), &PART_OF_YEAR);
    named.then(|| Some((Day::new(year, 1, 1)?, Day::new(year, 12, 31)?, at + 1)))?
}

pub(super) fn month(view: &View<'_>, at: usize) -> Option<i8> {
    if !view.has(at, Words::MONTH) || !view.tokens[at].is_capital() {
        return None;
    }
    let word = view.word(at).get(..3)?.to_ascii_lowercase();
    let place = MONTHS.iter().position(|month| *month == word)?;
    i8::try_from(place + 1).ok()
}

pub(super) fn day_of_week(view: &View<'_>, at: usize) -> Option<i32> {
    let word = view.word(at).get(..3)?.to_ascii_lowercase();
    DAYS.iter().position(|day| *day == word).and_then(|place| i32::try_from(place).ok())
}

pub(super) fn weekday(day: Day) -> i32 {
    i32::from(day.0.weekday().to_monday_zero_offset())
}

/// The day; without a year, the latest one not after the article.
pub(super) fn full(year: Option<i16>, month: i8, day: i8, on: Option<Day>) -> Option<Day> {
    if let Some(year) = year {
        return Day::new(year, month, day);
    }
    let on = on?;
    Day::new(on.0.year(), month, day)
        .filter(|found| *found <= on.plus(1))
        .or_else(|| Day::new(on.0.year() - 1, month, day))
}

pub(super) fn last_of(first: Day) -> Day {
    let next = first.plus(31);
    Day::new(next.0.year(), next.0.month(), 1).map_or(first, |next| next.plus(-1))
}

/// A year in four digits.
pub(super) fn year(view: &View<'_>, at: usize) -> Option<i16> {
    let word = (view.class(at) == Some(Class::Number)).then(|| view.word(at)).filter(|word| word.len() == 4)?;
    word.parse().ok().filter(|year| (1946..=2100).contains(year))
}
