//! Whose clause or sentence stands nearest to the words: "…,” Doe said, while Roe, 34, added: “…”",
//! "“….” Jane Roe, a nurse, shook her head."

use super::super::attribution_links::How;
use super::super::candidate::{Candidate, small};
use super::super::context::Choice;
use super::super::model_input::View;
use super::super::span::Run;
use super::{is_verb, may_act};
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::text::token::{Class, Gap, Shape};

/// How long such a clause may be before the words, in tokens.
const REACH: usize = 40;
/// How likely the subject of a clause before a colon is right, and that of the sentence behind.
const CLAUSE: f32 = 0.9;
const BEHIND: f32 = 0.3;
/// What joins a clause with a subject of its own to the one before it.
const JOINS: [u32; 6] = [key("while"), key("whereas"), key("but"), key("and"), key("as"), key("when")];

/// Who is nearest to run number `n`, and how likely, where the model chose somebody farther away.
pub(super) fn nearest(view: &View<'_>, n: usize, choice: Choice) -> Option<(Choice, f32)> {
    let run = &view.runs[n];
    let clause = second_clause(view, run, choice).map(|found| (found, CLAUSE));
    let found = clause.or_else(|| Some((sentence_behind(view, n, choice)?, BEHIND)));
    found.filter(|(found, _)| choice != Choice::Candidate(*found)).map(|(found, sure)| (Choice::Candidate(found), sure))
}

/// "…,” Doe said, while Roe, who works as a nurse, added: “…”": Roe, with whose verb the colon stands.
fn second_clause(view: &View<'_>, run: &Run, choice: Choice) -> Option<usize> {
    let tokens = &view.doc.tokens;
    let colon = run.open.checked_sub(1).filter(|&at| tokens[at as usize].class == Class::Colon)? as usize;
    let verb = colon.checked_sub(1).filter(|&at| tokens[at].shape == Shape::Lower)?;
    let begin = view.doc.statements[run.statement as usize].first as usize;
    let from = begin.max(colon.saturating_sub(REACH));
    let join = (from + 1..verb).rev().find(|&at| {
        let joins = JOINS.contains(&tokens[at].key) && tokens[at].class == Class::Word;
        joins && tokens[at - 1].class == Class::Comma
    })?;
    let found = view.starting(small(join + 1))?;
    let one = &view.candidates[found];
    let inside = tokens.get(one.end as usize..colon)?;
    // "and Roe left, saying: “…”"
    let participle = tokens[verb].text(view.doc.text).ends_with("ing");
    let contrasts = [key("while"), key("whereas")].contains(&tokens[join].key);
    let linked = one.link.how != How::None && (one.link.verb as usize) < colon && view.may_speak(one);
    let acts = !participle && (linked || contrasts && inside.iter().any(|token| is_verb(view, token)));
    let chosen_before = match choice {
        Choice::Candidate(chosen) => (view.candidates[chosen].first as usize) < join,
        Choice::Nobody => true,
        Choice::NoQuote => false,
    };
    (chosen_before && acts && !view.doc.phrases[one.phrase].owns).then_some(found)
}

/// "“….” Jane Roe, a nurse, shook her head.": the person with whom the only other sentence of a paragraph begins, where the
/// words before it would be somebody's of another paragraph, or of no one.
fn sentence_behind(view: &View<'_>, n: usize, choice: Choice) -> Option<usize> {
    let (run, tokens) = (&view.runs[n], &view.doc.tokens);
    let line = view.doc.paragraphs[run.paragraph as usize];
    if run.open != line.first || run.words < 4 || run.after + 2 > line.end || view.doc.quoted[run.quoted].continued {
        return None;
    }
    if let Choice::Candidate(chosen) = choice
        && view.candidates[chosen].paragraph == run.paragraph
        && view.candidates[chosen].first > run.after + 1
        && matches!(view.candidates[chosen].kind, 2 | 4 | 6 | 8)
    {
        return None;
    }
    let inner = view.inner(run);
    let stops = inner.last().is_some_and(|last| last.class == Class::Stop);
    let behind = view.doc.statements[view.doc.statement_of(run.after)];
    let alone = behind.first == run.after && behind.end >= line.end;
    if !stops || !alone || tokens[run.after as usize].gap != Gap::Space || choice == Choice::NoQuote {
        return None;
    }
    subject_behind(view, run.after as usize, line.end as usize)
}

/// The first name in `first..end` that nothing governs, if a verb that tells of no saying follows it.
fn subject_behind(view: &View<'_>, first: usize, end: usize) -> Option<usize> {
    let tokens = &view.doc.tokens;
    let from = view.candidates.partition_point(|one| (one.first as usize) < first);
    let within = view.candidates[from..].iter().take(8).take_while(|one| (one.end as usize) < end);
    let governed = |one: &Candidate| {
        let before = &tokens[(one.first as usize).saturating_sub(1).max(first)];
        one.first as usize > first && before.is(Words::PREPOSITION)
    };
    let named = |one: &&Candidate| matches!(one.kind, 2 | 4 | 6) && view.speaks(one) && !governed(one);
    let at = from + within.clone().position(|one| named(&one))?;
    let one = &view.candidates[at];
    let lead = tokens.get(first..one.first as usize).filter(|lead| lead.len() < REACH / 2)?;
    let phrase = lead.iter().all(|word| matches!(word.class, Class::Word | Class::Suffix | Class::Comma));
    let verb = lead
        .iter()
        .filter(|word| word.class == Class::Word)
        .any(|word| word.words.is_auxiliary() || word.is(Words::SAYING_SURE | Words::VERB));
    // "Doe, a nurse, shook her head", but not "Doe said the road was shut"
    let rest = &tokens[one.end as usize..end];
    let comma = rest.iter().rposition(|token| token.class == Class::Comma);
    let acts = [Some(0), comma.map(|comma| comma + 1)]
        .into_iter()
        .flatten()
        .any(|at| rest.get(at).is_some_and(|word| may_act(view, word)));
    let other = !acts || rest.iter().any(|token| matches!(token.class, Class::Double | Class::Colon));
    (phrase && !verb && !other && matches!(one.link.how, How::None | How::Loose | How::Later)).then_some(at)
}
