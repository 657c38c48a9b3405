//! `record import`: renews the Council's record from a file.

use std::io::{self, Write};
use std::path::Path;

use crate::cli::args::RecordCommand;
use crate::ingest::{RecordImport, import_record, in_words};
use crate::store::Writer;

use crate::cli::{Exit, Failure, now};

/// Renews the record, and lists vote by vote what differs.
pub async fn record(db: &Path, command: RecordCommand) -> Result<Exit, Failure> {
    let RecordCommand::Import { path, force, dry_run } = command;
    let mut writer = Writer::open(db, now()).await?;
    let (renewal, rejudged) = import_record(&mut writer, &path, RecordImport { force, dry_run }, now()).await?;
    writer.close().await?;
    let mut out = io::stdout().lock();
    write!(out, "{}", in_words(&renewal))?;
    let (changes, faults) = (renewal.changes.len(), renewal.faults.len());
    let done = if dry_run { "would be applied" } else { "applied" };
    writeln!(out, "{changes} differences {done} but for {faults} that cannot be so; {} votes kept", renewal.kept)?;
    writeln!(out, "{rejudged} claims of stored articles get another answer")?;
    Ok(if faults == 0 { Exit::Done } else { Exit::Refused })
}
