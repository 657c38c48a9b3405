//! The loader.

use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use communique::config::{IngestArgs, ReportFormat};
use communique::ingest::source::{Reader, Unread};
use communique::ingest::{Extractor, Loaded, in_batches, load};
use communique::store::Writer;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use super::{Exit, Failure, now, registry_and_record};

/// Reads articles and stores what is found in them.
pub async fn ingest(db: &Path, args: IngestArgs) -> Result<Exit, Failure> {
    let began = Instant::now();
    let mut writer = Writer::open(db, now()).await?;
    let (registry, record) = registry_and_record(db).await?;
    let reader = Reader::new(args.source.options(), &registry);
    let extractor = Extractor::new(&registry, record);
    let sources = reader.sources(&args.source.paths);
    let find = move |unread: Unread| reader.read(unread).map(|raw| extractor.report(raw));
    let mut batches = in_batches(sources, args.load.workers, find)?;
    let bar = progress();
    let loaded = load(&mut writer, &mut batches, now, |loaded| bar.set_message(counts(loaded))).await?;
    bar.finish_and_clear();
    writer.close().await?;
    let report = Report { loaded: &loaded, skipped_count: batches.skipped(), seconds: began.elapsed().as_secs_f64() };
    report.print(args.load.report)?;
    Ok(Exit::of(loaded.read(), loaded.refused_count))
}

/// What was done, as `--report json` has it.
#[derive(Debug, Serialize)]
struct Report<'l> {
    #[serde(flatten)]
    loaded: &'l Loaded,
    /// Files passed over because of their names.
    skipped_count: u64,
    seconds: f64,
}

impl Report<'_> {
    fn print(&self, format: ReportFormat) -> io::Result<()> {
        let mut out = io::stdout().lock();
        if format == ReportFormat::Json {
            serde_json::to_writer(&mut out, self)?;
            return writeln!(out);
        }
        for refusal in &self.loaded.refused {
            eprintln!("refused: {refusal}");
        }
        writeln!(out, "{} in {:.1} s", counts(self.loaded), self.seconds)?;
        if self.skipped_count > 0 {
            writeln!(
                out,
                "{} files skipped: their names do not end in .txt, .html, .json or .jsonl",
                self.skipped_count
            )?;
        }
        Ok(())
    }
}

fn counts(loaded: &Loaded) -> String {
    let Loaded { new, changed, unchanged, refused_count, .. } = loaded;
    format!("{} articles: {new} new, {changed} changed, {unchanged} unchanged, {refused_count} refused", loaded.read())
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
