//! A connection to either engine.

use sqlx::SqliteConnection;

use crate::store::Result;
#[cfg(feature = "postgres")]
use crate::store::postgres::connection::PostgresConnection;
use crate::store::sql::builder::{Insert, Sql};
use crate::store::sql::engine::Engine;
use crate::store::sql::row::{FromRow, Row};

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

/// Has whichever engine it is of answer for an enum of what both have.
macro_rules! engine_of_either {
    ($either:ty) => {
        impl Engine for $either {
            async fn rows(&mut self, sql: Sql) -> Result<Vec<Row>> {
                of_either!(self, rows(sql))
            }

            async fn things<T: FromRow + Send>(&mut self, sql: Sql) -> Result<Vec<T>> {
                of_either!(self, things(sql))
            }

            async fn row(&mut self, sql: Sql) -> Result<Option<Row>> {
                of_either!(self, row(sql))
            }

            async fn execute(&mut self, sql: Sql) -> Result<u64> {
                of_either!(self, execute(sql))
            }

            async fn execute_once(&mut self, sql: Sql) -> Result<u64> {
                of_either!(self, execute_once(sql))
            }

            async fn insert(&mut self, rows: Insert, ignores: bool) -> Result<()> {
                of_either!(self, insert(rows, ignores))
            }

            fn is_postgres(&self) -> bool {
                !matches!(self, Self::Sqlite(_))
            }
        }
    };
}

macro_rules! of_either {
    ($given:expr, $asked:ident($($argument:expr),*)) => {
        match $given {
            Self::Sqlite(conn) => conn.$asked($($argument),*).await,
            #[cfg(feature = "postgres")]
            Self::Postgres(conn) => conn.$asked($($argument),*).await,
        }
    };
}

pub(in crate::store) use {engine_of_either, of_either};

engine_of_either!(Connection);
