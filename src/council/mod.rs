//! The Council's record as a body of rules: symbols, invariants, merging and the verdict on a claim. No I/O.

mod diff;
mod invariants;
mod merge;
mod record;
mod report;
mod symbol;
mod un_library;
mod verdict;

pub(crate) use diff::RecordChange;
pub(crate) use invariants::{RecordFault, record_faults};
pub(crate) use merge::{GivenRecord, Renewal, renew};
pub(crate) use record::{Correction, FlagMeaning, RecordMember, RecordSource, RecordTopic, Term};
pub use record::{Record, RecordVote};
pub use report::Report;
pub use symbol::Symbol;
pub(crate) use un_library::LibraryVote;
pub(crate) use verdict::{Judgement, judge};
