//! A calendar day: the only resolution in which reports and votes are dated here.
//!
//! A newtype over [`jiff::civil::Date`], because the database keeps a day as its ISO 8601 text
//! (`2012-02-04`), which sorts as it should and reads well in any tool.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo, SqliteValueRef};
use sqlx::{Decode, Encode, Sqlite, Type};
use utoipa::ToSchema;

/// A day of the Gregorian calendar, `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = String, format = Date, example = "2012-02-04")]
pub struct Day(pub Date);

impl Day {
    /// The day with this year, month and day of the month, if there is one.
    ///
    /// ```
    /// # use communique::domain::Day;
    /// assert_eq!(Day::new(2012, 2, 4).unwrap().to_string(), "2012-02-04");
    /// assert!(Day::new(2012, 2, 30).is_none());
    /// ```
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self)
    }

    /// The day as English prints it: `4 February 2012`.
    ///
    /// ```
    /// # use communique::domain::Day;
    /// assert_eq!(Day::new(2012, 2, 4).unwrap().in_words(), "4 February 2012");
    /// ```
    #[must_use]
    pub fn in_words(self) -> String {
        self.0.strftime("%-d %B %-Y").to_string()
    }

    /// The month it lies in: `February 2012`.
    #[must_use]
    pub fn month_in_words(self) -> String {
        self.0.strftime("%B %-Y").to_string()
    }

    /// How many days later `other` is; negative if it is earlier.
    #[must_use]
    pub fn days_until(self, other: Self) -> i32 {
        self.0.until(other.0).map_or(0, |span| span.get_days())
    }

    /// The day so many days later, or earlier where `days` is negative; it stops at the calendar's ends.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days.clamp(-3_000_000, 3_000_000))))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Day {
    type Err = jiff::Error;

    /// Reads `YYYY-MM-DD` and nothing else: no time of day, no offset.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Date::strptime("%Y-%m-%d", text).map(Self)
    }
}

impl Type<Sqlite> for Day {
    fn type_info() -> SqliteTypeInfo {
        <String as Type<Sqlite>>::type_info()
    }
}

impl Encode<'_, Sqlite> for Day {
    fn encode_by_ref(&self, buffer: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        Encode::<Sqlite>::encode(self.to_string(), buffer)
    }
}

impl Decode<'_, Sqlite> for Day {
    fn decode(value: SqliteValueRef<'_>) -> Result<Self, BoxDynError> {
        Ok(<&str as Decode<Sqlite>>::decode(value)?.parse()?)
    }
}
