//! Application of corrections to a report, before it is stored: a function of the report, the corrections and the
//! registry, so that no order of loading and correcting shows.
//!
//! # Design
//!
//! Ids are given before: they follow from the words and from what else the program finds, so that a finding keeps its id
//! when it is corrected, and the others theirs when it is left out. Mentions come first, since a quote whose speaker was
//! read off a mention follows it; then quotes, and what follows from these: counts and the speakers of claims.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::actors::NamedActors;
use super::place::Squeezed;
use crate::council::Report;
use crate::domain::{ArticleDetail, CorrectedFinding, CorrectedPart, Correction, Mention, Quote, Span};
use crate::store::sql::builder::word;

/// The confidence of what the operator says.
const SURE: f64 = 0.9999;

/// A correction with the place of its words.
#[derive(Clone, Copy)]
struct Placed<'c> {
    /// Its place among the corrections given.
    nth: usize,
    correction: &'c Correction,
    span: Span,
}

impl Placed<'_> {
    fn overlap(&self, span: Span) -> u32 {
        self.span.end.min(span.end).saturating_sub(self.span.start.max(span.start))
    }
}

/// Applies the corrections of a report's article; returns which of them have a place.
pub(in crate::store) fn apply(report: &mut Report, corrections: &[Correction], actors: &NamedActors) -> Vec<bool> {
    let text = Squeezed::new(report.detail.text.as_deref().unwrap_or_default());
    let placed: Vec<Placed<'_>> = corrections
        .iter()
        .enumerate()
        .filter_map(|(nth, correction)| Some(Placed { nth, correction, span: text.place(correction)? }))
        .collect();
    // What is no finding has its place in the text, whether this program finds it or not.
    let mut has_place = vec![false; corrections.len()];
    for placed in &placed {
        has_place[placed.nth] = placed.correction.change == CorrectedPart::False;
    }
    let of = |finding| placed.iter().copied().filter(|p| p.correction.finding == finding).collect::<Vec<_>>();
    let mut applied = Vec::new();
    let named_before = named(&report.detail);
    correct_mentions(&mut report.detail, &of(CorrectedFinding::Mention), actors, &mut applied);
    correct_quotes(&mut report.detail, &of(CorrectedFinding::Quote), actors, &mut applied);
    report.settle();
    correct_claims(report, &of(CorrectedFinding::Claim), actors, &mut applied);
    for &nth in &applied {
        has_place[nth] = true;
        if let Some(actor) = actors.discovered(&corrections[nth])
            && !report.actors.iter().any(|other| other.id == actor.id)
        {
            report.actors.push(actor);
        }
    }
    // An actor that nothing names any more was found in vain.
    let named_now = named(&report.detail);
    report.actors.retain(|actor| named_now.contains(&actor.id) || !named_before.contains(&actor.id));
    has_place
}

/// The ids of all actors that findings name.
fn named(detail: &ArticleDetail) -> HashSet<String> {
    let mentioned = detail.mentions.iter().filter_map(|mention| mention.actor_id.as_deref());
    let speakers = detail.quotes.iter().filter_map(|quote| quote.speaker_id.as_deref());
    let of_claims = detail.claims.iter().filter_map(|claim| claim.speaker_id.as_deref());
    mentioned.chain(speakers).chain(of_claims).map(str::to_owned).collect()
}

/// The correction that each finding gets, by span and kind.
///
/// What is false is so wherever it overlaps. Another value is for the finding that has just that place, where there is one,
/// since quotes stand in quotes; else for whatever overlaps, the most of it first.
fn decide<'c>(findings: &[(Span, String)], placed: &[Placed<'c>]) -> Vec<Option<Placed<'c>>> {
    let meets = |p: &Placed<'_>, (span, kind): &(Span, String)| p.span.overlaps(*span) && p.correction.fits(kind);
    let has_own = |p: &Placed<'_>| findings.iter().any(|finding| finding.0 == p.span && meets(p, finding));
    let decided = findings.iter().map(|finding| {
        let span = finding.0;
        let mut meeting: Vec<Placed<'c>> = placed.iter().filter(|p| meets(p, finding)).copied().collect();
        meeting.retain(|p| p.correction.change == CorrectedPart::False || p.span == span || !has_own(p));
        let order = |p: &Placed<'_>| {
            (p.correction.change != CorrectedPart::False, p.span != span, u32::MAX - p.overlap(span), p.span.start)
        };
        meeting.into_iter().min_by_key(order)
    });
    decided.collect()
}

/// Keeps the findings that are some, each with the correction of its value; notes what was applied.
fn sorted<'c, T>(
    findings: Vec<T>,
    spans: &[(Span, String)],
    placed: &[Placed<'c>],
    applied: &mut Vec<usize>,
) -> (Vec<T>, Vec<Option<&'c Correction>>) {
    let (mut kept, mut values) = (Vec::with_capacity(findings.len()), Vec::new());
    for (finding, decided) in findings.into_iter().zip(decide(spans, placed)) {
        applied.extend(decided.map(|decided| decided.nth));
        let value = decided.map(|decided| decided.correction);
        if value.is_none_or(|correction| correction.change != CorrectedPart::False) {
            kept.push(finding);
            values.push(value);
        }
    }
    (kept, values)
}

