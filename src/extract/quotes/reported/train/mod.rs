//! Learns the groups of words and the weights from annotated articles.
//!
//! The judge learns from what the other models find in articles they did not see: the articles are
//! divided, and each part is read with models trained on the others. Then all models are trained once
//! more on everything. The same input gives the same bytes.

pub mod gold;
pub mod group;
pub mod learn;
mod models;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use super::clause::Clause;
use super::find::{Attribution, Finder};
use super::lexicon::{self, Entry, Lexicon};
use super::model_input::{self, Word};
use super::reranker;
use super::span;
use super::weights::{Gate, Side, Table, VERDICTS, Weights};
use super::word_class::Class;
use super::{clauses, trimmed};
use crate::extract::Doc;
use gold::{Article, Gold, Piece, Rates};
use learn::{Learner, Pace, Shuffle};
use models::Learners;

const GROUPS: usize = 200;
const PARTS: usize = 4;
const ROUNDS: usize = 4;
/// Snapshots of the weights in each round but the first.
const SNAPSHOTS: usize = 3;
/// The share of boundaries that the gates must let through.
const COVERED: f32 = 0.975;

/// Learns from the articles of the first argument and writes into the folder of the second.
pub fn run(args: &[PathBuf]) -> ExitCode {
    let Some(corpus) = args.first() else {
        eprintln!("usage: train-reported TRAIN.jsonl [FOLDER]");
        return ExitCode::from(2);
    };
    let folder = args.get(1).map_or(Path::new("src/extract/quotes/reported"), PathBuf::as_path);
    match write(corpus, folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", corpus.display());
            ExitCode::FAILURE
        }
    }
}

/// Learns from the articles in `corpus` and writes `words.bin` and `weights.bin` into `folder`.
fn write(corpus: &Path, folder: &Path) -> io::Result<()> {
    let articles = gold::read(corpus)?;
    let (words, weights) = learn(&articles);
    fs::write(folder.join("words.bin"), lexicon::bytes(words))?;
    fs::write(folder.join("weights.bin"), weights.bytes())
}

/// An article as it was read.
struct Reading<'a> {
    doc: Doc<'a>,
    gold: &'a [Gold],
}

#[must_use]
pub fn learn(articles: &[Article]) -> (Vec<Entry>, Weights) {
    let readings: Vec<Reading<'_>> =
        articles.iter().map(|article| Reading { doc: Doc::new(&article.text), gold: &article.gold }).collect();
    let all: Vec<&Reading<'_>> = readings.iter().collect();
    let words = grouped(&all);
    let mut examples = Vec::new();
    for part in 0..PARTS {
        let others = all.iter().enumerate().filter(|(nth, _)| nth % PARTS != part).map(|(_, reading)| *reading);
        let (lexicon, weights) = models(&others.collect::<Vec<_>>(), &words);
        for reading in all.iter().skip(part).step_by(PARTS) {
            judged(reading, &Lexicon::of(lexicon.clone()), &weights, &mut examples);
        }
    }
    let (words, weights) = models(&all, &words);
    (words, Weights { judge: judge_of(&mut examples), ..weights })
}

