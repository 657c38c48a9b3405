//! The SQL builder: statements from parts with bound values; no client input becomes text of a statement.

use std::ops::Deref;

use serde::Serialize;
use sqlx::sqlite::SqliteArguments;
use sqlx::{AssertSqlSafe, Sqlite};
use uuid::Uuid;
use uuid::fmt::Hyphenated;

use super::dialect::of_sqlite;
use super::engine::Engine;
use super::row::{FromRow, things};
use crate::domain::Day;
use crate::store::Result;

/// A value bound to a statement.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::store) enum Value {
    Int(i64),
    Real(f64),
    Text(String),
    /// Integers as a JSON array: what [`list`] makes.
    Numbers(String),
    Blob(Vec<u8>),
    Null,
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
    Uuid => |value: Uuid| Self::Text(value.to_string()),
    Hyphenated => |value: Hyphenated| Self::Text(value.to_string()),
    Day => |value: Day| Self::Text(value.to_string()),
    Vec<u8> => Value::Blob,
    &String => |value: &String| Self::Text(value.clone()),
}

impl<V: Into<Self>> From<Option<V>> for Value {
    fn from(value: Option<V>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// What is shown of a variant is what is stored of it.
pub(in crate::store) fn word(variant: impl Serialize) -> String {
    serde_json::to_value(variant).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A part of a statement, or a whole one, with the values of its question marks in their order.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct Sql {
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

    pub fn append(&mut self, other: &Self) -> &mut Self {
        self.text.push_str(&other.text);
        self.values.extend_from_slice(&other.values);
        self
    }

    /// The statement for SQLite, ready to run; each text is prepared once on each connection.
    pub fn query(self) -> sqlx::query::Query<'static, Sqlite, SqliteArguments> {
        let mut query = sqlx::query(AssertSqlSafe(of_sqlite(self.text)));
        for value in self.values {
            query = match value {
                Value::Int(value) => query.bind(value),
                Value::Real(value) => query.bind(value),
                Value::Text(value) | Value::Numbers(value) => query.bind(value),
                Value::Blob(value) => query.bind(value),
                Value::Null => query.bind(None::<i64>),
            };
        }
        query
    }

    /// Runs it and reads every row.
    pub async fn all<T: FromRow>(self, conn: &mut impl Engine) -> Result<Vec<T>> {
        #[cfg(test)]
        crate::store::query_plans::note(&self);
        things(&conn.rows(self).await?)
    }

    /// Runs it and reads the first row, if there is one.
    pub async fn first<T: FromRow>(self, conn: &mut impl Engine) -> Result<Option<T>> {
        #[cfg(test)]
        crate::store::query_plans::note(&self);
        let row = conn.row(self).await?;
        Ok(row.as_ref().map(T::from_row).transpose()?)
    }

    /// Executes it and returns the number of rows changed.
    pub async fn run(self, conn: &mut impl Engine) -> Result<u64> {
        conn.execute(self).await
    }
}

/// Rows for one table, inserted many at a time.
///
/// One statement for each row costs seven times as much. The rows go in powers of two, so that only a few
/// texts are ever prepared.
#[derive(Debug)]
pub(in crate::store) struct Insert {
    into: &'static str,
    /// Whether one statement takes all rows that it can, however many they are.
    whole: bool,
    width: usize,
    values: Vec<Value>,
}

/// Rows in one statement at most; more gains nothing.
const ROWS: usize = 128;
/// Values in one statement at most.
const VALUES: usize = 8_192;
/// The same where one statement takes all rows that it can: SQLite's limit.
const MOST_VALUES: usize = 32_766;

impl Insert {
    /// `into` is `table (column, …)`.
    pub fn new(into: &'static str) -> Self {
        Self { into, whole: false, width: 0, values: Vec::new() }
    }

    /// The same for an index of FTS5, which writes a segment whenever a statement of several rows begins.
    pub fn words(into: &'static str) -> Self {
        Self { whole: true, ..Self::new(into) }
    }

    /// Adds a row; all rows are equally wide.
    pub fn row<const N: usize>(&mut self, values: [Value; N]) {
        self.width = N;
        self.values.extend(values);
    }

    /// Inserts what was added.
    pub async fn run(self, conn: &mut impl Engine) -> Result<()> {
        self.or("INSERT", conn).await
    }

    /// Inserts what was added and is not there yet.
    pub async fn run_or_ignore(self, conn: &mut impl Engine) -> Result<()> {
        self.or("INSERT OR IGNORE", conn).await
    }

    async fn or(self, verb: &str, conn: &mut impl Engine) -> Result<()> {
        if self.values.is_empty() {
            return Ok(());
        }
        let mut values = self.values.into_iter();
        let limit = if self.whole { MOST_VALUES } else { VALUES } / self.width;
        let mut most = ROWS.min(limit.max(1).next_power_of_two());
        while values.len() > 0 {
            if self.whole {
                most = limit.min(values.len() / self.width);
            }
            while most * self.width > values.len() {
                most /= 2;
            }
            let row = format!("({})", vec!["?"; self.width].join(", "));
            let text = format!("{verb} INTO {} VALUES {}", self.into, vec![row.as_str(); most].join(", "));
            let values: Vec<Value> = values.by_ref().take(most * self.width).collect();
            // A number of rows that hardly comes again is not worth remembering.
            let sql = Sql { text, values };
            if self.whole {
                conn.execute_once(sql).await?
            } else {
                conn.execute(sql).await?
            };
        }
        Ok(())
    }
}

/// Integers as one JSON array.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Numbers(String);

impl Deref for Numbers {
    type Target = String;

    fn deref(&self) -> &String {
        &self.0
    }
}

impl From<Numbers> for Value {
    fn from(numbers: Numbers) -> Self {
        Self::Numbers(numbers.0)
    }
}

impl From<&Numbers> for Value {
    fn from(numbers: &Numbers) -> Self {
        Self::Numbers(numbers.0.clone())
    }
}

/// Numbers as one JSON array, for `IN (SELECT value FROM json_each(?))`: the statement's text stays the
/// same however many there are.
pub(in crate::store) fn list(numbers: impl IntoIterator<Item = i64>) -> Numbers {
    let numbers: Vec<i64> = numbers.into_iter().collect();
    Numbers(serde_json::to_string(&numbers).unwrap_or_default())
}
