//! Who is reported: noun phrases around a cue, and their features as its speaker.
//!
//! Phrases are cut by class alone: a determiner, a name or a noun and the nominal words behind it, up to
//! a verb or a sign; each pronoun and each possessor is one too. What stands across the cue ("The
//! campaign | says") ends at it. That there is no speaker in the statement is a choice like the others.

use super::clause::{Clause, count};
use super::weights::{Features, Side, Sink, join};
use super::word_class::Class;

/// A noun phrase: its first word and the index behind its last.
pub type Phrase = (usize, usize);

/// The farthest phrases considered, in phrases before the cue and behind it.
const BEFORE: usize = 7;
const BEHIND: usize = 3;

/// The noun phrases of a statement, in the order of their ends.
pub fn phrases(clause: &Clause<'_>, found: &mut Vec<Phrase>) {
    found.clear();
    let mut at = clause.first;
    while at < clause.end {
        at = match clause.word(at).class {
            Class::Pronoun | Class::Object | Class::Who | Class::Which | Class::That | Class::There => {
                found.push((at, at + 1));
                at + 1
            }
            class if begins(class) => nominal(clause, at, found),
            _ => at + 1,
        };
    }
}

fn begins(class: Class) -> bool {
    matches!(class, Class::Determiner | Class::Possessive | Class::Title)
        || class <= Class::Number && class != Class::Ly
}

/// Reads the phrase from `first` on, with its possessors as phrases of their own; its end.
fn nominal(clause: &Clause<'_>, first: usize, found: &mut Vec<Phrase>) -> usize {
    let named = matches!(clause.word(first).class, Class::Capital | Class::Initial | Class::Title);
    let mut at = first + 1;
    while at < clause.end {
        let (word, before) = (clause.word(at), clause.word(at - 1));
        if word.class == Class::Owner && at + 1 < clause.end {
            found.push((first, at + 1));
        } else {
            // "Doe | told": a name goes on in capitals, but for a title ("Roe spokesman Doe").
            let leaves_name =
                named && before.capital && !word.capital && !matches!(word.class, Class::Number | Class::Title);
            if !goes_on(word.class) || leaves_name || is_verb(clause, at, first) {
                break;
            }
        }
        at += 1;
    }
    found.push((first, at));
    at
}

fn goes_on(class: Class) -> bool {
    class <= Class::Number || matches!(class, Class::Title | Class::Day | Class::Time)
}

/// A verb behind a noun ends the phrase; behind "the" or "newly" it describes.
fn is_verb(clause: &Clause<'_>, at: usize, first: usize) -> bool {
    let word = clause.word(at);
    let described = clause.is(at, -1, &[Class::Determiner, Class::Possessive, Class::Ly]);
    word.verb && !word.capital && at > first && !described
}

/// A phrase that may be the speaker, and its rank: -1 for the last before the cue, 1 for the next behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The phrase; none for no speaker, with the number of phrases before the cue as its rank.
    pub phrase: Option<Phrase>,
    /// How far it stands.
    pub rank: i32,
}

/// The candidates around a cue, none within the content.
pub fn candidates(all: &[Phrase], cue: usize, content: Phrase, found: &mut Vec<Candidate>) {
    found.clear();
    let cut = all.partition_point(|phrase| phrase.1 <= cue);
    // Possessors and their phrases lie close together: what spans the cue is among the next few.
    let spanning = all[cut..].iter().take(3).filter(|phrase| phrase.0 < cue);
    let nearer = spanning.map(|phrase| (phrase.0, cue)).rfind(|phrase| !overlaps(*phrase, content));
    let before = all[..cut].iter().rev().copied().filter(|phrase| !overlaps(*phrase, content));
    for (nth, phrase) in nearer.into_iter().chain(before).take(BEFORE).enumerate() {
        found.push(Candidate { phrase: Some(phrase), rank: -1 - rank(nth) });
    }
    let behind =
        all[cut..].iter().copied().filter(|phrase| phrase.1 > cue + 1).map(|phrase| (phrase.0.max(cue + 1), phrase.1));
    let ahead = behind.take(BEHIND * 3).filter_map(|phrase| outside(phrase, content));
    for (nth, phrase) in ahead.take(BEHIND).enumerate() {
        found.push(Candidate { phrase: Some(phrase), rank: 1 + rank(nth) });
    }
    let before = found.iter().filter(|candidate| candidate.rank < 0).count();
    found.push(Candidate { phrase: None, rank: rank(before) });
}

fn rank(nth: usize) -> i32 {
    i32::try_from(nth).unwrap_or(i32::MAX)
}

const fn overlaps(phrase: Phrase, content: Phrase) -> bool {
    phrase.0 < content.1 && content.0 < phrase.1
}

/// The part of a phrase before the content, or all of one that does not touch it.
fn outside(phrase: Phrase, content: Phrase) -> Option<Phrase> {
    match overlaps(phrase, content) {
        false => Some(phrase),
        true if phrase.0 < content.0 => Some((phrase.0, content.0)),
        true => None,
    }
}

/// Adds the features of a candidate.
pub fn features<S: Sink>(
    clause: &Clause<'_>,
    cue: usize,
    side: Side,
    content: Phrase,
    candidate: Candidate,
    sink: &mut S,
) {
    let mut add = Features::new(sink, side);
    match candidate.phrase {
        Some(phrase) => named(clause, cue, content, phrase, candidate.rank, &mut add),
        None => nobody(clause, cue, content, candidate.rank, &mut add),
    }
}

