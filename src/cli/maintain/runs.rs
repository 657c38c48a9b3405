//! `runs`: what earlier loads did, and what they refused and why.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;

use crate::cli::args::{ReportFormat, RunsArgs};
use crate::cli::{Exit, Failure};
use crate::store::{Refusal, Run, Store};

/// Refusals shown of each run in a list of runs.
const FEW: usize = 5;

/// A run with what it refused.
#[derive(Serialize)]
struct RunReport {
    #[serde(flatten)]
    run: Run,
    refused: Vec<Refusal>,
}

/// Prints the last runs, or one of them with all that it refused.
pub async fn runs(db: &Path, args: &RunsArgs) -> Result<Exit, Failure> {
    let mut snapshot = Store::open(db).await?.snapshot().await?;
    let runs = match args.run {
        Some(id) => match snapshot.load_run(id).await? {
            Some(run) => vec![run],
            None => return Err(Failure::Usage(format!("no run has the number {id}: `communique runs` lists them"))),
        },
        None => snapshot.runs(args.limit).await?,
    };
    let mut out = io::stdout().lock();
    for run in runs {
        let refused = snapshot.refusals(run.id).await?;
        let report = RunReport { run, refused };
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
    let RunReport { run, refused } = report;
    let ended =
        run.ended_at.as_deref().map_or_else(|| "runs, or was killed".to_owned(), |ended| format!("ended {ended}"));
    writeln!(out, "run {}: {}", run.id, run.sources)?;
    writeln!(
        out,
        "  began {}, {ended}: {} new, {} changed, {} unchanged, {} skipped, {} refused",
        run.started_at, run.new_count, run.changed_count, run.unchanged_count, run.skipped_count, run.refused_count
    )?;
    for Refusal { input, reason } in refused.iter().take(most) {
        writeln!(out, "  refused: {input}: {reason}")?;
    }
    let named = refused.len().min(most);
    let further = usize::try_from(run.refused_count).unwrap_or_default().saturating_sub(named);
    if further > 0 && refused.len() > named {
        writeln!(out, "  and {further} more: communique runs {}", run.id)?;
    } else if further > 0 {
        writeln!(out, "  and {further} more, whose names were not stored")?;
    }
    Ok(())
}
