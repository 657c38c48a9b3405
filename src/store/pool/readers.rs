//! Connections for reading, at rest or lent out, each with a deadline that is reached without a trip to its thread.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use uuid::Uuid;

use super::connection::Connection;
use super::probe::{FileId, file_id};
use crate::store::sqlite::connect::{connect_reader, keep_memory};
use crate::store::sqlite::schema::{FileState, schema_state};
use crate::store::{Error, Result};

/// Steps of SQLite's machine between two looks at the clock: some 50 µs.
const STEPS: i32 = 4_000;

/// Ends a transaction, if one is open: a caller that dropped a snapshot's last statement cannot know.
const END: &str = "SAVEPOINT last; ROLLBACK";

#[derive(Debug)]
pub(super) struct Readers {
    /// The file, or the server's address as it was given.
    pub(super) path: PathBuf,
    /// Which file that was when it was opened.
    pub(super) file: FileId,
    pub(super) idle: Mutex<Vec<Reader>>,
    pub(super) deadline: Duration,
    /// The zero of the clock that deadlines are counted on.
    pub(super) start: Instant,
}

#[derive(Debug)]
pub(super) struct Reader {
    pub(super) conn: Connection,
    /// Milliseconds after [`Readers::start`] at which queries stop; 0 while the connection is idle. PostgreSQL's stop by
    /// themselves, after the time that the pool has for each snapshot.
    pub(super) until: Arc<AtomicU64>,
}

impl Reader {
    /// Ends its transaction, if one is open, so that it can be used again; whether it can.
    pub(super) async fn end(&mut self) -> bool {
        match &mut self.conn {
            Connection::Sqlite(conn) => {
                let mut ended = sqlx::query(END).execute(&mut *conn).await;
                if ended.is_err() {
                    // Stopped together with the query before it, which is over now.
                    self.until.store(u64::MAX, Ordering::Relaxed);
                    ended = sqlx::query(END).execute(conn).await;
                }
                ended.is_ok()
            }
            #[cfg(feature = "postgres")]
            Connection::Postgres(conn) => conn.end().await,
        }
    }

    /// Whether its server has gone.
    #[cfg(feature = "postgres")]
    fn is_lost(&self) -> bool {
        matches!(&self.conn, Connection::Postgres(conn) if conn.is_lost())
    }

    /// It is always there.
    #[cfg(not(feature = "postgres"))]
    #[expect(clippy::unused_self, reason = "there is no other engine")]
    fn is_lost(&self) -> bool {
        false
    }
}

impl Readers {
    pub(super) fn new(path: &Path, deadline: Duration) -> Self {
        Self { path: path.to_owned(), file: file_id(path), idle: Mutex::default(), deadline, start: Instant::now() }
    }

    /// The first connection of the pool, and which database it is: there, and of this program's schema.
    pub(super) async fn first(&self) -> Result<(Reader, Uuid)> {
        #[cfg(feature = "postgres")]
        if let Some(server) = crate::store::postgres::connect::Server::of(&self.path) {
            let (conn, uuid) = server.first_reader(self.deadline).await?;
            let until = Arc::new(AtomicU64::new(u64::MAX));
            return Ok((Reader { conn: Connection::Postgres(Box::new(conn)), until }, uuid));
        }
        if crate::store::address::is_server(&self.path) {
            return Err(Error::NotBuiltIn);
        }
        if !self.path.exists() {
            return Err(Error::Missing(self.path.clone()));
        }
        let mut first = self.connect().await?;
        let Some(conn) = first.conn.as_sqlite() else { return Err(Error::Denied) };
        match schema_state(conn).await? {
            FileState::Missing => return Err(Error::Missing(self.path.clone())),
            FileState::Older => return Err(Error::Older),
            FileState::Current => {}
        }
        let uuid: Option<Uuid> = sqlx::query_scalar("SELECT uuid FROM dataset").fetch_optional(&mut *conn).await?;
        keep_memory(conn).await?;
        Ok((first, uuid.ok_or(Error::Older)?))
    }

    pub(super) async fn connect(&self) -> Result<Reader> {
        let until = Arc::new(AtomicU64::new(u64::MAX));
        #[cfg(feature = "postgres")]
        if let Some(server) = crate::store::postgres::connect::Server::of(&self.path) {
            let conn = Connection::Postgres(Box::new(server.reader(self.deadline).await?));
            return Ok(Reader { conn, until });
        }
        let mut conn = connect_reader(&self.path).await?;
        let (clock, start) = (Arc::clone(&until), self.start);
        conn.lock_handle().await?.set_progress_handler(STEPS, move || {
            u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX) < clock.load(Ordering::Relaxed)
        });
        Ok(Reader { conn: Connection::Sqlite(conn), until })
    }

    pub(super) fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// Takes back a connection whose snapshot was dropped before its end. Where its server has gone, so have those at rest.
    pub(super) async fn take_back(&self, mut reader: Reader) {
        if reader.end().await {
            self.give_back(reader);
        } else if reader.is_lost() {
            self.forget_idle();
        }
    }

    /// Closes the connections at rest: their server has gone, as that of another one has.
    pub(super) fn forget_idle(&self) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// One at rest, if there is any.
    pub(super) fn idle(&self) -> Option<Reader> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    pub(super) fn give_back(&self, reader: Reader) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
    }
}
