//! Web archives: WARC as crawlers write it, and WACZ around it.

use std::io::Write as _;

use sha1::{Digest, Sha1};

use super::archives::zip;
use super::compressed::{gzip, zstd};
use super::{Read, folder, read};

/// A record of this type.
fn record(kind: &str, fields: &[(&str, &str)], block: &[u8]) -> Vec<u8> {
    let mut out = format!("WARC/1.0\r\nWARC-Type: {kind}\r\nContent-Length: {}\r\n", block.len()).into_bytes();
    for (name, value) in fields {
        out.extend(format!("{name}: {value}\r\n").as_bytes());
    }
    out.extend(b"\r\n");
    out.extend(block);
    out.extend(b"\r\n\r\n");
    out
}

fn page(words: &str) -> Vec<u8> {
    let paragraph =
        format!("<p>{words} {}</p>", "The council met again in the afternoon, two officials said. ".repeat(3));
    format!("<html><head><title>A page</title></head><body><article>{}</article></body></html>", paragraph.repeat(3))
        .into()
}

/// An answer with this page; `http` are further lines of its head.
fn answer(url: &str, http: &str, body: &[u8]) -> Vec<u8> {
    let block =
        [format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{http}\r\n").as_bytes(), body].concat();
    record(
        "response",
        &[
            ("WARC-Target-URI", url),
            ("WARC-Date", "2020-01-01T00:00:00Z"),
            ("Content-Type", "application/http; msgtype=response"),
        ],
        &block,
    )
}

fn chunked(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for chunk in body.chunks(100) {
        out.extend(format!("{:x}\r\n", chunk.len()).as_bytes());
        out.extend(chunk);
        out.extend(b"\r\n");
    }
    out.extend(b"0\r\n\r\n");
    out
}

fn brotli(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    brotli::CompressorWriter::new(&mut out, 4096, 5, 20).write_all(bytes).expect("it is memory");
    out
}

/// An archive as crawlers write it, record by record.
pub(super) fn records() -> Vec<Vec<u8>> {
    let image = [b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n".as_slice(), &vec![0x89; 100_000]].concat();
    vec![
        record("warcinfo", &[("Content-Type", "application/warc-fields")], b"software: made up\r\n"),
        record("request", &[("Content-Type", "application/http; msgtype=request")], b"GET / HTTP/1.1\r\n\r\n"),
        answer("https://daily.example/1", "", &page("One.")),
        record("response", &[("Content-Type", "application/http")], &image),
        answer(
            "https://daily.example/2",
            "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
            &chunked(&gzip(&page("Two."))),
        ),
        answer("https://daily.example/3", "Content-Encoding: br\r\n", &brotli(&page("Three."))),
        record(
            "response",
            &[("Content-Type", "application/http")],
            b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone",
        ),
        // Common Crawl keeps the statement and not the coding.
        answer("https://daily.example/4", "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", &page("Four.")),
    ]
}

fn urls(found: &Read) -> Vec<&str> {
    found.articles.iter().map(|article| article.metadata.url.value.as_deref().unwrap_or_default()).collect()
}

#[test]
fn pages_are_read_with_their_addresses_whatever_the_compression() {
    let records = records();
    let members = records.iter().map(|record| gzip(record)).collect::<Vec<_>>().concat();
    let whole = records.concat();
    for (name, bytes) in [
        ("a.warc", whole.clone()),
        ("a.warc.gz", members.clone()),
        ("b.warc.gz", gzip(&whole)),
        ("a.warc.zst", zstd(&whole)),
        (
            "a.wacz",
            zip(&[
                ("archive/data.warc.gz", &members),
                ("pages/pages.jsonl", b"{\"text\": \"x\"}"),
                ("datapackage.json", b"{}"),
            ]),
        ),
    ] {
        let folder = folder(&[(name, &bytes)]);
        let found = read(&[folder.path()]);
        let four = [
            "https://daily.example/1",
            "https://daily.example/2",
            "https://daily.example/3",
            "https://daily.example/4",
        ];
        assert_eq!((urls(&found), found.reasons()), (four.to_vec(), vec![]), "{name}");
        for (article, start) in found.articles.iter().zip(["One.", "Two.", "Three.", "Four."]) {
            assert!(article.text.contains(start), "{name}: {}", article.text);
            assert_eq!(article.metadata.publisher.value.as_deref(), Some("The Daily Example"));
            assert_eq!(article.metadata.published_on.value, None, "the day of archiving is none of publication");
        }
        let passed_over = &found.skips[0].reason;
        assert_eq!(
            passed_over,
            "4 of its records are no pages: 1 request, 1 responses of image/png, 1 responses with status 404, 1 warcinfo"
        );
    }
}

#[test]
fn an_archive_that_is_cut_says_where_and_loses_no_whole_record() {
    let records = records();
    let members: Vec<Vec<u8>> = records.iter().map(|record| gzip(record)).collect();
    for (name, pieces) in [("a.warc", &records), ("a.warc.gz", &members)] {
        let whole = pieces.concat();
        let mut ends = vec![0];
        for piece in pieces {
            ends.push(ends.last().copied().unwrap_or_default() + piece.len());
        }
        for cut in (1..whole.len()).step_by(whole.len() / 97) {
            let folder = folder(&[(name, &whole[..cut])]);
            let found = read(&[folder.path()]);
            let before = ends.iter().rposition(|&end| end <= cut).unwrap_or_default();
            let pages = [2, 4, 5, 7].iter().filter(|&&page| page < before).count();
            // What ends a record may be cut off without harm.
            assert!((pages..=pages + 1).contains(&found.articles.len()), "{name} cut at {cut}: {:?}", found.reasons());
            let reasons = found.reasons();
            assert!(reasons.len() <= 1 && reasons.iter().all(|reason| reason.contains("cut off")), "{reasons:?}");
        }
    }
}

#[test]
fn damage_is_named_and_reading_goes_on_behind_it() {
    let mut pieces: Vec<Vec<u8>> = records().iter().map(|record| gzip(record)).collect();
    let middle = pieces[2].len() / 2;
    pieces[2][middle..middle + 20].fill(0x55);
    let mut plain = records();
    plain[2][..8].copy_from_slice(b"CRAW/1.0");
    let folder = folder(&[
        ("a.warc.gz", &pieces.concat()),
        ("b.warc", &plain.concat()),
        ("c.warc", b"no archive\n"),
        ("d.warc", b""),
    ]);
    let found = read(&[folder.path()]);
    let three = ["https://daily.example/2", "https://daily.example/3", "https://daily.example/4"];
    assert_eq!(urls(&found), [three, three].concat(), "{:?}", found.reasons());
    let reasons = found.reasons();
    assert_eq!(reasons.len(), 3, "{reasons:#?}");
    assert!(reasons[0].contains("reading goes on") && reasons[1].contains("reading goes on"), "{reasons:#?}");
    assert!(reasons[2].contains("no record begins there"), "{reasons:#?}");
}

#[test]
fn digests_are_compared_and_wrong_ones_named() {
    let body = page("Five.");
    let block = [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".as_slice(), &body].concat();
    let hex = |bytes: &[u8]| {
        let digits: Vec<String> = Sha1::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("sha1:{}", digits.concat())
    };
    let of = |url: &str, field: &str, digest: &str| {
        record("response", &[("WARC-Target-URI", url), ("Content-Type", "application/http"), (field, digest)], &block)
    };
    let nothing = "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ";
    let archive = [
        of("https://x.example/1", "WARC-Block-Digest", &hex(&block)),
        of("https://x.example/2", "WARC-Payload-Digest", &hex(&body)),
        of("https://x.example/3", "WARC-Block-Digest", nothing),
        of("https://x.example/4", "WARC-Payload-Digest", nothing),
        of("https://x.example/5", "WARC-Payload-Digest", "blake3:unknown"),
    ]
    .concat();
    let folder = folder(&[("a.warc", &archive)]);
    let found = read(&[folder.path()]);
    assert_eq!((found.articles.len(), found.reasons()), (5, vec![]), "what has another digest is read all the same");
    let warned: Vec<_> =
        found.noted.warned.iter().map(|warned| format!("{}: {}", warned.name, warned.reason)).collect();
    assert_eq!(warned.len(), 2, "{warned:?}");
    assert!(
        warned[0].contains("(https://x.example/3): has another digest") && warned[1].contains("example/4"),
        "{warned:?}"
    );
}

#[test]
fn the_servers_encoding_counts_where_the_bytes_show_none() {
    let text = "Москва сообщила об этом решении, которое приняли вчера вечером в столице. ".repeat(5);
    let (bytes, _, _) = encoding_rs::KOI8_R.encode(&text);
    let body = [b"<html><body><p>".as_slice(), &bytes, b"</p></body></html>"].concat();
    let block = [b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"KOI8-R\"\r\n\r\n".as_slice(), &body].concat();
    let archive = record(
        "response",
        &[("WARC-Target-URI", "<https://x.example/1>"), ("Content-Type", "application/http")],
        &block,
    );
    let folder = folder(&[("a.warc", &archive)]);
    let found = read(&[folder.path()]);
    assert!(found.texts()[0].starts_with("Москва сообщила"), "{:?}", found.reasons());
    assert_eq!(urls(&found), ["https://x.example/1"]);
}
