//! The stored registry, read back whole: texts are searched with it where it is newer than the bundled one.

use std::collections::HashMap;

use super::load::word_of;
use crate::domain::{ActorKind, Alias, AliasKind, Body, Day, Registry, RegistryActor, RegistryOffice, State};
use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;
use crate::store::sql::from_row::from_row;
use crate::store::{Result, Snapshot};

fn kind_of(word: &str) -> Option<AliasKind> {
    [AliasKind::Name, AliasKind::Acronym, AliasKind::Transliteration, AliasKind::Short]
        .into_iter()
        .find(|&kind| word_of(kind) == word)
}

struct Row {
    id: i64,
    slug: String,
    kind: ActorKind,
    name: String,
    iso3: Option<String>,
    wikidata: Option<String>,
    state: Option<String>,
    description: Option<String>,
    full_name: Option<String>,
    gender: Option<String>,
    is_outlet: bool,
    domain: Option<String>,
    basis: Option<String>,
    body: Option<Body>,
    began_on: Option<Day>,
    ended_on: Option<Day>,
}

from_row!(Row {
    id,
    slug,
    kind,
    name,
    iso3,
    wikidata,
    state,
    description,
    full_name,
    gender,
    is_outlet,
    domain,
    basis,
    body,
    began_on,
    ended_on
});

impl Snapshot {
    /// The whole registry, as it was loaded, ordered by id.
    ///
    /// # Errors
    ///
    /// Where the database cannot be read.
    pub async fn registry(&mut self) -> Result<Registry> {
        read(self.conn().await?).await
    }
}

async fn read(conn: &mut impl Engine) -> Result<Registry> {
    let sql = Sql::new("SELECT registry_version FROM dataset");
    let version: (Option<u32>,) = sql.first(conn).await?.ok_or(sqlx::Error::RowNotFound)?;
    let mut registry = Registry { version: version.0.unwrap_or_default(), ..Registry::default() };
    let mut aliases: HashMap<i64, Vec<(String, String)>> = HashMap::new();
    let rows: Vec<(i64, String, String)> =
        Sql::new("SELECT actor, name, kind FROM actor_alias ORDER BY actor, place").all(conn).await?;
    for (actor, name, kind) in rows {
        aliases.entry(actor).or_default().push((name, kind));
    }
    let mut offices: HashMap<i64, Vec<RegistryOffice>> = HashMap::new();
    let rows: Vec<(i64, String, String, String, String, String)> =
        Sql::new("SELECT actor, title, of, began, ended, basis FROM actor_office ORDER BY actor, place")
            .all(conn)
            .await?;
    for (actor, title, of, from, to, basis) in rows {
        offices.entry(actor).or_default().push(RegistryOffice { title, of, from, to, basis });
    }
    let rows: Vec<Row> = Sql::new(
        "SELECT id, slug, kind, name, iso3, wikidata, state, description, full_name, gender, is_outlet, domain, basis, body, \
         began_on, ended_on FROM actor WHERE in_registry = 1 ORDER BY slug",
    )
    .all(conn)
    .await?;
    for row in rows {
        let aliases = aliases.remove(&row.id).unwrap_or_default();
        let offices = offices.remove(&row.id).unwrap_or_default();
        match row.kind {
            ActorKind::State => registry.states.push(row.state(&aliases)),
            _ => registry.actors.push(row.actor(&aliases, offices)),
        }
    }
    Ok(registry)
}

fn plain_aliases(names: &[(String, String)]) -> Vec<Alias> {
    names.iter().filter_map(|(name, kind)| Some(Alias { name: name.clone(), kind: kind_of(kind)? })).collect()
}

impl Row {
    fn state(self, names: &[(String, String)]) -> State {
        let of = |wanted: &str| {
            let names = names.iter().filter(|(_, kind)| kind == wanted);
            names.map(|(name, _)| name.clone()).collect::<Vec<_>>()
        };
        State {
            id: self.slug,
            iso3: self.iso3.unwrap_or_default(),
            full_name: self.full_name.unwrap_or_default(),
            name: self.name,
            demonyms: of("demonym"),
            capitals: of("capital"),
            aliases: plain_aliases(names),
            wikidata: self.wikidata,
            from: self.began_on,
            to: self.ended_on,
        }
    }

    fn actor(self, names: &[(String, String)], offices: Vec<RegistryOffice>) -> RegistryActor {
        RegistryActor {
            id: self.slug,
            kind: self.kind,
            name: self.name,
            gender: self.gender.and_then(|gender| gender.chars().next()),
            iso3: self.state,
            wikidata: self.wikidata,
            description: self.description,
            is_outlet: self.is_outlet,
            domain: self.domain,
            body: self.body,
            basis: self.basis.unwrap_or_default(),
            aliases: plain_aliases(names),
            offices,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::store::fixtures::{Database, registry};

    #[tokio::test]
    async fn what_was_loaded_is_read_back() {
        let database = Database::empty().await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        assert_eq!(snapshot.registry().await.unwrap(), registry());
    }
}
