//! A rehearsal: what storing articles would do, without a write.

use std::collections::HashMap;

use uuid::Uuid;
use uuid::fmt::Hyphenated;

use super::batch::Put;
use super::prepared::Prepared;
use crate::store::sql::builder::Sql;
use crate::store::{Result, Snapshot};

/// Ids asked for at once.
const CHUNK: usize = 512;

/// Articles compared with those stored, and with those that would have been stored before them.
#[derive(Debug, Default)]
pub struct Rehearsal {
    /// None where there is no database yet.
    stored: Option<Snapshot>,
    /// The fingerprints of the articles seen so far: of one that comes twice, the later counts.
    seen: HashMap<Uuid, Uuid>,
}

impl Rehearsal {
    /// A rehearsal of storing into this database, or into a new one.
    #[must_use]
    pub fn new(stored: Option<Snapshot>) -> Self {
        Self { stored, seen: HashMap::new() }
    }

    /// What [`crate::store::Writer::put_prepared`] would do with these.
    ///
    /// # Errors
    ///
    /// The database cannot be read: see [`Snapshot::quotes`].
    pub async fn put(&mut self, reports: &[Prepared]) -> Result<Put> {
        let mut put = Put::default();
        for chunk in reports.chunks(CHUNK) {
            let ids = chunk.iter().map(|prepared| prepared.report.detail.article.id);
            self.ask(ids.filter(|id| !self.seen.contains_key(id)).collect()).await?;
            for prepared in chunk {
                let before = self.seen.insert(prepared.report.detail.article.id, prepared.fingerprint);
                let count = match before {
                    None => &mut put.new,
                    Some(before) if before == prepared.fingerprint => &mut put.unchanged,
                    Some(_) => &mut put.changed,
                };
                *count += 1;
            }
        }
        Ok(put)
    }

    /// Takes in what is stored under these ids.
    async fn ask(&mut self, ids: Vec<Uuid>) -> Result<()> {
        if let Some(stored) = self.stored.as_mut().filter(|_| !ids.is_empty()) {
            let mut sql = Sql::new("SELECT uuid, fingerprint FROM article WHERE uuid IN ");
            sql.tuple(ids);
            let rows: Vec<(Hyphenated, Uuid)> = sql.all(stored.conn().await?).await?;
            self.seen.extend(rows.into_iter().map(|(id, fingerprint)| (id.into_uuid(), fingerprint)));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fixtures::{Database, NOON, five};

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
}
