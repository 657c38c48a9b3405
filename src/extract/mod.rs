//! Text in, findings with spans out. Total functions: any text has findings, if only none.
//!
//! [`Doc`] reads a text once: tokens, sentences, quotation marks, and phrases that can name someone ([`text`]).
//! The stages after it take the `Doc` by reference and look things up in it: [`Cast`] finds whom the text names and
//! whom its titles and pronouns mean. Inside this room offsets are bytes ([`Stretch`]) and indices of tokens
//! ([`text::sentence::Tokens`]); [`findings`] turns them into code points once, at the end.

mod claims;
mod coref;
mod extractor;
mod language;
pub(crate) mod layout;
mod lexicon;
mod ner;
mod quotes;
mod text;

use crate::extract::ner::gazetteer;
use crate::extract::quotes::direct;
use crate::extract::quotes::modality;
use crate::extract::quotes::reported;
use crate::extract::quotes::via;

use crate::domain::{
    CodePoints, Findings, FoundQuote, FoundSpeaker, QuoteKind, QuoteModality, RawArticle, Registry, Segment,
    SegmentKind, Span,
};

pub use coref::Cast;
pub use extractor::Extractor;
pub use layout::{Layout, Taken, segments, unwrapped};
pub use ner::gazetteer::Gazetteer;
pub use quotes::direct::utterance::RULES as DIRECT_RULES;
pub use quotes::direct::{Direct, direct};
pub use quotes::reported::rule::RULES as REPORTED_RULES;
pub use quotes::reported::{Reported, reported};
pub use text::document::{Doc, Labelled, Stretch};

/// Trainers of the quote models, which the command lines in `src/bin` run.
#[cfg(feature = "train")]
pub mod train {
    pub use super::quotes::direct::train::run as direct;
    pub use super::quotes::reported::train::run as reported;
}

/// What a text shows without a registry: its words, sentences and phrases, what its lines are,
/// and what it reports.
#[derive(Debug)]
pub struct Outline {
    doc: Doc<'static>,
    reported: Vec<reported::Reported>,
    layout: layout::Layout,
    is_english: bool,
}

impl Outline {
    /// Reads an article's outline, which needs no gazetteer: one thread can do so while another searches.
    #[must_use]
    pub fn of(raw: &RawArticle) -> Self {
        let mut layout = layout::segments(&raw.text, raw.metadata.title.value.as_deref(), &raw.segments);
        let segments = std::mem::take(&mut layout.labelled);
        let language::Language { detected, is_english } = language::language(&raw.text, &raw.metadata);
        layout.metadata.language = detected;
        let doc = Doc { segments, ..Doc::new(&raw.text) };
        let reported = if is_english { reported::reported(&doc) } else { Vec::new() };
        Self { reported, doc: doc.without_text(), layout, is_english }
    }
}

/// Finds segments, quotes, mentions and what is stated about votes in one article.
///
/// In a text of another language than English nothing is found but its segments, for the rules are those of English.
#[must_use]
pub fn findings(raw: &RawArticle, gazetteer: &Gazetteer) -> Findings {
    findings_in(raw, Outline::of(raw), gazetteer)
}

/// The same for an article whose outline is known.
#[must_use]
pub fn findings_in(raw: &RawArticle, outline: Outline, gazetteer: &Gazetteer) -> Findings {
    let points = CodePoints::new(&raw.text);
    let Outline { doc, reported, layout, is_english } = outline;
    let doc = Doc { text: &raw.text, ..doc };
    let day = raw.metadata.published_on.value.or(layout.metadata.published_on.value);
    let segments = doc.segments.iter().map(|one| Segment { kind: one.kind, ..segment_of(&points, one.span) }).collect();
    let word_count = words(&doc);
    if !is_english {
        return Findings { metadata: layout.metadata, segments, word_count, ..Findings::default() };
    }
    let direct = direct::direct(&doc);
    let given = |quote: &direct::Direct| quote.speaker.map(|speaker| (speaker.span, quote.confidence));
    let spoken: Vec<(Stretch, f32)> = direct.iter().filter_map(given).collect();
    let cast = Cast::read(&doc, gazetteer, day, &spoken);
    let quotes = quotes(&doc, (&direct, &reported), &cast, &layout.taken, &points);
    let assertions = claims::assertions(&doc, gazetteer.states(), day, &layout.taken, &points);
    Findings {
        metadata: layout.metadata,
        segments,
        word_count,
        quotes,
        mentions: cast.mentions(&points),
        assertions,
        actors: cast.actors(&points),
    }
}

