//! The command line: one documented struct, whose `--help` is the manual.
//!
//! Every option has its meaning, its unit and its default here; rooms get plain structs.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::api::{Bulk, ServeOptions};
use crate::domain::Day;
use crate::ingest::source;
use crate::store;

/// Turns news reports into a documented REST API: who said what, and how the Security Council voted.
///
/// Exit status: 0 all was read (unchanged included), 1 some inputs were refused or a check found faults,
/// 2 nothing was readable, or the usage is wrong.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true)]
pub struct Config {
    /// The database file, or its URL such as sqlite:communique.db [default: communique.db]
    #[arg(long, global = true, env = "DATABASE_URL", value_name = "FILE", value_parser = database)]
    pub db: Option<PathBuf>,

    /// What to log: a level (error, warn, info, debug, trace) or a filter such as info,communique=debug.
    #[arg(long, global = true, env = "COMMUNIQUE_LOG", default_value = "info", value_name = "FILTER")]
    pub log: String,

    /// How to write the log to standard error.
    #[arg(long, global = true, env = "COMMUNIQUE_LOG_FORMAT", default_value = "text")]
    pub log_format: LogFormat,

    /// The subcommand to run.
    #[command(subcommand)]
    pub command: Command,
}

impl Config {
    /// The database file that is meant.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.db.clone().unwrap_or_else(|| PathBuf::from("communique.db"))
    }
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Lines of text for people.
    Text,
    /// One JSON object a line.
    Json,
}

/// What the program can be asked to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Answer HTTP: the API, its documentation and the front page
    Serve(Box<ServeArgs>),
    /// Read articles, find actors, quotes and claims about votes, and store them
    Ingest(IngestArgs),
    /// Print the same findings as JSON, without storing anything; registry and record are the
    /// bundled ones, or those of the database where one is named
    Extract(ExtractArgs),
    /// Rebuild all findings from the stored texts
    Reextract {
        /// How to report what was done, on standard output
        #[arg(long, default_value = "text")]
        report: ReportFormat,
    },
    /// Write every list into a file of its own, all from one moment, also while the database is in use
    Export(ExportArgs),
    /// Prove that the database is whole: every span equals its text, every count its rows
    Check,
    /// Write a consistent copy, also while the database is in use
    Backup {
        /// The file to write; it must not exist
        #[arg(value_name = "FILE")]
        to: PathBuf,
    },
    /// Take an article out, with its findings
    Remove {
        /// The article's id or URL.
        #[arg(value_name = "ID|URL")]
        article: String,
    },
    /// Work on the Council's record
    #[command(subcommand)]
    Record(RecordCommand),
    /// Print the OpenAPI document
    Openapi {
        /// The version of OpenAPI it is to be written in
        #[arg(long, default_value = "3.1")]
        edition: Edition,
    },
}

/// What can be done to the record.
#[derive(Debug, Subcommand)]
pub enum RecordCommand {
    /// Renew the votes from a table or a folder of them, or from the Dag Hammarskjöld Library's `sc_voting.csv`
    ///
    /// Lists vote by vote what differs. A vote that cannot be so (ballots that are not those of the members of
    /// the day, an outcome that does not follow from them) is left as it was.
    Import {
        /// The file, or the folder
        #[arg(value_name = "FILE")]
        path: PathBuf,
        /// Take over what cannot be so, too
        #[arg(long)]
        force: bool,
        /// Only list what differs, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
}

/// Command-line options of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Do not load the demo articles into a file that this command makes
    #[arg(long)]
    pub no_demo: bool,

    /// What the server itself takes.
    #[command(flatten)]
    pub options: ServeOptions,
}

/// What is read, for `ingest` and `extract`.
#[derive(Debug, Args)]
pub struct SourceArgs {
    /// Files, folders, or - for standard input. A manifest.csv beside the files overrules what they say.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// The format of the inputs; by default that of their name (.txt, .html, .htm, .json, .jsonl,
    /// .csv, .tsv), before .gz or .zst where it is compressed.
    #[arg(long, default_value = "auto", value_name = "FORMAT")]
    pub from: source::Format,

