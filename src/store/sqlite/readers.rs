//! Connections for reading, at rest or lent out, each with a deadline that is reached without a trip to its thread.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use sqlx::SqliteConnection;
use tokio::sync::Semaphore;

use super::connect::connect_reader;
use super::probe::FileId;
use crate::store::Result;

/// Steps of SQLite's machine between two looks at the clock: some 50 µs.
const STEPS: i32 = 4_000;

#[derive(Debug)]
pub(super) struct Readers {
    pub(super) path: PathBuf,
    /// Which file that was when it was opened.
    pub(super) file: FileId,
    pub(super) permits: Arc<Semaphore>,
    pub(super) idle: Mutex<Vec<Reader>>,
    pub(super) deadline: Duration,
    /// The zero of the clock that deadlines are counted on.
    pub(super) start: Instant,
}

#[derive(Debug)]
pub(super) struct Reader {
    pub(super) conn: SqliteConnection,
    /// Milliseconds after [`Readers::start`] at which queries stop; 0 while the connection is idle.
    pub(super) until: Arc<AtomicU64>,
}

impl Readers {
    pub(super) async fn connect(&self) -> Result<Reader> {
        let mut conn = connect_reader(&self.path).await?;
        let until = Arc::new(AtomicU64::new(u64::MAX));
        let (clock, start) = (Arc::clone(&until), self.start);
        conn.lock_handle().await?.set_progress_handler(STEPS, move || {
            u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX) < clock.load(Ordering::Relaxed)
        });
        Ok(Reader { conn, until })
    }

    pub(super) fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    pub(super) fn give_back(&self, reader: Reader) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
    }
}
