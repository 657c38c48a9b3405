//! Whole phrases right before or behind the words, up to a verb that no list need have: "“…,” Doe, accompanied by Roe, went
//! on", "“…,” ambassador to the African Union Doe elaborated", "Adviser to Natural Aid Doe went further: “…”".

use super::super::attribution_links::How;
use super::super::candidate::{Candidate, small};
use super::super::context::Choice;
use super::super::model_input::View;
use super::super::span::Run;
use super::is_verb;
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// How far the verb may stand from where the phrase begins, and how long an aside may be, in tokens.
const REACH: usize = 24;
const ASIDE: usize = 16;
/// How many tokens of other kinds may stand before a phrase that begins a sentence.
const LEAD: u32 = 2;

/// The phrase that touches the words with a verb of its own, where somebody of another sentence, or of an aside, was chosen.
pub(super) fn beside(view: &View<'_>, run: &Run, choice: Choice) -> Option<usize> {
    if run.words < 3 || choice == Choice::NoQuote {
        return None;
    }
    behind(view, run, choice).or_else(|| before(view, run, choice))
}

fn behind(view: &View<'_>, run: &Run, choice: Choice) -> Option<usize> {
    let tokens = &view.doc.tokens;
    let comma = tokens.get(run.after as usize).is_some_and(|token| token.class == Class::Comma);
    let last = tokens[view.doc.quoted[run.quoted].inner.end as usize - 1].class;
    let first = run.after + u32::from(comma);
    if !(comma || last == Class::Comma) || tokens.get(first as usize)?.gap != Gap::Space {
        return None;
    }
    let at = view.starting(first)?;
    let one = Some(&view.candidates[at]).filter(|one| one.statement == run.statement)?;
    let (aside, _) = verb_of(view, one)?;
    let other = match choice {
        Choice::Candidate(chosen) => {
            let chosen = &view.candidates[chosen];
            chosen.statement != run.statement || aside.is_some_and(|aside| aside.contains(&chosen.first))
        }
        _ => true,
    };
    (other && view.speaks(one)).then_some(at)
}

/// "The ban was “cruel and unwise,” Doe remonstrated.": words that end a clause, where nothing but their speaker and a verb
/// follow them to the end of the sentence.
pub(super) fn fragment(view: &View<'_>, run: &Run, choice: Choice) -> Option<usize> {
    if run.words < 2 || choice != Choice::NoQuote {
        return None;
    }
    let tokens = &view.doc.tokens;
    let comma = tokens.get(run.after as usize).is_some_and(|token| token.class == Class::Comma);
    let inner = view.doc.quoted[run.quoted].inner;
    let closed = comma || tokens[inner.end as usize - 1].class == Class::Comma;
    let inside = run.open.checked_sub(1).is_some_and(|at| tokens[at as usize].class == Class::Word);
    let small = tokens[inner.first as usize].shape == Shape::Lower;
    let first = run.after + u32::from(comma);
    let at = view.starting(first)?;
    let one = Some(&view.candidates[at]).filter(|one| one.statement == run.statement)?;
    let (_, verb) = verb_of(view, one).filter(|_| closed && inside && small)?;
    let rest = tokens[verb as usize + 1..].iter().take(3).take_while(|word| !ends(word)).count();
    let stops = tokens.get(verb as usize + 1 + rest).is_none_or(ends);
    let person = view.may_speak(one) || view.doc.phrases[one.phrase].owns;
    (person && stops && rest < 3 && !tokens[verb as usize].words.is_auxiliary()).then_some(at)
}

