//! Opening a database for writing: created or migrated, with the bundled registry and record.
//!
//! # Design
//!
//! All of it happens in one transaction that is taken for writing from its first line. So two programs that start on a
//! new file queue instead of colliding, and a kill leaves either no database or a whole one.

mod bundled;
#[cfg(feature = "postgres")]
mod server;

use std::path::Path;

use jiff::Timestamp;

use crate::council::Record;
use crate::domain::Registry;
use crate::store::address::is_server;
use crate::store::pool::connection::Connection;
use crate::store::search::rebuild;
use crate::store::sql::state::changed;
use crate::store::sqlite::connect::{connect_writer, writer};
use crate::store::sqlite::deferred_indexes;
use crate::store::sqlite::file_state::file_state;
use crate::store::sqlite::full_text;
use crate::store::sqlite::schema::{FileState, LeftToDo, MIGRATIONS, schema_state};
use crate::store::writer::{Opened, Transaction};
use crate::store::{Error, Result, Writer, copies, statements};

impl Writer {
    /// Opens the database for writing: makes it, migrates it, loads what is bundled.
    ///
    /// `now` is the time to note.
    ///
    /// # Errors
    ///
    /// [`Error::Newer`], [`Error::Foreign`] and the like for files that cannot be used, [`Error::ReadOnly`] for
    /// those that may not be written, [`Error::Busy`] where another writer took longer than a minute.
    pub async fn open(path: &Path, now: Timestamp) -> Result<Self> {
        Self::open_with(path, &crate::seeds::registry(), &crate::seeds::record(), now).await
    }

    /// Opens the database with another registry and record than the bundled ones.
    ///
    /// # Errors
    ///
    /// The file cannot be opened: see [`Writer::open`].
    pub async fn open_with(path: &Path, registry: &Registry, record: &Record, now: Timestamp) -> Result<Self> {
        #[cfg(feature = "postgres")]
        if let Some(server) = crate::store::postgres::connect::Server::of(path) {
            return Box::pin(server::open(&server, path, registry, record, now)).await;
        }
        if is_server(path) {
            return Err(Error::NotBuiltIn);
        }
        // Switching to the log writes to the file, which is not ours to do to every file.
        if let Err(error @ (Error::Foreign | Error::Newer)) = file_state(path).await {
            return Err(error);
        }
        let conn = Connection::Sqlite(connect_writer(writer(path)).await?);
        let mut writer = Self { conn, path: path.to_owned(), opened: Opened::default(), checkpoints: None };
        // On the heap: the future of a plain open should not be as large as that of a migration.
        writer.opened = Box::pin(writer.prepare(registry, record, now)).await?;
        writer.opened.migrated |= writer.rebuild_search(now).await?;
        Ok(writer)
    }

    /// Fills the full-text indexes that a migration has emptied, where it was cut short from there on; whether there were any.
    async fn rebuild_search(&mut self, now: Timestamp) -> Result<bool> {
        let mut any = false;
        while full_text::next_rebuild(&mut self.conn).await?.is_some() {
            let mut tx = self.transaction().await?;
            rebuild::step(&mut tx).await?;
            changed(&mut tx, now).await?;
            tx.commit().await?;
            any = true;
        }
        Ok(any)
    }

    async fn prepare(&mut self, registry: &Registry, record: &Record, now: Timestamp) -> Result<Opened> {
        let mut tx = self.transaction().await?;
        tx.defer_foreign_keys().await?;
        let (state, left) = migrate(&mut tx, now).await?;
        let cut_short = deferred_indexes::are_missing(&mut tx).await?;
        let unjoined = left.statements || statements::are_deferred(&mut tx).await?;
        if cut_short {
            deferred_indexes::make_missing(&mut tx).await?;
            copies::all::make_missing(&mut tx, left.sketches).await?;
        }
        if unjoined {
            statements::rebuild::rejoin_all(&mut tx).await?;
        }
        let migrated = state == FileState::Older || cut_short;
        let opened = Opened { created: state == FileState::Missing, migrated, ..Opened::default() };
        bundled::renew_and_commit(tx, registry, record, opened, now).await
    }
}

/// Brings the schema up to date; what the file was, and what is left to be done with its rows.
async fn migrate(tx: &mut Transaction<'_>, now: Timestamp) -> Result<(FileState, LeftToDo)> {
    let Some(conn) = tx.as_sqlite() else { return Ok((FileState::Current, LeftToDo::default())) };
    let state = schema_state(conn).await?;
    let left = LeftToDo::of(conn, state).await?;
    if state != FileState::Current {
        MIGRATIONS.run_direct(None, &mut *conn, false).await?;
    }
    if state == FileState::Missing {
        bundled::begin_dataset(conn, now).await?;
    }
    Ok((state, left))
}

#[cfg(test)]
mod tests {
    use sqlx::{Connection, SqliteConnection};

