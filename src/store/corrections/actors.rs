//! Actors that corrections name: what the registry tells of them on the day of an article.

use std::collections::{BTreeSet, HashMap};

use sqlx::SqliteConnection;

use crate::domain::{ActorKind, Correction, Day, FoundActor, OfficeOf, RegistryOffice, Span};
use crate::store::Result;
use crate::store::sql::builder::Sql;
use crate::store::sql::from_row::from_row;

/// An actor of the registry.
#[derive(Clone, Debug)]
struct Registered {
    name: String,
    state: Option<String>,
    /// Its posts, each with what it belongs to: whether that is a state, and its name.
    offices: Vec<RegistryOffice>,
}

/// The actors that some corrections name.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct NamedActors(HashMap<String, Registered>, HashMap<String, (bool, String)>);

struct Row {
    id: i64,
    slug: String,
    name: String,
    state: Option<String>,
}

from_row!(Row { id, slug, name, state });

struct OfficeRow {
    actor: i64,
    title: String,
    of: String,
    began: String,
    ended: String,
}

from_row!(OfficeRow { actor, title, of, began, ended });

impl NamedActors {
    /// What the registry tells of the actors that these name.
    pub async fn read<'c>(
        conn: &mut SqliteConnection,
        corrections: impl Iterator<Item = &'c Correction>,
    ) -> Result<Self> {
        let slugs: BTreeSet<&str> = corrections.filter_map(|correction| correction.actor_id.as_deref()).collect();
        let sql = "SELECT s.id, s.slug, s.name, s.state FROM json_each(?) j CROSS JOIN actor s ON s.slug = j.value \
                   WHERE s.in_registry = 1";
        let rows: Vec<Row> = Sql::with(sql, serde_json::to_string(&slugs).unwrap_or_default()).all(conn).await?;
        let numbers = crate::store::sql::builder::list(rows.iter().map(|row| row.id));
        let sql = "SELECT actor, title, of, began, ended FROM actor_office \
                   WHERE actor IN (SELECT value FROM json_each(?)) ORDER BY actor, place";
        let offices: Vec<OfficeRow> = Sql::with(sql, numbers.as_str()).all(conn).await?;
        let sql = "SELECT DISTINCT o.of, s.kind = 'state', s.name FROM actor_office o JOIN actor s \
                   ON s.iso3 = o.of OR s.slug = o.of WHERE o.actor IN (SELECT value FROM json_each(?))";
        let bodies: Vec<(String, bool, String)> = Sql::with(sql, numbers).all(conn).await?;
        let registered = |row: Row| {
            let own = offices.iter().filter(|office| office.actor == row.id).map(OfficeRow::office).collect();
            (row.slug, Registered { name: row.name, state: row.state, offices: own })
        };
        let bodies = bodies.into_iter().map(|(of, is_state, name)| (of, (is_state, name))).collect();
        Ok(Self(rows.into_iter().map(registered).collect(), bodies))
    }

    /// The name that is shown of the actor that a correction names.
    pub fn name(&self, correction: &Correction) -> Option<String> {
        let id = correction.actor_id.as_ref()?;
        let registered = self.0.get(id).map(|actor| actor.name.clone());
        registered.or_else(|| correction.actor_name.clone()).or_else(|| Some(id.clone()))
    }

    /// The office held on a day, and the state.
    pub fn office_and_state(&self, correction: &Correction, day: Option<Day>) -> (Option<String>, Option<String>) {
        let Some(actor) = correction.actor_id.as_ref().and_then(|id| self.0.get(id)) else { return (None, None) };
        let held = day.and_then(|day| RegistryOffice::held_on(&actor.offices, day).first().copied().cloned());
        let office = held.map(|office| {
            let of = match self.1.get(&office.of) {
                Some((true, name)) => OfficeOf::State(name),
                Some((false, name)) => OfficeOf::Body(name),
                None => OfficeOf::Unknown,
            };
            office.shown(of)
        });
        (office, actor.state.clone())
    }

    /// The actor as one that no registry knows, so that it is there whatever else is loaded; none for the registry's own.
    /// It has no place in the text, which does not tell of it.
    pub fn discovered(&self, correction: &Correction) -> Option<FoundActor> {
        let id = correction.actor_id.clone().filter(|id| !self.0.contains_key(id))?;
        let kind = match correction.actor_kind.as_deref() {
            Some("organisation") => ActorKind::Organisation,
            Some("state") => ActorKind::State,
            _ => ActorKind::Person,
        };
        let name = self.name(correction).unwrap_or_default();
        Some(FoundActor { id, kind, name, description: None, office: None, state: None, span: Span::default() })
    }
}

impl OfficeRow {
    fn office(&self) -> RegistryOffice {
        let Self { title, of, began, ended, .. } = self;
        let [title, of, from, to] = [title, of, began, ended].map(Clone::clone);
        RegistryOffice { title, of, from, to, basis: String::new() }
    }
}
