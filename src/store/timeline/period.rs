//! Periods of a timeline, each known by its first day.

use crate::domain::{Day, Interval};

/// The first day of the period a day is in; none for all time.
pub(in crate::store) fn period(interval: Interval, day: Day) -> Option<Day> {
    let (year, month) = (day.0.year(), day.0.month());
    match interval {
        Interval::Day => Some(day),
        Interval::Week => Some(day.plus(-i32::from(day.0.weekday().to_monday_zero_offset()))),
        Interval::Month => Day::new(year, month, 1),
        Interval::Quarter => Day::new(year, (month - 1) / 3 * 3 + 1, 1),
        Interval::Year => Day::new(year, 1, 1),
        Interval::All => None,
    }
}

/// The first day of the period behind one; none at the calendar's end.
pub(in crate::store) fn next(interval: Interval, first: Day) -> Option<Day> {
    let (year, month) = (first.0.year(), first.0.month());
    let later = |months: i8| {
        let month = month + months;
        if month > 12 { Day::new(year.checked_add(1)?, month - 12, 1) } else { Day::new(year, month, 1) }
    };
    match interval {
        Interval::Day => Some(first.plus(1)),
        Interval::Week => Some(first.plus(7)),
        Interval::Month => later(1),
        Interval::Quarter => later(3),
        Interval::Year => Day::new(year.checked_add(1)?, 1, 1),
        Interval::All => None,
    }
    .filter(|&next| next > first)
}

/// Number of periods from one to another, both included, each given by its first day.
pub(in crate::store) fn count(interval: Interval, first: Day, last: Day) -> u64 {
    let days = i64::from(first.days_until(last));
    let (years, months) =
        (i64::from(last.0.year()) - i64::from(first.0.year()), i64::from(last.0.month()) - i64::from(first.0.month()));
    let steps = match interval {
        Interval::Day => days,
        Interval::Week => days / 7,
        Interval::Month => years * 12 + months,
        Interval::Quarter => (years * 12 + months) / 3,
        Interval::Year => years,
        Interval::All => return 0,
    };
    if days < 0 { 0 } else { u64::try_from(steps).map_or(0, |steps| steps + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_counted_as_they_follow_each_other() {
        for interval in [Interval::Day, Interval::Week, Interval::Month, Interval::Quarter, Interval::Year] {
            let first = |text: &str| period(interval, text.parse().unwrap()).unwrap();
            for (from, to) in [("2011-11-30", "2016-03-01"), ("2012-02-29", "2012-02-29"), ("1999-12-31", "2000-01-01")]
            {
                let (from, to) = (first(from), first(to));
                let following = std::iter::successors(Some(from), |&day| next(interval, day));
                let counted = following.take_while(|&day| day <= to).count() as u64;
                assert_eq!(count(interval, from, to), counted, "{interval:?} {from} {to}");
            }
            assert_eq!(count(interval, first("2016-03-01"), first("2011-11-30")), 0);
        }
    }

    #[test]
    fn a_period_is_its_first_day() {
        for (interval, day, first, following) in [
            (Interval::Day, "2012-12-31", "2012-12-31", "2013-01-01"),
            (Interval::Week, "2012-02-05", "2012-01-30", "2012-02-06"),
            (Interval::Month, "2012-12-31", "2012-12-01", "2013-01-01"),
            (Interval::Quarter, "2012-12-31", "2012-10-01", "2013-01-01"),
            (Interval::Quarter, "2012-03-31", "2012-01-01", "2012-04-01"),
            (Interval::Year, "2012-12-31", "2012-01-01", "2013-01-01"),
        ] {
            let found = period(interval, day.parse().unwrap()).unwrap();
            assert_eq!(
                (found.to_string(), next(interval, found).unwrap().to_string()),
                (first.into(), following.into())
            );
        }
        assert_eq!(period(Interval::All, Day::new(2012, 1, 1).unwrap()), None);
        assert_eq!(next(Interval::Day, Day::new(9999, 12, 31).unwrap()), None);
    }
}
