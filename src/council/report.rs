//! An article's report: what was found in it, with ids and verdicts.
//!
//! [`Report::new`] adds what needs the record (verdicts) and what needs the article's identity (ids), once, for
//! every way out: the database, `POST /v1/extract` and the command line.

use uuid::Uuid;

use super::{Record, judge};
use crate::domain::id::{FindingIds, article_id};
use crate::domain::{
    Article, ArticleDetail, Assertion, Claim, CodePoints, Findings, FoundActor, FoundMention, FoundQuote, Mention,
    Metadata, Quote, QuoteKind, QuoteModality, RawArticle, Segment, SegmentKind, Span, Stated, language_tag,
};

/// Length of an excerpt, in characters.
const EXCERPT: usize = 280;

/// An article with its findings, ids and verdicts: what is stored, printed and answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The article and its findings in the shapes of the API.
    pub detail: ArticleDetail,
    /// Its metadata with their basis.
    pub metadata: Metadata,
    /// The assertions behind `detail.claims`, in the same order.
    pub assertions: Vec<Assertion>,
    /// Actors that the registry does not know.
    pub actors: Vec<FoundActor>,
    /// The stretches that the source itself had labelled, kept for finding everything anew.
    pub labelled: Vec<Segment>,
}

impl Report {
    /// Joins an article with what was found in it, judging its claims against the record.
    #[must_use]
    pub fn new(raw: RawArticle, findings: Findings, record: &Record) -> Self {
        let mut metadata = raw.metadata.or(findings.metadata);
        let points = CodePoints::new(&raw.text);
        // As it is kept: read again, the report must be the same.
        metadata.url.value = metadata.url.value.map(|url| url.trim().to_owned()).filter(|url| !url.is_empty());
        metadata.language.value = metadata.language.value.as_deref().map(language_tag);
        let url = metadata.url.value.clone();
        let id = article_id(&metadata, &raw.text);
        let said = findings.quotes.iter().filter(|quote| quote.modality == QuoteModality::Asserted).count();
        let article = Article {
            id,
            title: metadata.title.value.clone(),
            publisher: metadata.publisher.value.clone(),
            published_on: metadata.published_on.value,
            published_on_basis: metadata.published_on.basis,
            byline: metadata.byline.value.clone(),
            url,
            language: metadata.language.value.clone(),
            language_basis: metadata.language.basis,
            source_format: raw.source_format.to_owned(),
            word_count: findings.word_count,
            quote_count: u32::try_from(said).unwrap_or(u32::MAX),
            claim_count: u32::try_from(findings.assertions.len()).unwrap_or(u32::MAX),
            excerpt: excerpt(&points, &findings.segments),
            copy_group: None,
            ingested_at: None,
        };
        let quotes = quotes(&article, &points, &findings.quotes);
        let claims = claims(&article, &points, &findings.assertions, &quotes, record);
        let mentions = findings.mentions.iter().map(|found| mention(&points, found)).collect();
        let detail =
            ArticleDetail { article, text: Some(raw.text), segments: findings.segments, quotes, mentions, claims };
        Self { detail, metadata, assertions: findings.assertions, actors: findings.actors, labelled: raw.segments }
    }
}

impl Report {
    /// The same report at another spelling of its address.
    #[must_use]
    pub fn at(mut self, url: Stated<String>) -> Self {
        let detail = &mut self.detail;
        let shown = detail.quotes.iter_mut().map(|quote| &mut quote.article_url);
        let shown = shown.chain(detail.claims.iter_mut().map(|claim| &mut claim.article_url));
        shown.chain([&mut detail.article.url]).for_each(|shown| shown.clone_from(&url.value));
        self.metadata.url = url;
        self
    }

    /// Counts, and speakers of claims, as they follow from the findings, after some of these were changed or left out.
    pub fn settle(&mut self) {
        let ArticleDetail { article, quotes, claims, .. } = &mut self.detail;
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        article.quote_count = count(quotes.iter().filter(|quote| quote.modality == QuoteModality::Asserted).count());
        article.claim_count = count(claims.len());
        for claim in claims {
            let quote = quote_around(Span { start: claim.start, end: claim.end }, quotes);
            claim.speaker_id = quote.and_then(|quote| quote.speaker_id.clone());
            claim.speaker_name = quote.and_then(|quote| quote.speaker_name.clone());
        }
    }
}

fn excerpt(points: &CodePoints<'_>, segments: &[Segment]) -> String {
    let body = segments.iter().find(|segment| segment.kind == SegmentKind::Body);
    let text = body.map(|body| points.slice(Span { start: body.start, end: body.end })).unwrap_or_default();
    let (mut excerpt, mut length) = (String::new(), 0);
    for word in text.split_whitespace() {
        if !excerpt.is_empty() {
            excerpt.push(' ');
            length += 1;
        }
        excerpt.push_str(word);
        length += word.chars().count();
        // Whatever follows is cut off.
        if length > EXCERPT {
            break;
        }
    }
    if let Some((end, _)) = excerpt.char_indices().nth(EXCERPT) {
        let end = excerpt[..end].rfind(' ').unwrap_or(end);
        excerpt.truncate(end);
        excerpt.push('…');
    }
    excerpt
}

