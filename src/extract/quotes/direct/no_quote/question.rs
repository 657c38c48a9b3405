//! Questions that reporters put, which are not what their reports are about.

use super::super::attribution_links::How;
use super::super::model_input::{Candidate, View};
use super::super::span::Run;
use super::{is_named, says, sides};
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::{Class, Token};

/// "“Will it stay shut?” a reporter asked": a question by one who asks for a living, or put to the one it was given to.
pub(super) fn is_question(view: &View<'_>, run: &Run, speaker: Option<&Candidate>) -> bool {
    let (doc, text) = (view.doc, view.doc.text);
    let inner = view.inner(run);
    let asks = inner.last().is_some_and(|last| last.class == Class::Stop && last.text(text).starts_with('?'));
    if !asks {
        return false;
    }
    // "Doe was asked: “…?”"
    if speaker.is_some_and(|one| one.link.how == How::Patient) {
        return true;
    }
    let head = |one: &Candidate| doc.tokens[doc.phrases[one.phrase].head as usize];
    if speaker.is_some_and(|one| head(one).is(Words::ASKER) && one.paragraph == run.paragraph) {
        return true;
    }
    let (before, behind) = sides(view, run);
    let before: Vec<&Token> = before.collect();
    // "A moderator asked Doe: “…?”", but "Doe told reporters: “…?”"
    if before.windows(2).any(|pair| pair[0].is(Words::SAYING) && pair[1].is(Words::ASKER)) {
        return true;
    }
    let asker = |token: &Token| token.is(Words::ASKER);
    let near = before.into_iter().take(4).any(asker) || behind.take(5).any(asker);
    near && !(says(run, speaker) && speaker.is_some_and(|one| is_named(view, one)))
}
