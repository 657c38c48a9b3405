//! A rehearsal: what storing articles would do, without a write.

use std::collections::HashMap;

use jiff::Timestamp;
use uuid::Uuid;

use super::compare::{Put, Stored, compare, stored};
use super::prepared::Prepared;
use crate::store::{Corrections, Result, Snapshot};

/// Articles compared with those stored, and with those that would have been stored before them.
#[derive(Debug, Default)]
pub struct Rehearsal {
    /// None where there is no database yet.
    database: Option<Snapshot>,
    /// What would be stored of the articles seen so far: of one that comes twice, the later counts.
    seen: HashMap<Uuid, Stored>,
}

impl Rehearsal {
    /// A rehearsal of storing into this database, or into a new one.
    #[must_use]
    pub fn new(database: Option<Snapshot>) -> Self {
        Self { database, seen: HashMap::new() }
    }

    /// What [`crate::store::Writer::put_prepared`] would do with these.
    ///
    /// # Errors
    ///
    /// The database cannot be read: see [`Snapshot::quotes`].
    pub async fn put(&mut self, reports: &[Prepared]) -> Result<Put> {
        let mut corrections = Corrections::default();
        if let Some(database) = self.database.as_mut().filter(|_| !reports.is_empty()) {
            let conn = database.conn().await?;
            let ids = reports.iter().map(|prepared| prepared.report.detail.article.id);
            let unseen: Vec<Uuid> = ids.filter(|id| !self.seen.contains_key(id)).collect();
            self.seen.extend(stored(conn, unseen.into_iter()).await?);
            let ids = reports.iter().map(|prepared| prepared.report.detail.article.id);
            corrections = Corrections::of_articles(conn, ids).await?;
        }
        let compared = compare(reports, &self.seen, &corrections, Timestamp::UNIX_EPOCH);
        let kept = compared.fresh.into_iter().map(|fresh| {
            let Prepared { report, fingerprint, .. } = &*fresh.prepared;
            let (url, ingested_at) = (report.metadata.url.clone(), fresh.ingested_at);
            (report.detail.article.id, Stored { number: None, fingerprint: *fingerprint, ingested_at, url })
        });
        let kept: Vec<_> = kept.collect();
        self.seen.extend(kept);
        Ok(compared.put)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fixtures::{Database, NOON, Sample, five};

    #[tokio::test]
    async fn a_rehearsal_counts_as_storing_does_and_writes_nothing() {
        let database = Database::empty().await;
        let reports: Vec<Prepared> = five().into_iter().map(Prepared::new).collect();
        let mut none = Rehearsal::new(None);
        let put = none.put(&reports).await.unwrap();
        assert_eq!((put.new, put.changed, put.unchanged), (5, 0, 0));
        let put = none.put(&reports[..1]).await.unwrap();
        assert_eq!((put.new, put.unchanged), (0, 1), "the same again");
        let stored = database.writer().await.put_prepared(&reports[..3], NOON).await.unwrap();
        assert_eq!(stored.new, 3);
        let state = database.store().await.state().await.unwrap();
        let mut changed = reports.clone();
        changed[0].fingerprint = Uuid::nil();
        let mut rehearsal = Rehearsal::new(Some(database.store().await.snapshot().await.unwrap()));
        let put = rehearsal.put(&changed).await.unwrap();
        assert_eq!((put.new, put.changed, put.unchanged), (2, 1, 2));
        assert_eq!(database.store().await.state().await.unwrap(), state);
    }

    #[tokio::test]
    async fn a_rehearsal_tells_what_storing_tells() {
        let spelled = ["https://www.a.example/1/", "http://a.example/1?utm_source=x", "https://a.example/1"];
        let report = |url: &str| Prepared::new(Sample::new(url, "", "", "China spoke.").report());
        let batches: Vec<Vec<Prepared>> = [&[0, 1][..], &[2], &[1, 1], &[0]]
            .map(|batch| batch.iter().map(|&nth: &usize| report(spelled[nth])).collect())
            .into();
        let database = Database::empty().await;
        let mut rehearsal = Rehearsal::new(Some(database.store().await.snapshot().await.unwrap()));
        let mut writer = database.writer().await;
        for batch in &batches {
            let rehearsed = rehearsal.put(batch).await.unwrap();
            assert_eq!(rehearsed, writer.put_prepared(batch, NOON).await.unwrap());
        }
    }
}
