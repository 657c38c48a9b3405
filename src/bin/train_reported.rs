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

fn main() -> ExitCode {
    let args: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    communique::extract::train::reported(&args)
}
