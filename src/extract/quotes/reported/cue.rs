//! Which words are cues: the features of a word that may be one.
//!
//! Any verb or noun that was a cue in training may be one again ("said", "believes", "praise for"); the
//! words around it decide: what stands where its subject would, what follows, how far the next comma
//! and the next "that" are, and whether quotation marks nearby claim the verb for a direct quote.

use super::clause::{Clause, count};
use super::weights::{Features, Sink, join};
use super::word_class::Class;

/// Adds the few features that tell most words that are no cue.
pub fn glance<S: Sink>(clause: &Clause<'_>, at: usize, sink: &mut S) {
    let mut add = Features::both(sink);
    let word = clause.at(at, 0);
    let group = u32::from(word.group);
    let (left, right) = (clause.class(at, -1), clause.class(at, 1));
    add.add(0, word.key, 0);
    add.add(1, word.key, left);
    add.add(2, word.key, right);
    add.add(3, group, join(&[left, right]));
    add.add(4, group, clause.group(at, -1));
    add.add(5, group, clause.group(at, 1));
    add.add(6, word.key, join(&[left, right]));
    add.add(7, u32::from(word.quoted), 0);
}

/// Adds the features of the word at `at` as a cue.
pub fn features<S: Sink>(clause: &Clause<'_>, at: usize, sink: &mut S) {
    let mut add = Features::both(sink);
    own(clause, at, &mut add);
    groups(clause, at, &mut add);
    reach(clause, at, &mut add);
    subject(clause, at, &mut add);
}

/// The word and its neighbours.
fn own<S: Sink>(clause: &Clause<'_>, at: usize, add: &mut Features<'_, S>) {
    let word = clause.at(at, 0);
    let (key, class) = (word.key, word.class as u32);
    let (stem, suffix) = (clause.stem(at), clause.suffix(at));
    let near = |by: isize| clause.class(at, by);
    let (left, right) = (near(-1), near(1));
    add.add(0, 0, 0);
    add.add(1, key, 0);
    add.add(2, key, left);
    add.add(3, key, right);
    add.add(4, key, clause.key(at, 1));
    add.add(5, key, clause.key(at, -1));
    add.add(6, stem, 0);
    add.add(7, stem, left);
    add.add(8, stem, right);
    add.add(9, suffix, 0);
    add.add(10, class, join(&[left, right]));
    add.add(11, join(&[near(-2), left]), class);
    add.add(12, join(&[right, near(2)]), class);
    add.add(13, join(&[left, right]), key);
    add.add(14, clause.key(at, -1), class);
    add.add(15, clause.key(at, 1), class);
    add.add(16, join(&[near(-2), left, right, near(2)]), 0);
    add.add(17, key, join(&[right, near(2)]));
    add.add(18, key, join(&[near(-2), left]));
    add.add(19, clause.key(at, -2), class);
    add.add(20, clause.key(at, 2), class);
    add.add(21, clause.key(at, 1), clause.key(at, 2));
    add.add(32, u32::from(word.capital), class);
    add.add(37, clause.key(at, -1), clause.key(at, 1));
    let helper = helper(clause, at);
    add.add(33, helper, key);
    add.add(34, helper, suffix);
    add.add(35, helper, stem);
}

/// The same by groups of words.
fn groups<S: Sink>(clause: &Clause<'_>, at: usize, add: &mut Features<'_, S>) {
    let key = clause.key(at, 0);
    let near = |by: isize| clause.group(at, by);
    let classes = join(&[clause.class(at, -1), clause.class(at, 1)]);
    add.add(40, near(0), 0);
    add.add(41, near(0), near(-1));
    add.add(42, near(0), near(1));
    add.add(43, near(0), classes);
    add.add(44, near(-1), near(1));
    add.add(45, key, near(-1));
    add.add(46, key, near(1));
    add.add(49, near(1), join(&[near(0), near(2)]));
    add.add(50, near(-1), join(&[near(0), near(-2)]));
}

/// How far marks, commas, "that" and the statement's ends are.
fn reach<S: Sink>(clause: &Clause<'_>, at: usize, add: &mut Features<'_, S>) {
    let word = clause.at(at, 0);
    let (key, class, group) = (word.key, word.class as u32, u32::from(word.group));
    let (left, right) = (clause.class(at, -1), clause.class(at, 1));
    let marks = marks(clause, at);
    add.add(22, marks, 0);
    add.add(23, marks, key);
    add.add(24, marks, join(&[left, right]));
    let (ahead, back) = (ahead(clause, at), back(clause, at));
    add.add(25, ahead, key);
    add.add(26, ahead, class);
    add.add(27, back, key);
    add.add(28, back, join(&[class, left]));
    add.add(36, key, join(&[ahead, back]));
    add.add(47, group, ahead);
    add.add(48, group, back);
    let (rest, place) = (count(clause.end - at, 12) / 2, count(at - clause.first, 12) / 2);
    add.add(29, rest, key);
    add.add(30, place, class);
    add.add(31, join(&[rest, place]), class);
}

