//! Words that a line or a bracket behind them signs: "“…” (local baker Jane Roe)", "“…” – Norway’s minister Jane Roe",
//! "“…” ¶ Jane Roe, Brno".

use super::super::candidate::Candidate;
use super::super::model_input::View;
use super::super::span::Run;
use super::fills_paragraph;
use crate::extract::lexicon::words::Words;
use crate::extract::ner::person_nouns::is_person_noun;
use crate::extract::text::noun_phrase::PhraseKind;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// How long a signature may be, in tokens.
const LONGEST: usize = 20;
/// How long a line may be that signs without a dash.
const LINE: usize = 12;
/// How many names and quotations in turn are looked back over.
const IN_TURN: u32 = 40;

/// Who signs a run, where what stands behind it to the end of its line is a name and what its bearer is.
pub(super) fn signer(view: &View<'_>, run: &Run) -> Option<usize> {
    if run.words < 3 {
        return None;
    }
    let signature = signature(view, run).or_else(|| entry(view, run))?;
    let from = view.candidates.partition_point(|one| one.first < signature.first);
    let to = view.candidates.partition_point(|one| one.first < signature.end);
    let comma =
        view.doc.tokens[signature.range()].iter().position(|token| matches!(token.class, Class::Comma | Class::Open));
    let part = comma.map_or(signature.end, |comma| signature.first + u32::try_from(comma).unwrap_or_default());
    let split = view.candidates.partition_point(|one| one.first < part).clamp(from, to);
    let name = |at: &usize| is_name(view, &view.candidates[*at]);
    let governed = |at: &usize| is_governed(view, view.candidates[*at].first);
    let own = (from..split).rev().find(|at| name(at) && !governed(at));
    // "(the mayor, Jane Roe)"
    let apposed = || (split..to).find(|at| name(at) && !governed(at));
    let noun = || (from..to).find(|&at| view.speaks(&view.candidates[at]));
    let any = || (from..split).rev().find(name);
    // "(Kenya’s envoy for the border, Jane Roe)": not the one who owns, nor a post without its bearer.
    own.or_else(apposed).or_else(any).or_else(noun)
}

/// The words of a signature, without bracket or dash.
fn signature(view: &View<'_>, run: &Run) -> Option<Tokens> {
    let tokens = &view.doc.tokens;
    let stop = tokens.get(run.after as usize).is_some_and(|stop| stop.class == Class::Stop && stop.gap == Gap::None);
    let at = run.after + u32::from(stop);
    let first = tokens.get(at as usize)?;
    let end = line_end(tokens, at as usize);
    let found = match first.class {
        Class::Open if first.gap != Gap::Line => {
            let close = (at..end).find(|&at| tokens[at as usize].class == Class::Close)?;
            let rest = &tokens[close as usize + 1..end as usize];
            let ends = rest.is_empty() || rest.len() == 1 && rest[0].class == Class::Stop;
            Tokens { first: at + 1, end: ends.then_some(close)? }
        }
        Class::Dash => Tokens { first: at + 1, end },
        Class::Word if first.gap == Gap::Line && is_line(view, run, Tokens { first: at, end }) => {
            return Some(Tokens { first: at, end });
        }
        _ => return None,
    };
    (!found.is_empty() && found.len() as usize <= LONGEST && is_silent(&tokens[found.range()])).then_some(found)
}

/// "Jane Roe, 71 – “…”": the name that begins a line of its own before a dash and the words.
fn entry(view: &View<'_>, run: &Run) -> Option<Tokens> {
    let tokens = &view.doc.tokens;
    let dash = run.open.checked_sub(1).filter(|&at| tokens[at as usize].class == Class::Dash)?;
    let paragraph = view.doc.paragraphs[run.paragraph as usize];
    let first = (paragraph.first..dash).take(2).find(|&at| tokens[at as usize].class == Class::Word)?;
    let whole = run.after + 1 >= paragraph.end && first <= paragraph.first + 1;
    let line = Tokens { first, end: dash };
    (whole && line.len() as usize <= LINE && is_name_line(view, line)).then_some(line)
}

/// The index behind the last token of the line, at most so far that no signature is longer.
fn line_end(tokens: &[Token], at: usize) -> u32 {
    let rest = tokens[at + 1..].iter().take(LONGEST + 4).take_while(|next| next.gap != Gap::Line).count();
    u32::try_from(at + 1 + rest).unwrap_or(u32::MAX)
}

/// Whether nothing in a signature says or is anything.
fn is_silent(words: &[Token]) -> bool {
    let ends = words.last().is_some_and(|last| last.class == Class::Stop);
    let breaks = |token: &Token| {
        let verb = token.is(Words::SAYING_SURE) && !token.is(Words::ROLE) || token.words.is_auxiliary();
        matches!(token.class, Class::Colon | Class::Semicolon | Class::Double)
            || token.class == Class::Word && token.shape == Shape::Lower && verb
    };
    // "– Jane Roe, who was there": what a relative clause says is no verb of the line.
    let relative = words.iter().position(|word| word.is(Words::RELATIVE)).unwrap_or(words.len());
    !ends && !words[..relative].iter().any(breaks)
}

/// "Jane Roe, Brno" below a paragraph that is quoted throughout.
fn is_line(view: &View<'_>, run: &Run, line: Tokens) -> bool {
    is_whole(view, run) && is_name_line(view, line) && !names_lead(view, run)
}

fn is_whole(view: &View<'_>, run: &Run) -> bool {
    fills_paragraph(view, run) && run.words > 4
}

/// Whether a line is a full name, alone or with a comma behind it.
fn is_name_line(view: &View<'_>, line: Tokens) -> bool {
    let tokens = &view.doc.tokens[line.range()];
    let Some(one) = view.starting(line.first).map(|at| &view.candidates[at]) else { return false };
    let named = is_name(view, one) && matches!(one.kind, 2 | 4);
    let ends = one.end == line.end || view.doc.tokens[one.end as usize].class == Class::Comma;
    let verb = |token: &Token| token.shape == Shape::Lower && token.is(Words::VERB | Words::SAYING);
    named && ends && tokens.len() <= LINE && is_silent(tokens) && !tokens.iter().any(verb)
}

/// Whether names in lines of their own stand above the words here, not below them: "Jane Roe ¶ “…” ¶ John Doe ¶ “…”".
fn names_lead(view: &View<'_>, run: &Run) -> bool {
    let line = |at: u32| view.doc.paragraphs[at as usize];
    let quoted = |at: u32| {
        let other = view.runs.partition_point(|other| other.paragraph < at);
        view.runs.get(other).is_some_and(|other| other.paragraph == at && is_whole(view, other))
    };
    let mut above = run.paragraph;
    for _ in 0..IN_TURN {
        let Some(name) = above.checked_sub(1).filter(|&name| is_name_line(view, line(name))) else { return false };
        match name.checked_sub(1).filter(|&before| quoted(before)) {
            Some(before) => above = before,
            None => return true,
        }
    }
    false
}

fn is_name(view: &View<'_>, one: &Candidate) -> bool {
    let phrase = &view.doc.phrases[one.phrase];
    let head = &view.doc.tokens[phrase.head as usize];
    phrase.kind == PhraseKind::Name && !phrase.owns && one.kind != 1 && (head.is_capital() || is_person_noun(head))
}

/// "of the Sand Institute": whether a preposition governs what begins here.
fn is_governed(view: &View<'_>, first: u32) -> bool {
    let mut before = view.doc.tokens[..first as usize].iter().rev().take(2);
    before.find(|word| !word.is(Words::ARTICLE)).is_some_and(|word| word.is(Words::PREPOSITION))
}
