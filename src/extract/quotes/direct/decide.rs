//! Decides about the runs of an article, one after the other: no quote, or whose.

use super::attribution_links::How;
use super::certain::{certain, goes_on_to, sayer};
use super::clauses::corrected;
use super::context::{Choice, Context};
use super::features::features;
use super::model_input::{Candidate, View};
use super::no_quote::is_no_quote;
use super::span::{Run, Style};
use crate::extract::lexicon::model::Weights;
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::text::token::{Class, Token};

/// A decision and how likely the model holds it to be right.
#[derive(Clone, Copy, Debug)]
pub struct Decision {
    pub choice: Choice,
    /// The model's probability, calibrated: see [`Weights::calibrated`].
    pub confidence: f32,
}

/// Decides about all runs of `view`.
#[must_use]
pub fn decide(view: &View<'_>, weights: &Weights) -> Vec<Decision> {
    let mut decided = Vec::with_capacity(view.runs.len());
    let mut found: Vec<Decision> = Vec::with_capacity(view.runs.len());
    // The probability of the last decision before it was calibrated.
    let mut before = LABELLED;
    for n in 0..view.runs.len() {
        let mut decision = one(view, n, (&decided, before), weights);
        before = decision.confidence;
        decision.choice = sayer(view, n, decision.choice);
        let other = certain(view, n, decision.choice).or_else(|| goes_on_to(view, n, decision.choice));
        if let Some(index) = other {
            decision.choice = Choice::Candidate(index);
            before = before.max(LABELLED);
        }
        if let Some((choice, likely)) = corrected(view, n, decision.choice, &decided) {
            (decision.choice, before) = (choice, likely);
        }
        if decision.choice != Choice::NoQuote && is_no_quote(view, n, decision.choice) {
            decision.choice = Choice::NoQuote;
        }
        if decision.choice != Choice::NoQuote {
            decision.confidence = if is_settled(view, n) {
                SETTLED
            } else {
                weights.calibrated(before, evidence(view, n, decision.choice))
            };
        }
        decided.push(decision.choice);
        found.push(decision);
    }
    found
}

/// What kind of evidence a decision rests on; each is calibrated by itself.
#[must_use]
pub fn evidence(view: &View<'_>, n: usize, choice: Choice) -> usize {
    let run = &view.runs[n];
    let Choice::Candidate(index) = choice else { return 4 };
    let one = &view.candidates[index];
    match () {
        () if run.label.is_some() => 5,
        () if one.paragraph != run.paragraph => 3,
        () if one.statement != run.statement => 2,
        () if one.link.is_sure() => 0,
        () => 1,
    }
}

/// What may be decided about run number `n`, the last being that it is no quote.
///
/// A name before a colon or behind a dash leaves no choice: it is the speaker.
#[must_use]
pub fn choices(view: &View<'_>, n: usize, decided: &[Choice]) -> Vec<Choice> {
    if let Some(label) = view.runs[n].label {
        return vec![Choice::Candidate(label)];
    }
    // A quotation that goes on over paragraphs has one speaker.
    if (view.doc.quoted[view.runs[n].quoted].continued || resumes(view, n))
        && let Some(&last @ Choice::Candidate(_)) = decided.last()
    {
        return vec![last];
    }
    let mut found: Vec<Choice> = within_reach(view, n).map(Choice::Candidate).collect();
    for &choice in decided.iter().rev().take(2) {
        if matches!(choice, Choice::Candidate(_)) && !found.contains(&choice) {
            found.push(choice);
        }
    }
    found.extend([Choice::Nobody, Choice::NoQuote]);
    found
}

/// Whether a run goes on from the one before although marks do not say so: furniture stands between the paragraphs, or
/// the mark before was opened again.
fn resumes(view: &View<'_>, n: usize) -> bool {
    let Some(before) = n.checked_sub(1).map(|before| &view.runs[before]) else { return false };
    let run = &view.runs[n];
    if view.doc.quoted[before.quoted].close.is_some() {
        return false;
    }
    let paragraph = |at: u32| view.doc.paragraphs[at as usize];
    let furniture = |at: u32| {
        let first = &view.doc.tokens[paragraph(at).first as usize];
        !view.doc.kind_at(first.start).has_findings()
    };
    let between = before.paragraph + 1..run.paragraph;
    let parted = !between.is_empty() && between.len() < 4 && between.into_iter().all(furniture);
    let whole = before.after == paragraph(before.paragraph).end && run.open == paragraph(run.paragraph).first;
    let inner = view.doc.quoted[before.quoted].inner;
    let stops = inner.end > inner.first && view.doc.tokens[inner.end as usize - 1].class == Class::Stop;
    parted && whole || before.after == run.open && (run.style != Style::Double || stops)
}

