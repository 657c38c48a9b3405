//! Invariants of the operator's own rows: what the bundled ones are held to, once the own ones are laid over them.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::own::{OwnRow, OwnTable, alias_kind, body_kind};
use super::own_bodies::standing_fault;
use super::registry::{AliasKind, Registry, RegistryActor};
use crate::domain::{ActorKind, slug};

impl Registry {
    /// What is wrong with these rows once they are laid over this registry, each fault with its row.
    ///
    /// They are held to what the bundled rows are held to: an id is a slug and its actor's alone, a safe name stands for one
    /// actor and no state, offices are of somebody and somewhere and end after they begin.
    #[must_use]
    pub fn faults(&self, own: &[OwnRow]) -> Vec<String> {
        let merged = self.clone().with(own);
        let known = Known::of(&merged);
        let faults = own.iter().flat_map(|row| {
            known
                .faults(row)
                .into_iter()
                .map(|fault| format!("{} {:?}: {fault}", row.table.name(), row.fields.join(",")))
        });
        faults.collect()
    }
}

/// What the rows of a registry are held against.
struct Known<'r> {
    actors: HashMap<&'r str, &'r RegistryActor>,
    /// States by their ids, and their codes.
    states: HashSet<&'r str>,
    codes: HashSet<&'r str>,
    names_of_states: HashSet<String>,
    /// Who is surely meant by a name.
    safe: HashMap<String, HashSet<&'r str>>,
    wikidata: HashMap<&'r str, usize>,
}

impl<'r> Known<'r> {
    fn of(registry: &'r Registry) -> Self {
        let mut known = Self {
            actors: registry.actors.iter().map(|actor| (actor.id.as_str(), actor)).collect(),
            states: registry.states.iter().map(|state| state.id.as_str()).collect(),
            codes: registry.states.iter().map(|state| state.iso3.as_str()).collect(),
            names_of_states: HashSet::new(),
            safe: HashMap::new(),
            wikidata: HashMap::new(),
        };
        for state in &registry.states {
            let names = [&state.name, &state.full_name].into_iter().chain(&state.demonyms).chain(&state.capitals);
            known.names_of_states.extend(names.map(|name| name.to_lowercase()));
        }
        for actor in &registry.actors {
            let is_unsafe = |name: &str| {
                actor
                    .aliases
                    .iter()
                    .any(|alias| alias.kind == AliasKind::Short && alias.name.eq_ignore_ascii_case(name))
            };
            let names = [&actor.name].into_iter().chain(actor.aliases.iter().map(|alias| &alias.name));
            for name in names.filter(|name| !is_unsafe(name)) {
                known.safe.entry(name.to_lowercase()).or_default().insert(&actor.id);
            }
            *known.wikidata.entry(actor.wikidata.as_deref().unwrap_or_default()).or_default() += 1;
        }
        known
    }

    fn faults(&self, row: &OwnRow) -> Vec<String> {
        match row.table {
            OwnTable::Actors => self.of_actor(row),
            OwnTable::Publishers => self.of_publisher(row),
            OwnTable::Bodies => self.of_body(row),
            OwnTable::Aliases => self.of_alias(row),
            OwnTable::Offices => self.of_office(row),
        }
    }

