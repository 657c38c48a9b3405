//! `ingest` and `reextract`: articles are extracted and stored.

use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use crate::cli::args::{IngestArgs, ReportFormat};
use crate::extract::Extractor;
use crate::ingest::source::{Noted, Options, Reader, Unread};
use crate::ingest::{BatchSize, LoadCounts, in_batches, load, reextract as reextract_stored};
use crate::store::{Prepared, Writer};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use crate::cli::{Exit, Failure, now, registry_and_record};

/// Reads articles and stores what is found in them.
pub async fn ingest(db: &Path, args: IngestArgs) -> Result<Exit, Failure> {
    let began = Instant::now();
    let mut writer = Writer::open(db, now()).await?;
    let (registry, record) = registry_and_record(db).await?;
    let reader = Reader::new(args.source.options(), &registry);
    let extractor = Extractor::new(&registry, record);
    let sources = reader.sources(&args.source.paths);
    let notes = reader.notes();
    let read = move |unread: Unread| reader.read(unread);
    let find = move |raw| Ok(Prepared::new(extractor.report(raw)));
    let batches = in_batches(sources, BatchSize::stored(args.workers), read, find)?;
    let names: Vec<_> = args.source.paths.iter().map(|path| path.display().to_string()).collect();
    let bar = progress();
    let loaded = load(&mut writer, &names.join(" "), batches, now, |loaded| bar.set_message(counts(loaded))).await?;
    bar.finish_and_clear();
    writer.close().await?;
    LoadReport { loaded: &loaded, noted: notes.noted(), seconds: began.elapsed().as_secs_f64() }.print(args.report)?;
    Ok(Exit::of(loaded.read_count(), loaded.refused_count))
}

/// Rebuilds all findings from the stored texts.
pub async fn reextract(db: &Path, report: ReportFormat) -> Result<Exit, Failure> {
    let began = Instant::now();
    let mut writer = Writer::open(db, now()).await?;
    let (registry, record) = registry_and_record(db).await?;
    let reader = Reader::new(Options::default(), &registry);
    let extractor = Extractor::new(&registry, record);
    let bar = progress();
    let loaded =
        reextract_stored(&mut writer, reader, extractor, now, |loaded| bar.set_message(counts(loaded))).await?;
    bar.finish_and_clear();
    writer.close().await?;
    LoadReport { loaded: &loaded, noted: Noted::default(), seconds: began.elapsed().as_secs_f64() }.print(report)?;
    Ok(Exit::Done)
}

/// What was done, as `--report json` has it.
#[derive(Debug, Serialize)]
struct LoadReport<'l> {
    #[serde(flatten)]
    loaded: &'l LoadCounts,
    #[serde(flatten)]
    noted: Noted,
    seconds: f64,
}

impl LoadReport<'_> {
    fn print(&self, format: ReportFormat) -> io::Result<()> {
        let mut out = io::stdout().lock();
        if format == ReportFormat::Json {
            serde_json::to_writer(&mut out, self)?;
            return writeln!(out);
        }
        for refusal in &self.loaded.refused {
            eprintln!("refused: {refusal}");
        }
        print_noted(&self.noted);
        writeln!(out, "{} in {:.1} s", counts(self.loaded), self.seconds)?;
        if self.loaded.skipped_count > 0 {
            writeln!(
                out,
                "skipped for their names, which end in none of .txt, .html, .json, .jsonl, .csv: {}",
                self.loaded.skipped_count
            )?;
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

fn counts(loaded: &LoadCounts) -> String {
    let LoadCounts { new, changed, unchanged, refused_count, .. } = loaded;
    format!(
        "{} articles: {new} new, {changed} changed, {unchanged} unchanged, {refused_count} refused",
        loaded.read_count()
    )
}

/// A line on standard error, where that is a terminal.
fn progress() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {elapsed} {msg}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}
