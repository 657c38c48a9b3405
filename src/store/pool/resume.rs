//! Reading on where a connection was lost, or where a transaction had to give way to another.
//!
//! # Design
//!
//! A server that was started again closes the connections that rested meanwhile, which shows when the next statement is
//! sent; and a replica stops a transaction that is in the way of what it has to apply. Neither is a reason to answer
//! with an error. A snapshot of which nothing was read yet begins anew. One of which something was begins anew, too, if it
//! then sees the same state: two states of one name hold the same, on whichever server they are. If it sees another,
//! the failure stands, because an answer is of one state.
//!
//! Only reads are repeated here. A file is never lost and is asked once.

use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;
use crate::store::sql::retry::{Failures, Remedy};
use crate::store::sql::row::Row;
use crate::store::{Error, Result, Snapshot};

impl Snapshot {
    /// Makes ready to repeat what failed; the failure, if nothing helps. `begun` where a state was shown before.
    pub(super) async fn resume(&mut self, error: Error, failures: &mut Failures, begun: bool) -> Result<()> {
        if self.as_sqlite().is_some() {
            return Err(error);
        }
        let Some(reader) = &mut self.reader else { return Err(error) };
        let mut is_usable = false;
        match failures.count(&error, self.nodes.len()) {
            Remedy::None => return Err(error),
            Remedy::Again(pause) => {
                tokio::time::sleep(pause).await;
                is_usable = reader.end().await;
            }
            // What rests there was open before, and is lost with it.
            Remedy::Reconnect => self.home.forget_idle(),
        }
        if !is_usable {
            let (home, reader) = self.nodes.connect().await?;
            (self.home, self.reader) = (home, Some(reader));
        }
        if begun { self.begin_again(error).await } else { Ok(()) }
    }

    /// Begins another transaction of the same state; the failure, if it sees another.
    async fn begin_again(&mut self, error: Error) -> Result<()> {
        let begun = self.send(&[], true, false).await?;
        let (state, modified) = (self.state, self.modified);
        self.shows(begun.first().and_then(|rows| rows.first()).ok_or(sqlx::Error::RowNotFound)?)?;
        self.modified = modified;
        if std::mem::replace(&mut self.state, state) == state { Ok(()) } else { Err(error) }
    }

    /// All rows of a statement.
    async fn read(&mut self, sql: Sql, begun: bool) -> Result<Vec<Row>> {
        let mut failures = Failures::default();
        loop {
            match self.connection().rows(sql.clone()).await {
                Ok(rows) => return Ok(rows),
                Err(error) => self.resume(error, &mut failures, begun).await?,
            }
        }
    }

    /// The first row of a statement.
    pub(super) async fn read_row(&mut self, sql: Sql, begun: bool) -> Result<Option<Row>> {
        match self.as_sqlite() {
            Some(conn) => conn.row(sql).await,
            None => Ok(self.read(sql, begun).await?.into_iter().next()),
        }
    }
}

/// A snapshot whose transaction is open, as [`Snapshot::conn`] gives it.
impl Engine for Snapshot {
    async fn rows(&mut self, sql: Sql) -> Result<Vec<Row>> {
        match self.as_sqlite() {
            Some(conn) => conn.rows(sql).await,
            None => self.read(sql, true).await,
        }
    }

    async fn row(&mut self, sql: Sql) -> Result<Option<Row>> {
        self.read_row(sql, true).await
    }

    async fn execute(&mut self, sql: Sql) -> Result<u64> {
        self.connection().execute(sql).await
    }

    fn is_postgres(&self) -> bool {
        self.reader.as_ref().is_some_and(|reader| reader.conn.is_postgres())
    }
}
