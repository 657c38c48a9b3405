//! Indexes that a first load leaves out until its rows are there.
//!
//! # Design
//!
//! Rows come in no order of days, actors or outlets, so that each lands on another page of each index, and a
//! batch writes hundreds of thousands of pages once the indexes are large. Built at the end, sorted, they cost a
//! tenth. They are left out only in a file that the load itself has made: nobody serves it yet. A load that is killed
//! leaves them out as well; the next program that writes, `serve` among them, makes them before anything else.
//! What the loader itself looks things up by always stays, `quote_speaker` too: without it, taking out an actor that
//! no article names any more would read every quote.

use sqlx::SqliteConnection;

use super::sql::Sql;
use super::{Result, Writer};

/// Their names and definitions, as the migrations have them.
const LEFT_OUT: [(&str, &str); 14] = [
    ("article_newest", "article (age, article_key)"),
    ("article_publisher", "article (publisher_id, age, article_key)"),
    ("article_language", "article (language, age, article_key)"),
    ("article_ingested", "article (ingested_at, article_key)"),
    ("article_actor_speaker", "article_actor (actor, age, article_key) WHERE quote_count > 0"),
    ("quote_newest", "quote (age, article_key, start)"),
    ("quote_state", "quote (speaker_state, age, article_key, start) WHERE speaker_state IS NOT NULL"),
    ("quote_publisher", "quote (publisher, age, article_key, start)"),
    ("quote_via", "quote (via_key, age, article_key, start) WHERE via_key IS NOT NULL"),
    ("claim_newest", "claim (age, article_key, start)"),
    ("claim_verdict", "claim (verdict, age, article_key, start)"),
    ("claim_kind", "claim (kind, age, article_key, start)"),
    ("claim_publisher", "claim (publisher, age, article_key, start)"),
    ("claim_via", "claim (via_key, age, article_key, start) WHERE via_key IS NOT NULL"),
];

/// Those that the file does not have.
async fn missing(conn: &mut SqliteConnection) -> Result<Vec<(&'static str, &'static str)>> {
    let there: Vec<(String,)> = Sql::new("SELECT name FROM sqlite_schema WHERE type = 'index'").all(conn).await?;
    Ok(LEFT_OUT.into_iter().filter(|(name, _)| !there.iter().any(|(there,)| there == name)).collect())
}

/// Whether a load was killed before it made them.
pub(super) async fn are_missing(conn: &mut SqliteConnection) -> Result<bool> {
    Ok(!missing(conn).await?.is_empty())
}

/// Makes those that the file does not have.
pub(super) async fn make_missing(conn: &mut SqliteConnection) -> Result<()> {
    for (name, on) in missing(conn).await? {
        Sql::new(format!("CREATE INDEX {name} ON {on}")).run(conn).await?;
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
            tx.commit().await?;
        }
        Ok(())
    }

    /// Makes the indexes that were left out.
    ///
    /// # Errors
    ///
    /// As [`Writer::put`].
    pub async fn end_load(&mut self) -> Result<()> {
        for (name, on) in missing(&mut self.conn).await? {
            // One by one, so that the log need not hold them all. Another program may have been faster.
            Sql::new(format!("CREATE INDEX IF NOT EXISTS {name} ON {on}")).run(&mut self.conn).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Database, NOON, five, record, registry};
    use super::super::{State, Store, state};
    use super::*;

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
