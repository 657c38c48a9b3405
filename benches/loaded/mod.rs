//! A database to ask: the one that `COMMUNIQUE_BENCH_DB` names, or a few thousand articles of the corpus.

use std::path::{Path, PathBuf};

use communique::extract::Extractor;
use communique::ingest::source::{Format, Options, Reader};
use communique::store::{Prepared, Writer};
use jiff::Timestamp;

#[path = "../corpus/mod.rs"]
mod corpus;

/// Articles where no database is named.
const ARTICLES: u64 = 5_000;
/// Articles in a batch.
const BATCH: u64 = 500;

/// The path of the database; what has to be loaded goes into `folder`.
pub async fn database(folder: &Path) -> PathBuf {
    match std::env::var_os("COMMUNIQUE_BENCH_DB") {
        Some(path) => path.into(),
        None => load(folder.join("bench.db")).await,
    }
}

async fn load(path: PathBuf) -> PathBuf {
    let (registry, record) = (communique::seeds::registry(), communique::seeds::record());
    let corpus = corpus::Corpus::new(1, &registry, &record);
    let reader = Reader::new(Options { from: Format::Jsonl, ..Options::default() }, &registry);
    let extractor = Extractor::new(&registry, record);
    let mut writer = Writer::open(&path, Timestamp::UNIX_EPOCH).await.expect("a database");
    for from in (0..ARTICLES).step_by(500) {
        let lines: Vec<String> = (from..from + BATCH)
            .map(|number| serde_json::to_string(&corpus.article(number)).expect("an article as JSON"))
            .collect();
        let sources = reader.sources_with(&["-".into()], Box::new(std::io::Cursor::new(lines.join("\n"))));
        let prepared: Vec<Prepared> = sources
            .filter_map(|input| input.and_then(|unread| reader.read(unread)).ok())
            .map(|raw| Prepared::new(extractor.report(raw)))
            .collect();
        writer.put_prepared(&prepared, Timestamp::UNIX_EPOCH).await.expect("a stored batch");
    }
    writer.close().await.expect("a closed database");
    path
}
