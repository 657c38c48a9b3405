//! A connection to the server, which is asked statements of the builder.

use sqlx::postgres::{PgArguments, PgRow};
use sqlx::{AssertSqlSafe, Connection, PgConnection, Postgres};

use super::cells::{names, row};
use super::error::error;
use super::insert::insert;
use super::translate::{Bound, Statement, translate};
use crate::store::sql::builder::{Insert, Sql};
use crate::store::sql::engine::Engine;
use crate::store::sql::row::Row;
use crate::store::{Error, Result};

/// Begins a transaction that sees one state and cannot write.
const BEGIN: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// A connection to the server, with the statements that it has prepared.
#[derive(Debug)]
pub(in crate::store) struct PostgresConnection {
    pub(in crate::store) conn: PgConnection,
    /// Whether a statement runs, or its caller has gone while it ran.
    busy: bool,
    /// Whether the server was no longer at its other end.
    lost: bool,
    /// Whether a transaction was dropped before its end.
    pub(super) unfinished: bool,
}

impl PostgresConnection {
    pub fn new(conn: PgConnection) -> Self {
        Self { conn, busy: false, lost: false, unfinished: false }
    }

    /// Closes it, so that the server need not find out.
    pub async fn close(self) -> Result<()> {
        self.conn.close().await.map_err(error)
    }

    /// Executes a text of several statements without values.
    pub async fn run_text(&mut self, text: &str) -> Result<()> {
        self.busy = true;
        let done = sqlx::raw_sql(AssertSqlSafe(text.to_owned())).execute(&mut self.conn).await;
        self.answered(done).map(drop)
    }

    /// Notes that a statement has ended, and what its error says of the connection.
    fn answered<T>(&mut self, answer: sqlx::Result<T>) -> Result<T> {
        self.busy = false;
        answer.map_err(error).inspect_err(|error| self.lost |= matches!(error, Error::Unreachable(_)))
    }

    /// Whether the server was no longer at its other end when it was last asked.
    pub fn is_lost(&self) -> bool {
        self.lost
    }

    /// Runs statements in their order, in one transaction that begins behind `dated`, and gives the rows of each.
    pub async fn one_by_one(&mut self, dated: &str, asked: &[Sql], begins: bool, ends: bool) -> Result<Vec<Vec<Row>>> {
        let mut answered = Vec::new();
        if begins {
            self.run_text(BEGIN).await?;
            answered.push(self.read(&Sql::new(format!("SELECT {dated} FROM dataset"))).await?);
        }
        for sql in asked {
            answered.push(self.read(sql).await?);
        }
        if ends {
            self.run_text("ROLLBACK").await?;
        }
        Ok(answered)
    }

    /// Ends the transaction, if one is open, so that the connection can be used again; whether it can. One that still
    /// works for a caller who has gone is closed instead, which the server notices.
    pub async fn end(&mut self) -> bool {
        !self.busy && self.run_text("ROLLBACK").await.is_ok()
    }

    /// Runs a statement, which may have to be run again, and gives all its rows.
    pub async fn read(&mut self, sql: &Sql) -> Result<Vec<Row>> {
        let rows = self.fetch(sql).await?;
        let Some(names) = rows.first().map(names) else { return Ok(Vec::new()) };
        Ok(rows.iter().map(|one| row(one, &names)).collect::<sqlx::Result<_>>()?)
    }

    async fn fetch(&mut self, sql: &Sql) -> Result<Vec<PgRow>> {
        self.busy = true;
        let rows = query(translate(sql), true).fetch_all(&mut self.conn).await;
        self.answered(rows)
    }

    async fn change(&mut self, sql: &Sql, again: bool) -> Result<u64> {
        self.busy = true;
        let done = query(translate(sql), again).execute(&mut self.conn).await;
        self.answered(done).map(|done| done.rows_affected())
    }
}

/// The statement, ready to run.
fn query(statement: Statement, again: bool) -> sqlx::query::Query<'static, Postgres, PgArguments> {
    let mut query = sqlx::query(AssertSqlSafe(statement.text));
    for value in statement.values {
        query = match value {
            Bound::Int(value) => query.bind(value),
            Bound::Real(value) => query.bind(value),
            Bound::Text(value) => query.bind(value),
            Bound::Blob(value) => query.bind(value),
            Bound::Numbers(value) => query.bind(value),
            Bound::Texts(value) => query.bind(value),
        };
    }
    query.persistent(again)
}

impl Engine for PostgresConnection {
    async fn rows(&mut self, sql: Sql) -> Result<Vec<Row>> {
        self.read(&sql).await
    }

    async fn row(&mut self, sql: Sql) -> Result<Option<Row>> {
        Ok(self.rows(sql).await?.into_iter().next())
    }

    async fn execute(&mut self, sql: Sql) -> Result<u64> {
        self.change(&sql, true).await
    }

    async fn execute_once(&mut self, sql: Sql) -> Result<u64> {
        self.change(&sql, false).await
    }

    async fn insert(&mut self, rows: Insert, ignores: bool) -> Result<()> {
        let (into, width, values) = rows.parts();
        if values.is_empty() {
            return Ok(());
        }
        let query = insert(into, width, values, ignores)?;
        self.busy = true;
        let done = query.execute(&mut self.conn).await;
        self.answered(done).map(drop)
    }

    fn is_postgres(&self) -> bool {
        true
    }
}
