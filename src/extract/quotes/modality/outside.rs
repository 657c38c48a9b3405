//! The reporter's words of a sentence, and what stands where among them.

use crate::extract::lexicon::words::Words;
use crate::extract::quotes::direct::Direct;
use crate::extract::text::document::Doc;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Token};

/// Tokens of a sentence that are read.
const REACH: usize = 90;

/// The reporter's words of a sentence: each quotation in it is one gap.
pub(super) struct Outside<'d, 't> {
    pub(super) doc: &'d Doc<'t>,
    /// Tokens, a gap being none.
    pub(super) words: Vec<Option<&'d Token>>,
    /// Where the speaker begins and ends among them.
    pub(super) speaker: (usize, usize),
    /// The verb of saying.
    pub(super) cue: Option<usize>,
}

impl<'d, 't> Outside<'d, 't> {
    pub(super) fn new(doc: &'d Doc<'t>, speaker: Tokens, quote: &Direct) -> Self {
        let statement = doc.statements.get(doc.statement_of(speaker.first)).copied().unwrap_or_default();
        let first = statement.first.max(speaker.first.saturating_sub(u32::try_from(REACH / 2).unwrap_or(0)));
        let verb = quote.cue.map(|cue| doc.token_at(cue.start));
        let mut runs = doc.quoted.partition_point(|run| run.open < statement.first);
        let mut made = Self { doc, words: Vec::new(), speaker: (0, 0), cue: None };
        let mut at = first;
        while at < statement.end && made.words.len() < REACH {
            while doc.quoted.get(runs).is_some_and(|run| run.nested || run.inner.end < at) {
                runs += 1;
            }
            if let Some(run) = doc.quoted.get(runs).filter(|run| run.open <= at && !run.inner.holds(speaker.first)) {
                made.words.push(None);
                at = run.close.map_or(run.inner.end, |close| close + 1).max(at + 1);
                runs += 1;
                continue;
            }
            if at == speaker.first {
                made.speaker.0 = made.words.len();
            }
            if verb == Some(at) {
                made.cue = Some(made.words.len());
            }
            made.words.push(doc.tokens.get(at as usize));
            at += 1;
            if at == speaker.end {
                made.speaker.1 = made.words.len();
            }
        }
        made.cue = made.cue.or_else(|| made.verb_behind());
        made
    }

    /// The verb of saying behind the speaker, where no cue is known: "Doe, the mayor, will say on Monday".
    pub(super) fn verb_behind(&self) -> Option<usize> {
        let end = self.speaker.1;
        (end..self.words.len().min(end + 14)).find(|&at| self.is(at, Words::SAYING))
    }

    /// Looks back from the speaker for a word, as far as nothing but the speaker's description stands between.
    pub(super) fn described_by(&self, found: impl Fn(usize) -> bool) -> Option<usize> {
        for at in (self.speaker.0.saturating_sub(14)..=self.speaker.0).rev() {
            if found(at) {
                return Some(at);
            }
            let token = self.at(at)?;
            let verb = token.is(Words::SAYING | Words::VERB | Words::AUXILIARY | Words::PRONOUN) && !token.is_capital();
            let describes = token.is_capital()
                || token.class == Class::Suffix
                || token.class == Class::Comma
                || token.is(Words::ROLE | Words::TITLE | Words::ADJECTIVE | Words::ARTICLE | Words::POSSESSIVE)
                || token.is(Words::PEOPLE | Words::GROUP | Words::PREPOSITION);
            if (verb || !describes) && at < self.speaker.0 && !self.is_near_noun(at) {
                return None;
            }
        }
        None
    }

    /// "treasurer", "vice chair": a lower-case word of a description, before "of", a comma or a capital.
    pub(super) fn is_near_noun(&self, at: usize) -> bool {
        let plain = self.at(at).is_some_and(|token| {
            token.class == Class::Word && !token.words.is_function() && !token.is(Words::SAYING | Words::VERB)
        });
        plain && !self.text(at).ends_with("ed") && !self.text(at).ends_with("ing")
    }

    pub(super) fn at(&self, at: usize) -> Option<&'d Token> {
        self.words.get(at).copied().flatten()
    }

    pub(super) fn text(&self, at: usize) -> &'t str {
        self.at(at).map_or("", |token| token.text(self.doc.text))
    }

    /// Whether the word is in the list, in whatever case.
    pub(super) fn any(&self, at: usize, list: &str) -> bool {
        let word = self.text(at);
        !word.is_empty() && list.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case(word))
    }

    pub(super) fn is(&self, at: usize, classes: Words) -> bool {
        self.at(at).is_some_and(|token| token.is(classes))
    }

    /// Whether a comma or a quotation ends the clause here.
    pub(super) fn parts(&self, at: usize) -> bool {
        self.at(at).is_none_or(|token| {
            matches!(token.class, Class::Comma | Class::Colon | Class::Semicolon | Class::Dash | Class::Ellipsis)
        })
    }
}
