//! Regrouping: what a transaction changes of the groups, by the articles that it puts in and takes out.
//!
//! # Design
//!
//! A new text is compared with those that share a band with it. One that is taken out may have held a group together, so
//! that the rest of its group is put together anew. What is not touched is not read: a new article costs its bands.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use uuid::fmt::Hyphenated;

use super::assign::{Component, assign};
use super::members::{Member, Texts};
use super::sketch::{StoredSketch, unpacked};
use super::union::Components;
use crate::store::Result;
use crate::store::sql::builder::{Insert, Numbers, Sql, Value, list};
use crate::store::sql::engine::Engine;
use crate::store::sql::from_row::from_row;
use crate::store::sqlite::deferred_indexes;

/// What a transaction changes of the groups.
#[derive(Debug, Default)]
pub(in crate::store) struct Regrouping {
    fresh: Vec<i64>,
    /// Groups that an article was taken from.
    broken: BTreeSet<Hyphenated>,
    /// The texts of what was taken out, and their bands.
    gone: Vec<(i64, Vec<u8>)>,
}

/// A text that is stored, and the group of its articles.
struct Known {
    body: i64,
    article: i64,
    shingle_count: i64,
    copy_group: Option<Hyphenated>,
}

from_row!(Known { body, article, shingle_count, copy_group });

impl Regrouping {
    /// An article that is put in.
    pub fn put_in(&mut self, article: i64) {
        self.fresh.push(article);
    }

    /// Articles that are about to be taken out, by their numbers.
    pub async fn take_out(&mut self, conn: &mut impl Engine, these: &Numbers) -> Result<()> {
        let sql = "SELECT DISTINCT copy_group FROM article WHERE id IN (SELECT value FROM json_each(?)) AND \
                   +copy_group IS NOT NULL";
        let groups: Vec<(Hyphenated,)> = Sql::with(sql, these).all(conn).await?;
        self.broken.extend(groups.into_iter().map(|(group,)| group));
        let sql = "SELECT body, bands FROM copy_sketch WHERE article IN (SELECT value FROM json_each(?))";
        self.gone.extend(Sql::with(sql, these).all::<(i64, Vec<u8>)>(conn).await?);
        Ok(())
    }

    /// Groups what was put in, and what is left of the groups that something was taken from; returns the articles that are
    /// of another group than before.
    pub async fn settle(self, conn: &mut impl Engine) -> Result<Vec<i64>> {
        let touched = !(self.fresh.is_empty() && self.broken.is_empty() && self.gone.is_empty());
        // A first load groups everything at its end.
        if !touched || deferred_indexes::are_copies_deferred(conn).await? {
            return Ok(Vec::new());
        }
        forget_bands(conn, self.gone).await?;
        let fresh = fresh(conn, &self.fresh).await?;
        let loose = loose(conn, &self.broken).await?;
        let mut bands = near(conn, &fresh).await?;
        add_bands(&mut bands, &loose);
        let active: BTreeSet<i64> = fresh.iter().chain(&loose).map(|sketch| sketch.body).collect();
        let bodies: BTreeSet<i64> = bands.values().flatten().copied().collect();
        let known = known(conn, &bodies, &self.broken).await?;
        let mut joined = joined(&known);
        compare(conn, &bands, &active, &known, &mut joined).await?;
        let component = |bodies: Vec<i64>| Component {
            groups: bodies.iter().filter_map(|body| known.get(body)?.1).collect(),
            bodies,
        };
        let components = joined.of(bodies).into_iter().filter(|bodies| bodies.iter().any(|body| active.contains(body)));
        assign(conn, &components.map(component).collect::<Vec<_>>()).await
    }
}

/// Bodies by the bands that they have.
type Bands = BTreeMap<i64, BTreeSet<i64>>;

fn add_bands(bands: &mut Bands, sketches: &[StoredSketch]) {
    for sketch in sketches {
        unpacked(&sketch.bands).for_each(|band| _ = bands.entry(band).or_default().insert(sketch.body));
    }
}

/// Takes the bands out of texts that no article has any more.
async fn forget_bands(conn: &mut impl Engine, gone: Vec<(i64, Vec<u8>)>) -> Result<()> {
    let sql = "SELECT DISTINCT body FROM copy_sketch WHERE body IN (SELECT value FROM json_each(?))";
    let left: Vec<(i64,)> = Sql::with(sql, list(gone.iter().map(|(body, _)| *body))).all(conn).await?;
    let left: HashSet<i64> = left.into_iter().map(|(body,)| body).collect();
    let gone = gone.into_iter().filter(|(body, _)| !left.contains(body));
    let rows: Vec<(i64, i64)> =
        gone.flat_map(|(body, bands)| unpacked(&bands).map(|band| (band, body)).collect::<Vec<_>>()).collect();
    if !rows.is_empty() {
        let rows = serde_json::to_string(&rows).unwrap_or_default();
        let sql = "DELETE FROM copy_band WHERE (band, body) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))";
        Sql::with(sql, rows).run(conn).await?;
    }
    Ok(())
}

