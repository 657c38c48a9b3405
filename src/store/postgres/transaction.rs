//! A transaction that writes.
//!
//! # Design
//!
//! A writer holds one lock for the whole of a transaction, which is short: what takes time is done before. So numbers go
//! on where they end, counters are settled without a second thought, and postings are joined by one at a time. The server
//! lets go of the lock when the connection ends, however that was.

use super::connection::PostgresConnection;
use crate::store::Result;
use crate::store::sql::builder::{Insert, Sql};
use crate::store::sql::engine::Engine;
use crate::store::sql::row::Row;

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

impl Engine for PostgresTransaction<'_> {
    async fn rows(&mut self, sql: Sql) -> Result<Vec<Row>> {
        self.conn.rows(sql).await
    }

    async fn row(&mut self, sql: Sql) -> Result<Option<Row>> {
        self.conn.row(sql).await
    }

    async fn execute(&mut self, sql: Sql) -> Result<u64> {
        self.conn.execute(sql).await
    }

    async fn execute_once(&mut self, sql: Sql) -> Result<u64> {
        self.conn.execute_once(sql).await
    }

    async fn insert(&mut self, rows: Insert, ignores: bool) -> Result<()> {
        self.conn.insert(rows, ignores).await
    }

    fn is_postgres(&self) -> bool {
        true
    }
}
