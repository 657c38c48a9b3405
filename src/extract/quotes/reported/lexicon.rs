//! What was learned of single words: their group, and whether they can be a cue.
//!
//! Groups are classes of words that stand between the same neighbours (exchange clustering of class
//! bigrams over the training texts, see `train::group`): verbs of saying in the past, surnames, names of
//! agencies. They let a rule learned for "argued" hold for "contended". A word is kept as its hash.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::closed_classes;
use super::word_class::Class;

/// The group of a word that has none: beyond the learned ones, apart by class.
pub const NO_GROUP: u16 = 300;

/// What is known of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub key: u32,
    /// The closed class that lists it.
    pub class: Option<Class>,
    pub group: Option<u8>,
    /// Whether its group holds mostly verbs in the past.
    pub verb: bool,
    /// Whether it was a cue anywhere.
    pub cue: bool,
}

impl Entry {
    const UNKNOWN: Self = Self { key: 0, class: None, group: None, verb: false, cue: false };
}

/// A table of words with open addressing, at most two thirds full.
///
/// A slot is four bytes, since one is read for every token and the table should stay near: fifteen bits
/// of the word's hash (another fourteen are its place), its class, its group and its flags. Of a million
/// unknown words some fifty are taken for another.
#[derive(Debug)]
pub struct Lexicon {
    slots: Vec<u32>,
    shift: u32,
}

const TAG: u32 = 17;

fn slot(tag: u32, entry: Entry) -> u32 {
    let flags = u8::from(entry.verb) * VERB + u8::from(entry.cue) * CUE + u8::from(entry.group.is_some()) * GROUPED;
    let class = entry.class.map_or(0, |class| class as u32);
    tag << TAG | class << 11 | u32::from(entry.group.unwrap_or_default()) << 3 | u32::from(flags)
}

/// Bytes of one learned word: key, group, flags.
const RECORD: usize = 6;
const VERB: u8 = 1;
const CUE: u8 = 2;
const GROUPED: u8 = 4;

static LEARNED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(include_bytes!("words.bin")));

impl Lexicon {
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
        // At most a third full: most words of a text are in no list, and a full table lets them search long.
        let size = ((learned.len() + 500) * 3).next_power_of_two();
        let mut lexicon = Self { slots: vec![0; size], shift: 32 - size.ilog2() };
        let mut listed: HashMap<u32, Class> = closed_classes::listed().collect();
        for entry in learned {
            lexicon.add(Entry { class: listed.remove(&entry.key), ..entry });
        }
        for (key, class) in listed {
            lexicon.add(Entry { key, class: Some(class), ..Entry::UNKNOWN });
        }
        lexicon
    }

    fn add(&mut self, entry: Entry) {
        let (at, tag) = self.place(entry.key);
        self.slots[at] = slot(tag, entry);
    }

    /// What is known of the word with this key.
    #[inline]
    #[must_use]
    pub fn get(&self, key: u32) -> Entry {
        let slot = self.slots[self.place(key).0];
        let is = |flag: u8| slot & u32::from(flag) != 0;
        let [group, ..] = (slot >> 3).to_le_bytes();
        let [class, ..] = (slot >> 11 & 63).to_le_bytes();
        let group = is(GROUPED).then_some(group);
        Entry { key, class: Class::of(class), group, verb: is(VERB), cue: is(CUE) }
    }

    /// The slot of the word, or the free one it would take, and its tag.
    #[inline]
    fn place(&self, key: u32) -> (usize, u32) {
        let hash = key.wrapping_mul(0x9E37_79B1);
        let tag = hash & ((1 << (32 - TAG)) - 1);
        let mut at = (hash >> self.shift) as usize;
        while self.slots[at] != 0 && self.slots[at] >> TAG != tag {
            at = (at + 1) & (self.slots.len() - 1);
        }
        (at, tag)
    }
}

/// Words as they are kept, by key.
#[cfg(feature = "train")]
#[must_use]
pub fn bytes(mut words: Vec<Entry>) -> Vec<u8> {
    words.sort_by_key(|entry| entry.key);
    let record = |entry: &Entry| {
        let flags = u8::from(entry.verb) * VERB + u8::from(entry.cue) * CUE + u8::from(entry.group.is_some()) * GROUPED;
        let [a, b, c, d] = entry.key.to_le_bytes();
        [a, b, c, d, entry.group.unwrap_or_default(), flags]
    };
    words.iter().flat_map(record).collect()
}
