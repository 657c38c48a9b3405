//! Cells: the values of a row that came over a wire, and what each type makes of them.
//!
//! # Design
//!
//! SQLite hands out its values itself, and converts as it goes: its flags are numbers, its sums are integers. PostgreSQL
//! types each column, and has a sum of integers as a decimal and a comparison as a boolean. So its rows become cells of
//! SQLite's five kinds as soon as they arrive, and code that reads a row need not know where it is from.

use serde::Deserialize;
use serde::de::value::StrDeserializer;
use sqlx::error::BoxDynError;
use sqlx::types::Json;
use uuid::Uuid;
use uuid::fmt::Hyphenated;

use crate::domain::{ActorKind, Basis, Body, Day, MemberRole, Outcome, Verdict, VoteOption};

/// A value of a row, of either engine.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::store) enum Cell {
    Null,
    Int(i64),
    Real(f64),
    Text(String),
    Blob(Vec<u8>),
}

/// What can be read from a cell.
pub(in crate::store) trait FromCell<'r>: Sized {
    fn from_cell(cell: &'r Cell) -> Result<Self, BoxDynError>;
}

/// The error of a cell that holds something else than was asked for.
fn other(cell: &Cell, wanted: &str) -> BoxDynError {
    let kind = match cell {
        Cell::Null => "null",
        Cell::Int(_) => "an integer",
        Cell::Real(_) => "a real number",
        Cell::Text(_) => "text",
        Cell::Blob(_) => "bytes",
    };
    format!("{kind} where {wanted} should be").into()
}

macro_rules! integers {
    ($($kind:ty),+ $(,)?) => { $(
        impl FromCell<'_> for $kind {
            fn from_cell(cell: &Cell) -> Result<Self, BoxDynError> {
                match cell {
                    Cell::Int(number) => Ok(Self::try_from(*number)?),
                    cell => Err(other(cell, "an integer")),
                }
            }
        }
    )+ };
}

integers!(i64, u32, i32, u8, u64);

impl FromCell<'_> for bool {
    fn from_cell(cell: &Cell) -> Result<Self, BoxDynError> {
        i64::from_cell(cell).map(|number| number != 0)
    }
}

impl FromCell<'_> for f64 {
    #[expect(clippy::cast_precision_loss, reason = "SQLite reads integers as reals alike")]
    fn from_cell(cell: &Cell) -> Result<Self, BoxDynError> {
        match cell {
            Cell::Real(number) => Ok(*number),
            Cell::Int(number) => Ok(*number as f64),
            cell => Err(other(cell, "a real number")),
        }
    }
}

impl<'r> FromCell<'r> for &'r str {
    fn from_cell(cell: &'r Cell) -> Result<Self, BoxDynError> {
        match cell {
            Cell::Text(text) => Ok(text),
            cell => Err(other(cell, "text")),
        }
    }
}

impl FromCell<'_> for String {
    fn from_cell(cell: &Cell) -> Result<Self, BoxDynError> {
        <&str>::from_cell(cell).map(str::to_owned)
    }
}

impl<'r> FromCell<'r> for &'r [u8] {
    fn from_cell(cell: &'r Cell) -> Result<Self, BoxDynError> {
        match cell {
            Cell::Blob(bytes) => Ok(bytes),
            cell => Err(other(cell, "bytes")),
        }
    }
}

impl FromCell<'_> for Vec<u8> {
    fn from_cell(cell: &Cell) -> Result<Self, BoxDynError> {
        <&[u8]>::from_cell(cell).map(<[u8]>::to_vec)
    }
}

impl FromCell<'_> for Uuid {
    fn from_cell(cell: &Cell) -> Result<Self, BoxDynError> {
        Ok(Self::from_slice(<&[u8]>::from_cell(cell)?)?)
    }
}

impl FromCell<'_> for Hyphenated {
    fn from_cell(cell: &Cell) -> Result<Self, BoxDynError> {
        Ok(Uuid::try_parse(<&str>::from_cell(cell)?)?.hyphenated())
    }
}

impl FromCell<'_> for Day {
    fn from_cell(cell: &Cell) -> Result<Self, BoxDynError> {
        Ok(<&str>::from_cell(cell)?.parse()?)
    }
}

impl<'r, T: Deserialize<'r>> FromCell<'r> for Json<T> {
    fn from_cell(cell: &'r Cell) -> Result<Self, BoxDynError> {
        Ok(Self(serde_json::from_str(<&str>::from_cell(cell)?)?))
    }
}

impl<'r, T: FromCell<'r>> FromCell<'r> for Option<T> {
    fn from_cell(cell: &'r Cell) -> Result<Self, BoxDynError> {
        if *cell == Cell::Null { Ok(None) } else { T::from_cell(cell).map(Some) }
    }
}

/// Enumerations, by the words that JSON has for them.
macro_rules! words {
    ($($kind:ty),+ $(,)?) => { $(
        impl FromCell<'_> for $kind {
            fn from_cell(cell: &Cell) -> Result<Self, BoxDynError> {
                let word = <&str>::from_cell(cell)?;
                let read = Self::deserialize(StrDeserializer::<serde::de::value::Error>::new(word));
                Ok(read?)
            }
        }
    )+ };
}

words!(ActorKind, Basis, Body, MemberRole, Outcome, Verdict, VoteOption);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_as_sqlite_would_read_them() {
        assert!(bool::from_cell(&Cell::Int(1)).unwrap() && !bool::from_cell(&Cell::Int(0)).unwrap());
        assert_eq!(f64::from_cell(&Cell::Int(3)).unwrap().to_bits(), 3f64.to_bits());
        assert_eq!(Option::<i64>::from_cell(&Cell::Null).unwrap(), None);
        assert_eq!(Outcome::from_cell(&Cell::Text("vetoed".to_owned())).unwrap(), Outcome::Vetoed);
        assert_eq!(Json::<Vec<u8>>::from_cell(&Cell::Text("[1, 2]".to_owned())).unwrap().0, [1, 2]);
        for (read, text) in [
            (u32::from_cell(&Cell::Int(-1)).map(drop), "out of range"),
            (i64::from_cell(&Cell::Text("1".to_owned())).map(drop), "text where an integer"),
            (String::from_cell(&Cell::Null).map(drop), "null where text"),
        ] {
            assert!(read.unwrap_err().to_string().contains(text), "{text}");
        }
    }
}
