//! Tables that the operator writes, of the registry and of corrections: their header, and why one is not taken.

use std::io::Read;
use std::path::PathBuf;

use crate::store;

/// Why nothing of a table was taken.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// A file is no table of ours.
    #[error("{}: {reason}", path.display())]
    File {
        /// The file that was asked for.
        path: PathBuf,
        /// What is wrong with it, and what would do.
        reason: String,
    },
    /// Rows contradict each other or what is known; all of them are named.
    #[error("nothing was changed, because of\n{}", .0.join("\n"))]
    Faults(Vec<String>),
    /// The database said so.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// The names of a table's columns, as we write them.
pub(super) fn header<R: Read>(reader: &mut csv::Reader<R>) -> Result<Vec<String>, String> {
    let header = reader.headers().map_err(|error| error.to_string())?;
    Ok(header.iter().map(|name| name.trim_start_matches('\u{feff}').trim().to_ascii_lowercase()).collect())
}
