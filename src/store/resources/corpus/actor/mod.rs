//! Actors: filtered lists, one with its names and offices, and whom it is named with.

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::domain::{Actor, ActorDetail, ActorKind, Office};
use crate::store::list::access_path::{
    AccessPath, AccessPaths, Resource, actor_number, article_number, is_code, plain,
};
use crate::store::list::json_row::{ColumnTypes, JsonRow};
use crate::store::list::keyset::{ALL, IndexScan, List, Order};
use crate::store::resources::corpus::homonym::{Sighted, Sightings};
use crate::store::sql::builder::{Sql, word};
use crate::store::sql::from_row::from_row;
use crate::store::{OneOf, Page, Paging, Result, Snapshot};

/// The order of actors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum ActorSort {
    /// Sorted by name, from A to Z.
    #[default]
    #[serde(rename = "name")]
    Name,
    /// The most quoted first.
    #[serde(rename = "-quote_count")]
    Quotes,
    /// Those named in most articles first.
    #[serde(rename = "-article_count")]
    Articles,
}

/// The filter of the list of actors.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct ActorFilter {
    /// Words of a name or alias: all of them, "a phrase", prefix*, -not or NOT, one OR another.
    #[param(required = false, example = "lavrov")]
    pub q: Option<String>,
    /// The kind of actor: person, state or organisation.
    #[param(required = false, value_type = Vec<ActorKind>, style = Form, explode = false)]
    pub kind: OneOf<ActorKind>,
    /// The state the actor is or belongs to, by its ISO 3166 alpha-3 code.
    #[param(required = false, value_type = Vec<String>, style = Form, explode = false, example = json!(["RUS"]))]
    pub state: OneOf<String>,
    /// The sort order: by name, by quotes or by articles.
    #[param(required = false, inline)]
    pub sort: ActorSort,
}

/// The one column list of actors.
const COLUMNS: &str = "s.slug AS id, s.kind, s.name, s.iso3, s.wikidata, s.office, s.state, s.description, \
     s.in_registry, s.quote_count, s.article_count, s.mention_count, s.first_seen_on, s.last_seen_on";

/// The columns of an actor's JSON row.
static ROW: LazyLock<JsonRow> =
    LazyLock::new(|| JsonRow::new(COLUMNS, ColumnTypes { flags: &["in_registry"], ..ColumnTypes::default() }));

/// The columns of a related actor's JSON row; `k` has the sort keys.
static RELATED: LazyLock<JsonRow> = LazyLock::new(|| {
    let columns = "s.slug AS id, s.kind, s.name, -k.k1 AS article_count, -k.k0 AS weight";
    JsonRow::new(columns, ColumnTypes::default())
});

const TABLES: &str = "actor s ON s.id = k.id";

/// Access paths from filters to actors, the most selective first.
const SEARCH: AccessPath = AccessPath {
    parameter: "q",
    from: "\u{3}actor_fts f CROSS JOIN \u{4}actor s\u{3} ON s.id = f.rowid\u{4}",
    walked: "s",
    id: "s.id",
    column: "actor_fts",
    check: "SELECT rowid FROM actor_fts WHERE actor_fts MATCH",
};
const STATE: AccessPath =
    AccessPath { parameter: "state", from: "actor s", column: "s.state", check: "+s.state IN", ..SEARCH };
const KIND: AccessPath = AccessPath { parameter: "kind", column: "s.kind", check: "+s.kind IN", ..STATE };
const ARTICLE: AccessPath = AccessPath {
    parameter: "article",
    from: "article_actor m CROSS JOIN actor s ON s.id = m.actor",
    column: "m.article",
    check: "s.id IN (SELECT actor FROM article_actor WHERE article IN",
    ..SEARCH
};

impl ActorSort {
    fn order(self) -> Order {
        let keys: &[&str] = match self {
            Self::Name => &["s.name_key", "s.slug"],
            Self::Quotes => &["s.quotes_first", "s.slug"],
            Self::Articles => &["s.articles_first", "s.slug"],
        };
        Order { keys, reverse: false, blocks: ALL }
    }
}

impl ActorFilter {
    /// The list; `article` leaves those that it names.
    pub(in crate::store) fn list(&self, article: Option<Uuid>) -> Result<List> {
        let mut leads = AccessPaths::default();
        leads.offer(ARTICLE, &OneOf(article.into_iter().collect()), |id| article_number(*id))?;
        leads.search(self.q.as_deref(), SEARCH)?;
        leads.offer(STATE, &self.state, |code| plain(code))?;
        leads.offer(KIND, &self.kind, |kind| plain(&word(kind)))?;
        let resource = Resource::new("actors", &(self, article), &ROW, TABLES);
        Ok(leads.into_list(IndexScan::all("actor s", "s", "s.id"), resource, self.sort.order()))
    }
}

struct OfficeRow {
    title: String,
    of: String,
    organisation: Option<String>,
    began: String,
    ended: String,
    basis: String,
}

from_row!(OfficeRow { title, of, organisation, began, ended, basis });

