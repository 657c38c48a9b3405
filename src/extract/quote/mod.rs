//! Direct quotes: which quoted runs are somebody's words, and whose.

pub mod decide;
pub mod feature;
pub mod link;
mod speech;
pub mod via;
pub mod view;

use std::sync::LazyLock;

use super::doc::{Doc, Stretch};
use super::model::Weights;
use feature::Choice;
use view::View;

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
        let joins = before.is_some_and(|(last, choice)| speech::same_act(&view, (last, choice), (n, decision.choice)));
        let utterance = if joins { found[at - 1].utterance } else { at };
        found.push(speech::direct(&view, n, *decision, joins, utterance));
        before = Some((n, decision.choice));
    }
    found
}
