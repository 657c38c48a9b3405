//! The command line: one documented struct, whose `--help` is the manual.
//!
//! Every option has its meaning, its unit and its default here; rooms get plain structs.

mod formats;
mod load;
mod maintain;
mod serve;
#[cfg(test)]
mod tests;

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub use self::formats::{BulkFile, Edition, FindingsFormat, LogFormat, ReportFormat};
pub use self::load::{ExtractArgs, IngestArgs, SourceArgs};
pub use self::maintain::{CorrectArgs, ExportArgs, RemoveArgs, RunsArgs};
pub use self::serve::ServeArgs;
use crate::store;

/// Turns news reports into a documented REST API: who said what, and how the Security Council voted.
///
/// Exit status: 0 if every input was read (unchanged ones included), 1 if some were refused or a check found
/// faults, 2 if none was readable or the usage is wrong.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true)]
pub struct Config {
    /// The database file, its URL such as sqlite:communique.db, or the address of a PostgreSQL server
    /// [default: communique.db] [env: DATABASE_URL=]
    // Named in the text, because clap would show the value as well, and that may hold a password.
    #[expect(clippy::doc_markdown, reason = "clap prints the text as it stands")]
    #[arg(long, global = true, env = "DATABASE_URL", hide_env = true, value_name = "FILE", value_parser = database)]
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
    /// Copy a whole corpus from a file to a PostgreSQL server, findings included; cut short, it goes on where it was
    Copy {
        /// The database file
        #[arg(long, value_name = "FILE", value_parser = database)]
        from: PathBuf,
        /// The address of the server, which has no corpus yet
        #[arg(long, value_name = "postgres://USER:PASSWORD@HOST:PORT/DATABASE", value_parser = database)]
        to: PathBuf,
    },
    /// Remove articles with their findings
    Remove(RemoveArgs),
    /// Show earlier loads, what they refused and why, and corrections whose words are no longer found
    Runs(RunsArgs),
    /// Correct a finding, for good: another speaker, another actor of a mention, or that it is none
    ///
    /// A correction is kept with the words that it is about and what stands around them, and is applied to every finding
    /// there: it outlasts `reextract`, newer texts that still contain the words, and newer programs.
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
    /// Add tables of your own, kept apart from the bundled ones and taking precedence over them; articles concerned are searched again
    ///
    /// The header says which table it is: `id,kind,name,gender,iso3,wikidata,description,basis` of actors,
    /// `actor_id,alias,kind,basis` of their other names, `actor_id,title,of,from,to,basis` of offices,
    /// `actor_id,kind,domain,basis` of outlets, `actor_id,kind,basis` of bodies: whether who speaks for an organisation
    /// speaks for its state (`organ`: a ministry, a parliament, an army), for the body itself (`international`), or neither
    /// (`none`). If a row is invalid, it is reported and nothing is added.
    Add {
        /// CSV files; rows of one may refer to rows of another
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Print the rows of your own, as tables that can be added again
    List,
    /// Remove all rows of your own about some actors; the bundled rows apply again, and articles are searched again
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

/// A file's path, or the path in an `sqlite:` URL.
fn database(text: &str) -> Result<PathBuf, String> {
    let path = store::path(text);
    match path.to_string_lossy().as_ref() {
        "" => Err("name a file, such as communique.db".to_owned()),
        other if store::is_server(&path) || !other.contains("://") => Ok(path),
        _ => Err("that is no database of ours: name a file, or a server as postgres://host/database".to_owned()),
    }
}
