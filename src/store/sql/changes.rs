//! Changes: which resources a commit adds, replaces and removes, for those who keep a mirror.
//!
//! # Design
//!
//! Each resource has one row with its latest change, which outlasts it: removals are listed as well. A change is
//! noted where rows are written, under the number of the commit to come; the commit itself is noted with its state
//! ([`changed`](super::state::changed)). A finding changes with its article, so that an article is noted whenever anything
//! has changed that its findings show; an actor when its own fields change, not its counts.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::domain::ChangeKind;
use crate::store::Result;
use crate::store::sql::builder::{Numbers, Sql, list, word};
use crate::store::sql::engine::Engine;

/// What was added in the same commit, or is here again, is added; what was here before is replaced.
const PRESENT: &str = "SELECT ?, value, (SELECT revision + 1 FROM dataset), 'added' FROM json_each(?) WHERE TRUE \
     ON CONFLICT (kind, resource) DO UPDATE SET number = excluded.number, made = CASE WHEN change.made = 'removed' \
     OR (change.made = 'added' AND change.number = excluded.number) THEN 'added' ELSE 'replaced' END";

const GONE: &str = "SELECT ?, value, (SELECT revision + 1 FROM dataset), 'removed' FROM json_each(?) WHERE TRUE \
     ON CONFLICT (kind, resource) DO UPDATE SET number = excluded.number, made = 'removed'";

/// Notes that these resources are there, new or otherwise than before.
pub(in crate::store) async fn note_present<T: Serialize>(
    conn: &mut impl Engine,
    kind: ChangeKind,
    ids: &[T],
) -> Result<()> {
    note(conn, kind, ids, PRESENT).await
}

/// Notes that these resources are there no more.
pub(in crate::store) async fn note_gone<T: Serialize>(
    conn: &mut impl Engine,
    kind: ChangeKind,
    ids: &[T],
) -> Result<()> {
    note(conn, kind, ids, GONE).await
}

async fn note<T: Serialize>(conn: &mut impl Engine, kind: ChangeKind, ids: &[T], rows: &str) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new(format!("INSERT INTO change (kind, resource, number, made) {rows}"));
    sql.values.extend([word(kind).into(), serde_json::to_string(ids).unwrap_or_default().into()]);
    sql.run(conn).await?;
    Ok(())
}

/// Notes that these articles, a JSON array of their numbers, show something otherwise than before.
pub(in crate::store) async fn note_articles(conn: &mut impl Engine, numbers: &Numbers) -> Result<()> {
    let sql = "SELECT uuid FROM article WHERE id IN (SELECT value FROM json_each(?))";
    let ids: Vec<(String,)> = Sql::with(sql, numbers).all(conn).await?;
    let ids: Vec<String> = ids.into_iter().map(|(id,)| id).collect();
    note_present(conn, ChangeKind::Article, &ids).await
}

/// Notes that the articles that name these actors, a JSON array of their numbers, show other names of them.
pub(in crate::store) async fn note_renamed(conn: &mut impl Engine, actors: &Numbers) -> Result<()> {
    let sql = "SELECT DISTINCT m.article FROM json_each(?) j CROSS JOIN article_actor m ON m.actor = j.value";
    let articles: Vec<(i64,)> = Sql::with(sql, actors).all(conn).await?;
    note_articles(conn, &list(articles.into_iter().map(|(article,)| article))).await
}

/// What a statement tells of each resource, by its id, as text that is equal where nothing differs.
pub(in crate::store) async fn told(conn: &mut impl Engine, sql: &str) -> Result<BTreeMap<String, String>> {
    Ok(Sql::new(sql).all::<(String, String)>(conn).await?.into_iter().collect())
}

/// The ids of those that differ, or stand on one side alone.
pub(in crate::store) fn differing(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Vec<String> {
    let ids: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    ids.into_iter().filter(|&id| before.get(id) != after.get(id)).cloned().collect()
}
