//! Output of `extract`: the shapes of the API, with the name of the input and the basis of each metadatum, and
//! without the text, which the caller has.

use serde::Serialize;

use crate::council::Report;
use crate::domain::{Article, Basis, Claim, Mention, Quote, Segment};

/// The input of an article, as far as it has a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct InputName {
    /// The file, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The `id` of a record, where it has one.
    #[serde(rename = "id", skip_serializing_if = "Option::is_none")]
    pub source_id: Option<String>,
}

/// An article's findings as one JSON object.
#[derive(Debug, Serialize)]
struct PrintedReport<'r> {
    #[serde(flatten)]
    name: &'r InputName,
    article_id: uuid::Uuid,
    title: Option<&'r str>,
    title_basis: Basis,
    publisher: Option<&'r str>,
    publisher_basis: Basis,
    published_on: Option<crate::domain::Day>,
    published_on_basis: Basis,
    byline: Option<&'r str>,
    byline_basis: Basis,
    url: Option<&'r str>,
    url_basis: Basis,
    language: Option<&'r str>,
    language_basis: Basis,
    source_format: &'r str,
    word_count: u32,
    excerpt: &'r str,
    segments: &'r [Segment],
    quotes: Vec<PrintedQuote<'r>>,
    mentions: &'r [Mention],
    claims: Vec<&'r Claim>,
}

/// A quote whose speaker stands nested, too, for tools that read it so.
#[derive(Debug, Serialize)]
struct PrintedQuote<'r> {
    #[serde(flatten)]
    quote: &'r Quote,
    speaker: Option<Speaker<'r>>,
}

#[derive(Debug, Serialize)]
struct Speaker<'r> {
    id: Option<&'r str>,
    name: Option<&'r str>,
    text: Option<&'r str>,
    start: u32,
    end: u32,
    office: Option<&'r str>,
}

impl<'r> PrintedQuote<'r> {
    fn new(quote: &'r Quote) -> Self {
        let speaker = quote.speaker_start.zip(quote.speaker_end).map(|(start, end)| Speaker {
            id: quote.speaker_id.as_deref(),
            name: quote.speaker_name.as_deref(),
            text: quote.speaker_text.as_deref(),
            start,
            end,
            office: quote.speaker_office.as_deref(),
        });
        Self { quote, speaker }
    }
}

/// The findings of `report` as one line of JSON; quotes and claims below `min_confidence` are left out.
///
/// # Errors
///
/// None that is known: the shapes have only names for keys.
pub fn printed(report: &Report, name: &InputName, min_confidence: f64) -> serde_json::Result<Vec<u8>> {
    let (detail, metadata) = (&report.detail, &report.metadata);
    let Article { id, title, publisher, published_on, byline, url, language, .. } = &detail.article;
    let sure = |confidence: f64| confidence >= min_confidence;
    let found = PrintedReport {
        name,
        article_id: *id,
        title: title.as_deref(),
        title_basis: metadata.title.basis,
        publisher: publisher.as_deref(),
        publisher_basis: metadata.publisher.basis,
        published_on: *published_on,
        published_on_basis: metadata.published_on.basis,
        byline: byline.as_deref(),
        byline_basis: metadata.byline.basis,
        url: url.as_deref(),
        url_basis: metadata.url.basis,
        language: language.as_deref(),
        language_basis: metadata.language.basis,
        source_format: &detail.article.source_format,
        word_count: detail.article.word_count,
        excerpt: &detail.article.excerpt,
        segments: &detail.segments,
        quotes: detail.quotes.iter().filter(|quote| sure(quote.confidence)).map(PrintedQuote::new).collect(),
        mentions: &detail.mentions,
        claims: detail.claims.iter().filter(|claim| sure(claim.confidence)).collect(),
    };
    // As much as it is likely to need, since growing costs as much as writing.
    let likely = 4096 + 1024 * detail.quotes.len() + 160 * detail.mentions.len() + 512 * detail.segments.len();
    let mut out = Vec::with_capacity(likely);
    serde_json::to_writer(&mut out, &found)?;
    Ok(out)
}
