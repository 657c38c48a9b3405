//! What was learned of single words: their group, and whether they can be a cue.
//!
//! Groups are classes of words that stand between the same neighbours (exchange clustering of class
//! bigrams over the training texts, see `train::group`): verbs of saying in the past, surnames, names of
//! agencies. They let a rule learned for "argued" hold for "contended". A word is kept as its hash.

use std::sync::LazyLock;

use super::class::{self, Class};

/// The group of a word that has none: beyond the learned ones, apart by class.
pub const NO_GROUP: u16 = 300;

/// What is known of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its key.
    pub key: u32,
    /// The closed class that lists it.
    pub class: Option<Class>,
    /// Its group.
    pub group: Option<u8>,
    /// Whether its group holds mostly verbs in the past.
    pub verb: bool,
    /// Whether it was a cue anywhere.
    pub cue: bool,
}

impl Entry {
    const UNKNOWN: Self = Self { key: 0, class: None, group: None, verb: false, cue: false };
}

/// A table of words with open addressing, at most half full.
#[derive(Debug)]
pub struct Lexicon {
    slots: Vec<Slot>,
}

/// An entry in eight bytes: the table is read once for every token.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    key: u32,
    class: u8,
    group: u8,
    flags: u8,
}

impl Slot {
    fn new(entry: Entry) -> Self {
        let flags = u8::from(entry.verb) * VERB
            + u8::from(entry.cue) * CUE
            + u8::from(entry.group.is_some()) * GROUPED
            + u8::from(entry.class.is_some()) * LISTED;
        let class = entry.class.map_or(0, |class| class as u8);
        Self { key: entry.key, class, group: entry.group.unwrap_or_default(), flags }
    }

    #[inline]
    fn entry(self) -> Entry {
        let is = |flag: u8| self.flags & flag != 0;
        Entry {
            key: self.key,
            class: if is(LISTED) { Class::of(self.class) } else { None },
            group: is(GROUPED).then_some(self.group),
            verb: is(VERB),
            cue: is(CUE),
        }
    }
}

/// Bytes of one learned word: key, group, flags.
const RECORD: usize = 6;
const VERB: u8 = 1;
const CUE: u8 = 2;
const GROUPED: u8 = 4;
const LISTED: u8 = 8;

static LEARNED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_bytes!("words.bin")));

impl Lexicon {
    /// The bundled one.
    #[must_use]
    pub fn learned() -> &'static Self {
        &LEARNED
    }

    /// Joins the closed classes with the learned words.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let learned = bytes.chunks_exact(RECORD).map(|record| {
            let key = u32::from_le_bytes([record[0], record[1], record[2], record[3]]);
            let is = |flag: u8| record[5] & flag != 0;
            let group = is(GROUPED).then_some(record[4]);
            Entry { key, class: None, group, verb: is(VERB), cue: is(CUE) }
        });
        Self::of(learned.collect())
    }

    /// Joins the closed classes with these words.
    #[must_use]
    pub fn of(learned: Vec<Entry>) -> Self {
        let size = (learned.len() + 1024).next_power_of_two() * 2;
        let mut lexicon = Self { slots: vec![Slot::default(); size] };
        for (key, class) in class::listed() {
            lexicon.add(Entry { key, class: Some(class), ..Entry::UNKNOWN });
        }
        for entry in learned {
            lexicon.add(entry);
        }
        lexicon
    }

    fn add(&mut self, entry: Entry) {
        let at = self.slot(entry.key);
        let class = self.slots[at].entry().class;
        self.slots[at] = Slot::new(Entry { class: entry.class.or(class), ..entry });
    }

    /// What is known of the word with this key.
    #[inline]
    #[must_use]
    pub fn get(&self, key: u32) -> Entry {
        self.slots[self.slot(key)].entry()
    }

    fn slot(&self, key: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (key.wrapping_mul(0x9E37_79B1) >> 8) as usize & mask;
        while self.slots[at].key != 0 && self.slots[at].key != key {
            at = (at + 1) & mask;
        }
        at
    }

    /// The learned words as they are kept, by key.
    #[cfg(feature = "train")]
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let mut learned: Vec<&Slot> = self.slots.iter().filter(|slot| slot.flags & (GROUPED | CUE) != 0).collect();
        learned.sort_by_key(|slot| slot.key);
        let record = |slot: &&Slot| {
            let [a, b, c, d] = slot.key.to_le_bytes();
            [a, b, c, d, slot.group, slot.flags & !LISTED]
        };
        learned.iter().flat_map(record).collect()
    }
}
