//! One load: its inputs are read, and what is found in them is stored or only counted.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use crate::cli::args::IngestArgs;
use crate::extract::Extractor;
use crate::ingest::source::{Progress, Reader, Unread};
use crate::ingest::{BatchSize, LoadCounts, in_batches, load, rehearse};
use crate::seeds;
use crate::store::{FileState, Prepared, Rehearsal, Store, Writer, file_state};

use super::progress::ProgressLine;
use super::report::LoadReport;
use crate::cli::{Failure, now, registry_and_record};

/// What a load reads.
pub(super) struct Inputs<'i> {
    pub paths: &'i [PathBuf],
    /// The folder that they were found in, where they are no paths of the operator.
    pub root: Option<&'i Path>,
}

/// Reads these inputs and stores what is found in them, or only says what storing would do; prints the report. `began`
/// gets what ends the reading early.
pub(super) async fn read_and_store(
    db: &Path,
    args: &IngestArgs,
    inputs: &Inputs<'_>,
    began: impl FnOnce(Arc<Progress>),
) -> Result<LoadCounts, Failure> {
    let since = Instant::now();
    let mut writer = if args.dry_run { None } else { Some(Writer::open(db, now()).await?) };
    let is_new = args.dry_run && file_state(db).await? == FileState::Missing;
    let (registry, record) =
        if is_new { (seeds::registry(), seeds::record()) } else { registry_and_record(db).await? };
    let reader = Reader::new(args.source.options(), &registry);
    let extractor = Extractor::new(&registry, record);
    let sources = reader.sources(inputs.paths);
    let sources = if let Some(root) = inputs.root { sources.within(root) } else { sources };
    let progress = sources.progress();
    let (counted, paths) = (Arc::clone(&progress), inputs.paths.to_vec());
    thread::spawn(move || counted.count(&paths));
    began(Arc::clone(&progress));
    let notes = reader.notes();
    let read = move |unread: Unread| reader.read(unread);
    let find = move |raw| Ok(Prepared::new(extractor.report(raw)));
    let batches = in_batches(sources, BatchSize::stored(args.workers), read, find)?;
    let line = ProgressLine::start(Some(progress));
    let loaded = if let Some(writer) = &mut writer {
        load(writer, &names(inputs), batches, now, |loaded| line.show(loaded)).await?
    } else {
        let stored = if is_new { None } else { Some(Store::open_unhurried(db).await?.snapshot().await?) };
        rehearse(Rehearsal::new(stored), batches, |loaded| line.show(loaded)).await?
    };
    drop(line);
    if let Some(writer) = writer {
        writer.close().await?;
    }
    let seconds = since.elapsed().as_secs_f64();
    LoadReport { loaded: &loaded, noted: notes.noted(), dry_run: args.dry_run, seconds }.print(args.report)?;
    Ok(loaded)
}

/// What was read, for the log of loads.
fn names(inputs: &Inputs<'_>) -> String {
    if let Some(root) = inputs.root {
        return format!("{} new or changed files of {}", inputs.paths.len(), root.display());
    }
    let names: Vec<_> = inputs.paths.iter().map(|path| path.display().to_string()).collect();
    names.join(" ")
}
