//! Import files of the Council's record: tables of ours, or the library's votes by member.
//!
//! The columns of either may come in any order; those that are not known are named and passed over.

mod library;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use thiserror::Error;

use crate::council::{GivenRecord, Renewal};
use crate::seeds::{TableError, record_table};
use crate::store::Writer;

/// Why a record could not be renewed.
#[derive(Debug, Error)]
pub enum RecordImportError {
    /// A file cannot be read.
    #[error("{path} cannot be read: {source}")]
    Read {
        /// The path of the file.
        path: PathBuf,
        /// The error of the operating system or reader.
        source: std::io::Error,
    },
    /// A folder holds no table of the record.
    #[error("{0} holds no .csv file")]
    Empty(PathBuf),
    /// A table cannot be read.
    #[error("{path}: {source}")]
    Table {
        /// The path of the file.
        path: PathBuf,
        /// The error of the operating system or reader.
        source: TableError,
    },
    /// The library's file cannot be read.
    #[error("{path}, line {line}: {detail}")]
    Library {
        /// The path of the file.
        path: PathBuf,
        /// The line, counted from 1.
        line: u64,
        /// The error of the operating system or reader.
        detail: String,
    },
    /// The database did not do what was asked.
    #[error(transparent)]
    Store(#[from] crate::store::Error),
}

/// How a record is to be renewed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RecordImport {
    /// Take over what cannot be so, too.
    pub force: bool,
    /// Tell what differs, and change nothing.
    pub dry_run: bool,
}

/// Renews the record from a file, or from every table in a folder.
///
/// The number is that of stored claims with another answer than before.
///
/// # Errors
///
/// A file cannot be read or is none of these tables, or the database cannot be written; nothing has changed then.
pub async fn import_record(
    writer: &mut Writer,
    path: &Path,
    how: RecordImport,
    now: Timestamp,
) -> Result<(Renewal, u64), RecordImportError> {
    let given = read_record(path)?;
    Ok(writer.renew_record(given, how.force, !how.dry_run, now).await?)
}

/// What a renewal did, a line for each difference and fault.
#[must_use]
pub fn in_words(renewal: &Renewal) -> String {
    let mut text = String::new();
    for column in &renewal.passed_over {
        let _ = writeln!(text, "{column}: no such column is known; it was not read");
    }
    for change in &renewal.changes {
        let (id, field) = (&change.id, change.field);
        let stored = if change.stored.is_empty() { "nothing" } else { &change.stored };
        let _ = writeln!(text, "{id}: {field}: {stored} -> {}", change.given);
    }
    for fault in &renewal.faults {
        let _ = writeln!(text, "{}: cannot be so: {}", fault.id, fault.fault);
    }
    text
}

fn read_record(path: &Path) -> Result<GivenRecord, RecordImportError> {
    let cannot = |source| RecordImportError::Read { path: path.to_owned(), source };
    let mut given = GivenRecord::default();
    if !path.is_dir() {
        table(path, &mut given)?;
        return Ok(given);
    }
    let mut files = Vec::new();
    for entry in path.read_dir().map_err(cannot)? {
        let file = entry.map_err(cannot)?.path();
        // What the record leaves out is documented beside its tables, and is none of them.
        let excluded = file.file_name().is_some_and(|name| name == "excluded.csv");
        if file.extension().is_some_and(|extension| extension == "csv") && !excluded {
            files.push(file);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(RecordImportError::Empty(path.to_owned()));
    }
    for file in files {
        table(&file, &mut given)?;
    }
    Ok(given)
}

/// Reads one table, whichever it is.
fn table(path: &Path, given: &mut GivenRecord) -> Result<(), RecordImportError> {
    let text =
        std::fs::read_to_string(path).map_err(|source| RecordImportError::Read { path: path.to_owned(), source })?;
    let header = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default();
    if header.contains("ms_vote") && header.contains("ms_code") {
        let fault = |(line, detail)| RecordImportError::Library { path: path.to_owned(), line, detail };
        given.voting_data = Some(library::read(&text).map_err(fault)?);
        given.passed_over.extend(library::unknown(header).map(|column| format!("the library's file: {column}")));
        return Ok(());
    }
    record_table(&text, given).map_err(|source| RecordImportError::Table { path: path.to_owned(), source })
}
