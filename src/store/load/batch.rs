//! Batches of articles with their findings, each stored in one transaction.
//!
//! An article whose text, metadata and findings are as they were is not touched; a changed one is taken out
//! with all that was found in it and put in anew, under the same id and with the time of its first storing.

use std::collections::BTreeSet;

use jiff::Timestamp;
use uuid::Uuid;

use super::compare::{Compared, Fresh, Put, compare, stored};
use super::counters::Counts;
use super::numbers::numbers;
use super::prepared::Prepared;
use super::reextract;
use super::rows::Rows;
use crate::council::Report;
use crate::domain::{AskedCorrection, ChangeKind};
use crate::store::corrections::ask::{self, AnsweredCorrections};
use crate::store::corrections::rows::note_places;
use crate::store::corrections::set::Corrections;
use crate::store::search::segments::Kind;
use crate::store::search::writer::IndexWriter;
use crate::store::sql::changes::note_present;
use crate::store::sql::retry::{Failures, Remedy};
use crate::store::sql::state::{changed, instant};
use crate::store::sqlite::wal_checkpoint::Checkpoints;
use crate::store::writer::Transaction;
use crate::store::{Result, Writer};

/// Batches that are being stored: all of them or none, when [`Storing::commit`] is called.
///
/// Many batches touch the same pages of indexes; together they are written once.
#[derive(Debug)]
pub struct Storing<'w> {
    /// For what else is to be changed with them.
    pub(in crate::store) tx: Transaction<'w>,
    pub(in crate::store) changed: bool,
    counts: Counts,
    /// Of articles and of quotes.
    words: [IndexWriter; 2],
    checkpoints: Option<&'w mut Checkpoints>,
}

impl Storing<'_> {
    async fn put_in(&mut self, fresh: &[Fresh<'_>]) -> Result<()> {
        let numbers = numbers(&mut self.tx, fresh).await?;
        let mut rows = Rows::new(numbers, &mut self.words);
        for fresh in fresh {
            rows.add(fresh, &mut self.counts);
        }
        rows.run(&mut self.tx).await?;
        let ids: Vec<Uuid> = fresh.iter().map(|fresh| fresh.prepared.report.detail.article.id).collect();
        note_present(&mut self.tx, ChangeKind::Article, &ids).await?;
        for words in &mut self.words {
            words.write_many(&mut self.tx).await?;
        }
        Ok(())
    }

    async fn write_words(&mut self) -> Result<()> {
        for words in &mut self.words {
            words.write(&mut self.tx).await?;
        }
        Ok(())
    }

    /// Stores a batch of prepared reports.
    ///
    /// # Errors
    ///
    /// As [`Writer::put`]; then nothing is stored since [`Writer::begin`].
    pub async fn put(&mut self, reports: &[Prepared], now: Timestamp) -> Result<Put> {
        let before = stored(&mut self.tx, reports.iter().map(|prepared| prepared.report.detail.article.id)).await?;
        let ids = reports.iter().map(|prepared| prepared.report.detail.article.id);
        let corrections = Corrections::of_articles(&mut self.tx, ids).await?;
        let Compared { put, fresh, old, places } = compare(reports, &before, &corrections, now);
        self.changed |= note_places(&mut self.tx, &places).await?;
        if !fresh.is_empty() {
            self.changed = true;
            if !old.is_empty() {
                // What is taken out may be of this transaction.
                self.write_words().await?;
                self.counts.take_out(&mut self.tx, &old).await?;
            }
            self.put_in(&fresh).await?;
        }
        Ok(put)
    }

    /// Enters corrections; they hold for what is put from now on, so that the articles concerned are to be found anew and
    /// put. Where there are faults, nothing must be committed.
    ///
    /// # Errors
    ///
    /// The write fails, for a reason that [`Storing::put`] lists.
    pub async fn correct(&mut self, asked: &[AskedCorrection], now: Timestamp) -> Result<AnsweredCorrections> {
        let answered = ask::enter(&mut self.tx, asked, &instant(now)).await?;
        self.changed |= answered.changed > 0;
        Ok(answered)
    }

    /// Takes corrections back, otherwise as [`Storing::correct`].
    ///
    /// # Errors
    ///
    /// The write fails, for a reason that [`Storing::put`] lists.
    pub async fn take_back(&mut self, asked: &[AskedCorrection]) -> Result<AnsweredCorrections> {
        let answered = ask::take_back(&mut self.tx, asked).await?;
        self.changed |= answered.changed > 0;
        Ok(answered)
    }

    /// The numbers of the stored ones among these articles.
    ///
    /// # Errors
    ///
    /// As [`crate::store::Snapshot::quotes`].
    pub async fn numbers_of(&mut self, articles: &BTreeSet<Uuid>) -> Result<Vec<i64>> {
        let before = stored(&mut self.tx, articles.iter().copied()).await?;
        Ok(before.into_values().filter_map(|stored| stored.number).collect())
    }

    /// The stored articles with these numbers, as they were read.
    ///
    /// # Errors
    ///
    /// As [`crate::store::Snapshot::quotes`].
    pub async fn stored_of(&mut self, articles: &[i64]) -> Result<Vec<reextract::Stored>> {
        reextract::stored_of(&mut self.tx, articles).await
    }

    /// Commits the transaction, and with it everything stored.
    ///
    /// # Errors
    ///
    /// The write fails, for a reason that [`Storing::put`] lists.
    pub async fn commit(mut self, now: Timestamp) -> Result<()> {
        if !self.changed {
            return self.tx.rollback().await;
        }
        self.write_words().await?;
        self.counts.settle(&mut self.tx).await?;
        changed(&mut self.tx, now).await?;
        self.tx.commit().await?;
        if let Some(checkpoints) = self.checkpoints {
            checkpoints.behind();
        }
        Ok(())
    }
}