fn nobody<S: Sink>(clause: &Clause<'_>, cue: usize, content: Phrase, before: i32, add: &mut Features<'_, S>) {
    let word = clause.at(cue, 0);
    let (key, class, group) = (word.key, word.class as u32, u32::from(word.group));
    let left = clause.class(cue, -1);
    add.add(0, 0, 0);
    add.add(1, key, 0);
    add.add(2, class, left);
    add.add(3, key, left);
    add.add(4, class, join(&[left, clause.class(cue, 1), clause.class(cue, -2)]));
    add.add(5, clause.key(cue, -1), class);
    add.add(6, clause.suffix(cue), left);
    add.add(7, u32::from(cue == clause.first), class);
    add.add(8, clause.class(content.0, -1), class);
    add.add(9, clause.verbs(clause.first, cue).min(2), join(&[class, left]));
    add.add(36, before.unsigned_abs().min(2), class);
    add.add(38, group, clause.group(cue, -1));
    add.add(39, group, 0);
}

fn named<S: Sink>(
    clause: &Clause<'_>,
    cue: usize,
    content: Phrase,
    phrase: Phrase,
    rank: i32,
    add: &mut Features<'_, S>,
) {
    let word = clause.at(cue, 0);
    let (key, class, group) = (word.key, word.class as u32, u32::from(word.group));
    let (kind, rank) = (kind(clause, phrase), (rank + 20).unsigned_abs());
    let (from, to) = if phrase.0 > cue { (cue + 1, phrase.0) } else { (phrase.1, cue) };
    let from = from.min(to);
    let (verbs, commas) = (clause.verbs(from, to).min(2), clause.commas(from, to).min(3));
    let between = clause.between(from, to);
    let left = clause.class(cue, -1);
    add.add(10, rank, kind);
    add.add(11, rank, class);
    add.add(12, rank, key);
    add.add(13, join(&[count(to - from, 6), verbs, commas]), kind);
    add.add(14, between, 0);
    add.add(15, between, class);
    add.add(16, between, key);
    add.add(32, between, kind);
    add.add(28, join(&[kind, left]), class);
    add.add(31, join(&[verbs, kind, left]), group);
    add.add(42, group, rank);
    add.add(43, group, join(&[kind, verbs, commas]));
    let touches = u32::from(phrase.1 == content.0)
        + 2 * u32::from(phrase.0 == content.1)
        + 4 * u32::from(phrase.0 == content.1 + 1);
    add.add(27, touches, join(&[kind, rank]));
    around(clause, phrase, &Place { cue, kind, rank, verbs, commas }, add);
}

struct Place {
    cue: usize,
    kind: u32,
    rank: u32,
    verbs: u32,
    commas: u32,
}

/// The phrase's head and the words beside it.
fn around<S: Sink>(clause: &Clause<'_>, phrase: Phrase, place: &Place, add: &mut Features<'_, S>) {
    let Place { cue, kind, rank, verbs, commas } = *place;
    let word = clause.at(cue, 0);
    let (key, class, group) = (word.key, word.class as u32, u32::from(word.group));
    let last = phrase.1 - 1;
    let head = clause.at(last, 0);
    let (before, behind) = (clause.class(phrase.0, -1), clause.class(phrase.1, 0));
    let begins = phrase.0 <= clause.first + 1;
    add.add(17, before, kind);
    add.add(18, before, rank);
    add.add(19, head.key, 0);
    add.add(20, head.key, u32::from(phrase.0 > cue));
    add.add(21, join(&[before, kind]), join(&[verbs, commas]));
    add.add(22, behind, join(&[kind, rank]));
    add.add(23, clause.key(phrase.1, 0), class);
    add.add(24, clause.key(phrase.0, -1), kind);
    add.add(25, u32::from(begins), join(&[kind, verbs]));
    add.add(30, join(&[verbs, commas, before]), class);
    add.add(33, head.class as u32, join(&[rank, class]));
    add.add(34, clause.key(phrase.0, -1), key);
    add.add(35, join(&[before, behind]), rank);
    add.add(37, u32::from(head.quoted), kind);
    add.add(40, u32::from(head.group), rank);
    add.add(41, u32::from(head.group), group);
    add.add(44, clause.group(phrase.0, -1), kind);
    add.add(45, clause.group(phrase.1, 0), kind);
    add.add(46, clause.group(phrase.1, 0), join(&[rank, group]));
}

/// What the phrase is made of.
fn kind(clause: &Clause<'_>, phrase: Phrase) -> u32 {
    let (first, last) = (clause.at(phrase.0, 0).class, clause.at(phrase.1 - 1, 0).class);
    match (first, last) {
        (Class::Pronoun, _) => 1,
        (Class::Who, _) => 2,
        (Class::Which | Class::That, _) => 3,
        (Class::Object, _) => 4,
        (Class::Possessive, _) if phrase.1 == phrase.0 + 1 => 5,
        (_, Class::Owner) => 6,
        (_, Class::Capital) => 7,
        (Class::Capital | Class::Initial, _) => 8,
        (Class::Determiner, _) => 9,
        (Class::There, _) => 10,
        (_, Class::S) => 11,
        (_, Class::Number | Class::Time | Class::Day) => 12,
        _ => 13,
    }
}
