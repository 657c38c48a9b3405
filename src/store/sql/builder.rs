//! The SQL builder: statements from parts with bound values; no client input becomes text of a statement.

use serde::Serialize;
use sqlx::sqlite::SqliteArguments;
use sqlx::{AssertSqlSafe, Sqlite};

use super::dialect::of_sqlite;
pub(in crate::store) use super::value::Value;

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

    /// The table with its columns, how many values a row has, and the values of all rows.
    #[cfg(feature = "postgres")]
    pub fn parts(self) -> (&'static str, usize, Vec<Value>) {
        (self.into, self.width, self.values)
    }

    /// How many rows were added.
    #[cfg(feature = "postgres")]
    pub fn len(&self) -> u64 {
        (self.values.len() / self.width.max(1)) as u64
    }

    /// The statements that insert what was added, each with whether its text comes again: a number of rows that hardly comes
    /// again is not worth remembering.
    pub fn statements(self, verb: &str) -> impl Iterator<Item = (Sql, bool)> {
        let Self { into, whole, width, values } = self;
        let mut values = values.into_iter();
        let limit = if whole { MOST_VALUES } else { VALUES } / width.max(1);
        let mut most = ROWS.min(limit.max(1).next_power_of_two());
        std::iter::from_fn(move || {
            if values.len() == 0 {
                return None;
            }
            if whole {
                most = limit.min(values.len() / width);
            }
            while most * width > values.len() {
                most /= 2;
            }
            let row = format!("({})", vec!["?"; width].join(", "));
            let text = format!("{verb} INTO {into} VALUES {}", vec![row.as_str(); most].join(", "));
            let values: Vec<Value> = values.by_ref().take(most * width).collect();
            Some((Sql { text, values }, !whole))
        })
    }
}

/// Integers as one JSON array.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Numbers(String);

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
