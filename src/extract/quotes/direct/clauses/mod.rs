//! What the grammar around a run says against the model's choice: the subject of the clause that the words stand in, and
//! the lines of interviews that only tell what the words are about.
//!
//! A name near the words that is an object, or the topic of a heading, is the model's commonest wrong speaker on pages
//! that were not written like its training articles.

mod carried;
mod relays;
mod subjects;
mod topics;

use super::context::Choice;
use super::model_input::View;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::{Class, Shape, Token};

/// How likely one is right whose words the sentence hands on.
const RELAYED: f32 = 0.95;

/// Whose run number `n` is, and how likely, where the grammar says other than `choice`; `decided` are the choices before.
pub(super) fn corrected(view: &View<'_>, n: usize, choice: Choice, decided: &[Choice]) -> Option<(Choice, f32)> {
    if view.runs[n].label.is_some() && !topics::is_topic_label(view, n) {
        return None;
    }
    if let Choice::Candidate(chosen) = choice
        && let Some(found) = relays::relayed(view, &view.runs[n], chosen)
    {
        return Some((Choice::Candidate(found), RELAYED));
    }
    topics::speaker(view, n, choice, decided)
        .or_else(|| subjects::subject(view, n, choice))
        .or_else(|| carried::speaker(view, n, choice, decided))
}

/// Whether a word may be a clause's verb.
fn is_verb(view: &View<'_>, token: &Token) -> bool {
    let verb = Words::SAYING | Words::SAYING_LOOSE | Words::VERB | Words::AUXILIARY | Words::MODAL;
    let past = token.words == Words(0) && token.text(view.doc.text).ends_with("ed");
    token.class == Class::Word && token.shape == Shape::Lower && (token.is(verb) || past)
}