fn quotes(article: &Article, points: &CodePoints<'_>, found: &[FoundQuote]) -> Vec<Quote> {
    let mut ids = FindingIds::new(article.id);
    let ids: Vec<Uuid> = found
        .iter()
        .map(|quote| {
            let kind = if quote.kind == QuoteKind::Direct { "direct" } else { "reported" };
            ids.next(kind, points.slice(quote.span))
        })
        .collect();
    found.iter().zip(&ids).map(|(found, &id)| quote(article, points, found, id, ids[found.utterance])).collect()
}

fn quote(article: &Article, points: &CodePoints<'_>, found: &FoundQuote, id: Uuid, utterance: Uuid) -> Quote {
    let Span { start, end } = found.span;
    let [prefix, suffix] = points.context(found.span);
    let speaker = found.speaker.as_ref();
    Quote {
        id,
        article_id: article.id,
        article_title: article.title.clone(),
        article_url: article.url.clone(),
        publisher: article.publisher.clone(),
        published_on: article.published_on,
        kind: found.kind,
        modality: found.modality,
        partial: found.partial,
        utterance,
        text: points.slice(found.span).to_owned(),
        start,
        end,
        prefix: prefix.to_owned(),
        suffix: suffix.to_owned(),
        speaker_id: speaker.and_then(|speaker| speaker.actor_id.clone()),
        speaker_name: speaker.and_then(|speaker| speaker.name.clone()),
        speaker_text: speaker.map(|speaker| points.slice(speaker.span).to_owned()),
        speaker_start: speaker.map(|speaker| speaker.span.start),
        speaker_end: speaker.map(|speaker| speaker.span.end),
        speaker_office: speaker.and_then(|speaker| speaker.office.clone()),
        speaker_state: speaker.and_then(|speaker| speaker.state.clone()),
        speaker_organisation: speaker.and_then(|speaker| speaker.organisation.clone()),
        speaker_organisation_name: speaker.and_then(|speaker| speaker.organisation_name.clone()),
        cue: found.cue.map(|cue| points.slice(cue).to_owned()),
        cue_start: found.cue.map(|cue| cue.start),
        cue_end: found.cue.map(|cue| cue.end),
        via: found.via.as_ref().map(|(name, _)| name.clone()),
        via_id: found.via.as_ref().and_then(|(_, id)| id.clone()),
        rule: found.rule.to_owned(),
        confidence: rounded(found.confidence),
        corrected: false,
        statement_id: None,
    }
}

/// The quote that a claim stands in: of several around it the shortest; none of words that were not said.
fn quote_around(span: Span, quotes: &[Quote]) -> Option<&Quote> {
    let around = |quote: &&Quote| quote.start <= span.start && span.end <= quote.end;
    let said = |quote: &&Quote| quote.modality == QuoteModality::Asserted;
    quotes.iter().filter(around).filter(said).min_by_key(|quote| quote.end - quote.start)
}

fn claims(
    article: &Article,
    points: &CodePoints<'_>,
    found: &[Assertion],
    quotes: &[Quote],
    record: &Record,
) -> Vec<Claim> {
    let mut ids = FindingIds::new(article.id);
    found
        .iter()
        .map(|assertion| {
            let text = points.slice(assertion.span);
            let judged = judge(assertion, article.published_on, record);
            let quote = quote_around(assertion.span, quotes);
            Claim {
                id: ids.next(&format!("claim {:?}", assertion.kind), text),
                article_id: article.id,
                article_title: article.title.clone(),
                article_url: article.url.clone(),
                published_on: article.published_on,
                publisher: article.publisher.clone(),
                via: assertion.via.clone(),
                speaker_id: quote.and_then(|quote| quote.speaker_id.clone()),
                speaker_name: quote.and_then(|quote| quote.speaker_name.clone()),
                text: text.to_owned(),
                start: assertion.span.start,
                end: assertion.span.end,
                kind: assertion.kind,
                modality: assertion.modality,
                members: assertion.members.clone(),
                option: assertion.option,
                yes: assertion.tally.yes,
                no: assertion.tally.no,
                abstain: assertion.tally.abstain,
                count: assertion.count,
                ordinal: assertion.ordinal,
                topic: assertion.topic.clone(),
                on: assertion.on,
                on_basis: assertion.on_basis,
                period_from: assertion.period_from,
                period_to: assertion.period_to,
                symbol: assertion.symbols.first().map(|symbol| as_the_un_writes(symbol)),
                subject_kind: assertion.subject_kind,
                votes: judged.votes,
                verdict: judged.verdict,
                compared: judged.compared,
                reason: judged.reason,
                rule: assertion.rule.clone(),
                confidence: rounded(assertion.confidence),
                corrected: false,
            }
        })
        .collect()
}

/// A confidence as it is shown and stored: to four decimals, which every engine and every language writes alike, and
/// neither impossible nor certain, which no finding is.
fn rounded(confidence: f64) -> f64 {
    ((confidence * 10_000.0).round() / 10_000.0).clamp(0.0001, 0.9999)
}

/// A symbol that the text names, in the UN's spelling; a text that gives no year leaves it out.
fn as_the_un_writes(symbol: &str) -> String {
    if symbol.bytes().all(|byte| byte.is_ascii_digit()) { format!("S/RES/{symbol}") } else { symbol.to_owned() }
}

fn mention(points: &CodePoints<'_>, found: &FoundMention) -> Mention {
    Mention {
        actor_id: found.actor_id.clone(),
        actor_name: found.actor_name.clone(),
        kind: found.kind,
        text: points.slice(found.span).to_owned(),
        start: found.span.start,
        end: found.span.end,
        corrected: false,
    }
}
