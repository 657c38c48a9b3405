//! Whether the words of a quotation were said: a table of sentences of our own, each with the modality it gives its words.
//!
//! The modalities were written down before any program read the sentences. `disputed` and `negated` are two views of words
//! that somebody did not say, and are told apart here, too.

use communique::domain::{QuoteKind, QuoteModality, RawArticle};
use communique::extract::{Gazetteer, findings};
use communique::seeds;

/// A line each: the modality, then the text.
const SENTENCES: &str = include_str!("modality.txt");

#[test]
fn modality_is_read_from_the_words_around_a_quotation() {
    let gazetteer = Gazetteer::new(&seeds::registry());
    let mut wrong = Vec::new();
    for line in SENTENCES.lines() {
        let (expected, sentence) = line.split_once(" | ").expect("a modality and a text");
        let text = format!("A long week in Tarn ended on Friday.\n\n{sentence}\n\nThe rain is due to end on Sunday.");
        let raw = RawArticle { text, ..RawArticle::default() };
        let found = findings(&raw, &gazetteer).quotes;
        let direct = found.iter().filter(|quote| quote.kind == QuoteKind::Direct);
        let names = |modality: QuoteModality| serde_json::to_value(modality).expect("a name");
        let found: Vec<_> = direct.map(|quote| names(quote.modality)).collect();
        if found.is_empty() || found.iter().any(|found| found != expected) {
            wrong.push(format!("{sentence}\n    found    {found:?}\n    expected {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
