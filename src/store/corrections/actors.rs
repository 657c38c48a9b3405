//! Actors that corrections name: what the registry tells of them on the day of an article.

use std::collections::{BTreeSet, HashMap};

use crate::domain::{ActorKind, Correction, Day, FoundActor, OfficeOf, RegistryOffice, Span};
use crate::store::Result;
use crate::store::sql::builder::{Sql, list};
use crate::store::sql::engine::Engine;
use crate::store::sql::from_row::from_row;

/// The actors that some corrections name, and what their offices belong to.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct NamedActors {
    named: HashMap<String, (Row, Vec<RegistryOffice>)>,
    bodies: HashMap<String, Row>,
}

/// An actor of the registry.
#[derive(Clone, Debug)]
struct Row {
    id: i64,
    slug: String,
    name: String,
    kind: String,
    iso3: Option<String>,
    /// What the registry says of an organisation: "organ" of its state, or "international".
    body: Option<String>,
}

from_row!(Row { id, slug, name, kind, iso3, body });

/// Whom a speaker speaks for, and in what office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Standing {
    pub office: Option<String>,
    pub state: Option<String>,
    /// The id and the name of an international body.
    pub organisation: Option<(String, String)>,
}

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
    pub async fn read<'c>(conn: &mut impl Engine, corrections: impl Iterator<Item = &'c Correction>) -> Result<Self> {
        let slugs: BTreeSet<&str> = corrections.filter_map(|correction| correction.actor_id.as_deref()).collect();
        let columns = "s.id, s.slug, s.name, s.kind, s.iso3, s.body";
        let sql = format!(
            "SELECT {columns} FROM json_each(?) j CROSS JOIN actor s ON s.slug = j.value WHERE s.in_registry = 1"
        );
        let rows: Vec<Row> = Sql::with(sql, serde_json::to_string(&slugs).unwrap_or_default()).all(conn).await?;
        let numbers = list(rows.iter().map(|row| row.id));
        let sql = "SELECT actor, title, of, began, ended FROM actor_office \
                   WHERE actor IN (SELECT value FROM json_each(?)) ORDER BY actor, place";
        let offices: Vec<OfficeRow> = Sql::with(sql, numbers).all(conn).await?;
        let ofs: BTreeSet<&str> = offices.iter().map(|office| office.of.as_str()).collect();
        let sql = format!(
            "SELECT {columns} FROM json_each(?) j CROSS JOIN actor s \
             ON s.slug = j.value OR (s.kind = 'state' AND s.iso3 = j.value) WHERE s.in_registry = 1"
        );
        let bodies: Vec<Row> = Sql::with(sql, serde_json::to_string(&ofs).unwrap_or_default()).all(conn).await?;
        let of =
            |row: Row| (if row.kind == "state" { row.iso3.clone() } else { None }.unwrap_or(row.slug.clone()), row);
        let named = rows.into_iter().map(|row| {
            let own = offices.iter().filter(|office| office.actor == row.id).map(OfficeRow::office).collect();
            (row.slug.clone(), (row, own))
        });
        Ok(Self { named: named.collect(), bodies: bodies.into_iter().map(of).collect() })
    }

    /// The name that is shown of the actor that a correction names.
    pub fn name(&self, correction: &Correction) -> Option<String> {
        let id = correction.actor_id.as_ref()?;
        let registered = self.named.get(id).map(|(actor, _)| actor.name.clone());
        registered.or_else(|| correction.actor_name.clone()).or_else(|| Some(id.clone()))
    }

    /// The office held on a day, and whom its holder speaks for, as where the text alone is read.
    pub fn standing(&self, correction: &Correction, day: Option<Day>) -> Standing {
        let Some((actor, offices)) = correction.actor_id.as_ref().and_then(|id| self.named.get(id)) else {
            return Standing::default();
        };
        if actor.kind != "person" {
            return actor.speaks_for().unwrap_or_default();
        }
        let of = |of: &str| self.bodies.get(of)?.speaks_for();
        let Some(day) = day else { return RegistryOffice::common(offices, of).unwrap_or_default() };
        let held = RegistryOffice::held_on(offices, day);
        let spoken_for = held.iter().find_map(|office| of(&office.of));
        let office = held.first().map(|&office| {
            let of = self.bodies.get(&office.of).map_or(OfficeOf::Unknown, Row::of_office);
            office.shown(of)
        });
        Standing { office, ..spoken_for.unwrap_or_default() }
    }

    /// The actor as one that no registry knows, so that it is there whatever else is loaded; none for the registry's own.
    /// It has no place in the text, which does not tell of it.
    pub fn discovered(&self, correction: &Correction) -> Option<FoundActor> {
        let id = correction.actor_id.clone().filter(|id| !self.named.contains_key(id))?;
        let kind = match correction.actor_kind.as_deref() {
            Some("organisation") => ActorKind::Organisation,
            Some("state") => ActorKind::State,
            _ => ActorKind::Person,
        };
        let name = self.name(correction).unwrap_or_default();
        Some(FoundActor { id, kind, name, description: None, office: None, state: None, span: Span::default() })
    }
}

impl Row {
    /// Whom one speaks for who speaks for this actor.
    fn speaks_for(&self) -> Option<Standing> {
        match (self.kind.as_str(), self.body.as_deref()) {
            ("state", _) | (_, Some("organ")) => {
                Some(Standing { state: Some(self.iso3.clone()?), ..Standing::default() })
            }
            (_, Some("international")) => {
                let organisation = Some((self.slug.clone(), self.name.clone()));
                Some(Standing { organisation, ..Standing::default() })
            }
            _ => None,
        }
    }

    fn of_office(&self) -> OfficeOf<'_> {
        if self.kind == "state" { OfficeOf::State(&self.name) } else { OfficeOf::Body(&self.name) }
    }
}

impl OfficeRow {
    fn office(&self) -> RegistryOffice {
        let Self { title, of, began, ended, .. } = self;
        let [title, of, from, to] = [title, of, began, ended].map(Clone::clone);
        RegistryOffice { title, of, from, to, basis: String::new() }
    }
}
