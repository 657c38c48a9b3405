//! Search across articles, quotes, actors and votes, the best matches first.
//!
//! Each type has an index of its own, and so a scale of its own: scores compare well within one type, and
//! only roughly across them. Equal scores are ordered by type and id.

use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;
use utoipa::IntoParams;
use uuid::Uuid;

use super::cursor::Cursor;
use super::excerpt::excerpt;
use super::pack::unpack_segments;
use super::page::PageInfo;
use super::query::{Expression, Query};
use super::searched::searched_in;
use super::sql::{Sql, Value};
use super::{Error, OneOf, Page, Paging, Result, Snapshot};
use crate::domain::{HitType, SearchHit, Span};

/// What is searched for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct SearchFilter {
    /// What to find: all of the words, "a phrase", prefix*, -not, one OR another.
    #[param(required = true, example = "veto \"Security Council\"")]
    pub q: String,
    /// What to search: everything unless given.
    #[param(required = false, value_type = Vec<HitType>, style = Form, explode = false)]
    pub r#type: OneOf<HitType>,
}

/// A type's index.
struct Index {
    kind: HitType,
    /// Matches with their score and what orders equal ones.
    from: &'static str,
    tie: &'static str,
    table: &'static str,
    /// Id, title and text of a match, with an article's segments.
    columns: &'static str,
    tables: &'static str,
}

/// In the order of [`HitType`], which orders equal scores.
const INDEXES: [Index; 4] = [
    Index {
        kind: HitType::Article,
        from: "article_fts CROSS JOIN article w ON w.id = article_fts.rowid",
        tie: "hex(w.uuid)",
        table: "article_fts",
        columns: "a.uuid AS uuid, NULL AS id, a.title, t.text, t.segments",
        tables: "article a ON a.id = k.number CROSS JOIN article_text t ON t.article = a.id",
    },
    Index {
        kind: HitType::Quote,
        from: "quote_fts CROSS JOIN quote w ON w.id = quote_fts.rowid",
        tie: "hex(w.uuid)",
        table: "quote_fts",
        columns: "q.uuid AS uuid, NULL AS id, a.title, q.text, NULL AS segments",
        tables: "quote q ON q.id = k.number CROSS JOIN article a ON a.id = q.article",
    },
    Index {
        kind: HitType::Actor,
        from: "actor_fts CROSS JOIN actor w ON w.id = actor_fts.rowid",
        tie: "w.slug",
        table: "actor_fts",
        columns: "NULL AS uuid, s.slug AS id, s.name AS title, concat_ws(' · ', s.name, (SELECT group_concat(l.name, ' · ') \
             FROM actor_alias l WHERE l.actor = s.id AND l.kind NOT IN ('demonym', 'capital')), s.office, s.description) \
             AS text, NULL AS segments",
        tables: "actor s ON s.id = k.number",
    },
    Index {
        kind: HitType::Vote,
        from: "vote_fts CROSS JOIN vote w ON w.pk = vote_fts.rowid",
        tie: "w.id",
        table: "vote_fts",
        columns: "NULL AS uuid, v.id, v.symbol AS title, concat_ws(' · ', v.title, v.agenda_item) AS text, NULL AS segments",
        tables: "vote v ON v.pk = k.number",
    },
];

#[derive(sqlx::FromRow)]
struct Row {
    rank: f64,
    tie: String,
    uuid: Option<Uuid>,
    id: Option<String>,
    title: Option<String>,
    text: String,
    segments: Option<Vec<u8>>,
}

/// Where a match stands among all: its rank (the best is the most negative), its type, its tie.
type Place = (f64, u8, String);

impl Snapshot {
    /// What matches, the best first.
    ///
    /// # Errors
    ///
    /// [`Error::BadFilter`] for a query without a word; else as [`Snapshot::quotes`].
    pub async fn search(&mut self, filter: &SearchFilter, paging: &Paging) -> Result<Page<SearchHit>> {
        let query = Query::parse(&filter.q)?;
        let Expression::Match(expression) = query.expression() else {
            let detail = "needs a word to find; one with - in front only leaves out".to_owned();
            return Err(Error::BadFilter { parameter: "q", detail });
        };
        let list = format!("search {}", serde_json::to_string(filter).unwrap_or_default());
        let after = paging.cursor.as_deref().map(|text| place_of(&Cursor::read(text, &list)?)).transpose()?;
        let wanted = paging.limit.max(1) as usize;
        let searched =
            || INDEXES.iter().filter(|index| filter.r#type.is_empty() || filter.r#type.0.contains(&index.kind));
        let mut found: Vec<(Place, Row)> = Vec::new();
        for index in searched() {
            let rows = index.page(self.conn(), &expression, after.as_ref(), wanted + 1).await?;
            found.extend(rows.into_iter().map(|row| ((row.rank, index.kind as u8, row.tie.clone()), row)));
        }
        found.sort_by(|(a, _), (b, _)| a.0.total_cmp(&b.0).then_with(|| (a.1, &a.2).cmp(&(b.1, &b.2))));
        let next_cursor = (found.len() > wanted).then(|| {
            let (rank, kind, tie) = &found[wanted - 1].0;
            Cursor { block: 0, keys: vec![Value::Real(*rank), Value::Int((*kind).into()), tie.into()] }.write(&list)
        });
        found.truncate(wanted);
        let mut total = None;
        if paging.count {
            for index in searched() {
                *total.get_or_insert(0) += index.count(self.conn(), &expression).await?;
            }
        }
        let items = found.into_iter().map(|((_, kind, _), row)| row.hit(kind, &query)).collect();
        Ok(Page { items, page: PageInfo { limit: paging.limit, next_cursor, total } })
    }
}

fn place_of(cursor: &Cursor) -> Result<Place> {
    match &cursor.keys[..] {
        [Value::Real(rank), Value::Int(kind), Value::Text(tie)] => {
            Ok((*rank, u8::try_from(*kind).map_err(|_| Error::BadCursor)?, tie.clone()))
        }
        _ => Err(Error::BadCursor),
    }
}

impl Index {
    /// The best matches behind a place.
    async fn page(
        &self,
        conn: &mut SqliteConnection,
        expression: &str,
        after: Option<&Place>,
        limit: usize,
    ) -> Result<Vec<Row>> {
        let Self { kind, from, tie, table, columns, tables } = self;
        let inner = format!(
            "SELECT k.rank, k.tie, {columns} FROM (SELECT {table}.rowid AS number, {table}.rank AS rank, {tie} AS tie \
             FROM {from} WHERE {table} MATCH ?"
        );
        let mut sql = Sql::with(inner, expression);
        if let Some((rank, of, last)) = after {
            match (*kind as u8).cmp(of) {
                std::cmp::Ordering::Less => sql.push(&format!(" AND {table}.rank > ")).bind(*rank),
                std::cmp::Ordering::Greater => sql.push(&format!(" AND {table}.rank >= ")).bind(*rank),
                std::cmp::Ordering::Equal => {
                    sql.push(&format!(" AND ({table}.rank, {tie}) > ")).tuple([(*rank).into(), Value::from(last)])
                }
            };
        }
        sql.push(" ORDER BY 2, 3 LIMIT ").bind(i64::try_from(limit).unwrap_or(i64::MAX));
        sql.push(&format!(") k CROSS JOIN {tables}"));
        sql.all(conn).await
    }

