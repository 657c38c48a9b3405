//! Words to search for, of what an earlier version stored without them.
//!
//! A migration can make an empty index, and cannot fill it: which stretches of a text are searched is decided by
//! our code, not by SQL.

use sqlx::SqliteConnection;

use super::Result;
use super::pack::unpack_segments;
use super::searched::searched_of;
use super::sql::{Insert, Sql};

/// Articles in memory at a time.
const AT_ONCE: i64 = 200;

/// Enters what is missing.
pub(super) async fn enter_missing(conn: &mut SqliteConnection) -> Result<()> {
    articles(conn).await?;
    for sql in [
        "INSERT INTO quote_fts (rowid, text) SELECT id, text FROM quote WHERE id NOT IN (SELECT id FROM quote_fts_docsize)",
        "INSERT INTO actor_fts (rowid, name, aliases) SELECT id, name, \
         coalesce((SELECT group_concat(l.name, ' ') FROM actor_alias l WHERE l.actor = actor.id), '') FROM actor \
         WHERE id NOT IN (SELECT id FROM actor_fts_docsize)",
    ] {
        Sql::new(sql).run(conn).await?;
    }
    Ok(())
}

async fn articles(conn: &mut SqliteConnection) -> Result<()> {
    loop {
        let mut sql = Sql::new(
            "SELECT a.id, coalesce(a.title, ''), t.text, t.segments FROM article a \
             CROSS JOIN article_text t ON t.article = a.id \
             WHERE a.id NOT IN (SELECT id FROM article_fts_docsize) ORDER BY a.id LIMIT ",
        );
        sql.bind(AT_ONCE);
        let missing: Vec<(i64, String, String, Vec<u8>)> = sql.all(conn).await?;
        if missing.is_empty() {
            return Ok(());
        }
        let mut rows = Insert::new("article_fts (rowid, title, body)");
        for (number, title, text, segments) in missing {
            rows.row([number.into(), title.into(), searched_of(&text, &unpack_segments(&segments)).into()]);
        }
        rows.run(conn).await?;
    }
}
