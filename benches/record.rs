//! How fast the record answers, without any cache: `cargo bench --bench record`.
//!
//! What is claimed: agreement of the permanent members over all contested votes since 1946 in under 50 ms.

use std::hint::black_box;

use communique::domain::Vote;
use communique::store::{AgreementFilter, OneOf, Paging, Store, VoteFilter, Writer};
use criterion::{Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use tokio::runtime::Runtime;

fn questions(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("bench.db");
    let store = runtime.block_on(async {
        let writer = Writer::open(&path, Timestamp::UNIX_EPOCH).await.expect("a database");
        writer.close().await.expect("a closed database");
        Store::open(&path).await.expect("a store")
    });
    let five = OneOf(["CHN", "FRA", "GBR", "RUS", "SUN", "USA"].map(str::to_owned).to_vec());
    let permanent = AgreementFilter { members: five, contested: true, ..AgreementFilter::default() };
    let everybody = AgreementFilter { contested: true, ..AgreementFilter::default() };
    let chemical = VoteFilter { q: Some("chemical weapons".to_owned()), ..VoteFilter::default() };
    let paging = Paging::default();

    criterion.bench_function("agreement of the permanent members, contested", |bencher| {
        bencher.to_async(&runtime).iter(async || {
            let mut snapshot = store.snapshot().await.expect("a snapshot");
            black_box(snapshot.agreement(&permanent, &paging).await.expect("pairs"))
        });
    });
    criterion.bench_function("agreement of everybody, contested", |bencher| {
        bencher.to_async(&runtime).iter(async || {
            let mut snapshot = store.snapshot().await.expect("a snapshot");
            black_box(snapshot.agreement(&everybody, &paging).await.expect("pairs"))
        });
    });
    criterion.bench_function("a page of votes", |bencher| {
        bencher.to_async(&runtime).iter(async || {
            let mut snapshot = store.snapshot().await.expect("a snapshot");
            black_box(snapshot.votes::<Vote>(&VoteFilter::default(), &paging).await.expect("votes"))
        });
    });
    criterion.bench_function("votes by words", |bencher| {
        bencher.to_async(&runtime).iter(async || {
            let mut snapshot = store.snapshot().await.expect("a snapshot");
            black_box(snapshot.votes::<Vote>(&chemical, &paging).await.expect("votes"))
        });
    });
    criterion.bench_function("reading the bundled record", |bencher| {
        bencher.iter(|| black_box(communique::seeds::record()));
    });
}

criterion_group! {
    name = record;
    config = Criterion::default().sample_size(20);
    targets = questions
}
criterion_main!(record);
