//! Both indexes find and rank the same.

use super::hits::Row;
use super::indexes::INDEXES;
use crate::council::Report;
use crate::domain::Article;
use crate::domain::HitType;
use crate::store::fixtures::{Database, NOON, Sample};
use crate::store::search::expression::Expression;
use crate::store::search::matches::ranked;
use crate::store::search::query_parser::Query;
use crate::store::sql::builder::Sql;
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
        for index in &INDEXES[..2] {
            let Expression::Match(expression) = query.expression(index.scope()) else { unreachable!() };
            let (kind, all) = (index.ranked_by.unwrap(), Sql::default());
            let expected = index.page(plain.conn().await.unwrap(), &expression, &all, None, 1_000).await.unwrap();
            let hits = ranked(&mut snapshot, kind, &query, index.scope()).await.unwrap().unwrap();
            let conn = snapshot.conn().await.unwrap();
            assert_eq!(hits.len() as u64, index.count(conn, &expression, &all).await.unwrap(), "{q}");
            let found = index.best(conn, hits.clone(), &all, None, 1_000).await.unwrap();
            let told = |rows: &[Row]| rows.iter().map(|row| (row.rank, row.tie.clone())).collect::<Vec<_>>();
            assert!(told(&found) == told(&expected), "{q}: {:?} {:?}", told(&found).first(), told(&expected).first());
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
    let filter = ArticleFilter { q: Some(search.q.clone()), sort: ArticleSort::Relevance, ..ArticleFilter::default() };
    assert!(found.len() > 50);
    assert_eq!(paged(&mut snapshot, &filter).await, found);
    let quoted = ArticleFilter { vote: "S-2012-77".to_owned().into(), ..filter.clone() };
    assert_eq!(paged(&mut snapshot, &quoted).await, Vec::<String>::new());
    let count = Paging { count: true, ..Paging::default() };
    assert_eq!(snapshot.articles::<Article>(&filter, &count).await.unwrap().page.total, Some(found.len() as u64));
    let days = ArticleFilter { published_from: "2012-02-06".parse().ok(), ..filter };
    assert_eq!(snapshot.articles::<Article>(&days, &count).await.unwrap().page.total, Some(0));
}
