//! The bundled registry as typed rows: actors known before any text is read.
//!
//! The tables stand in `seeds/` as a person edits them, one fact a row, each with its `basis`; here they
//! become [`Registry`]. What a name means in a text is left to `extract`, where the rows are kept to `store`.

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use csv::StringRecord;

use crate::domain::{ActorKind, Alias, AliasKind, Body, Registry, RegistryActor, RegistryOffice, State};

/// Raised with every change of the tables, so that a database with an older copy replaces it.
pub const REGISTRY_VERSION: u32 = 3;

const ACTORS: &str = include_str!("../../../seeds/actors.csv");
const ALIASES: &str = include_str!("../../../seeds/aliases.csv");
const BODIES: &str = include_str!("../../../seeds/bodies.csv");
const OFFICES: &str = include_str!("../../../seeds/offices.csv");
const PUBLISHERS: &str = include_str!("../../../seeds/publishers.csv");
const STATES: &str = include_str!("../../../seeds/states.csv");

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
