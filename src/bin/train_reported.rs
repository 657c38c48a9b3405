//! Learns the words and weights of reported speech from annotated articles.
//!
//! ```text
//! cargo run --release --features train --bin train-reported -- TRAIN.jsonl [FOLDER]
//! ```
//!
//! Writes `words.bin` and `weights.bin` into `FOLDER`, `src/extract/quotes/reported` where none is named. The
//! same articles give the same bytes.

use std::path::PathBuf;
use std::process::ExitCode;

use communique::extract::quotes::reported::train;

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let Some(corpus) = args.next() else {
        eprintln!("usage: train-reported TRAIN.jsonl [FOLDER]");
        return ExitCode::from(2);
    };
    let folder = args.next().unwrap_or_else(|| PathBuf::from("src/extract/quotes/reported"));
    match train::run(&corpus, &folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", corpus.display());
            ExitCode::FAILURE
        }
    }
}
