//! Rows of one report in each table.

use std::collections::BTreeMap;

use super::claim_votes;
use super::compare::Fresh;
use super::counters::Counts;
use super::numbers::Numbers;
use super::prepared::Prepared;
use super::tables::Tables;
use crate::council::Report;
use crate::domain::{Article, Assertion, Claim, FoundActor, Quote, QuoteModality, slug};
use crate::store::Result;
use crate::store::search::analysis::fields::Fields;
use crate::store::search::writer::IndexWriter;
use crate::store::sql::builder::{Value, word};
use crate::store::sql::codec;
use crate::store::sql::day_key::{UNDATED, age, key};
use crate::store::sql::engine::Engine;

/// The rows of a batch.
pub(in crate::store) struct Rows<'w> {
    numbers: Numbers,
    articles: Vec<i64>,
    tables: Tables,
    words: &'w mut [IndexWriter; 2],
}

/// An article's number and its place in dated lists.
#[derive(Clone, Copy)]
struct Place {
    article: i64,
    age: i64,
    key: i64,
    publisher: Option<i64>,
}

impl<'w> Rows<'w> {
    /// The words of articles and of quotes are left in `words`.
    pub fn new(numbers: Numbers, words: &'w mut [IndexWriter; 2]) -> Self {
        Self { articles: Vec::new(), tables: Tables::new(), words, numbers }
    }

    pub fn add(&mut self, fresh: &Fresh<'_>, counts: &mut Counts) {
        let Report { detail, assertions, actors, .. } = &fresh.prepared.report;
        let article = &detail.article;
        self.numbers.last.0 += 1;
        let place = Place {
            article: self.numbers.last.0,
            age: age(article.published_on),
            key: key(article.id),
            publisher: article.publisher.as_deref().and_then(|name| self.numbers.publishers.get(&slug(name)).copied()),
        };
        self.articles.push(place.article);
        let before = self.numbers.last.1;
        for (quote, words) in detail.quotes.iter().zip(&fresh.prepared.quotes) {
            self.quote(place, article, quote, words);
        }
        counts.quotes(before + 1..=self.numbers.last.1);
        for ((claim, assertion), words) in detail.claims.iter().zip(assertions).zip(&fresh.prepared.claims) {
            self.claim(place, claim, assertion, words);
        }
        for actor in actors {
            self.sighting(place, actor, counts);
        }
        let named = self.actors(place, &fresh.prepared.report, counts);
        self.article(place, fresh, named);
        if let Some(sketch) = fresh.prepared.sketch.clone() {
            self.tables.copy_sketch.row(sketch.row(place.article));
            counts.copies.put_in(place.article);
        }
        let size = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let [claims, mentions] = [detail.claims.len(), detail.mentions.len()].map(size);
        counts.article(article.published_on, article.quote_count.into(), claims, mentions);
    }

    /// The rows of the actors an article names; returns how many they are.
    fn actors(&mut self, place: Place, report: &Report, counts: &mut Counts) -> u32 {
        let mut named: BTreeMap<i64, [i64; 2]> = BTreeMap::new();
        let number = |id: Option<&str>| id.and_then(|id| self.numbers.actors.get(id).copied());
        for mention in &report.detail.mentions {
            if let Some(actor) = number(mention.actor_id.as_deref()) {
                named.entry(actor).or_default()[0] += 1;
            }
        }
        for quote in report.detail.quotes.iter().filter(|quote| quote.modality == QuoteModality::Asserted) {
            if let Some(actor) = number(quote.speaker_id.as_deref()) {
                named.entry(actor).or_default()[1] += 1;
            }
        }
        for actor in &report.actors {
            if let Some(actor) = number(Some(&actor.id)) {
                named.entry(actor).or_default();
            }
        }
        for (&actor, &[mentions, quotes]) in &named {
            counts.actor(actor, report.detail.article.published_on, mentions, quotes);
            let Place { article, age, key, .. } = place;
            self.tables.article_actor.row([article, actor, age, key, mentions, quotes].map(Value::Int));
        }
        u32::try_from(named.len()).unwrap_or(u32::MAX)
    }

    fn article(&mut self, place: Place, fresh: &Fresh<'_>, named: u32) {
        let Prepared { report, fingerprint, words, .. } = &*fresh.prepared;
        let Report { detail, metadata, labelled, .. } = report;
        let Article { id, title, publisher, published_on, byline, url, language, excerpt, .. } = &detail.article;
        let mentions = u32::try_from(detail.mentions.len()).unwrap_or(u32::MAX);
        self.tables.article.row([
            place.article.into(),
            (*id).into(),
            place.age.into(),
            place.key.into(),
            fingerprint.as_bytes().to_vec().into(),
            title.as_ref().into(),
            word(metadata.title.basis).into(),
            publisher.as_ref().into(),
            word(metadata.publisher.basis).into(),
            place.publisher.into(),
            (*published_on).into(),
            word(metadata.published_on.basis).into(),
            byline.as_ref().into(),
            word(metadata.byline.basis).into(),
            url.as_ref().into(),
            word(metadata.url.basis).into(),
            language.as_ref().into(),
            word(metadata.language.basis).into(),
            (&detail.article.source_format).into(),
            detail.article.word_count.into(),
            detail.article.quote_count.into(),
            detail.article.claim_count.into(),
            mentions.into(),
            named.into(),
            excerpt.into(),
            (&fresh.ingested_at).into(),
        ]);
        let text = detail.text.as_deref().unwrap_or_default();
        let number = |id: &str| self.numbers.actors.get(id).copied();
        self.tables.text.row([
            place.article.into(),
            text.into(),
            codec::segments(&detail.segments).into(),
            codec::segments(labelled).into(),
            codec::mentions(&detail.mentions, number).into(),
        ]);
        self.words[0].add(place.article, words);
    }

