//! Rows of corrections.

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;
use uuid::fmt::Hyphenated;

use crate::domain::{CorrectedFinding, CorrectedPart, Correction};
use crate::store::sql::builder::{Sql, Value, list, word};
use crate::store::sql::engine::Engine;
use crate::store::sql::row::{FromRow, Row};
use crate::store::{Result, Snapshot};

/// A correction has a place only while its article is there.
const COLUMNS: &str = "c.id, c.uuid, c.article, c.finding, c.kind, c.start, c.text, c.prefix, c.suffix, c.change, c.actor, \
     c.actor_name, c.actor_kind, c.old_value, c.corrected_at, \
     c.placed AND EXISTS (SELECT 1 FROM article WHERE uuid = c.article) AS placed";

impl FromRow for Correction {
    fn from_row(row: &Row) -> sqlx::Result<Self> {
        let finding = match row.try_get("finding")? {
            "quote" => CorrectedFinding::Quote,
            "claim" => CorrectedFinding::Claim,
            _ => CorrectedFinding::Mention,
        };
        let change = match row.try_get("change")? {
            "speaker" => CorrectedPart::Speaker,
            "actor" => CorrectedPart::Actor,
            _ => CorrectedPart::False,
        };
        let id: Option<Hyphenated> = row.try_get("uuid")?;
        Ok(Self {
            number: row.try_get("id")?,
            id: id.map(Hyphenated::into_uuid),
            article_id: row.try_get::<Hyphenated, _>("article")?.into_uuid(),
            finding,
            kind: row.try_get("kind")?,
            start: row.try_get("start")?,
            text: row.try_get("text")?,
            prefix: row.try_get("prefix")?,
            suffix: row.try_get("suffix")?,
            change,
            actor_id: row.try_get("actor")?,
            actor_name: row.try_get("actor_name")?,
            actor_kind: row.try_get("actor_kind")?,
            old_value: row.try_get("old_value")?,
            corrected_at: row.try_get("corrected_at")?,
            placed: row.try_get("placed")?,
        })
    }
}

/// Those that meet a condition on `c`, in the order of their numbers.
async fn read(conn: &mut impl Engine, condition: Sql) -> Result<Vec<Correction>> {
    let mut sql = Sql::new(format!("SELECT {COLUMNS} FROM finding_correction c WHERE "));
    sql.append(&condition).push(" ORDER BY c.id");
    sql.all(conn).await
}

/// The corrections of these articles, at most some hundred.
pub(in crate::store) async fn of_articles(
    conn: &mut impl Engine,
    articles: impl Iterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Vec<Correction>>> {
    let mut condition = Sql::new("c.article IN ");
    condition.tuple(articles);
    Ok(by_article(read(conn, condition).await?))
}

/// Whether there are any.
pub(in crate::store) async fn any(conn: &mut impl Engine) -> Result<bool> {
    Ok(Sql::new("SELECT 1 FROM finding_correction LIMIT 1").first::<(i64,)>(conn).await?.is_some())
}

/// All corrections, by their articles.
pub(in crate::store) async fn of_all(conn: &mut impl Engine) -> Result<HashMap<Uuid, Vec<Correction>>> {
    Ok(by_article(read(conn, Sql::new("TRUE")).await?))
}

fn by_article(corrections: Vec<Correction>) -> HashMap<Uuid, Vec<Correction>> {
    let mut of: HashMap<Uuid, Vec<Correction>> = HashMap::new();
    for correction in corrections {
        of.entry(correction.article_id).or_default().push(correction);
    }
    of
}

/// Those with this number, or of the finding with this id.
pub(in crate::store) async fn named(conn: &mut impl Engine, name: &str) -> Result<Vec<Correction>> {
    match (name.parse::<Uuid>(), name.parse::<i64>()) {
        (Ok(id), _) => read(conn, Sql::with("c.uuid = ?", id)).await,
        (_, Ok(number)) => read(conn, Sql::with("c.id = ?", number)).await,
        _ => Ok(Vec::new()),
    }
}

/// Those without a place.
pub(in crate::store) async fn without_place(conn: &mut impl Engine) -> Result<Vec<Correction>> {
    let gone = "(c.placed = 0 OR NOT EXISTS (SELECT 1 FROM article WHERE uuid = c.article))";
    read(conn, Sql::new(gone)).await
}

/// Inserts a correction; returns its number.
pub(in crate::store) async fn insert(conn: &mut impl Engine, correction: &Correction) -> Result<i64> {
    let mut sql = Sql::new(
        "INSERT INTO finding_correction (article, finding, kind, uuid, start, text, prefix, suffix, change, actor, \
         actor_name, actor_kind, old_value, corrected_at, placed) VALUES ",
    );
    sql.tuple([
        Value::from(correction.article_id),
        word(correction.finding).into(),
        (&correction.kind).into(),
        correction.id.into(),
        correction.start.into(),
        (&correction.text).into(),
        (&correction.prefix).into(),
        (&correction.suffix).into(),
        word(correction.change).into(),
        correction.actor_id.as_ref().into(),
        correction.actor_name.as_ref().into(),
        correction.actor_kind.as_ref().into(),
        correction.old_value.as_ref().into(),
        (&correction.corrected_at).into(),
        Value::Int(0),
    ]);
    sql.push(" RETURNING id");
    let number: Option<(i64,)> = sql.first(conn).await?;
    Ok(number.map_or(0, |(number,)| number))
}

pub(in crate::store) async fn delete(conn: &mut impl Engine, numbers: &[i64]) -> Result<()> {
    let sql = "DELETE FROM finding_correction WHERE id IN (SELECT value FROM json_each(?))";
    Sql::with(sql, list(numbers.iter().copied())).run(conn).await?;
    Ok(())
}

/// Notes which corrections have a place and which have none; whether that is another answer than before for any.
pub(in crate::store) async fn note_places(conn: &mut impl Engine, places: &[(i64, bool)]) -> Result<bool> {
    let mut noted = 0;
    for placed in [true, false] {
        let numbers: BTreeSet<i64> =
            places.iter().filter(|(_, has)| *has == placed).map(|(number, _)| *number).collect();
        if !numbers.is_empty() {
            let mut sql = Sql::with("UPDATE finding_correction SET placed = ?", placed);
            sql.push(" WHERE placed <> ").bind(placed);
            sql.push(" AND id IN (SELECT value FROM json_each(").bind(list(numbers)).push("))");
            noted += sql.run(conn).await?;
        }
    }
    Ok(noted > 0)
}

impl Snapshot {
    /// All corrections, in the order in which they were made.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn corrections(&mut self) -> Result<Vec<Correction>> {
        read(self.conn().await?, Sql::new("TRUE")).await
    }

    /// The corrections that have no place: their article or its words are gone, or nothing is found there any more.
    ///
    /// # Errors
    ///
    /// The deadline passes, or the read fails: see [`Snapshot::quotes`].
    pub async fn corrections_without_place(&mut self) -> Result<Vec<Correction>> {
        without_place(self.conn().await?).await
    }
}
