//! The writer: one connection to either engine, one transaction for each change.
//!
//! Every transaction that changed something draws a new state; one that did not is rolled back.

mod transaction;

use std::path::{Path, PathBuf};

pub(in crate::store) use transaction::Transaction;

use super::pool::connection::Connection;
use super::sqlite::wal_checkpoint::Checkpoints;
use crate::store::Result;

/// What opening a writer did beside opening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Whether the database was made.
    pub created: bool,
    /// Whether an older schema was brought up to date, or what a killed load left out was made.
    pub migrated: bool,
    /// The version of the registry that was loaded; none where the stored one was as new.
    pub registry: Option<u32>,
    /// The version of the record that was loaded; none where the stored one was as new.
    pub record: Option<u32>,
}

/// The one connection that writes to a file, or one of those that write to a server in turn.
#[derive(Debug)]
pub struct Writer {
    pub(in crate::store) conn: Connection,
    pub(in crate::store) path: PathBuf,
    pub(in crate::store) opened: Opened,
    pub(in crate::store) checkpoints: Option<Checkpoints>,
}

impl Writer {
    /// What opening the database did: created, migrated or renewed.
    #[must_use]
    pub fn opened(&self) -> Opened {
        self.opened
    }

    /// The path of the database file, or the address of the server.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether others write meanwhile, so that a transaction has to be short.
    #[must_use]
    pub fn takes_turns(&self) -> bool {
        !matches!(self.conn, Connection::Sqlite(_))
    }

    /// A transaction that holds the right to write from its beginning.
    pub(in crate::store) async fn transaction(&mut self) -> Result<Transaction<'_>> {
        Transaction::begin(&mut self.conn).await
    }

    /// Closes the database: moves the log into the file.
    ///
    /// # Errors
    ///
    /// Where the disk is full or fails; what was committed is safe in the log even then.
    pub async fn close(self) -> Result<()> {
        match self.conn {
            Connection::Sqlite(mut conn) => {
                sqlx::raw_sql("PRAGMA wal_checkpoint(TRUNCATE);").execute(&mut conn).await?;
                sqlx::Connection::close(conn).await?;
                Ok(())
            }
            #[cfg(feature = "postgres")]
            Connection::Postgres(conn) => conn.close().await,
        }
    }
}
