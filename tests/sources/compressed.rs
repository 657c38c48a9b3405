//! Compressed inputs.

use std::io::Write;

use communique::ingest::source::{Format, Options};

use super::{folder, read, read_with};

pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("it is memory");
    encoder.finish().expect("it is memory")
}

pub(super) fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).expect("it is memory")
}

#[test]
fn whatever_can_be_read_can_be_read_compressed() {
    let members = [gzip(b"{\"text\": \"fourth\"}\n"), gzip(b"{\"text\": \"fifth\"}\n")].concat();
    let folder = folder(&[
        ("a.txt.gz", &gzip(b"first")),
        ("b.csv.zst", &zstd(b"text\nsecond\n")),
        ("c.json.zst", &zstd(b"[{\"text\": \"third\"}]")),
        ("d.jsonl.gz", &members),
        ("e.bin.gz", &gzip(b"passed over")),
    ]);
    let found = read(&[folder.path()]);
    assert_eq!(found.texts(), ["first", "second", "third", "fourth", "fifth"]);
    assert_eq!((found.reasons(), found.skipped), (vec![], 1));
    let options = Options { from: Format::Jsonl, ..Options::default() };
    assert_eq!(read_with(options, &["-".into()], &members).texts(), ["fourth", "fifth"]);
}

#[test]
fn bombs_and_damage_are_named() {
    let nothing = vec![b' '; 40 << 20];
    let cut = gzip(b"{\"text\": \"one\"}\n{\"text\": \"two\"}\n");
    let folder = folder(&[
        ("a.txt.gz", &gzip(&nothing)),
        ("b.jsonl.zst", &zstd(&nothing)),
        ("c.txt.gz", &gzip(&gzip(b"twice"))),
        ("d.jsonl.gz", &cut[..cut.len() - 6]),
        ("e.txt", b"\x1f\x8b\x08 not so"),
    ]);
    let found = read(&[folder.path()]);
    let reasons = found.reasons();
    for (reason, says) in reasons.iter().zip(["larger than", "swells", "gzip", "cannot be read", "cannot be read"]) {
        assert!(reason.contains(says), "{reason}: {says}");
    }
    assert_eq!(reasons.len(), 5, "{reasons:?}");
}
