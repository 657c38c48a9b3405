//! Titles of works: capitals beside a noun or a verb that works have, or that stand in no attribution at all.

use super::super::model_input::{Candidate, View};
use super::super::span::Run;
use super::words::{Beside, is};
use super::{says, sides, tells};
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::ner::person_nouns::is_person_noun;
use crate::extract::text::token::{Class, Gap, Shape, Token};

/// "the novel “The Long Ferry”", "“The Long Ferry”, a novel by Roe", "read “The Long Ferry”", "“The Long Ferry” won".
pub(super) fn is_title(view: &View<'_>, run: &Run, speaker: Option<&Candidate>) -> bool {
    if run.words > 12 || !has_title_case(view, run) {
        return false;
    }
    let (before, behind) = sides(view, run);
    let work = |token: &Token| is(token, Beside::WORK) && token.shape != Shape::Capital;
    // "recited from “The Long Ferry”"
    let inner = view.inner(run);
    let open = inner.last().is_some_and(Token::is_wordlike) && run.words > 1;
    let last = run.open.checked_sub(1).map(|at| &view.doc.tokens[at as usize]);
    let governed = last.is_some_and(|last| WORK_BEHIND.contains(&last.key));
    let capitals = inner.iter().filter(|token| token.is_capital()).count();
    // "on an episode of “The Long Ferry.”": where the stop stands within the marks, a slogan may be meant.
    let programme =
        || last.is_some_and(|last| last.key == key("on")) || sides(view, run).0.nth(1).is_some_and(is_shown);
    if governed && capitals > 1 && (open || !says(run, speaker) && (programme() || !tells(run, speaker))) {
        return true;
    }
    if is_of_person(view, run, open) {
        return true;
    }
    if is_called_so(view, run) {
        return true;
    }
    let mut before = before.take(3);
    if before.any(|token| work(token) || is(token, Beside::NAMING)) || behind.take(4).any(work) && !says(run, speaker) {
        return true;
    }
    // "sang “The Long Ferry”", but "wrote: “…”"
    if capitals > 1 && last.is_some_and(|last| is(last, Beside::PERFORMS)) && (open || !says(run, speaker)) {
        return true;
    }
    let next = view.doc.tokens.get(run.after as usize).filter(|next| next.gap == Gap::Space);
    let is_work =
        next.is_some_and(|next| is(next, Beside::IS_WORK) || next.is(Words::AUXILIARY) && !next.is(Words::NEGATION));
    capitals > 1 && run.words > 1 && open && !tells(run, speaker) && (is_work || is_capital_throughout(inner))
}

/// "the “Long Ferry” actor", "said on “LFT.”": a work that somebody is known for, or letters that a programme
/// has for its name.
fn is_of_person(view: &View<'_>, run: &Run, open: bool) -> bool {
    let tokens = &view.doc.tokens;
    let Some(last) = run.open.checked_sub(1).map(|at| &tokens[at as usize]) else { return false };
    let next = tokens.get(run.after as usize).filter(|next| next.gap == Gap::Space && next.shape == Shape::Lower);
    let known = open && last.is(Words::ARTICLE | Words::POSSESSIVE) && next.is_some_and(is_person_noun);
    let inner = view.inner(run);
    let letters = inner.first().is_some_and(|word| word.shape == Shape::Upper && word.end - word.start > 1);
    let on = [key("on"), key("of"), key("in")].contains(&last.key);
    known || run.words == 1 && letters && on
}

/// "after watching “The Long Ferry,” police said", "films like “The Long Ferry”": two capitals and more, within the
/// reporter's sentence, behind a plain word of his own.
fn is_called_so(view: &View<'_>, run: &Run) -> bool {
    let tokens = &view.doc.tokens;
    let inner = view.inner(run);
    let large = inner.iter().filter(|token| token.is_capital() && !token.words.is_function()).count();
    let begins = run.open == view.doc.statements[run.statement as usize].first;
    let open = inner.last().is_some_and(|last| last.is_wordlike() || last.class == Class::Comma);
    let plain = run.open.checked_sub(1).is_some_and(|before| {
        let before = &tokens[before as usize];
        let function = before.words.is_function() && before.key != key("like");
        let says = before.is(Words::SAYING | Words::SAYING_LOOSE | Words::SAYING_NOUN);
        before.class == Class::Word && before.shape == Shape::Lower && !function && !says
    });
    run.words > 1 && large > 1 && !begins && open && plain
}

/// Whether three words or more that carry meaning all have capitals: hardly a sentence.
fn is_capital_throughout(inner: &[Token]) -> bool {
    inner.iter().skip(1).filter(|token| token.is_capital() && !token.words.is_function()).count() > 1
}

/// Whether all words but small ones have capitals, and nothing ends a sentence in between.
fn has_title_case(view: &View<'_>, run: &Run) -> bool {
    let inner = view.inner(run);
    let words = || inner.iter().filter(|token| token.class == Class::Word);
    let small =
        |token: &Token| token.words.is_function() || token.is(Words::SUBORDINATOR) || token.end - token.start < 4;
    let capital = |token: &Token| token.is_capital() || token.shape != Shape::Lower;
    let ends = inner.last().is_some_and(|last| matches!(last.class, Class::Stop | Class::Ellipsis));
    let (all, large) = (words().count(), words().filter(|token| capital(token)).count());
    let stops = inner.iter().filter(|token| token.class == Class::Stop).count() > usize::from(ends);
    let cased = words().all(|token| capital(token) || small(token)) && words().next().is_some_and(capital);
    cased && !stops && (all == 1 && !ends || large > 1)
}

/// Whether a programme has such a thing.
fn is_shown(token: &Token) -> bool {
    const SHOWN: [u32; 8] = [
        key("episode"),
        key("season"),
        key("edition"),
        key("finale"),
        key("cast"),
        key("set"),
        key("premiere"),
        key("series"),
    ];
    SHOWN.contains(&token.key)
}

/// Prepositions before the title of a work: not "as", behind which somebody is called names.
const WORK_BEHIND: [u32; 5] = [key("from"), key("of"), key("in"), key("about"), key("on")];
