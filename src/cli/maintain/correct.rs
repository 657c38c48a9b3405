//! `correct`: the operator sets findings right.

use std::io::{self, Write};
use std::path::Path;

use super::registry::tools;
use crate::api::{Bulk, BulkFormat, bulk};
use crate::cli::args::CorrectArgs;
use crate::cli::{Exit, Failure, now};
use crate::domain::{AskedCorrection, CorrectedPart, Correction};
use crate::ingest::{Renewal, correct as correct_findings, read_corrections};
use crate::store::{Store, Writer};

/// The word for no actor, in the place of an actor's id.
const NOBODY: &str = "none";
/// Characters of the words that are shown of a correction.
const SHOWN: usize = 60;

/// Corrects findings, takes corrections back, or lists them.
pub async fn correct(db: &Path, args: CorrectArgs) -> Result<Exit, Failure> {
    if args.list {
        let mut snapshot = Store::open(db).await?.snapshot().await?;
        bulk(&mut snapshot, Bulk::Corrections, BulkFormat { csv: true, raw: true }, &mut io::stdout().lock()).await?;
        return Ok(Exit::Done);
    }
    let undo = args.undo;
    let asked = match &args.file {
        Some(file) => read_corrections(file)?,
        None => vec![asked(args)],
    };
    let mut writer = Writer::open(db, now()).await?;
    let mut snapshot = Store::open(db).await?.snapshot().await?;
    let (registry, record) = (snapshot.registry().await?, snapshot.record().await?);
    drop(snapshot);
    let tools = tools(record);
    let renewal = Renewal { tools: &tools, clock: now };
    let (answered, put) = correct_findings(&mut writer, &asked, undo, &registry, renewal).await?;
    writer.close().await?;
    let done = if undo { "taken back" } else { "entered" };
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{} corrections {done}, {} were there already; {} articles searched again, {} of them with other findings",
        answered.changed,
        answered.unchanged,
        put.changed + put.unchanged + put.new,
        put.changed
    )?;
    print_without_place(&mut out, &Store::open(db).await?.snapshot().await?.corrections_without_place().await?)?;
    Ok(Exit::Done)
}

/// The correction that the command line asks for.
fn asked(args: CorrectArgs) -> AskedCorrection {
    let CorrectArgs { id, start, speaker, actor, is_false, .. } = args;
    let id = id.unwrap_or_default();
    let change = match (&speaker, &actor) {
        (Some(_), _) => Some(CorrectedPart::Speaker),
        (_, Some(_)) => Some(CorrectedPart::Actor),
        _ => is_false.then_some(CorrectedPart::False),
    };
    let actor = speaker.or(actor).filter(|actor| actor != NOBODY);
    AskedCorrection { label: id.clone(), id, start, anchor: None, change, actor }
}

/// Names the corrections that have no place.
pub(super) fn print_without_place(out: &mut impl Write, corrections: &[Correction]) -> io::Result<()> {
    for Correction { number, finding, text, article_id, .. } in corrections {
        let mut words: String = text.chars().take(SHOWN).collect();
        if words.len() < text.len() {
            words.push('…');
        }
        let finding = format!("{finding:?}").to_lowercase();
        writeln!(out, "correction {number} has no place: the {finding} {words:?} of article {article_id}")?;
    }
    Ok(())
}
