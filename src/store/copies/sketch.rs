//! Sketches: `MinHash` in bands, by which likely copies are found without comparing every text with every other.
//!
//! # Design
//!
//! Each shingle falls into one of the bins; of a bin the least hash is kept (one permutation hashing). A bin that none
//! falls into takes another's, by a fixed sequence of bins (optimal densification), so that two sets agree in a bin with
//! the probability of their Jaccard index J. Five bins are a band; two texts are proposed where a band is equal, which
//! happens with 1 − (1 − J⁵)¹²: 99.1% at J = 0.8, 99.96% at 0.85, and one in eight thousand at 0.1, which texts of one
//! subject have that share their stock phrases.

use super::shingles::{Shingles, mixed};
use crate::domain::Segment;
use crate::store::sql::builder::Value;
use crate::store::sql::from_row::from_row;

/// Bands of a sketch.
pub(in crate::store) const BANDS: usize = 12;
/// Bins of a band.
const ROWS: usize = 5;
const BINS: usize = BANDS * ROWS;
/// Bytes of a band as it is stored.
const BYTES: usize = 6;
/// Bits of a band behind its place: a multiple of sixteen would cost two bytes more in each row.
const HASH_BITS: u32 = 43;

/// What is stored of a text to find its copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Sketch {
    /// A hash of all its shingles.
    pub body: i64,
    pub shingle_count: u32,
    pub bands: Vec<u8>,
}

impl Sketch {
    /// That of an article's text; none where it is too short.
    pub fn of(text: &str, segments: &[Segment]) -> Option<Self> {
        Self::of_shingles(&Shingles::of(text, segments))
    }

    pub fn of_shingles(shingles: &Shingles) -> Option<Self> {
        let shingle_count = u32::try_from(shingles.0.len()).ok().filter(|&count| count > 0)?;
        let bins = bins(&shingles.0);
        let mut bands = Vec::with_capacity(BANDS * BYTES);
        for (place, rows) in (0u64..).zip(bins.chunks_exact(ROWS)) {
            let hash = rows.iter().fold(place, |hash, &row| mixed(hash ^ row)) >> (u64::BITS - HASH_BITS);
            bands.extend(&((place << HASH_BITS) | hash).to_be_bytes()[8 - BYTES..]);
        }
        Some(Self { body: shingles.hash(), shingle_count, bands })
    }
}

impl Sketch {
    /// Its row of `copy_sketch`.
    pub fn row(self, article: i64) -> [Value; 4] {
        [article.into(), self.body.into(), self.shingle_count.into(), self.bands.into()]
    }
}

/// The least hash in each bin.
fn bins(shingles: &[u64]) -> [u64; BINS] {
    let mut own = [u64::MAX; BINS];
    for &shingle in shingles {
        // The shingle's own hash ordered the set: another one places it.
        let hash = mixed(shingle ^ 0x5851_F42D_4C95_7F2D);
        let bin = &mut own[bin_of(hash)];
        *bin = hash.min(*bin);
    }
    let mut filled = own;
    for (number, bin) in (0u64..).zip(&mut filled).filter(|(_, bin)| **bin == u64::MAX) {
        let others = (1u64..).map(|step| own[bin_of(mixed((number << 32) | step))]);
        *bin = others.take(BINS * BINS).find(|&other| other != u64::MAX).unwrap_or_default();
    }
    filled
}

/// The bin of a hash, by its lower half; its upper half orders hashes within the bin.
fn bin_of(hash: u64) -> usize {
    let low = usize::try_from(hash & 0xFFFF_FFFF).unwrap_or_default();
    (low * BINS) >> 32
}

/// The bands of a sketch as they are stored; bytes that are none give none.
pub(in crate::store) fn unpacked(bands: &[u8]) -> impl Iterator<Item = i64> {
    bands.chunks_exact(BYTES).map(|bytes| bytes.iter().fold(0, |band, &byte| (band << 8) | i64::from(byte)))
}

/// A sketch with the article that it is of.
#[derive(Clone, Debug)]
pub(in crate::store) struct StoredSketch {
    pub article: i64,
    pub body: i64,
    pub shingle_count: i64,
    pub bands: Vec<u8>,
}

from_row!(StoredSketch { article, body, shingle_count, bands });

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of a thousand pairs of `size` shingles, of which `shared` are of both, are proposed.
    fn proposed(size: u64, shared: u64) -> usize {
        let set = |pair: u64, own: u64| {
            let numbers = (0..shared).chain(own..own + size - shared);
            Sketch::of_shingles(&Shingles(numbers.map(|number| mixed(pair << 32 | number)).collect())).unwrap()
        };
        let pair = |pair| (set(pair, 1 << 20), set(pair, 1 << 21));
        let meet = |(one, two): &(Sketch, Sketch)| unpacked(&one.bands).any(|a| unpacked(&two.bands).any(|b| a == b));
        (0..1_000).map(pair).filter(meet).count()
    }

    #[test]
    fn copies_are_proposed_and_others_are_not() {
        // J = 0.8, 0.85, 0.9 and 0.1: n shared of n + 2 × (size − n).
        assert!(proposed(450, 400) > 970, "{}", proposed(450, 400));
        assert!(proposed(37, 34) > 970, "{}", proposed(37, 34));
        assert!(proposed(380, 360) > 995, "{}", proposed(380, 360));
        assert!(proposed(550, 100) < 5, "{}", proposed(550, 100));
    }

    #[test]
    fn a_sketch_is_the_sets_alone() {
        assert_eq!(Sketch::of_shingles(&Shingles::default()), None);
        let one = Sketch::of_shingles(&Shingles(vec![7])).unwrap();
        assert_eq!((one.shingle_count, one.bands.len()), (1, BANDS * BYTES));
        let bands: Vec<i64> = unpacked(&one.bands).collect();
        assert!(bands.windows(2).all(|pair| pair[0] < pair[1]), "they stand in the order of their places: {bands:?}");
        assert!(bands.iter().all(|band| (0..1 << 47).contains(band)));
    }
}
