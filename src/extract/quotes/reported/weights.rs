//! Linear models over hashed features: a weight is a signed byte times the model's unit.
//!
//! A feature is a template's number and two values; its hash is the index of its weight, whose tables are
//! so large that no index falls outside. Collisions cost less than a larger table would (measured: halving
//! the cue's table costs 1% of its log loss). A weight is added up as soon as its feature is known.

use std::sync::LazyLock;

pub use super::features::{Features, Side, Sink, join};
use crate::extract::lexicon::model::Kept;
#[cfg(feature = "train")]
use crate::extract::lexicon::model::rounded;

/// The weights of one model, as many as `SIZE` says: a power of two, at most 65,536.
#[derive(Clone, Debug)]
pub struct Table<const SIZE: usize> {
    values: Kept<u8, SIZE>,
    unit: f32,
}

/// The weights of a model of both sides of a word: for content before it and behind it.
#[derive(Clone, Debug)]
pub struct Pairs<const SIZE: usize> {
    values: Kept<[u8; 2], SIZE>,
    unit: f32,
}

/// The index of a feature's weight among `size`.
#[inline]
#[must_use]
pub const fn index(hash: u16, size: usize) -> usize {
    hash as usize & (size - 1)
}

#[derive(Debug)]
pub struct Sum<'w, const SIZE: usize>(&'w [u8; SIZE], i32);

impl<const SIZE: usize> Sink for Sum<'_, SIZE> {
    #[inline]
    fn take(&mut self, hash: u16) {
        self.1 += i32::from(self.0[index(hash, SIZE)].cast_signed());
    }
}

/// Adds the weights of both sides up.
#[derive(Debug)]
pub struct Sums<'w, const SIZE: usize>(&'w [[u8; 2]; SIZE], [i32; 2]);

impl<const SIZE: usize> Sink for Sums<'_, SIZE> {
    #[inline]
    fn take(&mut self, hash: u16) {
        let [before, after] = self.0[index(hash, SIZE)];
        self.1[0] += i32::from(before.cast_signed());
        self.1[1] += i32::from(after.cast_signed());
    }
}

#[expect(clippy::cast_precision_loss, reason = "some hundred bytes at most")]
fn sum(steps: i32, unit: f32) -> f32 {
    steps as f32 * unit
}

impl<const SIZE: usize> Table<SIZE> {
    #[cfg(feature = "train")]
    #[must_use]
    pub fn of(weights: &[f32]) -> Self {
        let (values, unit) = rounded(weights);
        Self { values: Kept::learned(values), unit }
    }

    /// The sum of some features' weights.
    #[must_use]
    pub fn score(&self, add: impl FnOnce(&mut Sum<'_, SIZE>)) -> f32 {
        let mut all = Sum(&self.values, 0);
        add(&mut all);
        sum(all.1, self.unit)
    }

    #[cfg(feature = "train")]
    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.unit.to_le_bytes());
        out.extend(self.values.iter());
    }

    fn read(bytes: &mut &'static [u8]) -> Self {
        let (unit, values) = cut(bytes, SIZE);
        Self { values: Kept::bundled(values), unit }
    }
}

impl<const SIZE: usize> Pairs<SIZE> {
    /// Rounds learned weights, the two of a feature side by side.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn of(weights: &[f32]) -> Self {
        let (values, unit) = rounded(weights);
        let values = values.collect::<Vec<_>>();
        Self { values: Kept::learned(values.as_chunks().0.iter().copied()), unit }
    }

    /// The sums of some features' weights for both sides.
    #[must_use]
    pub fn scores(&self, add: impl FnOnce(&mut Sums<'_, SIZE>)) -> [f32; 2] {
        let mut all = Sums(&self.values, [0; 2]);
        add(&mut all);
        all.1.map(|steps| sum(steps, self.unit))
    }

    #[cfg(feature = "train")]
    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.unit.to_le_bytes());
        out.extend(self.values.as_flattened());
    }

    fn read(bytes: &mut &'static [u8]) -> Self {
        let (unit, values) = cut(bytes, 2 * SIZE);
        Self { values: Kept::bundled(values.as_chunks().0), unit }
    }
}

