//! Names to search for, of actors that an earlier version stored without an index.
//!
//! A migration that makes an empty index leaves it so; those of articles and quotes are filled by
//! [`crate::store::search::reindex`].

use sqlx::SqliteConnection;

use crate::store::Result;
use crate::store::sql::builder::Sql;

/// Enters the actors that cannot be searched for.
pub(in crate::store) async fn enter_missing(conn: &mut SqliteConnection) -> Result<()> {
    let sql = "INSERT INTO actor_fts (rowid, name, aliases) SELECT id, name, \
               coalesce((SELECT group_concat(l.name, ' ') FROM actor_alias l WHERE l.actor = actor.id), '') FROM actor \
               WHERE id NOT IN (SELECT id FROM actor_fts_docsize)";
    Sql::new(sql).run(conn).await?;
    Ok(())
}
