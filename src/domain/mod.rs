//! The domain: articles, actors, quotes, votes, claims, and the spans where they stand. No I/O.
//!
//! One struct per resource of the API; its field comments are the text of the OpenAPI document.

mod address;
mod corpus;
mod day;
mod findings;
pub(crate) mod id;
mod record;
mod span;

pub use address::canonical_url;
pub use corpus::actor::{Actor, ActorDetail, ActorKind, Mention, MentionKind, Office, RelatedActor};
pub use corpus::article::{Article, ArticleDetail, Basis, Metadata, RawArticle, Segment, SegmentKind, Stated};
pub use corpus::change::{Change, ChangeKind, ChangeMade};
pub use corpus::dataset::{DatasetCounts, DatasetState, Interval, Metric, SplitBy, TimelineItem};
pub use corpus::facet::{Facet, NetworkEdge};
pub use corpus::language::{language_tag, primary_subtag};
pub use corpus::office::{OfficeOf, Rank};
pub use corpus::own::{OwnRow, OwnTable};
pub use corpus::registry::{Alias, AliasKind, Body, Registry, RegistryActor, RegistryOffice, State};
pub use corpus::search::{HitType, SearchHit};
pub use day::Day;
pub use findings::assertion::{Assertion, Beside, CountIs, Tally, When};
pub use findings::claim::{Claim, ClaimKind, Compared, Modality, OnBasis, SubjectKind, Verdict};
pub use findings::correction::{AskedCorrection, CorrectedFinding, CorrectedPart, Correction};
pub use findings::extracted::{Findings, FoundActor, FoundMention, FoundQuote, FoundSpeaker};
pub use findings::quote::{Quote, QuoteKind, QuoteModality};
pub use findings::statement::Statement;
pub use id::{NAMESPACE, article_id, slug, statement_id, url_id};
pub use record::council::{Agreement, Member, MemberRole, MemberVote, MemberVoteTotal, Topic};
pub use record::veto::{Convention, Veto, VetoGroup, VetoTotal};
pub use record::vote::{Ballot, FlagNote, GroupTotal, Outcome, VOTE_KINDS, Vote, VoteDetail, VoteOption, VoteSource};
pub use span::{CodePoints, Span};
