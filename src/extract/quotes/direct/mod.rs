//! Direct quotes: which quoted runs are somebody's words, and whose.
//!
//! [`model_input`] lists the runs and the candidates, phrases outside of all runs with what links them to verbs
//! of saying ([`attribution_links`]). [`decide`] goes over the runs in order and chooses, for each, among the candidates
//! within [`candidates`], nobody, and no quote at all: by a rule where the text leaves no choice ([`span`]), else by
//! a linear model over the hashed features of [`features`]. [`utterance`] adds cue, fragment and act of speech,
//! [`super::via`] the outlet credited.
//!
//! # Design
//!
//! Learnt from 840 annotated US news articles (8,401 quotes) by the `train` binary; the weights,
//! 0.25 MB, are ours. End-to-end F1 (words found and speaker right; quotes of five tokens and more, then all) by
//! five-fold cross-validation over those articles, and on 84 others:
//!
//! | | cross-validated | others |
//! |---|---|---|
//! | end to end | 94.2, 90.1 | 93.6, 90.9 |
//! | words alone | 99.0, 97.2 | 99.3, 97.7 |
//! | speakers of the words found | 95.2, 92.7 | 94.3, 93.1 |
//!
//! Two annotators agree at 98.0. `confidence` is the model's probability, made to fit by cross-validation:
//! of findings from 0.9 on, 97.8% are right (6,109 of 6,247), from 0.8 86%, from 0.7 76%, from 0.6 61%, from
//! 0.5 57%, from 0.4 46%.
//!
//! What was tried, each by the same cross-validation (five tokens and more):
//!
//! - the linear model with position, path, cue and neighbours' speakers alone: 93.9;
//! - a hidden layer of 16 units over embedded features, with and without dropout: 93.7, so it is linear;
//! - without 27 of 57 templates of features, each left out for good where that cost less than 0.06: +0.3, and
//!   half of the time; on the others 0.2 to 0.8 less, and 0.4 to 0.6 more over quotes of all lengths (by where
//!   hashes fall);
//! - a quarter of the weights, which fit into a processor's nearer memory: ±0.0 with these features (0.1 less
//!   with all of them);
//! - how strong the links on both sides are, as a feature of every candidate: +0.2;
//! - labels of transcripts, signatures, "quoted … as saying" as rules: −0.1 here, where annotators often
//!   chose the words "partial transcript", but +1.5 to +2.9 on the others;
//! - half of the learning rate, and the mean of the weights after ten passes: +0.1;
//! - a multiplication for each part of a feature, the template last, so that features share what they
//!   begin with: −0.2, and 0.6 of the time;
//! - learning from the model's own earlier decisions beside the annotators': +0.1;
//! - leaving out three in four candidates, of kinds nobody named: ±0.0 and a third of the time;
//! - verbs behind "but" and "while" belong to another subject: +0.2; passives, objects of verbs of saying,
//!   nouns ended by a past tense: together +0.2;
//! - calling a run no quote when no speaker is likelier than 0.4: ±0.0, and words alone −0.3, so not done.
//!
//! What remains, of 6,476 quotes and 134 runs that are none (five tokens and more, cross-validated):
//!
//! | errors | kind |
//! |---|---|
//! | 105 | the speaker stands before the quote in the same statement |
//! | 92 | no annotator attributed the run |
//! | 51 | the speaker stands in another paragraph |
//! | 45 | the speaker stands in another statement of the paragraph |
//! | 45 | the speaker stands behind the quote in the same statement |
//! | 41 | a quote taken for none |
//! | 30 | annotated without speaker, and one found |
//! | 27 | the annotated mention is no candidate (in half of them the annotator marked the verb) |
//! | 4 | nobody found |
//!
//! Time per character grows from 10 kB to 1 MB of hostile text by 1.0 to 1.27 (marks alone, marks that
//! nothing closes, quotations or names or one line without end): no look ahead or back is longer than
//! sixty candidates or forty tokens.
//!
//! Limits: single marks quote only in the body and where the model is sure, never in a headline; a text
//! in languages other than English has quotes but seldom speakers.

pub mod attribution_links;
pub mod candidates;
pub mod context;
pub mod decide;
mod distance;
pub mod features;
pub mod model_input;
pub mod span;
pub mod token_classes;
pub mod utterance;

use std::sync::LazyLock;

use crate::extract::lexicon::model::Weights;
use crate::extract::text::document::{Doc, Stretch};
use context::Choice;
use model_input::View;

/// What the model has learnt; written by the `train` binary.
static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_bytes!("weights.bin")));

/// Words in quotation marks that somebody said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Direct {
    /// The words without their marks, and without the label of a transcript.
    pub span: Stretch,
    /// Whether they are a fragment of the reporter's sentence.
    pub partial: bool,
    /// The index, among the quotes of the article, of the first of the same act of speech.
    pub utterance: usize,
    /// The mention of who said it; none where the text names nobody.
    pub speaker: Option<Mentioned>,
    /// The verb or phrase of attribution.
    pub cue: Option<Stretch>,
    /// Which rule found it.
    pub rule: &'static str,
    /// How sure it is, from 0 to 1.
    pub confidence: f32,
}

/// The mention an attribution rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mentioned {
    /// All of its words: titles, the name, what belongs to a noun.
    pub span: Stretch,
    /// Its index in [`Doc::phrases`]: the core that names.
    pub phrase: usize,
}

/// The direct quotes of `doc`, in order.
#[must_use]
pub fn direct(doc: &Doc<'_>) -> Vec<Direct> {
    let view = View::new(doc);
    let decisions = decide::decide(&view, &WEIGHTS);
    let mut found: Vec<Direct> = Vec::new();
    let mut before: Option<(usize, Choice)> = None;
    for (n, decision) in decisions.iter().enumerate() {
        if decision.choice == Choice::NoQuote {
            continue;
        }
        let at = found.len();
        let joins =
            before.is_some_and(|(last, choice)| utterance::same_act(&view, (last, choice), (n, decision.choice)));
        let utterance = if joins { found[at - 1].utterance } else { at };
        found.push(utterance::direct(&view, n, *decision, joins, utterance));
        before = Some((n, decision.choice));
    }
    found
}
