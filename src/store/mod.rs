//! Every line of SQL: what is kept, how it is written, and every question that can be asked of it.
//!
//! # The way in
//!
//! [`Writer`] is the one connection that writes. It makes and migrates the file, loads registry and record,
//! and puts articles with their findings, one transaction for each batch.
//!
//! # The way out
//!
//! [`Store`] is a pool of read-only connections. [`Store::snapshot`] begins one short transaction, in which
//! everything an answer needs is read: `snapshot.quotes(&filter, &paging)`. Its revision names the state
//! of the database that the answer is of.
//!
//! # Design
//!
//! Rows are numbered in the order of loading, which no answer may depend on: lists are ordered by dates and
//! ids, and discovered actors are described by their earliest article. So the same inputs give the same
//! answers however they were loaded.

mod actor;
mod age;
mod agreement;
mod among;
mod apart;
mod article;
mod at_once;
mod backup;
mod check;
mod check_sums;
mod check_words;
mod checkpoints;
mod claim;
mod computed;
mod counts;
mod cursor;
mod dataset;
mod detail;
mod discovered;
mod error;
mod excerpt;
mod filter;
mod indexes;
mod items;
mod known;
mod led;
mod list;
mod list_packed;
mod list_ranked;
mod member;
mod member_vote;
mod metric;
mod open;
mod pack;
mod page;
mod period;
#[cfg(test)]
mod plans;
mod prepared;
mod probe;
mod put;
mod query;
mod quote;
mod ranked;
mod read;
mod record;
mod registry;
mod registry_read;
mod reindex;
mod revision;
mod rows;
mod run;
#[cfg(test)]
mod sample;
mod scalars;
mod search;
mod search_index;
mod searched;
mod slab;
mod slab_build;
mod slabs;
mod sql;
mod stored;
mod tables;
mod timeline;
mod timeline_filter;
mod topic;
mod veto;
mod vote;
mod vote_detail;
mod words;
mod write;

pub use actor::{ActorFilter, ActorSort};
pub use agreement::{AgreementFilter, AgreementSort};
pub use article::{ArticleFilter, ArticleSort};
pub use backup::backup;
pub use check::{Checked, Fault};
pub use claim::ClaimFilter;
pub use error::{Error, Result, UnknownValue};
pub use filter::DaySort;
pub use items::Items;
pub use known::{bundled_members, bundled_topics};
pub use member::{MemberFilter, MemberSort};
pub use member_vote::{MemberVoteFilter, MemberVoteGroup, MemberVoteSort, MemberVoteTotalFilter};
pub use open::{State, path, state};
pub use page::{BATCH, DEFAULT_LIMIT, MAX_LIMIT, OneOf, Page, PageInfo, Paging};
pub use prepared::Prepared;
pub use put::{Put, Storing};
pub use quote::QuoteFilter;
pub use read::{Snapshot, Store, Watch};
pub use revision::Modified;
pub use run::{Loads, Refusal, Run};
pub use search::SearchFilter;
pub use stored::Stored;
pub use timeline_filter::TimelineFilter;
pub use topic::{TopicFilter, TopicSort};
pub use veto::{VetoFilter, VetoSort, VetoTotalFilter, VetoTotalSort};
pub use vote::{Match, VoteFilter, VoteSort};
pub use write::{Opened, Writer};
