//! The features of the place where content ends, given where it begins.

use super::clause::{Clause, count, row};
use super::weights::{Features, Side, Sink, join};
use super::word_class::Class;

/// What the features of all ends of one beginning share.
struct Given<'c, 'd> {
    clause: &'c Clause<'d>,
    at: usize,
    start: usize,
    /// The class of the first word where it opens a clause.
    opener: u32,
}

/// Adds the features of an end.
pub fn features<S: Sink>(clause: &Clause<'_>, at: usize, side: Side, (start, end): (usize, usize), sink: &mut S) {
    let mut add = Features::new(sink, side);
    let first = clause.at(start, 0).class;
    let opens = matches!(first, Class::That | Class::If | Class::Question | Class::To);
    let given = Given { clause, at, start, opener: if opens { first as u32 } else { 0 } };
    boundary(&given, end, &mut add);
    inside(&given, end, &mut add);
    if side == Side::Before {
        let between = clause.between(end, at);
        add.add(19, count(at - end, 8), clause.class(end, 0));
        add.add(20, between, 0);
        add.add(21, between, clause.key(at, 0));
    } else {
        behind(&given, end, &mut add);
    }
}

/// The words on both sides of the end.
fn boundary<S: Sink>(given: &Given<'_, '_>, end: usize, add: &mut Features<'_, S>) {
    let Given { clause, at, start, opener } = *given;
    let cue = clause.at(at, 0);
    let (stem, verbs) = (clause.at(at, 0).group, clause.verbs(start, end).min(3));
    let (class, next) = (clause.class(end, 0), clause.class(end, 1));
    let both = join(&[class, next]);
    let (last, word, second) = (clause.key(end, -1), clause.key(end, 0), clause.key(end, 1));
    add.add(1, word, opener);
    add.add(2, join(&[clause.class(end, -1), class]), verbs);
    add.add(3, both, join(&[opener, verbs]));
    add.add(4, word, second);
    add.add(6, class, cue.key);
    add.add(9, last, word);
    add.add(10, row(clause, end, -2..2), 0);
    add.add(11, word, join(&[cue.class as u32, verbs]));
    add.add(12, cue.key, join(&[class, verbs]));
    add.add(13, row(clause, end, 0..3), clause.commas(start, end).min(3));
    add.add(14, second, class);
    add.add(17, both, cue.key);
    add.add(18, u32::from(stem), join(&[both, verbs]));
    add.add(30, clause.group(end, 0), clause.group(end, -1));
    add.add(31, clause.group(end, 0), clause.group(end, 1));
    add.add(32, clause.group(end, 0), u32::from(stem));
    add.add(33, clause.group(end, 0), join(&[verbs, opener]));
    add.add(34, u32::from(stem), join(&[class, verbs]));
    add.add(41, clause.group(end, 1), join(&[class, clause.group(end, 2)]));
    add.add(42, u32::from(stem), join(&[class, opener, clause.group(end, 1)]));
    add.add(43, clause.group(end, -1), join(&[clause.group(end, 0), clause.group(end, 1)]));
    add.add(44, clause.group(start, 0), both);
    add.add(28, u32::from(clause.at(end, 0).quoted), u32::from(clause.at(start, 0).quoted));
}

/// Length, verbs and commas of the content, and of what is left.
fn inside<S: Sink>(given: &Given<'_, '_>, end: usize, add: &mut Features<'_, S>) {
    let Given { clause, at, start, opener } = *given;
    let (class, next) = (clause.class(end, 0), clause.class(end, 1));
    let both = join(&[class, next]);
    let first = clause.class(start, 0);
    let long = length(end - start);
    let (verbs, commas) = (clause.verbs(start, end).min(3), clause.commas(start, end).min(3));
    let (verbs_left, commas_left) = (clause.verbs(end, clause.end).min(3), clause.commas(end, clause.end).min(3));
    add.add(0, long, 0);
    add.add(5, join(&[class, long]), opener);
    add.add(7, join(&[class, verbs, commas]), first);
    add.add(8, count(clause.end - end, 5), join(&[class, verbs]));
    add.add(15, long, clause.key(at, 0));
    add.add(16, join(&[verbs, commas]), opener);
    add.add(37, verbs_left, both);
    add.add(38, join(&[verbs_left, verbs]), join(&[class, opener]));
    add.add(39, commas_left, both);
    add.add(40, join(&[commas_left, commas]), join(&[class, opener]));
    let last = clause.last_verb(start, end);
    add.add(35, last, join(&[class, opener]));
    add.add(36, last, both);
    add.add(27, u32::from(clause.marks(start, end) > 0), class);
}

/// What follows content that stands behind its cue.
fn behind<S: Sink>(given: &Given<'_, '_>, end: usize, add: &mut Features<'_, S>) {
    let Given { clause, start, opener, .. } = *given;
    let (class, next) = (clause.class(end, 0), clause.class(end, 1));
    let first = clause.at(start, 0);
    add.add(22, join(&[first.class as u32, class, next]), length(end - start));
    add.add(23, join(&[clause.commas(start, end).min(3), row(clause, end, 0..3)]), first.class as u32);
    let verb = clause.next_verb(end);
    add.add(24, join(&[class, verb]), next);
    add.add(25, join(&[class, verb, opener]), count(clause.end - end, 5));
    add.add(26, clause.key(end, 1), join(&[class, first.key]));
}

fn length(tokens: usize) -> u32 {
    match tokens {
        ..6 => count(tokens, 5),
        6..10 => 6,
        10..16 => 7,
        16..25 => 8,
        _ => 9,
    }
}
