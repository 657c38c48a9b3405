//! The registry in the form that texts are searched with.
//!
//! Every name is a sequence of word keys ([`word::key`]), cut by the same tokenizer as the texts, so that
//! "China’s foreign ministry" and "China's Foreign Ministry" are one. A text is searched by one probe for
//! each of its words: the first word's key leads to the names that begin with it, the longest first.
//! Which of several actors of one name is meant, and whether a name that is unsafe alone counts, is
//! decided in [`super::mention`], which sees the whole text.

mod office;
mod spelling;

use std::collections::HashMap;

use super::token::{Class, Shape, Token, tokenize};
use super::word::{self, Words};
use crate::domain::{ActorKind, AliasKind, Day, Registry, RegistryOffice};

pub use office::Rank;

/// How a name stands for its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A name as good as the full one.
    Name,
    /// Initials.
    Acronym,
    /// "Chinese", "Russians".
    Demonym,
    /// "Beijing".
    Capital,
    /// Counts only where a full name stands in the same text.
    Short,
}

/// An actor of the registry, as far as texts need to know it.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its slug.
    pub id: String,
    /// What it is.
    pub kind: ActorKind,
    /// Its short common name.
    pub name: String,
    /// `m` or `f`.
    pub gender: Option<char>,
    /// The state it is or belongs to.
    pub iso3: Option<String>,
    /// Whether reports credit it.
    pub is_outlet: bool,
    /// Posts.
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
    /// The first word's key.
    first: u32,
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
    begins: HashMap<u32, u32, std::hash::BuildHasherDefault<Keyed>>,
    /// A bit for each first word, so that most words of a text cost no probe.
    filter: Vec<u64>,
    by_id: HashMap<String, u16>,
    by_code: HashMap<String, u16>,
    states: super::claim::States,
}

/// What stands at a place of a text: the longest name there and whom it may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The token behind it.
    pub end: u32,
    /// Whom it may mean, each with how the name stands for it.
    pub meant: Vec<(u16, Form)>,
}

const FILTER_BITS: u32 = 1 << 15;