impl Writer {
    /// Begins to store batches that belong together.
    ///
    /// # Errors
    ///
    /// [`crate::store::Error::Busy`] and the like.
    pub async fn begin(&mut self) -> Result<Storing<'_>> {
        let words = [IndexWriter::new(Kind::Article), IndexWriter::new(Kind::Quote)];
        let mut checkpoints = self.checkpoints.as_mut();
        if let Some(checkpoints) = &mut checkpoints {
            checkpoints.before().await;
        }
        let tx = Transaction::begin(&mut self.conn).await?;
        Ok(Storing { tx, changed: false, counts: Counts::default(), words, checkpoints })
    }

    /// Stores articles with their findings, all or none of them. Of two with the same id, the later counts.
    ///
    /// # Errors
    ///
    /// [`crate::store::Error::Full`], [`crate::store::Error::Busy`] and the like; then nothing of the batch is stored.
    pub async fn put(&mut self, reports: &[Report], now: Timestamp) -> Result<Put> {
        let prepared: Vec<Prepared> = reports.iter().cloned().map(Prepared::new).collect();
        self.put_prepared(&prepared, now).await
    }

    /// [`Writer::put`], of reports that were prepared on other threads.
    ///
    /// # Errors
    ///
    /// The write fails, for a reason that [`Writer::put`] lists.
    pub async fn put_prepared(&mut self, reports: &[Prepared], now: Timestamp) -> Result<Put> {
        let mut failures = Failures::default();
        loop {
            let error = match self.try_to_put(reports, now).await {
                Ok(put) => return Ok(put),
                Err(error) => error,
            };
            match failures.count(&error, 0) {
                // Nothing of it was stored, and it can be stored as if nothing had been.
                Remedy::Again(pause) => tokio::time::sleep(pause).await,
                Remedy::None | Remedy::Reconnect => return Err(error),
            }
        }
    }

    async fn try_to_put(&mut self, reports: &[Prepared], now: Timestamp) -> Result<Put> {
        let mut storing = self.begin().await?;
        let put = storing.put(reports, now).await?;
        storing.commit(now).await?;
        Ok(put)
    }
}
