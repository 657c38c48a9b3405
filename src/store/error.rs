//! Errors of the database, distinguished by what the caller can do about them.
//!
//! # Design
//!
//! SQLite's codes are sorted here, once, into the few cases in which a caller acts differently: wait, free
//! the disk, restore a backup, use a newer program. The message is for the operator and may name the file;
//! the API puts its own words in front of strangers.

use std::path::PathBuf;

use sqlx::migrate::MigrateError;

/// A value that is none of those in the database.
#[derive(Clone, Debug)]
pub struct UnknownValue {
    /// The name of the query parameter.
    pub parameter: &'static str,
    /// The value that the request gives.
    pub given: String,
    /// What it is not.
    pub detail: &'static str,
    /// What people write, and the value that stands for it.
    pub meant: Vec<(String, String)>,
}

/// Why the database did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such file.
    #[error("there is no database at {0}; `communique serve` or `communique ingest` makes one")]
    Missing(PathBuf),
    /// Another file has come to stand under its name, or none.
    #[error("another file stands at {0} than the one that was opened; start the server again to serve it")]
    Replaced(PathBuf),
    /// An earlier version wrote it, and this connection may not write.
    #[error("the database is of an earlier version; any writing command (`communique ingest`) brings it up to date")]
    Older,
    /// A later version wrote it.
    #[error("the database was written by a newer version of communique; use that version, or a backup of before")]
    Newer,
    /// An SQLite file of somebody else.
    #[error("the file is an SQLite database, but not one of communique's; give another with --db")]
    Foreign,
    /// The file is damaged, or no database at all.
    #[error("the database is damaged ({0}); restore a backup, or load the articles again into a new file")]
    Corrupt(String),
    /// Another process is writing, and went on longer than we wait.
    #[error("another process is writing to the database; try again when it has finished")]
    Busy,
    /// Transactions of others were in its way, each time it was tried.
    #[error("other transactions were in the way of this one, and again when it was repeated; try again")]
    Conflict,
    /// The file or its folder may not be written.
    #[error("the database cannot be written; check the rights of the file and of its folder")]
    ReadOnly,
    /// The file may not be read.
    #[error("the database cannot be opened; check the rights of the file and of its folder")]
    Denied,
    /// No space is left.
    #[error("the disk is full; nothing of the last batch was stored, free some space and load it again")]
    Full,
    /// An I/O error of the disk or file system.
    #[error("reading or writing the database failed ({0}); check the disk")]
    Io(String),
    /// The query took longer than it may.
    #[error("the query took longer than allowed and was stopped; narrow it with filters")]
    Deadline,
    /// Not one of our cursors, or one of another list.
    #[error("the cursor does not belong to this list, its filters and its order; begin again without it")]
    BadCursor,
    /// A value that a parameter cannot take.
    #[error("{parameter}: {detail}")]
    BadFilter {
        /// The name of the query parameter.
        parameter: &'static str,
        /// What is wrong, and what would be right.
        detail: String,
    },
    /// Values that are none of those in the database.
    #[error("{}", .0.iter().map(|unknown| format!("{}: `{}` {}", unknown.parameter, unknown.given, unknown.detail))
        .collect::<Vec<_>>().join("; "))]
    UnknownValues(Vec<UnknownValue>),
    /// Values that name nothing that is or ever was in the database.
    #[error("{}", .0.iter().map(|unknown| format!("{}: `{}` {}", unknown.parameter, unknown.given, unknown.detail))
        .collect::<Vec<_>>().join("; "))]
    NoSuchValues(Vec<UnknownValue>),
    /// A state that the log of commits does not have.
    #[error("this database has had no state `{0}` since it notes changes")]
    UnknownState(String),
    /// Something would be overwritten.
    #[error("{0} exists already and is not overwritten; choose another name")]
    Exists(PathBuf),
    /// A stored value that cannot be read back.
    #[error("a stored value cannot be read back ({0}); `communique check` tells more")]
    Unreadable(String),
    /// An address of a server, and no engine for it in this program.
    #[error("this program was built without PostgreSQL; build it with `cargo build --features postgres`")]
    NotBuiltIn,
    /// A copy fills it, or was cut short.
    #[error("a copy to {0} goes on, or was cut short; end it with `communique copy --from FILE --to ADDRESS` first")]
    CutShort(String),
    /// The address of a server that cannot be read.
    #[error("the address of the server cannot be read ({0}); it is like postgres://user:password@host:5432/database")]
    BadAddress(String),
    /// The server does not answer.
    #[error("the database's server cannot be reached ({0}); check that it runs, and the address")]
    Unreachable(String),
    /// The role may not do on the server what was asked.
    #[error("the role of the address may not do this ({0}); give one that may, as deploy/postgres/roles.sql has them")]
    MayNot(String),
    /// The role may not make or change the tables, which has to come first.
    #[error(
        "the tables are to be made or brought up to date by their owner first: \
         `communique --db ADDRESS-OF-THE-OWNER ingest --from jsonl - < /dev/null` does that and loads nothing"
    )]
    OwnerFirst,
    /// A first load goes on, or was cut short.
    #[error(
        "a first load has not ended; if it was cut short, any writing command (`communique ingest`) of the tables' owner ends it"
    )]
    Unready,
    /// The server's certificate is not one to trust, or it has none.
    #[error(
        "the server is not the one that the address names, or cannot be trusted ({0}); name the file of the authority that \
         signed its certificate as sslrootcert=FILE, and the server by the name in its certificate; sslmode=verify-full asks for both"
    )]
    Untrusted(String),
    /// The server refuses the connection: its password, its encryption, or its rules.
    #[error(
        "the server refuses the connection ({0}); check user, password and database, and whether it asks for encryption: \
         sslmode=verify-full&sslrootcert=FILE"
    )]
    Refused(String),
    /// A server that was named as a replica holds another database.
    #[error("{0} holds another database than --db; name replicas of that one with --read-db")]
    NoReplica(String),
    /// The server has no database of communique's.
    #[error(
        "there is no corpus at {0}; `communique ingest` makes one, and `communique copy --from FILE --to ADDRESS` brings one"
    )]
    Empty(String),
    /// Anything else the engine says.
    #[error("the database answered: {0}")]
    Other(#[source] sqlx::Error),
}

/// What the functions of this room return.
pub type Result<T> = std::result::Result<T, Error>;

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let code = match &error {
            sqlx::Error::Database(inner) => inner.code().and_then(|code| code.parse::<i32>().ok()),
            sqlx::Error::Io(inner) => return Self::Io(inner.to_string()),
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => return Self::Unreadable(error.to_string()),
            _ => None,
        };
        // The extended code's last byte is the plain one: https://www.sqlite.org/rescode.html.
        match code.map(|code| code & 0xff) {
            Some(5 | 6) => Self::Busy,
            Some(8) => Self::ReadOnly,
            Some(9) => Self::Deadline,
            Some(10) => Self::Io(error.to_string()),
            Some(11 | 26) => Self::Corrupt(error.to_string()),
            Some(13) => Self::Full,
            Some(3 | 14 | 23) => Self::Denied,
            _ => Self::Other(error),
        }
    }
}

impl From<MigrateError> for Error {
    fn from(error: MigrateError) -> Self {
        match error {
            MigrateError::Execute(inner) | MigrateError::ExecuteMigration(inner, _) => inner.into(),
            MigrateError::VersionMissing(_) | MigrateError::VersionMismatch(_) => Self::Newer,
            other => Self::Other(sqlx::Error::Migrate(Box::new(other))),
        }
    }
}
