//! Articles as published, and the labelled segments they consist of.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::domain::{Claim, Day, Mention, Quote};

/// The basis of a metadatum, the surest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// From the operator: `manifest.csv`, a record's own field, or a flag.
    Manifest,
    /// From the page's markup: JSON-LD, OpenGraph or `meta`.
    Markup,
    /// Printed in the text itself: a dateline, a heading.
    Text,
    /// Concluded from something else, such as the host of the URL.
    Inferred,
    /// Nothing states it; the value is null.
    #[default]
    Unknown,
}

/// An article's metadata and counts, without its text and findings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Article {
    /// UUIDv5, in the namespace `08a9e6bb-d898-479e-8cdc-877d3622ab21`, of the canonical URL: its scheme `https`, its
    /// host without `www.` and `amp.`, no default port, fragment, slash at the end, AMP marks, or parameters that name a
    /// click or a campaign. Without a URL: of the publisher and the day that were given, and the text.
    #[schema(example = "0b5f2f4e-6d0c-5a53-9a52-0f6f0c1d2e3f")]
    pub id: Uuid,
    /// The headline as printed or as the source states it.
    pub title: Option<String>,
    /// The publisher, by the outlet's usual name.
    #[schema(example = "The Jerusalem Post")]
    pub publisher: Option<String>,
    /// The day of publication; null where nothing states it.
    pub published_on: Option<Day>,
    /// The basis of the day of publication.
    pub published_on_basis: Basis,
    /// The line that names who wrote it, as printed.
    pub byline: Option<String>,
    /// The report's address (URL) on the web, as it was given; of several spellings that were, the
    /// first by their characters.
    #[schema(example = "https://news.example/2012/02/05/geneva")]
    pub url: Option<String>,
    /// The language of the text, as a BCP 47 tag.
    #[schema(example = "en")]
    pub language: Option<String>,
    /// The basis of the language; `inferred` where the text itself told it. Texts in other languages than English are
    /// stored and searched, and get no quotes, mentions or claims.
    pub language_basis: Basis,
    /// What it was read from; known values: `txt`, `html`, `json`, `csv`, `feed`, `extract`.
    #[schema(example = "txt")]
    pub source_format: String,
    /// Words in the segments that findings come from.
    #[schema(example = 612)]
    pub word_count: u32,
    /// Quotes found in it whose words were said (`modality` is `asserted`).
    #[schema(example = 9)]
    pub quote_count: u32,
    /// Claims about votes found in it.
    #[schema(example = 4)]
    pub claim_count: u32,
    /// The beginning of its body, at most 280 characters.
    pub excerpt: String,
    /// The id of the earliest article of its copy group, by day of publication (the undated last) and id: articles whose
    /// body texts share four fifths of their runs of five words, or are linked by a chain of such. Null where it stands
    /// alone, or nothing is stored (`extract`).
    pub copy_group: Option<Uuid>,
    /// When it was first stored, RFC 3339 in UTC; null where nothing is stored (`extract`).
    #[schema(format = DateTime, example = "2026-03-01T12:00:00Z")]
    pub ingested_at: Option<String>,
}

/// An article with everything that was found in it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ArticleDetail {
    /// The fields that lists show of it.
    #[serde(flatten)]
    pub article: Article,
    /// The stored text, to which all offsets refer; null where the operator may not publish texts.
    pub text: Option<String>,
    /// The labelled stretches, in the order of the text, without overlap.
    pub segments: Vec<Segment>,
    /// Words attributed to a speaker, in the order of the text.
    pub quotes: Vec<Quote>,
    /// Where actors are named, in the order of the text.
    pub mentions: Vec<Mention>,
    /// What it states about votes, in the order of the text.
    pub claims: Vec<Claim>,
}

/// The kind of a segment of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SegmentKind {
    /// The headline, where the text itself prints it.
    Title,
    /// The byline: the line that names the authors.
    Byline,
    /// Place and date before the first sentence.
    Dateline,
    /// The summary between headline and body.
    Standfirst,
    /// The report's own paragraphs.
    Body,
    /// A heading inside the body.
    Heading,
    /// A block quoted from another outlet.
    Embedded,
    /// Words under a picture or a video.
    Caption,
    /// What surrounds the report: share lines, notices, related links, newsfeeds, a lead printed twice.
    Furniture,
    /// Comments that readers left below the report.
    Comment,
}

impl SegmentKind {
    /// Whether findings come from such a stretch.
    #[must_use]
    pub fn has_findings(self) -> bool {
        matches!(self, Self::Title | Self::Standfirst | Self::Body | Self::Heading | Self::Embedded)
    }
}

/// A labelled segment of an article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Segment {
    /// The kind of the segment.
    pub kind: SegmentKind,
    /// Offset of its first code point.
    #[schema(example = 0)]
    pub start: u32,
    /// Offset behind its last code point.
    #[schema(example = 55)]
    pub end: u32,
}

/// A metadatum and where it is known from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stated<T> {
    /// The value; none where no source states it.
    pub value: Option<T>,
    /// Where it is known from.
    pub basis: Basis,
}

impl<T> Default for Stated<T> {
    fn default() -> Self {
        Self { value: None, basis: Basis::Unknown }
    }
}

impl<T> Stated<T> {
    /// A value with its basis; `unknown` where there is no value.
    #[must_use]
    pub fn new(value: Option<T>, basis: Basis) -> Self {
        let basis = if value.is_some() { basis } else { Basis::Unknown };
        Self { value, basis }
    }

    /// The value where the operator or the markup states it, and not the text.
    #[must_use]
    pub fn given(&self) -> Option<&T> {
        self.value.as_ref().filter(|_| matches!(self.basis, Basis::Manifest | Basis::Markup))
    }

    /// Keeps the value, or takes `other` where there is none.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self.value.is_some() { self } else { other }
    }
}

/// Metadata of an article, beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Metadata {
    /// The report's address (URL) on the web.
    pub url: Stated<String>,
    /// The headline as printed or as the source states it.
    pub title: Stated<String>,
    /// The publisher, by the outlet's usual name.
    pub publisher: Stated<String>,
    /// The day of publication, and what states it.
    pub published_on: Stated<Day>,
    /// The line that names who wrote it.
    pub byline: Stated<String>,
    /// The language, as a BCP 47 tag.
    pub language: Stated<String>,
}

impl Metadata {
    /// Fills what is missing from `other`.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            url: self.url.or(other.url),
            title: self.title.or(other.title),
            publisher: self.publisher.or(other.publisher),
            published_on: self.published_on.or(other.published_on),
            byline: self.byline.or(other.byline),
            language: self.language.or(other.language),
        }
    }
}

/// An article as a reader hands it over: decoded, nothing found yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawArticle {
    /// The name its source gives it (`id` of a JSON record), echoed by `extract`.
    pub source_id: Option<String>,
    /// The file it was read from, if it was one.
    pub file: Option<String>,
    /// What it was read from: `txt`, `html`, `json`, `csv`, `feed`, `extract`.
    pub source_format: &'static str,
    /// The text that is stored and that spans refer to.
    pub text: String,
    /// What the source says beside the text.
    pub metadata: Metadata,
    /// Stretches that the source itself has labelled (HTML's headings and captions), in code points.
    pub segments: Vec<Segment>,
}
