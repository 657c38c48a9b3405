//! Direct quotes: which quoted runs are somebody's words, and whose.
//!
//! [`model_input`] lists the runs and the candidates, phrases outside of all runs with what links them to verbs
//! of saying ([`attribution_links`]). [`decide`] goes over the runs in order and chooses, for each, among the candidates
//! within reach, no named speaker, and no quote at all: by a rule where the text leaves no choice ([`span`]), else by
//! a linear model over the hashed features of [`features`]. Where the words that touch a run leave
//! no doubt, [`certain`] overrules the model; so does [`clauses`] where the model chose an object, or the
//! topic of an interview's heading. [`utterance`] adds cue, fragment and act of speech,
//! [`super::via`] the outlet credited.
//!
//! # Design
//!
//! Learnt from 840 annotated US news articles (8,401 quotes) and 3,000 articles composed by
//! `benches/attribution/compose.py --part train` by the `train` binary; the weights, 1 MB, are ours.
//!
//! | end-to-end F1, five tokens and more, then all | annotated only | and composed |
//! |---|---|---|
//! | annotated, cross-validated | 94.3, 90.3 | 94.0, 89.9 |
//! | 84 others, annotated | 93.0, 90.4 | 93.1, 90.1 |
//! | composed, of other words (`--part dev`) | 74.6, 72.7 | 97.4, 96.9 |
//!
//! Two annotators agree at 98.0. The composed articles cost 0.3 where a US newspaper is read, and are worth 23 points
//! on forms that such a newspaper seldom prints: single marks, words attributed in the sentence behind or the
//! paragraph before, transcripts, posts, words without a speaker.
//!
//! `confidence` is the model's probability by Platt scaling for each kind of evidence ([`decide::evidence`]), fitted on
//! what cross-validation decides about annotated articles and on composed ones of other words. Of findings from 0.9 on
//! 97.9% are right in the annotated ones (82% of the right ones are among them) and 99.4% in the composed ones (87%).
//! A name that is resolved wrongly counts there as right: [`crate::extract::coref`] answers for that.
//!
//! On 311 pages of the world's press (1,249 quotes, marked before any output was seen) on whose errors the rules were mended
//! the speaker is right end to end in 93.9%, wrong in 2.3%; on the last 99 of them, when still unread, it had been 83.8% and
//! 8.2%: what mends one set of pages helps less on the next. On 68 others (237 quotes: news agencies, technology, markets,
//! magazines), marked likewise and unread until the rules stood, it is right in 95.4% and wrong in 2.1%. What is missed there
//! are trades in the plural before a name, "they" for one person, words above a picture, subjects before a "but".
//!
//! What was tried, each by the same cross-validation (five tokens and more):
//!
//! - a hidden layer of 16 units over embedded features, with and without dropout: -0.5, so it is linear;
//! - rare verbs of saying by their endings instead of each by itself, nouns for documents and for askers, what stands
//!   between two neighbouring candidates: 0.0 on annotated articles, +20 on composed ones with other cues and names;
//! - four times the weights, since more features collide more: +0.1;
//! - 1,200 composed articles instead of 3,000: 0.0 here, −1.1 on composed ones of other words;
//! - composed articles counted once, annotated ones twice: +0.05 and +0.1 over all lengths, −0.1 on composed ones;
//! - learning from the model's own earlier decisions beside the annotators': +0.1;
//! - labels of transcripts, signatures, "quoted … as saying" as rules: −0.1 here, where annotators often
//!   chose the words "partial transcript", but +1.5 to +2.9 on the others;
//! - leaving out three in four candidates, of kinds never annotated as speakers: ±0.0 and a third of the time;
//! - calling a run no quote when no speaker is likelier than 0.4: ±0.0, and words alone −0.3, so not done.
//!
//! Time per character grows from 10 kB to 1 MB of hostile text by 1.0 to 1.27 (marks alone, marks that
//! nothing closes, quotations or names or one line without end): no look ahead or back is longer than
//! sixty candidates or forty tokens.
//!
//! [`no_quote`] holds back what no one said: titles of works, words as words, what texts ask for, reporters' questions.
//!
//! Limits: single marks quote in a headline only beside a colon or a verb of saying; scare quotes in wordings that neither
//! a training article nor [`no_quote`] has come as quotes; a text in languages other than English has quotes but seldom
//! speakers.

mod attribution_links;
mod candidate;
mod certain;
mod clauses;
mod context;
mod decide;
mod distance;
mod features;
pub mod model_input;
mod no_quote;
mod quoting;
mod span;
mod surroundings;
mod token_classes;
#[cfg(feature = "train")]
pub(in crate::extract) mod train;
pub(in crate::extract) mod utterance;
mod verb_group;

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
    /// The mention of who said it; none where the text names no speaker.
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