/// The quotes of both kinds, each with the outlet it is credited to.
fn quotes(
    doc: &Doc<'_>,
    (direct, reported): (&[direct::Direct], &[reported::Reported]),
    cast: &Cast<'_, '_>,
    taken: &[layout::Taken],
    points: &CodePoints<'_>,
) -> Vec<FoundQuote> {
    let is_outlet = |name: &str| outlet(cast.gazetteer(), name).is_some();
    let credit = |span: Stretch| {
        let name = doc.slice(span);
        (name.to_owned(), outlet(cast.gazetteer(), name).map(|known| known.id.clone()))
    };
    let via = via::credits(doc, direct, taken, &is_outlet);
    let said = modality::modalities(doc, direct);
    let direct = direct.iter().zip(via).zip(said);
    let direct = direct.map(|((quote, via), modality)| FoundQuote {
        via: via.map(credit),
        modality,
        ..quoted(points, cast, quote)
    });
    let direct = direct.collect();
    let is_person = |span: Stretch| cast.names_person(span);
    let reported = reported.iter().map(|told| {
        let via = via::credited_to(doc, told, taken, &is_outlet, &is_person);
        FoundQuote { via: via.map(credit), ..in_other_words(points, cast, told) }
    });
    let reported = reported.collect();
    in_order(direct, reported)
}

/// Loads the lists and models, which else the first article waits for.
pub fn prepare() {
    let text =
        "Report\n\n“We shall,” Ms. Jane Roe said on Monday.\n\nShe added that the Security Council had vetoed it.";
    let raw = RawArticle { text: text.to_owned(), ..RawArticle::default() };
    drop(findings(&raw, &Gazetteer::new(&Registry::default())));
}

/// The outlet of this name; the gazetteer also knows other organisations by the names that reports credit.
fn outlet<'g>(gazetteer: &'g Gazetteer, name: &str) -> Option<&'g gazetteer::Known> {
    gazetteer.outlet(name).filter(|known| known.is_outlet)
}

fn segment_of(points: &CodePoints<'_>, span: Stretch) -> Segment {
    let Span { start, end } = points.span(span.range());
    Segment { kind: SegmentKind::Body, start, end }
}

/// Words in the segments that findings come from.
fn words(doc: &Doc<'_>) -> u32 {
    let (mut segments, mut count) = (doc.segments.iter().peekable(), 0);
    for token in doc.tokens.iter().filter(|token| token.is_wordlike()) {
        while segments.next_if(|segment| segment.span.end <= token.start).is_some() {}
        // As [`Doc::kind_at`] has it.
        let inside = segments.peek().filter(|segment| segment.span.start <= token.start);
        count += u32::from(inside.is_none_or(|segment| segment.kind.has_findings()));
    }
    count
}

/// Joins two lists of quotes into one in the order of the text; each list counts its own utterances.
fn in_order(direct: Vec<FoundQuote>, reported: Vec<FoundQuote>) -> Vec<FoundQuote> {
    let offset = direct.len();
    let mut quotes: Vec<(usize, FoundQuote)> = direct.into_iter().chain(reported).enumerate().collect();
    for (_, quote) in &mut quotes[offset..] {
        quote.utterance += offset;
    }
    quotes.sort_by_key(|(_, quote)| quote.span);
    let mut place = vec![0; quotes.len()];
    for (now, (before, _)) in quotes.iter().enumerate() {
        place[*before] = now;
    }
    let moved = |(_, quote): (usize, FoundQuote)| FoundQuote { utterance: place[quote.utterance], ..quote };
    quotes.into_iter().map(moved).collect()
}

fn in_other_words(points: &CodePoints<'_>, cast: &Cast<'_, '_>, told: &reported::Reported) -> FoundQuote {
    let span = |stretch: Stretch| points.span(stretch.range());
    let speaker = told.speaker.map(|mention| found_speaker(points, cast.speaker(mention)));
    FoundQuote {
        span: span(told.content),
        kind: QuoteKind::Reported,
        modality: QuoteModality::Asserted,
        partial: false,
        utterance: told.utterance,
        speaker,
        cue: Some(span(told.cue)),
        via: None,
        rule: told.rule,
        confidence: f64::from(told.confidence),
    }
}

fn found_speaker(points: &CodePoints<'_>, found: coref::Speaker) -> FoundSpeaker {
    let coref::Speaker { actor_id, name, office, state, organisation, span, .. } = found;
    let (organisation, organisation_name) = organisation.unzip();
    FoundSpeaker { span: points.span(span.range()), actor_id, name, office, state, organisation, organisation_name }
}

fn quoted(points: &CodePoints<'_>, cast: &Cast<'_, '_>, quote: &direct::Direct) -> FoundQuote {
    let span = |stretch: Stretch| points.span(stretch.range());
    let mut confidence = f64::from(quote.confidence);
    let speaker = quote.speaker.map(|mention| {
        let mut found = cast.speaker(mention.span);
        confidence = cast.certainty(confidence, quote.rule, &found);
        // A wrong speaker is worse than none.
        if quote.rule == "context" && quote.cue.is_none() && cast.is_unshown(&found) {
            found.name = None;
        }
        found_speaker(points, found)
    });
    FoundQuote {
        span: span(quote.span),
        kind: QuoteKind::Direct,
        modality: QuoteModality::Asserted,
        partial: quote.partial,
        utterance: quote.utterance,
        speaker,
        cue: quote.cue.map(span),
        via: None,
        rule: quote.rule,
        confidence,
    }
}
