//! How fast articles are loaded, and what of it is extracting and what is storing:
//! `cargo bench --bench ingest -- 10000` (how many articles; the rest of the line is ignored).
//!
//! No criterion: a load is too long to be repeated, and what counts are the ratios within one run.

use std::io::Cursor;
use std::path::Path;
use std::time::Instant;

use communique::council::Report;
use communique::extract::Extractor;
use communique::ingest::source::{Format, Options, Reader, Unread};
use communique::ingest::{BatchSize, LoadCounts, in_batches, load, reextract};
use communique::store::{Prepared, Writer};
use jiff::Timestamp;
use tokio::runtime::Runtime;

#[path = "corpus/mod.rs"]
mod corpus;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn main() {
    let count: u32 = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(2_000);
    let corpus = corpus::Corpus::new(1, &communique::seeds::registry(), &communique::seeds::record());
    let mut lines = Vec::new();
    for number in 0..count.into() {
        serde_json::to_writer(&mut lines, &corpus.article(number)).expect("an article as JSON");
        lines.push(b'\n');
    }
    let runtime = Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let tell = |what: &str, since: Instant| {
        let seconds = since.elapsed().as_secs_f64();
        println!("{what:<46} {seconds:8.2} s {:8.0} articles/s", f64::from(count) / seconds);
        seconds
    };

    let since = Instant::now();
    let prepared = extracted(&lines);
    tell("read and extracted, all cores", since);
    let since = Instant::now();
    runtime.block_on(stored(&folder.path().join("stored.db"), &prepared));
    let storing = tell("the same findings stored", since);
    drop(prepared);
    let path = folder.path().join("loaded.db");
    let since = Instant::now();
    runtime.block_on(loaded(&path, &lines, Prepared::new));
    let loading = tell("read, extracted, stored, indexed", since);
    let since = Instant::now();
    let without = folder.path().join("without.db");
    runtime.block_on(loaded(&without, &lines, Prepared::without_copies));
    let without = tell("the same without looking for copies", since);
    let since = Instant::now();
    let again = runtime.block_on(loaded(&path, &lines, Prepared::new));
    assert_eq!(again.new + again.changed, 0, "a second load changes something");
    tell("loaded again, unchanged", since);
    let since = Instant::now();
    runtime.block_on(found_anew(&path));
    tell("found anew (reextract)", since);
    println!("loading reaches {:.2} of the rate of storing alone", storing / loading);
    println!("loading reaches {:.2} of the rate without looking for copies", without / loading);
}

fn sources(lines: &[u8]) -> (Reader, communique::ingest::source::Sources) {
    let reader = Reader::new(Options { from: Format::Jsonl, ..Options::default() }, &communique::seeds::registry());
    let sources = reader.sources_with(&["-".into()], Box::new(Cursor::new(lines.to_vec())));
    (reader, sources)
}

/// The way of `communique ingest` up to the database.
fn batches(lines: &[u8], prepare: fn(Report) -> Prepared) -> communique::ingest::Batches<Prepared> {
    let (reader, sources) = sources(lines);
    let extractor = Extractor::new(&communique::seeds::registry(), communique::seeds::record());
    let read = move |unread: Unread| reader.read(unread);
    let find = move |raw| Ok(prepare(extractor.report(raw)));
    in_batches(sources, BatchSize::stored(None), read, find).expect("threads")
}

fn extracted(lines: &[u8]) -> Vec<Vec<Prepared>> {
    batches(lines, Prepared::new).map(|batch| batch.into_iter().filter_map(Result::ok).collect()).collect()
}

async fn stored(path: &Path, batches: &[Vec<Prepared>]) {
    let mut writer = Writer::open(path, NOW).await.expect("a database");
    for batch in batches {
        writer.put_prepared(batch, NOW).await.expect("a stored batch");
    }
    writer.close().await.expect("a closed database");
}

async fn loaded(path: &Path, lines: &[u8], prepare: fn(Report) -> Prepared) -> LoadCounts {
    let mut writer = Writer::open(path, NOW).await.expect("a database");
    let loaded = load(&mut writer, "bench", batches(lines, prepare), || NOW, |_| ()).await.expect("a load");
    writer.close().await.expect("a closed database");
    loaded
}

async fn found_anew(path: &Path) {
    let mut writer = Writer::open(path, NOW).await.expect("a database");
    let reader = Reader::new(Options::default(), &communique::seeds::registry());
    reextract(
        &mut writer,
        reader,
        Extractor::new(&communique::seeds::registry(), communique::seeds::record()),
        || NOW,
        |_| (),
    )
    .await
    .expect("findings");
    writer.close().await.expect("a closed database");
}
