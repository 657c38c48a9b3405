//! Claims: what an article states about votes, and how the record answers.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::domain::{Day, VoteOption};

/// The kind of a claim, by what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// A veto cast by the members named.
    Veto,
    /// A number of vetoes by the members named.
    VetoCount,
    /// That members blocked a decision.
    Block,
    /// How many members voted in which way.
    Tally,
    /// An abstention of the members named.
    Abstention,
    /// That a decision was adopted.
    Adoption,
    /// That a decision was not adopted.
    Rejection,
}

/// The modality: how the article puts the claim forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// Stated by the reporter as a fact.
    Asserted,
    /// Stated as a fact by a person or body that the article cites.
    Attributed,
    /// As something that did not happen.
    Negated,
    /// As something that might happen or might have happened.
    Hypothetical,
    /// As something intended, threatened or expected.
    Planned,
}

impl Modality {
    /// Whether such a claim states a fact, so that the record can answer it.
    #[must_use]
    pub fn states_fact(self) -> bool {
        matches!(self, Self::Asserted | Self::Attributed)
    }
}

/// The verdict: how the record answers a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The record says the same.
    Agrees,
    /// The record says the same of some of the votes the words may mean.
    PartlyAgrees,
    /// The record says otherwise.
    Disagrees,
    /// The record cannot tell.
    Undetermined,
}

/// A claim about votes, held against the record as of the article's date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Claim {
    /// UUIDv5 of article, kind, exact text and which occurrence of it this is.
    pub id: Uuid,
    /// The article it stands in.
    pub article_id: Uuid,
    /// The headline of the article it stands in.
    pub article_title: Option<String>,
    /// The URL of the article it stands in.
    #[schema(example = "https://news.example/2012/02/05/geneva")]
    pub article_url: Option<String>,
    /// The day the article was published.
    pub published_on: Option<Day>,
    /// The publisher of the article, by the outlet's usual name.
    pub publisher: Option<String>,
    /// The outlet the words are taken from, as the article names it.
    pub via: Option<String>,
    /// The actor who says it, where it stands in a quote; null where no one is known for sure.
    #[schema(example = "sergei-lavrov")]
    pub speaker_id: Option<String>,
    /// The name of who says it, where it stands in a quote; null where the reporter says it.
    #[schema(example = "Sergei Lavrov")]
    pub speaker_name: Option<String>,
    /// The claim's words, as the article prints them.
    #[schema(example = "China has twice vetoed UN resolutions on Syria")]
    pub text: String,
    /// Offset of the first code point in the article's text.
    pub start: u32,
    /// Offset behind the last code point.
    pub end: u32,
    /// The kind of claim: a veto, a count, a tally, an adoption and so on.
    pub kind: ClaimKind,
    /// The modality: how the article puts the claim forward; only `asserted` and `attributed` claims get a verdict.
    pub modality: Modality,
    /// The members it speaks of, by their ISO 3166 alpha-3 codes.
    pub members: Vec<String>,
    /// The ballot that it says the members cast.
    pub option: Option<VoteOption>,
    /// The votes in favour that it states.
    #[schema(example = 13)]
    pub yes: Option<u32>,
    /// The votes against that it states.
    #[schema(example = 2)]
    pub no: Option<u32>,
    /// The abstentions that it states.
    #[schema(example = 0)]
    pub abstain: Option<u32>,
    /// The count it states.
    #[schema(example = 2)]
    pub count: Option<u32>,
    /// The ordinal of the vote that it states: 3 of "its third veto".
    #[schema(example = 3)]
    pub ordinal: Option<u32>,
    /// The topic it speaks of, by its slug; null where the words leave it open.
    #[schema(example = "syria")]
    pub topic: Option<String>,
    /// The day of the vote, where it names a single one.
    #[schema(example = "2012-02-04")]
    pub on: Option<Day>,
    /// The basis of that day; null without a day.
    pub on_basis: Option<OnBasis>,
    /// The first day of the period it speaks of: "since 2022".
    #[schema(example = "2011-01-01")]
    pub period_from: Option<Day>,
    /// The last day of that period.
    #[schema(example = "2011-12-31")]
    pub period_to: Option<Day>,
    /// The draft or resolution it names, spelled as by the UN; of several the first.
    #[schema(example = "S/2012/77")]
    pub symbol: Option<String>,
    /// The subject of the vote, by what the words call it.
    pub subject_kind: SubjectKind,
    /// The votes it means, by their ids in the record.
    pub votes: Vec<String>,
    /// The verdict of the record; null for a claim that states no fact.
    pub verdict: Option<Verdict>,
    /// The parts compared with the record, in alphabetical order; empty without a verdict.
    pub compared: Vec<Compared>,
    /// The reason for the verdict, in one sentence that names the votes.
    pub reason: Option<String>,
    /// The extraction rule that found it.
    #[schema(example = "veto-verb")]
    pub rule: String,
    /// The confidence of the finding, from 0 to 1.
    #[schema(minimum = 0.0, maximum = 1.0, example = 0.9)]
    pub confidence: f64,
}

/// The subject of the vote, by what the words call it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// A draft, a text, a bid: "vetoed the draft".
    Draft,
    /// A resolution, numbered or not.
    Resolution,
    /// An amendment to a draft.
    Amendment,
    /// A measure or event, which a draft may support or prevent: "voted against the sanctions".
    Measure,
    /// The words do not say.
    #[default]
    Unknown,
}

/// The basis of a vote's day: where the text states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OnBasis {
    /// In the sentence itself.
    Sentence,
    /// In a sentence before it that speaks of the same vote.
    Context,
    /// Nowhere: the article's day stands for it.
    Article,
}

/// A part of a claim that was held against the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Compared {
    /// The number of abstentions.
    Abstain,
    /// How many votes there were.
    Count,
    /// The members that voted or vetoed.
    Members,
    /// The number of votes against.
    No,
    /// The day of the vote.
    On,
    /// How a member voted.
    Option,
    /// The ordinal of the vote: "its third veto".
    Ordinal,
    /// What became of the draft.
    Outcome,
    /// The period within which votes are counted or looked for.
    Period,
    /// The draft's symbol or the resolution's number.
    Symbol,
    /// What the vote was about.
    Topic,
    /// The number of votes in favour.
    Yes,
}
