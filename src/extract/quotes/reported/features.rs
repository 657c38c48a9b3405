//! Features: a template's number and two values, hashed by one multiplication.

/// Where a piece of content stands from its cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    Before, // "…, he said"
    After,  // "He said …"
}

/// Takes the features of one candidate.
pub trait Sink {
    /// Takes a feature's hash.
    fn take(&mut self, hash: u16);
}

impl Sink for Vec<u16> {
    fn take(&mut self, hash: u16) {
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
        self.sink.take((hash.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 48) as u16);
    }
}

/// Several small values as one.
#[inline]
#[must_use]
pub fn join(values: &[u32]) -> u32 {
    values.iter().fold(0, |all, &value| all.wrapping_mul(61).wrapping_add(value + 1))
}
