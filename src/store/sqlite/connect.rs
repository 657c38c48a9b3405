//! Connection settings (pragmas) of readers and of the writer.
//!
//! # Design
//!
//! Readers open the file read-only, so that no request can write, even by faulty SQL. In write-ahead mode
//! SQLite keeps an index of the log beside the file and must be able to make it; where the folder does not
//! allow that, and no log is waiting, no process can be writing there, and the file is opened as immutable.
//! The writer syncs at every commit (`FULL`): one fsync for a batch of articles is cheap, and what a
//! loader has acknowledged survives a power cut. It waits for other writers, so that two loaders queue.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use crate::store::{Error, Result};

/// How much of the file a writer keeps: pages, or KiB as a negative number.
pub(in crate::store) const WRITER_CACHE: &str = "-131072";

/// Pages of the log that are moved into the file together. A transaction of a load writes ten to twenty thousand, many of
/// them those of the one before: they are moved once for several. In tests so few that a batch has more.
pub(in crate::store) const CHECKPOINT: i64 = if cfg!(test) { 8 } else { 32_000 };

/// Bytes of the file that a reader maps at most: as many as `.cargo/config.toml` lets SQLite map.
const WHOLE: &str = "1099511627776";

/// Bytes of a block by which the system's allocator learns to keep what SQLite gives back.
const LARGE: i64 = 1 << 22;

/// How long a writer waits for another.
const WRITER_WAIT: Duration = Duration::from_mins(1);

fn settings(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .disable_statement_logging()
        .statement_cache_capacity(256)
        .pragma("temp_store", "memory")
        .pragma("trusted_schema", "off")
}

pub(in crate::store) fn reader(path: &Path) -> SqliteConnectOptions {
    settings(path)
        .read_only(true)
        .busy_timeout(Duration::from_secs(5))
        // CPU of a request 362 → 224 µs on a file of 714 MB; 300 → 241 µs beside a GiB that is mapped of 9.9.
        .pragma("mmap_size", WHOLE)
        // Negative: KiB. The pages are mapped; this holds what the log has and what sorting needs.
        .pragma("cache_size", "-4096")
}

pub(in crate::store) fn writer(path: &Path) -> SqliteConnectOptions {
    settings(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(WRITER_WAIT)
        .pragma("mmap_size", "1073741824")
        // Index pages of a large file are hit at random while loading.
        .pragma("cache_size", WRITER_CACHE)
        .pragma("wal_autocheckpoint", CHECKPOINT.to_string())
        // A log that grew while a reader was slow is cut back at the next checkpoint; one that did not, is not.
        .pragma("journal_size_limit", "268435456")
}

/// A new file that no other process has opened yet.
pub(in crate::store) fn plain(path: &Path) -> SqliteConnectOptions {
    settings(path)
}

/// Tries to connect while another writer makes the file, 50 ms apart: switching to the log needs the file for
/// itself, and the engine does not wait for that.
const TRIES: u32 = 200;

/// Connects; a file that may not be written shows when it is switched to the log, the first write.
pub(in crate::store) async fn connect_writer(options: SqliteConnectOptions) -> Result<SqliteConnection> {
    for _ in 1..TRIES {
        match SqliteConnection::connect_with(&options).await.map_err(Error::from) {
            Err(Error::Busy) => tokio::time::sleep(Duration::from_millis(50)).await,
            Err(Error::Denied) if options.get_filename().exists() => return Err(Error::ReadOnly),
            other => return other,
        }
    }
    Err(Error::Busy)
}

/// Opens one reading connection, as immutable where the folder cannot hold the log's index.
pub(in crate::store) async fn connect_reader(path: &Path) -> Result<SqliteConnection> {
    match readable(reader(path)).await {
        Err(Error::Denied | Error::ReadOnly) if path.exists() && !has_log(path) => {
            readable(reader(path).immutable(true)).await
        }
        other => other,
    }
}

/// Opening is lazy: only the first read finds out whether the file can be read.
async fn readable(options: SqliteConnectOptions) -> Result<SqliteConnection> {
    let mut conn = SqliteConnection::connect_with(&options).await?;
    sqlx::query("SELECT count(*) FROM sqlite_schema").execute(&mut conn).await?;
    Ok(conn)
}

/// Has memory that SQLite gives back kept for what it takes next, whichever connection does.
///
/// glibc hands the end of a thread's heap to the kernel as soon as more of it is free than twice the largest block that
/// was ever mapped by itself and freed (mallopt(3), `M_TRIM_THRESHOLD`). Without a large one every ranked search gives back
/// what the next one takes, and each page of it is made anew: a fifth of its processor time.
pub(in crate::store) async fn keep_memory(conn: &mut SqliteConnection) -> Result<()> {
    sqlx::query("SELECT length(zeroblob(?) || '')").bind(LARGE).execute(conn).await?;
    Ok(())
}

pub(in crate::store) fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fixtures::Database;

    #[tokio::test]
    async fn a_reader_maps_a_file_of_any_size() {
        let database = Database::empty().await;
        let mut conn = connect_reader(&database.path).await.unwrap();
        let (mapped,): (i64,) = sqlx::query_as("PRAGMA mmap_size").fetch_one(&mut conn).await.unwrap();
        // SQLite lowers what it was not compiled for.
        assert_eq!(mapped.to_string(), WHOLE);
    }
}
