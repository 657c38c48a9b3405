//! Learns the weights of the quote model from annotated articles.
//!
//! ```text
//! cargo run --release --features train --bin train -- TRAIN.jsonl [--with MORE.jsonl] [--calibrate HELD.jsonl] [--out FILE] [--check OTHER.jsonl] [--errors] [--check-errors]
//! ```

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    communique::extract::train::direct(&args)
}
