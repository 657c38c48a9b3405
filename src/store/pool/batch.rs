//! Statement batches: several statements in one trip to the connection's thread, with their transaction.
//!
//! # Design
//!
//! sqlx runs each connection on a thread of its own. A trip there and back wakes two threads, which costs more than
//! most of our queries: with `BEGIN`, the page and `ROLLBACK` each by themselves, a page of twenty quotes spent most
//! of its time on the way. So a snapshot begins with the first statement that is read, in the same text, and one
//! that was made for a single answer ([`crate::store::Store::glance`]) ends with the last. Texts of several statements are
//! prepared once, as others are.
//!
//! A packed page is one value, and so is a total ([`Scalars`]). Where nothing is read behind them, one statement reads
//! them with the state they belong to, and is a transaction by itself. One row comes back then, where `BEGIN`, each
//! answer and `ROLLBACK` send messages of their own from thread to thread.
//!
//! PostgreSQL takes one statement with values at a time, so that several are asked one after the other, in a transaction
//! that sees one state; what one statement reads with its state is one trip there as well.

use futures_util::TryStreamExt;
use sqlx::{Either, Executor, SqliteConnection};

use super::connection::Connection;
use crate::store::sql::builder::Sql;
use crate::store::sql::retry::Failures;
use crate::store::sql::row::{Column, FromRow, Row};
use crate::store::sql::state::{Modified, State};
use crate::store::{Error, Result, Snapshot};

/// Of the table `dataset`, what a transaction shows: the state and its date.
pub(in crate::store) const DATED: &str = "state, dated, dated_alone, min(dated, unixepoch())";

/// The columns of [`DATED`].
const COLUMNS: usize = 4;

/// How far a snapshot's transaction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum TransactionState {
    /// Nothing was read yet.
    Fresh,
    /// Something was, or was begun to be.
    Open,
    /// The transaction has ended: a later read would see another state.
    Ended,
}

/// Whether anything is read behind these statements, where the snapshot is for one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Then {
    More,
    Nothing,
}

/// Values, in the order in which they were asked for.
#[derive(Debug)]
pub(in crate::store) enum Scalars {
    /// Behind the state, in one row.
    Together(Row),
    /// Each in a row of its own, if any.
    Apart(Vec<Option<Row>>),
}

impl Scalars {
    /// A value, counted from the last: 0 is the last.
    pub fn last<'r, T: Column<'r>>(&'r self, place: usize) -> Result<Option<T>> {
        let (row, column) = match self {
            Self::Together(row) => (Some(row), row.len().checked_sub(place + 1).filter(|column| *column >= COLUMNS)),
            Self::Apart(rows) => (rows.iter().rev().nth(place).and_then(Option::as_ref), Some(0)),
        };
        let (Some(row), Some(column)) = (row, column) else { return Ok(None) };
        Ok(row.try_get(column)?)
    }
}

impl Snapshot {
    /// Runs statements in their order, and gives the rows of each.
    pub(in crate::store) async fn run_batch(&mut self, asked: Vec<Sql>, then: Then) -> Result<Vec<Vec<Row>>> {
        let begins = self.stage == TransactionState::Fresh;
        let ends = then == Then::Nothing && self.brief;
        if self.stage == TransactionState::Ended {
            return Err(Error::Other(sqlx::Error::Protocol("read behind the last answer of a snapshot".to_owned())));
        }
        #[cfg(test)]
        asked.iter().for_each(crate::store::query_plans::note);
        // From here on there may be a transaction, even if the caller has dropped the future that waits for the rows.
        self.stage = TransactionState::Open;
        let mut failures = Failures::default();
        let mut answered = loop {
            match self.send(&asked, begins, ends).await {
                Ok(answered) => break answered,
                Err(error) => self.resume(error, &mut failures, !begins).await?,
            }
        };
        if ends {
            self.stage = TransactionState::Ended;
        }
        if begins {
            let told = answered.first().and_then(|rows| rows.first()).ok_or(sqlx::Error::RowNotFound)?;
            self.shows(told)?;
            answered.remove(0);
        }
        Ok(answered)
    }

