//! Loading of the registry of actors; `read` reads it back.
//!
//! Actors keep their row when the registry is renewed, because findings point at it. One that a new registry
//! no longer has stays as long as an article names it.

use std::collections::{BTreeMap, HashMap};

use crate::domain::{ActorKind, AliasKind, ChangeKind, Registry, RegistryActor, RegistryOffice, State, slug};
use crate::store::Result;
use crate::store::load::unregistered_actors;
use crate::store::search::rebuild::refill;
use crate::store::sql::builder::{Insert, Sql, Value, list, word};
use crate::store::sql::changes::{differing, note_present, note_renamed, told};
use crate::store::sql::engine::Engine;
use crate::store::sqlite::full_text::FullText;

/// Upserts an actor: the registry's row replaces one that a text or an earlier registry made.
const UPSERT: &str = "INSERT INTO actor (slug, kind, name, name_key, iso3, wikidata, office, state, description, \
     in_registry, full_name, gender, is_outlet, domain, basis, began_on, ended_on, body) \
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (slug) DO UPDATE SET \
     kind = excluded.kind, name = excluded.name, name_key = excluded.name_key, iso3 = excluded.iso3, \
     wikidata = excluded.wikidata, office = excluded.office, state = excluded.state, \
     description = excluded.description, in_registry = 1, full_name = excluded.full_name, \
     gender = excluded.gender, is_outlet = excluded.is_outlet, domain = excluded.domain, basis = excluded.basis, \
     began_on = excluded.began_on, ended_on = excluded.ended_on, body = excluded.body";

/// All columns of the registry's actors that clients see, but for counts.
const TOLD: &str = "SELECT slug, json_array(kind, a.name, iso3, wikidata, office, state, description, \
     (SELECT json_group_array(json_array(l.name, l.kind)) FROM (SELECT name, kind FROM actor_alias \
       WHERE actor = a.id ORDER BY place) l), \
     (SELECT json_group_array(json_array(o.title, o.of, o.began, o.ended, o.basis)) FROM (SELECT title, of, began, ended, \
       basis FROM actor_office WHERE actor = a.id ORDER BY place) o)) FROM actor a WHERE in_registry = 1";

const NAMES: &str = "SELECT slug, name FROM actor WHERE in_registry = 1";

/// Replaces the stored registry.
pub(in crate::store) async fn load(conn: &mut impl Engine, registry: &Registry) -> Result<()> {
    let (before, called) = (told(conn, TOLD).await?, told(conn, NAMES).await?);
    for sql in ["DELETE FROM actor_alias", "DELETE FROM actor_office", "UPDATE actor SET in_registry = 0, iso3 = NULL"]
    {
        Sql::new(sql).run(conn).await?;
    }
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
    note_changes(conn, &before).await?;
    note_names(conn, &called).await?;
    refill(conn, FullText::Actor).await?;
    Sql::with("UPDATE dataset SET registry_version = ?", registry.version).run(conn).await?;
    Ok(())
}

/// Notes which actors the registry has otherwise than `before`; one that it has no more may stay as an unregistered one.
async fn note_changes(conn: &mut impl Engine, before: &BTreeMap<String, String>) -> Result<()> {
    let changed = differing(before, &told(conn, TOLD).await?);
    let sql = "SELECT slug FROM actor WHERE slug IN (SELECT value FROM json_each(?))";
    let there: Vec<(String,)> = Sql::with(sql, serde_json::to_string(&changed).unwrap_or_default()).all(conn).await?;
    let there: Vec<String> = there.into_iter().map(|(slug,)| slug).collect();
    note_present(conn, ChangeKind::Actor, &there).await
}

/// Notes the articles that name an actor of another name than `before`.
async fn note_names(conn: &mut impl Engine, before: &BTreeMap<String, String>) -> Result<()> {
    let mut renamed = differing(before, &told(conn, NAMES).await?);
    renamed.retain(|actor| before.contains_key(actor));
    let sql = "SELECT id FROM actor WHERE slug IN (SELECT value FROM json_each(?))";
    let renamed: Vec<(i64,)> = Sql::with(sql, serde_json::to_string(&renamed).unwrap_or_default()).all(conn).await?;
    note_renamed(conn, &list(renamed.into_iter().map(|(actor,)| actor))).await
}

/// What offices belong to, by the organisation's slug or the state's code.
fn names(registry: &Registry) -> HashMap<&str, &str> {
    let states = registry.states.iter().map(|state| (state.iso3.as_str(), state.name.as_str()));
    states.chain(registry.actors.iter().map(|actor| (actor.id.as_str(), actor.name.as_str()))).collect()
}

fn state_row(state: &State) -> [Value; 17] {
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
        Value::Null,
    ]
}

fn actor_row(actor: &RegistryActor, names: &HashMap<&str, &str>) -> [Value; 17] {
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
        actor.body.map(word).into(),
    ]
}

async fn numbers(conn: &mut impl Engine) -> Result<HashMap<String, i64>> {
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
