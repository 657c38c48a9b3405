//! Annotated articles, and what is right for each of their runs.

use std::collections::HashSet;
use std::fs;

use crate::extract::Doc;
use crate::extract::quotes::direct::context::Choice;
use crate::extract::quotes::direct::model_input::View;

/// An annotated quote, in bytes.
pub struct Gold {
    pub start: u32,
    /// Behind its last byte.
    pub end: u32,
    pub tokens: u64,
    /// The mentions of its speaker.
    pub speaker: Option<Vec<(u32, u32)>>,
}

pub struct Article {
    pub doc: Doc<'static>,
    pub quotes: Vec<Gold>,
}

/// What is right for a run.
pub enum Label {
    /// It is no quote.
    NoQuote,
    /// A quote without a named speaker.
    Nobody,
    /// Any of these candidates.
    By(HashSet<usize>),
}

/// An article with what is right for its runs.
pub struct Labelled<'a> {
    /// What the model sees.
    pub view: View<'a>,
    /// For each run what is right, and the words of the quote it is.
    pub labels: Vec<(Label, Option<u64>)>,
    /// Annotated quotes that no run is, at least five words long and all.
    pub missed: [usize; 2],
}

/// Reads the articles of a file.
pub fn load(path: &str) -> Vec<Article> {
    let lines = fs::read_to_string(path).expect("the articles are readable");
    lines.lines().map(|line| article(&serde_json::from_str(line).expect("each line is JSON"))).collect()
}

fn article(line: &serde_json::Value) -> Article {
    // Articles live as long as the program.
    let text: &'static str = line["text"].as_str().unwrap_or_default().to_owned().leak();
    let bytes: Vec<u32> = text
        .char_indices()
        .map(|(byte, _)| byte)
        .chain([text.len()])
        .map(|byte| u32::try_from(byte).unwrap_or(u32::MAX))
        .collect();
    let at =
        |value: &serde_json::Value| bytes[usize::try_from(value.as_u64().unwrap_or_default()).unwrap_or(usize::MAX)];
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

/// Finds out what is right for each run.
pub fn label(article: &Article) -> Labelled<'_> {
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
    /// Whether the choice is right.
    pub fn allows(&self, choice: Choice) -> bool {
        match (self, choice) {
            (Self::NoQuote, Choice::NoQuote) | (Self::Nobody, Choice::Nobody) => true,
            (Self::By(candidates), Choice::Candidate(index)) => candidates.contains(&index),
            _ => false,
        }
    }
}

/// What the annotators decided; of several candidates the one before, else the first.
pub fn truth(data: &Labelled) -> Vec<Choice> {
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
