//! Search indexes: one for each type, and the rows it leads to.

use std::cmp::Ordering;
use std::collections::HashMap;

use sqlx::SqliteConnection;

use super::bm25::{ScoredRow, best};
use super::indexed_text::searched_of;
use super::query_parser::Query;
use super::segments::Kind;
use super::snippet::excerpt;
use crate::domain::{HitType, SearchHit};
use crate::store::Result;
use crate::store::sql::builder::{Sql, Value, list};
use crate::store::sql::codec::unpack_segments;
use crate::store::sql::from_row::from_row;
use crate::store::sqlite::blocking::run_blocking;

pub(in crate::store) struct Index {
    pub kind: HitType,
    /// Matches with their score and what orders equal ones.
    from: &'static str,
    tie: &'static str,
    table: &'static str,
    /// Id, title and text of a match, with an article's segments.
    columns: &'static str,
    tables: &'static str,
    /// The segments that rank its matches.
    pub ranked_by: Option<Kind>,
}

/// In the order of [`HitType`], which orders equal scores.
pub(in crate::store) const INDEXES: [Index; 4] = [
    Index {
        kind: HitType::Article,
        from: "article_fts CROSS JOIN article w ON w.id = article_fts.rowid",
        tie: "w.uuid",
        table: "article_fts",
        columns: "a.uuid AS uuid, NULL AS id, a.title, t.text, t.segments",
        tables: "article a ON a.id = k.number CROSS JOIN article_text t ON t.article = a.id",
        ranked_by: Some(Kind::Article),
    },
    Index {
        kind: HitType::Quote,
        from: "quote_fts CROSS JOIN quote w ON w.id = quote_fts.rowid AND w.asserted",
        tie: "w.uuid",
        table: "quote_fts",
        columns: "q.uuid AS uuid, NULL AS id, a.title, q.text, NULL AS segments",
        tables: "quote q ON q.id = k.number CROSS JOIN article a ON a.id = q.article",
        ranked_by: Some(Kind::Quote),
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
        ranked_by: None,
    },
    Index {
        kind: HitType::Vote,
        from: "vote_fts CROSS JOIN vote w ON w.pk = vote_fts.rowid",
        tie: "w.id",
        table: "vote_fts",
        columns: "NULL AS uuid, v.id, v.symbol AS title, concat_ws(' · ', v.title, v.agenda_item) AS text, NULL AS segments",
        tables: "vote v ON v.pk = k.number",
        ranked_by: None,
    },
];

pub(in crate::store) struct Row {
    pub rank: f64,
    pub tie: String,
    uuid: Option<String>,
    id: Option<String>,
    title: Option<String>,
    text: String,
    segments: Option<Vec<u8>>,
}

from_row!(Row { rank, tie, uuid, id, title, text, segments });

/// Where a match stands among all: its rank (the best is the most negative), its type, its tie.
pub(in crate::store) type Place = (f64, u8, String);

/// The best first; equal ones by type and tie.
pub(in crate::store) fn order(a: &Place, b: &Place) -> Ordering {
    a.0.total_cmp(&b.0).then_with(|| (a.1, &a.2).cmp(&(b.1, &b.2)))
}

impl Index {
    /// The best matches behind a place.
    pub async fn page(
        &self,
        conn: &mut SqliteConnection,
        expression: &str,
        after: Option<&Place>,
        limit: usize,
    ) -> Result<Vec<Row>> {
        let Self { kind, from, tie, table, columns, tables, .. } = self;
        let inner = format!(
            "SELECT k.rank, k.tie, {columns} FROM (SELECT {table}.rowid AS number, {table}.rank AS rank, {tie} AS tie \
             FROM {from} WHERE {table} MATCH ?"
        );
        let mut sql = Sql::with(inner, expression);
        if let Some((rank, of, last)) = after {
            match (*kind as u8).cmp(of) {
                Ordering::Less => sql.push(&format!(" AND {table}.rank > ")).bind(*rank),
                Ordering::Greater => sql.push(&format!(" AND {table}.rank >= ")).bind(*rank),
                Ordering::Equal => {
                    sql.push(&format!(" AND ({table}.rank, {tie}) > ")).tuple([(*rank).into(), Value::from(last)])
                }
            };
        }
        sql.push(" ORDER BY 2, 3 LIMIT 0 + ").bind(i64::try_from(limit).unwrap_or(i64::MAX));
        sql.push(&format!(") k CROSS JOIN {tables}"));
        sql.all(conn).await
    }

