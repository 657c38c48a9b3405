//! The operator's own rows of the registry: kept apart from the bundled ones, and laid over them.

use super::registry::{Alias, AliasKind, Body, Registry, RegistryActor, RegistryOffice};
use crate::domain::ActorKind;

/// The tables that rows can be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OwnTable {
    /// Persons and organisations.
    Actors,
    /// Organisations that are outlets, with their domains.
    Publishers,
    /// Organisations that are organs of their state, or international.
    Bodies,
    /// Other names of actors and states.
    Aliases,
    /// Posts that actors hold.
    Offices,
}

impl OwnTable {
    /// All of them, in the order in which their rows are laid over the registry.
    pub const ALL: [Self; 5] = [Self::Actors, Self::Publishers, Self::Bodies, Self::Aliases, Self::Offices];

    /// Its name, as of the bundled file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Actors => "actors",
            Self::Publishers => "publishers",
            Self::Bodies => "bodies",
            Self::Aliases => "aliases",
            Self::Offices => "offices",
        }
    }

    /// Its columns, in their order.
    #[must_use]
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Actors => &["id", "kind", "name", "gender", "iso3", "wikidata", "description", "basis"],
            Self::Publishers => &["actor_id", "kind", "domain", "basis"],
            Self::Bodies => &["actor_id", "kind", "basis"],
            Self::Aliases => &["actor_id", "alias", "kind", "basis"],
            Self::Offices => &["actor_id", "title", "of", "from", "to", "basis"],
        }
    }

    /// The columns that a header must have for its file to be this table: what tells the tables apart. Columns at the end
    /// may be left out.
    #[must_use]
    pub fn needed_columns(self) -> &'static [&'static str] {
        match self {
            Self::Publishers => &["actor_id", "domain"],
            Self::Bodies => &["actor_id", "kind"],
            _ => &self.columns()[..3],
        }
    }

    /// The columns that tell its rows apart: a row that has the same in them takes the place of the other.
    fn key(self) -> &'static [usize] {
        match self {
            Self::Actors | Self::Publishers | Self::Bodies => &[0],
            Self::Aliases => &[0, 1],
            Self::Offices => &[0, 1, 2, 3],
        }
    }
}

/// A row of the operator's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRow {
    /// The table it is of.
    pub table: OwnTable,
    /// Its fields, one for each of [`OwnTable::columns`]; empty where nothing is known.
    pub fields: Vec<String>,
}

impl OwnRow {
    /// The actor or state that it is about.
    #[must_use]
    pub fn actor(&self) -> &str {
        self.field(0)
    }

    /// Whether it takes the place of `other`.
    #[must_use]
    pub fn replaces(&self, other: &Self) -> bool {
        self.table == other.table && self.table.key().iter().all(|&at| self.field(at) == other.field(at))
    }

    pub(super) fn field(&self, at: usize) -> &str {
        self.fields.get(at).map_or("", String::as_str)
    }

    fn filled(&self, at: usize) -> Option<String> {
        Some(self.field(at)).filter(|field| !field.is_empty()).map(str::to_owned)
    }
}

impl Registry {
    /// The registry with these rows laid over it. Rows about unknown actors are left out.
    #[must_use]
    pub fn with(mut self, own: &[OwnRow]) -> Self {
        for table in OwnTable::ALL {
            own.iter().filter(|row| row.table == table).for_each(|row| self.lay(row));
        }
        self
    }

