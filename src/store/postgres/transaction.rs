//! A transaction that writes.
//!
//! # Design
//!
//! A writer holds one lock for the whole of a transaction, which is short: what takes time is done before. So numbers go
//! on where they end, counters are settled without a second thought, and postings are joined by one at a time. The server
//! lets go of the lock when the connection ends, however that was.

use std::ops::{Deref, DerefMut};

use super::connection::PostgresConnection;
use crate::store::Result;

/// Begins a transaction behind those of all others that write to this schema; the first number of the lock
/// is drawn at random.
const BEGIN: &str = "BEGIN; SELECT pg_advisory_xact_lock(1687219433, hashtext(current_schema()::text))";

/// A transaction; dropped, it is taken back before the connection is used again.
#[derive(Debug)]
pub(in crate::store) struct PostgresTransaction<'c> {
    conn: &'c mut PostgresConnection,
    open: bool,
}

impl PostgresConnection {
    /// Begins a transaction that holds the right to write.
    pub async fn begin(&mut self) -> Result<PostgresTransaction<'_>> {
        if std::mem::take(&mut self.unfinished) {
            self.run_text("ROLLBACK").await?;
        }
        // Even where it fails, a transaction may have begun.
        let transaction = PostgresTransaction { conn: self, open: true };
        transaction.conn.run_text(BEGIN).await?;
        Ok(transaction)
    }
}

impl PostgresTransaction<'_> {
    /// Commits it: it is there when the server says so.
    pub async fn commit(mut self) -> Result<()> {
        self.end("COMMIT").await
    }

    pub async fn rollback(mut self) -> Result<()> {
        self.end("ROLLBACK").await
    }

    async fn end(&mut self, text: &str) -> Result<()> {
        self.conn.run_text(text).await?;
        self.open = false;
        Ok(())
    }
}

impl Drop for PostgresTransaction<'_> {
    fn drop(&mut self) {
        self.conn.unfinished |= self.open;
    }
}

impl Deref for PostgresTransaction<'_> {
    type Target = PostgresConnection;

    fn deref(&self) -> &PostgresConnection {
        self.conn
    }
}

impl DerefMut for PostgresTransaction<'_> {
    fn deref_mut(&mut self) -> &mut PostgresConnection {
        self.conn
    }
}