    fn of_actor(&self, row: &OwnRow) -> Vec<String> {
        let (id, kind, name, gender, code, wikidata) =
            (row.field(0), row.field(1), row.field(2), row.field(3), row.field(4), row.field(5));
        let words = row.field(6).split_whitespace().count();
        let has_office = self.actors.get(id).is_some_and(|actor| !actor.offices.is_empty());
        let is_person = kind == "person";
        let number = wikidata.strip_prefix('Q').is_some_and(|number| number.parse::<u32>().is_ok());
        let once = self.wikidata.get(wikidata).is_none_or(|count| *count < 2);
        told([
            (
                id.is_empty() || slug(id) != id,
                "its id is no slug: lower-case letters and digits, joined by hyphens".to_owned(),
            ),
            (self.states.contains(id), "its id is a state's; states cannot be replaced".to_owned()),
            (!matches!(kind, "person" | "organisation"), format!("{kind:?} is no kind: person or organisation")),
            (name.trim().is_empty(), "it has no name".to_owned()),
            (
                is_person && !matches!(gender, "m" | "f"),
                "a person's gender is m or f: pronouns are read by it".to_owned(),
            ),
            (words > 8, "its description is longer than eight words".to_owned()),
            (
                words == 0 && !(is_person && has_office),
                "it has neither a description nor, for a person, an office".to_owned(),
            ),
            (
                !code.is_empty() && code != "HKG" && !self.codes.contains(code),
                format!("no state has the code {code:?}"),
            ),
            (!wikidata.is_empty() && !number, format!("{wikidata:?} is no Wikidata item, such as Q42")),
            (!wikidata.is_empty() && !once, format!("{wikidata} is another actor's Wikidata item")),
        ])
        .chain(self.of_name(id, name))
        .chain(self.of_standing(id))
        .collect()
    }

    /// A name that may stand for its actor alone.
    fn of_name(&self, id: &str, name: &str) -> Option<String> {
        let name = name.to_lowercase();
        let owners = self.safe.get(&name).filter(|owners| owners.contains(id))?;
        if self.names_of_states.contains(&name) {
            return Some(format!(
                "{name:?} is a name of a state; as an alias of the kind short it counts behind the full name"
            ));
        }
        let mut others: Vec<&str> = owners.iter().copied().filter(|other| *other != id).collect();
        others.sort_unstable();
        let other = others.first()?;
        Some(format!("{name:?} stands for {other} too; as an alias of the kind short it counts behind the full name"))
    }

    fn of_publisher(&self, row: &OwnRow) -> Vec<String> {
        let (id, domain) = (row.field(0), row.field(2));
        let is_outlet = self.actors.get(id).is_some_and(|actor| actor.kind == ActorKind::Organisation);
        let is_host = domain.is_empty() || (domain.contains('.') && !domain.contains(['/', ':', ' ']));
        told([
            (!is_outlet, format!("no organisation has the id {id:?}")),
            (!is_host, format!("{domain:?} is no domain, such as news.example")),
        ])
        .chain(self.of_standing(id))
        .collect()
    }

    fn of_body(&self, row: &OwnRow) -> Vec<String> {
        let (id, kind) = (row.field(0), row.field(1));
        let actor = self.actors.get(id).filter(|actor| actor.kind == ActorKind::Organisation);
        told([
            (actor.is_none(), format!("no organisation has the id {id:?}")),
            (body_kind(kind).is_none() && kind != "none", format!("{kind:?} is no kind: organ, international or none")),
        ])
        .chain(self.of_standing(id))
        .collect()
    }

    /// Whether an actor can be the organ or the international body that it is said to be.
    fn of_standing(&self, id: &str) -> Option<String> {
        standing_fault(self.actors.get(id)?, |code| self.codes.contains(code))
    }

    fn of_alias(&self, row: &OwnRow) -> Vec<String> {
        let (id, name, kind) = (row.field(0), row.field(1), row.field(2));
        let actor = self.actors.get(id);
        let unknown = alias_kind(kind).is_none();
        let is_again = kind != "short" && actor.is_some_and(|actor| actor.name == name);
        told([
            (actor.is_none() && !self.states.contains(id), format!("nobody has the id {id:?}")),
            (name.trim().is_empty(), "it has no alias".to_owned()),
            (unknown, format!("{kind:?} is no kind: name, acronym, transliteration or short")),
            (is_again, "it is the actor's name".to_owned()),
        ])
        .chain(self.of_name(id, name).filter(|_| kind != "short"))
        .collect()
    }

