//! Which outlet the words are taken from, in the many ways in which the press credits one, and where it
//! credits none. Every sentence of the table is of our own making.

use std::sync::LazyLock;

use communique::domain::{Metadata, QuoteKind, RawArticle};
use communique::extract::{Gazetteer, findings};
use communique::seeds;

use crate::tables;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::new(&seeds::registry()));

/// The outlet of each direct quote in a report that ends in `words`; "-" where there is none.
fn credits(words: &str) -> String {
    credits_of(QuoteKind::Direct, words)
}

/// The same for quotes of one kind.
fn credits_of(kind: QuoteKind, words: &str) -> String {
    let text = format!("Talks in the old town\n\nThe talks went on late into the night in the old town.\n\n{words}");
    let found = findings(&RawArticle { text, metadata: Metadata::default(), ..RawArticle::default() }, &GAZETTEER);
    let quotes = found.quotes.iter().filter(|quote| quote.kind == kind);
    let via: Vec<_> = quotes.map(|quote| quote.via.as_ref().map_or("-", |(name, _)| name.as_str())).collect();
    via.join(", ")
}

#[test]
fn outlets_are_credited_where_the_words_are_theirs() {
    tables::check(include_str!("tables/credits.txt"), |case| vec![credits(&case.text)]);
}

#[test]
fn what_is_reported_has_its_outlet_too() {
    for (text, expected) in [
        ("The finance minister told Reuters that the border would stay closed until May.", "Reuters"),
        ("Xinhua reported that both sides had agreed on a truce of three days.", "Xinhua"),
        ("State television said that both sides had agreed on a truce.", "State television"),
        ("The finance minister told reporters that the border would stay closed until May.", "-"),
        ("The finance minister said that the border would stay closed until May.", "-"),
    ] {
        assert_eq!(credits_of(QuoteKind::Reported, text), expected, "{text}");
    }
}
