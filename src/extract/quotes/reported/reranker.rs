//! Whether an attribution is right as a whole, and which of several that overlap stays.
//!
//! The parts' probabilities are not independent, and the models are surer than they should be; the judge
//! is trained on articles the other models did not see, so that its probability is the share of such
//! findings that are right. Reported speech within reported speech is not kept: the outer one is.

use super::clause::{Clause, count};
use super::find::Attribution;
use super::weights::{Features, Side, Sink, Weights, join, probability};

/// How many attributions on each side in the list are compared.
const NEAR: usize = 12;

/// The least confidence reported: of speech, writing and thought four in five are right from there on.
pub const LEAST: f32 = 0.435;

/// The confidence that is printed: 0.9 stands where 97 of 100 are right.
#[must_use]
pub fn calibrated(confidence: f32) -> f32 {
    confidence.powf(1.18)
}

/// The best of those that an attribution competes with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rivals {
    /// Whose content has this cue.
    outer: f32,
    /// Whose cue stands in this content.
    inner: f32,
    /// Whose content overlaps otherwise.
    crossing: f32,
}

/// Compares an attribution with its neighbours in the list.
#[must_use]
pub fn rivals(all: &[Attribution], nth: usize) -> Rivals {
    let mut rivals = Rivals::default();
    let this = &all[nth];
    for other in &all[nth.saturating_sub(NEAR)..all.len().min(nth + NEAR)] {
        if std::ptr::eq(other, this) {
            continue;
        }
        let (holds, held) = (this.holds(other), other.holds(this));
        let sure = other.product();
        if held {
            rivals.outer = rivals.outer.max(sure);
        }
        if holds {
            rivals.inner = rivals.inner.max(sure);
        }
        if !holds && !held && this.overlaps(other) {
            rivals.crossing = rivals.crossing.max(sure);
        }
    }
    rivals
}

/// Adds the features of an attribution.
pub fn features<S: Sink>(clause: &Clause<'_>, this: &Attribution, rivals: Rivals, sink: &mut S) {
    let mut add = Features::new(sink, Side::Before);
    let side = u32::from(this.side == Side::After);
    let cue = clause.at(this.cue, 0);
    let (start, end) = this.content;
    let first = clause.class(start, 0);
    let sum = step((this.cue_sum + 6.0) * 3.0, 60);
    let (span, who) = (falling(this.span), falling(this.who));
    let words = count(end - start, 24) / 3;
    add.add(1, sum, 0);
    add.add(2, span, 0);
    add.add(3, who, 0);
    add.add(4, sum / 3, span / 3);
    add.add(6, words, 0);
    add.add(7, cue.key, 0);
    add.add(8, first, side);
    add.add(9, cue.class as u32, side);
    add.add(10, u32::from(this.speaker.is_none()), side);
    add.add(11, span / 3, who / 3);
    add.add(12, words, span / 3);
    add.add(13, clause.class(end, 0), side);
    add.add(14, cue.key, first);
    add.add(15, clause.class(start, -1), side);
    let own = step(this.product() * 8.0, 8);
    for (template, rival) in [(20, rivals.outer), (21, rivals.inner), (22, rivals.crossing)] {
        let rival = if rival > 0.0 { 1 + step(rival * 8.0, 8) } else { 0 };
        add.add(template, rival, 0);
        add.add(template + 3, rival, own);
    }
    add.add(26, own, 0);
    add.add(27, own, join(&[u32::from(cue.group), side]));
}

/// A number as a value, at most `most`.
fn step(number: f32, most: u32) -> u32 {
    (0..most).find(|step| number < f32::from(u16::try_from(*step).unwrap_or(u16::MAX)) + 1.0).unwrap_or(most)
}

/// A probability as a value on a scale of its logarithm: 0 for 1, 30 for next to nothing.
fn falling(share: f32) -> u32 {
    step(share.max(1e-4).ln() * -4.0, 30)
}

/// The probability that the attribution is right.
#[must_use]
pub fn confidence(clause: &Clause<'_>, weights: &Weights, all: &[Attribution], nth: usize) -> f32 {
    let rivals = rivals(all, nth);
    probability(weights.judge.score(|sum| features(clause, &all[nth], rivals, sum)))
}

/// Whether only one of the two can stay; what a cue says is not who says it.
fn clash(a: &Attribution, b: &Attribution) -> bool {
    let speaks = |speaker: Option<(usize, usize)>, content: (usize, usize)| {
        speaker.is_some_and(|speaker| speaker.0 < content.1 && content.0 < speaker.1)
    };
    a.overlaps(b)
        || a.holds(b)
        || b.holds(a)
        || (a.cue == b.cue && (speaks(a.speaker, b.content) || speaks(b.speaker, a.content)))
}

/// Of attributions whose content overlaps with another's content or cue, the surer stays.
#[must_use]
pub fn select(mut all: Vec<(Attribution, f32)>) -> Vec<(Attribution, f32)> {
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cue.cmp(&b.0.cue)));
    let mut kept: Vec<(Attribution, f32)> = Vec::with_capacity(all.len());
    for (this, sure) in all {
        let clashes = |(other, _): &(Attribution, f32)| clash(&this, other);
        if !kept.iter().any(clashes) {
            kept.push((this, sure));
        }
    }
    kept.sort_by_key(|(this, _)| this.content);
    kept
}
