//! Rows of any engine, and how values and tuples are read from them.

#[cfg(feature = "postgres")]
use std::sync::Arc;

use sqlx::sqlite::SqliteRow;
use sqlx::{ColumnIndex, Decode, Sqlite, Type, TypeInfo, ValueRef};

#[cfg(feature = "postgres")]
use super::cell::Cell;
use super::cell::FromCell;
use super::value::Value;
use crate::store::Result;

/// A row of either engine.
#[derive(Debug)]
pub(in crate::store) enum Row {
    Sqlite(SqliteRow),
    /// One that has come over a wire.
    #[cfg(feature = "postgres")]
    Cells(Cells),
}

/// The cells of a row, with the names of their columns.
#[cfg(feature = "postgres")]
#[derive(Debug)]
pub(in crate::store) struct Cells {
    pub names: Arc<[String]>,
    pub cells: Vec<Cell>,
}

/// What is read from a column of either engine.
pub(in crate::store) trait Column<'r>: Decode<'r, Sqlite> + Type<Sqlite> + FromCell<'r> {}

impl<'r, T: Decode<'r, Sqlite> + Type<Sqlite> + FromCell<'r>> Column<'r> for T {}

/// A column's name or place.
pub(in crate::store) trait Place: ColumnIndex<SqliteRow> {
    /// Its place among the columns of these names.
    #[cfg_attr(not(feature = "postgres"), expect(dead_code, reason = "no engine with a wire is compiled in"))]
    fn of(&self, names: &[String]) -> Option<usize>;
}

impl Place for usize {
    fn of(&self, names: &[String]) -> Option<usize> {
        Some(*self).filter(|place| *place < names.len())
    }
}

impl Place for &str {
    fn of(&self, names: &[String]) -> Option<usize> {
        names.iter().position(|name| name == self)
    }
}

#[cfg(feature = "postgres")]
impl Cells {
    fn cell(&self, place: &impl Place) -> sqlx::Result<&Cell> {
        place
            .of(&self.names)
            .and_then(|place| self.cells.get(place))
            .ok_or_else(|| sqlx::Error::ColumnNotFound(format!("one of {} columns", self.names.len())))
    }

    fn try_get<'r, T: FromCell<'r>>(&'r self, place: &impl Place) -> sqlx::Result<T> {
        let cell = self.cell(place)?;
        T::from_cell(cell).map_err(|source| {
            let index = place.of(&self.names).and_then(|place| self.names.get(place)).cloned().unwrap_or_default();
            sqlx::Error::ColumnDecode { index, source }
        })
    }
}

impl Row {
    /// The value of a column.
    pub fn try_get<'r, T: Column<'r>, I: Place>(&'r self, place: I) -> sqlx::Result<T> {
        match self {
            Self::Sqlite(row) => sqlx::Row::try_get(row, place),
            #[cfg(feature = "postgres")]
            Self::Cells(row) => row.try_get(&place),
        }
    }

    /// A column as it is, to be bound again.
    pub fn value(&self, column: &str) -> Result<Value> {
        Ok(match self {
            Self::Sqlite(row) => match sqlx::Row::try_get_raw(row, column)?.type_info().name() {
                "REAL" => Value::Real(self.try_get(column)?),
                "TEXT" => Value::Text(self.try_get(column)?),
                _ => Value::Int(self.try_get(column)?),
            },
            #[cfg(feature = "postgres")]
            Self::Cells(row) => match row.cell(&column)? {
                Cell::Null => Value::Null,
                Cell::Int(number) => Value::Int(*number),
                Cell::Real(number) => Value::Real(*number),
                Cell::Text(text) => Value::Text(text.clone()),
                Cell::Blob(bytes) => Value::Blob(bytes.clone()),
            },
        })
    }

    /// How many columns there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Sqlite(row) => sqlx::Row::len(row),
            #[cfg(feature = "postgres")]
            Self::Cells(row) => row.cells.len(),
        }
    }
}

/// What a row can be read as.
pub(in crate::store) trait FromRow: Sized {
    fn from_row(row: &Row) -> sqlx::Result<Self>;
}

macro_rules! tuples {
    ($(($($place:tt: $kind:ident),+)),+ $(,)?) => { $(
        impl<$($kind: for<'r> Column<'r>),+> FromRow for ($($kind,)+) {
            fn from_row(row: &Row) -> sqlx::Result<Self> {
                Ok(($(row.try_get::<$kind, usize>($place)?,)+))
            }
        }
    )+ };
}

tuples! {
    (0: A),
    (0: A, 1: B),
    (0: A, 1: B, 2: C),
    (0: A, 1: B, 2: C, 3: D),
    (0: A, 1: B, 2: C, 3: D, 4: E),
    (0: A, 1: B, 2: C, 3: D, 4: E, 5: F),
    (0: A, 1: B, 2: C, 3: D, 4: E, 5: F, 6: G),
    (0: A, 1: B, 2: C, 3: D, 4: E, 5: F, 6: G, 7: H),
    (0: A, 1: B, 2: C, 3: D, 4: E, 5: F, 6: G, 7: H, 8: I),
    (0: A, 1: B, 2: C, 3: D, 4: E, 5: F, 6: G, 7: H, 8: I, 9: J),
}

/// The things that rows hold.
pub(in crate::store) fn things<T: FromRow>(rows: &[Row]) -> Result<Vec<T>> {
    Ok(rows.iter().map(T::from_row).collect::<sqlx::Result<_>>()?)
}

#[cfg(all(test, feature = "postgres"))]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_cells_is_read_by_names_and_places() {
        let names = Arc::from(["a".to_owned(), "b".to_owned()]);
        let row = Row::Cells(Cells { names, cells: vec![Cell::Int(7), Cell::Text("seven".to_owned())] });
        assert_eq!(<(i64, String)>::from_row(&row).unwrap(), (7, "seven".to_owned()));
        assert_eq!((row.try_get::<&str, _>("b").unwrap(), row.len()), ("seven", 2));
        assert_eq!(row.value("a").unwrap(), Value::Int(7));
        assert!(row.try_get::<i64, _>("c").is_err() && row.try_get::<i64, _>(2).is_err());
        assert!(row.try_get::<i64, _>("b").unwrap_err().to_string().contains("column b"));
    }
}
