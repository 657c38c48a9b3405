//! CSV tables of our own: the columns checked once, then every line read by position.

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

/// One line of a table whose columns have been checked.
pub(super) struct Row<'r> {
    table: &'static str,
    columns: &'r [&'static str],
    fields: &'r StringRecord,
}

impl<'r> Row<'r> {
    pub fn get(&self, column: usize) -> &'r str {
        self.fields.get(column).unwrap_or_default()
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

pub(super) fn rows<T>(
    table: &'static str,
    columns: &[&'static str],
    text: &str,
    read: impl Fn(&Row<'_>) -> Result<T, TableError>,
) -> Result<Vec<T>, TableError> {
    let mut reader = ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().map_err(|source| TableError::Csv { table, source })?;
    if header != columns {
        return Err(TableError::Columns { table, expected: columns.join(",") });
    }
    let (mut found, mut fields) = (Vec::new(), StringRecord::new());
    while reader.read_record(&mut fields).map_err(|source| TableError::Csv { table, source })? {
        found.push(read(&Row { table, columns, fields: &fields })?);
    }
    Ok(found)
}