    /// Runs statements as the engine takes them, in a transaction that begins with the row of [`DATED`], or goes on.
    pub(super) async fn send(&mut self, asked: &[Sql], begins: bool, ends: bool) -> Result<Vec<Vec<Row>>> {
        match self.connection() {
            Connection::Sqlite(conn) => in_one_text(conn, asked, begins, ends).await,
            #[cfg(feature = "postgres")]
            Connection::Postgres(conn) => conn.one_by_one(DATED, asked, begins, ends).await,
        }
    }

    /// The one value that each of these statements finds.
    pub(in crate::store) async fn scalars(&mut self, asked: Vec<Sql>, then: Then) -> Result<Scalars> {
        if !self.brief || self.stage != TransactionState::Fresh || then != Then::Nothing {
            let answered = self.run_batch(asked, then).await?;
            return Ok(Scalars::Apart(answered.into_iter().map(|rows| rows.into_iter().next()).collect()));
        }
        let mut all = Sql::new(format!("SELECT {DATED}"));
        for sql in &asked {
            #[cfg(test)]
            crate::store::query_plans::note(sql);
            all.push(", (").append(sql).push(")");
        }
        all.push(" FROM dataset");
        self.stage = TransactionState::Open;
        let row = self.read_row(all, false).await?.ok_or(sqlx::Error::RowNotFound)?;
        self.stage = TransactionState::Ended;
        self.shows(&row)?;
        Ok(Scalars::Together(row))
    }

    /// Notes the state from a row that begins with [`DATED`].
    pub(in crate::store) fn shows(&mut self, row: &Row) -> Result<()> {
        let (name, second, alone, told): (String, i64, bool, i64) = FromRow::from_row(row)?;
        self.state = State::parse(&name).unwrap_or_default();
        self.modified = Modified { second, alone, told };
        Ok(())
    }

    /// Everything that a statement finds, if there is nothing else to read.
    pub(in crate::store) async fn last<T>(&mut self, sql: Sql) -> Result<Vec<T>>
    where
        T: FromRow,
    {
        let rows = self.run_batch(vec![sql], Then::Nothing).await?;
        rows.iter().flatten().map(|row| T::from_row(row).map_err(Error::from)).collect()
    }

    /// The one thing that a statement finds, if there is nothing else to read of it.
    pub(in crate::store) async fn one<T>(&mut self, sql: Sql) -> Result<Option<T>>
    where
        T: FromRow,
    {
        let rows = self.run_batch(vec![sql], Then::Nothing).await?;
        Ok(rows.iter().flatten().next().map(T::from_row).transpose()?)
    }
}

/// Runs several statements as one text, and gives the rows of each behind those of the state, if the transaction begins.
async fn in_one_text(conn: &mut SqliteConnection, asked: &[Sql], begins: bool, ends: bool) -> Result<Vec<Vec<Row>>> {
    let mut all = Sql::default();
    if begins {
        all.push(&format!("BEGIN; SELECT {DATED} FROM dataset; "));
    }
    for (place, sql) in asked.iter().enumerate() {
        all.push(if place > 0 { "; " } else { "" }).append(sql);
    }
    if ends {
        all.push("; ROLLBACK");
    }
    let (mut answered, mut rows) = (Vec::new(), Vec::new());
    let mut stream = conn.fetch_many(all.query());
    while let Some(step) = stream.try_next().await? {
        match step {
            Either::Right(row) => rows.push(Row::Sqlite(row)),
            // One statement has no more.
            Either::Left(_) => answered.push(std::mem::take(&mut rows)),
        }
    }
    if ends {
        answered.pop();
    }
    if begins {
        answered.remove(0);
    }
    Ok(answered)
}