fn correct_mentions(detail: &mut ArticleDetail, placed: &[Placed<'_>], actors: &NamedActors, applied: &mut Vec<usize>) {
    let span = |mention: &Mention| Span { start: mention.start, end: mention.end };
    let spans: Vec<_> = detail.mentions.iter().map(|mention| (span(mention), word(mention.kind))).collect();
    let (kept, values) = sorted(std::mem::take(&mut detail.mentions), &spans, placed, applied);
    let gone = spans.into_iter().map(|(span, _)| span).filter(|gone| !kept.iter().any(|kept| span(kept) == *gone));
    let mut changed: Vec<(Span, Option<&Correction>)> = gone.map(|span| (span, None)).collect();
    detail.mentions = kept;
    for (mention, correction) in detail.mentions.iter_mut().zip(values) {
        let Some(correction) = correction else { continue };
        mention.actor_id = correction.actor_id.as_deref().map(Into::into);
        mention.actor_name = actors.name(correction).map(Into::into);
        mention.corrected = true;
        changed.push((span(mention), Some(correction)));
    }
    // Whose speaker was read off such a mention is another's, or unknown.
    for quote in &mut detail.quotes {
        let read_off = quote.speaker_start.zip(quote.speaker_end);
        let of = changed.iter().find(|(span, _)| read_off == Some((span.start, span.end)));
        match of {
            Some((_, Some(correction))) => set_speaker(quote, correction, actors),
            Some((_, None)) => forget_speaker(quote),
            None => {}
        }
    }
}

fn correct_quotes(detail: &mut ArticleDetail, placed: &[Placed<'_>], actors: &NamedActors, applied: &mut Vec<usize>) {
    let spans: Vec<_> =
        detail.quotes.iter().map(|quote| (Span { start: quote.start, end: quote.end }, word(quote.kind))).collect();
    let before: Vec<_> = detail.quotes.iter().map(|quote| (quote.id, quote.utterance)).collect();
    let (mut quotes, values) = sorted(std::mem::take(&mut detail.quotes), &spans, placed, applied);
    let mut parted: Vec<Uuid> = Vec::new();
    for (quote, correction) in quotes.iter_mut().zip(values) {
        let Some(correction) = correction else { continue };
        set_speaker(quote, correction, actors);
        (quote.confidence, quote.corrected) = (SURE, true);
        parted.push(quote.utterance);
        // The mention that the words were credited to, where it is not one of this speaker.
        let read_off = quote.speaker_start.zip(quote.speaker_end);
        let names = detail.mentions.iter().find(|mention| read_off == Some((mention.start, mention.end)));
        if names.is_none_or(|mention| mention.actor_id.as_deref() != quote.speaker_id.as_deref()) {
            (quote.speaker_text, quote.speaker_start, quote.speaker_end) = (None, None, None);
        }
    }
    let gone = before.iter().filter(|(id, _)| !quotes.iter().any(|quote| quote.id == *id));
    parted.extend(gone.map(|(_, utterance)| *utterance));
    join_utterances(&mut quotes, &parted);
    detail.quotes = quotes;
}

/// An act of speech has one speaker, and is called by its first quote: both are made so again for these.
fn join_utterances(quotes: &mut [Quote], parted: &[Uuid]) {
    let mut first: HashMap<(Uuid, Option<String>, Option<String>), Uuid> = HashMap::new();
    for quote in quotes.iter_mut().filter(|quote| parted.contains(&quote.utterance)) {
        let of = (quote.utterance, quote.speaker_id.clone(), quote.speaker_name.clone());
        quote.utterance = *first.entry(of).or_insert(quote.id);
    }
}

fn correct_claims(report: &mut Report, placed: &[Placed<'_>], actors: &NamedActors, applied: &mut Vec<usize>) {
    let detail = &mut report.detail;
    let span = |start, end| Span { start, end };
    let spans: Vec<_> = detail.claims.iter().map(|claim| (span(claim.start, claim.end), word(claim.kind))).collect();
    let claims = std::mem::take(&mut detail.claims).into_iter().zip(std::mem::take(&mut report.assertions));
    let (kept, values) = sorted(claims.collect(), &spans, placed, applied);
    for ((mut claim, assertion), correction) in kept.into_iter().zip(values) {
        if let Some(correction) = correction {
            (claim.speaker_id, claim.speaker_name) = (correction.actor_id.clone(), actors.name(correction));
            (claim.confidence, claim.corrected) = (SURE, true);
        }
        detail.claims.push(claim);
        report.assertions.push(assertion);
    }
    detail.article.claim_count = u32::try_from(detail.claims.len()).unwrap_or(u32::MAX);
}

fn set_speaker(quote: &mut Quote, correction: &Correction, actors: &NamedActors) {
    quote.speaker_id.clone_from(&correction.actor_id);
    quote.speaker_name = actors.name(correction);
    let standing = actors.standing(correction, quote.published_on);
    (quote.speaker_office, quote.speaker_state) = (standing.office, standing.state);
    (quote.speaker_organisation, quote.speaker_organisation_name) = standing.organisation.unzip();
}

fn forget_speaker(quote: &mut Quote) {
    (quote.speaker_id, quote.speaker_name, quote.speaker_office, quote.speaker_state) = (None, None, None, None);
    (quote.speaker_organisation, quote.speaker_organisation_name) = (None, None);
}
