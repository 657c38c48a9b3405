//! The Council's record as a body of rules: symbols, invariants, merging and the verdict on a claim. No I/O.

mod diff;
mod invariants;
mod merge;
mod record;
mod report;
mod symbol;
mod un_library;
mod verdict;

pub use diff::RecordChange;
pub use invariants::{RecordFault, record_faults};
pub use merge::{GivenRecord, Renewal, renew};
pub use record::{Correction, FlagMeaning, Record, RecordMember, RecordSource, RecordTopic, RecordVote, Term};
pub use report::Report;
pub use symbol::Symbol;
pub use un_library::LibraryVote;
pub use verdict::{Judgement, judge};
