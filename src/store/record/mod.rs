//! The Council's record in the database: loaded whole, read back whole.
//!
//! What is asked of it in part stands in `vote`, `veto`, `member`, `topic` and `agreement`.

mod load;
mod read;

use crate::domain::VoteOption;

pub(super) use load::load;
pub(super) use read::read;

/// In the order in which the bundled table lists them.
const OPTIONS: [VoteOption; 5] =
    [VoteOption::Yes, VoteOption::No, VoteOption::Abstain, VoteOption::NotVoting, VoteOption::Absent];
