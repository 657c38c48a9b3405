//! Sort keys of dated lists: days and ids as integers.

use uuid::Uuid;

use crate::domain::Day;

/// The age of what has no date: behind all others when the newest come first.
pub(in crate::store) const UNDATED: i64 = 9_999_999;

/// Age, the first key of dated lists: days before the calendar's end, so that newer is smaller and the
/// whole key (newest first, then by article, then in the order of the text) runs one way.
pub(in crate::store) fn age(day: Option<Day>) -> i64 {
    day.and_then(|day| Some(i64::from(day.days_until(Day::new(9999, 12, 31)?)))).unwrap_or(UNDATED)
}

/// The day of an age; none for [`UNDATED`].
pub(in crate::store) fn day(age: i64) -> Option<Day> {
    let days = i32::try_from(age).ok().filter(|_| age < UNDATED)?;
    Some(Day::new(9999, 12, 31)?.plus(-days))
}

/// The first 63 bits of an id: orders articles alike on every machine.
pub(in crate::store) fn key(id: Uuid) -> i64 {
    let (first, _) = id.as_u64_pair();
    (first >> 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_a_day_turned_around() {
        for text in ["2012-02-04", "1946-01-17", "9999-12-31"] {
            let date: Day = text.parse().unwrap();
            assert_eq!(day(age(Some(date))), Some(date));
        }
        assert_eq!(day(age(None)), None);
        assert!(age(Day::new(2020, 1, 2)) < age(Day::new(2020, 1, 1)) && age(Day::new(1, 1, 1)) < UNDATED);
    }
}
