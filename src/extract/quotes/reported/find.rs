//! From a word that may be a cue to a whole attribution: content, speaker, and how sure each part is.

use super::clause::Clause;
use super::cue;
use super::span;
use super::span_end;
use super::speaker::{self, Candidate, Phrase};
use super::weights::{Side, Weights, choice, probability};

/// The sum below which a word is not looked into as a cue: a probability of 0.12.
const LEAST_CUE: f32 = -1.992_43;
/// The sum of a glance below which a word is no cue: one in twenty-five.
const LEAST_GLANCE: f32 = -3.2;
/// Beginnings looked into, and the least probability of the second.
const STARTS: usize = 2;
const LEAST_START: f32 = 0.15;
/// Spans below this share add nothing to their neighbours.
const LEAST_END: f32 = 0.01;
/// A span is chosen only if it has this share of the likeliest one's probability by itself.
const LEAST_SHARE: f32 = 0.3;
/// Two spans are taken for the same from this overlap on, as the corpus' scorer does.
const SAME: f32 = 0.8;

/// An attribution found, in tokens, with the probability of each of its parts.
#[derive(Clone, Debug)]
pub struct Attribution {
    pub cue: usize,
    /// The side its content stands on.
    pub side: Side,
    /// The content: its first word and the index behind its last.
    pub content: Phrase,
    pub speaker: Option<Phrase>,
    /// That the cue is one.
    pub cue_sum: f32,
    /// That the content is this, give or take a fifth.
    pub span: f32,
    /// That the speaker is this.
    pub who: f32,
}

impl Attribution {
    /// The probability of all parts, were they independent.
    #[must_use]
    pub fn product(&self) -> f32 {
        probability(self.cue_sum) * self.span * self.who
    }

    /// Whether the two have words of content in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.content.0 < other.content.1 && other.content.0 < self.content.1
    }

    /// Whether the other's cue stands within this content.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        self.content.0 <= other.cue && other.cue < self.content.1
    }
}

/// Buffers kept from one statement to the next.
#[derive(Debug, Default)]
pub struct Finder {
    phrases: Vec<Phrase>,
    sums: Vec<f32>,
    ends: Vec<f32>,
    places: Vec<usize>,
    stops: Vec<usize>,
    spans: Vec<(Phrase, f32)>,
    candidates: Vec<Candidate>,
}

impl Finder {
    /// Every attribution of a statement that may be one, in the order of cues.
    pub fn find(&mut self, clause: &Clause<'_>, weights: &Weights, found: &mut Vec<Attribution>) {
        let mut read = false;
        for at in clause.first..clause.end {
            if !clause.word(at).cue {
                continue;
            }
            let glance = weights.glance.scores(|sums| cue::glance(clause, at, sums));
            if glance.iter().all(|sum| *sum < LEAST_GLANCE) {
                continue;
            }
            let sums = weights.cue.scores(|sums| cue::features(clause, at, sums));
            for (side, cue_sum) in [Side::Before, Side::After].into_iter().zip(sums) {
                if cue_sum < LEAST_CUE {
                    continue;
                }
                if !read {
                    speaker::phrases(clause, &mut self.phrases);
                    read = true;
                }
                if let Some((content, span)) = self.content(clause, weights, at, side) {
                    // Words in quotation marks are direct quotes, found elsewhere.
                    if clause.marks(content.0, content.1) > 0 || clause.word(content.0).quoted {
                        continue;
                    }
                    let (speaker, who) = self.speaker(clause, weights, (at, side), content);
                    found.push(Attribution { cue: at, side, content, speaker, cue_sum, span, who });
                }
            }
        }
    }

