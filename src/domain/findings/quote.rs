//! Quotes: words attributed to a speaker.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::domain::Day;

/// How the words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuoteKind {
    /// Words in quotation marks: direct speech.
    Direct,
    /// Indirect speech: what was said, in the reporter's words.
    Reported,
}

/// The modality of a quote: whether the words were said, by the article.
///
/// Its own enumeration beside the one of claims: of words, "attributed" says nothing, and whether they were said at
/// all can be disputed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuoteModality {
    /// Said, as the article has it.
    #[default]
    Asserted,
    /// Not said: the article denies that these words were.
    Negated,
    /// Only imagined or possible: what the speaker might say or might have said.
    Hypothetical,
    /// Not said yet: what the speaker is going to say, or is expected to.
    Planned,
    /// Called into doubt: somebody denies the words, or they come from a forgery.
    Disputed,
}

/// Words attributed to a speaker, and the characters this rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Quote {
    /// UUIDv5 of article, kind, exact text and which occurrence of it this is.
    pub id: Uuid,
    /// The article it stands in.
    pub article_id: Uuid,
    /// The headline of the article it stands in.
    pub article_title: Option<String>,
    /// The URL of the article it stands in.
    #[schema(example = "https://news.example/2012/02/05/geneva")]
    pub article_url: Option<String>,
    /// The publisher of the article, by the outlet's usual name.
    #[schema(example = "The Jerusalem Post")]
    pub publisher: Option<String>,
    /// The day the article was published.
    pub published_on: Option<Day>,
    /// Whether the words stand in quotation marks.
    pub kind: QuoteKind,
    /// Whether the words were said; lists and counts show `asserted` ones alone unless `modality` names others.
    pub modality: QuoteModality,
    /// Whether it is a fragment within the reporter's sentence.
    pub partial: bool,
    /// The id of the first quote of the same act of speech; its own where it is the first.
    pub utterance: Uuid,
    /// The words, without the marks around them.
    #[schema(example = "Both sides oppose external intervention in Syria and oppose regime change by force,")]
    pub text: String,
    /// Offset of its first code point in the article's text.
    #[schema(example = 1200)]
    pub start: u32,
    /// Offset behind its last code point.
    #[schema(example = 1283)]
    pub end: u32,
    /// Up to 32 characters before it, as in W3C Web Annotation's `TextQuoteSelector`.
    pub prefix: String,
    /// Up to 32 characters behind it.
    pub suffix: String,
    /// The actor who said it; null where no one is known for sure.
    #[schema(example = "liu-weimin")]
    pub speaker_id: Option<String>,
    /// That actor's name, or the name the article gives.
    #[schema(example = "Liu Weimin")]
    pub speaker_name: Option<String>,
    /// The mention the attribution rests on, as printed.
    #[schema(example = "Liu")]
    pub speaker_text: Option<String>,
    /// Offset of that mention's first code point.
    pub speaker_start: Option<u32>,
    /// Offset behind its last code point.
    pub speaker_end: Option<u32>,
    /// The office the speaker held on the day of the article.
    #[schema(example = "Spokesperson, Ministry of Foreign Affairs of China")]
    pub speaker_office: Option<String>,
    /// The state that the speaker is, or speaks for that day, by its ISO 3166 alpha-3 code: by the office held, or by the
    /// article's own words. Null for international officials, and for who speaks for no state, whatever the passport.
    #[schema(example = "CHN")]
    pub speaker_state: Option<String>,
    /// The international body that the speaker is, or speaks for that day: an actor's id.
    #[schema(example = "united-nations")]
    pub speaker_organisation: Option<String>,
    /// The name of that body.
    #[schema(example = "United Nations")]
    pub speaker_organisation_name: Option<String>,
    /// The verb or phrase of attribution, as printed.
    #[schema(example = "said")]
    pub cue: Option<String>,
    /// Offset of the cue's first code point.
    pub cue_start: Option<u32>,
    /// Offset behind the cue's last code point.
    pub cue_end: Option<u32>,
    /// The outlet the words are taken from, as the article names it.
    #[schema(example = "Reuters")]
    pub via: Option<String>,
    /// The id of that outlet's actor; null where the registry does not know the outlet.
    #[schema(example = "reuters")]
    pub via_id: Option<String>,
    /// The rule or model that found the speaker.
    #[schema(example = "cue-after")]
    pub rule: String,
    /// The confidence of the finding, from 0 to 1: of findings from 0.9 on at least 97 in 100 are right.
    #[schema(minimum = 0.0, maximum = 1.0, example = 0.97)]
    pub confidence: f64,
    /// Whether the operator has set its speaker right; its confidence is 0.9999 then.
    pub corrected: bool,
    /// The statement it is of: the same words by this speaker in this and other reports. Null for words that are not
    /// in quotation marks, were not said, or have no speaker; and in what is not stored.
    pub statement_id: Option<Uuid>,
}
