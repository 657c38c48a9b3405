//! What we talk about: articles, actors, quotes, votes, claims, and where each stands. No I/O.
//!
//! One struct per resource of the API; its field comments are the text of the OpenAPI document.

mod actor;
mod article;
mod claim;
mod council;
mod dataset;
mod day;
mod facts;
mod findings;
mod id;
mod invariant;
mod library_vote;
mod quote;
pub(crate) mod real;
mod record;
mod record_change;
mod renewal;
mod search;
mod span;
mod symbol;
mod verdict;
mod vote;

pub use actor::{Actor, ActorDetail, ActorKind, Mention, MentionKind, Office, RelatedActor};
pub use article::{Article, ArticleDetail, Basis, Metadata, RawArticle, Segment, SegmentKind, Stated};
pub use claim::{Assertion, Claim, ClaimKind, CountIs, Modality, Tally, Verdict, When};
pub use council::{
    Agreement, Convention, Member, MemberRole, MemberVote, MemberVoteTotal, Topic, Veto, VetoGroup, VetoTotal,
};
pub use dataset::{DatasetCounts, DatasetState, Interval, Metric, SplitBy, TimelineItem};
pub use day::Day;
pub use facts::{Alias, AliasKind, Registry, RegistryActor, RegistryOffice, State};
pub use findings::{Findings, FoundActor, FoundMention, FoundQuote, FoundSpeaker, Report};
pub use id::{NAMESPACE, article_id, canonical_url, slug};
pub use invariant::{RecordFault, record_faults};
pub use library_vote::LibraryVote;
pub use quote::{Quote, QuoteKind};
pub use record::{Correction, FlagMeaning, Record, RecordMember, RecordSource, RecordTopic, RecordVote, Term};
pub use record_change::RecordChange;
pub use renewal::{GivenRecord, Renewal, renew};
pub use search::{HitType, SearchHit};
pub use span::{CodePoints, Span};
pub use symbol::Symbol;
pub use verdict::{Judgement, judge};
pub use vote::{Ballot, FlagNote, Outcome, Vote, VoteDetail, VoteOption, VoteSource};
