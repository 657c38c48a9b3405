//! The command line: one documented struct, whose `--help` is the manual.
//!
//! Every option has its meaning, its unit and its default here; rooms get plain structs.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use std::net::SocketAddr;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::api::{Bulk, ServeOptions};
use crate::domain::Day;
use crate::ingest::source;
use crate::store;

/// Turns news reports into a documented REST API: who said what, and how the Security Council voted.
///
/// Exit status: 0 if every input was read (unchanged ones included), 1 if some were refused or a check found
/// faults, 2 if none was readable or the usage is wrong.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true)]
pub struct Config {
    /// The database file, or its URL such as sqlite:communique.db [default: communique.db]
    #[arg(long, global = true, env = "DATABASE_URL", value_name = "FILE", value_parser = database)]
    pub db: Option<PathBuf>,

    /// The log level (error, warn, info, debug, trace) or a filter such as info,communique=debug.
    #[arg(long, global = true, env = "COMMUNIQUE_LOG", default_value = "info", value_name = "FILTER")]
    pub log: String,

    /// The format of the log on standard error.
    #[arg(long, global = true, env = "COMMUNIQUE_LOG_FORMAT", default_value = "text")]
    pub log_format: LogFormat,

    /// The subcommand to run.
    #[command(subcommand)]
    pub command: Command,
}

impl Config {
    /// The path of the database file that `--db` names.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.db.clone().unwrap_or_else(|| PathBuf::from("communique.db"))
    }
}

/// The formats of log lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Lines of text for people.
    Text,
    /// One JSON object a line.
    Json,
}

/// The subcommands of the program.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve HTTP: the API, its documentation and the front page
    Serve(Box<ServeArgs>),
    /// Read articles, find actors, quotes and claims about votes, and store them
    Ingest(IngestArgs),
    /// Print the same findings as JSON and store nothing; uses the bundled registry and record, or those
    /// of the database that `--db` names, with the corrections entered there
    Extract(ExtractArgs),
    /// Rebuild all findings from the stored texts
    Reextract {
        /// The format of the report on standard output
        #[arg(long, default_value = "text")]
        report: ReportFormat,
    },
    /// Export every list into a file of its own, all from one snapshot, also while the database is in use
    Export(ExportArgs),
    /// Check the database's integrity: every span equals its text, every count its rows
    Check,
    /// Write a consistent backup, also while the database is in use
    Backup {
        /// The file to write; it must not exist
        #[arg(value_name = "FILE")]
        to: PathBuf,
    },
    /// Remove articles with their findings
    Remove(RemoveArgs),
    /// Show earlier loads, what they refused and why, and corrections that have no place any more
    Runs(RunsArgs),
    /// Correct a finding, for good: another speaker, another actor of a mention, or that it is none
    ///
    /// A correction is kept with the words that it is about and what stands around them, and is applied to whatever is
    /// found there: it outlasts `reextract`, newer texts in which the words still stand, and newer programs.
    Correct(CorrectArgs),
    /// Ask the server on this machine whether it is ready; exit status 0 if it is, 2 if not
    Health {
        /// The address that it listens on
        #[arg(long, env = "COMMUNIQUE_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
        listen: SocketAddr,
    },
    /// Maintain the registry: add actors, names, offices and outlets of your own, list them, take them out
    #[command(subcommand)]
    Registry(RegistryCommand),
    /// Maintain the record of the Council's votes
    #[command(subcommand)]
    Record(RecordCommand),
    /// Print the OpenAPI document
    Openapi {
        /// The OpenAPI version of the document
        #[arg(long, default_value = "3.1")]
        edition: Edition,
    },
}

/// The subcommands of `registry`.
#[derive(Debug, Subcommand)]
pub enum RegistryCommand {
    /// Add tables of your own, kept apart from the bundled ones and laid over them; articles concerned are searched again
    ///
    /// The header says which table it is: `id,kind,name,gender,iso3,wikidata,description,basis` of actors,
    /// `actor_id,alias,kind,basis` of their other names, `actor_id,title,of,from,to,basis` of offices,
    /// `actor_id,kind,domain,basis` of outlets, `actor_id,kind,basis` of bodies: whether who speaks for an organisation speaks
    /// for its state (`organ`: a ministry, a parliament, an army), for the body itself (`international`), or neither (`none`).
    /// Any row that cannot be so is named, and then nothing is added.
    Add {
        /// CSV files; they may stand on each other
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Print the rows of your own, as tables that can be added again
    List,
    /// Remove all rows of your own about some actors; the bundled ones come to light, and articles are searched again
    Remove {
        /// Ids of actors
        #[arg(required = true, value_name = "ID")]
        actors: Vec<String>,
    },
}

/// The subcommands of `record`.
#[derive(Debug, Subcommand)]
pub enum RecordCommand {
    /// Renew the votes from a table or a folder of them, or from the Dag Hammarskjöld Library's `sc_voting.csv`
    ///
    /// Lists the differences vote by vote. An invalid vote (ballots of states that were no members that day, an
    /// outcome that does not follow from the ballots) keeps its stored form.
    Import {
        /// The file, or the folder
        #[arg(value_name = "FILE")]
        path: PathBuf,
        /// Import invalid votes too
        #[arg(long)]
        force: bool,
        /// List the differences and change nothing
        #[arg(long)]
        dry_run: bool,
    },
}

/// Command-line options of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Do not load the demo articles into a new database file
    #[arg(long)]
    pub no_demo: bool,

