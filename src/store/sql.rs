//! SQL put together from parts, each with its values: nothing a client sends becomes text of a statement.

use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{AssertSqlSafe, FromRow, Row, Sqlite, SqliteConnection, TypeInfo, ValueRef};
use uuid::Uuid;

use super::Result;
use crate::domain::Day;

/// A value bound to a statement.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Int(i64),
    Real(f64),
    Text(String),
    Blob(Vec<u8>),
}

macro_rules! value_from {
    ($($from:ty => $to:expr),+ $(,)?) => { $(impl From<$from> for Value {
        fn from(value: $from) -> Self {
            ($to)(value)
        }
    })+ };
}
value_from! {
    i64 => Value::Int,
    u32 => |value: u32| Self::Int(value.into()),
    bool => |value: bool| Self::Int(value.into()),
    f64 => Value::Real,
    String => Value::Text,
    &str => |value: &str| Self::Text(value.to_owned()),
    Uuid => |value: Uuid| Self::Blob(value.as_bytes().to_vec()),
    Day => |value: Day| Self::Text(value.to_string()),
}

impl Value {
    /// A column of a row as it is.
    pub fn of(row: &SqliteRow, column: &str) -> Result<Self> {
        let raw = row.try_get_raw(column)?;
        Ok(match raw.type_info().name() {
            "REAL" => Self::Real(row.try_get(column)?),
            "TEXT" => Self::Text(row.try_get(column)?),
            _ => Self::Int(row.try_get(column)?),
        })
    }
}

/// A part of a statement, or a whole one, with the values of its question marks in their order.
#[derive(Clone, Debug, Default)]
pub(super) struct Sql {
    pub text: String,
    pub values: Vec<Value>,
}

impl Sql {
    /// Begins with text of our own.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), values: Vec::new() }
    }

    /// A text with one question mark, and its value.
    pub fn with(text: impl Into<String>, value: impl Into<Value>) -> Self {
        Self { text: text.into(), values: vec![value.into()] }
    }

    /// Appends text of our own.
    pub fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Appends a question mark and its value.
    pub fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.text.push('?');
        self.values.push(value.into());
        self
    }

    /// Appends `(?, ?, …)`.
    pub fn tuple<V: Into<Value>>(&mut self, values: impl IntoIterator<Item = V>) -> &mut Self {
        self.text.push('(');
        for (i, value) in values.into_iter().enumerate() {
            if i > 0 {
                self.text.push_str(", ");
            }
            self.bind(value);
        }
        self.text.push(')');
        self
    }

    /// Appends another part.
    pub fn append(&mut self, other: &Self) -> &mut Self {
        self.text.push_str(&other.text);
        self.values.extend_from_slice(&other.values);
        self
    }

    /// The statement, ready to run; each text is prepared once on each connection.
    pub fn query(self) -> sqlx::query::Query<'static, Sqlite, SqliteArguments> {
        let mut query = sqlx::query(AssertSqlSafe(self.text));
        for value in self.values {
            query = match value {
                Value::Int(value) => query.bind(value),
                Value::Real(value) => query.bind(value),
                Value::Text(value) => query.bind(value),
                Value::Blob(value) => query.bind(value),
            };
        }
        query
    }

    /// Runs it and reads every row.
    pub async fn all<T: for<'r> FromRow<'r, SqliteRow>>(self, conn: &mut SqliteConnection) -> Result<Vec<T>> {
        let rows = self.query().fetch_all(conn).await?;
        Ok(rows.iter().map(T::from_row).collect::<sqlx::Result<_>>()?)
    }

    /// Runs it and reads the first row, if there is one.
    pub async fn first<T: for<'r> FromRow<'r, SqliteRow>>(self, conn: &mut SqliteConnection) -> Result<Option<T>> {
        let row = self.query().fetch_optional(conn).await?;
        Ok(row.as_ref().map(T::from_row).transpose()?)
    }

    /// Runs it and tells how many rows it changed.
    pub async fn run(self, conn: &mut SqliteConnection) -> Result<u64> {
        Ok(self.query().execute(conn).await?.rows_affected())
    }
}
