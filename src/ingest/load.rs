//! Loading: what was found is stored, a batch in one transaction, and what was refused is counted and named.
//!
//! A kill leaves whole batches, and loading again finishes: what is stored already is not touched.

use jiff::Timestamp;
use serde::Serialize;

use super::batch::Batches;
use super::source::Refusal;
use crate::domain::Report;
use crate::store::{Put, Result, Writer};

/// Refusals that are kept by name; of more, the number is told.
const NAMED: usize = 10_000;

/// What a load has done so far.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Loaded {
    /// Articles that were not stored before.
    pub new: u64,
    /// Articles that were stored with another text, other metadata or other findings.
    pub changed: u64,
    /// Articles that were stored just so.
    pub unchanged: u64,
    /// Inputs that could not be read.
    pub refused_count: u64,
    /// Their names and reasons, the first ten thousand.
    pub refused: Vec<Refusal>,
}

impl Loaded {
    /// Articles read.
    #[must_use]
    pub fn read(&self) -> u64 {
        self.new + self.changed + self.unchanged
    }

    fn stored(&mut self, put: Put) {
        self.new += put.new;
        self.changed += put.changed;
        self.unchanged += put.unchanged;
    }

    fn refuse(&mut self, refusal: Refusal) {
        self.refused_count += 1;
        if self.refused.len() < NAMED {
            self.refused.push(refusal);
        }
    }
}

/// Stores what comes, batch by batch; `seen` is told after each.
///
/// # Errors
///
/// Where the database cannot take a batch; what was stored before stays.
pub async fn load(
    writer: &mut Writer,
    batches: &mut Batches<Report>,
    clock: impl Fn() -> Timestamp,
    mut seen: impl FnMut(&Loaded),
) -> Result<Loaded> {
    let mut loaded = Loaded::default();
    for batch in batches {
        let mut reports = Vec::with_capacity(batch.len());
        for outcome in batch {
            match outcome {
                Ok(report) => reports.push(report),
                Err(refusal) => loaded.refuse(refusal),
            }
        }
        if !reports.is_empty() {
            loaded.stored(writer.put(&reports, clock()).await?);
        }
        seen(&loaded);
    }
    Ok(loaded)
}