    /// The options of the server itself.
    #[command(flatten)]
    pub options: ServeOptions,
}

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
    /// written are left until they are quiet
    #[arg(long, conflicts_with = "dry_run")]
    pub watch: bool,

    /// The seconds between two looks at watched folders; a file is quiet if two looks find it the same
    #[arg(long, default_value_t = 5, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub watch_interval: u64,

    /// Worker threads for extraction; by default one for each core
    #[arg(long, value_name = "N")]
    pub workers: Option<NonZeroUsize>,

    /// The format of the report on standard output
    #[arg(long, default_value = "text")]
    pub report: ReportFormat,
}

/// Command-line options of `remove`.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub struct RemoveArgs {
    /// Ids or URLs of articles
    #[arg(value_name = "ID|URL")]
    pub articles: Vec<String>,

    /// A file of ids and URLs, one a line, or - for standard input; lines that begin with # are comments
    #[arg(long, value_name = "LIST")]
    pub file: Option<PathBuf>,

    /// All articles of this publisher, compared without case, accents and punctuation
    #[arg(long, value_name = "NAME")]
    pub publisher: Option<String>,
}

/// Command-line options of `correct`.
#[derive(Debug, Args)]
#[group(skip)]
pub struct CorrectArgs {
    /// The id of a quote or claim, or, with --start, of an article; with --undo also a number that --list shows
    #[arg(value_name = "ID", required_unless_present_any = ["file", "list"], requires = "what")]
    pub id: Option<String>,

    /// A mention in that article, by the offset of its first character
    #[arg(long, value_name = "OFFSET", requires = "id")]
    pub start: Option<u32>,

    /// Who says it, by the actor's id; `none` where it is nobody known
    #[arg(long, value_name = "ACTOR", group = "what")]
    pub speaker: Option<String>,

    /// Whom the mention means, by the actor's id; `none` where it is nobody known
    #[arg(long, value_name = "ACTOR", group = "what")]
    pub actor: Option<String>,

    /// It is no quote, no claim or no mention
    #[arg(long = "false", group = "what")]
    pub is_false: bool,

    /// Take the correction back, so that what the program finds comes to light
    #[arg(long, group = "what")]
    pub undo: bool,

    /// A table of corrections, as --list prints and `export` writes it, or with the columns `id,start,change,actor_id`
    #[arg(long, value_name = "CSV", conflicts_with_all = ["id", "speaker", "actor", "is_false"])]
    pub file: Option<PathBuf>,

    /// Print all corrections as a table that --file reads
    #[arg(long, conflicts_with_all = ["id", "file", "what"])]
    pub list: bool,
}

/// Command-line options of `runs`.
#[derive(Debug, Args)]
pub struct RunsArgs {
    /// The number of a run, to show everything that it refused or skipped; by default the last runs are listed
    #[arg(value_name = "RUN")]
    pub run: Option<i64>,

    /// The number of runs in the list
    #[arg(long, default_value_t = 20, value_name = "N")]
    pub limit: u32,

    /// The format of the report on standard output: text, or JSON with one run a line
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

/// Command-line options of `export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The folder to write into; created if missing, and no file in it is overwritten
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,

    /// The format of the files
    #[arg(long, default_value = "csv")]
    pub format: BulkFile,

    /// In CSV, do not escape text that a spreadsheet would take for a formula
    #[arg(long)]
    pub raw: bool,

    /// Only these lists, separated by commas; by default all
    #[arg(long, value_delimiter = ',', value_name = "LIST")]
    pub only: Vec<Bulk>,
}

/// The formats of exported files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BulkFile {
    /// RFC 4180, with a header.
    Csv,
    /// One JSON object a line.
    Ndjson,
}

/// The formats of a command's report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Lines of text for people.
    Text,
    /// A single JSON object.
    Json,
}

/// The OpenAPI versions of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Edition {
    /// The document in OpenAPI 3.1, as derived from the routes.
    #[value(name = "3.1")]
    V3_1,
    /// The document rewritten for generators that read only OpenAPI 3.0.
    #[value(name = "3.0")]
    V3_0,
}

/// The formats of printed findings.
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
    fn what_is_corrected_is_said_once() {
        let parsed = |line: &str| {
            let line = format!("communique correct {line}");
            Config::try_parse_from(line.split_whitespace()).is_ok()
        };
        for line in [
            "--list",
            "--file a.csv",
            "--file a.csv --undo",
            "q --speaker ada",
            "--false q",
            "a --start 3 --actor china",
            "--undo q",
            "q --undo",
        ] {
            assert!(parsed(line), "{line}");
        }
        for line in
            ["", "q", "--start 3 --actor ada", "q --speaker ada --false", "q --file a.csv", "--list --undo", "q --list"]
        {
            assert!(!parsed(line), "{line}");
        }
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
