//! The last commit that a database shows, and what a look at it found.

use std::time::{Duration, Instant};

use uuid::Uuid;

/// A commit, and of which database it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Commit {
    pub database: Uuid,
    pub number: i64,
    pub state: String,
}

impl Commit {
    /// Whether it is another commit than that of its number: of a former primary that went on by itself.
    pub fn has_parted(&self, from: &Self) -> bool {
        self.number == from.number && self.state != from.state
    }
}

/// What a look at a database found.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub at: Instant,
    /// The last commit that it ever showed.
    pub last: Option<Commit>,
    /// How far it lags; nothing where that is not known.
    pub lag: Option<Duration>,
}
