//! How fast findings are made on one core: `cargo bench --bench extract`.
//!
//! What is claimed: an article of five thousand characters in a third of a millisecond, from its text to the
//! line of JSON that `extract` prints. The articles are those of the demo.

use std::hint::black_box;

use communique::cli::load::output::{InputName, printed};
use communique::domain::RawArticle;
use communique::extract::Extractor;
use communique::{extract, seeds};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// The texts of the demo's plain files and records.
fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    for (name, bytes) in seeds::articles() {
        let content = String::from_utf8_lossy(bytes);
        match name.rsplit_once('.') {
            Some((_, "txt")) => texts.push(content.into_owned()),
            Some((_, "jsonl")) => {
                let records = content.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
                texts.extend(records.filter_map(|record| record["text"].as_str().map(str::to_owned)));
            }
            _ => {}
        }
    }
    assert!(texts.len() > 2, "the demo has articles");
    texts
}

fn findings(criterion: &mut Criterion) {
    extract::prepare();
    let extractor = Extractor::new(&communique::seeds::registry(), communique::seeds::record());
    let texts = texts();
    let raw = |text: &String| RawArticle { text: text.clone(), ..RawArticle::default() };
    let mut group = criterion.benchmark_group("extract");
    group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
    group.bench_function("reading the demo's articles into words and sentences", |bencher| {
        bencher.iter(|| texts.iter().map(|text| black_box(extract::Doc::new(text)).tokens.len()).sum::<usize>());
    });
    group.bench_function("finding what is in them", |bencher| {
        bencher.iter(|| texts.iter().for_each(|text| drop(black_box(extractor.report(raw(text))))));
    });
    group.bench_function("the same, and printing it", |bencher| {
        bencher.iter(|| {
            for text in &texts {
                black_box(printed(&extractor.report(raw(text)), &InputName::default(), 0.0).expect("a line"));
            }
        });
    });
    group.finish();
    criterion.bench_function("preparing registry and record", |bencher| {
        bencher.iter(|| black_box(Extractor::new(&communique::seeds::registry(), communique::seeds::record())));
    });
}

criterion_group! {
    name = extract_benches;
    config = Criterion::default().sample_size(20);
    targets = findings
}
criterion_main!(extract_benches);
