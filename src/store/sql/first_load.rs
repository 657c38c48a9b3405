//! A first load on a server: the lock that tells others that it goes on, and the indexes that it leaves out.

use crate::store::Result;
use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;

/// The lock of a schema that a first load holds until its end; the first number is drawn at random.
const LOADING: &str = "1391644601, hashtext(current_schema()::text)";

/// What rows are unique by and are looked up: PostgreSQL has statements for these, too.
const UNIQUE: &str = "'actor_iso3', 'actor_slug', 'article_uuid'";

/// The indexes of these tables and those of their words, with their statements, but those that a load itself looks up.
pub(in crate::store) fn indexes(tables: &str, looked_up: &str) -> String {
    format!(
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema() AND indexname NOT LIKE '%_pkey' \
         AND tablename IN ({tables}, 'article_fts', 'quote_fts', 'claim_fts') AND indexname NOT IN ({looked_up}, {UNIQUE})"
    )
}

/// Says that a first load goes on, until [`end`] or the end of the connection. Several may at once.
pub(in crate::store) async fn begin(conn: &mut impl Engine) -> Result<()> {
    Sql::new(format!("SELECT pg_advisory_lock_shared({LOADING})")).run(conn).await?;
    Ok(())
}

/// Has the planner look at what the tables hold: those of this schema, since others are not everybody's to look at.
pub(in crate::store) async fn analyze(conn: &mut impl Engine) -> Result<()> {
    let tables = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename";
    let tables: Vec<(String,)> = Sql::new(tables).all(conn).await?;
    let tables: Vec<String> = tables.into_iter().map(|(table,)| table).collect();
    Sql::new(format!("ANALYZE {}", tables.join(", "))).run(conn).await?;
    Ok(())
}

/// Says that it has ended.
pub(in crate::store) async fn end(conn: &mut impl Engine) -> Result<()> {
    analyze(conn).await?;
    Sql::new(format!("SELECT pg_advisory_unlock_shared({LOADING})")).run(conn).await?;
    Ok(())
}

/// Whether one that others began has not ended: then it is for them to make what is left out.
#[cfg(feature = "postgres")]
pub(in crate::store) async fn goes_on(conn: &mut impl Engine) -> Result<bool> {
    let free: Option<(bool,)> = Sql::new(format!("SELECT pg_try_advisory_lock({LOADING})")).first(conn).await?;
    if free == Some((true,)) {
        Sql::new(format!("SELECT pg_advisory_unlock({LOADING})")).run(conn).await?;
    }
    Ok(free == Some((false,)))
}