fn one(view: &View<'_>, n: usize, (decided, before): (&[Choice], f32), weights: &Weights) -> Decision {
    let choices = choices(view, n, decided);
    if let [only] = choices[..] {
        // What goes on from the paragraph before is as sure as that was.
        let goes_on = view.runs[n].label.is_none();
        return Decision { choice: only, confidence: if goes_on { before } else { LABELLED } };
    }
    let context = Context::new(view, n, decided);
    let scores: Vec<f32> =
        choices.iter().map(|&choice| weights.score(|sum| features(view, n, &context, choice, sum))).collect();
    let most = scores.iter().fold(f32::MIN, |most, &score| most.max(score));
    let total: f32 = scores.iter().map(|score| (score - most).exp()).sum();
    let share = |score: f32| (score - most).exp() / total;
    let (&no_quote, others) = scores.split_last().unwrap_or((&0.0, &[]));
    let best = others.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map(|(index, _)| index);
    match best {
        Some(best) if share(no_quote) <= 0.5 => Decision { choice: choices[best], confidence: share(scores[best]) },
        Some(best) if is_sentence(view, &view.runs[n]) => {
            let choice = if is_topic(view, choices[best]) { Choice::Nobody } else { choices[best] };
            Decision { choice, confidence: share(scores[best]) }
        }
        _ => Decision { choice: Choice::NoQuote, confidence: share(no_quote) },
    }
}

/// Whether a run is a paragraph or sentence of its own, which is never written at a distance.
fn is_sentence(view: &View<'_>, run: &Run) -> bool {
    let statement = view.doc.statements[run.statement as usize];
    let inner = view.inner(run);
    let ends = inner.last().is_some_and(|last| matches!(last.class, Class::Stop | Class::Ellipsis));
    // "“…”." with its stop outside
    let outside = view.doc.tokens.get(run.after as usize).is_some_and(|stop| stop.class == Class::Stop);
    let whole = run.after + u32::from(outside) >= statement.end;
    let capital = inner.first().is_some_and(Token::is_capital);
    run.words > 4 && run.open == statement.first && whole && (ends || outside) && capital
}

/// "— On the nuclear deal with Iran": whether a preposition governs a mention that no verb links.
fn is_topic(view: &View<'_>, choice: Choice) -> bool {
    let Choice::Candidate(index) = choice else { return false };
    let one = &view.candidates[index];
    let before = (one.first as usize).checked_sub(1).map(|at| &view.doc.tokens[at]);
    !one.link.is_sure() && before.is_some_and(|before| before.is(Words::PREPOSITION))
}

/// Whether the sentence itself says whose the run is: "quoted Doe as saying", "The words were Doe's". A transcript's label
/// or a signature may be another's.
fn is_settled(view: &View<'_>, n: usize) -> bool {
    let label = view.runs[n].label.map(|index| &view.candidates[index]);
    label.is_some_and(|one| !matches!(one.link.how, How::Signed | How::Colon | How::Passive))
}

const DAYS: [u32; 7] =
    [key("monday"), key("tuesday"), key("wednesday"), key("thursday"), key("friday"), key("saturday"), key("sunday")];
/// How many of those are right, of 100: 100 in composed articles, too few to tell in annotated ones.
const SETTLED: f32 = 0.94;
/// The probability of a speaker whom a label names, before it is calibrated.
const LABELLED: f32 = 0.95;

/// The candidates around run number `n`: from five paragraphs before to one behind, a contiguous range.
fn window(view: &View<'_>, n: usize) -> std::ops::Range<usize> {
    let run = &view.runs[n];
    let all = &view.candidates;
    let behind = all.partition_point(|one| one.first < run.open);
    let far = run.paragraph.saturating_sub(5);
    let from = all[..behind].partition_point(|one| one.paragraph < far).max(behind.saturating_sub(60));
    let to = all[behind..].iter().take(16).take_while(|one| one.paragraph <= run.paragraph + 1).count();
    from..behind + to
}

/// The candidates that may have said run number `n`.
///
/// Mentions so far away, or so unlikely to be a speaker's, that the annotators of the training articles
/// named none of the kind are left out: three in four, which is what keeps the model fast.
pub fn within_reach<'v>(view: &'v View<'_>, n: usize) -> impl Iterator<Item = usize> + 'v {
    let run = &view.runs[n];
    window(view, n).filter(move |&index| is_likely(&view.candidates[index], run))
}

fn is_likely(one: &Candidate, run: &Run) -> bool {
    let linked = one.link.how != How::None;
    let before = one.first < run.open;
    let away = one.statement.abs_diff(run.statement);
    // Nouns without a determiner, of no class that speaks.
    let bare = one.kind == 21;
    // "Speaking on Friday, Doe said"
    if one.kind == 1 && one.end == one.first + 1 && DAYS.contains(&one.head) {
        return false;
    }
    if away == 0 {
        return linked || before || !bare;
    }
    let same_paragraph = one.paragraph == run.paragraph;
    match one.kind {
        1 => false,
        15..=21 => one.link.is_sure() && away == 1,
        _ if !linked => before && away == 1 || same_paragraph && away <= 2 && before,
        _ => away <= 2 || one.link.is_sure() && before,
    }
}
