//! Engines: what runs a statement of the builder and gives its rows.

use std::future::Future;

use futures_util::TryStreamExt;
use sqlx::SqliteConnection;

use super::builder::{Insert, Sql};
use super::row::{FromRow, Row, things};
use crate::store::Result;

/// A connection to either engine, or a transaction on one.
pub(in crate::store) trait Engine: Send {
    /// Runs a statement and gives all its rows.
    fn rows(&mut self, sql: Sql) -> impl Future<Output = Result<Vec<Row>>> + Send;

    /// Runs a statement and reads what each of its rows holds.
    fn things<T: FromRow + Send>(&mut self, sql: Sql) -> impl Future<Output = Result<Vec<T>>> + Send {
        async move { things(&self.rows(sql).await?) }
    }

    /// Runs a statement and gives its first row, if there is one.
    fn row(&mut self, sql: Sql) -> impl Future<Output = Result<Option<Row>>> + Send;

    /// Executes a statement and returns the number of rows changed.
    fn execute(&mut self, sql: Sql) -> impl Future<Output = Result<u64>> + Send;

    /// The same for a text that hardly comes again, and is not worth remembering.
    fn execute_once(&mut self, sql: Sql) -> impl Future<Output = Result<u64>> + Send {
        self.execute(sql)
    }

    /// Inserts rows; where it `ignores`, those that are there already are passed over.
    fn insert(&mut self, rows: Insert, ignores: bool) -> impl Future<Output = Result<()>> + Send {
        async move {
            for (sql, again) in rows.statements(if ignores { "INSERT OR IGNORE" } else { "INSERT" }) {
                if again {
                    self.execute(sql).await?
                } else {
                    self.execute_once(sql).await?
                };
            }
            Ok(())
        }
    }

    /// Whether it is PostgreSQL's.
    fn is_postgres(&self) -> bool {
        false
    }
}

impl Engine for SqliteConnection {
    async fn rows(&mut self, sql: Sql) -> Result<Vec<Row>> {
        Ok(sql.query().fetch_all(self).await?.into_iter().map(Row::Sqlite).collect())
    }

    /// Row by row: sqlx copies each value of a row by itself, so that a row takes several times what is read of it.
    async fn things<T: FromRow + Send>(&mut self, sql: Sql) -> Result<Vec<T>> {
        let (mut things, mut rows) = (Vec::new(), sql.query().fetch(self));
        while let Some(row) = rows.try_next().await? {
            things.push(T::from_row(&Row::Sqlite(row))?);
        }
        Ok(things)
    }

    async fn row(&mut self, sql: Sql) -> Result<Option<Row>> {
        Ok(sql.query().fetch_optional(self).await?.map(Row::Sqlite))
    }

    async fn execute(&mut self, sql: Sql) -> Result<u64> {
        Ok(sql.query().execute(self).await?.rows_affected())
    }

    async fn execute_once(&mut self, sql: Sql) -> Result<u64> {
        Ok(sql.query().persistent(false).execute(self).await?.rows_affected())
    }
}

impl Sql {
    /// Runs it and reads every row.
    pub async fn all<T: FromRow + Send>(self, conn: &mut impl Engine) -> Result<Vec<T>> {
        #[cfg(test)]
        crate::store::query_plans::note(&self);
        conn.things(self).await
    }

    /// Runs it and reads the first row, if there is one.
    pub async fn first<T: FromRow>(self, conn: &mut impl Engine) -> Result<Option<T>> {
        #[cfg(test)]
        crate::store::query_plans::note(&self);
        let row = conn.row(self).await?;
        Ok(row.as_ref().map(T::from_row).transpose()?)
    }

    /// Executes it and returns the number of rows changed.
    pub async fn run(self, conn: &mut impl Engine) -> Result<u64> {
        conn.execute(self).await
    }
}

impl Insert {
    /// Inserts what was added.
    pub async fn run(self, conn: &mut impl Engine) -> Result<()> {
        conn.insert(self, false).await
    }

    /// Inserts what was added and is not there yet.
    pub async fn run_or_ignore(self, conn: &mut impl Engine) -> Result<()> {
        conn.insert(self, true).await
    }
}
