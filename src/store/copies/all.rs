//! All groups at once: at the end of a first load, for a file that an earlier program wrote, and to check them.

use std::collections::{BTreeMap, BTreeSet};

use uuid::fmt::Hyphenated;

use super::assign::{Component, assign, groups};
use super::members::{Member, Texts};
use super::sketch::{BANDS, Sketch, StoredSketch, unpacked};
use super::union::Components;
use crate::store::sql::builder::{Insert, Sql, Value};
use crate::store::sql::codec::unpack_segments;
use crate::store::sql::engine::Engine;
use crate::store::sql::state::changed;
use crate::store::sqlite::deferred_indexes;
use crate::store::{Result, Writer};

/// Articles read at a time.
const PAGE: u32 = 10_000;

impl Writer {
    /// Groups the copies, where a first load left that to its end.
    ///
    /// # Errors
    ///
    /// The write fails, for a reason that [`Writer::put`] lists.
    pub async fn group_copies(&mut self, now: jiff::Timestamp) -> Result<()> {
        let mut tx = self.transaction().await?;
        // Whatever this program stores has its sketch.
        if make_missing(&mut tx, false).await? {
            changed(&mut tx, now).await?;
            tx.commit().await?;
        } else {
            tx.rollback().await?;
        }
        Ok(())
    }
}

/// Whether copies are grouped; a first load that was killed leaves that to the next program that writes.
pub(in crate::store) async fn are_made(conn: &mut impl Engine) -> Result<bool> {
    Ok(!deferred_indexes::are_copies_deferred(conn).await?)
}

/// Groups everything, where that was left out; whether it was. Texts without a sketch get one first, where there are such.
pub(in crate::store) async fn make_missing(conn: &mut impl Engine, lacks_sketches: bool) -> Result<bool> {
    if !deferred_indexes::are_copies_deferred(conn).await? {
        return Ok(false);
    }
    if lacks_sketches {
        add_sketches(conn).await?;
    }
    Sql::new("DELETE FROM copy_band").run(conn).await?;
    Sql::new("UPDATE article SET copy_group = NULL WHERE copy_group IS NOT NULL").run(conn).await?;
    let components = components(conn, true).await?;
    assign(conn, &components).await?;
    deferred_indexes::copies_are_made(conn).await?;
    Ok(true)
}

/// The group of each article that has copies, by its number: what is stored must be the same.
pub(in crate::store) async fn expected(conn: &mut impl Engine) -> Result<BTreeMap<i64, Hyphenated>> {
    let components = components(conn, false).await?;
    let groups = groups(conn, &components).await?;
    Ok(groups.into_iter().filter_map(|(article, group)| Some((article, group?))).collect())
}

/// Makes the sketches of texts that have none.
async fn add_sketches(conn: &mut impl Engine) -> Result<()> {
    let mut after = 0;
    loop {
        let sql = "SELECT t.article, t.text, t.segments FROM article_text t LEFT JOIN copy_sketch s \
                   ON s.article = t.article WHERE t.article > ? AND s.article IS NULL ORDER BY t.article LIMIT 200";
        let rows: Vec<(i64, String, Vec<u8>)> = Sql::with(sql, after).all(conn).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.0;
        let mut insert = Insert::new("copy_sketch (article, body, shingle_count, bands)");
        for (article, text, segments) in rows {
            if let Some(sketch) = Sketch::of(&text, &unpack_segments(&segments)) {
                insert.row(sketch.row(article));
            }
        }
        insert.run(conn).await?;
    }
}

/// The components of more than one article. Band by band, so that memory holds one of each text; `store` writes them.
async fn components(conn: &mut impl Engine, store: bool) -> Result<Vec<Component>> {
    let (mut joined, mut bodies, mut texts) = (Components::default(), BTreeSet::new(), Texts::default());
    for place in 0..BANDS {
        let bands = bands(conn, place).await?;
        if store {
            let mut insert = Insert::new("copy_band (band, body)");
            for (band, member) in &bands {
                insert.row([*band, member.body].map(Value::Int));
            }
            insert.run(conn).await?;
        }
        for bucket in bands.chunk_by(|a, b| a.0 == b.0).filter(|bucket| bucket.len() > 1) {
            for (number, (_, one)) in bucket.iter().enumerate() {
                for (_, other) in &bucket[..number] {
                    if !joined.are_joined(one.body, other.body) && texts.are_copies(conn, *one, *other).await? {
                        joined.join(one.body, other.body);
                        bodies.extend([one.body, other.body]);
                    }
                }
            }
        }
    }
    let sql = "SELECT body FROM copy_sketch GROUP BY body HAVING count(*) > 1";
    bodies.extend(Sql::new(sql).all::<(i64,)>(conn).await?.into_iter().map(|(body,)| body));
    let component = |bodies| Component { bodies, groups: BTreeSet::new() };
    Ok(joined.of(bodies).into_iter().map(component).collect())
}

/// The band of each text at one place of the sketch, in their order.
async fn bands(conn: &mut impl Engine, place: usize) -> Result<Vec<(i64, Member)>> {
    let (mut bands, mut after) = (Vec::new(), 0);
    loop {
        let mut sql = Sql::with(
            "SELECT article, body, shingle_count, bands FROM copy_sketch WHERE article > ? ORDER BY article LIMIT ",
            after,
        );
        sql.bind(PAGE);
        let rows: Vec<StoredSketch> = sql.all(conn).await?;
        let Some(last) = rows.last() else { break };
        after = last.article;
        for StoredSketch { article, body, shingle_count, bands: packed } in rows {
            let shingle_count = usize::try_from(shingle_count).unwrap_or_default();
            let member = Member { body, article, shingle_count };
            bands.extend(unpacked(&packed).nth(place).map(|band| (band, member)));
        }
    }
    bands.sort_unstable_by_key(|(band, member)| (*band, member.body, member.article));
    bands.dedup_by_key(|(band, member)| (*band, member.body));
    Ok(bands)
}
