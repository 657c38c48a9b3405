//! Writes a corpus of articles as JSONL to standard output:
//! `cargo run --release --features corpus --bin corpus -- --count 100000 > articles.jsonl`.

use std::io::{self, BufWriter, Write};

use clap::Parser;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

#[path = "mod.rs"]
mod corpus;

/// Articles to measure on: the same for the same seed, as many as wanted.
#[derive(Debug, Parser)]
struct Args {
    /// How many articles.
    #[arg(long, default_value_t = 10_000)]
    count: u64,
    /// Which corpus: another seed, other articles.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Articles made at once: bounds the memory.
const BATCH: u64 = 4_096;

fn main() -> io::Result<()> {
    let Args { count, seed } = Args::parse();
    let corpus = corpus::Corpus::new(seed, &communique::seeds::registry(), &communique::seeds::record());
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    let mut from = 0;
    while from < count {
        let to = count.min(from + BATCH);
        let lines: Vec<Vec<u8>> = (from..to)
            .into_par_iter()
            .map(|number| serde_json::to_vec(&corpus.article(number)).map_err(io::Error::other))
            .collect::<io::Result<_>>()?;
        for line in lines {
            let written = out.write_all(&line).and_then(|()| out.write_all(b"\n"));
            match written {
                // The reader closed the pipe: `| head`.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(()),
                other => other?,
            }
        }
        from = to;
    }
    out.flush()
}
