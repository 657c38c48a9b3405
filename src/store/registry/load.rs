//! Loading of the registry of actors; `read` reads it back.
//!
//! Actors keep their row when the registry is renewed, because findings point at it. One that a new registry
//! no longer has stays as long as an article names it.

use std::collections::HashMap;

use sqlx::SqliteConnection;

use crate::domain::{ActorKind, AliasKind, Registry, RegistryActor, RegistryOffice, State, slug};
use crate::store::Result;
use crate::store::load::unregistered_actors;
use crate::store::search::rebuild::refill;
use crate::store::sql::builder::{Insert, Sql, Value, word};
use crate::store::sqlite::full_text::FullText;

/// Upserts an actor: the registry's row replaces one that a text or an earlier registry made.
const UPSERT: &str = "INSERT INTO actor (slug, kind, name, name_key, iso3, wikidata, office, state, description, \
     in_registry, full_name, gender, is_outlet, domain, basis, began_on, ended_on) \
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (slug) DO UPDATE SET \
     kind = excluded.kind, name = excluded.name, name_key = excluded.name_key, iso3 = excluded.iso3, \
     wikidata = excluded.wikidata, office = excluded.office, state = excluded.state, \
     description = excluded.description, in_registry = 1, full_name = excluded.full_name, \
     gender = excluded.gender, is_outlet = excluded.is_outlet, domain = excluded.domain, basis = excluded.basis, \
     began_on = excluded.began_on, ended_on = excluded.ended_on";

/// Replaces the stored registry.
pub(in crate::store) async fn load(conn: &mut SqliteConnection, registry: &Registry) -> Result<()> {
    sqlx::raw_sql(
        "DELETE FROM actor_alias; DELETE FROM actor_office;
         UPDATE actor SET in_registry = 0, iso3 = NULL;",
    )
    .execute(&mut *conn)
    .await?;
    let names = names(registry);
    let rows =
        registry.states.iter().map(state_row).chain(registry.actors.iter().map(|actor| actor_row(actor, &names)));
    for values in rows {
        Sql { text: UPSERT.to_owned(), values: values.to_vec() }.run(conn).await?;
    }
    let numbers = numbers(conn).await?;
    let (mut aliases, mut offices) = (
        Insert::new("actor_alias (actor, place, name, kind)"),
        Insert::new("actor_office (actor, place, title, of, began, ended, basis)"),
    );
    for state in &registry.states {
        add_aliases(&mut aliases, numbers.get(state.id.as_str()), aliases_of(state));
    }
    for actor in &registry.actors {
        let number = numbers.get(actor.id.as_str());
        add_aliases(&mut aliases, number, actor.aliases.iter().map(|alias| (alias.name.as_str(), word_of(alias.kind))));
        for (place, office) in (0i64..).zip(&actor.offices) {
            let RegistryOffice { title, of, from, to, basis } = office;
            offices.row([
                number.copied().into(),
                place.into(),
                title.into(),
                of.into(),
                from.into(),
                to.into(),
                basis.into(),
            ]);
        }
    }
    aliases.run_or_ignore(conn).await?;
    offices.run_or_ignore(conn).await?;
    unregistered_actors::settle_all(conn).await?;
    refill(conn, FullText::Actor).await?;
    Sql::with("UPDATE dataset SET registry_version = ?", registry.version).run(conn).await?;
    Ok(())
}

/// What offices belong to, by the organisation's slug or the state's code.
fn names(registry: &Registry) -> HashMap<&str, &str> {
    let states = registry.states.iter().map(|state| (state.iso3.as_str(), state.name.as_str()));
    states.chain(registry.actors.iter().map(|actor| (actor.id.as_str(), actor.name.as_str()))).collect()
}

fn state_row(state: &State) -> [Value; 16] {
    [
        (&state.id).into(),
        word(ActorKind::State).into(),
        (&state.name).into(),
        slug(&state.name).into(),
        (&state.iso3).into(),
        state.wikidata.as_ref().into(),
        Value::Null,
        (&state.iso3).into(),
        Value::Null,
        (&state.full_name).into(),
        Value::Null,
        false.into(),
        Value::Null,
        Value::Null,
        state.from.into(),
        state.to.into(),
    ]
}

fn actor_row(actor: &RegistryActor, names: &HashMap<&str, &str>) -> [Value; 16] {
    let office = Registry::latest_office(&actor.offices);
    let office = office.map(|office| office.in_words(names.get(office.of.as_str()).unwrap_or(&office.of.as_str())));
    [
        (&actor.id).into(),
        word(actor.kind).into(),
        (&actor.name).into(),
        slug(&actor.name).into(),
        Value::Null,
        actor.wikidata.as_ref().into(),
        office.into(),
        actor.iso3.as_ref().into(),
        actor.description.as_ref().into(),
        Value::Null,
        actor.gender.map(String::from).into(),
        actor.is_outlet.into(),
        actor.domain.as_ref().into(),
        (&actor.basis).into(),
        Value::Null,
        Value::Null,
    ]
}

async fn numbers(conn: &mut SqliteConnection) -> Result<HashMap<String, i64>> {
    let rows: Vec<(String, i64)> = Sql::new("SELECT slug, id FROM actor").all(conn).await?;
    Ok(rows.into_iter().collect())
}

/// A state's names of every kind, in one list.
fn aliases_of(state: &State) -> impl Iterator<Item = (&str, &'static str)> {
    let aliases = state.aliases.iter().map(|alias| (alias.name.as_str(), word_of(alias.kind)));
    let demonyms = state.demonyms.iter().map(|name| (name.as_str(), "demonym"));
    let capitals = state.capitals.iter().map(|name| (name.as_str(), "capital"));
    aliases.chain(demonyms).chain(capitals)
}

fn add_aliases<'a>(into: &mut Insert, number: Option<&i64>, aliases: impl Iterator<Item = (&'a str, &'static str)>) {
    for (place, (name, kind)) in (0i64..).zip(aliases) {
        into.row([number.copied().into(), place.into(), name.into(), kind.into()]);
    }
}

pub(in crate::store) fn word_of(kind: AliasKind) -> &'static str {
    match kind {
        AliasKind::Name => "name",
        AliasKind::Acronym => "acronym",
        AliasKind::Transliteration => "transliteration",
        AliasKind::Short => "short",
    }
}
