//! What stands around a run in its sentence: telling nouns and verbs, by class.

use super::model_input::View;
use super::span::Run;
use crate::extract::lexicon::words::{Words, ascii_key as key};
use crate::extract::text::token::{Class, Token};

impl View<'_> {
    /// What kinds of words stand before and behind a run: the nearest word of the sentence on each side that
    /// says what the run is (a verb of saying, a noun for words, a noun for one who speaks), and how near it is.
    pub(super) fn class_around(&self, run: &Run) -> [u32; 4] {
        let statement = self.doc.statements[run.statement as usize];
        let tokens = &self.doc.tokens;
        let before = tokens[statement.first.min(run.open) as usize..run.open as usize].iter().rev().take(12);
        let end = statement.end.max(run.after).min(run.after + 12);
        let behind = tokens[run.after as usize..end as usize].iter();
        let [one, far] = nearest_class(before);
        let [other, away] = nearest_class(behind);
        [one, far, other, away]
    }

    /// Which telling nouns and verbs the run's sentence has before and behind it, as bits.
    pub(super) fn clue(&self, run: &Run) -> u32 {
        let statement = self.doc.statements[run.statement as usize];
        let tokens = &self.doc.tokens;
        let bits = |from: u32, to: u32| {
            let near = tokens[from as usize..(to as usize).max(from as usize)].iter();
            near.filter(|token| token.class == Class::Word).fold(0, |bits, token| {
                bits | u32::from(token.is(Words::DOCUMENT))
                    | u32::from(token.is(Words::ASKER)) << 1
                    | u32::from(token.is(Words::SAYING_SURE)) << 2
                    | u32::from(token.is(Words::SAYING)) << 3
            })
        };
        let from = statement.first.max(run.open.saturating_sub(14)).min(run.open);
        let naming = run.open.checked_sub(1).is_some_and(|before| NAMING.contains(&tokens[before as usize].key));
        u32::from(naming) << 8 | bits(from, run.open) | bits(run.after, statement.end.min(run.after + 14)) << 4
    }
}

/// Nouns before a run that is a word or a name as such.
const NAMING: [u32; 15] = [
    key("word"),
    key("words"),
    key("term"),
    key("terms"),
    key("expression"),
    key("name"),
    key("title"),
    key("titled"),
    key("entitled"),
    key("nickname"),
    key("nicknamed"),
    key("label"),
    key("called"),
    key("named"),
    key("dubbed"),
];

/// The class of the first telling word, and its distance in classes.
fn nearest_class<'t>(tokens: impl Iterator<Item = &'t Token>) -> [u32; 2] {
    let told = |token: &Token| match token.class {
        Class::Double | Class::Single => 9,
        Class::Colon => 8,
        Class::Word if token.is(Words::SAYING_SURE) => 1,
        Class::Word if token.is(Words::ASKER) => 7,
        Class::Word if token.is(Words::DOCUMENT) => 10,
        Class::Word if token.is(Words::SAYING_NOUN) => 2,
        Class::Word if token.is(Words::SAYING) => 3,
        Class::Word if token.is(Words::SAYING_LOOSE) => 4,
        Class::Word if token.is(Words::ROLE | Words::PEOPLE | Words::GROUP) => 5,
        Class::Word if token.is(Words::VERB) => 6,
        _ => 0,
    };
    let found = tokens.map(told).enumerate().find(|(_, class)| *class != 0);
    found.map_or([0, 0], |(at, class)| [class, u32::from(at > 0) + u32::from(at > 2) + u32::from(at > 5)])
}