    use super::*;
    use crate::store::fixtures::{Database, NOON, five, record, registry};
    use crate::store::{Paging, Put, SearchFilter, Store};

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn writers_that_start_at_once_queue() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.db");
        let writers = (0..4).map(|_| {
            let path = path.clone();
            tokio::spawn(async move {
                let mut writer = Writer::open_with(&path, &registry(), record(), NOON).await?;
                let put = writer.put(&five(), NOON).await?;
                Ok::<_, Error>((writer.opened().created, put))
            })
        });
        let (mut made, mut total) = (0, Put::default());
        for writer in writers.collect::<Vec<_>>() {
            let (created, put) = writer.await.unwrap().unwrap();
            made += u32::from(created);
            total += put;
        }
        assert_eq!((made, total), (1, Put { new: 5, unchanged: 15, changed: 0 }));
    }

    #[tokio::test]
    async fn files_that_cannot_be_used_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        assert_eq!(file_state(&path("none.db")).await.unwrap(), FileState::Missing);
        assert!(matches!(Store::open(&path("none.db")).await, Err(Error::Missing(_))));
        std::fs::write(path("empty.db"), "").unwrap();
        assert_eq!(file_state(&path("empty.db")).await.unwrap(), FileState::Missing);
        std::fs::write(path("text.db"), "This is no database at all, however long it may go on. ".repeat(40)).unwrap();
        let mut other =
            SqliteConnection::connect_with(&crate::store::sqlite::connect::writer(&path("other.db"))).await.unwrap();
        sqlx::raw_sql("CREATE TABLE t (x)").execute(&mut other).await.unwrap();
        let mut newer = Writer::open_with(&path("newer.db"), &registry(), record(), NOON).await.unwrap();
        let future = "INSERT INTO _sqlx_migrations VALUES (9999, 'later', '2030-01-01', 1, x'00', 0)";
        sqlx::raw_sql(future).execute(newer.conn.sqlite()).await.unwrap();
        let open = async |name: &str| {
            let writer = Writer::open_with(&path(name), &registry(), record(), NOON).await.unwrap_err();
            (file_state(&path(name)).await.unwrap_err(), Store::open(&path(name)).await.unwrap_err(), writer)
        };
        let (a, b, c) = open("text.db").await;
        assert!(matches!((&a, &b, &c), (Error::Corrupt(_), Error::Corrupt(_), Error::Corrupt(_))), "{a} {b} {c}");
        let (a, b, c) = open("other.db").await;
        assert!(matches!((&a, &b, &c), (Error::Foreign, Error::Foreign, Error::Foreign)), "{a} {b} {c}");
        let (a, b, c) = open("newer.db").await;
        assert!(matches!((&a, &b, &c), (Error::Newer, Error::Newer, Error::Newer)), "{a} {b} {c}");
    }

    /// What a file finds that is searched for one of its words.
    async fn found(path: &Path) -> (Vec<String>, Vec<crate::store::Fault>) {
        let mut snapshot = Store::open(path).await.unwrap().snapshot().await.unwrap();
        let filter = SearchFilter { q: "vetoes OR syria OR ada".to_owned(), ..SearchFilter::default() };
        let page = snapshot.search(&filter, &Paging::default()).await.unwrap();
        let told = page.items.iter().map(|hit| format!("{hit:?}")).collect();
        (told, snapshot.check().await.unwrap().faults)
    }

    #[tokio::test]
    async fn words_are_indexed_anew_where_a_kill_left_them() {
        let database = Database::of(&five()).await;
        let (expected, faults) = found(&database.path).await;
        assert!(expected.len() > 5 && faults.is_empty(), "{faults:?}");
        for steps in [0, 1, 3, 7] {
            let mut conn = connect_writer(writer(&database.path)).await.unwrap();
            // As an earlier program's file is when the migration is through.
            let migration = include_str!("../../../migrations/sqlite/0016_search.sql");
            let again = format!("BEGIN; DROP TABLE full_text_rebuild; {migration}; COMMIT");
            sqlx::raw_sql(sqlx::AssertSqlSafe(again)).execute(&mut conn).await.unwrap();
            for _ in 0..steps {
                assert_eq!(file_state(&database.path).await.unwrap(), FileState::Older, "{steps}");
                let mut tx = conn.begin().await.unwrap();
                rebuild::step(&mut *tx).await.unwrap();
                tx.commit().await.unwrap();
            }
            drop(conn);
            assert!(database.writer().await.opened().migrated);
            assert_eq!(found(&database.path).await, (expected.clone(), Vec::new()), "{steps}");
            assert_eq!(database.writer().await.opened(), Opened::default());
        }
    }

    #[tokio::test]
    async fn a_second_opening_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        let opened = Writer::open_with(&path, &registry(), record(), NOON).await.unwrap().opened();
        assert!(opened.created && opened.registry == Some(1));
        assert_eq!(Writer::open_with(&path, &registry(), record(), NOON).await.unwrap().opened(), Opened::default());
        let state = Store::open(&path).await.unwrap().state().await.unwrap();
        assert_eq!(Store::open(&path).await.unwrap().state().await.unwrap(), state);
        let mut newer = registry();
        newer.version = 2;
        newer.actors.clear();
        let opened = Writer::open_with(&path, &newer, record(), NOON).await.unwrap().opened();
        assert_eq!(opened, Opened { registry: Some(2), ..Opened::default() });
        let store = Store::open(&path).await.unwrap();
        assert_eq!(store.snapshot().await.unwrap().actor("ada-minister").await.unwrap(), None);
    }
}