/// The words with their groups, and which groups hold mostly verbs in the past.
fn grouped(readings: &[&Reading<'_>]) -> Vec<Entry> {
    let plain = Lexicon::of(Vec::new());
    let mut statements = Vec::new();
    let mut past = [[0f32; 2]; 256];
    let views: Vec<Vec<Word>> = readings.iter().map(|reading| model_input::words(&reading.doc, &plain)).collect();
    for (reading, words) in readings.iter().zip(&views) {
        statements.extend(clauses(&reading.doc, words).map(|clause| keys(&clause)));
    }
    let groups = group::groups(&statements, GROUPS);
    for word in views.iter().flatten() {
        if let Some(group) = groups.get(&word.key) {
            past[usize::from(*group)][0] += f32::from(u8::from(word.class == Class::Ed));
            past[usize::from(*group)][1] += 1.0;
        }
    }
    let is_past = |group: u8| past[usize::from(group)][0] / (past[usize::from(group)][1] + 1.0) > 0.25;
    let entry = |(key, group): (&u32, &u8)| Entry {
        key: *key,
        class: None,
        group: Some(*group),
        verb: is_past(*group),
        cue: false,
    };
    let mut words: Vec<Entry> = groups.iter().map(entry).collect();
    words.sort_by_key(|entry| entry.key);
    words
}

fn keys(clause: &Clause<'_>) -> Vec<u32> {
    clause.words.iter().map(|word| word.key).collect()
}

/// The lexicon and the four models that find, from these articles.
fn models(readings: &[&Reading<'_>], words: &[Entry]) -> (Vec<Entry>, Weights) {
    let grouped = Lexicon::of(words.to_vec());
    let mut rates = Rates::new();
    for reading in readings {
        gold::count(&mut rates, &reading.doc, &model_input::words(&reading.doc, &grouped), reading.gold);
    }
    let words = with_cues(readings, &rates, words, &grouped);
    let lexicon = Lexicon::of(words.clone());
    let views: Vec<Vec<Word>> = readings.iter().map(|reading| model_input::words(&reading.doc, &lexicon)).collect();
    let mut examples: Vec<Example<'_>> = Vec::new();
    for (reading, words) in readings.iter().zip(&views) {
        let of = |clause| (clause, gold::pieces(&clause, &rates, reading.gold), reading.gold);
        examples.extend(clauses(&reading.doc, words).map(of));
    }
    let starts = gate(&examples, |clause, piece| (span::start_window(clause, piece.cue, piece.side), piece.content.0));
    let ends = gate(&examples, |clause, piece| {
        (span::end_window(clause, piece.cue, piece.side, piece.content.0), piece.content.1)
    });
    let mut learners = Learners::new(starts, ends);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut shuffle = Shuffle(0x2545_F491_4F6C_DD1D);
    for round in 0..ROUNDS {
        shuffle.shuffle(&mut order);
        for (step, &nth) in order.iter().enumerate() {
            if round > 0 && step % (order.len() / SNAPSHOTS + 1) == 0 {
                learners.snapshot();
            }
            let (clause, pieces, gold) = &examples[nth];
            learners.learn(clause, pieces, gold);
        }
    }
    learners.snapshot();
    (words, learners.weights())
}

type Example<'d> = (Clause<'d>, Vec<Piece>, &'d [Gold]);

/// The pairs of classes between which nearly all boundaries stand, the likeliest first.
fn gate(examples: &[Example<'_>], places: impl Fn(&Clause<'_>, &Piece) -> (Range<usize>, usize)) -> Gate {
    let mut gate = Gate([[0; 64]; 2]);
    for side in [Side::Before, Side::After] {
        let mut counts: BTreeMap<(u32, u32), [f32; 2]> = BTreeMap::new();
        for (clause, pieces, _) in examples {
            for piece in pieces.iter().filter(|piece| piece.side == side) {
                let (window, right) = places(clause, piece);
                for at in window {
                    let count = counts.entry((clause.class(at, -1), clause.class(at, 0))).or_default();
                    count[0] += f32::from(u8::from(at == right));
                    count[1] += 1.0;
                }
            }
        }
        let all: f32 = counts.values().map(|count| count[0]).sum();
        let mut pairs: Vec<_> = counts.into_iter().collect();
        pairs.sort_by(|a, b| (b.1[0] / b.1[1]).total_cmp(&(a.1[0] / a.1[1])));
        let mut held = 0.0;
        for ((before, behind), [right, _]) in pairs {
            if held >= all * COVERED {
                break;
            }
            held += right;
            gate.0[usize::from(side == Side::After)][before as usize & 63] |= 1 << (behind & 63);
        }
    }
    gate
}

/// Marks the words that were cues.
fn with_cues(readings: &[&Reading<'_>], rates: &Rates, words: &[Entry], grouped: &Lexicon) -> Vec<Entry> {
    let mut hits: BTreeMap<u32, f32> = BTreeMap::new();
    for reading in readings {
        let words = model_input::words(&reading.doc, grouped);
        for clause in clauses(&reading.doc, &words) {
            for piece in gold::pieces(&clause, rates, reading.gold) {
                *hits.entry(words[piece.cue].key).or_default() += 1.0;
            }
        }
    }
    hits.retain(|key, hits| *hits / (rates.get(key).map_or(0.0, |rate| rate.1) + 1.0) > 0.004);
    let mut entries = words.to_vec();
    for entry in &mut entries {
        entry.cue = hits.remove(&entry.key).is_some();
    }
    entries.extend(hits.keys().map(|key| Entry { key: *key, class: None, group: None, verb: false, cue: true }));
    entries
}

/// What the models find in an article, and whether it is right.
fn judged(reading: &Reading<'_>, lexicon: &Lexicon, weights: &Weights, examples: &mut Vec<(Vec<u16>, bool)>) {
    let words = model_input::words(&reading.doc, lexicon);
    let mut finder = Finder::default();
    for clause in clauses(&reading.doc, &words) {
        let mut found: Vec<Attribution> = Vec::new();
        finder.find(&clause, weights, &mut found);
        for (nth, this) in found.iter().enumerate() {
            let mut features = Vec::new();
            reranker::features(&clause, this, reranker::rivals(&found, nth), &mut features);
            let kept = Attribution { content: trimmed(&clause, this.content), ..this.clone() };
            examples.push((features, gold::is_right(&clause, &kept, reading.gold)));
        }
    }
}

fn judge_of(examples: &mut [(Vec<u16>, bool)]) -> Table<VERDICTS> {
    let mut learner = Learner::new(VERDICTS, Pace { rate: 0.03, least: 0.2, pull: 1.0 });
    let mut shuffle = Shuffle(0x9E37_79B9_7F4A_7C15);
    for _ in 0..6 {
        shuffle.shuffle(examples);
        for (features, is_right) in examples.iter() {
            learner.decide(features, *is_right);
        }
        learner.snapshot();
    }
    learner.table()
}
