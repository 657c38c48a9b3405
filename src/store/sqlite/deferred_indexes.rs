//! Indexes that a first load leaves out until its rows are there.
//!
//! # Design
//!
//! Rows come in no order of days, actors or outlets, so that each lands on another page of each index, and a
//! batch writes hundreds of thousands of pages once the indexes are large. Built at the end, sorted, they cost a
//! tenth. They are left out only in a file that the load itself has made: nobody serves it yet. A load that is killed
//! leaves them out as well; the next program that writes, `serve` among them, makes them before anything else.
//! What the loader itself looks things up by stays; what it needs only to take an article out, for another text under
//! the same URL, is made when the first one is taken out.
//!
//! FTS5 joins its segments as it grows, four at a time; in such a load sixteen at a time, so that each word is
//! written half as often. It does so bit by bit, beside what is written, until there are `crisismerge` of one size: those
//! it joins in one transaction, which in a million articles' load was once nearly the whole index, and a log of 1.8 GB.
//! At [`CRISIS`] it does not come to that; it stays so, since after such a load there may be more than sixteen.

use std::path::Path;

use sqlx::SqliteConnection;

use super::connect::WRITER_CACHE;
use super::wal_checkpoint::Checkpoints;
use crate::store::sql::builder::Sql;
use crate::store::{Result, Writer};

/// Their names and definitions, as the migrations have them.
const LEFT_OUT: [(&str, &str); 29] = [
    ("actor_by_quotes", "actor (quotes_first, slug)"),
    ("actor_by_articles", "actor (articles_first, slug)"),
    ("actor_state_by_name", "actor (state, name_key, slug)"),
    ("actor_state_by_quotes", "actor (state, quotes_first, slug)"),
    ("actor_state_by_articles", "actor (state, articles_first, slug)"),
    ("actor_kind_by_name", "actor (kind, name_key, slug)"),
    ("actor_kind_by_quotes", "actor (kind, quotes_first, slug)"),
    ("actor_kind_by_articles", "actor (kind, articles_first, slug)"),
    ("article_newest", "article (age, article_key)"),
    ("article_publisher", "article (publisher_id, age, article_key)"),
    ("article_language", "article (language, age, article_key)"),
    ("article_ingested", "article (ingested_at, article_key)"),
    ("article_actor_newest", "article_actor (actor, age, article_key, article, mention_count)"),
    ("article_actor_speaker", "article_actor (actor, age, article_key) WHERE quote_count > 0"),
    ("quote_uuid", "quote (uuid)"),
    ("quote_newest", "quote (age, article_key, start, id, asserted)"),
    ("quote_speaker", "quote (speaker, age, article_key, start, id, asserted)"),
    ("quote_state", "quote (speaker_state, age, article_key, start, id, asserted) WHERE speaker_state IS NOT NULL"),
    ("quote_publisher", "quote (publisher, age, article_key, start, id, asserted)"),
    ("quote_via", "quote (via_key, age, article_key, start, id, asserted) WHERE via_key IS NOT NULL"),
    ("quote_modality", "quote (modality, age, article_key, start) WHERE asserted = 0"),
    ("claim_uuid", "claim (uuid)"),
    ("claim_newest", "claim (age, article_key, start)"),
    ("claim_verdict", "claim (verdict, age, article_key, start)"),
    ("claim_topic", "claim (topic, age, article_key, start) WHERE topic IS NOT NULL"),
    ("claim_kind", "claim (kind, age, article_key, start)"),
    ("claim_publisher", "claim (publisher, age, article_key, start)"),
    ("claim_via", "claim (via_key, age, article_key, start) WHERE via_key IS NOT NULL"),
    ("sighting_actor", "sighting (actor, day, article_key, name)"),
];

/// Those of them in which nothing stands twice: ids are made from the article's, the words and their occurrence.
const UNIQUE: [&str; 2] = ["quote_uuid", "claim_uuid"];

/// Those of them that lead from an actor to its articles, quotes and sightings.
const NEEDED: [&str; 3] = ["article_actor_newest", "quote_speaker", "sighting_actor"];

/// Segments of one size that FTS5 joins at once instead of bit by bit; 16 where nothing is said.
const CRISIS: u32 = 64;

/// Those that the file does not have.
async fn missing(conn: &mut SqliteConnection) -> Result<Vec<(&'static str, &'static str)>> {
    let there: Vec<(String,)> = Sql::new("SELECT name FROM sqlite_schema WHERE type = 'index'").all(conn).await?;
    Ok(LEFT_OUT.into_iter().filter(|(name, _)| !there.iter().any(|(there,)| there == name)).collect())
}

/// Whether a load was killed before it made them.
pub(in crate::store) async fn are_missing(conn: &mut SqliteConnection) -> Result<bool> {
    Ok(!missing(conn).await?.is_empty())
}

/// Makes those that the file does not have.
pub(in crate::store) async fn make_missing(conn: &mut SqliteConnection) -> Result<()> {
    for index in missing(conn).await? {
        make(conn, index).await?;
    }
    set_words(conn, "automerge", 4).await
}

/// Makes those without which no article can be taken out.
pub(in crate::store) async fn make_needed(conn: &mut SqliteConnection) -> Result<()> {
    for index in LEFT_OUT.into_iter().filter(|(name, _)| NEEDED.contains(name)) {
        make(conn, index).await?;
    }
    Ok(())
}

/// Makes one where it is not there: another program may have been faster.
async fn make(conn: &mut SqliteConnection, (name, on): (&str, &str)) -> Result<()> {
    let unique = if UNIQUE.contains(&name) { "UNIQUE " } else { "" };
    Sql::new(format!("CREATE {unique}INDEX IF NOT EXISTS {name} ON {on}")).run(conn).await?;
    Ok(())
}

