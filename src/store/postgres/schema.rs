//! The schema on the server: its migrations, embedded, and how far a database is.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::connection::PostgresConnection;
use crate::store::sql::builder::Sql;
use crate::store::{Error, Result};

/// The migrations in their order. They are forward-only: what stands here is never changed, only added to.
const FILES: [(i64, &str); 4] = [
    (1, include_str!("../../../migrations/postgres/0001_functions.sql")),
    (2, include_str!("../../../migrations/postgres/0002_tables.sql")),
    (3, include_str!("../../../migrations/postgres/0003_writing.sql")),
    (4, include_str!("../../../migrations/postgres/0004_word_totals.sql")),
];

/// Makes what a copy fills its tables without.
const INDEXES: &str = include_str!("../../../migrations/postgres/indexes.sql");

/// The lock that migrations are made under, drawn at random: two programs that start at once queue.
const LOCK: i64 = 7_246_133_904_582_517_733;

/// How far a database is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum SchemaState {
    Missing,
    Older,
    Current,
}

fn checksum(text: &str) -> Vec<u8> {
    Sha256::digest(text.as_bytes()).to_vec()
}

/// Compares the database's schema with the embedded one.
pub(in crate::store) async fn state(conn: &mut PostgresConnection) -> Result<SchemaState> {
    let sql = "SELECT count(*) FROM pg_catalog.pg_class WHERE oid = to_regclass('communique_migration')";
    let (any,): (i64,) = Sql::new(sql).first(conn).await?.unwrap_or_default();
    if any == 0 {
        return Ok(SchemaState::Missing);
    }
    let sql = "SELECT version, checksum FROM communique_migration ORDER BY version";
    let applied: Vec<(i64, Vec<u8>)> = Sql::new(sql).all(conn).await?;
    for (version, sum) in &applied {
        let ours = FILES.iter().find(|(ours, _)| ours == version);
        if ours.is_none_or(|(_, text)| checksum(text) != *sum) {
            return Err(Error::Newer);
        }
    }
    Ok(if applied.len() < FILES.len() { SchemaState::Older } else { SchemaState::Current })
}

/// Which database it is; none where no copy into it has ended.
pub(in crate::store) async fn uuid(conn: &mut PostgresConnection) -> Result<Option<Uuid>> {
    let row: Option<(Uuid,)> = Sql::new("SELECT uuid FROM dataset").first(conn).await?;
    Ok(row.map(|(uuid,)| uuid))
}

/// Makes the schema, or brings it up to date, which only the owner of its tables may.
pub(in crate::store) async fn migrate(conn: &mut PostgresConnection) -> Result<()> {
    if state(conn).await? == SchemaState::Current {
        return Ok(());
    }
    conn.run_text(&format!("SELECT pg_advisory_lock({LOCK})")).await?;
    let done = migrate_locked(conn).await;
    if done.is_err() {
        // What a migration had begun.
        conn.run_text("ROLLBACK").await?;
    }
    conn.run_text(&format!("SELECT pg_advisory_unlock({LOCK})")).await?;
    done.map_err(of_the_owner)
}

/// What is refused to others is the owner's to do.
pub(in crate::store) fn of_the_owner(error: Error) -> Error {
    if matches!(error, Error::MayNot(_)) { Error::OwnerFirst } else { error }
}

/// Makes the indexes that there are not yet.
pub(in crate::store) async fn make_indexes(conn: &mut PostgresConnection) -> Result<()> {
    conn.run_text(&format!("SELECT pg_advisory_lock({LOCK})")).await?;
    let done = conn.run_text(INDEXES).await;
    conn.run_text(&format!("SELECT pg_advisory_unlock({LOCK})")).await?;
    done.map_err(of_the_owner)
}

async fn migrate_locked(conn: &mut PostgresConnection) -> Result<()> {
    if state(conn).await? == SchemaState::Missing {
        conn.run_text(
            "CREATE TABLE communique_migration (version bigint PRIMARY KEY, checksum bytea NOT NULL, \
             applied_at timestamptz NOT NULL DEFAULT now())",
        )
        .await?;
    }
    let applied: Vec<(i64,)> = Sql::new("SELECT version FROM communique_migration").all(conn).await?;
    for (version, text) in FILES.iter().filter(|(version, _)| !applied.contains(&(*version,))) {
        conn.run_text(&format!("BEGIN;\n{text}")).await?;
        let mut sql = Sql::with("INSERT INTO communique_migration (version, checksum) VALUES (?, ", *version);
        sql.bind(checksum(text)).push(")");
        sql.run(conn).await?;
        conn.run_text("COMMIT").await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use sqlx::{Connection, SqliteConnection};

    use super::*;
    use crate::store::sqlite::schema::MIGRATIONS;

    /// The columns of each table that a text makes.
    fn tables(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut table = String::new();
        for line in text.lines() {
            if let Some(name) = line.strip_prefix("CREATE TABLE ").and_then(|rest| rest.strip_suffix(" (")) {
                name.clone_into(&mut table);
            } else if let Some(column) = line.strip_prefix("    ").filter(|line| !line.starts_with("PRIMARY KEY")) {
                let name = column.split(' ').next().unwrap_or_default().trim_matches('"');
                tables.entry(table.clone()).or_default().insert(name.to_owned());
            }
        }
        tables
    }

    #[tokio::test]
    async fn tables_and_indexes_are_those_of_sqlite() {
        let mut conn = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        MIGRATIONS.run_direct(None, &mut conn, false).await.unwrap();
        let ours = tables(FILES[1].1);
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%_fts%' AND name NOT LIKE '\\_%' ESCAPE '\\' \
                   AND name <> 'full_text_rebuild'";
        let names: Vec<(String,)> = Sql::new(sql).all(&mut conn).await.unwrap();
        assert!(names.len() > 30, "{names:?}");
        for (name,) in names {
            let sql = Sql::with("SELECT name FROM pragma_table_xinfo(?)", &name);
            let columns: Vec<(String,)> = sql.all(&mut conn).await.unwrap();
            let columns: BTreeSet<String> = columns.into_iter().map(|(column,)| column).collect();
            assert_eq!(ours.get(&name), Some(&columns), "{name}");
        }
        let sql = "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
        let indexes: Vec<(String,)> = Sql::new(sql).all(&mut conn).await.unwrap();
        for (index,) in indexes {
            assert!(INDEXES.contains(&format!(" {index} ON ")), "{index}");
        }
    }
}
