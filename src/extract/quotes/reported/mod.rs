//! Reported speech: what someone said, thinks or wants, in the reporter's words.
//!
//! A word that may be a cue is judged by its surroundings ([`cue`]); for a cue, the beginning and the end
//! of the content are chosen ([`span`], [`span_end`]), then the speaker among the noun phrases of the
//! statement ([`speaker`]); a last model says how sure the whole is and which of several that overlap
//! stays ([`reranker`]). Each model is linear over hashed features; the weights and the groups of words
//! ([`lexicon`]) are learned from annotated articles by `train-reported` and kept as numbers only.
//!
//! # What is found, and what is not
//!
//! - Content, cue and speaker of one statement. Content that holds a quotation mark is left to the direct
//!   quotes, which find the words between the marks; the annotators count such attributions there.
//! - Of reported speech within reported speech the outer one ("He said he thinks …" is one finding).
//! - Content on both sides of its cue ("The plan, he said, would fail") is two findings of one utterance.
//! - A speaker in an earlier sentence is not looked for; the speaker then stays empty.
//!
//! # What was tried, and what it gave
//!
//! End-to-end F1 (content at overlap 0.8 and speaker right, five words and more). The first four rows by
//! four-fold cross-validation on the training articles, the others on the development articles, on which
//! the last choices were made too: a little of the difference to other texts is theirs.
//!
//! | step | F1 |
//! |---|---|
//! | words and classes of words, one model a stage | 49.4 |
//! | averaged weights, and groups of words by neighbours beside the classes | 51.1 |
//! | phrases cut at the cue ("The campaign \| says"): the speaker's phrase had swallowed the verb; a follow-the-leader learner | 56.2 |
//! | subject and object of the cue as features; the judge sees rivals | 56.5 |
//! | the same on this crate's tokens and sentences | 57.4 |
//! | boundaries only between classes seen, a glance before each cue: a fifth of the time | 57.0 |
//! | a third of the weights (0.35 MB), fewer words with a group | 56.9 |
//! | the speaker's first phrase as the right one: its head right 90% instead of 85% | 56.6 |
//! | findings from 0.3 on instead of 0.28 (0.33: 56.0), cues that are never "also" alone | 56.7 |
//! | hashes by one multiplication, weights added as soon as known: half of the time | 55.9 |
//!
//! Since then only speech, writing and thought are kept (`speech` leaves out acts, labels before a colon, scraps).
//! Against the annotations whose cue is no act (`.ci/quality.py` lists the acts), content at overlap 0.3 and speaker
//! right: precision 73.0 and recall 59.5 before, 75.4 and 58.9 without acts, 80 and 51 with findings from 0.435 on. At
//! overlap 0.8 it is 71 and 47: that boundary needs better models of where content begins and ends.
//!
//! The last row is chance: by cross-validation both kinds of hash give the same (53.8 and 53.7), as does
//! every least confidence from 0.24 to 0.3.
//!
//! Two passes or five over the articles gave the same; classes joined with groups into one were worse
//! than either beside the other; counts of verbs on both sides of a boundary gave nothing to speak of.
//! Looking into cues from 0.16 on instead of 0.12, with narrower gates, cost a point.
//!
//! # Errors on the development articles
//!
//! Of 1,151 gold pieces of five words and more, 574 are found with their speaker, in 901 findings. Over
//! all findings, the model's confidence above 0.9: 52 of 54 right, above 0.915 30 of 30; 0.8 to 0.9: 163 of 181; 0.7 to 0.8: 115 of 155;
//! 0.5 to 0.6: 85 of 158.
//!
//! | error | pieces |
//! |---|---|
//! | missed, nine in ten with a cue that is no plain verb of saying ("neglects", "her decision") | 364 |
//! | content begins elsewhere | 77 |
//! | content ends elsewhere | 94 |
//! | both | 16 |
//! | speaker wrong, or one found where there is none, or none where there is one | 13, 7, 4 |
//!
//! What is found and not annotated is mostly of the same loose kind: `reported-of` 85, `reported-bare`
//! 48.

pub mod clause;
pub mod closed_classes;
pub mod cue;
pub mod features;
pub mod find;
pub mod lexicon;
pub mod model_input;
pub mod reranker;
pub mod rule;
pub mod span;
pub mod span_end;
pub mod speaker;
mod speech;
#[cfg(feature = "train")]
pub mod train;
pub mod weights;
pub mod word_class;

use crate::extract::text::sentence::Tokens;
use crate::extract::{Doc, Stretch};
use clause::Clause;
use find::{Attribution, Finder};
use lexicon::Lexicon;
use model_input::Word;
use weights::Weights;

/// The longest statement read as one, in tokens; a longer one is read in pieces, so that the work per
/// token has a bound.
const LONGEST: usize = 240;

/// Reported words, and what the attribution rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Reported {
    /// The words reported, without the cue.
    pub content: Stretch,
    /// The mention of who is; none where the statement names no speaker.
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
    let words = model_input::words(doc, Lexicon::learned());
    let weights = Weights::learned();
    let mut finder = Finder::default();
    let mut all = Vec::new();
    let mut found = Vec::new();
    for clause in clauses(doc, &words) {
        all.clear();
        finder.find(&clause, weights, &mut all);
        let judged =
            all.iter().enumerate().map(|(nth, this)| (this.clone(), reranker::confidence(&clause, weights, &all, nth)));
        let sure =
            judged.filter(|(this, confidence)| *confidence >= reranker::LEAST && speech::is_speech(doc, &clause, this));
        let sure: Vec<(Attribution, f32)> = sure.collect();
        for (this, confidence) in reranker::select(sure) {
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
        (first..end).step_by(LONGEST).map(move |first| {
            let end = end.min(first + LONGEST);
            Clause { words: &words[first..end], all: words, text: doc.text, ends: &doc.tokens, first, end }
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
        confidence: reranker::calibrated(confidence),
    }
}

/// The content without a stop or comma at its end.
fn trimmed(clause: &Clause<'_>, (first, end): (usize, usize)) -> (usize, usize) {
    use word_class::Class::{Comma, Dash, Exclaim, Stop};
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
