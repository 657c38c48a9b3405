//! Who speaks, by full name and with an id, in forms that the world's press uses: a table of sentences of our own.
//!
//! The speakers expected were written down before any program read the sentences. Sentences whose speakers are not found
//! yet are not in the table, so it guards what works and measures nothing.

use std::sync::LazyLock;

use communique::council::{Record, Report};
use communique::domain::{Quote, QuoteKind, RawArticle};
use communique::extract::{Gazetteer, findings};
use communique::seeds;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::new(&seeds::registry()));
static RECORD: LazyLock<Record> = LazyLock::new(seeds::record);

/// A line each: the text, with `//` between paragraphs, then ` => ` and the speakers of its quotes in marks, divided by
/// ` ; `. `-` is nobody who is named; `NONE` stands for no quote at all; `ORG:` precedes bodies, which need no id.
const SENTENCES: &str = include_str!("speakers.txt");

/// The quotes in marks.
fn quotes(text: &str) -> Vec<Quote> {
    let before = "The talks in the town hall ended late on Friday without a deal.";
    let behind = "The rain is due to end in the north on Sunday.";
    let text = format!("{before}\n\n{}\n\n{behind}", text.replace(" // ", "\n\n"));
    let raw = RawArticle { text, ..RawArticle::default() };
    let found = findings(&raw, &GAZETTEER);
    let mut quotes = Report::new(raw, found, &RECORD).detail.quotes;
    quotes.retain(|quote| quote.kind == QuoteKind::Direct);
    quotes
}

fn fits(expected: &str, quote: &Quote) -> bool {
    let name = quote.speaker_name.as_deref();
    match expected.strip_prefix("ORG:") {
        Some(body) => {
            let words = name.or(quote.speaker_text.as_deref()).unwrap_or_default();
            words.trim_start_matches("the ").trim_start_matches("The ") == body
        }
        None if expected == "-" => name.is_none(),
        None => name == Some(expected) && quote.speaker_id.is_some(),
    }
}

#[test]
fn speakers_are_known_by_full_name_in_every_form() {
    let mut wrong = Vec::new();
    for line in SENTENCES.lines() {
        let (text, expected) = line.split_once(" => ").expect("a sentence and its speakers");
        let found = quotes(text);
        let expected: Vec<&str> = if expected == "NONE" { Vec::new() } else { expected.split(" ; ").collect() };
        if expected.len() != found.len() || !expected.iter().zip(&found).all(|(expected, found)| fits(expected, found))
        {
            let found: Vec<_> = found.iter().map(|quote| (&quote.speaker_name, &quote.speaker_id)).collect();
            wrong.push(format!("{text}\n    found    {found:?}\n    expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
