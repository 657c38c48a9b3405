//! CSV tables of our own: the columns found once, in whatever order, then every line read by position.

use csv::{ReaderBuilder, StringRecord};
use thiserror::Error;

use crate::domain::Day;

/// Why a table cannot be read.
#[derive(Debug, Error)]
pub enum TableError {
    /// The first line is not the expected one.
    #[error("{table} must begin with the columns {expected}")]
    Columns {
        /// The table's file name.
        table: &'static str,
        /// Its columns, parted by commas.
        expected: String,
    },
    /// The first line lacks columns: an empty field would be taken for what the table says.
    #[error("{table} lacks {}", columns_in_words(.missing))]
    Missing {
        /// The table's file name.
        table: &'static str,
        /// The columns it lacks.
        missing: Vec<&'static str>,
    },
    /// It is no CSV.
    #[error("{table}: {source}")]
    Csv {
        /// The table's file name.
        table: &'static str,
        /// The CSV reader's message.
        source: csv::Error,
    },
    /// A field has a value it cannot have.
    #[error("{table}, line {line}: {column} cannot be \"{value}\"")]
    Value {
        /// The table's file name.
        table: &'static str,
        /// The line, counted from 1.
        line: u64,
        /// The column's name in the header.
        column: &'static str,
        /// The value that the column holds.
        value: String,
    },
}

/// "the column meeting", "the columns meeting, flags"
fn columns_in_words(columns: &[&str]) -> String {
    format!("the column{} {}", if columns.len() == 1 { "" } else { "s" }, columns.join(", "))
}

/// The columns of a first line.
pub(super) fn header(text: &str) -> Vec<String> {
    let mut reader = ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.headers().map(|header| header.iter().map(str::to_owned).collect()).unwrap_or_default()
}

/// One line of a table whose columns have been found.
pub(super) struct Row<'r> {
    table: &'static str,
    columns: &'r [&'static str],
    /// Where in the line each of the columns stands.
    places: &'r [usize],
    fields: &'r StringRecord,
}

impl<'r> Row<'r> {
    pub fn get(&self, column: usize) -> &'r str {
        self.places.get(column).and_then(|&place| self.fields.get(place)).unwrap_or_default()
    }

    pub fn text(&self, column: usize) -> String {
        self.get(column).to_owned()
    }

    pub fn optional(&self, column: usize) -> Option<String> {
        Some(self.text(column)).filter(|text| !text.is_empty())
    }

    pub fn words(&self, column: usize) -> impl Iterator<Item = &'r str> {
        self.get(column).split_ascii_whitespace()
    }

    pub fn list(&self, column: usize, separator: char) -> Vec<String> {
        self.get(column).split(separator).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    pub fn day(&self, column: usize) -> Result<Day, TableError> {
        self.get(column).parse().map_err(|_| self.fault(column))
    }

    pub fn one_of<T: Copy>(&self, column: usize, values: &[(&str, T)]) -> Result<T, TableError> {
        let text = self.get(column);
        values.iter().find(|(name, _)| *name == text).map(|&(_, value)| value).ok_or_else(|| self.fault(column))
    }

    fn fault(&self, column: usize) -> TableError {
        TableError::Value {
            table: self.table,
            line: self.fields.position().map_or(0, csv::Position::line),
            column: self.columns.get(column).copied().unwrap_or_default(),
            value: self.text(column),
        }
    }
}

/// The rows of a table that has all of `columns`, in whatever order and beside whatever others.
pub(super) fn rows<T>(
    table: &'static str,
    columns: &[&'static str],
    text: &str,
    read: impl Fn(&Row<'_>) -> Result<T, TableError>,
) -> Result<Vec<T>, TableError> {
    let mut reader = ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().map_err(|source| TableError::Csv { table, source })?;
    let place = |column: &&'static str| header.iter().position(|given| given == *column).ok_or(*column);
    let (places, missing): (Vec<_>, Vec<_>) = columns.iter().map(place).partition(Result::is_ok);
    let missing: Vec<&'static str> = missing.into_iter().filter_map(Result::err).collect();
    if missing.len() == columns.len() {
        return Err(TableError::Columns { table, expected: columns.join(",") });
    }
    if !missing.is_empty() {
        return Err(TableError::Missing { table, missing });
    }
    let places: Vec<usize> = places.into_iter().flatten().collect();
    let (mut found, mut fields) = (Vec::new(), StringRecord::new());
    while reader.read_record(&mut fields).map_err(|source| TableError::Csv { table, source })? {
        found.push(read(&Row { table, columns, places: &places, fields: &fields })?);
    }
    Ok(found)
}
