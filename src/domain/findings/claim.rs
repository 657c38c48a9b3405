//! What an article states about votes, and how the record answers.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::domain::{Day, Span, VoteOption};

/// What a claim is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// That members vetoed.
    Veto,
    /// How often members vetoed.
    VetoCount,
    /// That members blocked a decision.
    Block,
    /// How many members voted in which way.
    Tally,
    /// That members abstained.
    Abstention,
    /// That a decision was adopted.
    Adoption,
    /// That a decision was not adopted.
    Rejection,
}

/// How the article puts the claim forward.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// As a fact.
    Asserted,
    /// As somebody's statement of a fact.
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

/// How the record answers a claim.
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

/// What an article states about votes, held against the record as of the article's date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Claim {
    /// UUIDv5 of article, kind, exact text and which occurrence of it this is.
    pub id: Uuid,
    /// The article it stands in.
    pub article_id: Uuid,
    /// The day the article was published.
    pub published_on: Option<Day>,
    /// Who published the article.
    pub publisher: Option<String>,
    /// The outlet the words are taken from, as the article names it.
    pub via: Option<String>,
    /// The words.
    #[schema(example = "China has twice vetoed UN resolutions on Syria")]
    pub text: String,
    /// Offset of the first code point in the article's text.
    pub start: u32,
    /// Offset behind the last code point.
    pub end: u32,
    /// What it is about.
    pub kind: ClaimKind,
    /// How the article puts it forward; only `asserted` and `attributed` claims get a verdict.
    pub modality: Modality,
    /// The members it speaks of, by their ISO 3166 alpha-3 codes.
    pub members: Vec<String>,
    /// The count it states.
    #[schema(example = 2)]
    pub count: Option<u32>,
    /// The votes it means, by their ids in the record.
    pub votes: Vec<String>,
    /// How the record answers; null for a claim that states no fact.
    pub verdict: Option<Verdict>,
    /// Why, in one sentence that names the votes.
    pub reason: Option<String>,
    /// Which rule found it.
    #[schema(example = "veto-verb")]
    pub rule: String,
    /// How sure the finding is, from 0 to 1.
    #[schema(minimum = 0.0, maximum = 1.0, example = 0.9)]
    pub confidence: f64,
}

/// When the votes of an assertion took place, as the text says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// The text does not say.
    #[default]
    Unstated,
    /// Between two days, both included; they are equal for a single day.
    Between(Day, Day),
}

/// What a tally states; a number the text leaves out is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tally {
    /// Votes in favour.
    pub yes: Option<u32>,
    /// Votes against.
    pub no: Option<u32>,
    /// Abstentions.
    pub abstain: Option<u32>,
    /// Members that voted, however they did ("thirteen countries voted on the draft").
    pub voted: Option<u32>,
}

/// How a count is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountIs {
    /// "has twice vetoed"
    #[default]
    Exactly,
    /// "at least three times"
    AtLeast,
    /// "for the third time": so many with the one it speaks of.
    Ordinal,
}

/// A claim as the text alone gives it: nothing of the record is in it yet.
///
/// It is stored beside the claim, so that a renewed record re-judges without reading texts again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assertion {
    /// Where it stands.
    pub span: Span,
    /// What it is about.
    pub kind: ClaimKind,
    /// How the article puts it forward.
    pub modality: Modality,
    /// The members it speaks of, by their ISO 3166 alpha-3 codes, sorted.
    pub members: Vec<String>,
    /// The count of votes it states.
    pub count: Option<u32>,
    /// How the count is meant.
    #[serde(default)]
    pub count_is: CountIs,
    /// How many members it says vetoed together ("the double veto").
    #[serde(default)]
    pub casts: Option<u32>,
    /// How it says that the members voted.
    #[serde(default)]
    pub option: Option<VoteOption>,
    /// The numbers of a tally.
    pub tally: Tally,
    /// Whether it says that nobody voted against or abstained.
    pub unanimous: bool,
    /// Whether it speaks of more than one vote.
    pub plural: bool,
    /// When the votes took place.
    pub when: When,
    /// The record's topic; none where the text leaves it open or names several.
    pub topic: Option<String>,
    /// Whether it speaks of less than the whole topic ("Gaza" of the Palestinian question).
    #[serde(default)]
    pub narrow: bool,
    /// Who vetoed the vote, as the same sentence says; of several votes on a day this tells which.
    #[serde(default)]
    pub vetoed_by: Vec<String>,
    /// Draft symbols and resolution numbers, as in the record (`S/2012/77`, `S/RES/2254 (2015)` or `2254`).
    pub symbols: Vec<String>,
    /// The outlet the words are taken from, as the article names it.
    pub via: Option<String>,
    /// Which rule found it.
    pub rule: String,
    /// How sure the finding is, from 0 to 1.
    pub confidence: f64,
}

impl Assertion {
    /// An assertion that says no more than its kind and how it is put forward.
    #[must_use]
    pub fn new(span: Span, kind: ClaimKind, modality: Modality, rule: &str) -> Self {
        Self {
            span,
            kind,
            modality,
            members: Vec::new(),
            count: None,
            count_is: CountIs::Exactly,
            casts: None,
            option: None,
            tally: Tally::default(),
            unanimous: false,
            plural: false,
            when: When::Unstated,
            topic: None,
            narrow: false,
            vetoed_by: Vec::new(),
            symbols: Vec::new(),
            via: None,
            rule: rule.to_owned(),
            confidence: 0.9,
        }
    }
}
