//! Learning: examples, regression, cross-validation, calibration.

use crate::extract::lexicon::model::{Calibration, SIZE, Weights};
use crate::extract::quotes::direct::context::{Choice, Context};
use crate::extract::quotes::direct::decide::{Decision, choices, decide, evidence};
use crate::extract::quotes::direct::features::features;

use super::gold::Labelled;
use super::report::{Point, report};

const FOLDS: usize = 5;
const EPOCHS: usize = 12;
/// Epochs before those whose weights are averaged.
const WARM: usize = 2;
const RATE: f32 = 0.05;
const SHRINK: f32 = 1e-3;
#[expect(clippy::cast_possible_truncation, reason = "a small power of two")]
const MASK: u32 = SIZE as u32 - 1;

/// The features of each choice about a run, and whether it is right.
pub type Example = Vec<(Vec<u32>, bool)>;

/// The examples of each article, given what was decided about the runs before each.
pub fn examples(data: &[Labelled], decided: &[Vec<Choice>]) -> Vec<Vec<Example>> {
    let of = |(one, decided): (&Labelled, &Vec<Choice>)| {
        let example = |n: usize| {
            let choices = choices(&one.view, n, &decided[..n]);
            let context = Context::new(&one.view, n, &decided[..n]);
            let row = |&choice: &Choice| {
                let mut row = Vec::new();
                features(&one.view, n, &context, choice, &mut row);
                for feature in &mut row {
                    *feature &= MASK;
                }
                (row, one.labels[n].0.allows(choice))
            };
            let rows: Example = choices.iter().map(row).collect();
            (choices.len() > 1 && rows.iter().any(|row| row.1)).then_some(rows)
        };
        (0..one.labels.len()).filter_map(example).collect()
    };
    data.iter().zip(decided).map(of).collect()
}

/// Multinomial logistic regression by `AdaGrad`, the right choices' probabilities added up.
pub fn learn(examples: &[&Example]) -> Vec<f32> {
    let (mut weights, mut squares) = (vec![0f32; SIZE], vec![0.1f32; SIZE]);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut seed = 12_345_u64;
    let mut mean = vec![0f32; SIZE];
    for epoch in 0..EPOCHS {
        for last in (1..order.len()).rev() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            order.swap(last, usize::try_from(seed >> 33).unwrap_or(0) % (last + 1));
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
        if epoch >= WARM {
            #[expect(clippy::cast_precision_loss, reason = "a few epochs")]
            let share = 1.0 / (EPOCHS - WARM) as f32;
            mean.iter_mut().zip(&weights).for_each(|(mean, weight)| *mean += weight * share);
        }
    }
    mean
}

/// Decides about every article by weights that have not seen it, and calibrates their probabilities.
pub fn folds(
    data: &[Labelled],
    examples: &[Vec<Example>],
    annotated: usize,
    show: bool,
    name: Option<&str>,
) -> (Vec<Vec<Decision>>, Vec<Point>) {
    let mut found: Vec<Vec<Decision>> = vec![Vec::new(); data.len()];
    for fold in 0..FOLDS {
        let seen: Vec<&Example> =
            examples.iter().enumerate().filter(|(at, _)| at % FOLDS != fold).flat_map(|(_, rows)| rows).collect();
        let weights = Weights::of(&learn(&seen));
        for at in (fold..data.len()).step_by(FOLDS) {
            found[at] = decide(&data[at].view, &weights);
        }
    }
    let (data, more) = data.split_at(annotated);
    let (of_data, of_more) = found.split_at(annotated);
    if let Some(name) = name {
        report(data, of_data, name, show);
        report(more, of_more, "composed", false);
    }
    let points = points(data, of_data);
    (found, points)
}

/// What calibration learns from: every decision that a run is a quote.
pub fn points(data: &[Labelled], found: &[Vec<Decision>]) -> Vec<Point> {
    let mut points = Vec::new();
    for (one, found) in data.iter().zip(found) {
        for (n, ((label, _), decision)) in one.labels.iter().zip(found).enumerate() {
            if decision.choice != Choice::NoQuote {
                let p = decision.confidence.clamp(1e-6, 1.0 - 1e-6);
                let group = evidence(&one.view, n, decision.choice);
                points.push((group, (p / (1.0 - p)).ln(), label.allows(decision.choice)));
            }
        }
    }
    points
}

/// Platt's slope and offset for each kind of evidence.
pub fn calibrate(points: &[Point]) -> Calibration {
    std::array::from_fn(|group| {
        let own: Vec<(f32, bool)> = points.iter().filter(|one| one.0 == group).map(|one| (one.1, one.2)).collect();
        let fitted = scaled(&own);
        println!("evidence {group}: {} decisions, slope and offset {fitted:?}", own.len());
        fitted
    })
}

/// Slope and offset by gradient descent, drawn towards probabilities as they are where decisions are few.
fn scaled(points: &[(f32, bool)]) -> [f32; 2] {
    let (mut slope, mut offset) = (1.0f32, 0.0f32);
    let count = points.iter().map(|_| 1f32).sum::<f32>() + 10.0;
    for _ in 0..5000 {
        let (mut by_slope, mut by_offset) = (10.0 * (slope - 1.0), 10.0 * offset);
        for &(logit, right) in points {
            let error = 1.0 / (1.0 + (-(slope * logit + offset)).exp()) - f32::from(u8::from(right));
            by_slope += error * logit;
            by_offset += error;
        }
        slope -= 0.1 * by_slope / count;
        offset -= 0.1 * by_offset / count;
    }
    [slope, offset]
}
