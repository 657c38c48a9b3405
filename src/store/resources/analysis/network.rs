//! Networks: which actors the articles of a selection name together.
//!
//! # Design
//!
//! All pairs of everybody would be millions: a report names some twenty actors. So the newest articles of the selection
//! are looked at, then the actors that most of them name, and pairs of these alone are counted.

use serde::{Deserialize, Serialize};
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterIn};

use crate::domain::{ActorKind, NetworkEdge};
use crate::store::list::access_path::list_name;
use crate::store::list::in_memory::page_of;
use crate::store::list::keyset::ALL;
use crate::store::resources::corpus::article::ArticleFilter;
use crate::store::sql::builder::{Sql, list, word};
use crate::store::sql::from_row::from_row;
use crate::store::{OneOf, Page, Paging, Result, Snapshot};

/// Articles of a selection that are looked at: the newest.
const ARTICLES: usize = 10_000;
/// Actors whose pairs are counted, where the request does not say how many.
const TOP: u32 = 50;

/// The actors of a network: of which kind, and how many.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct NetworkActors {
    /// The kind of the actors: person, state or organisation.
    #[param(required = false, value_type = Vec<ActorKind>, style = Form, explode = false)]
    pub kind: OneOf<ActorKind>,
    /// How many actors there are at most: those that most articles name.
    #[param(required = false, minimum = 2, maximum = 100, default = 50, example = 20)]
    pub top: Option<u32>,
}

/// The filter of a network: the articles, and the actors.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct NetworkFilter {
    /// The articles that are looked at.
    #[serde(flatten)]
    pub articles: ArticleFilter,
    /// The actors whose pairs are counted.
    #[serde(flatten)]
    pub actors: NetworkActors,
}

/// The parameters of articles that a network takes: those that select by what a report is about.
const OF_ARTICLES: [&str; 7] = ["q", "publisher", "published_from", "published_to", "actor", "speaker", "vote"];

impl IntoParams for NetworkFilter {
    fn into_params(parameter_in: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let mut parameters = ArticleFilter::into_params(&parameter_in);
        parameters.retain(|parameter| OF_ARTICLES.contains(&parameter.name.as_str()));
        parameters.extend(NetworkActors::into_params(parameter_in));
        parameters
    }
}

/// An actor of a network.
struct Node {
    id: i64,
    slug: String,
    name: String,
    kind: ActorKind,
}

from_row!(Node { id, slug, name, kind });

impl Snapshot {
    /// The pairs of actors that a selection of articles names together, those of most articles first.
    ///
    /// # Errors
    ///
    /// A bad cursor or filter, the deadline, a failed read: see [`Snapshot::quotes`].
    pub async fn network(&mut self, filter: &NetworkFilter, paging: &Paging) -> Result<Page<NetworkEdge>> {
        let mut selected = filter.articles.whole_list()?;
        self.require_known(selected.looked_up.take().filter(|_| paging.cursor.is_none())).await?;
        let mut sql = Sql::new("SELECT k.id FROM (");
        sql.append(&selected.walk(ALL[0], None, ARTICLES)).push(") k");
        let articles: Vec<(i64,)> = sql.all(self.conn().await?).await?;
        let articles = list(articles.into_iter().map(|(article,)| article));
        let mut sql = Sql::with(
            "SELECT s.id, s.slug, s.name, s.kind FROM (SELECT m.actor, count(*) AS article_count \
             FROM json_each(?) k CROSS JOIN article_actor m ON m.article = k.value GROUP BY m.actor) n \
             CROSS JOIN actor s ON s.id = n.actor",
            &articles,
        );
        if !filter.actors.kind.is_empty() {
            sql.push(" WHERE s.kind IN ").tuple(filter.actors.kind.0.iter().map(word));
        }
        sql.push(" ORDER BY n.article_count DESC, s.slug LIMIT 0 + ").bind(filter.actors.top.unwrap_or(TOP));
        let mut nodes: Vec<Node> = sql.all(self.conn().await?).await?;
        nodes.sort_unstable_by(|a, b| a.slug.cmp(&b.slug));
        let numbers = list(nodes.iter().map(|node| node.id));
        let mut sql = Sql::with(
            "SELECT x.actor, y.actor, count(*), round(sum(1.0 / (a.actor_count - 1)), 4) FROM json_each(?) k \
             CROSS JOIN article a ON a.id = k.value CROSS JOIN article_actor x ON x.article = a.id \
             CROSS JOIN article_actor y ON y.article = a.id AND y.actor > x.actor \
             WHERE x.actor IN (SELECT value FROM json_each(",
            articles,
        );
        sql.bind(&numbers).push(")) AND y.actor IN (SELECT value FROM json_each(").bind(numbers);
        sql.push(")) GROUP BY x.actor, y.actor");
        let pairs: Vec<(i64, i64, u32, f64)> = self.last(sql).await?;
        let place = |actor: i64| nodes.iter().position(|node| node.id == actor);
        let edge = |(x, y, article_count, weight): (i64, i64, u32, f64)| {
            let (x, y) = place(x).zip(place(y))?;
            let (a, b) = (&nodes[x.min(y)], &nodes[x.max(y)]);
            Some(NetworkEdge {
                a: a.slug.clone(),
                a_name: a.name.clone(),
                a_kind: a.kind,
                b: b.slug.clone(),
                b_name: b.name.clone(),
                b_kind: b.kind,
                article_count,
                weight,
            })
        };
        let mut edges: Vec<NetworkEdge> = pairs.into_iter().filter_map(edge).collect();
        edges.sort_by(|a, b| b.article_count.cmp(&a.article_count).then_with(|| (&a.a, &a.b).cmp(&(&b.a, &b.b))));
        page_of(edges, |edge| format!("{} {}", edge.a, edge.b), &list_name("network", filter), paging)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::store::fixtures::{Database, five};

    #[tokio::test]
    async fn actors_named_together_are_edges() {
        let database = Database::of(&five()).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let all = ["china russia 2", "ada-minister bo-scholar 1", "ada-minister china 1", "bo-scholar china 2"];
        let mut told = async |asked: serde_json::Value| {
            let filter: NetworkFilter = serde_json::from_value(asked).unwrap();
            let page = snapshot.network(&filter, &Paging { limit: 200, ..Paging::default() }).await.unwrap();
            let text = |edge: &NetworkEdge| format!("{} {} {}", edge.a, edge.b, edge.article_count);
            page.items.iter().map(text).collect::<Vec<_>>()
        };
        let whole = told(json!({})).await;
        assert!(whole.is_sorted_by_key(|edge| std::cmp::Reverse(edge.chars().last())), "{whole:?}");
        assert!(all[..1].iter().chain(&all[3..]).all(|edge| whole.contains(&(*edge).to_owned())), "{whole:?}");
        assert_eq!(told(json!({"kind": "state"})).await, ["china russia 2"]);
        assert_eq!(told(json!({"top": 2})).await.len(), 1);
        assert_eq!(told(json!({"published_to": "2011-12-31"})).await, [""; 0]);
        assert_eq!(told(json!({"publisher": "Daily Sample"})).await, ["china russia 1"]);
        assert_eq!(told(json!({"q": "voices"})).await, ["china russia 1"]);
    }
}
