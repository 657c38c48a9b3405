//! Copies: every sketch is its text's, and every group follows from the texts.

use uuid::fmt::Hyphenated;

use super::Checked;
use crate::store::Result;
use crate::store::copies::all::{are_made, expected};
use crate::store::copies::sketch::{Sketch, StoredSketch, unpacked};
use crate::store::sql::builder::Sql;
use crate::store::sql::codec::unpack_segments;
use crate::store::sql::engine::Engine;

/// Checks the groups of copies, and what they are found by.
pub(super) async fn check(conn: &mut impl Engine, checked: &mut Checked) -> Result<()> {
    let mut after = 0;
    loop {
        let sql = "SELECT article, text, segments FROM article_text WHERE article > ? ORDER BY article LIMIT 200";
        let rows: Vec<(i64, String, Vec<u8>)> = Sql::with(sql, after).all(conn).await?;
        let Some(last) = rows.last() else { break };
        let sql = "SELECT article, body, shingle_count, bands FROM copy_sketch WHERE article > ? AND article <= ? \
                   ORDER BY article";
        let mut sql = Sql::with(sql, after);
        after = last.0;
        sql.values.push(after.into());
        let mut stored = sql.all::<StoredSketch>(conn).await?.into_iter().peekable();
        for (article, text, segments) in rows {
            let of = stored.next_if(|sketch| sketch.article == article);
            let is_its_own = match (&of, Sketch::of(&text, &unpack_segments(&segments))) {
                (None, None) => true,
                (Some(of), Some(own)) => {
                    (of.body, of.shingle_count, &of.bands) == (own.body, own.shingle_count.into(), &own.bands)
                }
                _ => false,
            };
            if !is_its_own {
                checked.fault(format!("article row {article}"), "its sketch is not that of its text");
            }
        }
    }
    if are_made(conn).await? {
        check_bands(conn, checked).await?;
        check_groups(conn, checked).await?;
    }
    Ok(())
}

/// Every text has its bands, and there are no others.
async fn check_bands(conn: &mut impl Engine, checked: &mut Checked) -> Result<()> {
    let mut after = None;
    loop {
        let sql = "SELECT min(article) AS article, body, max(shingle_count) AS shingle_count, max(bands) AS bands \
                   FROM copy_sketch WHERE ? IS NULL OR body > ? GROUP BY body ORDER BY body LIMIT 200";
        let mut sql = Sql::with(sql, after);
        sql.values.push(after.into());
        let rows: Vec<StoredSketch> = sql.all(conn).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.body);
        for sketch in &rows {
            for band in unpacked(&sketch.bands) {
                let mut sql = Sql::with("SELECT 1 FROM copy_band WHERE band = ? AND body = ", band);
                sql.bind(sketch.body);
                if sql.first::<(i64,)>(conn).await?.is_none() {
                    checked.fault(format!("article row {}", sketch.article), "its bands are not all there");
                    break;
                }
            }
        }
    }
    let sql = "SELECT count(*) FROM copy_band b WHERE NOT EXISTS (SELECT 1 FROM copy_sketch WHERE body = b.body)";
    if let Some((lost @ 1..,)) = Sql::new(sql).first::<(i64,)>(conn).await? {
        checked.fault("copy_band", format!("{lost} bands are of no text"));
    }
    Ok(())
}

async fn check_groups(conn: &mut impl Engine, checked: &mut Checked) -> Result<()> {
    let mut expected = expected(conn).await?;
    let sql = "SELECT id, copy_group FROM article WHERE copy_group IS NOT NULL";
    let stored: Vec<(i64, Hyphenated)> = Sql::new(sql).all(conn).await?;
    let wrong = stored.iter().filter(|(article, group)| expected.remove(article) != Some(*group));
    let wrong: Vec<i64> = wrong.map(|(article, _)| *article).collect();
    for article in wrong.into_iter().chain(expected.into_keys()) {
        checked.fault(format!("article row {article}"), "its copy group is not that of its text");
    }
    Ok(())
}
