//! Learns the weights of the quote model from annotated articles.
//!
//! ```text
//! cargo run --release --features train --bin train -- TRAIN.jsonl [--out FILE] [--check OTHER.jsonl] [--errors]
//! ```
//!
//! Reads articles `{text, quotes: [{start, end, tokens, speaker: {spans}}]}` one a line (offsets in code
//! points) and writes `src/extract/quote/weights.bin`. Deterministic: the same articles give the same
//! bytes. Five-fold cross-validation prints how well it does on articles it has not seen, calibrates the
//! confidence on them, and tells each run what the model itself, not the annotator, would have decided
//! about the runs before it: learning from that costs nothing when answering and is worth half a point.

use std::collections::HashSet;
use std::fs;
use std::process::ExitCode;

use communique::extract::Doc;
use communique::extract::model::{SIZE, Weights};
use communique::extract::quote::decide::{Decision, choices, decide};
use communique::extract::quote::feature::{Choice, Context, features};
use communique::extract::quote::view::View;

const FOLDS: usize = 5;
const EPOCHS: usize = 8;
const RATE: f32 = 0.1;
const SHRINK: f32 = 1e-3;

/// An annotated quote, in bytes.
struct Gold {
    start: u32,
    end: u32,
    tokens: u64,
    speaker: Option<Vec<(u32, u32)>>,
}

struct Article {
    doc: Doc<'static>,
    quotes: Vec<Gold>,
}

/// What is right for a run.
enum Label {
    NoQuote,
    Nobody,
    /// Any of these candidates.
    By(HashSet<usize>),
}

struct Labelled<'a> {
    view: View<'a>,
    labels: Vec<(Label, Option<u64>)>,
    /// Annotated quotes that no run is, at least five words long and all.
    missed: [usize; 2],
}

