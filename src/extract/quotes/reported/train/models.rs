//! The models that find, while they learn.

use super::gold::{self, Gold, Piece};
use super::learn::{Learner, Pace};
use crate::extract::quotes::reported::clause::Clause;
use crate::extract::quotes::reported::speaker::{self, Candidate};
use crate::extract::quotes::reported::weights::{CUES, GLANCES, Gate, PLACES, Pairs, Side, Table, Weights};
use crate::extract::quotes::reported::word_class::Class;
use crate::extract::quotes::reported::{cue, span, span_end};

pub struct Learners {
    /// The gates, in weights that are otherwise empty.
    gates: Weights,
    glance: Learner,
    cue: Learner,
    start: Learner,
    end: Learner,
    speaker: Learner,
    phrases: Vec<speaker::Phrase>,
    candidates: Vec<Candidate>,
}

impl Learners {
    pub fn new(starts: Gate, ends: Gate) -> Self {
        let none = || Table::of(&[]);
        let (glance, cue, judge) = (Pairs::of(&[]), Pairs::of(&[]), Table::of(&[]));
        let gates = Weights { starts, ends, glance, cue, start: none(), end: none(), speaker: none(), judge };
        let others = || Learner::new(PLACES, Pace { rate: 0.15, least: 0.4, pull: 1.0 });
        Self {
            gates,
            glance: Learner::new(2 * GLANCES, Pace { rate: 0.1, least: 0.5, pull: 1.0 }),
            cue: Learner::new(2 * CUES, Pace { rate: 0.1, least: 0.5, pull: 1.0 }),
            start: others(),
            end: others(),
            speaker: others(),
            phrases: Vec::new(),
            candidates: Vec::new(),
        }
    }

    /// Remembers the weights as they are now.
    pub fn snapshot(&mut self) {
        [&mut self.glance, &mut self.cue, &mut self.start, &mut self.end, &mut self.speaker]
            .into_iter()
            .for_each(Learner::snapshot);
    }

    pub fn weights(&self) -> Weights {
        let [start, end, speaker] = [&self.start, &self.end, &self.speaker].map(Learner::table);
        let (glance, cue) = (self.glance.pairs(), self.cue.pairs());
        Weights { glance, cue, start, end, speaker, ..self.gates.clone() }
    }

    /// Learns from one statement.
    pub fn learn(&mut self, clause: &Clause<'_>, pieces: &[Piece], gold: &[Gold]) {
        use Side::{After, Before};
        for at in (clause.first..clause.end).filter(|&at| clause.word(at).cue) {
            let is_cue = [Before, After].map(|side| pieces.iter().any(|piece| piece.cue == at && piece.side == side));
            let (mut glance, mut features) = (Vec::new(), Vec::new());
            cue::glance(clause, at, &mut glance);
            cue::features(clause, at, &mut features);
            self.glance.decide_both(&glance, is_cue);
            self.cue.decide_both(&features, is_cue);
        }
        if pieces.is_empty() {
            return;
        }
        speaker::phrases(clause, &mut self.phrases);
        for piece in pieces {
            self.learn_content(clause, piece);
            self.learn_speaker(clause, piece, &gold[piece.gold]);
        }
    }

    fn learn_content(&mut self, clause: &Clause<'_>, piece: &Piece) {
        let Piece { cue, side, content: (start, end), .. } = *piece;
        let of = |add: &dyn Fn(&mut Vec<u16>)| {
            let mut features = Vec::new();
            add(&mut features);
            features
        };
        let starts: Vec<usize> = span::starts(clause, &self.gates, cue, side).collect();
        if let Some(right) = starts.iter().position(|place| *place == start) {
            let add = |start: &usize| of(&|out| span::start_features(clause, cue, side, *start, out));
            self.start.choose(&starts.iter().map(add).collect::<Vec<_>>(), right);
        }
        let ends: Vec<usize> = span::ends(clause, &self.gates, cue, side, start).collect();
        if let Some(right) = ends.iter().position(|place| *place == end) {
            let add = |end: &usize| of(&|out| span_end::features(clause, cue, side, (start, *end), out));
            self.end.choose(&ends.iter().map(add).collect::<Vec<_>>(), right);
        }
    }

    fn learn_speaker(&mut self, clause: &Clause<'_>, piece: &Piece, gold: &Gold) {
        speaker::candidates(&self.phrases, piece.cue, piece.content, &mut self.candidates);
        // Of "Doe, a spokesman for the ministry" the first phrase is the one who speaks; of "Doe’s
        // spokesman" the second.
        let order = |candidate: &Candidate| {
            let (first, end) = candidate.phrase?;
            let bytes = (clause.ends[first].start, clause.ends[end - 1].end);
            let owns = clause.word(end - 1).class == Class::Owner;
            gold::is_speaker(Some(bytes), &gold.speaker).then_some((owns, first, usize::MAX - end))
        };
        let orders: Vec<_> = self.candidates.iter().map(order).collect();
        let right = if gold.speaker.is_empty() {
            self.candidates.len().checked_sub(1)
        } else {
            (0..orders.len()).filter(|nth| orders[*nth].is_some()).min_by_key(|nth| orders[*nth])
        };
        let Some(right) = right else { return };
        let mut all = Vec::new();
        for candidate in &self.candidates {
            let mut features = Vec::new();
            speaker::features(clause, piece.cue, piece.side, piece.content, *candidate, &mut features);
            all.push(features);
        }
        self.speaker.choose(&all, right);
    }
}
