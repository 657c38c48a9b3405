//! Learns the weights of the quote model from annotated articles.
//!
//! Reads articles `{text, quotes: [{start, end, tokens, speaker: {spans}}]}` one a line (offsets in code
//! points) and writes `src/extract/quotes/direct/weights.bin`. Deterministic: the same articles give the same
//! bytes. Five-fold cross-validation prints how well it does on articles it has not seen, calibrates the
//! confidence on them, and tells each run what the model itself, not the annotator, would have decided
//! about the runs before it: learning from that costs nothing when answering and is worth half a point.

mod gold;
mod learn;
mod report;

use std::fs;
use std::process::ExitCode;

use crate::extract::lexicon::model::Weights;
use crate::extract::quotes::direct::context::Choice;
use crate::extract::quotes::direct::decide::{Decision, decide};

use gold::{Article, Labelled, label, load, truth};
use learn::{Example, calibrate, examples, folds, learn, points};
use report::{report, table};

/// Learns, reports and writes as the arguments ask.
pub fn run(args: &[String]) -> ExitCode {
    let option = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).cloned();
    let Some(path) = args.first() else {
        eprintln!("usage: train TRAIN.jsonl [--out FILE] [--check OTHER.jsonl] [--errors]");
        return ExitCode::from(2);
    };
    let show = args.iter().any(|arg| arg == "--errors");
    let shows_checked = args.iter().any(|arg| arg == "--check-errors");
    let mut articles = load(path);
    let annotated = articles.len();
    articles.extend(option("--with").iter().flat_map(|path| load(path)));
    let data: Vec<Labelled> = articles.iter().map(label).collect();
    let truth: Vec<Vec<Choice>> = data.iter().map(truth).collect();
    let first = examples(&data, &truth);
    let guessed = folds(&data, &first, annotated, false, None).0;
    let guessed: Vec<Vec<Choice>> = guessed.iter().map(|one| one.iter().map(|one| one.choice).collect()).collect();
    let second = examples(&data, &guessed);
    // Composed articles count once, annotated ones twice.
    let mixed = |(at, (a, b)): (usize, (Vec<Example>, Vec<Example>))| {
        if at < annotated { a.into_iter().chain(b).collect() } else { b }
    };
    let both: Vec<Vec<Example>> = first.into_iter().zip(second).enumerate().map(mixed).collect();
    let (_, crossed) = folds(&data, &both, annotated, show, Some("cross-validated"));
    let all: Vec<&Example> = both.iter().flatten().collect();
    let weights = Weights::of(&learn(&all));
    // Articles of other words than those learnt from: what they show is calibrated on, too.
    let others = option("--calibrate").map(|path| load(&path)).unwrap_or_default();
    let others: Vec<Labelled> = others.iter().map(label).collect();
    let found: Vec<Vec<Decision>> = others.iter().map(|one| decide(&one.view, &weights)).collect();
    report(&others, &found, "calibrated on", shows_checked);
    let composed = points(&others, &found);
    let calibration = calibrate(&crossed.iter().chain(&composed).copied().collect::<Vec<_>>());
    table(&crossed, calibration, "cross-validated");
    table(&composed, calibration, "composed");
    let weights = weights.with_calibration(calibration);
    if let Some(other) = option("--check") {
        check(&load(&other), &weights, shows_checked);
    }
    let out = option("--out").unwrap_or_else(|| "src/extract/quotes/direct/weights.bin".to_owned());
    match fs::write(&out, weights.bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{out}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Reports how well the weights do on other articles.
fn check(articles: &[Article], weights: &Weights, show: bool) {
    let data: Vec<Labelled> = articles.iter().map(label).collect();
    let found: Vec<Vec<Decision>> = data.iter().map(|one| decide(&one.view, weights)).collect();
    report(&data, &found, "checked", show);
}
