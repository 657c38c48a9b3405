//! The dataset: the database as a whole, and its course in time.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::domain::Day;

/// Totals of the dataset: articles, findings, votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct DatasetCounts {
    /// The number of articles stored.
    pub article_count: u64,
    /// Quotes found whose words were said.
    pub quote_count: u64,
    /// Claims about votes found.
    pub claim_count: u64,
    /// Places where articles name actors.
    pub mention_count: u64,
    /// Actors, of the registry and found in the texts.
    pub actor_count: u64,
    /// Votes in the record.
    pub vote_count: u64,
    /// Cast vetoes in the record, by the `wide` convention: the same as `wide_veto_count`.
    pub veto_count: u64,
    /// Cast vetoes in the record, by the `official` convention.
    pub official_veto_count: u64,
    /// Cast vetoes in the record, by the `wide` convention.
    pub wide_veto_count: u64,
}

/// The database: which it is, what it holds, how far it goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct DatasetState {
    /// The database's id, drawn at random when it was made.
    pub id: Uuid,
    /// The state: names the content, drawn at random at every change.
    #[schema(example = "c0ffee0123456789")]
    pub state: String,
    /// The number of changes so far.
    #[schema(example = 17)]
    pub revision: i64,
    /// The time of the last change, RFC 3339 in UTC.
    #[schema(format = DateTime, example = "2026-03-01T12:00:00Z")]
    pub changed_at: String,
    /// The version of the registry of actors.
    pub registry_version: Option<u32>,
    /// The version of the record of votes.
    pub record_version: Option<u32>,
    /// The day of the record's last vote: of what happened later it cannot tell.
    pub record_to: Option<Day>,
    /// The day of the earliest dated article.
    pub published_from: Option<Day>,
    /// The day of the latest dated article.
    pub published_to: Option<Day>,
    /// Totals of articles, findings and the record's votes.
    pub counts: DatasetCounts,
}

/// The metrics that a timeline counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    /// Articles, by the day of publication.
    Articles,
    /// Quotes, by their article's day.
    Quotes,
    /// Claims, by their article's day.
    Claims,
    /// Mentions of actors, by their article's day.
    Mentions,
    /// Votes of the Council, by their day.
    Votes,
    /// Cast vetoes, by the day of the vote.
    Vetoes,
}

/// The interval: the length of a timeline's periods.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Interval {
    /// A single calendar day.
    Day,
    /// A week from Monday to Sunday (ISO 8601).
    Week,
    /// A calendar month, from its first day.
    #[default]
    Month,
    /// A quarter of the calendar year: three months from January, April, July or October.
    Quarter,
    /// A calendar year, from January to December.
    Year,
    /// All time, the undated included.
    All,
}

/// The dimensions that split a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SplitBy {
    /// The publisher of the article, by the outlet's usual name.
    Publisher,
    /// The speaker; for mentions, the actor named.
    Speaker,
    /// The state the speaker is or speaks for; for mentions, the state the actor belongs to.
    SpeakerState,
    /// The international body the speaker is or speaks for.
    SpeakerOrganisation,
    /// The topic of the vote, or that a claim asserts, by its slug.
    Topic,
    /// The member that cast a veto, or that a claim speaks of.
    Member,
    /// The outcome of the vote.
    Outcome,
    /// The kind of quote, claim or mentioned actor.
    Kind,
    /// The verdict: how the record answers a claim.
    Verdict,
    /// The outlet the words are taken from.
    Via,
}

/// A count in one period. The columns that a timeline is not split by are null.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct TimelineItem {
    /// The period's first day; null for what has no date, and where the interval is `all`.
    pub period: Option<Day>,
    /// The metric counted, as the request names it.
    #[schema(example = "quotes")]
    pub metric: String,
    /// The count within the period, and within the group where the timeline is split.
    pub value: u64,
    /// Where split by `publisher`: the outlet.
    pub publisher: Option<String>,
    /// Where split by `speaker`: the actor's id.
    pub speaker: Option<String>,
    /// The name of that actor.
    #[schema(example = "Sergei Lavrov")]
    pub speaker_name: Option<String>,
    /// Where split by `speaker_state`: the state's code.
    pub speaker_state: Option<String>,
    /// The name of that state.
    #[schema(example = "China")]
    pub speaker_state_name: Option<String>,
    /// Where split by `speaker_organisation`: the actor's id.
    pub speaker_organisation: Option<String>,
    /// The name of that body.
    #[schema(example = "United Nations")]
    pub speaker_organisation_name: Option<String>,
    /// Where split by `topic`: its slug.
    pub topic: Option<String>,
    /// The name of that topic.
    #[schema(example = "Syria")]
    pub topic_name: Option<String>,
    /// Where split by `member`: its code.
    pub member: Option<String>,
    /// The name of that member.
    #[schema(example = "Russia")]
    pub member_name: Option<String>,
    /// Where split by `outcome`: what became of the votes.
    pub outcome: Option<String>,
    /// Where split by `kind`: the kind.
    pub kind: Option<String>,
    /// Where split by `verdict`: the verdict.
    pub verdict: Option<String>,
    /// Where split by `via`: the outlet.
    pub via: Option<String>,
    /// The name of that outlet, as it is usually spelled.
    #[schema(example = "Reuters")]
    pub via_name: Option<String>,
}
