//! Any bytes under any name: a result or a reason, never a panic.

use std::sync::LazyLock;

use proptest::prelude::*;

use communique::domain::{CodePoints, SegmentKind};
use communique::extract::segments;
use communique::ingest::source::{Format, Options};

use super::archives::{tar, zip};
use super::compressed::gzip;
use super::{feeds, read_with, webarchives};

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
        b"<rss><channel><title>",
        b"<item><description>",
        b"<![CDATA[",
        b"]]></description></item>",
        b"<entry><content type='xhtml'>",
        b"&nbsp;&#8217;&#xfffffff;&amp;lt;",
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 300\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: br\r\n\r\n",
        b"1f\r\n",
        b"\x1f\x8b\x08\0\0\0\0\0\0\xff",
        b"PK\x03\x04",
        b"PK\x01\x02",
        b"PK\x05\x06\0\0\0\0\x01\0\x01\0\x2e\0\0\0\0\0\0\0\0\0",
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
        from in proptest::sample::select(vec![
            Format::Txt, Format::Html, Format::Jsonl, Format::Csv, Format::Feed, Format::Warc, Format::Zip, Format::Tar,
        ]),
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

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    /// Sound archives and feeds, cut off and with some bytes changed.
    #[test]
    fn spoilt_archives_are_read_or_refused(
        sample in 0..SAMPLES,
        cut in any::<proptest::sample::Index>(),
        changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..8),
    ) {
        let (from, mut bytes) = samples()[sample].clone();
        bytes.truncate(cut.index(2 * bytes.len()).min(bytes.len()));
        for (at, byte) in changes {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
        }
        let found = read_with(Options { from, max_bytes: 1 << 20, ..Options::default() }, &["-".into()], &bytes);
        for refusal in &found.refusals {
            prop_assert!(!refusal.reason.is_empty() && refusal.reason.len() < 500, "{:?}", refusal);
        }
    }
}

const SAMPLES: usize = 8;

/// Sound inputs made of others, each with its format.
fn samples() -> &'static [(Format, Vec<u8>); SAMPLES] {
    static MADE: LazyLock<[(Format, Vec<u8>); SAMPLES]> = LazyLock::new(|| {
        let files: [(&str, &[u8]); 3] = [
            ("a.txt", b"Some words."),
            ("b.jsonl", b"{\"text\": \"one\"}\n{\"text\": \"two\"}\n"),
            ("c/d.html", b"<html><body><p>A paragraph of a page, with some words.</p></body></html>"),
        ];
        let (zipped, tarred) = (zip(&files), tar(&files));
        let records = webarchives::records();
        let members = records.iter().map(|record| gzip(record)).collect::<Vec<_>>().concat();
        [
            (Format::Zip, zipped.clone()),
            (Format::Tar, tarred.clone()),
            (Format::Tar, gzip(&tarred)),
            (Format::Zip, zip(&[("x.zip", &zipped), ("y.tar", &tarred), ("z.warc.gz", &members)])),
            (Format::Warc, records.concat()),
            (Format::Warc, members),
            (Format::Feed, feeds::RSS.as_bytes().to_vec()),
            (Format::Feed, feeds::ATOM.as_bytes().to_vec()),
        ]
    });
    &MADE
}

/// As many as are asked for by `PROPTEST_CASES`.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400)
}

fn words(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}
