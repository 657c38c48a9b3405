//! The schema: its migrations, embedded, and the version of a file.

use std::borrow::Cow;
use std::sync::LazyLock;

use sqlx::SqliteConnection;
use sqlx::migrate::{Migration, MigrationType, Migrator};

use crate::store::{Error, Result};

/// `PRAGMA application_id` of our files, `Cmqu`; the first migration writes it.
const APPLICATION: i64 = 1_131_245_941;

/// What a file is, as far as opening it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// There is none, or an empty one.
    Missing,
    /// Its schema, registry or record is older than this program's.
    Older,
    /// It can be served as it is.
    Current,
}

/// One migration: its version, its file's name and its text.
macro_rules! migration {
    ($version:literal, $file:literal) => {
        ($version, $file, include_str!(concat!("../../../migrations/sqlite/", $file, ".sql")))
    };
}

/// The migrations in their order. They are forward-only: a file that a release has written is brought up to date, so
/// that what stands here is never changed, only added to.
const FILES: [(i64, &str, &str); 16] = [
    migration!(1, "0001_dataset"),
    migration!(2, "0002_record"),
    migration!(3, "0003_registry"),
    migration!(4, "0004_articles"),
    migration!(5, "0005_findings"),
    migration!(6, "0006_search"),
    migration!(7, "0007_loads"),
    migration!(8, "0008_statements"),
    migration!(9, "0009_filters"),
    migration!(10, "0010_copies"),
    migration!(11, "0011_own_registry"),
    migration!(12, "0012_corrections"),
    migration!(14, "0014_changes"),
    migration!(15, "0015_speaker_organisation"),
    migration!(16, "0016_search"),
    migration!(18, "0018_own_bodies"),
];

/// The migrations behind which all statements are joined anew: the one that made them, and the one from which on copies of
/// a report count once.
const JOINED_BY: [i64; 2] = [8, 12];
/// The migration behind which texts have sketches; those stored before have none.
const SKETCHED_BY: i64 = 10;

/// What the migrations that a file lacks leave to be done with its rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct LeftToDo {
    /// All statements are to be joined.
    pub statements: bool,
    /// Texts are to get their sketches.
    pub sketches: bool,
}

impl LeftToDo {
    /// What is left to be done with a file's rows once it is migrated.
    pub async fn of(conn: &mut SqliteConnection, state: FileState) -> Result<Self> {
        if state != FileState::Older {
            return Ok(Self::default());
        }
        let (last,): (i64,) =
            sqlx::query_as("SELECT coalesce(max(version), 0) FROM _sqlx_migrations").fetch_one(conn).await?;
        Ok(Self { statements: JOINED_BY.iter().any(|version| last < *version), sketches: last < SKETCHED_BY })
    }
}

pub(in crate::store) static MIGRATIONS: LazyLock<Migrator> = LazyLock::new(|| {
    let migration = |(version, name, sql): (i64, &'static str, &'static str)| {
        let sql = sqlx::SqlSafeStr::into_sql_str(sql);
        Migration::new(version, Cow::Borrowed(name), MigrationType::Simple, sql, false)
    };
    Migrator::with_migrations(FILES.into_iter().map(migration).collect())
});

/// Compares the file's schema with the embedded one.
pub(in crate::store) async fn schema_state(conn: &mut SqliteConnection) -> Result<FileState> {
    let (application, tables): (i64, i64) =
        sqlx::query_as("SELECT application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id")
            .fetch_one(&mut *conn)
            .await?;
    if tables == 0 {
        return Ok(FileState::Missing);
    }
    if application != APPLICATION {
        return Err(Error::Foreign);
    }
    let applied: Vec<(i64, Vec<u8>)> =
        sqlx::query_as("SELECT version, checksum FROM _sqlx_migrations ORDER BY version").fetch_all(conn).await?;
    for (version, checksum) in &applied {
        let ours = MIGRATIONS.iter().find(|ours| ours.version == *version);
        if ours.is_none_or(|ours| *ours.checksum != checksum[..]) {
            return Err(Error::Newer);
        }
    }
    Ok(if applied.len() < MIGRATIONS.iter().count() { FileState::Older } else { FileState::Current })
}

