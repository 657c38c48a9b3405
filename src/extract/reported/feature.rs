//! Features: a template's number and two values, hashed.

/// Where a piece of content stands from its cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// "…, he said".
    Before,
    /// "He said …".
    After,
}

/// Takes the features of one candidate.
pub trait Sink {
    /// Takes a feature's hash.
    fn take(&mut self, hash: u32);
}

impl Sink for Vec<u32> {
    fn take(&mut self, hash: u32) {
        self.push(hash);
    }
}

/// Names features; those of the two sides apart.
#[derive(Debug)]
pub struct Features<'s, S> {
    sink: &'s mut S,
    side: u64,
}

impl<'s, S: Sink> Features<'s, S> {
    /// Features for both sides.
    pub fn both(sink: &'s mut S) -> Self {
        Self { sink, side: 0 }
    }

    /// Features for this side.
    pub fn new(sink: &'s mut S, side: Side) -> Self {
        Self { sink, side: if side == Side::After { 0xA24B_AED4_963E_E407 } else { 0 } }
    }

    /// Adds the feature of a template with two values.
    #[inline]
    pub fn add(&mut self, template: u64, a: u32, b: u32) {
        let values = u64::from(a) << 32 | u64::from(b);
        let hash = values ^ template.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ self.side;
        let hash = hash.wrapping_mul(0xD6E8_FEB8_6659_FD93);
        let hash = (hash ^ (hash >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        self.sink.take((hash >> 32) as u32);
    }
}

/// Several small values as one.
#[inline]
#[must_use]
pub fn join(values: &[u32]) -> u32 {
    values.iter().fold(0, |all, &value| all.wrapping_mul(61).wrapping_add(value + 1))
}

/// The features of one candidate, all hashed before the first weight is fetched: so the processor
/// fetches them at once.
#[derive(Debug)]
pub struct Hashes {
    hashes: [u32; MOST],
    count: usize,
}

/// The most features of a candidate.
const MOST: usize = 72;

impl Default for Hashes {
    fn default() -> Self {
        Self { hashes: [0; MOST], count: 0 }
    }
}

impl Hashes {
    /// Those of the last candidate go.
    pub(super) fn clear(&mut self) {
        self.count = 0;
    }

    pub(super) fn all(&self) -> &[u32] {
        &self.hashes[..self.count.min(MOST)]
    }
}

impl Sink for Hashes {
    #[inline]
    fn take(&mut self, hash: u32) {
        if let Some(slot) = self.hashes.get_mut(self.count) {
            *slot = hash;
            self.count += 1;
        }
    }
}