impl Snapshot {
    /// Actors, filtered and in order.
    ///
    /// # Errors
    ///
    /// A bad cursor or filter, the deadline, a failed read: see [`Snapshot::quotes`].
    pub async fn actors<T: DeserializeOwned>(&mut self, filter: &ActorFilter, paging: &Paging) -> Result<Page<T>> {
        filter.list(None)?.page(self, paging).await
    }

    /// The actors that an article names, filtered and in order.
    ///
    /// # Errors
    ///
    /// A bad cursor or filter, the deadline, a failed read: see [`Snapshot::quotes`].
    pub async fn actors_of<T: DeserializeOwned>(
        &mut self,
        article: Uuid,
        filter: &ActorFilter,
        paging: &Paging,
    ) -> Result<Page<T>> {
        filter.list(Some(article))?.page(self, paging).await
    }

    /// One actor, by its id or a state's ISO 3166 alpha-3 code.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn actor(&mut self, id: &str) -> Result<Option<Actor>> {
        let mut sql = Sql::new(ROW.select("actor s WHERE s.id = "));
        sql.append(&actor_number(id));
        sql.first_json(self.conn().await?).await
    }

    /// One actor with aliases and offices.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn actor_detail(&mut self, id: &str) -> Result<Option<ActorDetail>> {
        let Some(actor) = self.actor(id).await? else { return Ok(None) };
        // Of the registry's own, the ones that are names; of the others, the ways articles print the name.
        let mut sql = Sql::with(
            "SELECT l.name FROM actor s CROSS JOIN actor_alias l ON l.actor = s.id \
             WHERE s.slug = ? AND l.kind NOT IN ('demonym', 'capital')",
            &actor.id,
        );
        sql.push(" UNION SELECT g.name FROM actor s CROSS JOIN sighting g ON g.actor = s.id WHERE s.slug = ");
        sql.bind(&actor.id).push(" AND g.name <> s.name ORDER BY 1");
        let aliases: Vec<(String,)> = sql.all(self.conn().await?).await?;
        let sql = "SELECT o.title, o.of, t.name AS organisation, o.began, o.ended, o.basis FROM actor s \
                   CROSS JOIN actor_office o ON o.actor = s.id LEFT JOIN actor t ON t.slug = o.of WHERE s.slug = ? \
                   ORDER BY o.ended = '' DESC, o.began DESC, o.ended DESC, o.place";
        let offices: Vec<OfficeRow> = Sql::with(sql, &actor.id).all(self.conn().await?).await?;
        let offices = offices.into_iter().map(OfficeRow::office).collect();
        let sql = "SELECT g.kind, g.description, g.office, g.state, a.publisher FROM actor s \
                   CROSS JOIN sighting g ON g.actor = s.id CROSS JOIN article a ON a.id = g.article \
                   WHERE s.slug = ? AND s.in_registry = 0 ORDER BY g.day, g.article_key LIMIT 1000";
        let sighted: Vec<Sighted> = Sql::with(sql, &actor.id).all(self.conn().await?).await?;
        let Sightings { descriptions, states, outlets, ambiguous } = Sightings::of(sighted);
        let aliases = aliases.into_iter().map(|(name,)| name).collect();
        Ok(Some(ActorDetail { actor, aliases, offices, descriptions, states, outlets, ambiguous }))
    }

    /// The actors that articles name together with this one, the closest first.
    ///
    /// # Errors
    ///
    /// A bad cursor or filter, the deadline, a failed read: see [`Snapshot::quotes`].
    pub async fn related<T: DeserializeOwned>(&mut self, id: &str, paging: &Paging) -> Result<Page<T>> {
        let mut from = Sql::new(
            "(SELECT o.actor AS id, count(*) AS article_count, round(sum(1.0 / (a.actor_count - 1)), 4) AS weight \
             FROM article_actor m CROSS JOIN article a ON a.id = m.article \
             CROSS JOIN article_actor o ON o.article = m.article AND o.actor <> m.actor WHERE m.actor = ",
        );
        from.append(&actor_number(id)).push(" GROUP BY o.actor) w");
        let arm = IndexScan { from, walked: "w", id: "w.id", lead: Sql::default() };
        // Joined, all slugs would be walked for each of them behind a cursor.
        let order = Order {
            keys: &["-w.weight", "-w.article_count", "(SELECT slug FROM actor WHERE id = w.id)"],
            reverse: false,
            blocks: ALL,
        };
        let resource = Resource::new("related", &id, &RELATED, TABLES);
        AccessPaths::default().into_list(arm, resource, order).page(self, paging).await
    }
}

impl OfficeRow {
    fn office(self) -> Office {
        let Self { title, of, organisation, began, ended, basis } = self;
        let given = |text: String| (!text.is_empty()).then_some(text);
        let (organisation, state) =
            if is_code(&of) { (None, Some(of)) } else { (organisation.or_else(|| given(of)), None) };
        Office { title, organisation, state, from: given(began), to: given(ended), basis }
    }
}
