//! Search indexes: one for each type, and the rows it leads to.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::expression::Scope;
use super::hits::{Place, Row, order};
use super::rank::bm25::{ScoredRow, split_best};
use super::rank::names;
use super::segments::Kind;
use crate::domain::HitType;
use crate::store::Result;
use crate::store::sql::builder::{Sql, list};
use crate::store::sql::engine::Engine;
use crate::store::sqlite::blocking::run_blocking;
use crate::store::sqlite::full_text::{FullText, Ranked};

/// The rank of what is named outright, before all that has its words; the next one's is one more.
const DIRECT: f64 = -1_000.0;

pub(in crate::store) struct Index {
    pub kind: HitType,
    /// Matches with what orders equal ones.
    pub matches: Ranked,
    /// What is shown of a match: [`Row`]'s fields.
    columns: &'static str,
    tables: &'static str,
    /// The segments that rank its matches.
    pub ranked_by: Option<Kind>,
}

/// In the order of [`HitType`], which orders equal scores.
pub(in crate::store) const INDEXES: [Index; 4] = [
    Index {
        kind: HitType::Article,
        matches: Ranked { index: FullText::Article, table: "article", number: "id", tie: "w.uuid" },
        columns: "a.uuid AS uuid, NULL AS id, a.title, t.text, t.segments, a.language, a.published_on, NULL AS date, \
             a.publisher, NULL AS speaker_id, NULL AS speaker_name",
        tables: "article a ON a.id = k.number CROSS JOIN article_text t ON t.article = a.id",
        ranked_by: Some(Kind::Article),
    },
    Index {
        kind: HitType::Quote,
        matches: Ranked { index: FullText::Quote, table: "quote", number: "id", tie: "w.uuid" },
        columns: "q.uuid AS uuid, NULL AS id, q.article_title AS title, q.text, NULL AS segments, a.language, q.published_on, \
             NULL AS date, q.article_publisher AS publisher, (SELECT slug FROM actor WHERE id = q.speaker) AS speaker_id, \
             q.speaker_name",
        tables: "quote q ON q.id = k.number CROSS JOIN article a ON a.id = q.article",
        ranked_by: Some(Kind::Quote),
    },
    Index {
        kind: HitType::Actor,
        matches: Ranked { index: FullText::Actor, table: "actor", number: "id", tie: "w.slug" },
        // Names have no other forms, as texts without a language have none.
        columns: "NULL AS uuid, s.slug AS id, s.name AS title, concat_ws(' · ', s.name, (SELECT group_concat(l.name, ' · '\u{1} ORDER BY l.place\u{2}) \
             FROM actor_alias l WHERE l.actor = s.id AND l.kind NOT IN ('demonym', 'capital')), s.office, s.description) \
             AS text, NULL AS segments, 'zxx' AS language, NULL AS published_on, NULL AS date, NULL AS publisher, \
             NULL AS speaker_id, NULL AS speaker_name",
        tables: "actor s ON s.id = k.number",
        ranked_by: None,
    },
    Index {
        kind: HitType::Vote,
        matches: Ranked { index: FullText::Vote, table: "vote", number: "pk", tie: "w.id" },
        columns: "NULL AS uuid, v.id, v.symbol AS title, concat_ws(' · ', v.title, v.agenda_item) AS text, NULL AS segments, \
             'en' AS language, NULL AS published_on, v.date, NULL AS publisher, NULL AS speaker_id, NULL AS speaker_name",
        tables: "vote v ON v.pk = k.number",
        ranked_by: None,
    },
];

impl Index {
    /// What words are looked for in: a search for a name finds what its bearer says, too.
    pub const fn scope(&self) -> Scope {
        match self.kind {
            HitType::Article | HitType::Vote => Scope::Texts,
            HitType::Quote => Scope::TextsAndSpeakers,
            HitType::Actor => Scope::Names,
        }
    }

    /// Where one of its rows stands among all matches.
    pub fn place(&self, row: &Row) -> Place {
        (row.rank, self.kind as u8, row.tie.clone())
    }

    /// The best matches behind a place, ranked by FTS5, of those that meet conditions on `w`.
    pub async fn page(
        &self,
        conn: &mut impl Engine,
        expression: &str,
        only: &Sql,
        after: Option<&Place>,
        limit: usize,
    ) -> Result<Vec<Row>> {
        let Self { kind, columns, tables, .. } = self;
        if conn.is_postgres() {
            let placed = names::page(conn, self.matches, *kind as u8, expression, only, after, limit).await?;
            let rows = self.rows(conn, placed.iter().map(|(_, number)| *number)).await?;
            return Ok(rows.into_iter().zip(placed).map(|(row, ((rank, _, tie), _))| row.ranked(rank, tie)).collect());
        }
        let behind = after.map(|(rank, of, last)| match (*kind as u8).cmp(of) {
            Ordering::Less => (*rank, false, None),
            Ordering::Greater => (*rank, true, None),
            Ordering::Equal => (*rank, false, Some(last.as_str())),
        });
        let mut sql = Sql::new(format!("SELECT k.rank, k.tie, {columns} FROM ("));
        sql.append(&self.matches.page(expression, only, behind, limit));
        sql.push(&format!(") k CROSS JOIN {tables}"));
        sql.all(conn).await
    }

