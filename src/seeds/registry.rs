//! The bundled registry as typed rows: actors known before any text is read.
//!
//! The tables stand in `seeds/` as a person edits them, one fact a row, each with its `basis`; here they
//! become [`Registry`]. What a name means in a text is left to `extract`, where the rows are kept to `store`.

use std::collections::HashMap;

use csv::StringRecord;

use crate::domain::{ActorKind, Alias, AliasKind, Body, Registry, RegistryActor, RegistryOffice, State};

/// Raised with every change of the tables, so that a database with an older copy replaces it.
pub const REGISTRY_VERSION: u32 = 3;

const ACTORS: &str = include_str!("../../seeds/actors.csv");
const ALIASES: &str = include_str!("../../seeds/aliases.csv");
const BODIES: &str = include_str!("../../seeds/bodies.csv");
const OFFICES: &str = include_str!("../../seeds/offices.csv");
const PUBLISHERS: &str = include_str!("../../seeds/publishers.csv");
const STATES: &str = include_str!("../../seeds/states.csv");

/// The bundled registry of actors, states and outlets. Takes some two milliseconds.
#[must_use]
pub fn registry() -> Registry {
    let mut aliases = aliases();
    let mut offices = offices();
    let outlets = outlets();
    let bodies = bodies();
    let actors = rows(ACTORS)
        .map(|row| {
            let id = text(&row, 0);
            RegistryActor {
                kind: if &row[1] == "person" { ActorKind::Person } else { ActorKind::Organisation },
                name: text(&row, 2),
                gender: row[3].chars().next(),
                iso3: filled(&row, 4),
                wikidata: filled(&row, 5),
                description: filled(&row, 6),
                is_outlet: outlets.contains_key(&id),
                domain: outlets.get(&id).cloned().flatten(),
                body: bodies.get(&id).copied(),
                basis: text(&row, 7),
                aliases: aliases.remove(&id).unwrap_or_default(),
                offices: offices.remove(&id).unwrap_or_default(),
                id,
            }
        })
        .collect();
    let states = rows(STATES).map(|row| state(&row, &mut aliases)).collect();
    Registry { version: REGISTRY_VERSION, actors, states }
}

fn state(row: &StringRecord, aliases: &mut HashMap<String, Vec<Alias>>) -> State {
    let id = text(row, 0);
    State {
        iso3: text(row, 1),
        name: text(row, 2),
        full_name: text(row, 3),
        demonyms: list(&row[4]),
        capitals: list(&row[5]),
        wikidata: filled(row, 6),
        from: row[7].parse().ok(),
        to: row[8].parse().ok(),
        aliases: aliases.remove(&id).unwrap_or_default(),
        id,
    }
}

fn aliases() -> HashMap<String, Vec<Alias>> {
    let mut by_actor: HashMap<String, Vec<Alias>> = HashMap::new();
    for row in rows(ALIASES) {
        let kind = match &row[2] {
            "acronym" => AliasKind::Acronym,
            "transliteration" => AliasKind::Transliteration,
            "short" => AliasKind::Short,
            _ => AliasKind::Name,
        };
        by_actor.entry(text(&row, 0)).or_default().push(Alias { name: text(&row, 1), kind });
    }
    by_actor
}

fn offices() -> HashMap<String, Vec<RegistryOffice>> {
    let mut by_actor: HashMap<String, Vec<RegistryOffice>> = HashMap::new();
    for row in rows(OFFICES) {
        by_actor.entry(text(&row, 0)).or_default().push(RegistryOffice {
            title: text(&row, 1),
            of: text(&row, 2),
            from: text(&row, 3),
            to: text(&row, 4),
            basis: text(&row, 5),
        });
    }
    by_actor
}

/// The outlets' actor ids, with their domains where they have one.
fn outlets() -> HashMap<String, Option<String>> {
    rows(PUBLISHERS).map(|row| (text(&row, 0), filled(&row, 2))).collect()
}

/// Which organisations are organs of their state, and which are international.
fn bodies() -> HashMap<String, Body> {
    let kind = |kind: &str| if kind == "organ" { Body::Organ } else { Body::International };
    rows(BODIES).map(|row| (text(&row, 0), kind(&row[1]))).collect()
}

/// The rows of a bundled table. All have as many fields as the header; else the tests fail.
fn rows(table: &'static str) -> impl Iterator<Item = StringRecord> {
    csv::Reader::from_reader(table.as_bytes()).into_records().flatten()
}

fn text(row: &StringRecord, field: usize) -> String {
    row[field].to_owned()
}

fn filled(row: &StringRecord, field: usize) -> Option<String> {
    Some(&row[field]).filter(|value| !value.is_empty()).map(ToOwned::to_owned)
}

