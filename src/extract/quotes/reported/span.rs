//! Where reported words begin and end: the places considered for a cue, and their features.
//!
//! First the beginning is chosen among the places on the content's side, then the end given the
//! beginning. Both windows are bounded, so that a statement without end costs no more than its length.

use std::ops::Range;

use super::clause::{Clause, count, row};
use super::weights::{Features, Side, Sink, Weights, join};
use super::word_class::Class;

/// The longest way from a cue to the beginning behind it.
const AHEAD: usize = 16;
/// The longest way back from a cue.
const BACK: usize = 70;
/// The longest content, in tokens.
const LONGEST: usize = 80;

/// Where content of the cue at `at` may begin: between classes that it ever began between.
pub fn starts(clause: &Clause<'_>, weights: &Weights, at: usize, side: Side) -> impl Iterator<Item = usize> {
    let opens = move |start: &usize| weights.starts.opens(side, clause.class(*start, -1), clause.class(*start, 0));
    start_window(clause, at, side).filter(opens)
}

/// Behind which word content that begins at `start` may end, likewise.
pub fn ends(
    clause: &Clause<'_>,
    weights: &Weights,
    at: usize,
    side: Side,
    start: usize,
) -> impl Iterator<Item = usize> {
    let opens = move |end: &usize| weights.ends.opens(side, clause.class(*end, -1), clause.class(*end, 0));
    end_window(clause, at, side, start).filter(opens)
}

/// The places looked at for a beginning.
#[must_use]
pub fn start_window(clause: &Clause<'_>, at: usize, side: Side) -> Range<usize> {
    match side {
        Side::After => at + 1..clause.end.min(at + 1 + AHEAD),
        Side::Before => clause.first.max(at.saturating_sub(BACK))..at,
    }
}

/// The places looked at for an end.
#[must_use]
pub fn end_window(clause: &Clause<'_>, at: usize, side: Side, start: usize) -> Range<usize> {
    let last = if side == Side::After { clause.end } else { at };
    start + 1..last.min(start + LONGEST) + 1
}

/// Adds the features of a beginning.
pub fn start_features<S: Sink>(clause: &Clause<'_>, at: usize, side: Side, start: usize, sink: &mut S) {
    let mut add = Features::new(sink, side);
    place(clause, at, start, &mut add);
    verbs_around(clause, at, side, start, &mut add);
    let (class, before) = (clause.class(start, 0), clause.class(start, -1));
    let cue = clause.at(at, 0);
    if side == Side::After {
        let between = clause.between(at + 1, start);
        add.add(14, between, 0);
        add.add(15, between, class);
        add.add(16, between, cue.key);
        add.add(17, between, cue.class as u32);
        let that = that_from(clause, at, start);
        add.add(18, that, class);
        add.add(19, that, join(&[before, distance(at, start)]));
        let stops = (at + 1..start).filter(|&at| clause.is(at, 0, &[Class::Comma, Class::Dash, Class::Colon])).count();
        add.add(20, count(stops, 3), join(&[class, before]));
        add.add(23, clause.class(at, -1), join(&[cue.class as u32, between]));
        return;
    }
    let begins = u32::from(start == clause.first);
    let commas = clause.commas(start, at).min(4);
    let earlier = clause.commas(clause.first, start).min(3);
    add.add(20, commas, join(&[before, begins]));
    add.add(21, earlier, join(&[before, class]));
    add.add(22, join(&[commas, earlier, begins]), cue.key);
    add.add(23, row(clause, at, -3..0), join(&[before, class]));
    let marks = clause.marks(clause.first, start) > 0;
    add.add(24, u32::from(marks), join(&[before, class]));
}

/// The words at the beginning and how far they are from the cue.
fn place<S: Sink>(clause: &Clause<'_>, at: usize, start: usize, add: &mut Features<'_, S>) {
    let cue = clause.at(at, 0);
    let (key, kind, group) = (cue.key, cue.class as u32, u32::from(cue.group));
    let (before, class, next) = (clause.class(start, -1), clause.class(start, 0), clause.class(start, 1));
    let (word, last) = (clause.key(start, 0), clause.key(start, -1));
    let (own, left) = (clause.group(start, 0), clause.group(start, -1));
    let far = distance(at, start);
    add.add(0, far, 0);
    add.add(1, far, key);
    add.add(2, word, key);
    add.add(3, word, 0);
    add.add(4, last, 0);
    add.add(5, join(&[before, class]), 0);
    add.add(6, join(&[class, next]), before);
    add.add(7, join(&[class, before]), key);
    add.add(8, last, key);
    add.add(9, class, far);
    add.add(10, before, far);
    add.add(11, word, last);
    add.add(12, u32::from(start == clause.first), kind);
    add.add(13, kind, join(&[before, class]));
    add.add(30, own, left);
    add.add(31, own, group);
    add.add(32, left, group);
    add.add(33, own, far);
    add.add(34, group, far);
    add.add(35, join(&[group, left]), own);
    add.add(25, u32::from(clause.at(start, 0).quoted), class);
}

/// How many verbs the content would have and leave out.
fn verbs_around<S: Sink>(clause: &Clause<'_>, at: usize, side: Side, start: usize, add: &mut Features<'_, S>) {
    let cue = clause.at(at, 0);
    let (near, beyond) = match side {
        Side::Before => (clause.verbs(start, at).min(3), clause.verbs(clause.first, start).min(2)),
        Side::After => (clause.verbs(at + 1, start).min(2), clause.verbs(start, clause.end).min(3)),
    };
    let (before, class) = (clause.class(start, -1), clause.class(start, 0));
    let verbs = join(&[near, beyond]);
    add.add(40, verbs, join(&[before, class]));
    add.add(41, join(&[verbs, u32::from(start == clause.first)]), u32::from(cue.group));
    add.add(42, join(&[verbs, before]), distance(at, start));
    add.add(43, verbs, clause.key(start, -1));
    add.add(44, join(&[verbs, class]), cue.key);
    let next = clause.next_verb(start);
    add.add(45, next, join(&[before, class]));
    add.add(46, next, u32::from(cue.group));
    add.add(47, next, verbs);
}

fn distance(at: usize, start: usize) -> u32 {
    match at.abs_diff(start) {
        far @ ..8 => count(far, 8),
        8..14 => 8,
        14..25 => 9,
        _ => 10,
    }
}

/// Whether the next "that" behind the cue stands before, at or behind the beginning.
fn that_from(clause: &Clause<'_>, at: usize, start: usize) -> u32 {
    let that = (1..12usize).find(|by| clause.at(at, by.cast_signed()).class == Class::That);
    that.map_or(0, |by| match (at + by).cmp(&start) {
        std::cmp::Ordering::Less => 1,
        std::cmp::Ordering::Equal => 2,
        std::cmp::Ordering::Greater => 3,
    })
}
