//! One sentence as the rules look at it: its words with their classes, and the groups of states in it.

mod groups;

pub(super) use groups::Group;

use super::states::{Named, States};
use super::vocabulary::{self, Tag};
use crate::extract::Doc;
use crate::extract::lexicon::words::Words;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Token};

/// A sentence with what was read in it.
pub(super) struct View<'d> {
    pub doc: &'d Doc<'d>,
    pub tokens: &'d [Token],
    /// Index of the first token.
    pub first: usize,
    /// Index behind the last.
    pub end: usize,
    tags: Vec<Tag>,
    /// States and other subjects, in order.
    pub named: Vec<Named<'d>>,
    /// Groups of states, in order.
    pub groups: Vec<Group>,
}

impl<'d> View<'d> {
    pub fn new(doc: &'d Doc<'d>, states: &'d States, sentence: Tokens) -> Self {
        let (first, end) = (sentence.first as usize, sentence.end as usize);
        let tags = doc.tokens[first..end].iter().map(|token| vocabulary::tag(token.key)).collect();
        let mut view = Self { doc, tokens: &doc.tokens, first, end, tags, named: Vec::new(), groups: Vec::new() };
        let mut at = first;
        while at < end {
            match states.at(&doc.tokens[..end], at) {
                Some(named) => {
                    at = named.end;
                    view.named.push(named);
                }
                None => at += 1,
            }
        }
        view.groups = view.grouped();
        view
    }

    /// The classes of a word; none outside the sentence.
    pub fn tag(&self, at: usize) -> Tag {
        at.checked_sub(self.first).and_then(|at| self.tags.get(at)).copied().unwrap_or_default()
    }

    /// Whether the word is in one of these classes.
    pub fn is(&self, at: usize, any: Tag) -> bool {
        self.tag(at).is(any)
    }

    /// Whether the general word lists have it in one of these classes.
    pub fn has(&self, at: usize, any: Words) -> bool {
        self.inside(at) && self.tokens[at].is(any)
    }

    pub fn inside(&self, at: usize) -> bool {
        self.first <= at && at < self.end
    }

    pub fn class(&self, at: usize) -> Option<Class> {
        self.inside(at).then(|| self.tokens[at].class)
    }

    /// The word; empty outside the sentence.
    pub fn word(&self, at: usize) -> &'d str {
        if self.inside(at) { self.tokens[at].text(self.doc.text) } else { "" }
    }

    /// Whether the word is one of these, in whatever case.
    pub fn any(&self, at: usize, words: &[&str]) -> bool {
        let own = self.word(at);
        words.iter().any(|word| own.eq_ignore_ascii_case(word))
    }

    /// The index of the word before this one, and before its "the".
    pub fn before_the(&self, at: usize) -> usize {
        at.wrapping_sub(1 + usize::from(self.any(at.wrapping_sub(1), &["the"])))
    }

    /// The first of the tokens `from..to` with one of these classes.
    pub fn find(&self, from: usize, to: usize, any: Tag) -> Option<usize> {
        (from..to.min(self.end)).find(|&at| self.is(at, any))
    }

    /// "may", "would": a modal verb, not the month of May.
    pub fn is_modal(&self, at: usize) -> bool {
        self.has(at, Words::MODAL) && !(self.any(at, &["may"]) && self.tokens[at].is_capital() && at > self.first)
    }

    /// Whether it has a word without which it tells of no vote.
    pub fn is_about_votes(&self) -> bool {
        let words = vocabulary::VOTE_NOUN
            | vocabulary::VOTE_VERB
            | vocabulary::DRAFT
            | vocabulary::ABSTAIN
            | vocabulary::ABSTENTION
            | vocabulary::VETO
            | vocabulary::VETOED
            | vocabulary::IN_FAVOUR
            | vocabulary::AGAINST;
        self.find(self.first, self.end, words).is_some() || self.names_council(self.first, self.end)
    }
}
