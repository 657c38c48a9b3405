//! Linear models while they learn: follow the regularised leader, and the mean of what it went through.
//!
//! `McMahan` and others, "Ad click prediction: a view from the trenches" (2013): a learning rate per feature,
//! and weights that are exactly zero until a feature has shown something.

use crate::extract::reported::weights::{Table, choice, probability};

/// How fast and how freely a model learns.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// The learning rate.
    pub rate: f32,
    /// What a feature must show before it has a weight.
    pub least: f32,
    /// The pull towards zero.
    pub pull: f32,
}

/// A model in training.
#[derive(Clone, Debug)]
pub struct Learner {
    weights: Vec<f32>,
    lead: Vec<f32>,
    squares: Vec<f32>,
    sums: Vec<f32>,
    snapshots: f32,
    shift: u32,
    pace: Pace,
}

impl Learner {
    /// A model with two to the power of `bits` weights.
    #[must_use]
    pub fn new(bits: u32, pace: Pace) -> Self {
        let zeros = vec![0.0; 1 << bits];
        Self {
            weights: zeros.clone(),
            lead: zeros.clone(),
            squares: zeros.clone(),
            sums: zeros,
            snapshots: 0.0,
            shift: 32 - bits,
            pace,
        }
    }

    fn score(&self, features: &[u32]) -> f32 {
        features.iter().map(|&hash| self.weights[(hash >> self.shift) as usize]).sum()
    }

    fn learn(&mut self, features: &[u32], error: f32) {
        let Pace { rate, least, pull } = self.pace;
        for &hash in features {
            let at = (hash >> self.shift) as usize;
            let before = self.squares[at];
            let after = before + error * error;
            self.lead[at] += error - (after.sqrt() - before.sqrt()) / rate * self.weights[at];
            self.squares[at] = after;
            let lead = self.lead[at];
            self.weights[at] = if lead.abs() <= least {
                0.0
            } else {
                -(lead - lead.signum() * least) / ((1.0 + after.sqrt()) / rate + pull)
            };
        }
    }

    /// Learns whether something is so.
    pub fn decide(&mut self, features: &[u32], is_so: bool) {
        let error = probability(self.score(features)) - f32::from(u8::from(is_so));
        self.learn(features, error);
    }

    /// Learns whether something is so on each of two sides, whose weights stand side by side.
    pub fn decide_both(&mut self, features: &[u32], is_so: [bool; 2]) {
        let lowest = 1 << self.shift;
        for (side, is_so) in [0, lowest].into_iter().zip(is_so) {
            let features: Vec<u32> = features.iter().map(|hash| hash & !lowest | side).collect();
            self.decide(&features, is_so);
        }
    }

    /// Learns which of several it is.
    pub fn choose(&mut self, all: &[Vec<u32>], right: usize) {
        let mut shares: Vec<f32> = all.iter().map(|features| self.score(features)).collect();
        choice(&mut shares);
        for (nth, features) in all.iter().enumerate() {
            let error = shares[nth] - f32::from(u8::from(nth == right));
            if error.abs() > 1e-3 {
                self.learn(features, error);
            }
        }
    }

    /// Remembers the weights as they are now.
    pub fn snapshot(&mut self) {
        self.sums.iter_mut().zip(&self.weights).for_each(|(sum, weight)| *sum += weight);
        self.snapshots += 1.0;
    }

    /// The mean of the snapshots, rounded.
    #[must_use]
    pub fn table(&self) -> Table {
        let mean: Vec<f32> = self.sums.iter().map(|sum| sum / self.snapshots.max(1.0)).collect();
        Table::of(&mean)
    }
}

/// A generator of numbers that look random, the same on every machine (xorshift).
#[derive(Clone, Debug)]
pub struct Shuffle(pub u64);

impl Shuffle {
    /// Puts a list into another order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            let other = usize::try_from(self.0 % (last as u64 + 1)).unwrap_or_default();
            list.swap(last, other);
        }
    }
}
