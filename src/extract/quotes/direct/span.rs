//! Quoted runs, and what settles their speaker before any model is asked: the label of a transcript, a
//! signature, "quoted Doe as saying", "rejected by Doe as".

use super::attribution_links::{How, Link};
use super::candidate::{Candidate, small};
use super::quoting::comments;
use crate::domain::SegmentKind;
use crate::extract::lexicon::words::Words;
use crate::extract::text::document::Doc;
use crate::extract::text::noun_phrase::{Phrase, PhraseKind};
use crate::extract::text::quotation_marks::Quoted;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// A quoted run that may be a quote.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Its index in [`Doc::quoted`].
    pub quoted: usize,
    pub open: u32,
    /// The index behind its closing mark.
    pub after: u32,
    pub statement: u32,
    pub paragraph: u32,
    /// Words in it, at most 255.
    pub words: u8,
    /// Its marks, and what the article quotes with besides.
    pub style: Style,
    /// The candidate that a transcript names at its beginning: "DOE: We will see."
    pub label: Option<usize>,
}

/// The marks of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Double,
    /// Single marks, in an article that quotes with single marks.
    Single,
    /// Single marks, in an article that quotes with double ones.
    Beside,
}

/// The runs of `doc` that may be quotes, in order.
pub(super) fn runs(doc: &Doc<'_>) -> Vec<Run> {
    let (mut statement, mut paragraph) = (0, 0);
    let mut found = Vec::new();
    let beside = doc.quoted.iter().any(|run| run.double && !run.nested && run.inner.len() > 3);
    for (quoted, run) in doc.quoted.iter().enumerate() {
        if run.nested || (!run.double && !may_quote(doc, run, beside)) {
            continue;
        }
        let words = doc.tokens[run.inner.range()].iter().filter(|token| token.is_wordlike()).count();
        if words == 0 || !doc.kind_at(run.span.start).has_findings() {
            continue;
        }
        while doc.statements[statement].end <= run.open {
            statement += 1;
        }
        while doc.paragraphs[paragraph].end <= run.open {
            paragraph += 1;
        }
        found.push(Run {
            quoted,
            open: run.open,
            after: run.close.map_or(run.inner.end, |close| close + 1),
            statement: small(statement),
            paragraph: small(paragraph),
            words: u8::try_from(words).unwrap_or(u8::MAX),
            style: match (run.double, beside) {
                (true, _) => Style::Double,
                (false, false) => Style::Single,
                (false, true) => Style::Beside,
            },
            label: None,
        });
    }
    found
}

/// Single marks quote in the body, and in headlines beside a colon or a verb of saying; beside double
/// ones they mostly mark a word's use.
fn may_quote(doc: &Doc<'_>, run: &Quoted, beside: bool) -> bool {
    let first = beside && doc.paragraphs.first().is_some_and(|first| first.holds(run.open));
    let kind = doc.kind_at(run.span.start);
    if kind == SegmentKind::Title {
        return heads(doc, run);
    }
    !first && matches!(kind, SegmentKind::Body | SegmentKind::Embedded | SegmentKind::Standfirst) && run.inner.len() > 1
}

/// "‘A gate for nobody’: Roe on the strike", "Roe: ‘We shut the gate’", "Roe warns of ‘a gate for nobody’": words of a
/// headline that a colon or a verb of saying gives to somebody.
fn heads(doc: &Doc<'_>, run: &Quoted) -> bool {
    let line = doc.paragraphs[doc.paragraph_of(run.open)];
    let behind = run.close.map_or(run.inner.end, |close| close + 1).min(line.end);
    let before = &doc.tokens[line.first.min(run.open) as usize..run.open as usize];
    let behind = &doc.tokens[behind as usize..line.end as usize];
    let colon = |token: Option<&Token>| token.is_some_and(|token| token.class == Class::Colon);
    let says = |token: &Token| {
        token.is(Words::SAYING) && token.shape == Shape::Lower && !token.is(Words::PREPOSITION | Words::ADJECTIVE)
    };
    let near = before.iter().rev().take(5).any(says) || behind.iter().take(3).any(says);
    run.inner.len() > 1 && (near || colon(before.last()) || colon(behind.first()))
}

