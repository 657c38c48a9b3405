//! What the training prints: how well it does, and on what it fails.

use crate::extract::lexicon::model::Calibration;
use crate::extract::quotes::direct::context::Choice;
use crate::extract::quotes::direct::decide::Decision;

use super::gold::{Label, Labelled};

/// A decision: its kind of evidence, its logit, whether it is right.
pub type Point = (usize, f32, bool);

/// Prints end-to-end F1, and with `show` every wrong decision about five words and more.
pub fn report(data: &[Labelled], found: &[Vec<Decision>], name: &str, show: bool) {
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
        let f1 = 200.0 / number(predicted + gold);
        let (ends, found, speakers) = (number(right) * f1, number(spans) * f1, 100.0 * number(right) / number(spans));
        println!("{name}, {words}: end to end {ends:.2}, spans {found:.2}, speakers {speakers:.2}");
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

/// Prints how often findings of each confidence are right, once calibrated.
pub fn table(points: &[Point], calibration: Calibration, name: &str) {
    let mut bins = [(0, 0); 10];
    for &(group, logit, right) in points {
        let [slope, offset] = calibration[group];
        let confidence = 1.0 / (1.0 + (-(slope * logit + offset)).exp());
        let bin = (1..10).take_while(|&tenth| confidence * 10.0 >= number(tenth)).count();
        bins[bin].0 += usize::from(right);
        bins[bin].1 += 1;
    }
    for (tenth, (right, all)) in bins.iter().enumerate().filter(|(_, bin)| bin.1 > 0) {
        println!("{name}, confidence from 0.{tenth}: {right} of {all} right");
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of some thousands")]
fn number(count: usize) -> f32 {
    count as f32
}
