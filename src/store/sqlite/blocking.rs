//! Work of the processor, away from the thread that answers requests.
//!
//! # Design
//!
//! A worker answers one request after another wherever nothing is waited for: what takes a millisecond holds up all
//! others on it, and a core may sleep meanwhile. Ranking and excerpts take that long, so they have threads of their
//! own, no more at once than there are connections, since whoever waits for them holds one. What nobody waits for any
//! more is not stopped: it goes on for the milliseconds it takes.

use crate::store::{Error, Result};

/// What `work` gives.
///
/// # Errors
///
/// Where it panics, or the server is stopping.
pub(in crate::store) async fn run_blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::Other(sqlx::Error::WorkerCrashed))
}
