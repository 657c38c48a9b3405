//! Taking many articles out at once.

use jiff::Timestamp;
use uuid::Uuid;
use uuid::fmt::Hyphenated;

use super::counters::Counts;
use crate::domain::{ChangeKind, slug};
use crate::store::sql::builder::Sql;
use crate::store::sql::changes::note_gone;
use crate::store::sql::state::changed;
use crate::store::{Result, Writer};

/// Articles taken out in one transaction.
const CHUNK: usize = 256;

impl Writer {
    /// The articles of a publisher, whose name is compared without case, accents and punctuation.
    ///
    /// # Errors
    ///
    /// The database cannot be read.
    pub async fn articles_of(&mut self, publisher: &str) -> Result<Vec<Uuid>> {
        let sql = "SELECT uuid FROM article WHERE publisher_id = (SELECT id FROM publisher WHERE slug = ?) ORDER BY id";
        let rows: Vec<(Hyphenated,)> = Sql::with(sql, slug(publisher)).all(&mut self.conn).await?;
        Ok(rows.into_iter().map(|(id,)| id.into_uuid()).collect())
    }

    /// Takes an article out, by its id, with everything found in it; false where there is none.
    ///
    /// # Errors
    ///
    /// The write fails, for a reason that [`Writer::put`] lists.
    pub async fn remove(&mut self, id: Uuid, now: Timestamp) -> Result<bool> {
        Ok(self.remove_all(&[id], now).await? > 0)
    }

    /// Takes these articles out with everything found in them; returns how many there were. A kill leaves some
    /// of them, each whole.
    ///
    /// # Errors
    ///
    /// The write fails, for a reason that [`Writer::put`] lists.
    pub async fn remove_all(&mut self, ids: &[Uuid], now: Timestamp) -> Result<u64> {
        let mut removed = 0;
        for chunk in ids.chunks(CHUNK) {
            let mut tx = self.transaction().await?;
            let mut sql = Sql::new("SELECT id, uuid FROM article WHERE uuid IN ");
            sql.tuple(chunk.iter().copied());
            let rows: Vec<(i64, String)> = sql.all(&mut tx).await?;
            let (numbers, removed_ids): (Vec<i64>, Vec<String>) = rows.into_iter().unzip();
            if numbers.is_empty() {
                tx.rollback().await?;
                continue;
            }
            let mut counts = Counts::default();
            counts.take_out(&mut tx, &numbers).await?;
            counts.settle(&mut tx).await?;
            note_gone(&mut tx, ChangeKind::Article, &removed_ids).await?;
            changed(&mut tx, now).await?;
            tx.commit().await?;
            removed += numbers.len() as u64;
        }
        Ok(removed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fixtures::{Database, NOON, five};

    #[tokio::test]
    async fn articles_of_a_publisher_are_found_by_its_name_and_taken_out_together() {
        let database = Database::empty().await;
        let reports = five();
        let mut writer = database.writer().await;
        writer.put(&reports, NOON).await.unwrap();
        let name = reports.iter().find_map(|report| report.detail.article.publisher.clone()).unwrap();
        let wanted = reports.iter().filter(|report| report.detail.article.publisher.as_ref() == Some(&name)).count();
        let ids = writer.articles_of(&name.to_uppercase()).await.unwrap();
        assert_eq!(ids.len(), wanted);
        assert!(writer.articles_of("No Such Paper").await.unwrap().is_empty());
        assert_eq!(writer.remove_all(&[ids, vec![Uuid::nil()]].concat(), NOON).await.unwrap(), wanted as u64);
        let counts = database.store().await.snapshot().await.unwrap().dataset().await.unwrap().counts;
        assert_eq!(counts.article_count, 5 - u64::try_from(wanted).unwrap());
    }
}
