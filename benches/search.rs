//! How fast a search is ranked whose words stand in a third of the articles, beside FTS5 ranking the same matches
//! in the same file: `COMMUNIQUE_BENCH_DB=loaded.db cargo bench --bench search`; without a file, over 5,000 articles.

use std::hint::black_box;
use std::path::{Path, PathBuf};

use communique::domain::HitType;
use communique::ingest::Extractor;
use communique::ingest::source::{Format, Options, Reader};
use communique::store::{ArticleFilter, ArticleSort, Paging, SearchFilter, Store, Writer};
use criterion::{Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, SqliteConnection};
use tokio::runtime::Runtime;
use tokio::sync::Mutex;

#[path = "corpus/mod.rs"]
mod corpus;

/// Each in two fifths of the articles.
const WORDS: &str = "council resolution";

fn questions(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let path = std::env::var_os("COMMUNIQUE_BENCH_DB").map_or_else(|| folder.path().join("bench.db"), PathBuf::from);
    let (store, raw) = runtime.block_on(async {
        if !path.exists() {
            load(&path).await;
        }
        (Store::open(&path).await.expect("a store"), Mutex::new(raw(&path).await))
    });
    let paging = Paging { limit: 20, ..Paging::default() };
    let search = SearchFilter { q: WORDS.to_owned(), r#type: HitType::Article.into() };
    let everything = SearchFilter { q: WORDS.to_owned(), ..SearchFilter::default() };
    let articles =
        ArticleFilter { q: Some(WORDS.to_owned()), sort: ArticleSort::Relevance, ..ArticleFilter::default() };

    criterion.bench_function("FTS5's bm25, twenty of the articles", |bencher| {
        bencher.to_async(&runtime).iter(async || {
            let sql = "SELECT a.uuid, a.title FROM (SELECT rowid AS id FROM article_fts WHERE article_fts MATCH ? \
                       ORDER BY rank LIMIT 20) k CROSS JOIN article a ON a.id = k.id";
            let mut raw = raw.lock().await;
            let rows = sqlx::query(sql).bind("council AND resolution").fetch_all(&mut *raw).await.expect("rows");
            black_box(rows.len())
        });
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
            black_box(snapshot.articles(&articles, &paging).await.expect("articles"))
        });
    });
}

/// FTS5 as anybody would ask it, with what is known to help.
async fn raw(path: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(path).read_only(true).pragma("mmap_size", "1073741824");
    options.connect().await.expect("a connection")
}

async fn load(path: &Path) {
    let (registry, record) = (communique::seeds::registry(), communique::seeds::record());
    let corpus = corpus::Corpus::new(1, &registry, &record);
    let reader = Reader::new(Options { from: Format::Jsonl, ..Options::default() }, &registry);
    let extractor = Extractor::new(&registry, record);
    let mut writer = Writer::open(path, Timestamp::UNIX_EPOCH).await.expect("a database");
    for batch in 0..10 {
        let lines: Vec<String> = (batch * 500..(batch + 1) * 500)
            .map(|number| serde_json::to_string(&corpus.article(number)).expect("an article as JSON"))
            .collect();
        let sources = reader.sources_with(&["-".into()], Box::new(std::io::Cursor::new(lines.join("\n"))));
        let reports: Vec<_> = sources
            .filter_map(|input| input.and_then(|unread| reader.read(unread)).ok())
            .map(|raw| extractor.report(raw))
            .collect();
        writer.put(&reports, Timestamp::UNIX_EPOCH).await.expect("a stored batch");
    }
    writer.close().await.expect("a closed database");
}

criterion_group! {
    name = search;
    config = Criterion::default().sample_size(20);
    targets = questions
}
criterion_main!(search);
