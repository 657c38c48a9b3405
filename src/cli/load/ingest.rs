//! `ingest` and `reextract`: articles are extracted and stored.

use std::path::Path;
use std::time::Instant;

use crate::cli::args::{IngestArgs, ReportFormat};
use crate::extract::Extractor;
use crate::ingest::reextract as reextract_stored;
use crate::ingest::source::{Noted, Options, Reader};
use crate::store::Writer;

use super::loading::{Inputs, read_and_store};
use super::progress::ProgressLine;
use super::report::LoadReport;
use super::watch;
use crate::cli::{Exit, Failure, now, registry_and_record};

/// Reads articles and stores what is found in them.
pub async fn ingest(db: &Path, args: IngestArgs) -> Result<Exit, Failure> {
    if args.watch {
        return watch::watch(db, &args).await;
    }
    let loaded = read_and_store(db, &args, &Inputs { paths: &args.source.paths, root: None }, |_| {}).await?;
    Ok(Exit::of(loaded.read_count(), loaded.refused_count))
}

/// Rebuilds all findings from the stored texts.
pub async fn reextract(db: &Path, report: ReportFormat) -> Result<Exit, Failure> {
    let began = Instant::now();
    let mut writer = Writer::open(db, now()).await?;
    let (registry, record) = registry_and_record(db).await?;
    let reader = Reader::new(Options::default(), &registry);
    let extractor = Extractor::new(&registry, record);
    let line = ProgressLine::start(None);
    let loaded = reextract_stored(&mut writer, reader, extractor, now, |loaded| line.show(loaded)).await?;
    drop(line);
    writer.close().await?;
    let seconds = began.elapsed().as_secs_f64();
    LoadReport { loaded: &loaded, noted: Noted::default(), dry_run: false, seconds }.print(report)?;
    Ok(Exit::Done)
}
