//! `extract`: findings on standard output, nothing stored.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::thread;
use std::time::Duration;

use crate::cli::args::{ExtractArgs, FindingsFormat};
use crate::cli::load::output::{InputName, printed};
use crate::cli::load::report::print_noted;
use crate::council::Record;
use crate::council::Report;
use crate::domain::{Findings, RawArticle, Registry};
use crate::extract::{self, Gazetteer, Outline};
use crate::ingest::source::{Reader, Refusal, Unread};
use crate::ingest::{BatchSize, Batches, Outcome, in_batches};
use crate::seeds;

use crate::cli::{Exit, Failure};
use crate::store::{Corrections, Store};

/// The Council's record, read when the first claims are judged: extraction does without it.
type LazyRecord = LazyLock<Record, Box<dyn FnOnce() -> Record + Send>>;

/// What findings are judged by, and set right by.
struct Known {
    record: LazyRecord,
    corrections: Corrections,
}

/// Prints what is found in each input.
pub async fn extract(db: Option<&Path>, args: ExtractArgs) -> Result<Exit, Failure> {
    let (registry, record, corrections) = match db {
        Some(db) => stored(db).await?,
        None => bundled(),
    };
    let known = Arc::new(Known { record, corrections });
    let reader = Reader::new(args.source.options(), &registry);
    // Made while the first articles are read.
    let gazetteer = Arc::new(LazyLock::new(move || Gazetteer::new(&registry)));
    let made = Arc::clone(&gazetteer);
    thread::spawn(move || {
        LazyLock::force(&made);
    });
    let sources = reader.sources(&args.source.paths);
    let notes = reader.notes();
    let least = args.min_confidence;
    // A single worker leaves judging and printing to the thread that writes; several would wait for it.
    let alone = args.workers.is_some_and(|workers| workers.get() == 1);
    let read = move |unread: Unread| -> Outcome<_> {
        let name = unread.name.clone();
        let raw = reader.read(unread)?;
        Ok((name, Outline::of(&raw), raw))
    };
    let judge = Arc::clone(&known);
    let find = move |(name, outline, raw)| {
        let findings = extract::findings_in(&raw, outline, &gazetteer);
        let found = InputFindings { name, raw, findings };
        Ok(if alone { Extracted::Findings(Box::new(found)) } else { Extracted::Line(found.into_line(&judge, least)?) })
    };
    let line = move |extracted| match extracted {
        Extracted::Findings(found) => found.into_line(&known, least),
        Extracted::Line(line) => Ok(line),
    };
    let printed = print(in_batches(sources, BatchSize::printed(args.workers), read, find)?, line, args.format);
    print_noted(&notes.noted());
    match printed {
        // The reader of the output has closed it: it has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Done),
        other => Ok(other?),
    }
}

/// The findings of one input.
struct InputFindings {
    name: String,
    raw: RawArticle,
    findings: Findings,
}

impl InputFindings {
    fn into_line(self, known: &Known, least: f64) -> Outcome<Vec<u8>> {
        let name = InputName { file: self.raw.file.clone(), source_id: self.raw.source_id.clone() };
        let mut report = Report::new(self.raw, self.findings, &known.record);
        known.corrections.apply(&mut report);
        printed(&report, &name, least)
            .map_err(|error| Refusal { name: self.name, reason: format!("its findings cannot be printed: {error}") })
    }
}

/// What a worker hands to the thread that writes.
enum Extracted {
    Findings(Box<InputFindings>),
    Line(Vec<u8>),
}

/// The bundled tables, read beside the models: together they take as long as some dozen articles.
fn bundled() -> (Registry, LazyRecord, Corrections) {
    thread::spawn(extract::prepare);
    (seeds::registry(), LazyRecord::new(Box::new(seeds::record)), Corrections::default())
}

/// Those of a database, with what its operator has corrected.
async fn stored(db: &Path) -> Result<(Registry, LazyRecord, Corrections), Failure> {
    let mut snapshot = Store::open(db).await?.snapshot().await?;
    let record = snapshot.record().await?;
    Ok((snapshot.registry().await?, LazyRecord::new(Box::new(|| record)), snapshot.all_corrections().await?))
}

/// The output's buffer: each write wakes the reader of a pipe, and a pipe takes so many bytes at once.
const OUTPUT_BUFFER: usize = 64 << 10;

/// Standard output without a buffer of its own: the standard library's writes line by line.
#[cfg(unix)]
fn stdout() -> io::Result<impl Write> {
    use std::os::fd::AsFd;
    Ok(std::fs::File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "as above")]
fn stdout() -> io::Result<impl Write> {
    Ok(io::stdout())
}

fn print(
    mut batches: Batches<Extracted>,
    line: impl Fn(Extracted) -> Outcome<Vec<u8>>,
    format: FindingsFormat,
) -> io::Result<Exit> {
    let (mut found, mut refused) = (0_u64, 0_u64);
    let mut out = BufWriter::with_capacity(OUTPUT_BUFFER, stdout()?);
    let (opening, between, closing) = match format {
        FindingsFormat::Json => ("[", ",\n", "]\n"),
        FindingsFormat::Jsonl => ("", "\n", "\n"),
    };
    out.write_all(opening.as_bytes())?;
    loop {
        let ready = batches.next_within(Duration::ZERO);
        if ready.is_none() {
            // What is there is shown while more is waited for.
            out.flush()?;
        }
        let Some(batch) = ready.or_else(|| batches.next()) else { break };
        for outcome in batch {
            match outcome.and_then(&line) {
                Ok(findings) => {
                    out.write_all(if found > 0 { between.as_bytes() } else { b"" })?;
                    out.write_all(&findings)?;
                    found += 1;
                }
                Err(refusal) => {
                    eprintln!("refused: {refusal}");
                    refused += 1;
                }
            }
        }
    }
    if found > 0 || format == FindingsFormat::Json {
        out.write_all(closing.as_bytes())?;
    }
    out.flush()?;
    Ok(Exit::of(found, refused))
}
