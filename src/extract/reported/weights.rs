//! Linear models over hashed features: a weight is a signed byte times the model's unit.
//!
//! A feature is a template's number and two values; its hash's upper bits are the index of its weight.
//! Collisions cost less than a larger table would (measured: halving the cue's table costs 1% of its
//! log loss).

use std::sync::LazyLock;

pub use super::feature::{Features, Hashes, Side, Sink, join};

/// The weights of one model.
#[derive(Clone, Debug)]
pub struct Table {
    values: Vec<i8>,
    unit: f32,
    shift: u32,
}

impl Table {
    /// Rounds learned weights; their number is a power of two.
    #[must_use]
    pub fn of(weights: &[f32]) -> Self {
        let largest = weights.iter().fold(1e-6f32, |most, weight| most.max(weight.abs()));
        let unit = largest / 127.0;
        #[expect(clippy::cast_possible_truncation, reason = "at most 127 by the choice of the unit")]
        let values: Vec<i8> = weights.iter().map(|weight| (weight / unit).round() as i8).collect();
        Self { shift: 32 - values.len().ilog2(), values, unit }
    }

    /// The sum of some features' weights.
    #[must_use]
    pub fn score(&self, hashes: &mut Hashes, add: impl FnOnce(&mut Hashes)) -> f32 {
        hashes.clear();
        add(hashes);
        let weight = |hash: &u32| i32::from(self.values[(hash >> self.shift) as usize]);
        let steps: i32 = hashes.all().iter().map(weight).sum();
        self.sum(steps)
    }

    /// The sums of some features' weights for both sides, whose weights stand side by side.
    #[must_use]
    pub fn scores(&self, hashes: &mut Hashes, add: impl FnOnce(&mut Hashes)) -> [f32; 2] {
        hashes.clear();
        add(hashes);
        let mut steps = [0; 2];
        for hash in hashes.all() {
            let at = (hash >> self.shift) as usize & !1;
            if let Some([before, after]) = self.values.get(at..at + 2) {
                steps[0] += i32::from(*before);
                steps[1] += i32::from(*after);
            }
        }
        steps.map(|steps| self.sum(steps))
    }

    #[expect(clippy::cast_precision_loss, reason = "some hundred bytes at most")]
    fn sum(&self, steps: i32) -> f32 {
        steps as f32 * self.unit
    }

    /// As it is kept: the logarithm of its length, the unit, the weights.
    #[cfg(feature = "train")]
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.shift.to_le_bytes());
        out.extend(self.unit.to_le_bytes());
        out.extend(self.values.iter().map(|value| value.to_le_bytes()[0]));
    }

    /// Reads what `write` wrote; a table of nothing where it is cut short.
    fn read(bytes: &mut &[u8]) -> Self {
        let mut four = || {
            let (head, rest) = bytes.split_first_chunk::<4>()?;
            *bytes = rest;
            Some(*head)
        };
        let shift = four().map_or(31, u32::from_le_bytes).clamp(8, 31);
        let unit = four().map_or(0.0, f32::from_le_bytes);
        let length = 1usize << (32 - shift);
        let (values, rest) = bytes.split_at(length.min(bytes.len()));
        *bytes = rest;
        let mut values: Vec<i8> = values.iter().map(|&byte| i8::from_le_bytes([byte])).collect();
        values.resize(length, 0);
        Self { values, unit, shift }
    }
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

    fn read(bytes: &mut &[u8]) -> Self {
        let mut next = || {
            let (row, rest) = bytes.split_first_chunk::<8>()?;
            *bytes = rest;
            Some(u64::from_le_bytes(*row))
        };
        Self(std::array::from_fn(|_| std::array::from_fn(|_| next().unwrap_or_default())))
    }
}

/// The models.
#[derive(Clone, Debug)]
pub struct Weights {
    /// Where content may begin.
    pub starts: Gate,
    /// Where it may end.
    pub ends: Gate,
    /// Whether a word is worth asking the model of cues; both sides in one table.
    pub glance: Table,
    /// Whether a word is a cue with content on a side; both sides in one table.
    pub cue: Table,
    /// Where content begins.
    pub start: Table,
    /// Where it ends.
    pub end: Table,
    /// Who speaks.
    pub speaker: Table,
    /// Whether all of it is right.
    pub judge: Table,
}

static LEARNED: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_bytes!("weights.bin")));

impl Weights {
    /// The bundled ones.
    #[must_use]
    pub fn learned() -> &'static Self {
        &LEARNED
    }

    /// Reads the tables one behind the other.
    #[must_use]
    pub fn read(mut bytes: &[u8]) -> Self {
        let (starts, ends) = (Gate::read(&mut bytes), Gate::read(&mut bytes));
        let mut next = || Table::read(&mut bytes);
        Self { starts, ends, glance: next(), cue: next(), start: next(), end: next(), speaker: next(), judge: next() }
    }

    /// The tables one behind the other.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.starts.write(&mut out);
        self.ends.write(&mut out);
        for table in [&self.glance, &self.cue, &self.start, &self.end, &self.speaker, &self.judge] {
            table.write(&mut out);
        }
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
