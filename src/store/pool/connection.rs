//! A connection to either engine.

use sqlx::SqliteConnection;

use crate::store::Result;
#[cfg(feature = "postgres")]
use crate::store::postgres::connection::PostgresConnection;
use crate::store::sql::builder::{Insert, Sql};
use crate::store::sql::engine::Engine;
use crate::store::sql::row::Row;

/// A connection of the pool, or the one that writes.
#[derive(Debug)]
pub(in crate::store) enum Connection {
    Sqlite(SqliteConnection),
    #[cfg(feature = "postgres")]
    Postgres(Box<PostgresConnection>),
}

impl Connection {
    /// SQLite's, if it is one, for what is asked of it alone.
    #[cfg_attr(not(feature = "postgres"), expect(clippy::unnecessary_wraps, reason = "there is no other engine"))]
    pub fn as_sqlite(&mut self) -> Option<&mut SqliteConnection> {
        match self {
            Self::Sqlite(conn) => Some(conn),
            #[cfg(feature = "postgres")]
            Self::Postgres(_) => None,
        }
    }

    /// SQLite's.
    #[cfg(test)]
    pub fn sqlite(&mut self) -> &mut SqliteConnection {
        self.as_sqlite().expect("the tests of one engine open a file")
    }
}

impl Engine for Connection {
    async fn rows(&mut self, sql: Sql) -> Result<Vec<Row>> {
        match self {
            Self::Sqlite(conn) => conn.rows(sql).await,
            #[cfg(feature = "postgres")]
            Self::Postgres(conn) => conn.rows(sql).await,
        }
    }

    async fn row(&mut self, sql: Sql) -> Result<Option<Row>> {
        match self {
            Self::Sqlite(conn) => conn.row(sql).await,
            #[cfg(feature = "postgres")]
            Self::Postgres(conn) => conn.row(sql).await,
        }
    }

    async fn execute(&mut self, sql: Sql) -> Result<u64> {
        match self {
            Self::Sqlite(conn) => Engine::execute(conn, sql).await,
            #[cfg(feature = "postgres")]
            Self::Postgres(conn) => conn.execute(sql).await,
        }
    }

    async fn execute_once(&mut self, sql: Sql) -> Result<u64> {
        match self {
            Self::Sqlite(conn) => Engine::execute_once(conn, sql).await,
            #[cfg(feature = "postgres")]
            Self::Postgres(conn) => conn.execute_once(sql).await,
        }
    }

    async fn insert(&mut self, rows: Insert, ignores: bool) -> Result<()> {
        match self {
            Self::Sqlite(conn) => conn.insert(rows, ignores).await,
            #[cfg(feature = "postgres")]
            Self::Postgres(conn) => conn.insert(rows, ignores).await,
        }
    }

    fn is_postgres(&self) -> bool {
        !matches!(self, Self::Sqlite(_))
    }
}
