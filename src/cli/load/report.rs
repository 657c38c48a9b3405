//! What a load did, for people and for scripts.

use std::io::{self, Write};

use serde::Serialize;

use crate::cli::args::ReportFormat;
use crate::ingest::LoadCounts;
use crate::ingest::source::Noted;

/// What was done, as `--report json` has it.
#[derive(Debug, Serialize)]
pub(super) struct LoadReport<'l> {
    #[serde(flatten)]
    pub loaded: &'l LoadCounts,
    #[serde(flatten)]
    pub noted: Noted,
    /// Whether nothing was stored: the counts say what would have happened.
    pub dry_run: bool,
    pub seconds: f64,
}

impl LoadReport<'_> {
    pub fn print(&self, format: ReportFormat) -> io::Result<()> {
        let mut out = io::stdout().lock();
        if format == ReportFormat::Json {
            serde_json::to_writer(&mut out, self)?;
            return writeln!(out);
        }
        for refusal in &self.loaded.refused {
            eprintln!("refused: {refusal}");
        }
        for skipped in &self.loaded.skipped {
            eprintln!("skipped: {skipped}");
        }
        print_noted(&self.noted);
        writeln!(out, "{} in {:.1} s", counts(self.loaded), self.seconds)?;
        if self.loaded.skipped_count > 0 {
            writeln!(out, "skipped: {}, each named above with its reason", self.loaded.skipped_count)?;
        }
        if self.dry_run {
            writeln!(out, "nothing was stored: this is what a load would do")?;
        }
        Ok(())
    }
}

/// Names on standard error what was left out of articles that were read.
pub(super) fn print_noted(noted: &Noted) {
    for warning in &noted.warned {
        eprintln!("warning: {warning}");
    }
    let unused: Vec<_> = noted.unused_fields.iter().map(|(name, count)| format!("{name:?} ({count})")).collect();
    if !unused.is_empty() {
        eprintln!(
            "fields that were not used, and in how many records: {}; --map says what they are",
            unused.join(", ")
        );
    }
}

pub(super) fn counts(loaded: &LoadCounts) -> String {
    let LoadCounts { new, changed, unchanged, refused_count, .. } = loaded;
    format!(
        "{} articles: {new} new, {changed} changed, {unchanged} unchanged, {refused_count} refused",
        loaded.read_count()
    )
}
