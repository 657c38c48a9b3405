//! Many rows in one statement: each column goes over as an array.
//!
//! # Design
//!
//! `COPY` takes a message for its data and one for their end. The driver leaves both to Nagle's algorithm, which holds
//! the second one back until the server has acknowledged the first: 45 ms for each table of a batch, where the statement takes
//! two. An insert with arrays is one message, its text is the same however many rows there are, and it can pass over rows
//! that are there already.

use sqlx::postgres::PgArguments;
use sqlx::{AssertSqlSafe, Postgres};

use super::translate::storable;
use crate::store::sql::builder::Value;
use crate::store::{Error, Result};

/// The values of a column, of the kind of the first that is no null.
enum Column {
    Ints(Vec<Option<i64>>),
    /// Reals as text: what is kept is the decimal that is written.
    Reals(Vec<Option<String>>),
    Texts(Vec<Option<String>>),
    Blobs(Vec<Option<Vec<u8>>>),
    /// Nothing but nulls.
    Nulls,
}

impl Column {
    /// Takes a column out of rows of this width.
    fn take(values: &mut [Value], place: usize, width: usize) -> Result<Self> {
        let mut cells = values.iter_mut().skip(place).step_by(width).map(std::mem::take);
        let column: Vec<Value> = cells.by_ref().collect();
        let Some(first) = column.iter().find(|value| **value != Value::Null) else { return Ok(Self::Nulls) };
        Ok(match first {
            Value::Int(_) => Self::Ints(of(column, |value| match value {
                Value::Int(number) => Some(number),
                _ => None,
            })?),
            Value::Real(_) => Self::Reals(of(column, |value| match value {
                // As JSON has it: 1.0, and as many digits as it has.
                Value::Real(number) => Some(format!("{number:?}")),
                _ => None,
            })?),
            Value::Blob(_) => Self::Blobs(of(column, |value| match value {
                Value::Blob(bytes) => Some(bytes),
                _ => None,
            })?),
            Value::Text(_) | Value::Numbers(_) | Value::Null => Self::Texts(of(column, |value| match value {
                Value::Text(text) | Value::Numbers(text) => Some(storable(text)),
                _ => None,
            })?),
        })
    }

    /// The type of its array; none of nulls, which need not go over.
    fn kind(&self) -> Option<&'static str> {
        match self {
            Self::Ints(_) => Some("bigint[]"),
            Self::Reals(_) | Self::Texts(_) => Some("text[]"),
            Self::Blobs(_) => Some("bytea[]"),
            Self::Nulls => None,
        }
    }
}

/// All values as one kind has them.
fn of<T>(column: Vec<Value>, read: impl Fn(Value) -> Option<T>) -> Result<Vec<Option<T>>> {
    let one = |value: Value| match value {
        Value::Null => Ok(None),
        value => read(value).map(Some).ok_or_else(|| Error::Unreadable("a column of several kinds".to_owned())),
    };
    column.into_iter().map(one).collect()
}

/// The statement that inserts rows of this width into a table, given with its columns; where it `ignores`, those that
/// are there already are passed over.
pub(super) fn insert(
    into: &str,
    width: usize,
    mut values: Vec<Value>,
    ignores: bool,
) -> Result<sqlx::query::Query<'static, Postgres, PgArguments>> {
    let columns: Vec<Column> =
        (0..width).map(|place| Column::take(&mut values, place, width)).collect::<Result<_>>()?;
    let mut query = sqlx::query(AssertSqlSafe(text(into, &columns, ignores)));
    for column in columns {
        query = match column {
            Column::Ints(numbers) => query.bind(numbers),
            Column::Reals(texts) | Column::Texts(texts) => query.bind(texts),
            Column::Blobs(bytes) => query.bind(bytes),
            Column::Nulls => query,
        };
    }
    Ok(query)
}

fn text(into: &str, columns: &[Column], ignores: bool) -> String {
    let names = into.split_once('(').map_or("", |(_, names)| names.trim_end_matches(')'));
    let (mut shown, mut arrays, mut called) = (Vec::new(), Vec::new(), Vec::new());
    for (column, name) in columns.iter().zip(names.split(',')) {
        let Some(kind) = column.kind() else {
            shown.push("NULL".to_owned());
            continue;
        };
        let number = arrays.len() + 1;
        let cast = match (column, name.trim()) {
            (Column::Reals(_), _) => "::numeric",
            (_, "words") if into.contains("_fts ") => "::tsvector",
            _ => "",
        };
        shown.push(format!("c{number}{cast}"));
        called.push(format!("c{number}"));
        arrays.push(format!("${number}::{kind}"));
    }
    let [shown, arrays, called] = [shown, arrays, called].map(|parts| parts.join(", "));
    let end = if ignores { " ON CONFLICT DO NOTHING" } else { "" };
    format!("INSERT INTO {into} SELECT {shown} FROM unnest({arrays}) AS r ({called}){end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(mut values: Vec<Value>, width: usize) -> Result<Vec<Column>> {
        (0..width).map(|place| Column::take(&mut values, place, width)).collect()
    }

    #[test]
    fn each_column_is_an_array_but_those_of_nulls() {
        let values = vec![Value::Int(1), Value::Null, "a".into(), 1.0.into(), Value::Null].into_iter().chain([
            Value::Int(2),
            Value::Null,
            Value::Null,
            0.95.into(),
            Value::Blob(vec![0]),
        ]);
        let columns = columns(values.collect(), 5).unwrap();
        assert_eq!(
            text("t (a, b, c, d, e)", &columns, true),
            "INSERT INTO t (a, b, c, d, e) SELECT c1, NULL, c2, c3::numeric, c4 FROM \
             unnest($1::bigint[], $2::text[], $3::text[], $4::bytea[]) AS r (c1, c2, c3, c4) ON CONFLICT DO NOTHING"
        );
        let Column::Reals(reals) = &columns[3] else { panic!("reals") };
        assert_eq!(reals, &[Some("1.0".to_owned()), Some("0.95".to_owned())]);
        let vectors = [Column::Ints(vec![Some(1)]), Column::Texts(vec![None])];
        assert!(text("quote_fts (rowid, words)", &vectors, false).contains("SELECT c1, c2::tsvector FROM"));
    }

    #[test]
    fn a_column_has_values_of_one_kind() {
        assert!(columns(vec![Value::Int(1), "a".into()], 1).is_err());
    }
}
