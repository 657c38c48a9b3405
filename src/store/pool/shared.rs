//! The connection pool of readers, from which snapshots are taken.
//!
//! # Design
//!
//! Every answer is read in one transaction together with the state it belongs to, so that a page, its
//! total and its `ETag` never mix two states of the database. A snapshot carries a deadline: SQLite's
//! progress handler asks every few thousand steps whether it is over, so an expensive query stops inside
//! the engine and frees its connection, which dropping the future alone would not do.
//!
//! The pool is ours, because the deadline must be reachable without a trip to the connection's thread.
//! A snapshot that is dropped stops its query, and only then its connection goes back to the others.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use uuid::Uuid;

use super::batch::TransactionState;
use super::nodes::{Node, Nodes};
use super::probe::FileId;
use super::readers::Readers;
use super::snapshot::Snapshot;
use crate::store::address::{is_server, shown};
use crate::store::sql::state::{Modified, State};
use crate::store::sqlite::file_state::file_state as sqlite_file_state;
use crate::store::sqlite::schema::FileState;
use crate::store::{Error, Result};

/// What state the database is in, without writing to it. One on a server is current, or opening it says what is wrong.
///
/// # Errors
///
/// [`Error::Newer`], [`Error::Foreign`], [`Error::Corrupt`] and [`Error::Denied`] for files that cannot be used.
pub async fn file_state(path: &Path) -> Result<FileState> {
    if is_server(path) { Ok(FileState::Current) } else { sqlite_file_state(path).await }
}

/// Replicas of a database on a server, from which it is read.
#[derive(Clone, Debug, Default)]
pub struct Replicas {
    /// Their addresses, in the order in which they are preferred.
    pub addresses: Vec<PathBuf>,
    /// One that lags more is left out until it catches up.
    pub max_lag: Duration,
}

/// Opens the first connection of a pool; which database it is.
async fn first(readers: &Readers) -> Result<Uuid> {
    let (first, uuid) = readers.first().await?;
    readers.give_back(first);
    Ok(uuid)
}

/// The database as requests see it: read-only.
#[derive(Clone, Debug)]
pub struct Store {
    pub(super) nodes: Arc<Nodes>,
    uuid: Uuid,
}

impl Store {
    /// Opens a current database with two connections for each core, and a minute for each snapshot.
    ///
    /// # Errors
    ///
    /// [`Error::Missing`] or [`Error::Older`] where a writer has to come first; what [`crate::store::file_state`] returns.
    pub async fn open(path: &Path) -> Result<Self> {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self::open_with(path, cores * 2, Duration::from_mins(1)).await
    }

    /// Opens a current database for one who has a week for all they read: exports and checks of large files.
    ///
    /// # Errors
    ///
    /// The file cannot be opened: see [`Store::open`].
    pub async fn open_unhurried(path: &Path) -> Result<Self> {
        Self::open_with(path, 1, Duration::from_hours(24 * 7)).await
    }

    /// Opens a current database with so many connections, and so much time for each snapshot.
    ///
    /// # Errors
    ///
    /// The file cannot be opened: see [`Store::open`].
    pub async fn open_with(path: &Path, connections: usize, deadline: Duration) -> Result<Self> {
        Self::open_replicas(path, &Replicas::default(), connections, deadline).await
    }

    /// Opens a current database, to be read from replicas of it while they are well. One that cannot be reached now is
    /// looked for again as long as [`Store::monitor`] runs, and so is the database itself, if a replica can be reached.
    ///
    /// # Errors
    ///
    /// No database can be opened: see [`Store::open`]. [`Error::NoReplica`] where one is of another database.
    pub async fn open_replicas(
        path: &Path,
        replicas: &Replicas,
        connections: usize,
        deadline: Duration,
    ) -> Result<Self> {
        let primary = Readers::new(path, deadline);
        let named: Vec<_> = replicas.addresses.iter().map(|address| Readers::new(address, deadline)).collect();
        let mut uuid = first(&primary).await;
        for replica in &named {
            match (&uuid, first(replica).await) {
                (Ok(uuid), Ok(other)) if *uuid != other => return Err(Error::NoReplica(shown(&replica.path))),
                (Err(Error::Unreachable(_)), Ok(other)) => uuid = Ok(other),
                (_, Ok(_) | Err(Error::Unreachable(_))) => {}
                (_, Err(error)) => return Err(error),
            }
        }
        let nodes = Arc::new(Nodes::new(named, primary, connections, replicas.max_lag));
        let store = Self { nodes, uuid: uuid? };
        store.look_once().await;
        Ok(store)
    }

    /// Which database this is: drawn at random when the file was made.
    #[must_use]
    pub fn uuid(&self) -> Uuid {
        self.uuid
    }

