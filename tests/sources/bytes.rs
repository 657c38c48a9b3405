//! Any bytes under any name: a result or a reason, never a panic.

use proptest::prelude::*;

use communique::domain::{CodePoints, SegmentKind};
use communique::extract::segments;
use communique::ingest::source::{Format, Options};

use super::read_with;

/// Pieces that broken inputs are made of.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let known: Vec<&'static [u8]> = vec![
        b"{\"text\": \"",
        b"\"}",
        b"[",
        b"]",
        b"{",
        b",",
        b"\\",
        b"\n",
        b"\r\n",
        b"\0",
        b"<p>",
        b"</p>",
        b"<html><body>",
        b"<script type='application/ld+json'>",
        b"</script>",
        b"<meta charset=utf-16>",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xc3\xa9",
        b"\xe2\x80",
        b"COMMENTS (1)",
        b"By Ada Osei",
        b"June 5, 2012",
        b"GENEVA (AFP) -",
        b"Pic: ",
        b"\xc2\xa0",
        b"Read more:",
        b"Reuters adds:\n\n",
        b"\xe2\x80\x9cNo,\xe2\x80\x9d she said. ",
        b"12 years ago | Reply",
        b"Most read\n",
        b"<time datetime='2012-02-07T23:30:00-05:00'>",
        b"- The Daily Example\n",
        b"donate newsletter we ",
    ];
    prop_oneof![
        3 => proptest::sample::select(known).prop_map(<[u8]>::to_vec),
        2 => "[a-zA-Z .,:;\u{e9}\u{201c}\u{201d}\u{2019}\n]{0,80}".prop_map(String::into_bytes),
        1 => proptest::collection::vec(any::<u8>(), 0..40),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn anything_is_read_or_refused(
        pieces in proptest::collection::vec(piece(), 0..40),
        from in proptest::sample::select(vec![Format::Txt, Format::Html, Format::Jsonl]),
        max_bytes in proptest::sample::select(vec![64, 4096]),
    ) {
        let found = read_with(Options { from, max_bytes, ..Options::default() }, &["-".into()], &pieces.concat());
        for article in &found.articles {
            prop_assert!(!article.text.trim().is_empty() && !article.text.contains('\0'));
            let points = CodePoints::new(&article.text);
            let length = points.offset(article.text.len());
            let mut last = 0;
            for segment in &article.segments {
                prop_assert!(last <= segment.start && segment.start < segment.end && segment.end <= length);
                last = segment.end;
            }
            let layout = segments(&article.text, article.metadata.title.value.as_deref(), &article.segments);
            let mut last = 0;
            for labelled in &layout.labelled {
                let text = article.text.get(labelled.span.range());
                prop_assert!(last <= labelled.span.start && text.is_some_and(|text| !text.trim().is_empty()));
                last = labelled.span.end;
            }
            let labelled: usize = layout.labelled.iter().map(|labelled| words(&article.text[labelled.span.range()])).sum();
            prop_assert_eq!(labelled, words(&article.text), "every word is in a stretch");
            for taken in &layout.taken {
                prop_assert!(article.text.get(taken.outlet.range()).is_some());
                let block = layout.labelled.iter().find(|labelled| labelled.span == taken.block);
                prop_assert_eq!(block.map(|block| block.kind), Some(SegmentKind::Embedded));
            }
        }
    }
}

/// As many as are asked for by `PROPTEST_CASES`.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400)
}

fn words(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}