impl Gazetteer {
    /// Prepares a registry for searching; takes some milliseconds.
    #[must_use]
    pub fn new(registry: &Registry) -> Self {
        let mut made = Self {
            known: Vec::with_capacity(registry.actors.len() + registry.states.len()),
            entries: Vec::new(),
            rest: Vec::new(),
            begins: HashMap::default(),
            filter: vec![0; (FILTER_BITS / 64) as usize],
            by_id: HashMap::new(),
            by_code: HashMap::new(),
            states: super::claim::States::new(registry),
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
    pub(super) fn states(&self) -> &super::claim::States {
        &self.states
    }

    fn add_actor(&mut self, actor: &crate::domain::RegistryActor) {
        let who = self.add(Known {
            id: actor.id.clone(),
            kind: actor.kind,
            name: actor.name.clone(),
            gender: actor.gender,
            iso3: actor.iso3.clone(),
            is_outlet: actor.is_outlet,
            offices: actor.offices.clone(),
            term: (None, None),
        });
        let is_person = actor.kind == ActorKind::Person;
        // A name that is listed as short ("Time", "Dawn") is unsafe although it is the name.
        let unsafe_name = actor.aliases.iter().any(|alias| alias.kind == AliasKind::Short && alias.name == actor.name);
        self.name(who, &actor.name, if unsafe_name { Form::Short } else { Form::Name }, is_person);
        for alias in &actor.aliases {
            self.name(who, &alias.name, form(alias.kind), is_person);
        }
    }

    fn add_state(&mut self, state: &crate::domain::State) {
        let who = self.add(Known {
            id: state.id.clone(),
            kind: ActorKind::State,
            name: state.name.clone(),
            gender: None,
            iso3: Some(state.iso3.clone()),
            is_outlet: false,
            offices: Vec::new(),
            term: (state.from, state.to),
        });
        self.by_code.insert(state.iso3.clone(), who);
        self.name(who, &state.name, Form::Name, false);
        self.name(who, state.full_name.split(" (").next().unwrap_or_default(), Form::Name, false);
        for alias in &state.aliases {
            self.name(who, &alias.name, form(alias.kind), false);
        }
        for demonym in &state.demonyms {
            self.name(who, demonym, Form::Demonym, false);
        }
        for capital in state.capitals.iter().filter(|capital| **capital != state.name) {
            self.name(who, capital, Form::Capital, false);
        }
    }

    fn add(&mut self, known: Known) -> u16 {
        let who = u16::try_from(self.known.len()).unwrap_or(u16::MAX);
        self.by_id.insert(known.id.clone(), who);
        self.known.push(known);
        who
    }

    fn name(&mut self, who: u16, name: &str, form: Form, is_person: bool) {
        self.enter(who, name, form);
        if is_person {
            for spelling in spelling::variants(name) {
                self.enter(who, &spelling, form);
            }
        } else if let Some(bare) = name.strip_prefix("The ").filter(|bare| bare.contains(' ')) {
            self.enter(who, bare, form);
        }
    }

    fn enter(&mut self, who: u16, name: &str, form: Form) {
        let tokens = tokenize(name);
        let Some((first, others)) = tokens.split_first() else { return };
        let bits = |test: fn(&Token) -> bool| {
            tokens.iter().take(16).enumerate().fold(0, |bits, (n, token)| bits | (u16::from(test(token)) << n))
        };
        let rest = u32::try_from(self.rest.len()).unwrap_or(u32::MAX);
        self.rest.extend(others.iter().map(|token| token.key));
        self.entries.push(Entry {
            first: first.key,
            rest: (rest, u8::try_from(others.len()).unwrap_or(u8::MAX)),
            capitals: bits(|token| token.shape != Shape::Lower && !token.is(Words::NAME_PARTICLE)),
            uppers: bits(|token| token.shape == Shape::Upper && token.end - token.start > 1),
            who,
            form,
        });
    }

    /// Sorts the entries for searching and drops those that are there twice.
    fn arrange(&mut self) {
        let mut entries = std::mem::take(&mut self.entries);
        let rest = |entry: &Entry| &self.rest[entry.rest.0 as usize..][..usize::from(entry.rest.1)];
        entries.sort_by(|a, b| {
            let by_name = || (a.first, b.rest.1).cmp(&(b.first, a.rest.1)).then_with(|| rest(a).cmp(rest(b)));
            by_name().then_with(|| (a.who, a.form).cmp(&(b.who, b.form)))
        });
        // "Chinese Foreign Ministry" and "Chinese foreign ministry": what either writes small may be small.
        entries.dedup_by(|b, a| {
            let same = a.first == b.first && a.who == b.who && rest(a) == rest(b);
            if same {
                (a.capitals, a.uppers) = (a.capitals & b.capitals, a.uppers & b.uppers);
            }
            same
        });
        for (at, entry) in entries.iter().enumerate() {
            self.begins.entry(entry.first).or_insert(u32::try_from(at).unwrap_or(u32::MAX));
            self.filter[(entry.first % FILTER_BITS / 64) as usize] |= 1 << (entry.first % 64);
        }
        self.entries = entries;
    }

    /// The longest name that begins at this token.
    #[must_use]
    pub fn hit(&self, tokens: &[Token], at: usize) -> Option<Hit> {
        let first = tokens.get(at)?;
        if self.filter[(first.key % FILTER_BITS / 64) as usize] & (1 << (first.key % 64)) == 0 {
            return None;
        }
        let begin = *self.begins.get(&first.key)? as usize;
        let mut found: Option<Hit> = None;
        for entry in self.entries[begin..].iter().take_while(|entry| entry.first == first.key) {
            let end = at + 1 + usize::from(entry.rest.1);
            if found.as_ref().is_some_and(|hit| end < hit.end as usize) {
                break;
            }
            if self.fits(entry, tokens, at, end) {
                let end = u32::try_from(end).unwrap_or(u32::MAX);
                found.get_or_insert_with(|| Hit { end, meant: Vec::new() }).meant.push((entry.who, entry.form));
            }
        }
        found
    }

    fn fits(&self, entry: &Entry, tokens: &[Token], at: usize, end: usize) -> bool {
        let Some(found) = tokens.get(at..end) else { return false };
        let rest = &self.rest[entry.rest.0 as usize..][..usize::from(entry.rest.1)];
        found[1..].iter().zip(rest).all(|(token, key)| token.key == *key)
            && found.iter().take(16).enumerate().all(|(n, token)| is_written_like(token, entry, n))
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

    /// The actor whose name, in any form, these words are; none where several have it.
    ///
    /// Outlets go before others: it is asked with the names that reports credit.
    #[must_use]
    pub fn outlet(&self, name: &str) -> Option<&Known> {
        let tokens = tokenize(name);
        let begin = usize::from(tokens.len() > 1 && tokens[0].key == word::key("the"));
        let hit = self.hit(&tokens, 0).filter(|hit| hit.end as usize == tokens.len());
        let hit = hit.or_else(|| self.hit(&tokens, begin).filter(|hit| hit.end as usize == tokens.len()))?;
        let mut outlets = hit.meant.iter().filter_map(|(who, _)| self.known(*who)).filter(|known| known.is_outlet);
        match (outlets.next(), outlets.next()) {
            (Some(outlet), None) => Some(outlet),
            (None, _) if hit.meant.len() == 1 => self.known(hit.meant[0].0),
            _ => None,
        }
    }
}

fn form(kind: AliasKind) -> Form {
    match kind {
        AliasKind::Acronym => Form::Acronym,
        AliasKind::Short => Form::Short,
        AliasKind::Name | AliasKind::Transliteration => Form::Name,
    }
}

/// Whether a word has the capitals of the name: "Time" is no "time", "US" no "us", but "AFP" may be "Afp".
fn is_written_like(token: &Token, entry: &Entry, n: usize) -> bool {
    if token.class != Class::Word {
        return true;
    }
    if entry.uppers & (1 << n) != 0 {
        let spoken = token.shape == Shape::Capital && token.end - token.start > 2 && !token.words.is_function();
        return token.shape == Shape::Upper || spoken;
    }
    entry.capitals & (1 << n) == 0 || token.shape != Shape::Lower
}

/// Keys are hashes already.
#[derive(Clone, Copy, Debug, Default)]
pub struct Keyed(u64);

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