/// The features of each choice about a run, and whether it is right.
type Example = Vec<(Vec<u32>, bool)>;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| args.iter().position(|arg| arg == name).and_then(|at| args.get(at + 1)).cloned();
    let Some(path) = args.first() else {
        eprintln!("usage: train TRAIN.jsonl [--out FILE] [--check OTHER.jsonl] [--errors]");
        return ExitCode::from(2);
    };
    let show = args.iter().any(|arg| arg == "--errors");
    let articles = load(path);
    let data: Vec<Labelled> = articles.iter().map(label).collect();
    let truth: Vec<Vec<Choice>> = data.iter().map(truth).collect();
    let first = examples(&data, &truth);
    let guessed = folds(&data, &first, false, None).0;
    let guessed: Vec<Vec<Choice>> = guessed.iter().map(|one| one.iter().map(|one| one.choice).collect()).collect();
    let second = examples(&data, &guessed);
    let both: Vec<Vec<Example>> =
        first.into_iter().zip(second).map(|(a, b)| a.into_iter().chain(b).collect()).collect();
    let (_, calibration) = folds(&data, &both, show, Some("cross-validated"));
    let all: Vec<&Example> = both.iter().flatten().collect();
    let weights = Weights::of(&learn(&all)).with_calibration(calibration.0, calibration.1);
    if let Some(other) = option("--check") {
        let articles = load(&other);
        let data: Vec<Labelled> = articles.iter().map(label).collect();
        let found: Vec<Vec<Decision>> = data.iter().map(|one| decide(&one.view, &weights)).collect();
        report(&data, &found, "checked", args.iter().any(|arg| arg == "--check-errors"));
    }
    let out = option("--out").unwrap_or_else(|| "src/extract/quote/weights.bin".to_owned());
    match fs::write(&out, weights.bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{out}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn load(path: &str) -> Vec<Article> {
    let lines = fs::read_to_string(path).expect("the articles are readable");
    lines.lines().map(|line| article(&serde_json::from_str(line).expect("each line is JSON"))).collect()
}

fn article(line: &serde_json::Value) -> Article {
    // Articles live as long as the program.
    let text: &'static str = line["text"].as_str().unwrap_or_default().to_owned().leak();
    let bytes: Vec<u32> =
        text.char_indices().map(|(byte, _)| byte).chain([text.len()]).map(|byte| byte as u32).collect();
    let at = |value: &serde_json::Value| bytes[value.as_u64().unwrap_or_default() as usize];
    let spans = |speaker: &serde_json::Value| {
        let spans = speaker["spans"].as_array()?;
        Some(spans.iter().map(|span| (at(&span[0]), at(&span[1]))).collect())
    };
    let quotes = line["quotes"].as_array().into_iter().flatten();
    let quotes = quotes.map(|quote| Gold {
        start: at(&quote["start"]),
        end: at(&quote["end"]),
        tokens: quote["tokens"].as_u64().unwrap_or_default(),
        speaker: spans(&quote["speaker"]),
    });
    Article { quotes: quotes.collect(), doc: Doc::new(text) }
}

fn shared(a: (u32, u32), b: (u32, u32)) -> u32 {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

fn label(article: &Article) -> Labelled<'_> {
    let view = View::new(&article.doc);
    let mut taken = vec![false; article.quotes.len()];
    let mut labels = Vec::new();
    for run in &view.runs {
        let span = article.doc.quoted[run.quoted].span;
        let fits = |gold: &Gold| {
            let both = f64::from(shared((gold.start, gold.end), (span.start, span.end)));
            both / (f64::from(gold.end - gold.start + span.end - span.start) - both) >= 0.75
        };
        let Some(at) = article.quotes.iter().position(fits) else {
            labels.push((Label::NoQuote, None));
            continue;
        };
        taken[at] = true;
        let gold = &article.quotes[at];
        let by = gold.speaker.as_ref().map(|spans| {
            let is_it = |index: &usize| {
                let phrase = article.doc.phrases[view.candidates[*index].phrase].span;
                let overlap = |&span: &(u32, u32)| {
                    let both = shared(span, (phrase.start, phrase.end));
                    both > 0 && 2 * both >= (span.1 - span.0).min(phrase.end - phrase.start)
                };
                spans.iter().any(overlap)
            };
            Label::By((0..view.candidates.len()).filter(is_it).collect())
        });
        labels.push((by.unwrap_or(Label::Nobody), Some(gold.tokens)));
    }
    let lost =
        |least: u64| article.quotes.iter().zip(&taken).filter(|(gold, taken)| !**taken && gold.tokens >= least).count();
    Labelled { missed: [lost(5), lost(0)], view, labels }
}

impl Label {
    fn allows(&self, choice: Choice) -> bool {
        match (self, choice) {
            (Self::NoQuote, Choice::NoQuote) | (Self::Nobody, Choice::Nobody) => true,
            (Self::By(candidates), Choice::Candidate(index)) => candidates.contains(&index),
            _ => false,
        }
    }
}

/// What the annotators decided; of several candidates the one before, else the first.
fn truth(data: &Labelled) -> Vec<Choice> {
    let mut decided: Vec<Choice> = Vec::new();
    for (label, _) in &data.labels {
        decided.push(match label {
            Label::NoQuote => Choice::NoQuote,
            Label::Nobody => Choice::Nobody,
            Label::By(_) if decided.last().is_some_and(|&last| label.allows(last)) => decided[decided.len() - 1],
            Label::By(candidates) => candidates.iter().min().map_or(Choice::Nobody, |&first| Choice::Candidate(first)),
        });
    }
    decided
}

fn examples(data: &[Labelled], decided: &[Vec<Choice>]) -> Vec<Vec<Example>> {
    let of = |(one, decided): (&Labelled, &Vec<Choice>)| {
        let example = |n: usize| {
            let choices = choices(&one.view, n, &decided[..n]);
            let context = Context::new(&one.view, n, &decided[..n]);
            let row = |&choice: &Choice| {
                let mut row = Vec::new();
                features(&one.view, n, &context, choice, &mut row);
                row.iter_mut().for_each(|feature| *feature &= SIZE as u32 - 1);
                (row, one.labels[n].0.allows(choice))
            };
            let rows: Example = choices.iter().map(row).collect();
            (choices.len() > 1 && !one.view.runs[n].single && rows.iter().any(|row| row.1)).then_some(rows)
        };
        (0..one.labels.len()).filter_map(example).collect()
    };
    data.iter().zip(decided).map(of).collect()
}

/// Multinomial logistic regression by AdaGrad, the right choices' probabilities added up.
fn learn(examples: &[&Example]) -> Vec<f32> {
    let (mut weights, mut squares) = (vec![0f32; SIZE], vec![0.1f32; SIZE]);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut seed = 12_345_u64;
    for _ in 0..EPOCHS {
        for last in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(last, (seed >> 33) as usize % (last + 1));
        }
        for &at in &order {
            let score = |(row, _): &(Vec<u32>, bool)| row.iter().map(|&feature| weights[feature as usize]).sum::<f32>();
            let scores: Vec<f32> = examples[at].iter().map(score).collect();
            let most = scores.iter().fold(f32::MIN, |most, &score| most.max(score));
            let shares: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
            let total: f32 = shares.iter().sum();
            let right: f32 = shares.iter().zip(examples[at]).filter(|(_, row)| row.1).map(|(share, _)| share).sum();
            for (share, (row, is_right)) in shares.iter().zip(examples[at]) {
                let gradient = share / total - if *is_right { share / right.max(1e-20) } else { 0.0 };
                if gradient.abs() < 1e-4 {
                    continue;
                }
                for &feature in row {
                    let weight = &mut weights[feature as usize];
                    let gradient = gradient + SHRINK * *weight;
                    let square = &mut squares[feature as usize];
                    *square += gradient * gradient;
                    *weight -= RATE * gradient / square.sqrt();
                }
            }
        }
    }
    weights
}