/// The sketches of articles put in, as far as they are there still; their bands are stored.
async fn fresh(conn: &mut impl Engine, articles: &[i64]) -> Result<Vec<StoredSketch>> {
    let sql = "SELECT article, body, shingle_count, bands FROM copy_sketch WHERE article IN \
               (SELECT value FROM json_each(?))";
    let fresh: Vec<StoredSketch> = Sql::with(sql, list(articles.iter().copied())).all(conn).await?;
    let rows = fresh.iter().flat_map(|sketch| unpacked(&sketch.bands).map(|band| (band, sketch.body)));
    // In their order, so that neighbours meet on one page.
    let rows: BTreeSet<(i64, i64)> = rows.collect();
    let mut insert = Insert::new("copy_band (band, body)");
    for (band, body) in rows {
        insert.row([band, body].map(Value::Int));
    }
    insert.run_or_ignore(conn).await?;
    Ok(fresh)
}

/// The sketches of what is left of groups.
async fn loose(conn: &mut impl Engine, groups: &BTreeSet<Hyphenated>) -> Result<Vec<StoredSketch>> {
    let mut loose = Vec::new();
    for groups in groups.iter().copied().collect::<Vec<_>>().chunks(512) {
        let mut sql = Sql::new(
            "SELECT s.article, s.body, s.shingle_count, s.bands FROM article a CROSS JOIN copy_sketch s \
             ON s.article = a.id WHERE a.copy_group IN ",
        );
        sql.tuple(groups.iter().copied());
        loose.extend(sql.all::<StoredSketch>(conn).await?);
    }
    Ok(loose)
}

/// The texts that share a band with these, themselves among them.
async fn near(conn: &mut impl Engine, fresh: &[StoredSketch]) -> Result<Bands> {
    let bands: BTreeSet<i64> = fresh.iter().flat_map(|sketch| unpacked(&sketch.bands)).collect();
    let sql = "SELECT b.band, b.body FROM json_each(?) j CROSS JOIN copy_band b ON b.band = j.value";
    let mut near = Bands::new();
    for (band, body) in Sql::with(sql, list(bands)).all::<(i64, i64)>(conn).await? {
        near.entry(band).or_default().insert(body);
    }
    Ok(near)
}

/// What is stored of these texts: an article, and the group of a text, unless it was broken.
async fn known(
    conn: &mut impl Engine,
    bodies: &BTreeSet<i64>,
    broken: &BTreeSet<Hyphenated>,
) -> Result<BTreeMap<i64, (Member, Option<Hyphenated>)>> {
    let sql = "SELECT s.body, min(s.article) AS article, max(s.shingle_count) AS shingle_count, \
               max(a.copy_group) AS copy_group FROM copy_sketch s CROSS JOIN article a ON a.id = s.article \
               WHERE s.body IN (SELECT value FROM json_each(?)) GROUP BY s.body";
    let rows: Vec<Known> = Sql::with(sql, list(bodies.iter().copied())).all(conn).await?;
    let of = |known: Known| {
        let shingle_count = usize::try_from(known.shingle_count).unwrap_or_default();
        let member = Member { body: known.body, article: known.article, shingle_count };
        (known.body, (member, known.copy_group.filter(|group| !broken.contains(group))))
    };
    Ok(rows.into_iter().map(of).collect())
}

/// Texts of one group are joined already.
fn joined(known: &BTreeMap<i64, (Member, Option<Hyphenated>)>) -> Components {
    let (mut joined, mut first) = (Components::default(), BTreeMap::new());
    for (&body, (_, group)) in known {
        if let Some(group) = group {
            joined.join(body, *first.entry(group).or_insert(body));
        }
    }
    joined
}

/// Joins copies among the texts that share a band, one of them at least of those to be grouped.
async fn compare(
    conn: &mut impl Engine,
    bands: &Bands,
    active: &BTreeSet<i64>,
    known: &BTreeMap<i64, (Member, Option<Hyphenated>)>,
    joined: &mut Components,
) -> Result<()> {
    let (mut texts, mut compared) = (Texts::default(), HashSet::new());
    for bodies in bands.values().filter(|bodies| bodies.len() > 1) {
        for &one in bodies.iter().filter(|body| active.contains(body)) {
            for &other in bodies.iter().filter(|&&other| other != one) {
                if joined.are_joined(one, other) || !compared.insert((one.min(other), one.max(other))) {
                    continue;
                }
                if let (Some((a, _)), Some((b, _))) = (known.get(&one), known.get(&other))
                    && texts.are_copies(conn, *a, *b).await?
                {
                    joined.join(one, other);
                }
            }
        }
    }
    Ok(())
}
