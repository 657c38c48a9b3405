//! Reported speech: what someone said or thinks, in the reporter's words.

pub mod class;
pub mod clause;
pub mod content;
pub mod cue;
pub mod find;
pub mod judge;
pub mod lexicon;
pub mod rule;
pub mod speaker;
#[cfg(feature = "train")]
pub mod train;
pub mod view;
pub mod weights;

use crate::extract::sentence::Tokens;
use crate::extract::{Doc, Stretch};
use clause::Clause;
use find::{Attribution, Finder};
use lexicon::Lexicon;
use view::Word;
use weights::Weights;

/// The longest statement read as one, in tokens; a longer one is read in pieces, so that the work per
/// token has a bound.
const LONGEST: usize = 240;

/// Reported words, and what the attribution rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Reported {
    /// What is reported.
    pub content: Stretch,
    /// The mention of who is; none where the statement names nobody.
    pub speaker: Option<Stretch>,
    /// The verb or phrase of attribution.
    pub cue: Stretch,
    /// The index, in the list, of the first with the same cue ("…, he said, …").
    pub utterance: usize,
    /// Which construction it is.
    pub rule: &'static str,
    /// How sure it is, from 0 to 1.
    pub confidence: f32,
}

/// The reported speech of a text, in its order, none overlapping.
#[must_use]
pub fn reported(doc: &Doc<'_>) -> Vec<Reported> {
    found_with(doc, Lexicon::learned(), Weights::learned())
}

/// The same with other models.
#[must_use]
pub fn found_with(doc: &Doc<'_>, lexicon: &Lexicon, weights: &Weights) -> Vec<Reported> {
    let words = view::words(doc, lexicon);
    let mut finder = Finder::default();
    let mut all = Vec::new();
    let mut found = Vec::new();
    for clause in clauses(doc, &words) {
        all.clear();
        finder.find(&clause, weights, &mut all);
        let judged =
            all.iter().enumerate().map(|(nth, this)| (this.clone(), judge::confidence(&clause, weights, &all, nth)));
        let sure: Vec<(Attribution, f32)> = judged.filter(|(_, confidence)| *confidence >= judge::LEAST).collect();
        for (this, confidence) in judge::select(sure) {
            let utterance = found.len();
            found.push(finding(doc, &clause, &this, confidence, utterance));
        }
    }
    join_utterances(&mut found);
    found
}

/// Content on both sides of one cue is one act of speech.
fn join_utterances(found: &mut [Reported]) {
    for nth in 1..found.len() {
        if found[nth].cue == found[nth - 1].cue {
            found[nth].utterance = found[nth - 1].utterance;
        }
    }
}

/// The statements that findings may come from.
pub(crate) fn clauses<'d>(doc: &'d Doc<'_>, words: &'d [Word]) -> impl Iterator<Item = Clause<'d>> {
    let statements = doc.statements.iter().filter(move |statement| {
        doc.tokens.get(statement.first as usize).is_some_and(|token| doc.kind_at(token.start).has_findings())
    });
    statements.flat_map(move |statement| {
        let (first, end) = (statement.first as usize, statement.end as usize);
        (first..end).step_by(LONGEST).map(move |first| Clause {
            words,
            text: doc.text,
            ends: &doc.tokens,
            first,
            end: end.min(first + LONGEST),
        })
    })
}

fn finding(doc: &Doc<'_>, clause: &Clause<'_>, this: &Attribution, confidence: f32, utterance: usize) -> Reported {
    let stretch = |(first, end): (usize, usize)| doc.span(tokens(first, end));
    Reported {
        content: stretch(trimmed(clause, this.content)),
        speaker: this.speaker.map(|speaker| stretch(rule::without_owner(clause, speaker))),
        cue: stretch(rule::cue(clause, this)),
        utterance,
        rule: rule::rule(clause, this),
        confidence,
    }
}

/// The content without a stop or comma at its end.
fn trimmed(clause: &Clause<'_>, (first, end): (usize, usize)) -> (usize, usize) {
    use class::Class::{Comma, Dash, Exclaim, Stop};
    let mut last = end;
    while last > first + 1 && clause.is(last - 1, 0, &[Comma, Stop, Exclaim, Dash]) {
        last -= 1;
    }
    (first, last)
}

fn tokens(first: usize, end: usize) -> Tokens {
    let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Tokens { first: index(first), end: index(end) }
}