    /// The same, from all matches with their ranks.
    pub async fn best(
        &self,
        conn: &mut impl Engine,
        mut hits: Vec<ScoredRow>,
        only: &Sql,
        after: Option<&Place>,
        limit: usize,
    ) -> Result<Vec<Row>> {
        if let Some((from, ..)) = after {
            hits.retain(|(rank, _)| rank >= from);
        }
        let (mut placed, mut most): (Vec<(Place, i64)>, _) = (Vec::new(), limit);
        while placed.len() < limit && !hits.is_empty() {
            let (these, rest) = run_blocking(move || split_best(hits, most)).await?;
            hits = rest;
            placed.extend(self.placed(conn, these, only, after).await?);
            // Few of them meet the conditions.
            most *= 8;
        }
        placed.truncate(limit);
        let rows = self.rows(conn, placed.iter().map(|(_, number)| *number)).await?;
        Ok(rows.into_iter().zip(placed).map(|(row, ((rank, _, tie), _))| row.ranked(rank, tie)).collect())
    }

    /// These matches in their order, without those that do not meet the conditions or stand before `after`.
    async fn placed(
        &self,
        conn: &mut impl Engine,
        hits: Vec<ScoredRow>,
        only: &Sql,
        after: Option<&Place>,
    ) -> Result<Vec<(Place, i64)>> {
        let table = self.matches.table;
        // The numbers lead: asked for what is among them, the engine would read every UUID there is.
        let sql = format!("SELECT w.id, w.uuid FROM json_each(?) k CROSS JOIN {table} w ON w.id = k.value WHERE TRUE");
        let mut sql = Sql::with(sql, list(hits.iter().map(|hit| hit.1)));
        sql.append(only);
        let ties: Vec<(i64, String)> = sql.all(conn).await?;
        let ties: HashMap<i64, String> = ties.into_iter().collect();
        let place = |(rank, number): ScoredRow| Some(((rank, self.kind as u8, ties.get(&number)?.clone()), number));
        let mut placed: Vec<(Place, i64)> = hits.into_iter().filter_map(place).collect();
        placed.retain(|(place, _)| after.is_none_or(|after| order(place, after).is_gt()));
        placed.sort_by(|(a, _), (b, _)| order(a, b));
        Ok(placed)
    }

    /// Rows with these numbers, in their order, which have no rank yet.
    async fn rows(&self, conn: &mut impl Engine, numbers: impl Iterator<Item = i64>) -> Result<Vec<Row>> {
        let Self { columns, tables, .. } = self;
        let sql = format!(
            "SELECT 0.0 AS rank, '' AS tie, {columns} FROM (SELECT key AS place, value AS number FROM json_each(?)) k \
             CROSS JOIN {tables} ORDER BY k.place"
        );
        Sql::with(sql, list(numbers)).all(conn).await
    }

    /// What is named outright, in the order given.
    pub async fn direct(&self, conn: &mut impl Engine, numbers: &[i64]) -> Result<Vec<Row>> {
        if numbers.is_empty() {
            return Ok(Vec::new());
        }
        let rows = self.rows(conn, numbers.iter().copied()).await?;
        Ok((0u32..).zip(rows).map(|(place, row)| row.ranked(DIRECT + f64::from(place), String::new())).collect())
    }

    /// How many match, of those that meet the conditions.
    pub async fn count(&self, conn: &mut impl Engine, expression: &str, only: &Sql) -> Result<u64> {
        let row: Option<(i64,)> = self.matches.count(expression, only).first(conn).await?;
        Ok(row.and_then(|(count,)| u64::try_from(count).ok()).unwrap_or_default())
    }

    /// How many of these matches meet the conditions.
    pub async fn count_among(&self, conn: &mut impl Engine, hits: &[ScoredRow], only: &Sql) -> Result<u64> {
        let table = self.matches.table;
        let sql = format!("SELECT count(*) FROM json_each(?) k CROSS JOIN {table} w ON w.id = k.value WHERE TRUE");
        let mut sql = Sql::with(sql, list(hits.iter().map(|hit| hit.1)));
        sql.append(only);
        let row: Option<(i64,)> = sql.first(conn).await?;
        Ok(row.and_then(|(count,)| u64::try_from(count).ok()).unwrap_or_default())
    }
}
