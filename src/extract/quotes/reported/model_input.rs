//! The text as the models see it: each token's word, class and group, with running counts.

use super::lexicon::{Lexicon, NO_GROUP};
use super::word_class::{self, Class};
use crate::extract::Doc;
use crate::extract::text::token::{self, Gap, Shape, Token};

#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// The word's key; for signs, their class.
    pub key: u32,
    /// Verbs before it in the text.
    pub verbs: u32,
    /// Commas before it in the text.
    pub commas: u32,
    /// Double quotation marks before it in the text.
    pub marks: u32,
    /// The index of the next verb from here on; beyond all where there is none.
    pub next_verb: u32,
    /// The index behind the last verb before it; 0 where there is none.
    pub last_verb: u32,
    pub group: u16,
    pub class: Class,
    /// Whether it stands between double quotation marks, or is one.
    pub quoted: bool,
    /// Whether it has a capital.
    pub capital: bool,
    /// Whether it looks like a finite verb.
    pub verb: bool,
    /// Whether it can be a cue.
    pub cue: bool,
}

/// What stands outside of a statement.
pub const EDGE: Word = Word {
    key: 7,
    verbs: 0,
    commas: 0,
    marks: 0,
    next_verb: u32::MAX,
    last_verb: 0,
    group: NO_GROUP + Class::Edge as u16,
    class: Class::Edge,
    quoted: false,
    capital: false,
    verb: false,
    cue: false,
};

/// All tokens of a text and one [`EDGE`] with the total counts.
#[must_use]
pub fn words(doc: &Doc<'_>, lexicon: &Lexicon) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::with_capacity(doc.tokens.len() + 1);
    let mut runs = doc.quoted.iter().filter(|run| run.double && !run.nested).map(|run| (run.open, run.inner.end));
    let mut next_run = || runs.next().unwrap_or((u32::MAX, u32::MAX));
    let mut run = next_run();
    let mut counts = EDGE;
    let mut is_first = true;
    for (index, token) in (0..).zip(&doc.tokens) {
        while run.1 < index {
            run = next_run();
        }
        let quoted = run.0 <= index;
        is_first |= token.gap == Gap::Line;
        let before =
            if token.gap == Gap::Line { Class::Edge } else { words.last().map_or(Class::Edge, |word| word.class) };
        let mut word = read(token, before, is_first, doc.text, lexicon);
        (word.verbs, word.commas, word.marks) = (counts.verbs, counts.commas, counts.marks);
        word.last_verb = counts.last_verb;
        word.quoted = quoted || word.class == Class::Mark;
        if word.verb {
            counts.verbs += 1;
            counts.last_verb = index + 1;
        }
        counts.commas += u32::from(word.class == Class::Comma);
        counts.marks += u32::from(word.class == Class::Mark);
        is_first = starts_next(is_first, word.class);
        words.push(word);
    }
    words.push(counts);
    let mut next = u32::MAX;
    let last = u32::try_from(doc.tokens.len()).unwrap_or(u32::MAX);
    for (index, word) in (0..=last).rev().zip(words.iter_mut().rev()) {
        next = if word.verb { index } else { next };
        word.next_verb = next;
    }
    words
}

/// Whether the next word has a capital wherever it comes from; behind stops and marks it may.
fn starts_next(is_first: bool, class: Class) -> bool {
    matches!(class, Class::Stop | Class::Exclaim | Class::Colon)
        || (is_first && matches!(class, Class::Mark | Class::Sign))
}

fn read(token: &Token, before: Class, is_first: bool, text: &str, lexicon: &Lexicon) -> Word {
    if let Some(class) = word_class::sign(token, text) {
        // A number's key tells its digits' places, a sign's nothing.
        let key = if class == Class::Number { token.key } else { 0x1000 + class as u32 };
        return Word { key, group: NO_GROUP + class as u16, class, cue: class == Class::Colon, ..EDGE };
    }
    let known = lexicon.get(token.key);
    let class = word_class::word(token, known.class, before, is_first, text);
    let open = class <= Class::S;
    let auxiliary = matches!(class, Class::Be | Class::Have | Class::Do | Class::Modal);
    let past = if known.group.is_some() { known.verb } else { class == Class::Ed };
    Word {
        key: token.key,
        group: known.group.map_or(NO_GROUP + class as u16, u16::from),
        class,
        capital: token.class == token::Class::Word && token.shape != Shape::Lower,
        verb: auxiliary || (open && past),
        cue: known.cue,
        ..EDGE
    }
}
