//! The store, every line of SQL: the schema, how rows are written, and every query.
//!
//! # The way in
//!
//! [`Writer`] is the one connection that writes. It makes and migrates the file, loads registry and record,
//! and puts articles with their findings, one transaction for each batch.
//!
//! # The way out
//!
//! [`Store`] is a pool of read-only connections. [`Store::snapshot`] begins one short transaction, in which
//! everything an answer needs is read: `snapshot.quotes(&filter, &paging)`. Its state names what the
//! database held then.
//!
//! # Design
//!
//! Rows are numbered in the order of loading, which no answer may depend on: lists are ordered by dates and
//! ids, and discovered actors are described by their earliest article. So the same inputs give the same
//! answers however they were loaded.

mod address;
mod check;
mod copies;
mod corrections;
mod council;
mod error;
#[cfg(test)]
mod fixtures;
mod list;
mod load;
mod open;
mod pool;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(test)]
mod query_plans;
mod registry;
mod resources;
mod search;
mod sql;
mod sqlite;
mod statements;
mod timeline;
mod transfer;
mod writer;

pub use address::{is_server, path, shown};
pub use check::{Checked, Fault};
pub use corrections::ask::AnsweredCorrections;
pub use corrections::set::Corrections;
pub use error::{Error, Result, UnknownValue};
pub use list::conditions::MAX_VALUES;
pub use list::copies::ListedCopies;
pub use list::day_sort::{DaySort, Match};
pub use list::page::{BATCH, DEFAULT_LIMIT, MAX_LIMIT, OneOf, Page, PageInfo, Paging};
pub use load::batch::Storing;
pub use load::compare::Put;
pub use load::log::{Loads, Refusal, Run};
pub use load::prepared::Prepared;
pub use load::reextract::Stored;
pub use load::rehearsal::Rehearsal;
pub use pool::shared::{Store, Watch, file_state};
pub use pool::snapshot::Snapshot;
pub use resources::analysis::agreement::{AgreementFilter, AgreementSort};
pub use resources::analysis::network::{NetworkActors, NetworkFilter};
pub use resources::analysis::search::SearchFilter;
pub use resources::corpus::actor::{ActorFilter, ActorSort};
pub use resources::corpus::article::{ArticleFilter, ArticleSort};
pub use resources::corpus::change::ChangeFilter;
pub use resources::findings::claim::ClaimFilter;
pub use resources::findings::modality::{AskedModality, ModalityFilter};
pub use resources::findings::quote::QuoteFilter;
pub use resources::findings::statement::{NamedStatement, Spread, StatementFilter, StatementSort};
pub use resources::record::member::{MemberFilter, MemberSort};
pub use resources::record::member_vote::{MemberVoteFilter, MemberVoteGroup, MemberVoteSort, MemberVoteTotalFilter};
pub use resources::record::names::RecordNames;
pub use resources::record::topic::{TopicFilter, TopicSort};
pub use resources::record::veto::{
    VetoFilter, VetoGrouping, VetoOrder, VetoSelection, VetoSort, VetoTotalFilter, VetoTotalSort,
};
pub use resources::record::vote::{VoteFilter, VoteSort};
pub use sql::state::{Modified, State};
pub use sqlite::backup::backup;
pub use sqlite::schema::FileState;
pub use timeline::facet::{Compare, FacetFilter, FacetGrouping};
pub use timeline::filter::{MAX_SPLITS, TimelineFilter, TimelineGrouping};
pub use timeline::modality::CountedModality;
pub use timeline::selection::CountFilter;
pub use transfer::{Copied, copy};
pub use writer::{Opened, Writer};
