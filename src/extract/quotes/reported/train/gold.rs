//! Reads annotated articles and finds their attributions among our tokens.

use std::collections::HashMap;
use std::{fs, io, path::Path};

use crate::extract::Doc;
use crate::extract::quotes::reported::clause::Clause;
use crate::extract::quotes::reported::find::Attribution;
use crate::extract::quotes::reported::model_input::Word;
use crate::extract::quotes::reported::speaker::Phrase;
use crate::extract::quotes::reported::weights::Side;
use crate::extract::quotes::reported::word_class::Class;

pub type Bytes = (u32, u32);

/// An attribution as annotated.
#[derive(Clone, Debug)]
pub struct Gold {
    /// The stretches of its content.
    pub content: Vec<Bytes>,
    /// The stretches of its speaker's mention; none without a speaker.
    pub speaker: Vec<Bytes>,
    pub cue: Bytes,
}

#[derive(Clone, Debug)]
pub struct Article {
    pub text: String,
    pub gold: Vec<Gold>,
}

/// Reads one article a line: `{text, indirect: [{spans, speaker: {spans}, cue: {spans}}]}`,
/// offsets in code points.
///
/// # Errors
///
/// The file cannot be read, or a line is no such object.
pub fn read(path: &Path) -> io::Result<Vec<Article>> {
    fs::read_to_string(path)?
        .lines()
        .map(|line| article(line).ok_or_else(|| io::Error::other("not an annotated article")))
        .collect()
}

fn article(line: &str) -> Option<Article> {
    let line: serde_json::Value = serde_json::from_str(line).ok()?;
    let text = line["text"].as_str()?.to_owned();
    let bytes: Vec<u32> = text
        .char_indices()
        .map(|(at, _)| at)
        .chain([text.len()])
        .map(|at| u32::try_from(at).unwrap_or(u32::MAX))
        .collect();
    let offset = |value: &serde_json::Value| bytes.get(usize::try_from(value.as_u64()?).ok()?).copied();
    let spans = |value: &serde_json::Value| -> Vec<Bytes> {
        let spans = value["spans"].as_array().map(Vec::as_slice).unwrap_or_default();
        spans.iter().filter_map(|span| Some((offset(&span[0])?, offset(&span[1])?))).collect()
    };
    let gold = line["indirect"].as_array()?.iter().filter_map(|quote| {
        let cue = *spans(&quote["cue"]).first()?;
        Some(Gold { content: spans(quote), speaker: spans(&quote["speaker"]), cue })
    });
    let gold = gold.collect();
    Some(Article { text, gold })
}

/// A piece of content in tokens of a statement.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The word that stands for the cue.
    pub cue: usize,
    /// The side of the content.
    pub side: Side,
    pub content: Phrase,
    pub gold: usize,
}

/// How often each word stands in a cue, and at all.
pub type Rates = HashMap<u32, (f32, f32)>;

/// Counts words within and without cues.
pub fn count(rates: &mut Rates, doc: &Doc<'_>, words: &[Word], gold: &[Gold]) {
    for (word, token) in words.iter().zip(&doc.tokens) {
        let rate = rates.entry(word.key).or_default();
        rate.1 += 1.0;
        rate.0 += gold.iter().filter(|gold| touches(gold.cue, (token.start, token.end))).map(|_| 1.0).sum::<f32>();
    }
}

const fn touches(a: Bytes, b: Bytes) -> bool {
    a.0 < b.1 && b.0 < a.1
}

/// The pieces of the attributions whose cue stands in this statement.
///
/// Of a cue of several words the one counts that is most often part of a cue ("has | said").
#[must_use]
pub fn pieces(clause: &Clause<'_>, rates: &Rates, gold: &[Gold]) -> Vec<Piece> {
    let token = |at: usize| (clause.ends[at].start, clause.ends[at].end);
    let within = |bytes: Bytes| (clause.first..clause.end).filter(move |&at| touches(bytes, token(at)));
    let rate = |at: usize| {
        let word = clause.word(at);
        let (cue, all) = rates.get(&word.key).copied().unwrap_or_default();
        // "also | said": a word of a closed class only where the cue has no other.
        let closed = word.class > Class::S && word.class != Class::Colon;
        (cue + 0.02) / (all + 1.0) * if closed { 0.01 } else { 1.0 }
    };
    let mut found: Vec<Piece> = Vec::new();
    for (index, gold) in gold.iter().enumerate() {
        let Some(cue) = within(gold.cue).max_by(|a, b| rate(*a).total_cmp(&rate(*b))) else { continue };
        for &bytes in &gold.content {
            let mut tokens = within(bytes);
            let Some(first) = tokens.next() else { continue };
            let end = tokens.next_back().unwrap_or(first) + 1;
            let covered = (token(first).0, token(end - 1).1);
            if overlap(covered, bytes) < 0.6 || (first <= cue && cue < end) {
                continue;
            }
            let side = if first > cue { Side::After } else { Side::Before };
            let same = found.iter().position(|piece| piece.gold == index && piece.side == side);
            let piece = Piece { cue, side, content: (first, end), gold: index };
            match same {
                Some(at) if found[at].content.1 - found[at].content.0 < end - first => found[at] = piece,
                Some(_) => {}
                None => found.push(piece),
            }
        }
    }
    found
}

/// Bytes in both, of those in either.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "lengths of a sentence")]
pub fn overlap(a: Bytes, b: Bytes) -> f32 {
    let both = a.1.min(b.1).saturating_sub(a.0.max(b.0));
    both as f32 / (a.1 - a.0 + b.1 - b.0 - both).max(1) as f32
}

/// Whether a found speaker is the annotated one: none for none, or half of the shorter mention shared.
#[must_use]
pub fn is_speaker(found: Option<Bytes>, gold: &[Bytes]) -> bool {
    let Some(found) = found else { return gold.is_empty() };
    gold.iter().any(|gold| {
        let both = gold.1.min(found.1).saturating_sub(gold.0.max(found.0));
        both > 0 && 2 * both >= (gold.1 - gold.0).min(found.1 - found.0)
    })
}

/// Whether an attribution is right as the corpus' scorer counts it.
#[must_use]
pub fn is_right(clause: &Clause<'_>, found: &Attribution, gold: &[Gold]) -> bool {
    let bytes = |phrase: Phrase| (clause.ends[phrase.0].start, clause.ends[phrase.1 - 1].end);
    let content = bytes(found.content);
    gold.iter().any(|gold| {
        gold.content.iter().any(|piece| overlap(*piece, content) >= 0.8)
            && is_speaker(found.speaker.map(bytes), &gold.speaker)
    })
}