    async fn count(&self, conn: &mut SqliteConnection, expression: &str) -> Result<u64> {
        let table = self.table;
        let sql = format!("SELECT count(*) FROM {table} WHERE {table} MATCH ?");
        let row: Option<(i64,)> = Sql::with(sql, expression).first(conn).await?;
        Ok(row.and_then(|(count,)| u64::try_from(count).ok()).unwrap_or_default())
    }
}

impl Row {
    fn hit(self, kind: u8, query: &Query) -> SearchHit {
        let text = match &self.segments {
            Some(segments) => {
                let segments = unpack_segments(segments);
                let spans =
                    segments.iter().map(|segment| (segment.kind, Span { start: segment.start, end: segment.end }));
                searched_in(&self.text, spans)
            }
            None => self.text,
        };
        let excerpt = excerpt(&text, query);
        SearchHit {
            kind: INDEXES[usize::from(kind).min(INDEXES.len() - 1)].kind,
            id: self.uuid.map(|id| id.to_string()).or(self.id).unwrap_or_default(),
            title: self.title,
            excerpt: excerpt.text,
            // Four digits are more than anybody compares, and the same on every machine.
            score: (-self.rank * 10_000.0).round() / 10_000.0,
            highlights: excerpt.highlights,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Database, five};
    use super::*;

    #[tokio::test]
    async fn everything_is_searched_and_paged() {
        let database = Database::of(&five()).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let filter = SearchFilter { q: "Syria OR vetoed OR Ada".into(), ..SearchFilter::default() };
        let whole = snapshot.search(&filter, &Paging { limit: 200, count: true, ..Paging::default() }).await.unwrap();
        assert_eq!(whole.page.total, Some(whole.items.len() as u64));
        for kind in [HitType::Article, HitType::Quote, HitType::Actor, HitType::Vote] {
            assert!(whole.items.iter().any(|hit| hit.kind == kind), "{kind:?}");
            let only = SearchFilter { r#type: kind.into(), ..filter.clone() };
            let page = snapshot.search(&only, &Paging { limit: 200, ..Paging::default() }).await.unwrap();
            assert_eq!(page.items, whole.items.iter().filter(|hit| hit.kind == kind).cloned().collect::<Vec<_>>());
        }
        let mut paging = Paging { limit: 3, ..Paging::default() };
        let mut seen = Vec::new();
        loop {
            let page = snapshot.search(&filter, &paging).await.unwrap();
            seen.extend(page.items.clone());
            if !paging.follow(&page) {
                break;
            }
        }
        assert_eq!(seen, whole.items);
        let quote = whole.items.iter().find(|hit| hit.kind == HitType::Quote).unwrap();
        assert_eq!(quote.excerpt, "both China and Russia vetoed the resolution,");
        assert_eq!(quote.highlights, [[22, 28]]);
    }

    #[tokio::test]
    async fn a_query_without_a_word_is_refused() {
        let database = Database::empty().await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        for q in ["", "-veto", "* (\""] {
            let filter = SearchFilter { q: q.into(), ..SearchFilter::default() };
            assert!(matches!(snapshot.search(&filter, &Paging::default()).await, Err(Error::BadFilter { .. })), "{q}");
        }
        for q in [
            "'; DROP TABLE quote; --",
            "a AND NOT b",
            "NEAR(a b, 2)",
            "title : x",
            "a^2 + {b}",
            "\"\"\"",
            "\0",
            "%",
            "😀 a",
        ] {
            let filter = SearchFilter { q: q.into(), ..SearchFilter::default() };
            let found = snapshot.search(&filter, &Paging::default()).await;
            assert!(matches!(found, Ok(_) | Err(Error::BadFilter { .. })), "{q}: {found:?}");
        }
    }
}