    /// The content with the most probability around it.
    fn content(&mut self, clause: &Clause<'_>, weights: &Weights, at: usize, side: Side) -> Option<(Phrase, f32)> {
        let starts = span::starts(clause, weights, at, side);
        let score = |start| weights.start.score(|sum| span::start_features(clause, at, side, start, sum));
        self.places.clear();
        self.places.extend(starts);
        self.sums.clear();
        self.sums.extend(self.places.iter().map(|start| score(*start)));
        choice(&mut self.sums);
        self.spans.clear();
        for _ in 0..STARTS {
            let Some(best) = (0..self.sums.len()).max_by(|a, b| self.sums[*a].total_cmp(&self.sums[*b])) else { break };
            let sure = std::mem::take(&mut self.sums[best]);
            if sure == 0.0 || !self.spans.is_empty() && sure < LEAST_START {
                break;
            }
            self.ends(clause, weights, (at, side), self.places[best], sure);
        }
        let most = self.spans.iter().map(|span| span.1).fold(0.0, f32::max);
        let mass = |span: Phrase| -> f32 {
            self.spans.iter().filter(|other| share(clause, span, other.0) >= SAME).map(|other| other.1).sum()
        };
        let likely = self.spans.iter().filter(|span| span.1 >= most * LEAST_SHARE);
        let spans = likely.map(|(span, own)| (*span, mass(*span), *own));
        let best = spans.max_by(|a, b| (a.1 + 0.01 * a.2).total_cmp(&(b.1 + 0.01 * b.2)))?;
        Some((best.0, best.1))
    }

    /// Adds the likely ends of one beginning.
    fn ends(&mut self, clause: &Clause<'_>, weights: &Weights, (at, side): (usize, Side), start: usize, sure: f32) {
        let ends = span::ends(clause, weights, at, side, start);
        let score = |end| weights.end.score(|sum| span_end::features(clause, at, side, (start, end), sum));
        self.ends.clear();
        self.stops.clear();
        self.stops.extend(ends);
        self.ends.extend(self.stops.iter().map(|end| score(*end)));
        choice(&mut self.ends);
        let likely = self.stops.iter().zip(&self.ends).filter(|(_, share)| **share > LEAST_END);
        self.spans.extend(likely.map(|(end, share)| ((start, *end), sure * share)));
    }

    /// The best candidate, with the probability of all that overlap with it.
    fn speaker(
        &mut self,
        clause: &Clause<'_>,
        weights: &Weights,
        (at, side): (usize, Side),
        content: Phrase,
    ) -> (Option<Phrase>, f32) {
        speaker::candidates(&self.phrases, at, content, &mut self.candidates);
        let score = |candidate: &Candidate| {
            weights.speaker.score(|sum| speaker::features(clause, at, side, content, *candidate, sum))
        };
        self.sums.clear();
        self.sums.extend(self.candidates.iter().map(score));
        choice(&mut self.sums);
        let best = (0..self.sums.len()).max_by(|a, b| self.sums[*a].total_cmp(&self.sums[*b])).unwrap_or_default();
        let phrase = self.candidates.get(best).and_then(|candidate| candidate.phrase);
        let same = |other: &Candidate| match (phrase, other.phrase) {
            (Some(a), Some(b)) => a.0 < b.1 && b.0 < a.1,
            (None, None) => true,
            _ => false,
        };
        let who = self.candidates.iter().zip(&self.sums).filter(|(other, _)| same(other)).map(|(_, sure)| sure).sum();
        (phrase, who)
    }
}

/// Characters in both spans, of those in either.
#[must_use]
pub fn share(clause: &Clause<'_>, a: Phrase, b: Phrase) -> f32 {
    let bytes = |span: Phrase| (clause.ends[span.0].start, clause.ends[span.1 - 1].end);
    let (a, b) = (bytes(a), bytes(b));
    let both = a.1.min(b.1).saturating_sub(a.0.max(b.0));
    let either = a.1 - a.0 + b.1 - b.0 - both;
    #[expect(clippy::cast_precision_loss, reason = "lengths of a sentence")]
    let share = both as f32 / either.max(1) as f32;
    share
}
