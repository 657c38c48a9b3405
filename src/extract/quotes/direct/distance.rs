//! Where a candidate stands to a run, and to whom the runs before were given.

use super::attribution_links::How;
use super::context::{Choice, Context, class, count};
use super::model_input::{Candidate, View};
use super::span::Run;

/// Where a candidate stands to a run.
pub(super) struct Near {
    /// Before the run (0) or behind it (1).
    pub(super) side: u32,
    /// Statements away, up to 3.
    pub(super) statements: u32,
    /// Paragraphs away, up to 3.
    pub(super) paragraphs: u32,
    /// Candidates between, in classes.
    pub(super) candidates: u32,
    /// Runs between, up to 3.
    pub(super) runs: u32,
    /// Tokens between, in classes.
    pub(super) gap: u32,
    /// On which side of the run the candidate's verb stands.
    pub(super) verb: u32,
    /// How far that verb is from the run, in classes.
    pub(super) verb_distance: u32,
}

impl Near {
    pub(super) fn new(view: &View<'_>, n: usize, index: usize) -> Self {
        let run = &view.runs[n];
        let one: &Candidate = &view.candidates[index];
        let before = one.first < run.open;
        let (from, to) = if before { (one.end, run.open) } else { (run.after, one.first) };
        let candidates = between(view, run, index, before);
        let runs = if before {
            view.runs[..n].iter().rev().take(3).take_while(|other| other.open >= one.end).count()
        } else {
            view.runs[n + 1..].iter().take(3).take_while(|other| other.after <= one.first).count()
        };
        let (verb, verb_distance) = verb(one, run, before);
        Self {
            side: u32::from(!before),
            statements: class(one.statement.abs_diff(run.statement), &[1, 2, 3]),
            paragraphs: class(one.paragraph.abs_diff(run.paragraph), &[1, 2, 3]),
            candidates: class(candidates, &[1, 2, 3, 5, 8]),
            runs: count(runs),
            gap: class(to.saturating_sub(from), &[1, 2, 3, 4, 6, 9, 14, 25]),
            verb,
            verb_distance,
        }
    }

    /// Side, distance in statements, paragraphs, runs and candidates.
    pub(super) fn base(&self) -> u32 {
        self.side | self.statements << 1 | self.paragraphs << 3 | self.runs << 5 | self.candidates << 7
    }
}

/// How many candidates stand between.
fn between(view: &View<'_>, run: &Run, index: usize, before: bool) -> u32 {
    let found = if before {
        view.candidates[index + 1..].iter().take(9).take_while(|other| other.first < run.open).count()
    } else {
        view.candidates[..index].iter().rev().take(9).take_while(|other| other.first >= run.after).count()
    };
    count(found)
}

/// On which side of the run the verb stands, and how far from it.
fn verb(one: &Candidate, run: &Run, before: bool) -> (u32, u32) {
    if one.link.how == How::None {
        return (0, 0);
    }
    let at = one.link.verb;
    let (side, distance) = match (before, at < run.open) {
        (true, true) => (1, run.open - at - 1),
        (true, false) => (2, at.saturating_sub(run.after)),
        (false, false) => (3, at.saturating_sub(run.after)),
        (false, true) => (4, run.open - at),
    };
    (side, class(distance, &[1, 2, 3, 5, 9, 15]))
}

/// How the candidate stands to those the runs before were given to.
pub(super) fn same_head(view: &View<'_>, context: &Context, index: usize) -> u32 {
    let one = &view.candidates[index];
    let stands = |choice: Option<Choice>| match choice {
        None => 0,
        Some(Choice::NoQuote) => 1,
        Some(Choice::Nobody) => 2,
        Some(Choice::Candidate(other)) if other == index => 3,
        Some(Choice::Candidate(other)) => {
            let other = &view.candidates[other];
            let pronoun = |kind: u8| (7..=12).contains(&kind);
            match () {
                () if other.head == one.head && other.first > one.first => 4,
                () if other.head == one.head => 5,
                () if pronoun(other.kind) && other.first < one.first => 6,
                () if pronoun(other.kind) => 7,
                () if other.first < one.first => 8,
                () => 9,
            }
        }
    };
    stands(context.previous) | stands(context.earlier).min(4) << 4
}
