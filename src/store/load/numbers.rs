//! Numbers: what the database calls publishers, actors and rows by.

use std::collections::{HashMap, HashSet};

use super::compare::Fresh;
use crate::domain::slug;
use crate::store::Result;
use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;

/// What the database calls things by.
#[derive(Debug)]
pub(in crate::store) struct Numbers {
    pub publishers: HashMap<String, i64>,
    pub actors: HashMap<String, i64>,
    /// The last article, quote and claim.
    pub last: (i64, i64, i64),
}

/// The numbers of the publishers and actors that a batch names, those of new ones included, and where the
/// numbers of articles, quotes and claims go on.
pub(in crate::store) async fn numbers(conn: &mut impl Engine, fresh: &[Fresh<'_>]) -> Result<Numbers> {
    let publishers: HashSet<String> =
        fresh.iter().filter_map(|fresh| fresh.prepared.report.detail.article.publisher.as_deref().map(slug)).collect();
    let publishers = serde_json::to_string(&publishers).unwrap_or_default();
    Sql::with("INSERT OR IGNORE INTO publisher (slug) SELECT value FROM json_each(?)", publishers.as_str())
        .run(conn)
        .await?;
    let sql = "SELECT slug, id FROM publisher WHERE slug IN (SELECT value FROM json_each(?))";
    let publishers: Vec<(String, i64)> = Sql::with(sql, publishers).all(conn).await?;

    let found: HashSet<&str> =
        fresh.iter().flat_map(|fresh| &fresh.prepared.report.actors).map(|actor| actor.id.as_str()).collect();
    let found = serde_json::to_string(&found).unwrap_or_default();
    // The rest of the row follows from the earliest sighting, which also gives the name to search for.
    let sql = "INSERT OR IGNORE INTO actor (slug, kind, name, name_key, in_registry) \
               SELECT value, 'person', '', value, 0 FROM json_each(?)";
    Sql::with(sql, found).run(conn).await?;
    let named = fresh.iter().flat_map(|fresh| {
        let detail = &fresh.prepared.report.detail;
        let mentions = detail.mentions.iter().filter_map(|mention| mention.actor_id.as_deref());
        let speakers = detail.quotes.iter().filter_map(|quote| quote.speaker_id.as_deref());
        mentions.chain(speakers).chain(fresh.prepared.report.actors.iter().map(|actor| actor.id.as_str()))
    });
    let named = serde_json::to_string(&named.collect::<HashSet<_>>()).unwrap_or_default();
    let sql = "SELECT slug, id FROM actor WHERE slug IN (SELECT value FROM json_each(?))";
    let actors: Vec<(String, i64)> = Sql::with(sql, named).all(conn).await?;

    // Numbers that a segment has must not come again, even if the rows are gone.
    let sql = "SELECT max((SELECT coalesce(max(id), 0) FROM article), (SELECT coalesce(max(last), 0) FROM \
               index_segment WHERE kind = 0)), max((SELECT coalesce(max(id), 0) FROM quote), (SELECT coalesce(max(last), 0) FROM index_segment \
               WHERE kind = 1)), (SELECT coalesce(max(id), 0) FROM claim)";
    let last = Sql::new(sql).first(conn).await?.unwrap_or_default();
    Ok(Numbers { publishers: publishers.into_iter().collect(), actors: actors.into_iter().collect(), last })
}
