//! What an answer costs without any cache, from the tables to the bytes of JSON, but for HTTP:
//! `COMMUNIQUE_BENCH_DB=loaded.db cargo bench --bench store`; without a file, over 5,000 articles.
//!
//! `cargo bench --bench load` measures what of this a client sees.

use std::hint::black_box;

use communique::domain::{Actor, Article, Quote};
use communique::domain::{Interval, Metric};
use communique::store::{
    ActorFilter, ActorSort, ArticleFilter, CountFilter, OneOf, Paging, QuoteFilter, Store, TimelineFilter,
    TimelineGrouping,
};
use criterion::{Criterion, criterion_group, criterion_main};
use tokio::runtime::Runtime;

mod loaded;

fn questions(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let store = runtime.block_on(async { Store::open(&loaded::database(folder.path()).await).await.expect("a store") });
    let paging = Paging { limit: 20, ..Paging::default() };
    let (speaker, article, deep) = runtime.block_on(drawn(&store));
    let of_speaker = QuoteFilter { speaker: speaker.clone(), ..QuoteFilter::default() };
    let grouping =
        TimelineGrouping { metric: Some(Metric::Quotes), interval: Interval::Month, ..TimelineGrouping::default() };
    let months = TimelineFilter { grouping, selection: CountFilter { speaker, ..CountFilter::default() } };
    let everything = QuoteFilter::default();

    criterion.bench_function("a snapshot", |bencher| {
        bencher.to_async(&runtime).iter(async || black_box(store.snapshot().await.expect("a snapshot").state()));
    });
    criterion.bench_function("twenty quotes of an actor", |bencher| {
        bencher.to_async(&runtime).iter(async || {
            let mut snapshot = store.snapshot().await.expect("a snapshot");
            black_box(snapshot.quotes::<Quote>(&of_speaker, &paging).await.expect("quotes"))
        });
    });
    for (name, paging) in [("twenty quotes, the newest", &paging), ("twenty quotes, far behind them", &deep)] {
        criterion.bench_function(name, |bencher| {
            bencher.to_async(&runtime).iter(async || {
                let mut snapshot = store.snapshot().await.expect("a snapshot");
                black_box(snapshot.quotes::<Quote>(&everything, paging).await.expect("quotes"))
            });
        });
    }
    criterion.bench_function("twenty articles, the newest", |bencher| {
        bencher.to_async(&runtime).iter(async || {
            let mut snapshot = store.snapshot().await.expect("a snapshot");
            black_box(snapshot.articles::<Article>(&ArticleFilter::default(), &paging).await.expect("articles"))
        });
    });
    criterion.bench_function("an article with everything found in it", |bencher| {
        bencher.to_async(&runtime).iter(async || {
            let mut snapshot = store.snapshot().await.expect("a snapshot");
            black_box(snapshot.article_detail(article).await.expect("an article"))
        });
    });
    criterion.bench_function("quotes of an actor by month", |bencher| {
        bencher.to_async(&runtime).iter(async || {
            let mut snapshot = store.snapshot().await.expect("a snapshot");
            black_box(snapshot.timeline(&months, &Paging { limit: 200, ..Paging::default() }).await.expect("periods"))
        });
    });
    let page: communique::store::Page<communique::domain::Quote> = runtime.block_on(async {
        store.snapshot().await.expect("a snapshot").quotes(&of_speaker, &paging).await.expect("quotes")
    });
    criterion.bench_function("a page of twenty quotes as JSON", |bencher| {
        bencher.iter(|| black_box(serde_json::to_vec(&page).expect("JSON")));
    });
}

/// An actor who is quoted often, an article, and a place far behind the newest quotes.
async fn drawn(store: &Store) -> (OneOf<String>, uuid::Uuid, Paging) {
    let mut snapshot = store.snapshot().await.expect("a snapshot");
    let most = ActorFilter { sort: ActorSort::Quotes, ..ActorFilter::default() };
    let one = Paging { limit: 1, ..Paging::default() };
    let actor = snapshot.actors::<Actor>(&most, &one).await.expect("actors").items.remove(0);
    let article =
        snapshot.articles::<Article>(&ArticleFilter::default(), &one).await.expect("articles").items.remove(0);
    let mut paging = Paging { limit: 1_000, ..Paging::default() };
    for _ in 0..10 {
        let page = snapshot.quotes::<Quote>(&QuoteFilter::default(), &paging).await.expect("quotes");
        assert!(paging.follow(&page), "too few quotes for a place far behind");
    }
    (actor.id.into(), article.id, Paging { limit: 20, ..paging })
}

criterion_group! {
    name = store;
    config = Criterion::default().sample_size(30);
    targets = questions
}
criterion_main!(store);
