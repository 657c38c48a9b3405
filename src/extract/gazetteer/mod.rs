//! The registry in the form that texts are searched with.
//!
//! Every name is a sequence of word keys ([`word::key`]), cut by the same tokenizer as the texts, so that
//! "China’s foreign ministry" and "China's Foreign Ministry" are one. A text is searched by one probe for
//! each of its words: the first word's key leads to the names that begin with it, the longest first.
//! Which of several actors of one name is meant, and whether a name that is unsafe alone counts, is
//! decided in [`super::mention`], which sees the whole text.

mod keyed;
mod office;
mod search;
mod spelling;

use std::collections::HashMap;

use super::token::{Shape, Token, tokenize};
use super::word::Words;
use crate::domain::{ActorKind, AliasKind, Day, Registry, RegistryOffice};

pub use keyed::Keyed;
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

fn form(kind: AliasKind) -> Form {
    match kind {
        AliasKind::Acronym => Form::Acronym,
        AliasKind::Short => Form::Short,
        AliasKind::Name | AliasKind::Transliteration => Form::Name,
    }
}
