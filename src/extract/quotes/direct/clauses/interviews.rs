//! Questions and answers: "Q: Why was it shut? ¶ A: “…”". Who answers stands above the first question.

use super::super::candidate::Candidate;
use super::super::context::Choice;
use super::super::model_input::View;
use super::super::span::Run;
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::ner::names::Names;
use crate::extract::ner::person_nouns::is_person_noun;
use crate::extract::text::noun_phrase::PhraseKind;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Shape, Token};

/// How far up the introduction is looked for, in paragraphs, and how many it may have.
const BACK: u32 = 60;
const INTRODUCTION: u32 = 3;
/// How many candidates are looked at; keeps hostile texts linear.
const NEAR: usize = 40;
/// How likely the one who is introduced answers.
const ANSWERS: f32 = 0.93;

const ANSWER: [u32; 3] = [key("a"), key("a."), key("answer")];
const QUESTION: [u32; 3] = [key("q"), key("q."), key("question")];

/// Who answers in the paragraph of run number `n`, and how likely.
pub(super) fn answerer(view: &View<'_>, n: usize, decided: &[Choice]) -> Option<(Choice, f32)> {
    let run = &view.runs[n];
    if !is_labelled(view, run.paragraph, &ANSWER) || !opens_behind_label(view, run) {
        return None;
    }
    let mut asked = false;
    for above in (run.paragraph.saturating_sub(BACK)..run.paragraph).rev() {
        if is_labelled(view, above, &ANSWER) {
            let before = (0..n).rev().take(8).find(|&other| view.runs[other].paragraph == above);
            let answered = before.map(|before| decided[before]);
            if let Some(choice @ Choice::Candidate(_)) = answered {
                return Some((choice, ANSWERS));
            }
        } else if is_labelled(view, above, &QUESTION) {
            asked = true;
        } else if asked {
            return interviewee(view, above).map(|index| (Choice::Candidate(index), ANSWERS));
        }
    }
    None
}

/// "Q: “…?”"
pub(super) fn is_asked(view: &View<'_>, run: &Run) -> bool {
    is_labelled(view, run.paragraph, &QUESTION) && opens_behind_label(view, run)
}

fn is_labelled(view: &View<'_>, paragraph: u32, labels: &[u32]) -> bool {
    let line = view.doc.paragraphs[paragraph as usize];
    let mut tokens = view.doc.tokens[line.range()].iter();
    let Some(label) = tokens.next() else { return false };
    let closes = |next: &Token| matches!(next.class, Class::Colon | Class::Stop | Class::Dash);
    let stop = label.text(view.doc.text).ends_with('.');
    label.is_capital() && labels.contains(&label.key) && (stop || tokens.next().is_some_and(closes))
}

fn opens_behind_label(view: &View<'_>, run: &Run) -> bool {
    run.open <= view.doc.paragraphs[run.paragraph as usize].first + 2
}

/// Whom the paragraphs that end here introduce as the one who is interviewed.
pub(super) fn interviewee(view: &View<'_>, last: u32) -> Option<usize> {
    (last.saturating_sub(INTRODUCTION - 1)..=last).rev().find_map(|at| introduced(view, at))
}

fn introduced(view: &View<'_>, paragraph: u32) -> Option<usize> {
    let line = view.doc.paragraphs[paragraph as usize];
    let from = view.candidates.partition_point(|one| one.first < line.first);
    let to = view.candidates.partition_point(|one| one.first < line.end);
    let mut persons = (from..to).take(NEAR).filter(|&at| is_person(view, &view.candidates[at]));
    let first = persons.next()?;
    // "Our reporter Jane Roe spoke to John Doe": who asks for a living does not answer.
    let one = &view.candidates[first];
    let before = &view.doc.tokens[line.first as usize..one.first as usize];
    let asks = before.iter().any(|word| word.is(Words::ASKER)) || is_asker_behind(view, one, line);
    if asks { persons.next() } else { Some(first) }
}

/// "Jane Roe, our correspondent,"
fn is_asker_behind(view: &View<'_>, one: &Candidate, line: Tokens) -> bool {
    let behind = &view.doc.tokens[one.end as usize..line.end as usize];
    let apposed = behind.first().is_some_and(|comma| comma.class == Class::Comma);
    apposed && behind[1..].iter().take(5).take_while(|word| word.class == Class::Word).any(|word| word.is(Words::ASKER))
}

/// A full name that is no outlet's or body's.
fn is_person(view: &View<'_>, one: &Candidate) -> bool {
    let phrase = &view.doc.phrases[one.phrase];
    let words = &view.doc.tokens[phrase.tokens.range()];
    let body = |word: &Token| {
        word.is(Words::OUTLET | Words::GROUP) || Names::of(word.key).is(Names::ORGANISATION.or(Names::THING))
    };
    let article = words.first().is_some_and(|first| first.is(Words::ARTICLE));
    let full = words.iter().filter(|word| word.shape != Shape::Lower && word.class == Class::Word).count() > 1;
    // "The young minister Jane Roe", but "the Daily Roe"
    let described = words.iter().any(|word| word.shape == Shape::Lower && is_person_noun(word));
    let kind = matches!(one.kind, 2 | 4) && !article || one.kind == 3 && described;
    phrase.kind == PhraseKind::Name && kind && full && !words.iter().any(body)
}
