//! A transaction of either engine, which holds the right to write.

use sqlx::{Connection as _, Sqlite, SqliteConnection};

use crate::store::Result;
use crate::store::pool::connection::{Connection, engine_of_either, of_either};
#[cfg(feature = "postgres")]
use crate::store::postgres::transaction::PostgresTransaction;
use crate::store::sql::builder::{Insert, Sql};
use crate::store::sql::engine::Engine;
use crate::store::sql::row::{FromRow, Row};

/// A transaction; dropped, it leaves nothing.
#[derive(Debug)]
pub(in crate::store) enum Transaction<'c> {
    Sqlite(sqlx::Transaction<'c, Sqlite>),
    #[cfg(feature = "postgres")]
    Postgres(PostgresTransaction<'c>),
}

impl<'c> Transaction<'c> {
    /// Begins one, behind those of all others who write.
    pub async fn begin(conn: &'c mut Connection) -> Result<Self> {
        Ok(match conn {
            Connection::Sqlite(conn) => Self::Sqlite(conn.begin_with("BEGIN IMMEDIATE").await?),
            #[cfg(feature = "postgres")]
            Connection::Postgres(conn) => Self::Postgres(conn.begin().await?),
        })
    }

    /// Commits it: behind this, it is there whatever happens.
    pub async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => Ok(tx.commit().await?),
            #[cfg(feature = "postgres")]
            Self::Postgres(tx) => tx.commit().await,
        }
    }

    /// Takes it back.
    pub async fn rollback(self) -> Result<()> {
        match self {
            Self::Sqlite(tx) => Ok(tx.rollback().await?),
            #[cfg(feature = "postgres")]
            Self::Postgres(tx) => tx.rollback().await,
        }
    }

    /// Has foreign keys hold at its end alone, so that tables may be filled in any order. PostgreSQL's tables have none.
    pub async fn defer_foreign_keys(&mut self) -> Result<()> {
        if let Some(conn) = self.as_sqlite() {
            sqlx::query("PRAGMA defer_foreign_keys = ON").execute(conn).await?;
        }
        Ok(())
    }

    /// SQLite's, if it is one, for what is asked of it alone.
    #[cfg_attr(not(feature = "postgres"), expect(clippy::unnecessary_wraps, reason = "there is no other engine"))]
    pub fn as_sqlite(&mut self) -> Option<&mut SqliteConnection> {
        match self {
            Self::Sqlite(tx) => Some(tx),
            #[cfg(feature = "postgres")]
            Self::Postgres(_) => None,
        }
    }
}

engine_of_either!(Transaction<'_>);
