//! Integrity check of PostgreSQL's full-text indexes: every word of every row at its place, and no other.

use std::collections::BTreeSet;

use super::Checked;
use crate::store::Result;
use crate::store::search::analysis::vectors::vectors;
use crate::store::search::rebuild::{StoredRow, stored_rows};
use crate::store::sql::builder::{Sql, list};
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
            let parts: Vec<(i64, i64, String)> = rows.iter().flat_map(parts).collect();
            count += i64::try_from(parts.len()).unwrap_or_default();
            for row in lacking(conn, table, parts).await? {
                checked.fault(format!("{what} row {row}"), format!("its words are not those that {table} has of it"));
            }
        }
        let (all,): (i64,) = Sql::new(format!("SELECT count(*) FROM {table}")).first(conn).await?.unwrap_or_default();
        if all != count {
            checked.fault(table, format!("it has {all} rows where {count} should be"));
        }
    }
    totals(conn, checked).await
}

/// Holds the totals that names are ranked by against the rows.
async fn totals(conn: &mut impl Engine, checked: &mut Checked) -> Result<()> {
    for table in [FullText::Actor.table(), FullText::Vote.table()] {
        let sql = format!(
            "SELECT t.row_count, t.word_count, (SELECT count(*) FROM {table}), (SELECT coalesce(sum(word_count), 0) FROM {table}) \
             FROM words_total t WHERE t.name = ?"
        );
        let told: Option<(i64, i64, i64, i64)> = Sql::with(sql, table).first(conn).await?;
        if told.is_none_or(|(rows, words, all, of_all)| (rows, words) != (all, of_all)) {
            checked.fault(table, "its rows and their words are counted otherwise than they are");
        }
    }
    Ok(())
}

/// The parts of a row as they should be: its number, that of the part, and its words.
fn parts(row: &StoredRow) -> impl Iterator<Item = (i64, i64, String)> {
    let number = row.number;
    (0..).zip(vectors(&row.fields)).map(move |(part, words)| (number, part, words))
}

/// The numbers of the rows that an index does not have as they should be.
async fn lacking(conn: &mut impl Engine, table: &str, parts: Vec<(i64, i64, String)>) -> Result<BTreeSet<i64>> {
    let words: Vec<&str> = parts.iter().map(|(_, _, words)| words.as_str()).collect();
    let sql = format!(
        "SELECT r.value FROM json_each(?) r JOIN json_each(?) p ON p.key = r.key JOIN json_each(?) v ON v.key = r.key \
         LEFT JOIN {table} f ON f.rowid = r.value AND f.part = p.value AND f.words = v.value::tsvector WHERE f.rowid IS NULL"
    );
    let mut sql = Sql::with(sql, list(parts.iter().map(|(row, ..)| *row)));
    let numbers = list(parts.iter().map(|(_, part, _)| *part));
    sql.values.extend([numbers.into(), serde_json::to_string(&words).unwrap_or_default().into()]);
    let rows: Vec<(i64,)> = sql.all(conn).await?;
    Ok(rows.into_iter().map(|(row,)| row).collect())
}
