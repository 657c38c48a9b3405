//! The server's address, and connections to it.
//!
//! # Design
//!
//! Readers are read-only from their first statement, so that no request can write, even by faulty SQL; the operator's role
//! for them need not be able to, either. A statement stops by itself after the time that the pool has for a snapshot, and
//! when the connection of the one who asked is gone: a request that is dropped closes its connection, and costs no more
//! than the next look of the server at it.

use std::path::Path;
use std::time::Duration;

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, PgConnection};
use uuid::Uuid;

use super::connection::PostgresConnection;
use super::error::error;
use super::schema::{self, SchemaState};
use crate::store::address::{is_server, shown};
use crate::store::{Error, Result};

/// Statements that a connection keeps prepared.
const PREPARED: usize = 256;

/// How long connecting may take. A machine that is gone says nothing, and there may be others to ask.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a writer waits for the others, who may be at the end of a first load.
const WAIT: &str = "15min";
/// How long one that says nothing keeps them waiting: its machine may be gone.
const IDLE: &str = "60s";

/// A database on a server.
#[derive(Clone, Debug)]
pub(in crate::store) struct Server {
    /// As it was given; it may hold a password.
    address: String,
}

impl Server {
    /// The server of an address; none where it is a file.
    pub fn of(path: &Path) -> Option<Self> {
        is_server(path).then(|| Self { address: path.to_string_lossy().into_owned() })
    }

    /// The address without its password.
    pub fn shown(&self) -> String {
        shown(Path::new(&self.address))
    }

    fn options(&self) -> Result<PgConnectOptions> {
        let options: PgConnectOptions =
            self.address.parse().map_err(|error: sqlx::Error| Error::BadAddress(error.to_string()))?;
        Ok(options
            .application_name("communique")
            .statement_cache_capacity(PREPARED)
            .disable_statement_logging()
            // A statement's values decide its plan: of a frequent word and a rare one, of a small and a large limit.
            .options([("plan_cache_mode", "force_custom_plan"), ("jit", "off"), ("random_page_cost", "1.1")]))
    }

    /// A connection that only reads, and stops each statement after a time.
    pub async fn reader(&self, deadline: Duration) -> Result<PostgresConnection> {
        let milliseconds = deadline.as_millis().clamp(1, 2_000_000_000).to_string();
        let options = self.options()?.options([
            ("statement_timeout", milliseconds.as_str()),
            ("default_transaction_read_only", "on"),
            ("client_connection_check_interval", "1s"),
        ]);
        self.connect(&options).await
    }

    /// The first connection of a pool, and which database it is.
    pub async fn first_reader(&self, deadline: Duration) -> Result<(PostgresConnection, Uuid)> {
        let mut conn = self.reader(deadline).await?;
        match schema::state(&mut conn).await? {
            SchemaState::Missing => return Err(Error::Empty(self.shown())),
            SchemaState::Older => return Err(Error::Older),
            SchemaState::Current => {}
        }
        let uuid = schema::uuid(&mut conn).await?.ok_or_else(|| Error::Empty(self.shown()))?;
        Ok((conn, uuid))
    }

    /// A connection that writes.
    pub async fn writer(&self) -> Result<PostgresConnection> {
        self.connect(&self.options()?.options([("lock_timeout", WAIT), ("idle_in_transaction_session_timeout", IDLE)]))
            .await
    }

    async fn connect(&self, options: &PgConnectOptions) -> Result<PostgresConnection> {
        let connecting = tokio::time::timeout(PATIENCE, options.connect()).await;
        let connected: sqlx::Result<PgConnection> =
            connecting.unwrap_or_else(|_| Err(std::io::Error::from(std::io::ErrorKind::TimedOut).into()));
        connected.map(PostgresConnection::new).map_err(|failed| match error(failed) {
            Error::Other(other) => Error::Unreachable(other.to_string()),
            other => other,
        })
    }
}
