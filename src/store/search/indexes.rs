//! Search indexes: one for each type, and the rows it leads to.

use std::cmp::Ordering;
use std::collections::HashMap;

use sqlx::SqliteConnection;

use super::bm25::{ScoredRow, split_best};
use super::hits::Row;
use super::segments::Kind;
use crate::domain::HitType;
use crate::store::Result;
use crate::store::sql::builder::{Sql, list};
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
        columns: "NULL AS uuid, s.slug AS id, s.name AS title, concat_ws(' · ', s.name, (SELECT group_concat(l.name, ' · ') \
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

/// Where a match stands among all: its rank (the best is the most negative), its type, its tie.
pub(in crate::store) type Place = (f64, u8, String);

/// The best first; equal ones by type and tie.
pub(in crate::store) fn order(a: &Place, b: &Place) -> Ordering {
    a.0.total_cmp(&b.0).then_with(|| (a.1, &a.2).cmp(&(b.1, &b.2)))
}

impl Index {
    /// The best matches behind a place, ranked by FTS5, of those that meet conditions on `w`.
    pub async fn page(
        &self,
        conn: &mut SqliteConnection,
        expression: &str,
        only: &Sql,
        after: Option<&Place>,
        limit: usize,
    ) -> Result<Vec<Row>> {
        let Self { kind, columns, tables, .. } = self;
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
        conn: &mut SqliteConnection,
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
        conn: &mut SqliteConnection,
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
    async fn rows(&self, conn: &mut SqliteConnection, numbers: impl Iterator<Item = i64>) -> Result<Vec<Row>> {
        let Self { columns, tables, .. } = self;
        let sql = format!(
            "SELECT 0.0 AS rank, '' AS tie, {columns} FROM (SELECT key AS place, value AS number FROM json_each(?)) k \
             CROSS JOIN {tables} ORDER BY k.place"
        );
        Sql::with(sql, list(numbers)).all(conn).await
    }

    /// What is named outright, in the order given.
    pub async fn direct(&self, conn: &mut SqliteConnection, numbers: &[i64]) -> Result<Vec<Row>> {
        if numbers.is_empty() {
            return Ok(Vec::new());
        }
        let rows = self.rows(conn, numbers.iter().copied()).await?;
        Ok((0u32..).zip(rows).map(|(place, row)| row.ranked(DIRECT + f64::from(place), String::new())).collect())
    }

    /// How many match, of those that meet the conditions.
    pub async fn count(&self, conn: &mut SqliteConnection, expression: &str, only: &Sql) -> Result<u64> {
        let row: Option<(i64,)> = self.matches.count(expression, only).first(conn).await?;
        Ok(row.and_then(|(count,)| u64::try_from(count).ok()).unwrap_or_default())
    }

    /// How many of these matches meet the conditions.
    pub async fn count_among(&self, conn: &mut SqliteConnection, hits: &[ScoredRow], only: &Sql) -> Result<u64> {
        let table = self.matches.table;
        let sql = format!("SELECT count(*) FROM json_each(?) k CROSS JOIN {table} w ON w.id = k.value WHERE TRUE");
        let mut sql = Sql::with(sql, list(hits.iter().map(|hit| hit.1)));
        sql.append(only);
        let row: Option<(i64,)> = sql.first(conn).await?;
        Ok(row.and_then(|(count,)| u64::try_from(count).ok()).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::council::Report;
    use crate::domain::Article;
    use crate::store::fixtures::{Database, NOON, Sample};
    use crate::store::search::expression::{Expression, Speakers};
    use crate::store::search::matches::ranked;
    use crate::store::search::query_parser::Query;
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
            "vetoes drafts",
            "resolutions -\"veto veto\"",
        ] {
            let query = Query::parse(q).unwrap();
            for (index, speakers) in INDEXES.iter().zip([Speakers::Left, Speakers::Searched]) {
                let Expression::Match(expression) = query.expression(speakers) else { unreachable!() };
                let (kind, all) = (index.ranked_by.unwrap(), Sql::default());
                let expected = index.page(plain.conn().await.unwrap(), &expression, &all, None, 1_000).await.unwrap();
                let hits = ranked(&mut snapshot, kind, &query, speakers).await.unwrap().unwrap();
                let conn = snapshot.conn().await.unwrap();
                assert_eq!(hits.len() as u64, index.count(conn, &expression, &all).await.unwrap(), "{q}");
                let found = index.best(conn, hits.clone(), &all, None, 1_000).await.unwrap();
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
                    let page = index.best(conn, hits.clone(), &all, Some(&after), limit).await.unwrap();
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
        let search =
            SearchFilter { q: "council resolution".into(), r#type: HitType::Article.into(), ..SearchFilter::default() };
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
