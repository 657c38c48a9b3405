//! Options of the commands that read articles: `ingest` and `extract`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;

use crate::cli::args::formats::{FindingsFormat, ReportFormat};
use crate::domain::Day;
use crate::ingest::source;

/// The inputs of `ingest` and `extract`.
#[derive(Debug, Args)]
pub struct SourceArgs {
    /// Files, folders, or - for standard input. A manifest.csv beside the files overrides their own metadata.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// The format of the inputs; by default that of their name (.txt, .html, .htm, .json, .jsonl,
    /// .csv, .tsv, .rss, .atom, .rdf, .xml, .warc, .wacz, .zip, .tar), before .gz or .zst where it is compressed.
    #[arg(long, default_value = "auto", value_name = "FORMAT")]
    pub from: source::Format,

    /// The day of publication of all inputs, YYYY-MM-DD; overrides their own.
    #[arg(long, value_name = "DAY")]
    pub published_on: Option<Day>,

    /// The publisher of all inputs; overrides their own.
    #[arg(long, value_name = "NAME")]
    pub publisher: Option<String>,

    /// Maps a field of the records to one of ours (`id`, `url`, `title`, `publisher`, `published_on`, `byline`,
    /// `language`, `text`): `--map headline_text=title`. May be repeated; the names of the usual tools are known.
    #[arg(long, value_name = "THEIRS=OURS", value_parser = source::mapping)]
    pub map: Vec<(String, String)>,

    /// The order of month and day in dates such as 8/1/2016; without it such dates are left out.
    #[arg(long, value_name = "ORDER")]
    pub dates: Option<source::DateOrder>,

    /// The size limit of an article in bytes; larger ones are refused.
    #[arg(long, default_value_t = source::MAX_BYTES, value_name = "BYTES")]
    pub max_article_bytes: usize,
}

impl SourceArgs {
    /// The options of the readers.
    #[must_use]
    pub fn options(&self) -> source::Options {
        source::Options {
            from: self.from,
            publisher: self.publisher.clone(),
            published_on: self.published_on,
            map: self.map.clone(),
            dates: self.dates,
            max_bytes: self.max_article_bytes,
        }
    }
}

/// Command-line options of `ingest`.
#[derive(Debug, Args)]
pub struct IngestArgs {
    /// The files and readers of the source.
    #[command(flatten)]
    pub source: SourceArgs,

    /// Read and extract everything, store nothing, and report what a load would do
    #[arg(long)]
    pub dry_run: bool,

    /// Load the folders, then their new and changed files, until SIGINT or SIGTERM; files that are still being
    /// written are left until they no longer change
    #[arg(long, conflicts_with = "dry_run")]
    pub watch: bool,

    /// The seconds between two scans of watched folders; a file is loaded once it is unchanged between two scans
    #[arg(long, default_value_t = 5, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub watch_interval: u64,

    /// Worker threads for extraction; by default one for each core
    #[arg(long, value_name = "N")]
    pub workers: Option<NonZeroUsize>,

    /// The format of the report on standard output
    #[arg(long, default_value = "text")]
    pub report: ReportFormat,
}

/// Command-line options of `extract`.
#[derive(Debug, Args)]
pub struct ExtractArgs {
    /// The files and readers of the source.
    #[command(flatten)]
    pub source: SourceArgs,

    /// Worker threads for extraction; by default one for each core
    #[arg(long, value_name = "N")]
    pub workers: Option<NonZeroUsize>,

    /// The format of the findings
    #[arg(long, default_value = "jsonl")]
    pub format: FindingsFormat,

    /// Leave out quotes and claims of a lower confidence, from 0 to 1.
    #[arg(long, default_value_t = 0.0, value_name = "CONFIDENCE", value_parser = confidence)]
    pub min_confidence: f64,
}

fn confidence(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("a number from 0 to 1 is asked for".to_owned()),
    }
}
