//! The Council's record in the database: loaded whole, read back whole.
//!
//! What is asked of it in part stands in `vote`, `veto`, `member`, `topic` and `agreement`.

mod load;
mod read;
mod renew;

use crate::domain::VoteOption;

pub(super) use load::load;
pub(super) use read::read;

/// In the order in which the bundled table lists them.
const OPTIONS: [VoteOption; 5] =
    [VoteOption::Yes, VoteOption::No, VoteOption::Abstain, VoteOption::NotVoting, VoteOption::Absent];

#[cfg(test)]
pub(super) mod fixture {
    //! A database with the bundled record, for the tests of what is asked of it.

    use serde::de::DeserializeOwned;
    use tempfile::TempDir;

    use crate::store::{Snapshot, Store, Writer};

    /// A snapshot of a fresh database; the folder goes with the test.
    pub async fn snapshot() -> (TempDir, Snapshot) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        Writer::open(&path, jiff::Timestamp::UNIX_EPOCH).await.unwrap().close().await.unwrap();
        let snapshot = Store::open(&path).await.unwrap().snapshot().await.unwrap();
        (folder, snapshot)
    }

    /// A filter as a query would give it.
    pub fn filter<F: DeserializeOwned>(fields: serde_json::Value) -> F {
        serde_json::from_value(fields).unwrap()
    }
}