/// Sets how FTS5 keeps the words of articles and quotes.
async fn set_words(conn: &mut SqliteConnection, setting: &str, segments: u32) -> Result<()> {
    for table in ["article_fts", "quote_fts"] {
        let sql = format!("INSERT INTO {table} ({table}, rank) VALUES ('{setting}', ?)");
        Sql::with(sql, segments).run(conn).await?;
    }
    Ok(())
}

impl Writer {
    /// Leaves indexes out until [`Writer::end_load`], where this writer has made the file.
    ///
    /// # Errors
    ///
    /// As [`Writer::put`].
    pub async fn begin_load(&mut self) -> Result<()> {
        if self.opened().created {
            let mut tx = self.transaction().await?;
            for (name, _) in LEFT_OUT {
                Sql::new(format!("DROP INDEX IF EXISTS {name}")).run(&mut tx).await?;
            }
            set_words(&mut tx, "automerge", 16).await?;
            set_words(&mut tx, "crisismerge", CRISIS).await?;
            tx.commit().await?;
        }
        let path = self.path().to_owned();
        self.checkpoints = Some(Checkpoints::take_over(&mut self.conn, &path).await?);
        Ok(())
    }

    /// Has the rows of an index sorted in pieces of 16 MiB, by a thread beside the one that reads them, and kept in files
    /// beside the database, where there must be room anyway. Otherwise all of them are sorted in memory at once: for
    /// an index of 3.6 million quotes that took 9.7 s, in pieces it takes 5.8.
    async fn sort_in_files(&mut self) -> Result<()> {
        if let Some(folder) = self.path().parent().and_then(Path::to_str) {
            let folder = if folder.is_empty() { "." } else { folder }.replace('\'', "''");
            // Where this cannot be, they are where the system keeps such files.
            let _ = Sql::new(format!("PRAGMA temp_store_directory = '{folder}'")).run(&mut self.conn).await;
        }
        let settings = "PRAGMA temp_store = file; PRAGMA threads = 1; PRAGMA cache_size = -16384;";
        sqlx::raw_sql(settings).execute(&mut self.conn).await?;
        Ok(())
    }

    /// Makes the indexes that were left out.
    ///
    /// # Errors
    ///
    /// As [`Writer::put`].
    pub async fn end_load(&mut self) -> Result<()> {
        let missing = missing(&mut self.conn).await?;
        let any = !missing.is_empty();
        if any {
            self.sort_in_files().await?;
        }
        for index in missing {
            // One by one, so that the log need not hold them all.
            if let Some(checkpoints) = &mut self.checkpoints {
                checkpoints.before().await;
            }
            make(&mut self.conn, index).await?;
            if let Some(checkpoints) = &mut self.checkpoints {
                checkpoints.behind();
            }
        }
        if any {
            set_words(&mut self.conn, "automerge", 4).await?;
            sqlx::raw_sql("PRAGMA temp_store = memory; PRAGMA threads = 0;").execute(&mut self.conn).await?;
            Sql::new(format!("PRAGMA cache_size = {WRITER_CACHE}")).run(&mut self.conn).await?;
        }
        match self.checkpoints.take() {
            Some(checkpoints) => checkpoints.give_back(&mut self.conn).await,
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fixtures::{Database, NOON, five, record, registry};
    use crate::store::{State, Store, state};

    async fn schema(conn: &mut SqliteConnection) -> Vec<(String, String)> {
        let sql = "SELECT name, replace(replace(sql, '\"', ''), char(10), ' ') FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name";
        Sql::new(sql).all(conn).await.unwrap()
    }

    #[tokio::test]
    async fn a_first_load_ends_with_the_indexes_of_the_migrations() {
        let mut expected = Database::empty().await.writer().await;
        let expected = schema(&mut expected.conn).await;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.db");
        let mut writer = Writer::open_with(&path, &registry(), record(), NOON).await.unwrap();
        writer.begin_load().await.unwrap();
        assert_eq!(schema(&mut writer.conn).await.len(), expected.len() - LEFT_OUT.len());
        writer.put(&five(), NOON).await.unwrap();
        writer.end_load().await.unwrap();
        assert_eq!(schema(&mut writer.conn).await, expected);
        let sql = "SELECT k, v FROM quote_fts_config WHERE k LIKE '%merge' ORDER BY k";
        let merges: Vec<(String, u32)> = Sql::new(sql).all(&mut writer.conn).await.unwrap();
        assert_eq!(merges, [("automerge".to_owned(), 4), ("crisismerge".to_owned(), CRISIS)]);
        assert_eq!(Store::open(&path).await.unwrap().snapshot().await.unwrap().check().await.unwrap().faults, []);
    }

    #[tokio::test]
    async fn a_killed_load_is_made_whole_by_the_next_that_writes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.db");
        let mut writer = Writer::open_with(&path, &registry(), record(), NOON).await.unwrap();
        writer.begin_load().await.unwrap();
        writer.put(&five(), NOON).await.unwrap();
        drop(writer);
        assert_eq!(state(&path).await.unwrap(), State::Older);
        let mut writer = Writer::open_with(&path, &registry(), record(), NOON).await.unwrap();
        assert!(!are_missing(&mut writer.conn).await.unwrap());
        // What is not new keeps its indexes.
        writer.begin_load().await.unwrap();
        assert!(!are_missing(&mut writer.conn).await.unwrap());
    }
}
