//! Loading: findings are stored, refused inputs are counted and named.
//!
//! # Design
//!
//! Batches in quick succession share a transaction, eight at most: they touch the same pages of indexes, which then
//! are written and synced once for all. A batch that no other follows at once is committed by itself, so that
//! articles of a slow source are stored without delay. Articles count as loaded when they are committed; a kill leaves
//! whole batches, and loading again finishes: what is stored already is not touched.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use serde::Serialize;

use super::pipeline;
use super::pipeline::Batches;
use super::source::{Reader, Refusal};
use crate::extract::Extractor;
use crate::store::{self, Prepared, Put, Rehearsal, Result, Stored, Writer};

/// Batches of one transaction, at most.
const MAX_BATCHES: u32 = 8;
/// The time after which no more are added to it.
const TIME: Duration = Duration::from_secs(4);
/// How long a transaction waits for one more batch.
const WAIT: Duration = Duration::from_millis(100);

/// Refusals reported by name; of further ones only the number.
const MAX_REFUSALS: usize = 10_000;

/// The counts of a load so far.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LoadCounts {
    /// Articles that were not stored before.
    pub new: u64,
    /// Articles that were stored with another text, other metadata or other findings.
    pub changed: u64,
    /// Articles that were stored just so.
    pub unchanged: u64,
    /// Files passed over because of their names.
    pub skipped_count: u64,
    /// Their names and reasons, the first ten thousand.
    pub skipped: Vec<Refusal>,
    /// Inputs that could not be read.
    pub refused_count: u64,
    /// Their names and reasons, the first ten thousand.
    pub refused: Vec<Refusal>,
}

impl LoadCounts {
    /// Articles read, whether they changed anything or not.
    #[must_use]
    pub fn read_count(&self) -> u64 {
        self.new + self.changed + self.unchanged
    }

    fn add(&mut self, put: Put) {
        self.new += put.new;
        self.changed += put.changed;
        self.unchanged += put.unchanged;
    }

    fn refuse(&mut self, refusal: Refusal) {
        self.refused_count += 1;
        if self.refused.len() < MAX_REFUSALS {
            self.refused.push(refusal);
        }
    }

    async fn log(&self, writer: &mut Writer, run: i64, now: Timestamp) -> Result<()> {
        let put = Put { new: self.new, changed: self.changed, unchanged: self.unchanged };
        let named = |refusal: &Refusal| store::Refusal { input: refusal.name.clone(), reason: refusal.reason.clone() };
        let [skipped, refused] = [&self.skipped, &self.refused].map(|all| all.iter().map(named).collect::<Vec<_>>());
        writer.end_run(run, put, (self.skipped_count, self.refused_count), [&skipped, &refused], now).await
    }
}

/// Stores all batches, and logs them as a run of `sources`; calls `seen` after each transaction.
///
/// # Errors
///
/// Where the database cannot take a batch; what was stored before stays.
pub async fn load(
    writer: &mut Writer,
    sources: &str,
    mut batches: Batches<Prepared>,
    clock: impl Fn() -> Timestamp,
    mut seen: impl FnMut(&LoadCounts),
) -> Result<LoadCounts> {
    let run = writer.begin_run(sources, clock()).await?;
    writer.begin_load().await?;
    let mut loaded = LoadCounts::default();
    while let Some(first) = batches.next() {
        let (since, mut ready) = (Instant::now(), VecDeque::from([first]));
        let goes_on = |gathered: u32| gathered < MAX_BATCHES && since.elapsed() < TIME;
        // Where others wait for their turn, all that is to be stored is there when ours begins.
        let takes_turns = writer.takes_turns();
        while takes_turns && goes_on(u32::try_from(ready.len()).unwrap_or(u32::MAX)) {
            let Some(batch) = batches.next_within(WAIT) else { break };
            ready.push_back(batch);
        }
        let mut storing = writer.begin().await?;
        let mut gathered = 0;
        while let Some(batch) = ready.pop_front() {
            let mut reports = Vec::with_capacity(batch.len());
            for outcome in batch {
                match outcome {
                    Ok(report) => reports.push(report),
                    Err(refusal) => loaded.refuse(refusal),
                }
            }
            loaded.add(storing.put(&reports, clock()).await?);
            gathered += 1;
            if !takes_turns && goes_on(gathered) {
                ready.extend(batches.next_within(WAIT));
            }
        }
        storing.commit(clock()).await?;
        seen(&loaded);
    }
    writer.end_load(clock()).await?;
    let skips = batches.skips();
    (loaded.skipped_count, loaded.skipped) = (skips.count, skips.named);
    loaded.log(writer, run, clock()).await?;
    Ok(loaded)
}

/// Compares all batches with what is stored, and stores nothing; calls `seen` after each batch.
///
/// # Errors
///
/// Where the database cannot be read.
pub async fn rehearse(
    mut rehearsal: Rehearsal,
    mut batches: Batches<Prepared>,
    mut seen: impl FnMut(&LoadCounts),
) -> Result<LoadCounts> {
    let mut loaded = LoadCounts::default();
    for batch in batches.by_ref() {
        let mut reports = Vec::with_capacity(batch.len());
        for outcome in batch {
            match outcome {
                Ok(report) => reports.push(report),
                Err(refusal) => loaded.refuse(refusal),
            }
        }
        loaded.add(rehearsal.put(&reports).await?);
        seen(&loaded);
    }
    let skips = batches.skips();
    (loaded.skipped_count, loaded.skipped) = (skips.count, skips.named);
    Ok(loaded)
}

/// Extracts the stored articles again; calls `seen` after each batch.
///
/// While one batch is stored, the next is read and worked on.
///
/// # Errors
///
/// Where the database cannot be read, or cannot take a batch.
pub async fn reextract(
    writer: &mut Writer,
    reader: Reader,
    extractor: Extractor,
    clock: impl Fn() -> Timestamp,
    mut seen: impl FnMut(&LoadCounts),
) -> Result<LoadCounts> {
    let run = writer.begin_run("stored articles", clock()).await?;
    let (mut loaded, mut after, mut found) = (LoadCounts::default(), None, Vec::new());
    let find = Arc::new(move |stored: Stored| Prepared::new(extractor.report(reader.infer(stored.raw))));
    loop {
        let stored = writer.stored(after, pipeline::ARTICLES).await?;
        after = stored.last().map(|last| last.id);
        let find = Arc::clone(&find);
        let finding = tokio::task::spawn_blocking(move || stored.into_par_iter().map(|stored| find(stored)).collect());
        if !found.is_empty() {
            loaded.add(writer.put_prepared(&found, clock()).await?);
            seen(&loaded);
        }
        found = finding.await.unwrap_or_else(|failed| std::panic::resume_unwind(failed.into_panic()));
        if after.is_none() {
            break;
        }
    }
    loaded.log(writer, run, clock()).await?;
    Ok(loaded)
}
