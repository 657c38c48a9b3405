//! What else a quote tells once its speaker is known: its cue, whether it is a fragment, which runs are
//! one act of speech, and the name of the rule.

use super::attribution_links::How;
use super::context::Choice;
use super::decide::Decision;
use super::model_input::{Candidate, View};
use super::span::Run;
use super::{Direct, Mentioned};
use crate::extract::lexicon::words::Words;
use crate::extract::text::document::Stretch;
use crate::extract::text::noun_phrase::PhraseKind;
use crate::extract::text::token::{Class, Gap, Token};

/// The quote that run number `n` is.
pub(super) fn direct(view: &View<'_>, n: usize, decision: Decision, joins: bool, utterance: usize) -> Direct {
    let run = &view.runs[n];
    let speaker = match decision.choice {
        Choice::Candidate(index) => Some(index),
        _ => None,
    };
    Direct {
        span: span(view, run),
        partial: is_partial(view, run),
        utterance,
        speaker: speaker.map(|index| mentioned(view, index)),
        cue: speaker.and_then(|index| cue(view, run, &view.candidates[index])),
        rule: speaker.map_or("no-speaker", |index| rule(view, run, index, joins)),
        confidence: decision.confidence,
    }
}

/// The words without a transcript's label.
fn span(view: &View<'_>, run: &Run) -> Stretch {
    let quoted = &view.doc.quoted[run.quoted];
    let label = run.label.map(|index| view.candidates[index].end).filter(|&end| quoted.inner.holds(end));
    match label.and_then(|colon| view.doc.tokens.get(colon as usize + 1)) {
        Some(first) if first.start < quoted.span.end => Stretch { start: first.start, end: quoted.span.end },
        _ => quoted.span,
    }
}

/// Whether two runs that follow each other are one act of speech: the same mention said both, and the
/// second stands in the same paragraph or goes on from the one before.
pub(super) fn same_act(view: &View<'_>, (last, before): (usize, Choice), (n, choice): (usize, Choice)) -> bool {
    let (first, second) = (&view.runs[last], &view.runs[n]);
    let quoted = &view.doc.quoted[second.quoted];
    let near = first.paragraph == second.paragraph || quoted.continued || first.paragraph + 1 == second.paragraph;
    near && matches!(choice, Choice::Candidate(_)) && before == choice
}

/// The mention with what belongs to it: "a spokesman for the ministry", "foreign minister Jane Roe".
fn mentioned(view: &View<'_>, index: usize) -> Mentioned {
    let one = &view.candidates[described_by(view, index)];
    let phrase = view.doc.phrases[one.phrase];
    let tokens = &view.doc.tokens;
    let mut span = phrase.span;
    if let Some(owner) = owner(view, one) {
        span.start = owner;
    }
    if phrase.kind == PhraseKind::Name {
        span.start = tokens[described(tokens, one.first as usize)].start;
    } else if phrase.kind == PhraseKind::Noun && one.link.how == How::Behind && one.link.verb > one.end {
        span.end = tokens[before_verb(tokens, one)].end;
    }
    Mentioned { span, phrase: one.phrase }
}

/// "Doe, a farmer, said": Doe, where the model chose the farmer. One who is both is one mention.
fn described_by(view: &View<'_>, index: usize) -> usize {
    let one = &view.candidates[index];
    let is_name = |other: &Candidate| {
        // "In a letter to Doe, a farmer said"
        let before = (other.first as usize).checked_sub(1).map(|at| &view.doc.tokens[at]);
        let governed = before.is_some_and(|before| before.is(Words::PREPOSITION));
        let same_verb = other.link.how == How::Apposition && other.link.verb == one.link.verb;
        let same_verb = same_verb && other.kind != 1 && !governed;
        view.doc.phrases[other.phrase].kind == PhraseKind::Name && other.end + 1 == one.first && same_verb
    };
    let noun = view.doc.phrases[one.phrase].kind == PhraseKind::Noun;
    index.checked_sub(1).filter(|&before| noun && is_name(&view.candidates[before])).unwrap_or(index)
}

/// "Syria’s opposition": where the name that owns the noun begins.
fn owner(view: &View<'_>, one: &Candidate) -> Option<u32> {
    let before = &view.doc.phrases[one.phrase.checked_sub(1)?];
    let suffix = view.doc.tokens.get(before.tokens.end as usize)?;
    (before.owns && suffix.class == Class::Suffix && before.tokens.end + 1 == one.first).then_some(before.span.start)
}

/// "pollster Jane Roe": the first of the lower-case nouns for speakers that stand before a name.
fn described(tokens: &[Token], first: usize) -> usize {
    let is_role = |at: usize| {
        let token = &tokens[at];
        token.class == Class::Word
            && tokens[at + 1].gap == Gap::Space
            && token.is(Words::ROLE | Words::TITLE | Words::ADJECTIVE)
            && !token.is(Words::SAYING)
    };
    let mut at = first;
    while at > 0 && first - at < 4 && is_role(at - 1) {
        at -= 1;
    }
    at
}