#[cfg(test)]
mod tests {
    use sqlx::Connection;

    use super::*;

    /// The version of the first schema that a release may have written.
    const FIRST: i64 = 7;

    /// Tables and indexes with their definitions.
    async fn definitions(conn: &mut SqliteConnection) -> Vec<(String, Option<String>)> {
        let sql = "SELECT name, sql FROM sqlite_schema WHERE name <> '_sqlx_migrations' ORDER BY name";
        sqlx::query_as(sql).fetch_all(conn).await.unwrap()
    }

    #[tokio::test]
    async fn every_earlier_schema_is_brought_up_to_date() {
        let mut fresh = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        MIGRATIONS.run_direct(None, &mut fresh, false).await.unwrap();
        let expected = definitions(&mut fresh).await;
        let last = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap();
        for version in MIGRATIONS.iter().map(|migration| migration.version).filter(|version| *version >= FIRST) {
            let mut conn = SqliteConnection::connect("sqlite::memory:").await.unwrap();
            let earlier = MIGRATIONS.iter().filter(|migration| migration.version <= version).cloned().collect();
            Migrator::with_migrations(earlier).run_direct(None, &mut conn, false).await.unwrap();
            let state = schema_state(&mut conn).await.unwrap();
            assert_eq!(state == FileState::Current, version == last, "{version}");
            MIGRATIONS.run_direct(None, &mut conn, false).await.unwrap();
            assert_eq!(schema_state(&mut conn).await.unwrap(), FileState::Current);
            assert_eq!(definitions(&mut conn).await, expected, "{version}");
        }
    }

    #[tokio::test]
    async fn rows_are_made_anew_only_where_a_migration_asks_for_it() {
        for (version, statements, sketches) in [(7, true, true), (9, true, true), (11, true, false), (12, false, false)]
        {
            let mut conn = SqliteConnection::connect("sqlite::memory:").await.unwrap();
            let first = MIGRATIONS.iter().filter(|migration| migration.version <= version).cloned().collect();
            Migrator::with_migrations(first).run_direct(None, &mut conn, false).await.unwrap();
            let left = LeftToDo::of(&mut conn, FileState::Older).await.unwrap();
            assert_eq!(left, LeftToDo { statements, sketches }, "{version}");
            assert_eq!(LeftToDo::of(&mut conn, FileState::Current).await.unwrap(), LeftToDo::default());
        }
    }

    /// A file knows its migrations by their checksums: after a change of one, a space even, it would be refused.
    #[test]
    fn what_files_were_made_with_is_never_changed() {
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let ours: String = MIGRATIONS
            .iter()
            .map(|migration| format!("{}  {}.sql\n", hex(&migration.checksum), migration.description))
            .collect();
        let shipped = include_str!("../../../migrations/sqlite/SHA384SUMS");
        let changed = ours.lines().zip(shipped.lines()).find(|(ours, shipped)| ours != shipped);
        assert_eq!(changed, None, "this migration was changed: put it back, and write what is new into one of its own");
        let (known, all) = (shipped.lines().count(), ours.lines().count());
        assert_eq!(known, all, "run `sha384sum *.sql > SHA384SUMS` in migrations/sqlite");
    }

    #[tokio::test]
    async fn a_schema_that_is_none_of_ours_is_refused() {
        let mut conn = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        MIGRATIONS.run_direct(None, &mut conn, false).await.unwrap();
        sqlx::query("UPDATE _sqlx_migrations SET checksum = x'00' WHERE version = 5").execute(&mut conn).await.unwrap();
        assert!(matches!(schema_state(&mut conn).await, Err(Error::Newer)));
    }
}