/// "Doe dismissed the plan as “a gift to the rich” and the vote as “a farce”": the subject of a verb of saying whose object
/// the words judge.
pub(super) fn judged(view: &View<'_>, n: usize, choice: Choice, decided: &[Choice]) -> Option<usize> {
    let (run, tokens) = (&view.runs[n], &view.doc.tokens);
    let joint = run.open.checked_sub(1).filter(|&at| tokens[at as usize].key == key("as"))? as usize;
    if run.words < 2 || choice != Choice::NoQuote {
        return None;
    }
    let begin = view.doc.statements[run.statement as usize].first as usize;
    let from = begin.max(joint.saturating_sub(ASIDE / 2));
    let object = |word: &Token| word.class == Class::Word || word.class == Class::Suffix;
    let start = tokens.get(from..joint)?.iter().rposition(|word| !object(word)).map_or(from, |at| from + at + 1);
    let before = n.checked_sub(1).map(|last| &view.runs[last]).filter(|last| last.statement == run.statement);
    // "as “…” and the vote as “…”"
    if let (Some(last), Some(&Choice::Candidate(chosen))) = (before, decided.last())
        && last.after as usize == start
        && tokens[start].is(Words::CONJUNCTION)
    {
        return Some(chosen);
    }
    let verb = (start..joint).rev().find(|&at| tokens[at].is(Words::SAYING) && tokens[at].shape == Shape::Lower)?;
    let active = !tokens[verb - usize::from(verb > 0)].words.is_auxiliary() && joint > verb + 1;
    let first = view.candidates.partition_point(|one| (one.first as usize) < begin);
    let mut here = (first..view.candidates.len()).take(8).take_while(|&at| (view.candidates[at].end as usize) <= verb);
    let subject = here.find(|&at| {
        let one = &view.candidates[at];
        one.link.how != How::None && one.link.verb as usize == verb || one.end as usize == verb
    })?;
    (active && view.may_speak(&view.candidates[subject])).then_some(subject)
}

fn before(view: &View<'_>, run: &Run, choice: Choice) -> Option<usize> {
    let tokens = &view.doc.tokens;
    let colon = run.open.checked_sub(1).filter(|&at| tokens[at as usize].class == Class::Colon)?;
    if matches!(choice, Choice::Candidate(chosen) if view.candidates[chosen].statement == run.statement) {
        return None;
    }
    let begin = view.doc.statements[run.statement as usize].first;
    let at = view.candidates.partition_point(|one| one.first < begin);
    let one = view.candidates.get(at).filter(|one| one.first <= begin + LEAD && one.statement == run.statement)?;
    let (_, verb) = verb_of(view, one).filter(|(_, verb)| *verb < colon)?;
    let short =
        colon - verb <= 8 && !tokens[verb as usize..colon as usize].iter().any(|word| word.class == Class::Double);
    (short && view.speaks(one)).then_some(at)
}

/// The verb that a phrase leads to, and the aside between commas before it.
fn verb_of(view: &View<'_>, one: &Candidate) -> Option<(Option<std::ops::Range<u32>>, u32)> {
    let tokens = &view.doc.tokens;
    let mut aside = None;
    let mut at = one.end as usize;
    let end = at + REACH;
    while at < end {
        let token = tokens.get(at).filter(|token| token.gap != Gap::Line)?;
        let adverb = token.shape == Shape::Lower && token.text(view.doc.text).ends_with("ly");
        if token.class == Class::Comma {
            if aside.is_some() {
                return None;
            }
            let inside = tokens[at + 1..].iter().take(ASIDE);
            let mut inside = inside.take_while(|word| !ends(word)).enumerate();
            let close = inside.find(|(_, word)| word.class == Class::Comma)?.0;
            aside = Some(small(at + 1)..small(at + 1 + close));
            at += close + 2;
            let verb = tokens.get(at).is_some_and(|verb| is_verb(view, verb) || verb.is(Words::ADVERB));
            if !verb {
                return None;
            }
            continue;
        }
        if is_verb(view, token) {
            return Some((aside, small(at)));
        }
        let word = token.class == Class::Suffix
            || token.class == Class::Word && !token.is(Words::RELATIVE | Words::SUBORDINATOR);
        let part =
            adverb || token.is(Words::PREPOSITION | Words::ARTICLE | Words::ADVERB) || !token.words.is_function();
        if !(word && part) {
            return None;
        }
        at += 1;
    }
    None
}

fn ends(word: &Token) -> bool {
    matches!(word.class, Class::Stop | Class::Double | Class::Colon | Class::Semicolon) || word.gap == Gap::Line
}
