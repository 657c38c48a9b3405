//! The tables that are copied as they are.

use sqlx::SqliteConnection;

use crate::store::Result;
use crate::store::sql::builder::Sql;

/// All tables with rows of a corpus but `dataset`, which comes last, and the words of full-text indexes.
pub(super) const TABLES: [&str; 39] = [
    "actor",
    "actor_alias",
    "actor_office",
    "article",
    "article_actor",
    "article_text",
    "article_vote",
    "ballot",
    "change",
    "claim",
    "claim_member",
    "claim_vote",
    "copy_band",
    "copy_sketch",
    "correction",
    "dataset_commit",
    "day",
    "finding_correction",
    "flag",
    "index_block",
    "index_lengths",
    "index_segment",
    "known_value",
    "member",
    "own_registry",
    "publisher",
    "quote",
    "quote_vote",
    "refusal",
    "run",
    "sighting",
    "source",
    "statement",
    "statement_key",
    "statement_quote",
    "term",
    "topic",
    "veto",
    "vote",
];

/// The columns of a table but those that follow from others, in marks.
pub(super) async fn columns(conn: &mut SqliteConnection, table: &str) -> Result<Vec<String>> {
    let sql = Sql::with("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid", table);
    let names: Vec<(String,)> = sql.all(conn).await?;
    Ok(names.into_iter().map(|(name,)| format!("\"{name}\"")).collect())
}
