//! Backup: a consistent copy of the database while it is in use.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use sqlx::{Connection, SqliteConnection};
use uuid::Uuid;

use super::connect::{self, connect_reader};
use super::schema::{FileState, schema_state};
use crate::store::{Error, Result};

/// Copies the database at `from` to `to`, as of one moment; readers and a writer may go on meanwhile.
///
/// The copy appears under its name when it is whole and on the disk, and never in the place of another file.
/// It is a database of its own: what is later loaded into it is never taken for an answer of the original.
///
/// # Errors
///
/// [`Error::Exists`] where something is in the way, [`Error::Missing`] where there is nothing to copy.
pub async fn backup(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        return Err(Error::Exists(to.to_owned()));
    }
    if !from.exists() {
        return Err(Error::Missing(from.to_owned()));
    }
    let mut conn = connect_reader(from).await?;
    if schema_state(&mut conn).await? == FileState::Missing {
        return Err(Error::Missing(from.to_owned()));
    }
    let mut name = to.as_os_str().to_owned();
    name.push(format!(".{}.partial", std::process::id()));
    let partial = PathBuf::from(name);
    let copied = copy(&mut conn, &partial, to).await;
    // Gone already where all went well, and not to be left behind where it did not.
    let _ = fs::remove_file(&partial);
    copied
}

async fn copy(conn: &mut SqliteConnection, partial: &Path, to: &Path) -> Result<()> {
    let name = partial.to_str().ok_or(Error::Denied)?;
    sqlx::query("VACUUM INTO ?").bind(name).execute(conn).await?;
    let mut copy = SqliteConnection::connect_with(&connect::plain(partial)).await?;
    sqlx::query("UPDATE dataset SET uuid = ?").bind(Uuid::new_v4()).execute(&mut copy).await?;
    copy.close().await?;
    let io = |error: std::io::Error| Error::Io(error.to_string());
    File::open(partial).and_then(|file| file.sync_all()).map_err(io)?;
    // A link, unlike a renaming, fails where a file has come to stand meanwhile.
    match fs::hard_link(partial, to) {
        Ok(()) => Ok(()),
        Err(_) if to.exists() => Err(Error::Exists(to.to_owned())),
        // Some file systems have no links.
        Err(_) => fs::rename(partial, to).map_err(io),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Quote;
    use crate::store::fixtures::{Database, NOON, five, record, registry};
    use crate::store::{Paging, QuoteFilter, Store, Writer};

    #[tokio::test]
    async fn a_copy_made_in_use_has_the_same_rows() {
        let database = Database::of(&five()[..3]).await;
        let store = database.store().await;
        let mut reading = store.snapshot().await.unwrap();
        let mut writer = database.writer().await;
        let to = database.path.with_extension("copy");
        backup(&database.path, &to).await.unwrap();
        writer.put(&five(), NOON).await.unwrap();
        let copy = Store::open(&to).await.unwrap();
        assert_ne!(copy.uuid(), store.uuid());
        let quotes =
            copy.snapshot().await.unwrap().quotes::<Quote>(&QuoteFilter::default(), &Paging::default()).await.unwrap();
        assert_eq!(quotes, reading.quotes::<Quote>(&QuoteFilter::default(), &Paging::default()).await.unwrap());
        assert!(matches!(backup(&database.path, &to).await, Err(Error::Exists(_))));
        let names: Vec<_> =
            fs::read_dir(to.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(names.iter().all(|name| !name.to_string_lossy().contains("partial")), "{names:?}");
        let mut restored = Writer::open_with(&to, &registry(), record(), NOON).await.unwrap();
        assert_eq!(restored.put(&five(), NOON).await.unwrap().new, 2);
    }

    #[tokio::test]
    async fn nothing_is_copied_from_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("none"), folder.path().join("copy"));
        assert!(matches!(backup(&from, &to).await, Err(Error::Missing(_))));
        assert!(!to.exists() && !from.exists());
    }
}
