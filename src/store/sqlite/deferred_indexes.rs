//! Deferred indexes: a first load leaves them out until its rows are stored.
//!
//! # Design
//!
//! Rows come in no order of days, actors or outlets, so that each lands on another page of each index, and a
//! batch writes hundreds of thousands of pages once the indexes are large. Built at the end, sorted, they cost a
//! tenth. They are left out only in a file that the load itself has made, which no server has open yet. A load that is killed
//! leaves them out as well; the next program that writes, `serve` among them, makes them before anything else.
//! What the loader itself looks things up by stays; what it needs only to take an article out, for another text under
//! the same URL, is made when the first one is taken out.
//!
//! FTS5 joins its segments as it grows, four at a time; in such a load sixteen at a time, so that each word is
//! written half as often. It does so bit by bit, beside what is written, until there are `crisismerge` of one size: those
//! it joins in one transaction, which in a million articles' load was once nearly the whole index, and a log of 1.8 GB.
//! At [`CRISIS`] it does not come to that; it stays so, since after such a load there may be more than sixteen.
//!
//! PostgreSQL's are left out by the loader that makes the tables, which owns them, and those of words with them. Others may load
//! meanwhile, and find in the same table what is left out; none of them makes it, unless the first one is gone.

use std::path::Path;

use super::connect::WRITER_CACHE;
use super::wal_checkpoint::Checkpoints;
use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;
use crate::store::sql::first_load;
use crate::store::{Result, Writer};

/// The tables whose indexes are left out: those that a load fills.
const TABLES: &str = "'actor', 'article', 'article_actor', 'claim', 'copy_sketch', 'quote', 'sighting', 'statement', \
                      'statement_quote'";

/// The indexes that stay: what the loader itself looks things up by.
const LOOKED_UP: &str = "'actor_by_name', 'claim_article', 'quote_article'";

/// Those left out that lead from an actor to its articles, quotes, claims and sightings.
const NEEDED: &str = "'article_actor_newest', 'claim_speaker', 'quote_speaker', 'sighting_actor'";

/// Segments of one size that FTS5 joins at once instead of bit by bit; 16 where nothing is said.
const CRISIS: u32 = 64;

/// An index that is left out: its name, and the statement that makes it.
type Deferred = (String, String);

/// The groups of copies, which are left out like an index: no statement makes them.
const COPIES: &str = "copies";

/// Those that meet a condition.
async fn deferred(conn: &mut impl Engine, condition: &str) -> Result<Vec<Deferred>> {
    let sql =
        format!("SELECT name, definition FROM deferred_index WHERE definition <> '' AND {condition} ORDER BY name");
    Sql::new(sql).all(conn).await
}

/// Drops indexes, and notes the schema's own statements to make them again.
async fn defer(conn: &mut impl Engine) -> Result<()> {
    let indexes = if conn.is_postgres() {
        first_load::indexes(TABLES, LOOKED_UP)
    } else {
        // Indexes that belong to a constraint have no statement of their own.
        format!(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' \
             AND tbl_name IN ({TABLES}) AND sql IS NOT NULL AND name NOT IN ({LOOKED_UP})"
        )
    };
    Sql::new(format!("INSERT INTO deferred_index (name, definition) {indexes}")).run(conn).await?;
    Sql::with("INSERT INTO deferred_index (name, definition) VALUES (?, '')", COPIES).run(conn).await?;
    for (name, _) in deferred(conn, "true").await? {
        Sql::new(format!("DROP INDEX IF EXISTS {name}")).run(conn).await?;
    }
    Ok(())
}

/// Whether a load was killed before it made them all.
pub(in crate::store) async fn are_missing(conn: &mut impl Engine) -> Result<bool> {
    Ok(!deferred(conn, "true").await?.is_empty() || are_copies_deferred(conn).await?)
}

