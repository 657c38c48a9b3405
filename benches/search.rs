//! How fast a search is ranked whose words stand in a third of the articles, beside FTS5 ranking the same matches
//! in the same file: `COMMUNIQUE_BENCH_DB=loaded.db cargo bench --bench search`; without a file, over 5,000 articles.
//!
//! What is claimed: twenty times as fast over a hundred thousand articles, and in the same order, which is looked at
//! first.

use std::hint::black_box;
use std::path::Path;

use communique::domain::Article;
use communique::domain::HitType;
use communique::store::{ArticleFilter, ArticleSort, Paging, SearchFilter, Store};
use criterion::{Criterion, criterion_group, criterion_main};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, SqliteConnection};
use tokio::runtime::Runtime;
use tokio::sync::Mutex;

mod loaded;

/// Each in two fifths of the articles.
const WORDS: &str = "council resolution";

/// What FTS5 is asked for them.
const FORMS: &str = "council AND (resolution OR resolut)";

/// Words of which each stands in many articles, some in nearly all of them, and what FTS5 is asked for their forms.
const FREQUENT: [(&str, &str); 8] = [
    (WORDS, FORMS),
    ("council", "council"),
    ("security council", "(security OR secur) AND council"),
    ("month year", "month AND year"),
    ("report", "report"),
    ("draft members", "draft AND (members OR member)"),
    ("government said", "(government OR govern) AND said"),
    ("agreement talks", "agreement AND (talks OR talk)"),
];

fn questions(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let (store, raw) = runtime.block_on(async {
        let path = loaded::database(folder.path()).await;
        (Store::open(&path).await.expect("a store"), Mutex::new(raw(&path).await))
    });
    let paging = Paging { limit: 20, ..Paging::default() };
    let of = |q: &str| SearchFilter { q: q.to_owned(), r#type: HitType::Article.into(), ..SearchFilter::default() };
    let (search, everything) = (of(WORDS), SearchFilter { q: WORDS.to_owned(), ..SearchFilter::default() });
    let articles =
        ArticleFilter { q: Some(WORDS.to_owned()), sort: ArticleSort::Relevance, ..ArticleFilter::default() };
    runtime.block_on(async {
        let (mut same, mut places) = (0, 0);
        for (q, forms) in FREQUENT {
            let found = store.snapshot().await.expect("a snapshot").search(&of(q), &paging).await.expect("hits");
            let expected = exhaustive(&mut *raw.lock().await, forms).await;
            same += found.items.iter().zip(&expected).filter(|(hit, id)| hit.id == **id).count();
            places += expected.len();
        }
        println!("{same} of the first {places} places of {} searches are those of FTS5's ranking", FREQUENT.len());
        assert!(places > 100 && same * 100 >= places * 95, "{same} of {places} places");
    });

    criterion.bench_function("FTS5's bm25, twenty of the articles", |bencher| {
        bencher.to_async(&runtime).iter(async || black_box(exhaustive(&mut *raw.lock().await, FORMS).await.len()));
    });
    criterion.bench_function("search, twenty articles with excerpts", |bencher| {
        bencher.to_async(&runtime).iter(async || {
            let mut snapshot = store.snapshot().await.expect("a snapshot");
            black_box(snapshot.search(&search, &paging).await.expect("hits"))
        });
    });
    criterion.bench_function("search, twenty of everything", |bencher| {
        bencher.to_async(&runtime).iter(async || {
            let mut snapshot = store.snapshot().await.expect("a snapshot");
            black_box(snapshot.search(&everything, &paging).await.expect("hits"))
        });
    });
    criterion.bench_function("articles by relevance, twenty", |bencher| {
        bencher.to_async(&runtime).iter(async || {
            let mut snapshot = store.snapshot().await.expect("a snapshot");
            black_box(snapshot.articles::<Article>(&articles, &paging).await.expect("articles"))
        });
    });
}

/// FTS5's own ranking of all matches; equal ones by id, as ours.
async fn exhaustive(conn: &mut SqliteConnection, words: &str) -> Vec<String> {
    let sql = "SELECT a.uuid FROM article_fts JOIN article a ON a.id = article_fts.rowid WHERE article_fts MATCH ? \
               ORDER BY article_fts.rank, a.uuid LIMIT 20";
    sqlx::query_scalar(sql).bind(words).fetch_all(conn).await.expect("rows")
}

/// FTS5 as anybody would ask it, with what is known to help.
async fn raw(path: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(path).read_only(true).pragma("mmap_size", "1073741824");
    options.connect().await.expect("a connection")
}

criterion_group! {
    name = search;
    config = Criterion::default().sample_size(20);
    targets = questions
}
criterion_main!(search);
