//! `copy`: a whole corpus from a file to a server.

use std::io::{self, Write};
use std::path::Path;

use crate::cli::{Exit, Failure};
use crate::store::{self, Copied};

/// Copies a corpus from a file to a PostgreSQL database, and prints what was copied.
pub async fn copy(from: &Path, to: &Path) -> Result<Exit, Failure> {
    let Copied { table_count, resumed_count, row_count } = Box::pin(store::copy(from, to)).await?;
    let mut out = io::stdout();
    if resumed_count > 0 {
        writeln!(out, "{resumed_count} of {table_count} tables were there from a copy that was cut short")?;
    }
    writeln!(out, "{} has the corpus of {}: {row_count} rows copied", store::shown(to), from.display())?;
    Ok(Exit::Done)
}
