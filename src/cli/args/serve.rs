//! The options of `serve`.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;

use crate::api::ServeOptions;
use crate::store::{self, Replicas};

/// Command-line options of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Do not load the demo articles into a new database file
    #[arg(long)]
    pub no_demo: bool,

    /// The address of a replica of the PostgreSQL database that --db names, to read answers from; may be given several times
    /// [env: COMMUNIQUE_READ_DB=]
    ///
    /// Answers are read from the first that can be reached and does not lag too much, and from --db where none does: one at
    /// a time, so that no answer and no sequence of pages swings between two states. To share the load, let each server name
    /// another one first. In the environment, spaces stand between several.
    // Named in the text, as that of --db.
    #[expect(clippy::doc_markdown, reason = "clap prints the text as it stands")]
    #[arg(long, env = "COMMUNIQUE_READ_DB", hide_env = true, value_delimiter = ' ', value_parser = server,
        value_name = "ADDRESS")]
    pub read_db: Vec<PathBuf>,

    /// What a replica may lag: one that lags more is left out until it catches up
    ///
    /// While no other database can be read, the one that lags least is read all the same. /health/ready tells the lag of each.
    #[arg(long, env = "COMMUNIQUE_MAX_LAG", default_value = "30", value_parser = seconds, value_name = "SECONDS")]
    pub max_lag: Duration,

    /// The options of the server itself.
    #[command(flatten)]
    pub options: ServeOptions,
}

impl ServeArgs {
    /// The replicas of a database that answers are to be read from.
    ///
    /// # Errors
    ///
    /// What is wrong with the options: a file has no replicas.
    pub fn replicas(&self, db: &Path) -> Result<Replicas, String> {
        if !self.read_db.is_empty() && !store::is_server(db) {
            return Err(format!(
                "--read-db names replicas of a PostgreSQL database, and --db is the file {}; name the server as \
                 --db postgres://user:password@host/database, or leave --read-db out",
                store::shown(db)
            ));
        }
        Ok(Replicas { addresses: self.read_db.clone(), max_lag: self.max_lag })
    }
}

/// The address of a server.
fn server(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    if store::is_server(&path) {
        Ok(path)
    } else {
        Err("name a server as postgres://user:password@host/database".to_owned())
    }
}

/// A time, which may be none.
fn seconds(text: &str) -> Result<Duration, String> {
    text.parse()
        .ok()
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .ok_or("give a number of seconds".to_owned())
}
