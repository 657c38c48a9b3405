//! A linear model over hashed features: one weight each, kept as a signed byte.
//!
//! The features are made in [`crate::extract::quotes::direct`]; this file only adds weights up, each as soon as its feature
//! is known, and turns sums into probabilities. The `train` binary (behind the feature of that name) writes the weights.

use std::ops::Deref;

/// How many weights there are; a power of two.
pub const SIZE: usize = 1 << 20;

/// Weights in the program itself, which costs nothing at the start, or just learned.
#[derive(Clone, Debug)]
pub enum Kept<T: 'static, const N: usize> {
    /// Part of the program.
    Bundled(&'static [T; N]),
    Learned(Box<[T; N]>),
}

impl<T: Copy + Default, const N: usize> Kept<T, N> {
    /// The first weights of `values`; of nothing those that are missing.
    #[must_use]
    pub fn learned(values: impl Iterator<Item = T>) -> Self {
        // Made on the heap: a quarter of a million bytes is much for a thread's stack.
        let kept = vec![T::default(); N].into_boxed_slice();
        let mut kept: Box<[T; N]> = kept.try_into().unwrap_or_else(|_| Box::new([T::default(); N]));
        kept.iter_mut().zip(values).for_each(|(kept, value)| *kept = value);
        Self::Learned(kept)
    }

    /// The first weights of the program's; of nothing all of them, where some are missing.
    #[must_use]
    pub fn bundled(values: &'static [T]) -> Self {
        values.first_chunk().map_or_else(|| Self::learned(std::iter::empty()), Self::Bundled)
    }
}

impl<T, const N: usize> Deref for Kept<T, N> {
    type Target = [T; N];

    #[inline]
    fn deref(&self) -> &[T; N] {
        match self {
            Self::Bundled(values) => values,
            Self::Learned(values) => values,
        }
    }
}

/// Learned weights in steps, signed bytes as they are kept, and what a step is worth.
#[cfg(any(test, feature = "train"))]
pub fn rounded(weights: &[f32]) -> (impl Iterator<Item = u8>, f32) {
    let largest = weights.iter().fold(1e-6f32, |most, weight| most.max(weight.abs()));
    let unit = largest / 127.0;
    #[expect(clippy::cast_possible_truncation, reason = "at most 127 by the choice of the unit")]
    let values = weights.iter().map(move |weight| ((weight / unit).round() as i8).cast_unsigned());
    (values, unit)
}

/// Weights and their unit.
#[derive(Clone, Debug)]
pub struct Weights {
    /// The weight of each feature, in units: a signed byte, as it is kept.
    values: Kept<u8, SIZE>,
    /// What one step of a weight is worth.
    unit: f32,
    calibration: Calibration,
}

/// Platt scaling for each kind of evidence: slope and offset of the logit.
pub type Calibration = [[f32; 2]; GROUPS];

/// Kinds of evidence that are calibrated by themselves.
pub const GROUPS: usize = 6;
/// Bytes before the weights.
const HEAD: usize = 4 + GROUPS * 8;
/// Probabilities as they are.
#[cfg(any(test, feature = "train"))]
const PLAIN: Calibration = [[1.0, 0.0]; GROUPS];

impl Weights {
    /// Reads what `bytes` wrote; weights of nothing where it is damaged.
    #[must_use]
    pub fn read(bytes: &'static [u8]) -> Self {
        let (head, values) = bytes.split_at_checked(HEAD).unwrap_or_default();
        let number =
            |at: usize| head.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0.0, f32::from_le_bytes);
        let calibration = std::array::from_fn(|group| [number(4 + 8 * group), number(8 + 8 * group)]);
        Self { values: Kept::bundled(values), unit: number(0), calibration }
    }

    /// Rounds weights to the bytes that are kept; the calibration is left unchanged.
    #[cfg(any(test, feature = "train"))]
    #[must_use]
    pub fn of(weights: &[f32]) -> Self {
        let (values, unit) = rounded(weights);
        Self { values: Kept::learned(values), unit, calibration: PLAIN }
    }

    /// The same weights with another calibration.
    #[cfg(any(test, feature = "train"))]
    #[must_use]
    pub fn with_calibration(self, calibration: Calibration) -> Self {
        Self { calibration, ..self }
    }

    /// As they are kept.
    #[cfg(any(test, feature = "train"))]
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let numbers = [self.unit].into_iter().chain(self.calibration.into_iter().flatten());
        numbers.flat_map(f32::to_le_bytes).chain(self.values.iter().copied()).collect()
    }

    /// The sum of some features' weights.
    #[must_use]
    pub fn score(&self, add: impl FnOnce(&mut Sum<'_>)) -> f32 {
        let mut sum = Sum { values: &self.values, steps: 0 };
        add(&mut sum);
        #[expect(clippy::cast_precision_loss, reason = "a sum of some dozens of bytes")]
        let steps = sum.steps as f32;
        steps * self.unit
    }

    /// How often decisions of this probability and kind of evidence were right on articles the weights had not seen.
    #[must_use]
    pub fn calibrated(&self, probability: f32, group: usize) -> f32 {
        let [slope, offset] = self.calibration.get(group).copied().unwrap_or([1.0, 0.0]);
        let probability = probability.clamp(1e-6, 1.0 - 1e-6);
        let logit = (probability / (1.0 - probability)).ln();
        1.0 / (1.0 + (-(slope * logit + offset)).exp())
    }
}

/// Takes the features of one choice.
pub trait Sink {
    /// Takes a feature: the index of its weight.
    fn take(&mut self, feature: u32);
}

impl Sink for Vec<u32> {
    fn take(&mut self, feature: u32) {
        self.push(feature);
    }
}

#[derive(Debug)]
pub struct Sum<'w> {
    values: &'w [u8; SIZE],
    steps: i32,
}

impl Sink for Sum<'_> {
    #[inline]
    fn take(&mut self, feature: u32) {
        self.steps += i32::from(self.values[feature as usize & (SIZE - 1)].cast_signed());
    }
}

/// Mixes the parts of a feature and at last its template into the index of its weight.
///
/// A multiplication a part, which features that begin with the same parts share.
#[inline]
#[must_use]
pub fn feature(template: u32, parts: &[u32]) -> u32 {
    let mixed =
        parts.iter().fold(0u64, |all, part| all.wrapping_add(u64::from(*part)).wrapping_mul(0x517C_C1B7_2722_0A95));
    let named = mixed.wrapping_add(u64::from(template).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    // The uppermost bits, which every part has reached.
    #[expect(clippy::cast_possible_truncation, reason = "twenty bits")]
    let index = (named.wrapping_mul(0xBF58_476D_1CE4_E5B9) >> (64 - SIZE.ilog2())) as u32;
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_survive_being_kept() {
        let mut weights = vec![0.0; SIZE];
        (weights[1], weights[SIZE - 1]) = (2.54, -1.27);
        let last = u32::try_from(SIZE - 1).unwrap();
        let bytes = Weights::of(&weights).with_calibration([[0.5, 0.1]; GROUPS]).bytes();
        let kept = Weights::read(bytes.leak());
        assert!((kept.score(|sum| [1, last].iter().for_each(|feature| sum.take(*feature))) - 1.27).abs() < 0.02);
        assert!(kept.calibrated(0.9, 0) > kept.calibrated(0.5, 0) && kept.calibrated(0.5, GROUPS - 1) > 0.5);
        assert!(Weights::read(&[1, 2]).score(|sum| sum.take(3)).abs() < 1e-9);
    }
}
