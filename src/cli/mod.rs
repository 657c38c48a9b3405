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
use crate::ingest::RecordImportError;
use crate::store::{self, Store};
use args::{Command, Config};
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

/// Runs the command of the command line.
///
/// # Errors
/// Where the command could not do its work at all; refused inputs are an [`Exit`].
pub async fn run(config: Config) -> Result<Exit, Failure> {
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
