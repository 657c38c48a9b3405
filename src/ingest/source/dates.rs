//! Dates of publication in the notations that records, feeds and tables use.

use clap::ValueEnum;

use crate::domain::Day;
use crate::extract::layout::printed_day;

/// Whether month or day comes first in dates such as `8/1/2016`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DateOrder {
    /// Month, day, year: the first of August.
    Mdy,
    /// Day, month, year: the eighth of January.
    Dmy,
}

/// Years that a news report can be of; what tools write for "unknown" lies outside: 0001, 9999.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;
/// No notation of a date is longer; what is, is no date.
const MOST_BYTES: usize = 100;

/// Reads the day of a date or a time; of a time with an offset, the day that is written in it.
///
/// # Errors
/// Why it dates nothing, in words that follow the field's name: "is no date: …".
pub(super) fn read(text: &str, order: Option<DateOrder>) -> Result<Day, String> {
    let text = text.trim();
    let shown = || super::notes::begin(text, 40);
    if text.len() > MOST_BYTES {
        return Err(format!("is no date: {:?} (write 2012-02-07)", shown()));
    }
    let slashed = in_order(text);
    let day = match (slashed, order) {
        (Some((month, day, year)), Some(DateOrder::Mdy)) | (Some((day, month, year)), Some(DateOrder::Dmy)) => {
            Day::new(year, month, day)
        }
        _ => any_day(text),
    };
    match day {
        Some(day) if is_plausible(day) => Ok(day),
        Some(_) => Err(format!("lies outside of 1800 to 2100: {:?}", shown())),
        None if slashed.is_some() && order.is_none() => Err(format!(
            "may have the month or the day first: {:?} (say which with --dates mdy or --dates dmy)",
            shown()
        )),
        None => Err(format!("is no date: {:?} (write 2012-02-07)", shown())),
    }
}

/// Whether a report can have been published on that day.
pub(super) fn is_plausible(day: Day) -> bool {
    YEARS.contains(&day.0.year())
}

/// The day in any notation that says itself which number is which: ISO 8601, its compact form, years first, months
/// in letters (RFC 2822 among them), seconds since 1970.
pub(super) fn any_day(text: &str) -> Option<Day> {
    day_of(text).or_else(|| compact(text)).or_else(|| seconds(text)).or_else(|| year_first(text)).or_else(|| {
        // RFC 2822 parts the time from the date by nothing but a space.
        printed_day(text)
    })
}

/// The day that a time in ISO 8601 begins with.
pub(super) fn day_of(text: &str) -> Option<Day> {
    let text = text.trim();
    let day = text.get(..10)?.parse().ok()?;
    text[10..].chars().next().is_none_or(|c| matches!(c, 'T' | 't' | ' ' | 'Z' | '+')).then_some(day)
}

/// "20120204", "20120204T173000Z", "20120204173000".
fn compact(text: &str) -> Option<Day> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let follows = text[digits..].bytes().next();
    let fits = match digits {
        8 => follows.is_none_or(|byte| matches!(byte, b'T' | b't' | b' ' | b'Z')),
        14 => follows.is_none_or(|byte| matches!(byte, b'Z' | b'.')),
        _ => false,
    };
    if !fits {
        return None;
    }
    Day::new(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..8].parse().ok()?)
}

/// "1328376600" and "1328376600000": seconds or milliseconds since 1970.
fn seconds(text: &str) -> Option<Day> {
    let whole = text.strip_suffix(".0").unwrap_or(text);
    if !whole.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: i64 = whole.parse().ok()?;
    let seconds = match whole.len() {
        9 | 10 => number,
        12 | 13 => number / 1000,
        _ => return None,
    };
    let days = i32::try_from(seconds / 86_400).ok()?;
    Some(Day::new(1970, 1, 1)?.plus(days))
}

/// "2012/2/4", "2012.02.04 17:30".
fn year_first(text: &str) -> Option<Day> {
    let (year, month, day) = three(text)?;
    (year.len() == 4).then(|| Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))?
}

/// The numbers of "8/1/2016", "08.01.2016 17:30", "8-1-2016", in their order.
fn in_order(text: &str) -> Option<(i8, i8, i16)> {
    let (first, second, year) = three(text)?;
    let short = |number: &str| (1..=2).contains(&number.len());
    if !short(first) || !short(second) || year.len() != 4 {
        return None;
    }
    Some((first.parse().ok()?, second.parse().ok()?, year.parse().ok()?))
}

/// Three numbers with the same sign between them, at the beginning; behind them at most a time.
fn three(text: &str) -> Option<(&str, &str, &str)> {
    let date = text.split([' ', ',', 'T']).next()?;
    let sign = date.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '.' | '-'))?;
    let mut parts = date.split(sign);
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    let numbers = [a, b, c].iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    (numbers && parts.next().is_none()).then_some((a, b, c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_notations_give_the_day_that_is_written() {
        for text in [
            "2012-02-04",
            "2012-02-04 17:30:00",
            "2012-02-04T23:30:00-05:00",
            "2012-02-04T23:30:00.123+0000",
            "20120204",
            "20120204T173000Z",
            "20120204173000",
            "2012/02/04",
            "2012/2/4 17:30",
            "2012.02.04",
            "Sat, 04 Feb 2012 17:30:00 GMT",
            "Sat, 4 Feb 2012 17:30:00 +0100",
            "February 4, 2012",
            "Feb. 4, 2012",
            "4 February 2012",
            "04-Feb-2012",
            "1328376600",
            "1328376600000",
            "1328376600.0",
        ] {
            assert_eq!(read(text, None).map(|day| day.to_string()), Ok("2012-02-04".to_owned()), "{text}");
        }
    }

    #[test]
    fn the_order_of_month_and_day_is_never_guessed() {
        assert!(read("8/1/2016", None).unwrap_err().contains("--dates"));
        for (text, order, day) in [
            ("8/1/2016", DateOrder::Mdy, "2016-08-01"),
            ("8/1/2016 10:30", DateOrder::Dmy, "2016-01-08"),
            ("08.01.2016", DateOrder::Dmy, "2016-01-08"),
            ("2016-08-01", DateOrder::Dmy, "2016-08-01"),
        ] {
            assert_eq!(read(text, Some(order)).map(|day| day.to_string()), Ok(day.to_owned()), "{text}");
        }
        assert!(read("13/1/2016", Some(DateOrder::Mdy)).unwrap_err().contains("is no date"));
    }

    #[test]
    fn what_dates_nothing_says_why() {
        for text in ["0001-01-01", "1799-12-31", "2101-01-01", "9999-12-31T00:00:00Z"] {
            assert!(read(text, None).unwrap_err().contains("outside"), "{text}");
        }
        for text in ["soon", "", "2012-02-30", "12", "20121340", "é/é/2012", "99999999999999999999", "-/-/-"] {
            assert!(read(text, None).unwrap_err().contains("is no date"), "{text}");
        }
    }
}