/// Decides about every article by weights that have not seen it, and calibrates their probabilities.
fn folds(
    data: &[Labelled],
    examples: &[Vec<Example>],
    show: bool,
    name: Option<&str>,
) -> (Vec<Vec<Decision>>, (f32, f32)) {
    let mut found: Vec<Vec<Decision>> = vec![Vec::new(); data.len()];
    for fold in 0..FOLDS {
        let seen: Vec<&Example> =
            examples.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).flat_map(|(_, rows)| rows).collect();
        let weights = Weights::of(&learn(&seen)).with_calibration(1.0, 0.0);
        for at in (fold..data.len()).step_by(FOLDS) {
            found[at] = decide(&data[at].view, &weights);
        }
    }
    let calibration = calibrate(data, &found);
    if let Some(name) = name {
        report(data, &found, name, show);
        println!("calibration: {calibration:?}");
    }
    (found, calibration)
}

/// Platt's slope and offset, by gradient descent.
fn calibrate(data: &[Labelled], found: &[Vec<Decision>]) -> (f32, f32) {
    let mut points = Vec::new();
    for (one, found) in data.iter().zip(found) {
        for ((label, _), decision) in
            one.labels.iter().zip(found).filter(|(_, decision)| decision.choice != Choice::NoQuote)
        {
            let p = decision.confidence.clamp(1e-6, 1.0 - 1e-6);
            points.push(((p / (1.0 - p)).ln(), label.allows(decision.choice)));
        }
    }
    let (mut slope, mut offset) = (1.0f32, 0.0f32);
    for _ in 0..3000 {
        let (mut by_slope, mut by_offset) = (0.0, 0.0);
        for &(logit, right) in &points {
            let error = 1.0 / (1.0 + (-(slope * logit + offset)).exp()) - f32::from(u8::from(right));
            by_slope += error * logit;
            by_offset += error;
        }
        slope -= 0.1 * by_slope / points.len() as f32;
        offset -= 0.1 * by_offset / points.len() as f32;
    }
    (slope, offset)
}

fn report(data: &[Labelled], found: &[Vec<Decision>], name: &str, show: bool) {
    for (least, words) in [(5, "five tokens and more"), (0, "all")] {
        let (mut right, mut spans, mut predicted, mut gold) = (0, 0, 0, 0);
        for (one, found) in data.iter().zip(found) {
            gold += one.missed[usize::from(least == 0)];
            for (n, ((label, tokens), decision)) in one.labels.iter().zip(found).enumerate() {
                if tokens.unwrap_or(one.view.runs[n].words.into()) < least {
                    continue;
                }
                let is_quote = decision.choice != Choice::NoQuote;
                gold += usize::from(tokens.is_some());
                predicted += usize::from(is_quote);
                spans += usize::from(is_quote && tokens.is_some());
                let is_right = is_quote && label.allows(decision.choice);
                right += usize::from(is_right);
                if show && least == 5 && !is_right && (is_quote || tokens.is_some()) {
                    error(one, n, *decision);
                }
            }
        }
        let f1 = |hits: usize| 200.0 * hits as f64 / (predicted + gold) as f64;
        println!(
            "{name}, {words}: end to end {:.2}, spans {:.2}, speakers {:.2}",
            f1(right),
            f1(spans),
            100.0 * right as f64 / spans as f64
        );
    }
}

fn error(one: &Labelled, n: usize, decision: Decision) {
    let view = &one.view;
    let relation = |index: usize| {
        let (candidate, run) = (&view.candidates[index], &view.runs[n]);
        let side = if candidate.first < run.open { "before" } else { "behind" };
        let words = view.doc.slice(view.doc.phrases[candidate.phrase].span);
        format!(
            "{words:?} {side} s{} p{} {:?}",
            candidate.statement.abs_diff(run.statement).min(3),
            candidate.paragraph.abs_diff(run.paragraph).min(3),
            candidate.link.how
        )
    };
    let wanted = match &one.labels[n].0 {
        Label::By(candidates) => candidates.iter().min().map_or("unreachable".to_owned(), |&first| relation(first)),
        Label::Nobody => "nobody".to_owned(),
        Label::NoQuote => "no quote".to_owned(),
    };
    let got = match decision.choice {
        Choice::Candidate(index) => relation(index),
        other => format!("{other:?}"),
    };
    let run = &view.runs[n];
    let around = |first: u32, end: u32| {
        let tokens = &view.doc.tokens[first as usize..(end as usize).min(view.doc.tokens.len())];
        tokens.iter().map(|token| token.text(view.doc.text)).collect::<Vec<_>>().join(" ")
    };
    let inner = around(run.open, run.after);
    let inner: String = if inner.len() > 160 { inner.chars().take(100).collect::<String>() + " … " } else { inner };
    println!(
        "[{wanted}] got [{got}] {:.2}: {} <<{inner}>> {}",
        decision.confidence,
        around(run.open.saturating_sub(40), run.open),
        around(run.after, run.after + 25)
    );
}
