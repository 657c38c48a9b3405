//! `backup`: a consistent copy while the database is in use.

use std::io::{self, Write};
use std::path::Path;

use crate::cli::{Exit, Failure};
use crate::store;

/// Writes a consistent copy.
pub async fn backup(db: &Path, to: &Path) -> Result<Exit, Failure> {
    if store::is_server(db) {
        return Err(Failure::Usage(format!("{} is on a server: back it up with pg_dump", store::shown(db))));
    }
    store::backup(db, to).await?;
    writeln!(io::stdout(), "{} is a copy of {}", to.display(), db.display())?;
    Ok(Exit::Done)
}