/// The last word before the verb and its auxiliaries.
fn before_verb(tokens: &[Token], one: &Candidate) -> usize {
    let mut at = one.link.verb as usize;
    while at > one.end as usize
        && (tokens[at - 1].words.is_auxiliary() || tokens[at - 1].is(Words::ADVERB | Words::CONJUNCTION))
    {
        at -= 1;
    }
    at - 1
}

/// The verb between the speaker and the words that stands nearest to the words; else the speaker's own.
fn cue(view: &View<'_>, run: &Run, one: &Candidate) -> Option<Stretch> {
    if one.paragraph != run.paragraph {
        return None;
    }
    let tokens = &view.doc.tokens;
    let (from, to) = if one.first < run.open { (one.end, run.open) } else { (run.after, one.first) };
    // Bare forms are as often nouns ("his call for").
    let is_cue = |token: &&Token| {
        token.class == Class::Word
            && token.is(Words::SAYING)
            && (token.is(Words::SAYING_SURE)
                || matches!(token.text(view.doc.text).as_bytes(), [.., b'e', b'd'] | [.., b'n', b'g']))
    };
    let near = tokens[from as usize..to.max(from).min(from + 40) as usize].iter();
    let between = if one.first < run.open { near.rev().find(is_cue) } else { near.clone().find(is_cue) };
    let verb = match one.link.how {
        How::None | How::Colon | How::Signed => None,
        // "quoted Doe:"
        How::Quoted if tokens[one.link.verb as usize].class == Class::Colon => tokens.get(one.first as usize - 1),
        How::According => {
            let verb = one.link.verb as usize;
            return Some(Stretch { start: tokens[verb].start, end: tokens[verb + 1].end });
        }
        _ => tokens.get(one.link.verb as usize),
    };
    between.or(verb).map(|token| Stretch { start: token.start, end: token.end })
}

/// The names of the rules; `/v1/dataset` lists them.
///
/// `cue-after`: “…,” Doe said. `cue-before`: Doe said: “…”. `according-to`. `colon`: Doe: “…”.
/// `quoted-by`: …, agencies quoted Doe as saying. `transcript`: “DOE: …”. `signed`: “…” – Doe. `continued`: marks re-opened in the next paragraph.
/// `same-speaker`: goes on after “…,” Doe said. `context`: no verb of saying connects them.
/// `no-speaker`: a quote whose speaker is not named.
pub const RULES: [&str; 11] = [
    "cue-after",
    "cue-before",
    "according-to",
    "quoted-by",
    "colon",
    "transcript",
    "signed",
    "continued",
    "same-speaker",
    "context",
    "no-speaker",
];

fn rule(view: &View<'_>, run: &Run, index: usize, joins: bool) -> &'static str {
    let one = &view.candidates[index];
    let inside = view.doc.quoted[run.quoted].inner.holds(one.first);
    match one.link.how {
        How::Colon if inside => "transcript",
        How::Signed if run.label == Some(index) => "signed",
        _ if joins && view.doc.quoted[run.quoted].continued => "continued",
        _ if joins && one.statement != run.statement => "same-speaker",
        How::According => "according-to",
        How::Quoted => "quoted-by",
        How::Colon => "colon",
        How::None | How::Signed => "context",
        _ if one.statement != run.statement => "context",
        _ if one.first < run.open => "cue-before",
        _ => "cue-after",
    }
}

/// Whether the words are a fragment of the reporter's sentence: they begin in lower case (and do not go
/// on with “…,” he said, “…”), or nothing before them leads to a sentence of their own.
fn is_partial(view: &View<'_>, run: &Run) -> bool {
    let tokens = &view.doc.tokens;
    let quoted = &view.doc.quoted[run.quoted];
    let inner = &tokens[quoted.inner.range()];
    let begins = run.open == view.doc.statements[run.statement as usize].first;
    let before = run.open.checked_sub(1).filter(|_| !begins).map(|at| &tokens[at as usize]);
    let leads = before.is_none_or(|token| {
        matches!(
            token.class,
            Class::Comma | Class::Colon | Class::Semicolon | Class::Dash | Class::Ellipsis | Class::Close
        ) || token.is(Words::SAYING)
    });
    let capital = inner.iter().find(|token| token.is_wordlike()).is_none_or(Token::is_capital);
    let ended = |token: &Token| matches!(token.class, Class::Stop | Class::Comma | Class::Ellipsis | Class::Dash);
    // “We see it across the board” Keller says: a sentence that only lacks its comma.
    let long =
        begins && inner.len() > 6 && inner.iter().any(|token| token.is(Words::VERB) || token.words.is_auxiliary());
    let closes = long || inner.last().is_some_and(ended) || tokens.get(run.after as usize).is_some_and(ended);
    // “We will go,” he said, “and come back.”
    let split = before.is_some_and(|token| token.class == Class::Comma) && goes_on(view, run);
    !leads || !closes || !(capital || split)
}

/// Whether a run of the same statement before this one broke off at a comma.
fn goes_on(view: &View<'_>, run: &Run) -> bool {
    let n = view.runs.partition_point(|other| other.open < run.open);
    n.checked_sub(1).map(|before| &view.runs[before]).is_some_and(|before| {
        let inner = view.doc.quoted[before.quoted].inner;
        before.statement == run.statement && view.doc.tokens[inner.end as usize - 1].class == Class::Comma
    })
}
