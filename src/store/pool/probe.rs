//! Readiness probe: whether the database file is still there and can be read.
//!
//! # Design
//!
//! Connections that are open go on reading a file that has been deleted or replaced, and would serve for ever
//! what no longer has a name. So a probe opens the file by its name, as a new reader would, and compares
//! it with the one that was opened first. It does not wait for a free connection of the pool either: a busy
//! server is ready.

use std::path::Path;
use std::time::Duration;

use sqlx::Connection;

use crate::store::address::is_server;
use crate::store::sqlite::connect::connect_reader;
use crate::store::{Error, Result, Store};

/// The inode, which distinguishes files of one name, where the system has inodes.
pub(in crate::store) type FileId = Option<(u64, u64)>;

/// How long a probe may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// The file that has this name now.
#[cfg(unix)]
pub(in crate::store) fn file_id(path: &Path) -> FileId {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|file| (file.dev(), file.ino()))
}

/// The file that has this name now.
#[cfg(not(unix))]
pub(in crate::store) fn file_id(_: &Path) -> FileId {
    None
}

impl Store {
    /// Reads from the file, or from the server, anew.
    ///
    /// # Errors
    ///
    /// [`Error::Missing`] and [`Error::Replaced`] where it is not the file opened; else the error of the read.
    pub async fn probe(&self) -> Result<()> {
        if is_server(self.path()) {
            let read = async { self.watch().await?.state().await.map(drop) };
            return tokio::time::timeout(PATIENCE, read).await.unwrap_or(Err(Error::Deadline));
        }
        if !self.path().exists() {
            return Err(Error::Missing(self.path().to_owned()));
        }
        if file_id(self.path()) != self.file_id() {
            return Err(Error::Replaced(self.path().to_owned()));
        }
        let read = async {
            let mut conn = connect_reader(self.path()).await?;
            sqlx::query("SELECT state FROM dataset").fetch_one(&mut conn).await?;
            Ok(conn.close().await?)
        };
        tokio::time::timeout(PATIENCE, read).await.unwrap_or(Err(Error::Deadline))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::fixtures::{Database, five};

    #[tokio::test]
    async fn a_file_that_is_gone_or_another_is_told() {
        let database = Database::of(&five()).await;
        let (store, path) = (database.store().await, &database.path);
        store.probe().await.unwrap();
        let copy = path.with_extension("copy");
        fs::copy(path, &copy).unwrap();
        fs::remove_file(path).unwrap();
        assert!(matches!(store.probe().await, Err(Error::Missing(_))));
        fs::rename(&copy, path).unwrap();
        assert!(matches!(store.probe().await, Err(Error::Replaced(_))));
        assert!(store.state().await.is_ok(), "what is open goes on");
    }

    #[tokio::test]
    async fn a_file_that_is_damaged_is_told() {
        let database = Database::of(&five()).await;
        let store = database.store().await;
        let length = usize::try_from(fs::metadata(&database.path).unwrap().len()).unwrap();
        let mut file = fs::OpenOptions::new().write(true).open(&database.path).unwrap();
        std::io::Write::write_all(&mut file, &vec![0x55; length]).unwrap();
        assert!(matches!(store.probe().await, Err(Error::Corrupt(_))));
    }
}
