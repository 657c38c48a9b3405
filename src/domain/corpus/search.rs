//! Search hits: what a search finds, and where in it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::Day;

/// The types of resources that a search finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum HitType {
    /// An article, by headline and report.
    Article,
    /// A quote, by its words.
    Quote,
    /// An actor, by its names.
    Actor,
    /// A vote, by title and agenda item.
    Vote,
}

/// A search hit: an article, quote, actor or vote that matches.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct SearchHit {
    /// The type of resource found.
    #[serde(rename = "type")]
    pub kind: HitType,
    /// The resource's id: a UUID of articles and quotes, an actor's slug, a vote's id in the record.
    #[schema(example = "S-2012-77")]
    pub id: String,
    /// An article's headline (of a quote, its article's), an actor's name, a vote's symbol.
    pub title: Option<String>,
    /// Of an article, and of a quote's: the day of publication.
    pub published_on: Option<Day>,
    /// Of a vote: its day.
    pub date: Option<Day>,
    /// Of an article, and of a quote's: the outlet.
    pub publisher: Option<String>,
    /// Of a quote: the speaker's id, where it is known.
    pub speaker_id: Option<String>,
    /// Of a quote: the speaker's name.
    pub speaker_name: Option<String>,
    /// Words around the best match, at most 280 characters.
    pub excerpt: String,
    /// The BM25 score, the higher the better; comparable within one type. What the query names outright, a vote by its symbol or
    /// an actor by name, has 1,000 and comes first.
    #[schema(example = 7.25)]
    pub score: f64,
    /// Highlights: where the words stand in the excerpt, in code points, `[start, end)`.
    #[schema(example = json!([[4, 8]]))]
    pub highlights: Vec<[u32; 2]>,
}
