//! Unregistered actors: described by their earliest sighting, deleted with their last.
//!
//! The earliest is by day of publication (the undated last), then by article, so that neither the order of
//! loading nor a reload changes what is shown.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde::Serialize;

use crate::domain::{ChangeKind, FoundActor};
use crate::store::Result;
use crate::store::search::rebuild::enter_actors;
use crate::store::sql::builder::{Numbers, Sql, Value, list, word};
use crate::store::sql::changes::{note_gone, note_present, note_renamed};
use crate::store::sql::engine::Engine;
use crate::store::sqlite::full_text::FullText;

const THESE: &str = "actor.in_registry = 0 AND actor.id IN (SELECT value FROM json_each(?))";

/// The earliest new sighting of each actor.
#[derive(Debug, Default)]
pub(in crate::store) struct Sightings(HashMap<i64, Sighting>);

#[derive(Debug, Serialize)]
struct Sighting {
    actor: i64,
    day: i64,
    article_key: i64,
    kind: String,
    name: String,
    description: Option<String>,
    office: Option<String>,
    state: Option<String>,
}

impl Sightings {
    /// Adds one of that day and article, both as they are stored.
    pub fn add(&mut self, number: i64, (day, article_key): (i64, i64), actor: &FoundActor) {
        let sighting = || {
            let FoundActor { kind, name, description, office, state, .. } = actor.clone();
            Sighting { actor: number, day, article_key, kind: word(kind), name, description, office, state }
        };
        match self.0.entry(number) {
            Entry::Vacant(none) => _ = none.insert(sighting()),
            Entry::Occupied(mut other) if (day, article_key) < (other.get().day, other.get().article_key) => {
                other.insert(sighting());
            }
            Entry::Occupied(_) => {}
        }
    }
}

/// Describes actors by these sightings, where they are earlier than what describes them now.
pub(in crate::store) async fn describe(conn: &mut impl Engine, sightings: Sightings) -> Result<()> {
    if sightings.0.is_empty() {
        return Ok(());
    }
    let s = "(SELECT CAST(value ->> 'actor' AS INTEGER) AS actor, CAST(value ->> 'day' AS INTEGER) AS day, \
             CAST(value ->> 'article_key' AS INTEGER) AS article_key, value ->> 'kind' AS kind, value ->> 'name' AS name, value ->> 'description' AS description, \
             value ->> 'office' AS office, value ->> 'state' AS state FROM json_each(?)) s";
    let earlier = "actor.in_registry = 0 AND (actor.sighted_day IS NULL OR \
                   (s.day, s.article_key) < (actor.sighted_day, actor.sighted_key))";
    let sightings: Vec<Sighting> = sightings.0.into_values().collect();
    let sightings = serde_json::to_string(&sightings).unwrap_or_default();
    let renamed = tell(conn, s, earlier, &Value::Text(sightings)).await?;
    rename(conn, &[], renamed).await
}

/// Describes these actors anew by all their sightings, and removes those that no article names any more. Registered
/// ones stay as they are.
pub(in crate::store) async fn settle(conn: &mut impl Engine, these: &Numbers) -> Result<()> {
    let known =
        "INSERT OR IGNORE INTO known_value (kind, value) SELECT 'actor', slug FROM actor WHERE article_count = 0 AND";
    Sql::with(format!("{known} {THESE}"), these).run(conn).await?;
    let gone: Vec<(i64, String)> =
        Sql::with(format!("DELETE FROM actor WHERE article_count = 0 AND {THESE} RETURNING id, slug"), these)
            .all(conn)
            .await?;
    let (gone, slugs): (Vec<i64>, Vec<String>) = gone.into_iter().unzip();
    note_gone(conn, ChangeKind::Actor, &slugs).await?;
    let earliest = format!(
        "{THESE} AND (s.day, s.article_key) = \
         (SELECT day, article_key FROM sighting WHERE actor = actor.id ORDER BY day, article_key LIMIT 1)"
    );
    let renamed = tell(conn, "sighting s", &earliest, &these.into()).await?;
    rename(conn, &gone, renamed).await
}

/// Has those of the sightings `s` that are `the_ones` describe their actors; returns those whose name has changed. One of
/// both parts of SQL has a question mark, for `value`.
async fn tell(conn: &mut impl Engine, s: &str, the_ones: &str, value: &Value) -> Result<Vec<(i64,)>> {
    let from = format!("FROM {s} WHERE actor.id = s.actor AND {the_ones}");
    let named = format!(
        "SELECT actor.id, actor.name FROM actor, {s} WHERE actor.id = s.actor AND {the_ones} AND s.name <> actor.name"
    );
    let named: Vec<(i64, String)> = Sql::with(named, value.clone()).all(conn).await?;
    let other = named.iter().filter(|(_, before)| !before.is_empty()).map(|(id, _)| *id);
    note_renamed(conn, &list(other)).await?;
    let renamed = named.into_iter().map(|(id, _)| (id,)).collect();
    // Only those whose description differs: a row that is written anew is written into nine indexes.
    let told = format!(
        "UPDATE actor SET kind = s.kind, name = s.name, description = s.description, office = s.office, \
         state = s.state, name_key = slug {from} AND (s.kind, s.name, s.description, s.office, s.state) IS NOT \
         (actor.kind, actor.name, actor.description, actor.office, actor.state) RETURNING slug"
    );
    let told: Vec<(String,)> = Sql::with(told, value.clone()).all(conn).await?;
    let told: Vec<String> = told.into_iter().map(|(slug,)| slug).collect();
    note_present(conn, ChangeKind::Actor, &told).await?;
    let place = format!("UPDATE actor SET sighted_day = s.day, sighted_key = s.article_key {from}");
    Sql::with(place, value.clone()).run(conn).await?;
    Ok(renamed)
}

/// Has actors found by the names they have now, and those that are gone not at all.
async fn rename(conn: &mut impl Engine, gone: &[i64], renamed: Vec<(i64,)>) -> Result<()> {
    let stale = list(gone.iter().copied().chain(renamed.iter().map(|(id,)| *id)));
    FullText::Actor.delete(conn, &stale).await?;
    enter_actors(conn, &list(renamed.into_iter().map(|(id,)| id))).await
}

/// [`settle`] for all of them.
pub(in crate::store) async fn settle_all(conn: &mut impl Engine) -> Result<()> {
    let all: Vec<(i64,)> = Sql::new("SELECT id FROM actor WHERE in_registry = 0").all(conn).await?;
    settle(conn, &list(all.into_iter().map(|(id,)| id))).await
}
