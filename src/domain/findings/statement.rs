//! Statements: the same words by the same speaker in several reports.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::domain::Day;

/// The same words by the same speaker, whole or in part, in one or several reports.
///
/// Direct quotes that were said, by a known speaker, belong together where their words are equal, or one stands word for
/// word in the other; which do does not depend on the order of loading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Statement {
    /// UUIDv5 of the earliest quote's id. Where an earlier one is loaded, the old id redirects to the new.
    pub id: Uuid,
    /// The words: those of the longest quote, of equally long ones the earliest.
    #[schema(example = "We oppose any external military intervention in Syria,")]
    pub text: String,
    /// The actor who said it.
    #[schema(example = "liu-weimin")]
    pub speaker_id: String,
    /// That actor's name.
    #[schema(example = "Liu Weimin")]
    pub speaker_name: String,
    /// The state the speaker is, or speaks for, by the earliest quote.
    #[schema(example = "CHN")]
    pub speaker_state: Option<String>,
    /// The day of the first report; null where no report has a date.
    pub first_published_on: Option<Day>,
    /// The day of the last report.
    pub last_published_on: Option<Day>,
    /// The outlets that carried it, in the order of their first reports.
    #[schema(example = json!(["The Example Post", "Daily Sample"]))]
    pub publishers: Vec<String>,
    /// How many outlets carried it.
    #[schema(example = 2)]
    pub publisher_count: u32,
    /// How many quotes it has; copies of one report count once.
    #[schema(example = 3)]
    pub quote_count: u32,
    /// How many articles carry it; copies of one report count once.
    #[schema(example = 2)]
    pub article_count: u32,
    /// The earliest quote.
    pub first_quote_id: Uuid,
    /// The article of the earliest quote: the first report.
    pub first_article_id: Uuid,
    /// The headline of the first report.
    pub first_article_title: Option<String>,
    /// The URL of the first report.
    #[schema(example = "https://news.example/2012/02/05/geneva")]
    pub first_article_url: Option<String>,
    /// The publisher of the first report.
    #[schema(example = "The Example Post")]
    pub first_publisher: Option<String>,
}