    /// The path of the database file, or the address of the server.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.nodes.primary().path
    }

    pub(in crate::store) fn file_id(&self) -> FileId {
        self.nodes.primary().file
    }

    /// Connections at rest and connections in all, for the metrics.
    #[must_use]
    pub fn connections(&self) -> (usize, usize) {
        let of = |node: &Node| node.readers.idle.lock().unwrap_or_else(PoisonError::into_inner).len();
        let idle = self.nodes.all.iter().map(of).sum::<usize>();
        (idle, idle.max(self.nodes.permits.available_permits()))
    }

    /// Begins a snapshot: all that is read from it is of one state.
    ///
    /// # Errors
    ///
    /// [`Error::Denied`] and the like where the file cannot be read any more.
    pub async fn snapshot(&self) -> Result<Snapshot> {
        self.snapshot_within(self.nodes.primary().deadline).await
    }

    /// Begins a snapshot whose queries stop after `limit`, counted from now.
    ///
    /// # Errors
    ///
    /// As [`Store::snapshot`], and [`Error::Deadline`] where no connection was free that long.
    pub async fn snapshot_within(&self, limit: Duration) -> Result<Snapshot> {
        let mut snapshot = self.fresh(limit).await?;
        snapshot.begin().await?;
        Ok(snapshot)
    }

    /// A snapshot for a single answer: it begins with the first thing that is read, and is over with the list or
    /// the thing that was asked for. Until then its state is not known, and behind it nothing can be read.
    ///
    /// # Errors
    ///
    /// The file cannot be read: see [`Store::snapshot`].
    pub async fn glance(&self) -> Result<Snapshot> {
        let mut snapshot = self.fresh(self.nodes.primary().deadline).await?;
        snapshot.brief = true;
        Ok(snapshot)
    }

    /// A snapshot that has not begun.
    async fn fresh(&self, limit: Duration) -> Result<Snapshot> {
        let begun = self.nodes.primary().now();
        let until = begun.saturating_add(u64::try_from(limit.as_millis()).unwrap_or(u64::MAX));
        let permits = Arc::clone(&self.nodes.permits);
        let permit = tokio::time::timeout(limit, permits.acquire_owned())
            .await
            .map_err(|_| Error::Deadline)?
            .map_err(|_| Error::Deadline)?;
        let (home, reader) = self.nodes.reader().await?;
        // Before the first statement, which would be stopped by the last snapshot's end. Nothing that one left
        // behind is still running: a connection is given back behind its ROLLBACK.
        reader.until.store(until, Ordering::Relaxed);
        Ok(Snapshot {
            reader: Some(reader),
            home,
            nodes: Arc::clone(&self.nodes),
            permit: Some(permit),
            stage: TransactionState::Fresh,
            brief: false,
            state: State::default(),
            modified: Modified::default(),
        })
    }

    /// The state now: every transaction that changes anything draws another.
    ///
    /// # Errors
    ///
    /// The file cannot be read: see [`Store::snapshot`].
    pub async fn state(&self) -> Result<State> {
        Ok(self.snapshot().await?.state())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Writer;

    async fn database(folder: &tempfile::TempDir) -> Store {
        let path = folder.path().join("test.db");
        Writer::open(&path, jiff::Timestamp::UNIX_EPOCH).await.unwrap().close().await.unwrap();
        Store::open_with(&path, 2, Duration::from_mins(1)).await.unwrap()
    }

    const ENDLESS: &str = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

    #[tokio::test]
    async fn a_deadline_stops_the_query_itself() {
        let folder = tempfile::tempdir().unwrap();
        let store = database(&folder).await;
        let mut snapshot = store.snapshot_within(Duration::from_millis(30)).await.unwrap();
        let error = sqlx::query(ENDLESS).execute(snapshot.conn().await.unwrap().sqlite()).await.unwrap_err();
        assert!(matches!(Error::from(error), Error::Deadline));
    }

    #[tokio::test]
    async fn a_dropped_query_frees_its_connection() {
        let folder = tempfile::tempdir().unwrap();
        let store = database(&folder).await;
        for _ in 0..5 {
            let mut snapshot = store.snapshot().await.unwrap();
            let endless = sqlx::query(ENDLESS).execute(snapshot.conn().await.unwrap().sqlite());
            assert!(tokio::time::timeout(Duration::from_millis(20), endless).await.is_err());
        }
        assert_ne!(store.state().await.unwrap(), State::default());
    }

    /// SQLite counts a statement's steps over all its runs, so that every few hundredth run of the shortest
    /// one asks for the time, too.
    #[tokio::test]
    async fn snapshots_do_not_wear_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = database(&folder).await.path().to_owned();
        let store = Store::open_with(&path, 1, Duration::from_mins(1)).await.unwrap();
        for round in 0..2_000 {
            let snapshot = store.snapshot().await;
            assert!(snapshot.is_ok(), "round {round}: {snapshot:?}");
        }
    }

    #[tokio::test]
    async fn a_snapshot_cannot_write() {
        let folder = tempfile::tempdir().unwrap();
        let store = database(&folder).await;
        let mut snapshot = store.snapshot().await.unwrap();
        let error = sqlx::query("UPDATE dataset SET revision = 7")
            .execute(snapshot.conn().await.unwrap().sqlite())
            .await
            .unwrap_err();
        assert!(matches!(Error::from(error), Error::ReadOnly));
    }
}