/// A unit and at most so many weights, cut off the bytes; nothing where they are cut short.
fn cut<'b>(bytes: &mut &'b [u8], length: usize) -> (f32, &'b [u8]) {
    let (unit, rest) = bytes.split_first_chunk::<4>().unwrap_or((&[0; 4], &[]));
    let (values, rest) = rest.split_at(length.min(rest.len()));
    *bytes = rest;
    (f32::from_le_bytes(*unit), values)
}

/// Which pairs of classes a boundary may stand between, for each side of content.
#[derive(Clone, Debug)]
pub struct Gate(pub [[u64; 64]; 2]);

impl Gate {
    /// Whether a boundary may stand here.
    #[inline]
    #[must_use]
    pub fn opens(&self, side: Side, before: u32, behind: u32) -> bool {
        self.0[usize::from(side == Side::After)][before as usize & 63] >> (behind & 63) & 1 == 1
    }

    #[cfg(feature = "train")]
    fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.0.iter().flatten().flat_map(|row| row.to_le_bytes()));
    }

    fn read(bytes: &mut &'static [u8]) -> Self {
        let mut next = || {
            let (row, rest) = bytes.split_first_chunk::<8>()?;
            *bytes = rest;
            Some(u64::from_le_bytes(*row))
        };
        Self(std::array::from_fn(|_| std::array::from_fn(|_| next().unwrap_or_default())))
    }
}

/// How many features a glance, a cue, a place (of content or speaker) and a verdict may have.
pub const GLANCES: usize = 1 << 13;
pub const CUES: usize = 1 << 16;
pub const PLACES: usize = 1 << 16;
pub const VERDICTS: usize = 1 << 12;

#[derive(Clone, Debug)]
pub struct Weights {
    /// Where content may begin.
    pub starts: Gate,
    /// Where it may end.
    pub ends: Gate,
    /// Whether a word is worth asking the model of cues; both sides in one table.
    pub glance: Pairs<GLANCES>,
    /// Whether a word is a cue with content on a side; both sides in one table.
    pub cue: Pairs<CUES>,
    pub start: Table<PLACES>,
    pub end: Table<PLACES>,
    pub speaker: Table<PLACES>,
    /// Whether all of it is right.
    pub judge: Table<VERDICTS>,
}

static LEARNED: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_bytes!("weights.bin")));

impl Weights {
    #[must_use]
    pub fn learned() -> &'static Self {
        &LEARNED
    }

    /// Reads the tables one behind the other.
    #[must_use]
    pub fn read(mut bytes: &'static [u8]) -> Self {
        let (starts, ends) = (Gate::read(&mut bytes), Gate::read(&mut bytes));
        let (glance, cue) = (Pairs::read(&mut bytes), Pairs::read(&mut bytes));
        let mut next = || Table::read(&mut bytes);
        let (start, end, speaker) = (next(), next(), next());
        Self { starts, ends, glance, cue, start, end, speaker, judge: Table::read(&mut bytes) }
    }

    /// The tables one behind the other.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.starts.write(&mut out);
        self.ends.write(&mut out);
        self.glance.write(&mut out);
        self.cue.write(&mut out);
        for table in [&self.start, &self.end, &self.speaker] {
            table.write(&mut out);
        }
        self.judge.write(&mut out);
        out
    }
}

/// The probability of a sum.
#[must_use]
pub fn probability(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}

/// Turns sums into probabilities of one choice among them.
pub fn choice(sums: &mut [f32]) {
    let most = sums.iter().copied().fold(f32::MIN, f32::max);
    let mut total = 0.0;
    for sum in sums.iter_mut() {
        *sum = (*sum - most).exp();
        total += *sum;
    }
    for sum in sums.iter_mut() {
        *sum /= total;
    }
}