/// "DOE: …" at the beginning of a run: capitals and a colon.
pub(super) fn is_label(doc: &Doc<'_>, phrase: &Phrase, run: &Run) -> bool {
    let inner = doc.quoted[run.quoted].inner;
    let colon = doc.tokens.get(phrase.tokens.end as usize).is_some_and(|next| next.class == Class::Colon);
    colon
        && phrase.tokens.first == inner.first
        && phrase.kind == PhraseKind::Name
        && phrase.tokens.len() <= 4
        && doc.tokens[phrase.tokens.range()].iter().all(|token| token.shape == Shape::Upper)
}

/// Gives the runs near a phrase to it where its link leaves no other choice. `run` is the first run that
/// ends behind the phrase, `found` are the candidates before it.
pub(super) fn settle(
    doc: &Doc<'_>,
    phrase: &Phrase,
    link: Link,
    runs: &mut [Run],
    run: usize,
    found: &mut [Candidate],
) {
    let upto = runs.len().min(run + 1);
    let index = found.len();
    let begins = doc.statements[doc.statement_of(phrase.tokens.first)].first as usize;
    if phrase.tokens.first as usize <= begins + 8 && comments(&doc.tokens, phrase.tokens.range(), begins) {
        let before = runs[..upto].iter_mut().rev().take(2).find(|run| run.after as usize == begins);
        if let Some(run) = before.filter(|run| run.label.is_none()) {
            run.label = Some(index);
            return;
        }
    }
    match link.how {
        How::Passive => passive(doc, phrase, link, runs.get_mut(run), found),
        // `…”, they quoted Doe as saying`: no one else.
        How::Quoted => {
            let statement = small(doc.statement_of(phrase.tokens.first));
            let first = phrase.tokens.first;
            let quoted = |run: &&mut Run| {
                let next = run.open == link.verb + 1 || run.open == link.verb + 2;
                let free = run.label.is_none_or(|label| names_better(doc, phrase, link, &found[label]));
                free && run.statement == statement && (next || first.saturating_sub(run.after) <= 4)
            };
            if let Some(run) = runs[..upto].iter_mut().rev().take(3).find(quoted) {
                run.label = Some(index);
            }
        }
        // "Doe, a farmer: “…”" in a list: no one else.
        How::Colon if link.verb > phrase.tokens.end => {
            if let Some(next) = runs.get_mut(run).filter(|run| run.open == link.verb + 1) {
                next.label = Some(index);
            }
        }
        // `…” – Doe`: the run that the dash follows.
        How::Signed => {
            let before = runs[..upto].iter_mut().rev().take(3).find(|run| run.after <= link.verb);
            if let Some(signed) = before.filter(|run| run.after == link.verb && run.label.is_none()) {
                signed.label = Some(index);
            }
        }
        _ => {}
    }
}

/// "quoted Ostmark councillor Doe as saying": Doe, right before "as", rather than the place right behind the verb.
fn names_better(doc: &Doc<'_>, phrase: &Phrase, link: Link, other: &Candidate) -> bool {
    let near = phrase.tokens.end + 1 == link.verb && phrase.kind == PhraseKind::Name;
    let between = &doc.tokens[other.end.min(phrase.tokens.first) as usize..phrase.tokens.first as usize];
    let nouns = between.iter().all(|token| token.class == Class::Word && !token.words.is_function());
    near && nouns && other.link.how == How::Quoted && other.link.verb == link.verb
}

/// "A draft by Doe has been rejected by Roe as “too soft”": Roe's words, not Doe's.
fn passive(doc: &Doc<'_>, phrase: &Phrase, link: Link, next: Option<&mut Run>, found: &mut [Candidate]) {
    let index = found.len();
    let near = found.iter_mut().rev().take(8);
    near.filter(|other| other.link.how == How::Patient && other.link.verb == link.verb)
        .for_each(|other| other.link = Link::default());
    let r#as = u32::from(doc.word(phrase.tokens.end) == "as");
    // "was told by Doe that it was “…”"
    let that = |open: u32| {
        let between = doc.tokens.get(phrase.tokens.end as usize..open as usize).unwrap_or_default();
        let told = ["told", "informed", "warned", "assured"].contains(&doc.word(link.verb));
        let plain = |token: &Token| token.class == Class::Word && token.gap != Gap::Line && !token.is(Words::SAYING);
        told && doc.word(phrase.tokens.end) == "that" && between.len() < 8 && between.iter().all(plain)
    };
    if let Some(next) = next.filter(|next| next.open == phrase.tokens.end + r#as || that(next.open)) {
        next.label = Some(index);
    }
}