/// Whether copies are grouped later.
pub(in crate::store) async fn are_copies_deferred(conn: &mut impl Engine) -> Result<bool> {
    let sql = "SELECT 1 FROM deferred_index WHERE name = ?";
    Ok(Sql::with(sql, COPIES).first::<(i64,)>(conn).await?.is_some())
}

/// Notes that copies are grouped.
pub(in crate::store) async fn copies_are_made(conn: &mut impl Engine) -> Result<()> {
    Sql::with("DELETE FROM deferred_index WHERE name = ?", COPIES).run(conn).await?;
    Ok(())
}

/// Makes those that the file does not have.
pub(in crate::store) async fn make_missing(conn: &mut impl Engine) -> Result<()> {
    for index in deferred(conn, "true").await? {
        make(conn, &index).await?;
    }
    set_words(conn, "automerge", 4).await
}

/// Makes those without which no article can be taken out. On a server they are for the one who made the tables to make.
pub(in crate::store) async fn make_needed(conn: &mut impl Engine) -> Result<()> {
    if conn.is_postgres() {
        return Ok(());
    }
    for index in deferred(conn, &format!("name IN ({NEEDED})")).await? {
        make(conn, &index).await?;
    }
    Ok(())
}

/// Makes one, which is left out no more. Another program may have been faster.
async fn make(conn: &mut impl Engine, (name, definition): &Deferred) -> Result<()> {
    if Sql::with("DELETE FROM deferred_index WHERE name = ?", name).run(conn).await? > 0 {
        Sql::new(definition).run(conn).await?;
    }
    Ok(())
}

/// Sets how FTS5 keeps the words of articles and quotes.
async fn set_words(conn: &mut impl Engine, setting: &str, segments: u32) -> Result<()> {
    if conn.is_postgres() {
        return Ok(());
    }
    for table in ["article_fts", "quote_fts"] {
        let sql = format!("INSERT INTO {table} ({table}, rank) VALUES ('{setting}', ?)");
        Sql::with(sql, segments).run(conn).await?;
    }
    Ok(())
}

impl Writer {
    /// Leaves indexes out until `Writer::end_load`, where this writer has made the file.
    ///
    /// # Errors
    ///
    /// The write fails, for a reason that [`Writer::put`] lists.
    pub async fn begin_load(&mut self) -> Result<()> {
        if self.opened().created {
            if self.takes_turns() {
                first_load::begin(&mut self.conn).await?;
            }
            let mut tx = self.transaction().await?;
            defer(&mut tx).await?;
            set_words(&mut tx, "automerge", 16).await?;
            set_words(&mut tx, "crisismerge", CRISIS).await?;
            tx.commit().await?;
        }
        let path = self.path().to_owned();
        if let Some(conn) = self.conn.as_sqlite() {
            self.checkpoints = Some(Checkpoints::take_over(conn, &path).await?);
        }
        Ok(())
    }

    /// Has the rows of an index sorted in pieces of 16 MiB, by a thread beside the one that reads them, and kept in files
    /// beside the database, where there must be room anyway. Otherwise all of them are sorted in memory at once: for
    /// an index of 3.6 million quotes that took 9.7 s, in pieces it takes 5.8.
    async fn sort_in_files(&mut self) -> Result<()> {
        if self.takes_turns() {
            return Ok(());
        }
        if let Some(folder) = self.path().parent().and_then(Path::to_str) {
            let folder = if folder.is_empty() { "." } else { folder }.replace('\'', "''");
            // Where this cannot be, they are where the system keeps such files.
            let _ = Sql::new(format!("PRAGMA temp_store_directory = '{folder}'")).run(&mut self.conn).await;
        }
        let settings = "PRAGMA temp_store = file; PRAGMA threads = 1; PRAGMA cache_size = -16384;";
        self.set(settings).await
    }

