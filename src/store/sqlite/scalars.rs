//! Scalar queries: statements that find one value each, sent together.
//!
//! # Design
//!
//! A packed page is one value, and so is a total. Where nothing is read behind them, one statement reads them with the
//! state they belong to, and is a transaction by itself. One row comes back then, where `BEGIN`, each answer and
//! `ROLLBACK` send messages of their own from thread to thread.

use sqlx::sqlite::{Sqlite, SqliteRow};
use sqlx::{Decode, Row, Type};

use super::batch::{DATED, Then, TransactionState};
use crate::store::sql::builder::Sql;
use crate::store::{Result, Snapshot};

/// The columns of [`DATED`].
const COLUMNS: usize = 4;

/// Values, in the order in which they were asked for.
#[derive(Debug)]
pub(in crate::store) enum Scalars {
    /// Behind the state, in one row.
    Together(SqliteRow),
    /// Each in a row of its own, if any.
    Apart(Vec<Option<SqliteRow>>),
}

impl Scalars {
    /// A value, counted from the last: 0 is the last.
    pub fn last<'r, T: Decode<'r, Sqlite> + Type<Sqlite>>(&'r self, place: usize) -> Result<Option<T>> {
        let (row, column) = match self {
            Self::Together(row) => (Some(row), row.len().checked_sub(place + 1).filter(|column| *column >= COLUMNS)),
            Self::Apart(rows) => (rows.iter().rev().nth(place).and_then(Option::as_ref), Some(0)),
        };
        let (Some(row), Some(column)) = (row, column) else { return Ok(None) };
        Ok(row.try_get(column)?)
    }
}

impl Snapshot {
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
        let row = self.run(all).await?.into_iter().flatten().next().ok_or(sqlx::Error::RowNotFound)?;
        self.stage = TransactionState::Ended;
        self.shows(&row)?;
        Ok(Scalars::Together(row))
    }
}