    fn lay(&mut self, row: &OwnRow) {
        let actor = self.actors.iter_mut().find(|actor| actor.id == row.actor());
        match (row.table, actor) {
            (OwnTable::Actors, actor) => {
                let own = RegistryActor {
                    id: row.actor().to_owned(),
                    kind: if row.field(1) == "person" { ActorKind::Person } else { ActorKind::Organisation },
                    name: row.field(2).to_owned(),
                    gender: row.field(3).chars().next(),
                    iso3: row.filled(4),
                    wikidata: row.filled(5),
                    description: row.filled(6),
                    is_outlet: false,
                    domain: None,
                    body: None,
                    basis: row.field(7).to_owned(),
                    aliases: Vec::new(),
                    offices: Vec::new(),
                };
                match actor {
                    None => self.actors.push(own),
                    Some(actor) => {
                        let RegistryActor { is_outlet, domain, body, aliases, offices, .. } =
                            std::mem::replace(actor, own);
                        (actor.is_outlet, actor.domain, actor.body) = (is_outlet, domain, body);
                        (actor.aliases, actor.offices) = (aliases, offices);
                    }
                }
            }
            (OwnTable::Publishers, Some(actor)) => (actor.is_outlet, actor.domain) = (true, row.filled(2)),
            (OwnTable::Bodies, Some(actor)) => actor.body = body_kind(row.field(1)),
            (OwnTable::Aliases, actor) => {
                let state = self.states.iter_mut().find(|state| state.id == row.actor());
                let aliases = actor.map(|actor| &mut actor.aliases).or_else(|| state.map(|state| &mut state.aliases));
                if let (Some(aliases), Some(kind)) = (aliases, alias_kind(row.field(2))) {
                    aliases.retain(|alias| alias.name != row.field(1));
                    aliases.push(Alias { name: row.field(1).to_owned(), kind });
                }
            }
            (OwnTable::Offices, Some(actor)) => {
                let [title, of, from, to, basis] = [1, 2, 3, 4, 5].map(|at| row.field(at).to_owned());
                let own = RegistryOffice { title, of, from, to, basis };
                let same = |office: &RegistryOffice| {
                    (&office.title, &office.of, &office.from) == (&own.title, &own.of, &own.from)
                };
                actor.offices.retain(|office| !same(office));
                actor.offices.push(own);
            }
            (OwnTable::Publishers | OwnTable::Bodies | OwnTable::Offices, None) => {}
        }
    }
}

/// The kind of an alias, by its word.
pub(super) fn alias_kind(word: &str) -> Option<AliasKind> {
    match word {
        "name" => Some(AliasKind::Name),
        "acronym" => Some(AliasKind::Acronym),
        "transliteration" => Some(AliasKind::Transliteration),
        "short" => Some(AliasKind::Short),
        _ => None,
    }
}

/// What an organisation is, by its word; `none` takes back what is bundled.
pub(super) fn body_kind(word: &str) -> Option<Body> {
    match word {
        "organ" => Some(Body::Organ),
        "international" => Some(Body::International),
        _ => None,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn row(table: OwnTable, text: &str) -> OwnRow {
        let mut fields: Vec<String> = text.split(',').map(str::to_owned).collect();
        fields.resize(table.columns().len(), String::new());
        OwnRow { table, fields }
    }

    pub fn bundled() -> Registry {
        let mut registry = Registry::default();
        registry.states.push(crate::domain::State {
            id: "china".to_owned(),
            iso3: "CHN".to_owned(),
            full_name: "People's Republic of China".to_owned(),
            name: "China".to_owned(),
            demonyms: vec!["Chinese".to_owned()],
            capitals: vec!["Beijing".to_owned()],
            aliases: Vec::new(),
            wikidata: None,
            from: None,
            to: None,
        });
        registry.with(&[row(OwnTable::Actors, "ada-quill,person,Ada Quill,f,CHN,Q1,a writer,memory")])
    }

    #[test]
    fn own_rows_lie_over_the_others() {
        let own = [
            row(OwnTable::Offices, "ada-quill,Editor,wire,2010,,desk"),
            row(OwnTable::Aliases, "ada-quill,A. Quill,name,desk"),
            row(OwnTable::Aliases, "china,PRC,acronym,desk"),
            row(OwnTable::Publishers, "wire,agency,wire.example,desk"),
            row(OwnTable::Bodies, "harbor-office,organ,desk"),
            row(OwnTable::Actors, "wire,organisation,The Wire,,,,news agency,desk"),
            row(OwnTable::Actors, "ada-quill,person,Ada Quill,f,CHN,Q1,an editor,desk"),
            row(OwnTable::Actors, "harbor-office,organisation,Harbor Office,,CHN,,office of ports,desk"),
        ];
        let registry = bundled();
        assert_eq!(registry.faults(&own), Vec::<String>::new());
        let merged = registry.with(&own);
        let ada = &merged.actors[0];
        assert_eq!((ada.description.as_deref(), ada.offices.len(), ada.aliases.len()), (Some("an editor"), 1, 1));
        assert_eq!(merged.actors[1].domain.as_deref(), Some("wire.example"));
        assert_eq!(merged.actors[2].body, Some(Body::Organ));
        assert_eq!(merged.states[0].aliases[0].name, "PRC");
        assert_eq!(merged.clone().with(&own), merged, "twice is once");
        let neither = merged.with(&[row(OwnTable::Bodies, "harbor-office,none,desk")]);
        assert_eq!(neither.actors[2].body, None);
    }
}