    /// The same, from all matches with their ranks.
    pub async fn best(
        &self,
        conn: &mut SqliteConnection,
        hits: Vec<ScoredRow>,
        after: Option<&Place>,
        limit: usize,
    ) -> Result<Vec<Row>> {
        let from = after.map(|(rank, ..)| *rank);
        let hits = run_blocking(move || best(hits, from, limit)).await?;
        let (table, kind) = (if self.ranked_by == Some(Kind::Quote) { "quote" } else { "article" }, self.kind as u8);
        // The numbers lead: asked for what is among them, the engine would read every UUID there is.
        let sql = format!("SELECT w.id, w.uuid FROM json_each(?) k CROSS JOIN {table} w ON w.id = k.value");
        let ties: Vec<(i64, String)> = Sql::with(sql, list(hits.iter().map(|hit| hit.1))).all(&mut *conn).await?;
        let ties: HashMap<i64, String> = ties.into_iter().collect();
        let placed =
            hits.into_iter().filter_map(|(rank, number)| Some(((rank, kind, ties.get(&number)?.clone()), number)));
        let mut placed: Vec<(Place, i64)> =
            placed.filter(|(place, _)| after.is_none_or(|after| order(place, after).is_gt())).collect();
        placed.sort_by(|(a, _), (b, _)| order(a, b));
        placed.truncate(limit);
        let Self { columns, tables, .. } = self;
        let sql = format!(
            "SELECT 0.0 AS rank, '' AS tie, {columns} FROM (SELECT key AS place, value AS number FROM json_each(?)) k \
             CROSS JOIN {tables} ORDER BY k.place"
        );
        let rows: Vec<Row> = Sql::with(sql, list(placed.iter().map(|(_, number)| *number))).all(conn).await?;
        Ok(rows.into_iter().zip(placed).map(|(row, ((rank, _, tie), _))| Row { rank, tie, ..row }).collect())
    }

    pub async fn count(&self, conn: &mut SqliteConnection, expression: &str) -> Result<u64> {
        let Self { table, from, .. } = self;
        let sql = format!("SELECT count(*) FROM {from} WHERE {table} MATCH ?");
        let row: Option<(i64,)> = Sql::with(sql, expression).first(conn).await?;
        Ok(row.and_then(|(count,)| u64::try_from(count).ok()).unwrap_or_default())
    }
}

