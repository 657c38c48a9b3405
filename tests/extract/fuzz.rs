//! Any text has findings, and all of them lie in it: no panic, no span out of range, spans that are their text.

use std::sync::LazyLock;

use communique::council::Record;
use communique::council::Report;
use communique::domain::{Basis, Metadata, RawArticle, Span, Stated};
use communique::extract::{Gazetteer, findings};
use communique::seeds;
use proptest::prelude::*;

static RECORD: LazyLock<Record> = LazyLock::new(seeds::record);
static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::new(&seeds::registry()));

/// Pieces that reports, and what is left of them by scraping, are made of.
const PIECES: [&str; 60] = [
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "''",
    "«",
    "»",
    "(",
    ")",
    "–",
    "—",
    "…",
    ", ",
    ". ",
    ": ",
    "; ",
    "? ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{feff}",
    "é",
    "e\u{301}",
    "漢字",
    "😀",
    "\u{200f}",
    "Ana Brandt ",
    "Brandt ",
    "Mr Olsen ",
    "she ",
    "they ",
    "said ",
    "told Reuters ",
    "according to Interfax ",
    "who ",
    "the minister ",
    "quoted as saying ",
    "Russia ",
    "China and Russia ",
    "the United States’ ",
    "vetoed ",
    "a veto of ",
    "the Security Council ",
    "abstained ",
    "13 in favour, 2 against ",
    "resolution 2254 (2015) ",
    "S/2012/77 ",
    "for the third time ",
    "on Saturday ",
    "last October ",
    "unanimously adopted ",
    "the lone vote against came from ",
    "BEIJING, Feb 7 – ",
    "Read more: ",
    "3 years ago | Reply\n",
    "From AFP:\n\n",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        9 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned),
        2 => "[a-zA-Z ,.]{0,24}",
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..90).prop_map(|pieces| pieces.concat())
}

/// How many texts to try: as many as `PROPTEST_CASES` asks for.
pub fn texts() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(500)
}

fn slice(points: &[char], start: u32, end: u32) -> String {
    points[start as usize..end as usize].iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: texts(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn findings_of_any_text_lie_in_it(text in text(), dated in any::<bool>()) {
        let points: Vec<char> = text.chars().collect();
        let length = u32::try_from(points.len()).expect("short");
        let day = dated.then(|| "2012-08-14".parse().expect("a day"));
        let metadata = Metadata { published_on: Stated::new(day, Basis::Manifest), ..Metadata::default() };
        let raw = RawArticle { text, metadata, ..RawArticle::default() };
        let found = findings(&raw, &GAZETTEER);
        let inside = |span: Span| span.start <= span.end && span.end <= length;
        for quote in &found.quotes {
            let parts = [Some(quote.span), quote.cue, quote.speaker.as_ref().map(|speaker| speaker.span)];
            prop_assert!(parts.into_iter().flatten().all(inside), "{quote:?}");
            prop_assert!(quote.utterance < found.quotes.len() && (0.0..=1.0).contains(&quote.confidence));
        }
        prop_assert!(found.assertions.iter().all(|one| inside(one.span)), "{:?}", found.assertions);
        prop_assert!(found.segments.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", found.segments);
        let report = Report::new(raw, found, &RECORD);
        for quote in &report.detail.quotes {
            prop_assert_eq!(&slice(&points, quote.start, quote.end), &quote.text);
        }
        for claim in &report.detail.claims {
            prop_assert_eq!(&slice(&points, claim.start, claim.end), &claim.text);
        }
        for mention in &report.detail.mentions {
            prop_assert_eq!(&slice(&points, mention.start, mention.end), &mention.text);
        }
    }
}
