//! `runs`: what earlier loads did, and what they refused or skipped and why; and the corrections without a place.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use super::correct::print_without_place;
use crate::cli::args::{ReportFormat, RunsArgs};
use crate::cli::{Exit, Failure};
use crate::domain::Correction;
use crate::store::{Refusal, Run, Store};

/// Refusals and skipped files shown of each run in a list of runs.
const FEW: usize = 5;

/// A run with what it refused and skipped.
#[derive(Serialize)]
struct RunReport {
    #[serde(flatten)]
    run: Run,
    refused: Vec<Refusal>,
    skipped: Vec<Refusal>,
    /// The corrections that have no place now, with the last run.
    #[serde(skip_serializing_if = "Option::is_none")]
    corrections_without_place: Option<Vec<Correction>>,
}

/// Prints the last runs, or one of them with all that it refused and skipped.
pub async fn runs(db: &Path, args: &RunsArgs) -> Result<Exit, Failure> {
    let mut snapshot = Store::open(db).await?.snapshot().await?;
    let runs = match args.run {
        Some(id) => match snapshot.load_run(id).await? {
            Some(run) => vec![run],
            None => return Err(Failure::Usage(format!("no run has the number {id}: `communique runs` lists them"))),
        },
        None => snapshot.runs(args.limit).await?,
    };
    let mut without_place = Some(snapshot.corrections_without_place().await?).filter(|_| args.run.is_none());
    let mut out = io::stdout().lock();
    if args.report == ReportFormat::Text {
        print_without_place(&mut out, without_place.as_deref().unwrap_or_default())?;
    }
    for run in runs {
        let [refused, skipped] = [snapshot.refusals(run.id).await?, snapshot.skips(run.id).await?];
        let report = RunReport { run, refused, skipped, corrections_without_place: without_place.take() };
        if args.report == ReportFormat::Json {
            serde_json::to_writer(&mut out, &report).map_err(io::Error::from)?;
            writeln!(out)?;
        } else {
            print(&mut out, &report, if args.run.is_some() { usize::MAX } else { FEW })?;
        }
    }
    Ok(Exit::Done)
}

fn print(out: &mut impl Write, report: &RunReport, most: usize) -> io::Result<()> {
    let RunReport { run, refused, skipped, .. } = report;
    let ended =
        run.ended_at.as_deref().map_or_else(|| "runs, or was killed".to_owned(), |ended| format!("ended {ended}"));
    writeln!(out, "run {}: {}", run.id, run.sources)?;
    writeln!(
        out,
        "  began {}, {ended}: {} new, {} changed, {} unchanged, {} skipped, {} refused",
        run.started_at, run.new_count, run.changed_count, run.unchanged_count, run.skipped_count, run.refused_count
    )?;
    for (what, named, count) in [("refused", refused, run.refused_count), ("skipped", skipped, run.skipped_count)] {
        for Refusal { input, reason } in named.iter().take(most) {
            writeln!(out, "  {what}: {input}: {reason}")?;
        }
        let shown = named.len().min(most);
        let further = usize::try_from(count).unwrap_or_default().saturating_sub(shown);
        if further > 0 && named.len() > shown {
            writeln!(out, "  and {further} more {what}: communique runs {}", run.id)?;
        } else if further > 0 {
            writeln!(out, "  and {further} more {what}, whose names were not stored")?;
        }
    }
    Ok(())
}
