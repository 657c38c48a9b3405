//! The facts that findings are held against: the registry of actors. Those of the Council's record stand in `council`.
//!
//! These are the whole tables in memory, as `seeds` reads them and as `store` keeps them. What the API
//! serves of them are the resources of [`super::actor`].

use serde::{Deserialize, Serialize};

use crate::domain::{ActorKind, Day};

/// The reliability of an alias: how surely a name stands for its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AliasKind {
    /// A name as good as the full one.
    Name,
    /// An acronym or initials: `UNSC`.
    Acronym,
    /// Another spelling of the name in Latin letters.
    Transliteration,
    /// Unsafe alone: counts only behind a full name in the same text.
    Short,
}

/// Another name of an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The alias, spelled as texts print it.
    pub name: String,
    /// The reliability of the alias.
    pub kind: AliasKind,
}

/// A post as the registry has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryOffice {
    /// The post's title, without what it belongs to.
    pub title: String,
    /// The organisation's actor id, or the state's ISO 3166 alpha-3 code.
    pub of: String,
    /// The start of the office, as precisely as known: `2012`, `2012-07` or `2012-07-19`; empty for unknown.
    pub from: String,
    /// The end of the office, likewise; empty while it lasts.
    pub to: String,
    /// The source of the row, by its key.
    pub basis: String,
}

impl RegistryOffice {
    /// The post with what it belongs to: "Minister of Foreign Affairs of Russia", "Spokesperson, Ministry of
    /// Foreign Affairs of China". `name` is the name of the state or organisation.
    #[must_use]
    pub fn in_words(&self, name: &str) -> String {
        let is_state = self.of.len() == 3 && self.of.bytes().all(|byte| byte.is_ascii_uppercase());
        if is_state { format!("{} of {name}", self.title) } else { format!("{}, {name}", self.title) }
    }
}

impl Registry {
    /// The latest of an actor's posts: one that has not ended before one that has, else the last begun.
    #[must_use]
    pub fn latest_office(offices: &[RegistryOffice]) -> Option<&RegistryOffice> {
        offices.iter().max_by_key(|office| (office.to.is_empty(), &office.from, &office.to))
    }
}

/// What an organisation is, as far as those speak for somebody who hold its offices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// An organ of its state: a ministry, a parliament, an army.
    Organ,
    /// An international body: of several states, or of none.
    International,
}

/// A person or an organisation that the registry knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryActor {
    /// The actor's slug, its id in the API.
    pub id: String,
    /// The kind of actor: a person or an organisation.
    pub kind: ActorKind,
    /// Its short common name.
    pub name: String,
    /// `m` or `f`; which pronouns may mean the person.
    pub gender: Option<char>,
    /// The state it belongs to.
    pub iso3: Option<String>,
    /// The Wikidata item (`Q…`), where the source knows one.
    pub wikidata: Option<String>,
    /// What it is, in a few words.
    pub description: Option<String>,
    /// Whether it is an outlet that reports credit.
    pub is_outlet: bool,
    /// The outlet's domain on the web.
    pub domain: Option<String>,
    /// Whether it is a state's organ or an international body; none of persons, parties, outlets and all else.
    pub body: Option<Body>,
    /// The source of the row, by its key.
    pub basis: String,
    /// Aliases, each with how safely it stands for the actor.
    pub aliases: Vec<Alias>,
    /// Offices held, in the table's order.
    pub offices: Vec<RegistryOffice>,
}

/// A state that ever sat in the Council, or that the corpus speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Its slug as an actor (`russia`).
    pub id: String,
    /// Its ISO 3166 alpha-3 code.
    pub iso3: String,
    /// The state's full official name.
    pub full_name: String,
    /// Its short common name.
    pub name: String,
    /// The adjectives and names of its people: `Chinese`.
    pub demonyms: Vec<String>,
    /// Capitals that may stand for the state: `Beijing`.
    pub capitals: Vec<String>,
    /// Aliases of the state: `US`.
    pub aliases: Vec<Alias>,
    /// The Wikidata item (`Q…`), where the source knows one.
    pub wikidata: Option<String>,
    /// When it began, where it did not exist all along.
    pub from: Option<Day>,
    /// The last day of a state that exists no more.
    pub to: Option<Day>,
}

/// Everything that is known of actors before any text is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    /// Raised with every change of the bundled tables.
    pub version: u32,
    /// Persons and organisations, outlets among them.
    pub actors: Vec<RegistryActor>,
    /// States, those of the past included.
    pub states: Vec<State>,
}
