//! Integrity check of PostgreSQL's full-text indexes: every word of every row at its place, and no other.

use super::Checked;
use crate::store::Result;
use crate::store::search::rebuild::stored_rows;
use crate::store::search::vectors::vectors;
use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;
use crate::store::sqlite::full_text::FullText;

/// Holds every row of all indexes against what is searched of it.
pub(super) async fn check(conn: &mut impl Engine, checked: &mut Checked) -> Result<()> {
    for index in FullText::ALL {
        let table = index.table();
        let what = table.trim_end_matches("_fts");
        let (mut after, mut count) = (0, 0);
        loop {
            let rows = stored_rows(conn, index, after, i64::MAX).await?;
            let Some(last) = rows.last() else { break };
            after = last.number;
            for row in &rows {
                let parts = vectors(&row.fields);
                count += i64::try_from(parts.len()).unwrap_or_default();
                if !has(conn, table, row.number, &parts).await? {
                    checked.fault(
                        format!("{what} row {}", row.number),
                        format!("its words are not those that {table} has of it"),
                    );
                }
            }
        }
        let (all,): (i64,) = Sql::new(format!("SELECT count(*) FROM {table}")).first(conn).await?.unwrap_or_default();
        if all != count {
            checked.fault(table, format!("it has {all} rows where {count} should be"));
        }
    }
    Ok(())
}

/// Whether an index has a row's words as they should be.
async fn has(conn: &mut impl Engine, table: &str, row: i64, parts: &[String]) -> Result<bool> {
    let parts = serde_json::to_string(parts).unwrap_or_default();
    let sql = format!(
        "SELECT count(*), count(f.rowid) FROM json_each(?) p LEFT JOIN {table} f ON f.part = p.key AND f.words = p.value::tsvector \
         AND f.rowid = "
    );
    let mut sql = Sql::with(sql, parts);
    sql.bind(row);
    let (all, found): (i64, i64) = sql.first(conn).await?.unwrap_or_default();
    Ok(all == found)
}
