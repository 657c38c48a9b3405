//! WAL checkpoints: the log is moved into the file beside the next transaction.
//!
//! # Design
//!
//! What a load writes goes into the log first and from there into the file. Left to the engine, the connection that
//! commits does the second as well: of a million articles' load, reading the log, writing and syncing took two fifths of
//! the writing thread's time. Here another connection does it while the next transaction is made. The log can begin
//! anew only where all of it was moved before a transaction begins; so it grows over several, and then one waits. Durability
//! does not change: a commit is synced in the log before its caller resumes.

use std::path::Path;

use sqlx::{Connection, SqliteConnection};
use tokio::task::JoinHandle;

use super::connect::{self, CHECKPOINT};
use crate::store::Result;
use crate::store::sql::builder::Sql;

/// Pages in the log at which a transaction waits for all of them to be moved.
const LONG: i64 = 4 * CHECKPOINT;

/// The connection that moves the log.
#[derive(Debug)]
pub(in crate::store) struct Checkpoints {
    idle: Option<SqliteConnection>,
    busy: Option<JoinHandle<SqliteConnection>>,
    /// Whether a transaction was committed meanwhile.
    late: bool,
}

impl Checkpoints {
    /// Takes it over from the connection that writes.
    pub async fn take_over(writer: &mut SqliteConnection, path: &Path) -> Result<Self> {
        let conn = SqliteConnection::connect_with(&connect::writer(path)).await?;
        every(writer, 2 * LONG).await?;
        Ok(Self { idle: Some(conn), busy: None, late: false })
    }

    /// To be called before a transaction: waits where the log is long, or is moved more slowly than it grows.
    pub async fn before(&mut self) {
        if self.late || self.busy.as_ref().is_some_and(JoinHandle::is_finished) {
            self.wait().await;
            if let Some(conn) = &mut self.idle
                && checkpoint(conn, "NOOP").await.is_ok_and(|(log, _)| log >= LONG)
            {
                self.start(0);
                self.wait().await;
            }
        }
    }

    /// To be called behind a transaction: begins to move what there is, if it is much.
    pub fn behind(&mut self) {
        self.start(CHECKPOINT);
    }

    fn start(&mut self, least: i64) {
        match self.idle.take() {
            Some(conn) => self.busy = Some(tokio::spawn(moved(conn, least))),
            None => self.late = true,
        }
    }

    /// Waits until nothing is being moved.
    async fn wait(&mut self) {
        if let Some(busy) = self.busy.take() {
            self.late = false;
            self.idle = Some(busy.await.unwrap_or_else(|failed| std::panic::resume_unwind(failed.into_panic())));
        }
    }

    pub async fn give_back(mut self, writer: &mut SqliteConnection) -> Result<()> {
        self.wait().await;
        if let Some(conn) = self.idle {
            conn.close().await?;
        }
        every(writer, CHECKPOINT).await
    }
}

/// Has a connection that writes move the log itself, whenever it has so many pages.
async fn every(writer: &mut SqliteConnection, pages: i64) -> Result<()> {
    Sql::new(format!("PRAGMA wal_autocheckpoint = {pages}")).run(writer).await?;
    Ok(())
}

/// Moves the log where at least so many of its pages are not yet in the file. What fails here is tried again behind the
/// next commit, and fails there where the disk is full.
async fn moved(mut conn: SqliteConnection, least: i64) -> SqliteConnection {
    if checkpoint(&mut conn, "NOOP").await.is_ok_and(|(log, moved)| log - moved >= least) {
        let _ = checkpoint(&mut conn, "PASSIVE").await;
    }
    conn
}

/// How many pages the log has, and how many of them are in the file.
async fn checkpoint(conn: &mut SqliteConnection, mode: &str) -> Result<(i64, i64)> {
    let told: Option<(i64, i64, i64)> = Sql::new(format!("PRAGMA wal_checkpoint({mode})")).first(conn).await?;
    Ok(told.map(|(_, log, moved)| (log, moved)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fixtures::{NOON, Sample, record, registry};
    use crate::store::{Store, Writer};

    #[tokio::test]
    async fn the_log_begins_anew_while_much_is_loaded() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.db");
        let mut writer = Writer::open_with(&path, &registry(), record(), NOON).await.unwrap();
        writer.begin_load().await.unwrap();
        let mut written = 0;
        for number in 0..60 {
            let text = format!("Somebody {number} said nothing of it. ").repeat(300);
            let url = format!("https://a.example/{number}");
            writer.put(&[Sample::new(&url, "", "2012-02-05", &text).report()], NOON).await.unwrap();
            let (log, _) = checkpoint(writer.conn.sqlite(), "NOOP").await.unwrap();
            assert!(log < 4 * LONG, "{log} pages behind {number} articles");
            written = written.max(log);
        }
        assert!(written > CHECKPOINT);
        // What the loader has acknowledged is there, however much of the log was moved.
        drop(writer);
        let mut snapshot = Store::open(&path).await.unwrap().snapshot().await.unwrap();
        assert_eq!(snapshot.dataset().await.unwrap().counts.article_count, 60);
    }
}
