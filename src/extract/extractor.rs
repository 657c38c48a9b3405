//! One article in, one report out.

use crate::council::Record;
use crate::council::Report;
use crate::domain::{RawArticle, Registry};
use crate::extract::{self, Gazetteer};

/// Registry and record, prepared once and shared by all workers.
#[derive(Debug)]
pub struct Extractor {
    gazetteer: Gazetteer,
    record: Record,
}

impl Extractor {
    /// Prepares a registry and a record.
    #[must_use]
    pub fn new(registry: &Registry, record: Record) -> Self {
        Self { gazetteer: Gazetteer::new(registry), record }
    }

    /// Finds what is in an article, and judges its claims.
    #[must_use]
    pub fn report(&self, raw: RawArticle) -> Report {
        let findings = extract::findings(&raw, &self.gazetteer);
        Report::new(raw, findings, &self.record)
    }
}
