//! The command line: its arguments, its log, and one file for each command.

pub mod args;
pub mod load;
pub mod log;
mod maintain;
mod serve;

use std::io;
use std::path::Path;
use std::process::ExitCode;

use crate::api::BulkError;
use crate::council::Record;
use crate::domain::Registry;
use crate::ingest::{RecordImportError, TableError};
use crate::store::{self, Store};
use args::{Command, Config};
use clap::Parser;
use jiff::Timestamp;

/// How a command ended, as scripts see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All was done; all was read.
    Done = 0,
    /// Some inputs were refused, or a check found faults.
    Refused = 1,
    /// Nothing was readable, or the usage is wrong.
    Unusable = 2,
}

impl Exit {
    /// The exit of a command that read some inputs and refused others.
    fn of(read: u64, refused: u64) -> Self {
        match (read, refused) {
            (_, 0) => Self::Done,
            (0, _) => Self::Unusable,
            _ => Self::Refused,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command could not do its work; the text is what the operator reads.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The database said so.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A file, a pipe or the network did.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A table of the record did.
    #[error(transparent)]
    Record(#[from] RecordImportError),
    /// What was asked for makes no sense, and why.
    #[error("{0}")]
    Usage(String),
}

impl From<BulkError> for Failure {
    fn from(error: BulkError) -> Self {
        match error {
            BulkError::Store(error) => Self::Store(error),
            BulkError::Io(error) => Self::Io(error),
            BulkError::Row(_) => Self::Usage(error.to_string()),
        }
    }
}

impl From<TableError> for Failure {
    fn from(error: TableError) -> Self {
        match error {
            TableError::Store(error) => Self::Store(error),
            other => Self::Usage(other.to_string()),
        }
    }
}

/// Reads the command line, sets up the log, and runs the command.
///
/// Here and not in the program: what is awaited is compiled where it is polled, and the program would be compiled as long
/// as a third of this library, behind it.
#[must_use]
pub fn main() -> ExitCode {
    let config = Config::parse();
    let guard = match log::init(&config) {
        Ok(guard) => guard,
        Err(problem) => {
            eprintln!("communique: --log {}: {problem}", config.log);
            return Exit::Unusable.into();
        }
    };
    let exit = actix_web::rt::System::new().block_on(run(config));
    drop(guard);
    let exit = exit.unwrap_or_else(|failure| {
        eprintln!("communique: {failure}");
        Exit::Unusable
    });
    exit.into()
}

/// Runs the command of the command line.
async fn run(config: Config) -> Result<Exit, Failure> {
    let db = config.database();
    match config.command {
        Command::Serve(args) => serve::serve(&db, *args).await,
        Command::Ingest(args) => Box::pin(load::ingest::ingest(&db, args)).await,
        Command::Extract(args) => load::extract::extract(config.db.as_deref(), args).await,
        Command::Export(args) => maintain::export::export(&db, args).await,
        Command::Remove(args) => maintain::remove::remove(&db, &args).await,
        Command::Correct(args) => Box::pin(maintain::correct::correct(&db, args)).await,
        Command::Runs(args) => maintain::runs::runs(&db, &args).await,
        Command::Reextract { report } => load::ingest::reextract(&db, report).await,
        Command::Check => maintain::check::check(&db).await,
        Command::Backup { to } => maintain::backup::backup(&db, &to).await,
        Command::Copy { from, to } => maintain::copy::copy(&from, &to).await,
        Command::Registry(command) => maintain::registry::registry(&db, command).await,
        Command::Record(command) => maintain::record::record(&db, command).await,
        Command::Health { listen } => maintain::health::health(listen),
        Command::Openapi { edition } => maintain::openapi::openapi(edition),
    }
}

/// The time. Everything below `main` is given it, so that tests can give another.
#[expect(clippy::disallowed_methods, reason = "this is where the time comes from")]
fn now() -> Timestamp {
    Timestamp::now()
}

/// The registry and the record of a database.
async fn registry_and_record(db: &Path) -> Result<(Registry, Record), Failure> {
    let mut snapshot = Store::open(db).await?.snapshot().await?;
    Ok((snapshot.registry().await?, snapshot.record().await?))
}
