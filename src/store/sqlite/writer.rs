//! The writer: one connection, one transaction for each change.
//!
//! Every transaction that changed something draws a new state; one that did not is rolled back.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, Sqlite, SqliteConnection, Transaction};

use super::wal_checkpoint::Checkpoints;
use crate::store::{Error, Result};

/// What opening a writer did beside opening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Whether the file was made.
    pub created: bool,
    /// Whether an older schema was brought up to date, or what a killed load left out was made.
    pub migrated: bool,
    /// The version of the registry that was loaded; none where the stored one was as new.
    pub registry: Option<u32>,
    /// The version of the record that was loaded; none where the stored one was as new.
    pub record: Option<u32>,
}

/// The one connection that writes.
#[derive(Debug)]
pub struct Writer {
    pub(in crate::store) conn: SqliteConnection,
    pub(in crate::store) path: PathBuf,
    pub(in crate::store) opened: Opened,
    pub(in crate::store) checkpoints: Option<Checkpoints>,
}

impl Writer {
    /// What opening the file did: created, migrated or renewed.
    #[must_use]
    pub fn opened(&self) -> Opened {
        self.opened
    }

    /// The path of the database file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A transaction that holds the right to write from its beginning.
    pub(in crate::store) async fn transaction(&mut self) -> Result<Transaction<'_, Sqlite>> {
        transaction(&mut self.conn).await
    }

    /// Closes the database: moves the log into the file.
    ///
    /// # Errors
    ///
    /// Where the disk is full or fails; what was committed is safe in the log even then.
    pub async fn close(mut self) -> Result<()> {
        sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE);").execute(&mut self.conn).await?;
        self.conn.close().await?;
        Ok(())
    }
}

pub(in crate::store) async fn transaction(conn: &mut SqliteConnection) -> Result<Transaction<'_, Sqlite>> {
    Ok(conn.begin_with("BEGIN IMMEDIATE").await?)
}

/// Tries to connect while another writer makes the file, 50 ms apart: switching to the log needs the file for
/// itself, and the engine does not wait for that.
const TRIES: u32 = 200;

/// Connects; a file that may not be written shows when it is switched to the log, the first write.
pub(in crate::store) async fn connect_writer(options: SqliteConnectOptions) -> Result<SqliteConnection> {
    for _ in 1..TRIES {
        match SqliteConnection::connect_with(&options).await.map_err(Error::from) {
            Err(Error::Busy) => tokio::time::sleep(Duration::from_millis(50)).await,
            Err(Error::Denied) if options.get_filename().exists() => return Err(Error::ReadOnly),
            other => return other,
        }
    }
    Err(Error::Busy)
}