    /// The day of publication of all inputs, YYYY-MM-DD; overrules what they say.
    #[arg(long, value_name = "DAY")]
    pub published_on: Option<Day>,

    /// The publisher of all inputs; overrules what they say.
    #[arg(long, value_name = "NAME")]
    pub publisher: Option<String>,

    /// What a field of records is called there, and here (`id`, `url`, `title`, `publisher`, `published_on`, `byline`,
    /// `language`, `text`): `--map headline_text=title`. May be repeated; the names of the usual tools are known.
    #[arg(long, value_name = "THEIRS=OURS", value_parser = source::mapping)]
    pub map: Vec<(String, String)>,

    /// Which comes first in dates such as 8/1/2016, month or day; without it such dates are left out.
    #[arg(long, value_name = "ORDER")]
    pub dates: Option<source::DateOrder>,

    /// The largest article that is read, in bytes; larger ones are refused.
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

    /// Threads that extract; by default one for each core
    #[arg(long, value_name = "N")]
    pub workers: Option<NonZeroUsize>,

    /// How to report what was done, on standard output
    #[arg(long, default_value = "text")]
    pub report: ReportFormat,
}

/// Command-line options of `extract`.
#[derive(Debug, Args)]
pub struct ExtractArgs {
    /// The files and readers of the source.
    #[command(flatten)]
    pub source: SourceArgs,

    /// Threads that extract; by default one for each core
    #[arg(long, value_name = "N")]
    pub workers: Option<NonZeroUsize>,

    /// How to print the findings
    #[arg(long, default_value = "jsonl")]
    pub format: FindingsFormat,

    /// Leave out quotes and claims that are less sure than this, from 0 to 1.
    #[arg(long, default_value_t = 0.0, value_name = "CONFIDENCE", value_parser = confidence)]
    pub min_confidence: f64,
}

/// Command-line options of `export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The folder to write into; it is made where it is missing, and no file in it is overwritten
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,

    /// How to write the files
    #[arg(long, default_value = "csv")]
    pub format: BulkFile,

    /// In CSV, leave text as it is that a spreadsheet would take for a formula
    #[arg(long)]
    pub raw: bool,

    /// Only these lists, separated by commas; by default all
    #[arg(long, value_delimiter = ',', value_name = "LIST")]
    pub only: Vec<Bulk>,
}

/// How bulk files are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BulkFile {
    /// RFC 4180, with a header.
    Csv,
    /// One JSON object a line.
    Ndjson,
}

/// How a command reports what it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Lines of text for people.
    Text,
    /// A single JSON object.
    Json,
}

/// The versions of OpenAPI that the contract is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Edition {
    /// The contract as it is.
    #[value(name = "3.1")]
    V3_1,
    /// The same for generators that stop there.
    #[value(name = "3.0")]
    V3_0,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FindingsFormat {
    /// One indented JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
}

/// A file's path, or the path in an `sqlite:` URL.
fn database(text: &str) -> Result<PathBuf, String> {
    let path = store::path(text);
    match path.to_string_lossy().as_ref() {
        "" => Err("name a file, such as communique.db".to_owned()),
        other if other.contains("://") => Err("that is no SQLite database: name a file".to_owned()),
        _ => Ok(path),
    }
}

fn confidence(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("a number from 0 to 1 is asked for".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Config::command().debug_assert();
    }

    #[test]
    fn a_database_is_a_file_or_a_url_of_one() {
        for (given, path) in [("a.db", "a.db"), ("sqlite:a.db", "a.db"), ("sqlite:///srv/a.db?mode=ro", "/srv/a.db")] {
            assert_eq!(database(given), Ok(PathBuf::from(path)));
        }
        assert!(database("postgres://host/name").is_err());
        assert!(database("").is_err());
    }
}
