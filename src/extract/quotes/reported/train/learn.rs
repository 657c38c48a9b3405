//! Linear models while they learn: follow the regularised leader, and the mean of what it went through.
//!
//! `McMahan` and others, "Ad click prediction: a view from the trenches" (2013): a learning rate per feature,
//! and weights that are exactly zero until a feature has shown something.

use crate::extract::quotes::reported::weights::{Pairs, Table, choice, index, probability};

/// How fast and how freely a model learns.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
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
    pace: Pace,
}

impl Learner {
    /// A model with so many weights: a power of two.
    #[must_use]
    pub fn new(size: usize, pace: Pace) -> Self {
        let zeros = vec![0.0; size];
        Self { weights: zeros.clone(), lead: zeros.clone(), squares: zeros.clone(), sums: zeros, snapshots: 0.0, pace }
    }

    fn places(&self, features: &[u16]) -> Vec<usize> {
        features.iter().map(|&hash| index(hash, self.weights.len())).collect()
    }

    fn score(&self, places: &[usize]) -> f32 {
        places.iter().map(|&at| self.weights[at]).sum()
    }

    fn learn(&mut self, places: &[usize], error: f32) {
        let Pace { rate, least, pull } = self.pace;
        for &at in places {
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
    pub fn decide(&mut self, features: &[u16], is_so: bool) {
        self.decide_at(&self.places(features), is_so);
    }

    /// Learns whether something is so on each of two sides, whose weights stand side by side.
    pub fn decide_both(&mut self, features: &[u16], is_so: [bool; 2]) {
        let half = self.weights.len() / 2;
        for (side, is_so) in is_so.into_iter().enumerate() {
            let places: Vec<usize> = features.iter().map(|&hash| 2 * index(hash, half) + side).collect();
            self.decide_at(&places, is_so);
        }
    }

    fn decide_at(&mut self, places: &[usize], is_so: bool) {
        let error = probability(self.score(places)) - f32::from(u8::from(is_so));
        self.learn(places, error);
    }

    /// Learns which of several it is.
    pub fn choose(&mut self, all: &[Vec<u16>], right: usize) {
        let all: Vec<Vec<usize>> = all.iter().map(|features| self.places(features)).collect();
        let mut shares: Vec<f32> = all.iter().map(|places| self.score(places)).collect();
        choice(&mut shares);
        for (nth, places) in all.iter().enumerate() {
            let error = shares[nth] - f32::from(u8::from(nth == right));
            if error.abs() > 1e-3 {
                self.learn(places, error);
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
    pub fn table<const SIZE: usize>(&self) -> Table<SIZE> {
        Table::of(&self.mean())
    }

    /// The same of a model that learned both sides.
    #[must_use]
    pub fn pairs<const SIZE: usize>(&self) -> Pairs<SIZE> {
        Pairs::of(&self.mean())
    }

    fn mean(&self) -> Vec<f32> {
        self.sums.iter().map(|sum| sum / self.snapshots.max(1.0)).collect()
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
