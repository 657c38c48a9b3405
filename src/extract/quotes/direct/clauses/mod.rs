//! What the grammar around a run says against the model's choice: who signs the words, who is credited with them or hands
//! them on, the subject of the clause that they stand in, and the lines of interviews that only tell what they are about.
//!
//! A name near the words that is an object, or the topic of a heading, is the model's commonest wrong speaker on pages
//! that were not written like its training articles.

mod beside;
mod carried;
mod credited;
mod interviews;
mod nearest;
mod objects;
mod relays;
mod signatures;
mod speech;
mod subjects;
mod topics;
mod worded;

pub(super) use self::worded::worded;
use super::context::Choice;
use super::model_input::View;
use super::span::Run;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::{Class, Shape, Token};

/// How likely one is right whose words the sentence hands on.
const RELAYED: f32 = 0.95;

/// Whose run number `n` is, and how likely, where the grammar says other than `choice`; `decided` are the choices before.
pub(super) fn corrected(view: &View<'_>, n: usize, choice: Choice, decided: &[Choice]) -> Option<(Choice, f32)> {
    let run = &view.runs[n];
    let told = signatures::signer(view, run)
        .or_else(|| credited::credited(view, run))
        .or_else(|| worded(view, run))
        .or_else(|| before_adverb(view, choice));
    if let Some(found) = told {
        return Some((Choice::Candidate(found), RELAYED));
    }
    if let Some(found) = interviews::answerer(view, n, decided) {
        return Some(found);
    }
    if interviews::is_asked(view, run) {
        return Some((Choice::NoQuote, RELAYED));
    }
    if run.label.is_some() && !topics::is_topic_label(view, n) {
        return None;
    }
    if let Choice::Candidate(chosen) = choice
        && let Some(found) = objects::teller(view, chosen)
    {
        return Some((Choice::Candidate(found), RELAYED));
    }
    if let Choice::Candidate(chosen) = choice
        && let Some(found) = relays::relayed(view, run, chosen)
    {
        return Some((Choice::Candidate(found), RELAYED));
    }
    if let Choice::Candidate(chosen) = choice
        && let Some(found) = objects::behind_object(view, run, chosen)
    {
        return Some((found, RELAYED));
    }
    let beside = beside::beside(view, run, choice).or_else(|| beside::fragment(view, run, choice));
    let beside = beside.or_else(|| beside::judged(view, n, choice, decided));
    if let Some(found) = beside.or_else(|| worded::calls(view, run, choice)) {
        return Some((Choice::Candidate(found), RELAYED));
    }
    nearest::nearest(view, n, choice)
        .or_else(|| topics::speaker(view, n, choice, decided))
        .or_else(|| subjects::subject(view, n, choice))
        .or_else(|| carried::speaker(view, n, choice, decided))
}

/// "Doe quietly mused": Doe, where an adverb that no list has was taken for a noun.
fn before_adverb(view: &View<'_>, choice: Choice) -> Option<usize> {
    let Choice::Candidate(chosen) = choice else { return None };
    let one = &view.candidates[chosen];
    let word = &view.doc.tokens[one.first as usize];
    let adverb = one.end == one.first + 1 && word.shape == Shape::Lower && word.text(view.doc.text).ends_with("ly");
    let verb = view.doc.tokens.get(one.end as usize).is_some_and(|verb| is_verb(view, verb));
    let before = chosen.checked_sub(1).filter(|&before| view.candidates[before].end == one.first)?;
    (adverb && verb).then_some(before)
}

/// Whether a run is all of its paragraph, but for a stop behind it.
fn fills_paragraph(view: &View<'_>, run: &Run) -> bool {
    let paragraph = view.doc.paragraphs[run.paragraph as usize];
    run.open == paragraph.first && run.after + 1 >= paragraph.end
}

/// Whether a word may be a clause's verb.
fn is_verb(view: &View<'_>, token: &Token) -> bool {
    let verb = Words::SAYING | Words::SAYING_LOOSE | Words::VERB | Words::AUXILIARY | Words::MODAL;
    let past = token.words == Words(0) && token.text(view.doc.text).ends_with("ed");
    token.class == Class::Word && token.shape == Shape::Lower && (token.is(verb) || past)
}

/// Whether a word in a verb's place may be one: also "shook", which is in no list of verbs.
fn may_act(view: &View<'_>, token: &Token) -> bool {
    is_verb(view, token) || token.shape == Shape::Lower && !token.words.is_function()
}
