//! Text in, findings with spans out. Total functions: any text has findings, if only none.
//!
//! [`Doc`] reads a text once: tokens ([`token`]), sentences ([`sentence`]), quotation marks ([`mark`]),
//! phrases that can name someone ([`phrase`]). The stages after it take the `Doc` by reference and look
//! things up in it. Inside this room offsets are bytes ([`Stretch`]) and indices of tokens
//! ([`sentence::Tokens`]); [`findings`] turns them into code points once, at the end.

mod doc;
mod letters;
pub mod mark;
pub mod model;
pub mod phrase;
pub mod quote;
pub mod segment;
pub mod sentence;
pub mod token;
pub mod word;

use crate::domain::{
    CodePoints, Findings, FoundQuote, FoundSpeaker, QuoteKind, RawArticle, Registry, Segment, SegmentKind, Span,
};

pub use doc::{Doc, Labelled, Stretch};

/// The registry in the form that texts are searched with. Built once, shared by all workers.
#[derive(Debug)]
pub struct Gazetteer {}

impl Gazetteer {
    /// Prepares a registry for searching.
    #[must_use]
    pub fn new(_registry: &Registry) -> Self {
        Self {}
    }
}

/// Finds segments, quotes, mentions and what is stated about votes in one article.
#[must_use]
pub fn findings(raw: &RawArticle, _gazetteer: &Gazetteer) -> Findings {
    let points = CodePoints::new(&raw.text);
    let mut doc = Doc::new(&raw.text);
    let layout = segment::segments(&raw.text, raw.metadata.title.value.as_deref(), &raw.segments);
    doc.segments = layout.labelled;
    let quotes = quote::direct(&doc).into_iter().map(|quote| quoted(&points, &quote)).collect();
    let segments = doc.segments.iter().map(|one| Segment { kind: one.kind, ..segment_of(&points, one.span) }).collect();
    Findings { metadata: layout.metadata, segments, word_count: words(&doc), quotes, ..Findings::default() }
}

fn segment_of(points: &CodePoints<'_>, span: Stretch) -> Segment {
    let Span { start, end } = points.span(span.range());
    Segment { kind: SegmentKind::Body, start, end }
}

/// Words in the segments that findings come from.
fn words(doc: &Doc<'_>) -> u32 {
    let counted = |token: &&token::Token| token.is_wordlike() && doc.kind_at(token.start).has_findings();
    u32::try_from(doc.tokens.iter().filter(counted).count()).unwrap_or(u32::MAX)
}

fn quoted(points: &CodePoints<'_>, quote: &quote::Direct) -> FoundQuote {
    let span = |stretch: Stretch| points.span(stretch.range());
    let speaker = quote.speaker.map(|mention| FoundSpeaker { span: span(mention.span), ..FoundSpeaker::default() });
    FoundQuote {
        span: span(quote.span),
        kind: QuoteKind::Direct,
        partial: quote.partial,
        utterance: quote.utterance,
        speaker,
        cue: quote.cue.map(span),
        via: None,
        rule: quote.rule,
        confidence: f64::from(quote.confidence),
    }
}