fn list(field: &str) -> Vec<String> {
    field.split(';').filter(|value| !value.is_empty()).map(ToOwned::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;

    const SOURCES: &str = include_str!("../../seeds/sources.csv");

    /// Posts of which one person at a time is the holder; several at once would be a wrong date.
    const HELD_BY_ONE: [&str; 12] = [
        "President",
        "Prime Minister",
        "Premier",
        "Chancellor",
        "Minister of Foreign Affairs",
        "Secretary of State",
        "Foreign Secretary",
        "Permanent Representative to the United Nations",
        "Secretary-General",
        "King",
        "Emir",
        "Supreme Leader",
    ];

    #[test]
    fn every_row_is_read() {
        for table in [ACTORS, ALIASES, BODIES, OFFICES, PUBLISHERS, STATES, SOURCES] {
            assert_eq!(rows(table).count(), table.lines().count() - 1, "{}", table.lines().next().unwrap());
        }
        let registry = registry();
        assert_eq!(registry.actors.len(), rows(ACTORS).count());
        let aliases = registry.actors.iter().map(|actor| actor.aliases.len());
        let of_states = registry.states.iter().map(|state| state.aliases.len());
        assert_eq!(aliases.chain(of_states).sum::<usize>(), rows(ALIASES).count(), "an alias of nobody");
        let offices: usize = registry.actors.iter().map(|actor| actor.offices.len()).sum();
        assert_eq!(offices, rows(OFFICES).count(), "an office of nobody");
        assert_eq!(registry.actors.iter().filter(|actor| actor.is_outlet).count(), rows(PUBLISHERS).count());
    }

    #[test]
    fn bodies_are_organs_of_a_state_or_of_none() {
        let registry = registry();
        for row in rows(BODIES) {
            let actor = registry.actors.iter().find(|actor| actor.id == row[0]).expect("a body of the registry");
            assert!(actor.kind == ActorKind::Organisation && !actor.is_outlet, "{}", actor.id);
            let of_state =
                actor.iso3.as_ref().is_some_and(|code| registry.states.iter().any(|state| state.iso3 == *code));
            match &row[1] {
                "organ" => assert!(of_state, "{} is an organ of no state", actor.id),
                "international" => assert!(actor.iso3.is_none(), "{} is of a state", actor.id),
                other => panic!("{other:?} is no kind of body"),
            }
        }
        assert_eq!(registry.actors.iter().filter(|actor| actor.body.is_some()).count(), rows(BODIES).count());
    }

    #[test]
    fn ids_are_slugs_and_nobody_has_two() {
        let registry = registry();
        let ids = registry.actors.iter().map(|actor| &actor.id).chain(registry.states.iter().map(|state| &state.id));
        let mut seen = HashSet::new();
        for id in ids {
            assert_eq!(*id, crate::domain::slug(id), "not a slug");
            assert!(seen.insert(id), "{id} twice");
        }
        let names: HashSet<_> = registry.actors.iter().map(|actor| actor.name.to_lowercase()).collect();
        assert_eq!(names.len(), registry.actors.len(), "a name twice");
        let codes: HashSet<_> = registry.states.iter().map(|state| &state.iso3).collect();
        assert_eq!(codes.len(), registry.states.len(), "a code twice");
    }

    #[test]
    fn offices_name_a_state_or_an_organisation_and_end_after_they_begin() {
        let registry = registry();
        let known: HashSet<&str> = registry
            .states
            .iter()
            .map(|state| state.iso3.as_str())
            .chain(registry.actors.iter().map(|actor| actor.id.as_str()))
            .collect();
        for actor in &registry.actors {
            // Hong Kong is no state here, but its outlets are of nowhere else.
            let code = actor.iso3.as_deref().unwrap_or("HKG");
            assert!(known.contains(code) || code == "HKG", "{} is of {code}", actor.id);
            for office in &actor.offices {
                assert!(known.contains(office.of.as_str()), "{}: {} of {}", actor.id, office.title, office.of);
                let shared = office.from.len().min(office.to.len());
                assert!(office.to.is_empty() || office.from[..shared] <= office.to[..shared], "{office:?}");
            }
        }
    }

    #[test]
    fn a_name_of_several_is_short_for_each() {
        let registry = registry();
        let mut owners: HashMap<String, Vec<(&str, AliasKind)>> = HashMap::new();
        for actor in &registry.actors {
            owners.entry(actor.name.to_lowercase()).or_default().push((&actor.id, AliasKind::Name));
            for alias in &actor.aliases {
                owners.entry(alias.name.to_lowercase()).or_default().push((&actor.id, alias.kind));
            }
        }
        for (name, owners) in owners {
            let different: HashSet<_> = owners.iter().map(|(id, _)| id).collect();
            if different.len() > 1 {
                let safe: HashSet<_> =
                    owners.iter().filter(|(_, kind)| *kind != AliasKind::Short).map(|(id, _)| id).collect();
                assert!(safe.len() < 2, "{name} stands for {safe:?}");
            }
        }
    }

    #[test]
    fn one_holder_at_a_time() {
        type Held<'r> = HashMap<(&'r str, &'r str), Vec<(&'r str, &'r str, &'r str)>>;
        let registry = registry();
        let mut held: Held<'_> = HashMap::new();
        for actor in &registry.actors {
            for office in actor.offices.iter().filter(|office| HELD_BY_ONE.contains(&office.title.as_str())) {
                let terms = held.entry((&office.title, &office.of)).or_default();
                terms.push((&office.from, if office.to.is_empty() { "9999" } else { &office.to }, &actor.id));
            }
        }
        for (post, mut terms) in held {
            terms.sort_unstable();
            for pair in terms.windows(2) {
                let ((_, to, before), (from, _, after)) = (pair[0], pair[1]);
                // Years are as precise as some rows are: a successor may begin in the year of the end.
                assert!(before == after || to[..4] <= from[..4], "{post:?}: {before} to {to}, {after} from {from}");
            }
        }
    }

    #[test]
    fn every_basis_is_a_key_of_the_sources() {
        let keys: HashSet<String> = rows(SOURCES).map(|row| text(&row, 0)).collect();
        for (table, field) in [(ACTORS, 7), (ALIASES, 3), (BODIES, 2), (OFFICES, 5), (PUBLISHERS, 3), (STATES, 9)] {
            for row in rows(table) {
                for basis in row[field].split(';') {
                    let key = basis.split('(').next().unwrap_or_default();
                    assert!(keys.contains(key), "{basis:?} in {row:?}");
                }
            }
        }
    }
}
