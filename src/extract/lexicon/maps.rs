//! Hash maps by word keys, which are hashes already.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

/// A map by word keys.
pub(crate) type ByKey<T> = HashMap<u32, T, BuildHasherDefault<Keyed>>;

/// A set of word keys.
pub(crate) type Keys = HashSet<u32, BuildHasherDefault<Keyed>>;

/// The hasher of both.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Keyed(u64);

impl std::hash::Hasher for Keyed {
    fn finish(&self) -> u64 {
        self.0.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 << 8) ^ u64::from(byte);
        }
    }

    fn write_u32(&mut self, key: u32) {
        self.0 = u64::from(key);
    }
}
