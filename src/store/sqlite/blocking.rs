//! CPU-bound work on blocking threads, away from the thread that answers requests.
//!
//! # Design
//!
//! A worker answers one request after another wherever nothing is waited for: what takes a millisecond holds up all
//! others on it, and a core may sleep meanwhile. Ranking and excerpts take that long, so they have threads of their
//! own, no more at once than there are connections, since the request that waits for them holds one. Work whose request
//! was dropped is not stopped: it goes on for the milliseconds it takes.

use crate::store::{Error, Result};

/// Runs `work` on a blocking thread and returns its result.
///
/// # Errors
///
/// Where it panics, or the server is stopping.
pub(in crate::store) async fn run_blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::Other(sqlx::Error::WorkerCrashed))
}