impl Row {
    /// What is shown of it.
    pub fn hit(self, kind: u8, query: &Query) -> SearchHit {
        let text = match &self.segments {
            Some(segments) => searched_of(&self.text, &unpack_segments(segments)),
            None => self.text,
        };
        let excerpt = excerpt(&text, query);
        SearchHit {
            kind: INDEXES[usize::from(kind).min(INDEXES.len() - 1)].kind,
            id: self.uuid.or(self.id).unwrap_or_default(),
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
    use super::*;
    use crate::council::Report;
    use crate::domain::Article;
    use crate::store::fixtures::{Database, NOON, Sample};
    use crate::store::{ArticleFilter, ArticleSort, Paging, SearchFilter, Snapshot};

    /// Reports of a few words each, the first of them everywhere, the last hardly anywhere.
    fn reports(from: usize, count: usize) -> Vec<Report> {
        const WORDS: [&str; 12] = [
            "the",
            "council",
            "resolution",
            "veto",
            "vetoes",
            "vetoed",
            "Syria",
            "Naïve",
            "draft",
            "winter",
            "hall",
            "Łódź",
        ];
        let text = |number: usize| {
            let mut state = number as u64 + 1;
            let mut next = |end: usize| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                usize::try_from(state >> 33).unwrap() % end
            };
            let words: Vec<&str> = (0..next(40) + 3).map(|_| WORDS[next(12).min(next(12))]).collect();
            format!("Somebody {number} said {}.", words.join(" "))
        };
        let sample = |number| {
            let text = text(number);
            let said = text.split_once(" said ").unwrap().1.trim_end_matches('.').to_owned();
            Sample::new(&format!("https://a.example/{}", number % 1000), "", "2012-02-05", &text)
                .quote("", "", &said)
                .report()
        };
        (from..from + count).map(sample).collect()
    }

    /// Merged segments, replaced articles, one segment whose rows are all deleted.
    async fn database() -> Database {
        let database = Database::empty().await;
        let mut writer = database.writer().await;
        for batch in reports(0, 400).chunks(5) {
            writer.put(batch, NOON).await.unwrap();
        }
        writer.put(&reports(1000, 150), NOON).await.unwrap();
        for report in &reports(1395, 5) {
            writer.remove(report.detail.article.id, NOON).await.unwrap();
        }
        database
    }

    #[tokio::test]
    async fn both_indexes_rank_alike_to_the_last_bit() {
        let database = database().await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        // The same articles without the history: FTS5 keeps the words of what was deleted in its average.
        let plain = Database::of(&[reports(150, 245), reports(1000, 150)].concat()).await;
        let mut plain = plain.store().await.snapshot().await.unwrap();
        let segments: Vec<(i64, i64)> = Sql::new("SELECT max(level), count(*) FROM index_segment GROUP BY kind")
            .all(snapshot.conn().await.unwrap())
            .await
            .unwrap();
        assert!(segments.iter().all(|(level, count)| *level > 0 && *count > 1), "{segments:?}");
        for q in [
            "council",
            "council resolution",
            "resolution council the",
            "vet*",
            "vet* OR council",
            "the -council",
            "winter hall",
            "council OR winter veto OR hall -syria",
            "lodz OR naive",
            "council council",
            "nobody",
            "a* OR s* OR t*",
            "council -nobody",
        ] {
            let query = Query::parse(q).unwrap();
            let crate::store::search::query_parser::Expression::Match(expression) = query.expression() else {
                unreachable!()
            };
            for index in &INDEXES[..2] {
                let kind = index.ranked_by.unwrap();
                let expected = index.page(plain.conn().await.unwrap(), &expression, None, 1_000).await.unwrap();
                let hits = crate::store::search::bm25::ranked(&mut snapshot, kind, &query).await.unwrap().unwrap();
                let conn = snapshot.conn().await.unwrap();
                assert_eq!(hits.len() as u64, index.count(conn, &expression).await.unwrap(), "{q}");
                let found = index.best(conn, hits.clone(), None, 1_000).await.unwrap();
                let told = |rows: &[Row]| rows.iter().map(|row| (row.rank, row.tie.clone())).collect::<Vec<_>>();
                assert!(
                    told(&found) == told(&expected),
                    "{q}: {:?} {:?}",
                    told(&found).first(),
                    told(&expected).first()
                );
                for (place, limit) in [(0, 3), (7, 25), (30, 1)] {
                    let Some(row) = expected.get(place) else { continue };
                    let after = (row.rank, index.kind as u8, row.tie.clone());
                    let page = index.best(conn, hits.clone(), Some(&after), limit).await.unwrap();
                    let end = (place + 1 + limit).min(expected.len());
                    assert!(told(&page) == told(&expected[place + 1..end]), "{q} behind {place}");
                }
            }
        }
        assert_eq!(snapshot.check().await.unwrap().faults, []);
    }

    /// Every page of a list, joined.
    async fn paged(snapshot: &mut Snapshot, filter: &ArticleFilter) -> Vec<String> {
        let (mut paging, mut seen) = (Paging { limit: 7, ..Paging::default() }, Vec::new());
        loop {
            let page = snapshot.articles::<Article>(filter, &paging).await.unwrap();
            seen.extend(page.items.iter().map(|article| article.id.to_string()));
            if !paging.follow(&page) {
                return seen;
            }
        }
    }

    #[tokio::test]
    async fn articles_by_relevance_are_in_the_order_of_the_search() {
        let database = database().await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let search = SearchFilter { q: "council resolution".into(), r#type: HitType::Article.into() };
        let whole = Paging { limit: 1_000, ..Paging::default() };
        let found: Vec<String> =
            snapshot.search(&search, &whole).await.unwrap().items.into_iter().map(|hit| hit.id).collect();
        let filter =
            ArticleFilter { q: Some(search.q.clone()), sort: ArticleSort::Relevance, ..ArticleFilter::default() };
        assert!(found.len() > 50);
        assert_eq!(paged(&mut snapshot, &filter).await, found);
        let quoted = ArticleFilter { vote: "S-2012-77".to_owned().into(), ..filter.clone() };
        assert_eq!(paged(&mut snapshot, &quoted).await, Vec::<String>::new());
        let count = Paging { count: true, ..Paging::default() };
        assert_eq!(snapshot.articles::<Article>(&filter, &count).await.unwrap().page.total, Some(found.len() as u64));
        let days = ArticleFilter { published_from: "2012-02-06".parse().ok(), ..filter };
        assert_eq!(snapshot.articles::<Article>(&days, &count).await.unwrap().page.total, Some(0));
    }
}
