//! The snapshot from which one response is read: one transaction, and the state it saw.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use sqlx::SqliteConnection;
use tokio::sync::OwnedSemaphorePermit;

use super::batch::{Then, TransactionState};
use super::connection::Connection;
use super::nodes::Nodes;
use super::readers::{Reader, Readers};
use crate::store::Result;
use crate::store::sql::state::{Modified, State};

/// One state of the database, read in one transaction.
///
/// The resources' files add what can be asked of it: `snapshot.quotes(…)`, `snapshot.article(…)`.
#[derive(Debug)]
pub struct Snapshot {
    /// Present until the snapshot is dropped.
    pub(super) reader: Option<Reader>,
    /// The pool that it goes back to.
    pub(super) home: Arc<Readers>,
    /// Where another one comes from, should it be lost.
    pub(super) nodes: Arc<Nodes>,
    pub(super) permit: Option<OwnedSemaphorePermit>,
    /// How far its transaction is.
    pub(in crate::store) stage: TransactionState,
    /// Whether it is over with its first answer.
    pub(in crate::store) brief: bool,
    pub(in crate::store) state: State,
    pub(in crate::store) modified: Modified,
}

impl Snapshot {
    /// The state that everything read here is of.
    #[must_use]
    pub fn state(&self) -> State {
        self.state
    }

    /// The date of that state.
    #[must_use]
    pub fn modified(&self) -> Modified {
        self.modified
    }

    /// Begins, unless it has.
    pub(super) async fn begin(&mut self) -> Result<()> {
        if self.stage != TransactionState::Open {
            self.run_batch(Vec::new(), Then::More).await?;
        }
        Ok(())
    }

    /// Itself in a transaction, for statements: what a lost connection cuts short is read again (`resume.rs`).
    pub(in crate::store) async fn conn(&mut self) -> Result<&mut Self> {
        self.begin().await?;
        Ok(self)
    }

    /// SQLite's connection, if it is one, for what is asked of it alone.
    pub(in crate::store) fn as_sqlite(&mut self) -> Option<&mut SqliteConnection> {
        self.connection().as_sqlite()
    }

    /// SQLite's connection.
    #[cfg(test)]
    pub(in crate::store) fn sqlite(&mut self) -> &mut SqliteConnection {
        self.connection().sqlite()
    }

    /// The connection, however far its transaction is.
    pub(in crate::store) fn connection(&mut self) -> &mut Connection {
        &mut self.reader.as_mut().expect("a snapshot holds its reader until it is dropped").conn
    }
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        let Some(reader) = self.reader.take() else { return };
        reader.until.store(0, Ordering::Relaxed);
        if self.stage != TransactionState::Open {
            // No transaction is open, and nothing runs.
            self.home.give_back(reader);
            return;
        }
        let (home, permit) = (Arc::clone(&self.home), self.permit.take());
        // Without a runtime the connection closes instead, which ends its transaction too.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                home.take_back(reader).await;
                drop(permit);
            });
        }
    }
}
