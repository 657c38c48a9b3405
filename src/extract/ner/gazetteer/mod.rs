//! The registry in the form that texts are searched with.
//!
//! Every name is a sequence of word keys ([`crate::extract::lexicon::words::key`]), cut by the same tokenizer as the texts, so that
//! "China’s foreign ministry" and "China's Foreign Ministry" are one. A text is searched by one probe for
//! each of its words: the first word's key leads to the names that begin with it, the longest first.
//! Which of several actors of one name is meant, and whether a name that is unsafe alone counts, is
//! decided in [`super::mentions`], which sees the whole text.

mod build;
mod lookup;
mod office;
mod variants;

use std::collections::HashMap;

use crate::domain::{ActorKind, Body, Day, Registry, RegistryOffice};
use crate::extract::lexicon::maps::ByKey;

pub use crate::domain::Rank;

/// How a name stands for its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A name as good as the full one.
    Name,
    Acronym,
    Demonym, // "Chinese", "Russians"
    Capital, // "Beijing"
    /// Counts only where a full name stands in the same text.
    Short,
}

/// An actor of the registry, as far as texts need to know it.
#[derive(Clone, Debug)]
pub struct Known {
    pub id: String,
    pub kind: ActorKind,
    /// Its short common name.
    pub name: String,
    pub gender: Option<char>,
    /// The state it is or belongs to.
    pub iso3: Option<String>,
    /// Whether reports credit it.
    pub is_outlet: bool,
    /// Whether it is a state's organ or an international body.
    pub body: Option<Body>,
    pub offices: Vec<RegistryOffice>,
    /// For a state, when it began and ended.
    pub term: (Option<Day>, Option<Day>),
}

impl Known {
    /// Whether a text of this day can mean it; of an unknown day, whether it still exists.
    #[must_use]
    pub fn exists_on(&self, day: Option<Day>) -> bool {
        let (from, to) = self.term;
        match day {
            Some(day) => from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to),
            None => to.is_none(),
        }
    }
}

/// One name of one actor.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// The first word's key, and the second's, or 0.
    first: u32,
    second: u32,
    /// Where its other words' keys begin in the arena, and how many there are.
    rest: (u32, u8),
    /// Which of its words are written with a capital, and which in capitals alone, by bits.
    capitals: u16,
    uppers: u16,
    who: u16,
    form: Form,
}

/// The registry, prepared. Built once, shared by all workers.
#[derive(Debug)]
pub struct Gazetteer {
    known: Vec<Known>,
    entries: Vec<Entry>,
    rest: Vec<u32>,
    /// Where the entries of a first word begin, by its key.
    begins: ByKey<u32>,
    /// A bit for each first word, so that most words of a text cost no probe; and for each that
    /// may be written small.
    filter: [Filter; 2],
    /// A bit for each pair of a name's first words, since many names begin with "the" and "United".
    pairs: Filter,
    by_id: HashMap<String, u16>,
    by_code: HashMap<String, u16>,
    states: crate::extract::claims::States,
}

/// What stands at a place of a text: the longest name there and whom it may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The token behind it.
    pub end: u32,
    /// Whom it may mean, each with how the name stands for it.
    pub meant: Vec<(u16, Form)>,
}

/// A set of keys, by a part of their bits: some that are not there seem to be.
#[derive(Clone, Debug)]
struct Filter(Vec<u64>);

impl Filter {
    const BITS: u32 = 1 << 16;

    fn new() -> Self {
        Self(vec![0; (Self::BITS / 64) as usize])
    }

    fn add(&mut self, key: u32) {
        self.0[(key % Self::BITS / 64) as usize] |= 1 << (key % 64);
    }

    #[inline]
    fn has(&self, key: u32) -> bool {
        self.0.get((key % Self::BITS / 64) as usize).is_some_and(|bits| bits >> (key % 64) & 1 == 1)
    }
}

/// The key of two words in a row; of a name of one word with 0.
#[inline]
fn pair(first: u32, second: u32) -> u32 {
    first.wrapping_mul(0x9E37_79B1) ^ second
}

impl Gazetteer {
    /// Prepares a registry for searching; takes some milliseconds.
    #[must_use]
    pub fn new(registry: &Registry) -> Self {
        let mut made = Self {
            known: Vec::with_capacity(registry.actors.len() + registry.states.len()),
            entries: Vec::new(),
            rest: Vec::new(),
            begins: ByKey::default(),
            filter: [Filter::new(), Filter::new()],
            pairs: Filter::new(),
            by_id: HashMap::new(),
            by_code: HashMap::new(),
            states: crate::extract::claims::States::new(registry),
        };
        for actor in &registry.actors {
            made.add_actor(actor);
        }
        for state in &registry.states {
            made.add_state(state);
        }
        made.arrange();
        made
    }

    /// States as members of the Council and as topics of its votes.
    pub(crate) fn states(&self) -> &crate::extract::claims::States {
        &self.states
    }

    /// The actor with this index.
    #[must_use]
    pub fn known(&self, who: u16) -> Option<&Known> {
        self.known.get(usize::from(who))
    }

    /// The index of the actor with this slug.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<u16> {
        self.by_id.get(id).copied()
    }

    /// The index of the state with this ISO 3166 alpha-3 code.
    #[must_use]
    pub fn by_code(&self, iso3: &str) -> Option<u16> {
        self.by_code.get(iso3).copied()
    }
}