    fn of_office(&self, row: &OwnRow) -> Vec<String> {
        let (id, title, of, from, to) = (row.field(0), row.field(1), row.field(2), row.field(3), row.field(4));
        let shared = from.len().min(to.len());
        let ends_first = is_date(from) && is_date(to) && from[..shared] > to[..shared];
        told([
            (!self.actors.contains_key(id), format!("no actor has the id {id:?}")),
            (title.trim().is_empty(), "it has no title".to_owned()),
            (
                !self.codes.contains(of) && !self.actors.contains_key(of),
                format!("it is of {of:?}: no state's code, nobody's id"),
            ),
            (!(from.is_empty() || is_date(from)), format!("{from:?} is no date: YYYY, YYYY-MM or YYYY-MM-DD")),
            (!(to.is_empty() || is_date(to)), format!("{to:?} is no date: YYYY, YYYY-MM or YYYY-MM-DD")),
            (ends_first, "it ends before it begins".to_owned()),
        ])
        .collect()
    }
}

/// The faults among these that are true.
fn told<const N: usize>(faults: [(bool, String); N]) -> impl Iterator<Item = String> {
    faults.into_iter().filter_map(|(is_fault, fault)| is_fault.then_some(fault))
}

/// Whether a text is a date of one of the three precisions.
fn is_date(text: &str) -> bool {
    let rest = match text.len() {
        4 => "-01-01",
        7 => "-01",
        10 => "",
        _ => return false,
    };
    format!("{text}{rest}").parse::<Date>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::own::tests::{bundled, row};
    use super::*;

    #[test]
    fn every_fault_is_told() {
        use OwnTable::{Actors, Aliases, Bodies, Offices, Publishers};
        for (table, text, fault) in [
            (Actors, "Ada,person,Ada Other,f,,,a writer", "no slug"),
            (Actors, "china,organisation,Sino,,,,a firm", "a state's"),
            (Actors, "ada-other,human,Ada Other,f,,,a writer", "no kind"),
            (Actors, "ada-other,person,,f,,,a writer", "no name"),
            (Actors, "ada-other,person,Ada Other,,,,a writer", "gender"),
            (Actors, "ada-other,person,Ada Other,f,,,", "neither"),
            (Actors, "ada-other,person,Ada Other,f,,,one two three four five six seven eight nine", "longer"),
            (Actors, "ada-other,person,Ada Other,f,XYZ,,a writer", "XYZ"),
            (Actors, "ada-other,person,Ada Other,f,,42,a writer", "Q42"),
            (Actors, "ada-other,person,Ada Other,f,,Q1,a writer", "another actor's"),
            (Actors, "ada-other,person,ADA QUILL,f,,,a writer", "stands for ada-quill"),
            (Actors, "peking,organisation,Beijing,,,,a firm", "name of a state"),
            (Aliases, "nobody,Nemo,name", "nobody has"),
            (Aliases, "ada-quill,Chinese,name", "name of a state"),
            (Aliases, "ada-quill,Ada Quill,name", "the actor's name"),
            (Aliases, "ada-quill,Quill,nick", "no kind"),
            (Offices, "nobody,Editor,CHN,2010", "no actor"),
            (Offices, "ada-quill,Editor,wire,2010", "nobody's id"),
            (Offices, "ada-quill,Editor,CHN,201x", "no date"),
            (Offices, "ada-quill,Editor,CHN,2010,2010-13", "no date"),
            (Offices, "ada-quill,Editor,CHN,2010-05,2010-04-30", "before it begins"),
            (Bodies, "ada-quill,organ", "no organisation"),
            (Bodies, "nobody,international", "no organisation"),
            (Bodies, "harbor-office,ministry", "no kind"),
            (Publishers, "ada-quill,site,quill.example", "no organisation"),
            (Publishers, "ada-quill,site,https://quill.example/", "no domain"),
        ] {
            let faults = bundled().faults(&[row(table, text)]);
            assert!(faults.iter().any(|told| told.contains(fault)), "{text}: {faults:?}");
        }
        assert!(bundled().faults(&[row(Aliases, "ada-quill,Chinese,short")]).is_empty());
    }
}