    fn quote(&mut self, place: Place, article: &Article, quote: &Quote, words: &Fields) {
        self.numbers.last.1 += 1;
        let number = self.numbers.last.1;
        let via = quote.via_id.as_deref().or(quote.via.as_deref()).map(slug);
        let speaker = quote.speaker_id.as_deref().and_then(|id| self.numbers.actors.get(id).copied());
        self.tables.quote.row([
            number.into(),
            quote.id.into(),
            place.article.into(),
            place.age.into(),
            place.key.into(),
            place.publisher.into(),
            word(quote.kind).into(),
            word(quote.modality).into(),
            (quote.modality == QuoteModality::Asserted).into(),
            quote.partial.into(),
            quote.utterance.into(),
            (&quote.text).into(),
            quote.start.into(),
            quote.end.into(),
            (&quote.prefix).into(),
            (&quote.suffix).into(),
            speaker.into(),
            quote.speaker_name.as_ref().into(),
            quote.speaker_text.as_ref().into(),
            quote.speaker_start.into(),
            quote.speaker_end.into(),
            quote.speaker_office.as_ref().into(),
            quote.speaker_state.as_ref().into(),
            quote.cue.as_ref().into(),
            quote.cue_start.into(),
            quote.cue_end.into(),
            quote.via.as_ref().into(),
            quote.via_id.as_ref().into(),
            via.into(),
            (&quote.rule).into(),
            quote.confidence.into(),
            quote.corrected.into(),
            article.id.into(),
            article.title.as_ref().into(),
            article.url.as_ref().into(),
            article.publisher.as_ref().into(),
            article.published_on.into(),
            quote.speaker_name.as_deref().filter(|_| speaker.is_none()).map(slug).into(),
            quote.speaker_organisation.as_ref().into(),
        ]);
        if quote.modality == QuoteModality::Asserted {
            self.words[1].add(number, words);
        } else {
            self.words[1].add_unranked(number, words);
        }
    }

    fn claim(&mut self, place: Place, claim: &Claim, assertion: &Assertion, words: &Fields) {
        self.numbers.last.2 += 1;
        let number = self.numbers.last.2;
        let json = |values: &[String]| serde_json::to_string(values).unwrap_or_default();
        self.tables.claim.row([
            number.into(),
            claim.id.into(),
            place.article.into(),
            place.age.into(),
            place.key.into(),
            place.publisher.into(),
            claim.via.as_ref().into(),
            claim.via.as_deref().map(slug).into(),
            (&claim.text).into(),
            claim.start.into(),
            claim.end.into(),
            word(claim.kind).into(),
            word(claim.modality).into(),
            json(&claim.members).into(),
            claim.option.map(word).into(),
            claim.yes.into(),
            claim.no.into(),
            claim.abstain.into(),
            claim.count.into(),
            claim.ordinal.into(),
            claim.topic.as_ref().into(),
            claim.on.into(),
            claim.on_basis.map(word).into(),
            claim.period_from.into(),
            claim.period_to.into(),
            claim.symbol.as_ref().into(),
            word(claim.subject_kind).into(),
            json(&claim.votes).into(),
            claim.verdict.map(word).into(),
            serde_json::to_string(&claim.compared).unwrap_or_default().into(),
            claim.reason.as_ref().into(),
            (&claim.rule).into(),
            claim.confidence.into(),
            claim.corrected.into(),
            serde_json::to_string(assertion).unwrap_or_default().into(),
            claim.speaker_id.as_deref().and_then(|id| self.numbers.actors.get(id).copied()).into(),
            claim.speaker_name.as_ref().into(),
        ]);
        self.tables.claim_words.add(number, words);
        let of = |named: &String| [named.into(), place.age.into(), place.key.into(), claim.start.into(), number.into()];
        claim.votes.iter().for_each(|vote| self.tables.claim_vote.row(of(vote)));
        claim.members.iter().for_each(|member| self.tables.claim_member.row(of(member)));
    }

    fn sighting(&mut self, place: Place, actor: &FoundActor, counts: &mut Counts) {
        // One that a correction names and the text does not tell of describes its actor only where nothing else does.
        let tells = actor.span.start < actor.span.end;
        let day = if tells && place.age < UNDATED { -place.age } else { UNDATED };
        let number = self.numbers.actors.get(&actor.id).copied();
        if let Some(number) = number {
            counts.sighting(number, (day, place.key), actor);
        }
        self.tables.sighting.row([
            place.article.into(),
            number.into(),
            day.into(),
            place.key.into(),
            actor.span.start.into(),
            actor.span.end.into(),
            word(actor.kind).into(),
            (&actor.name).into(),
            actor.description.as_ref().into(),
            actor.office.as_ref().into(),
            actor.state.as_ref().into(),
        ]);
    }

    /// Inserts everything but words, each table after those it points at.
    pub async fn run(self, conn: &mut impl Engine) -> Result<()> {
        self.tables.run(conn).await?;
        claim_votes::spread_votes(conn, self.articles).await
    }
}
