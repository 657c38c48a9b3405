//! Options of the commands that change or show what is stored.

use std::path::PathBuf;

use clap::Args;

use crate::api::Bulk;
use crate::cli::args::formats::{BulkFile, ReportFormat};

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

    /// The right speaker, by the actor's id; `none` if the speaker is not known
    #[arg(long, value_name = "ACTOR", group = "what")]
    pub speaker: Option<String>,

    /// The actor that the mention means, by id; `none` if it is no known actor
    #[arg(long, value_name = "ACTOR", group = "what")]
    pub actor: Option<String>,

    /// It is no quote, no claim or no mention
    #[arg(long = "false", group = "what")]
    pub is_false: bool,

    /// Take the correction back, so that the program's own finding is shown again
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
