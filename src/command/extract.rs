//! `extract`: findings on standard output, nothing stored.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::thread;

use communique::config::{ExtractArgs, FindingsFormat};
use communique::domain::{Record, Registry, Report};
use communique::ingest::source::{Reader, Refusal, Unread};
use communique::ingest::{Batches, Extractor, Named, in_batches, printed};
use communique::{extract, seeds};

use super::{Exit, Failure, registry_and_record};

/// Prints what is found in each input.
pub async fn extract(db: Option<&Path>, args: ExtractArgs) -> Result<Exit, Failure> {
    let (registry, record) = match db {
        Some(db) => registry_and_record(db).await?,
        None => bundled(),
    };
    let reader = Reader::new(args.source.options(), &registry);
    let extractor = Extractor::new(&registry, record);
    let sources = reader.sources(&args.source.paths);
    let least = args.min_confidence;
    // A single worker leaves the printing to the thread that writes; several would wait for it.
    let alone = args.workers.is_some_and(|workers| workers.get() == 1);
    let find = move |unread: Unread| {
        let name = unread.name.clone();
        let raw = reader.read(unread)?;
        let named = Named { file: raw.file.clone(), source_id: raw.source_id.clone() };
        let found = Found { name, named, report: extractor.report(raw), least };
        Ok(if alone { Answer::Found(Box::new(found)) } else { Answer::Printed(found.printed()?) })
    };
    match print(in_batches(sources, args.workers, find)?, args.format) {
        // Whoever read the output has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Exit::Done),
        other => Ok(other?),
    }
}

/// What was found in one input.
struct Found {
    name: String,
    named: Named,
    report: Report,
    least: f64,
}

impl Found {
    fn printed(&self) -> Result<String, Refusal> {
        printed(&self.report, &self.named, self.least).map_err(|error| Refusal {
            name: self.name.clone(),
            reason: format!("its findings cannot be printed: {error}"),
        })
    }
}

/// What a worker hands over.
enum Answer {
    Found(Box<Found>),
    Printed(String),
}

impl Answer {
    fn printed(self) -> Result<String, Refusal> {
        match self {
            Self::Found(found) => found.printed(),
            Self::Printed(line) => Ok(line),
        }
    }
}

/// The bundled tables, read beside each other and beside the models: together they take as long as a
/// hundred articles.
fn bundled() -> (Registry, Record) {
    thread::spawn(extract::prepare);
    thread::scope(|scope| {
        let record = scope.spawn(seeds::record);
        let registry = seeds::registry();
        (registry, record.join().unwrap_or_else(|_| seeds::record()))
    })
}

fn print(batches: Batches<Answer>, format: FindingsFormat) -> io::Result<Exit> {
    let (mut found, mut refused) = (0_u64, 0_u64);
    let mut out = BufWriter::new(io::stdout().lock());
    let (opening, between, closing) = match format {
        FindingsFormat::Json => ("[", ",\n", "]\n"),
        FindingsFormat::Jsonl => ("", "\n", "\n"),
    };
    out.write_all(opening.as_bytes())?;
    for outcome in batches.flatten() {
        match outcome.and_then(Answer::printed) {
            Ok(findings) => {
                out.write_all(if found > 0 { between.as_bytes() } else { b"" })?;
                out.write_all(findings.as_bytes())?;
                found += 1;
            }
            Err(refusal) => {
                eprintln!("refused: {refusal}");
                refused += 1;
            }
        }
    }
    if found > 0 || format == FindingsFormat::Json {
        out.write_all(closing.as_bytes())?;
    }
    out.flush()?;
    Ok(Exit::of(found, refused))
}
