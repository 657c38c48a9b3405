//! The bundled registry is whole.

use std::collections::{HashMap, HashSet};

use super::*;

const SOURCES: &str = include_str!("../../../seeds/sources.csv");

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
        let of_state = actor.iso3.as_ref().is_some_and(|code| registry.states.iter().any(|state| state.iso3 == *code));
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