/// What would be its subject, and what its object.
fn subject<S: Sink>(clause: &Clause<'_>, at: usize, add: &mut Features<'_, S>) {
    let word = clause.at(at, 0);
    let (key, class, group) = (word.key, word.class as u32, u32::from(word.group));
    let helper = helper(clause, at);
    let mut head: isize = -1;
    while head > -6 && clause.is(at, head, &SKIPPED_BEFORE) {
        head -= 1;
    }
    let mut begin = head;
    while begin > head - 6 && clause.is(at, begin - 1, &NOMINAL) {
        begin -= 1;
    }
    let mut determiner = 0;
    if clause.is(at, begin - 1, &[Class::Determiner, Class::Possessive, Class::Owner]) {
        determiner = 1 + u32::from(clause.is(at, begin - 1, &[Class::Possessive]));
        begin -= 1;
    }
    let mut object = 1;
    while object < 5 && clause.is(at, object, &SKIPPED_BEHIND) {
        object += 1;
    }
    let (actor, before, object) = (clause.at(at, head), clause.at(at, begin - 1), clause.at(at, object));
    let is_first = before.class == Class::Edge;
    add.add(60, u32::from(actor.group), group);
    add.add(61, u32::from(actor.group), key);
    add.add(62, actor.key, group);
    add.add(63, actor.class as u32, join(&[before.class as u32, class, helper]));
    add.add(64, before.class as u32, join(&[group, u32::from(actor.capital)]));
    add.add(65, before.key, key);
    let shape = join(&[before.class as u32, determiner, u32::from(actor.capital), actor.class as u32]);
    add.add(66, shape, u32::from(is_first));
    add.add(67, u32::from(object.group), group);
    add.add(68, object.key, group);
    add.add(69, u32::from(object.group), key);
    add.add(70, join(&[object.class as u32, actor.class as u32, helper]), group);
    add.add(71, join(&[u32::from(actor.group), u32::from(object.group)]), class);
}

const SKIPPED_BEFORE: [Class; 8] =
    [Class::Adverb, Class::Ly, Class::Be, Class::Have, Class::Do, Class::Modal, Class::Not, Class::To];
const NOMINAL: [Class; 8] =
    [Class::Capital, Class::Initial, Class::Other, Class::S, Class::Title, Class::Number, Class::Ed, Class::Ing];
const SKIPPED_BEHIND: [Class; 6] =
    [Class::Adverb, Class::Ly, Class::Determiner, Class::Possessive, Class::Not, Class::Number];

/// The auxiliary before the word, if any.
fn helper(clause: &Clause<'_>, at: usize) -> u32 {
    for by in 1..4 {
        match clause.at(at, -by).class {
            Class::Be => return 1,
            Class::Have => return 2,
            Class::Do => return 3,
            Class::Modal => return 4,
            Class::To => return 5,
            Class::Not | Class::Adverb | Class::Ly => {}
            _ => return 0,
        }
    }
    0
}

/// How near the quotation marks are on both sides, and whether it stands between them.
fn marks(clause: &Clause<'_>, at: usize) -> u32 {
    let is_mark = |by: &isize| clause.at(at, *by).class == Class::Mark;
    // Most words have none near.
    let near = |first: usize, end: usize| clause.marks(first.max(clause.first), end.min(clause.end)) > 0;
    let before = near(at.saturating_sub(7), at).then(|| (1..8).find(|by: &isize| is_mark(&-by))).flatten();
    let left = match before {
        None => 0,
        Some(..3) => 1,
        Some(3 | 4) => 2,
        Some(_) => 3,
    };
    let end = || (1..10).find(|by| is_mark(by) || clause.at(at, *by).class == Class::Stop);
    let behind = near(at + 1, at + 10).then(end).flatten();
    let right = match behind.filter(is_mark) {
        None => 0,
        Some(1) => 1,
        Some(2 | 3) => 2,
        Some(_) => 3,
    };
    left * 4 + right + 16 * u32::from(clause.at(at, 0).quoted)
}

/// How far "that" is, or what ends the phrase before it comes.
fn ahead(clause: &Clause<'_>, at: usize) -> u32 {
    for by in 1..7usize {
        match clause.at(at, by.cast_signed()).class {
            Class::That => return count(by, 6),
            Class::Comma | Class::Stop | Class::Edge | Class::Semicolon => return 20 + count(by, 3),
            _ => {}
        }
    }
    0
}

/// What begins the clause that the word stands in, and how far back.
fn back(clause: &Clause<'_>, at: usize) -> u32 {
    for by in 1..12usize {
        match clause.at(at, -by.cast_signed()).class {
            Class::Comma => return 1 + count(by, 6),
            Class::Edge => return 10 + count(by, 6),
            Class::And | Class::But => return 20 + count(by, 4),
            Class::Who | Class::Which | Class::That => return 30 + count(by, 4),
            _ => {}
        }
    }
    0
}
