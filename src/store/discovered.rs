//! Actors that the registry does not know: described by their earliest sighting, gone with their last.
//!
//! The earliest is by day of publication (the undated last), then by article, so that neither the order of
//! loading nor a reload changes what is shown.

use sqlx::SqliteConnection;

use super::Result;
use super::sql::{Sql, list};

/// Which of them.
const THESE: &str = "actor.in_registry = 0 AND actor.id IN (SELECT value FROM json_each(?))";

/// Describes these actors anew, and removes those that no article names any more. Registered ones stay as
/// they are.
pub(super) async fn settle(conn: &mut SqliteConnection, numbers: impl IntoIterator<Item = i64>) -> Result<()> {
    let these = list(numbers);
    let gone: Vec<(i64,)> =
        Sql::with(format!("DELETE FROM actor WHERE article_count = 0 AND {THESE} RETURNING id"), these.as_str())
            .all(conn)
            .await?;
    let named = format!(
        "SELECT actor.id FROM actor CROSS JOIN sighting s ON s.actor = actor.id WHERE {THESE} \
         AND s.name <> actor.name AND (s.day, s.article_key) = \
         (SELECT day, article_key FROM sighting WHERE actor = actor.id ORDER BY day, article_key LIMIT 1)"
    );
    let renamed: Vec<(i64,)> = Sql::with(named, these.as_str()).all(conn).await?;
    // Only those of whom it tells something else: a row that is written anew is written into nine indexes.
    let told = format!(
        "UPDATE actor SET kind = s.kind, name = s.name, description = s.description, office = s.office, \
         state = s.state, name_key = slug FROM sighting s WHERE {THESE} AND s.actor = actor.id \
         AND (s.day, s.article_key, s.article) = (SELECT day, article_key, article FROM sighting \
          WHERE actor = actor.id ORDER BY day, article_key, article LIMIT 1) \
         AND (s.kind, s.name, s.description, s.office, s.state) IS NOT \
          (actor.kind, actor.name, actor.description, actor.office, actor.state)"
    );
    Sql::with(told, these.as_str()).run(conn).await?;
    let stale = list(gone.iter().chain(&renamed).map(|(id,)| *id));
    Sql::with("DELETE FROM actor_fts WHERE rowid IN (SELECT value FROM json_each(?))", stale).run(conn).await?;
    index(conn, renamed.into_iter().map(|(id,)| id)).await
}

/// Makes these actors findable by their names.
pub(super) async fn index(conn: &mut SqliteConnection, numbers: impl IntoIterator<Item = i64>) -> Result<()> {
    let sql = "INSERT INTO actor_fts (rowid, name, aliases) SELECT id, name, '' FROM actor \
               WHERE id IN (SELECT value FROM json_each(?))";
    Sql::with(sql, list(numbers)).run(conn).await?;
    Ok(())
}

/// [`settle`] for all of them.
pub(super) async fn settle_all(conn: &mut SqliteConnection) -> Result<()> {
    let all: Vec<(i64,)> = Sql::new("SELECT id FROM actor WHERE in_registry = 0").all(conn).await?;
    settle(conn, all.into_iter().map(|(id,)| id)).await
}