    /// Makes those of the indexes that were left out which meet a condition; whether there were any.
    pub(in crate::store) async fn make_deferred(&mut self, condition: &str) -> Result<bool> {
        let missing = deferred(&mut self.conn, condition).await?;
        let any = !missing.is_empty();
        if any {
            self.sort_in_files().await?;
        }
        for index in missing {
            // One by one, so that the log need not hold them all.
            if let Some(checkpoints) = &mut self.checkpoints {
                checkpoints.before().await;
            }
            let mut tx = self.transaction().await?;
            make(&mut tx, &index).await?;
            tx.commit().await?;
            if let Some(checkpoints) = &mut self.checkpoints {
                checkpoints.behind();
            }
        }
        if any && !self.takes_turns() {
            self.set("PRAGMA temp_store = memory; PRAGMA threads = 0;").await?;
            Sql::new(format!("PRAGMA cache_size = {WRITER_CACHE}")).run(&mut self.conn).await?;
        }
        Ok(any)
    }

    /// Has everything kept again as it is when no first load goes on.
    pub(in crate::store) async fn end_deferral(&mut self, deferred: bool) -> Result<()> {
        if deferred {
            set_words(&mut self.conn, "automerge", 4).await?;
        }
        if deferred && self.takes_turns() {
            first_load::end(&mut self.conn).await?;
        }
        match (self.checkpoints.take(), self.conn.as_sqlite()) {
            (Some(checkpoints), Some(conn)) => checkpoints.give_back(conn).await,
            _ => Ok(()),
        }
    }

    /// Runs settings of SQLite's.
    async fn set(&mut self, settings: &'static str) -> Result<()> {
        if let Some(conn) = self.conn.as_sqlite() {
            sqlx::raw_sql(settings).execute(conn).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use sqlx::SqliteConnection;

    use super::*;
    use crate::store::fixtures::{Database, FirstLoad, NOON, five};
    use crate::store::{FileState, file_state};

    async fn schema(conn: &mut SqliteConnection) -> Vec<(String, String)> {
        let sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name";
        Sql::new(sql).all(conn).await.unwrap()
    }

    #[tokio::test]
    async fn a_first_load_ends_with_the_indexes_of_the_migrations() {
        let mut expected = Database::empty().await.writer().await;
        let expected = schema(expected.conn.sqlite()).await;
        let mut load = FirstLoad::begun().await;
        let writer = &mut load.writer;
        let left_out = deferred(&mut writer.conn, "true").await.unwrap();
        let left: Vec<_> = expected.iter().filter(|index| !left_out.contains(index)).cloned().collect();
        assert!(left_out.len() > 20, "{left_out:?}");
        assert_eq!(schema(writer.conn.sqlite()).await, left);
        writer.put(&five(), NOON).await.unwrap();
        writer.make_deferred("true").await.unwrap();
        writer.end_deferral(true).await.unwrap();
        assert!(are_missing(&mut writer.conn).await.unwrap(), "copies are grouped behind them");
        writer.group_copies(NOON).await.unwrap();
        assert!(!are_missing(&mut writer.conn).await.unwrap());
        assert_eq!(schema(writer.conn.sqlite()).await, expected);
        let sql = "SELECT k, v FROM quote_fts_config WHERE k LIKE '%merge' ORDER BY k";
        let merges: Vec<(String, u32)> = Sql::new(sql).all(&mut writer.conn).await.unwrap();
        assert_eq!(merges, [("automerge".to_owned(), 4), ("crisismerge".to_owned(), CRISIS)]);
    }

    #[tokio::test]
    async fn a_killed_load_is_made_whole_by_the_next_that_writes() {
        let database = FirstLoad::killed(&five()).await;
        assert_eq!(file_state(&database.path).await.unwrap(), FileState::Older);
        let mut writer = database.writer().await;
        assert!(!are_missing(&mut writer.conn).await.unwrap());
        // What is not new keeps its indexes.
        writer.begin_load().await.unwrap();
        assert!(!are_missing(&mut writer.conn).await.unwrap());
    }
}
