//! Archives of inputs: ZIP, tar, archives in each other, and what is wrong with them.

use std::io::Write;

use communique::ingest::source::{Format, Options};

use super::compressed::{gzip, zstd};
use super::{folder, read, read_with};

/// A ZIP archive of these files, stored or deflated in turn.
pub(super) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (number, (name, bytes)) in files.iter().enumerate() {
        let deflated = number % 2 == 1;
        let packed = if deflated { deflate(bytes) } else { bytes.to_vec() };
        let mut sum = flate2::Crc::new();
        sum.update(bytes);
        let mut fields = Vec::new();
        for field in [20, 0x800, if deflated { 8 } else { 0 }, 0, 0] {
            fields.extend(u16::to_le_bytes(field));
        }
        for field in [sum.sum(), size(&packed), size(bytes)] {
            fields.extend(field.to_le_bytes());
        }
        fields.extend(u16::try_from(name.len()).expect("a short name").to_le_bytes());
        fields.extend([0, 0]);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&fields);
        directory.extend([0; 10]);
        directory.extend(size(&out).to_le_bytes());
        directory.extend(name.as_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&fields);
        out.extend(name.as_bytes());
        out.extend(&packed);
    }
    let (start, length) = (size(&out), size(&directory));
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    for _ in 0..2 {
        out.extend(u16::try_from(files.len()).expect("few files").to_le_bytes());
    }
    out.extend(length.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

fn size(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).expect("a small file")
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("it is memory");
    encoder.finish().expect("it is memory")
}

/// A tar archive of these files.
pub(super) fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, bytes) in files {
        if name.len() > 100 {
            entry(&mut out, "././@LongLink", b'L', name.as_bytes());
        }
        entry(&mut out, &name[..name.len().min(100)], b'0', bytes);
    }
    out.extend([0; 1024]);
    out
}

fn entry(out: &mut Vec<u8>, name: &str, kind: u8, bytes: &[u8]) {
    let mut header = [0_u8; 512];
    header[..name.len()].copy_from_slice(name.as_bytes());
    header[124..135].copy_from_slice(format!("{:011o}", bytes.len()).as_bytes());
    header[156] = kind;
    header[257..263].copy_from_slice(b"ustar\0");
    header[148..156].fill(b' ');
    let sum: u32 = header.iter().map(|&byte| u32::from(byte)).sum();
    header[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
    out.extend(header);
    out.extend_from_slice(bytes);
    out.extend(vec![0; bytes.len().next_multiple_of(512) - bytes.len()]);
}

#[test]
fn members_are_read_as_files_are() {
    let long = format!("{}/e.txt", "deep/".repeat(30));
    let files: [(&str, &[u8]); 6] = [
        ("a.txt", b"first"),
        ("news/b.jsonl", b"{\"text\": \"second\"}\n{\"text\": \"third\"}\n"),
        ("news/c.txt.gz", &gzip(b"fourth")),
        ("news/.hidden.txt", b"never"),
        ("picture.png", b"\x89PNG"),
        (&long, b"fifth"),
    ];
    for (name, archive) in [
        ("a.zip", zip(&files)),
        ("a.tar", tar(&files)),
        ("a.tgz", gzip(&tar(&files))),
        ("a.tar.zst", zstd(&tar(&files))),
        ("a.zip.gz", gzip(&zip(&files))),
    ] {
        let folder = folder(&[(name, &archive)]);
        let found = read(&[folder.path()]);
        assert_eq!(found.texts(), ["first", "second", "third", "fourth", "fifth"], "{name}: {:?}", found.reasons());
        assert_eq!((found.reasons(), found.skipped), (vec![], 2), "{name}");
        let file = found.articles[1].file.as_deref().unwrap_or_default();
        assert!(file.ends_with(&format!("{name}!/news/b.jsonl")), "{file}");
        let skipped: Vec<_> = found.skips.iter().map(|skip| skip.name.rsplit('!').next().unwrap_or_default()).collect();
        assert_eq!(skipped, ["/news/.hidden.txt", "/picture.png"]);
    }
    let options = Options { from: Format::Tar, ..Options::default() };
    assert_eq!(read_with(options, &["-".into()], &gzip(&tar(&files))).texts().len(), 5);
    let options = Options { from: Format::Zip, ..Options::default() };
    assert_eq!(read_with(options, &["-".into()], &zip(&files)).texts().len(), 5);
}

#[test]
fn a_manifest_in_an_archive_counts_and_one_beside_it_for_all() {
    let rows = b"file,publisher,url\na.txt,Ours,https://ours.example/a\nnews/b.txt,Theirs,\n";
    let files: [(&str, &[u8]); 3] = [("a.txt", b"first"), ("news/b.txt", b"second"), ("manifest.csv", rows)];
    let folder = folder(&[
        ("m.zip", &zip(&files)),
        ("n.tar", &tar(&files)),
        ("manifest.csv", b"file,publisher\nn.tar,Beside\n"),
    ]);
    let found = read(&[folder.path()]);
    let publishers: Vec<_> = found.articles.iter().map(|article| article.metadata.publisher.value.as_deref()).collect();
    assert_eq!(publishers, [Some("Ours"), Some("Theirs"), Some("Beside"), Some("Beside")]);
    assert_eq!(found.articles[0].metadata.url.value.as_deref(), Some("https://ours.example/a"));
    let reasons = found.reasons();
    assert!(reasons.len() == 1 && reasons[0].contains("put it first"), "{reasons:?}");
}

#[test]
fn archives_in_each_other_are_read_to_a_depth() {
    let inner = zip(&[("x.txt", b"inmost")]);
    let middle = tar(&[("inner.zip", &inner), ("y.txt", b"middle")]);
    let outer = zip(&[("middle.tar.gz", &gzip(&middle)), ("z.txt", b"outer")]);
    let deeper = zip(&[("outer.zip", &outer)]);
    let folder = folder(&[("a.zip", &outer), ("b.zip", &deeper)]);
    let found = read(&[folder.path()]);
    assert_eq!(found.texts(), ["inmost", "middle", "outer", "middle", "outer"]);
    let reasons = found.reasons();
    assert!(reasons.len() == 1 && reasons[0].contains("is an archive in 3 others"), "{reasons:?}");
    assert!(found.refusals[0].name.ends_with("b.zip!/outer.zip!/middle.tar.gz!/inner.zip"), "{:?}", found.refusals);
}

#[test]
fn bombs_and_damage_are_named_and_the_rest_is_read() {
    let nothing = vec![b' '; 80 << 20];
    let mut damaged = zip(&[("a.txt", b"first words"), ("b.txt", b"second"), ("c.txt", b"third")]);
    damaged[36] ^= 1;
    let mut torn = tar(&[("a.txt", b"first"), ("b.txt", b"second"), ("c.txt", b"third")]);
    torn[1030] ^= 1;
    let cut = tar(&[("a.txt", b"first"), ("b.txt", &[b'x'; 2000])]);
    let mut secret = zip(&[("a.txt", b"first"), ("b.txt", b"second")]);
    let entry = secret.windows(4).position(|at| at == b"PK\x01\x02").expect("a directory");
    secret[entry + 8] |= 1;
    let bomb = zip(&[("z.txt", b"whole"), ("a.jsonl", &nothing)]);
    let folder = folder(&[
        ("a.zip", &damaged),
        ("b.tar", &torn),
        ("c.tar", &cut[..2000]),
        ("d.zip", &secret),
        ("e.zip", &bomb),
        ("f.zip", &damaged[..damaged.len() / 2]),
        ("g.tar", b"This is no archive of any kind"),
        ("h.zip", b""),
        ("i.tar", b""),
        ("j.tar.gz", &gzip(&tar(&[("a.jsonl", &nothing)]))),
    ]);
    let found = read(&[folder.path()]);
    assert_eq!(found.texts(), ["second", "third", "first", "third", "first", "second", "whole"]);
    let reasons = found.reasons();
    for (reason, says) in reasons.iter().zip([
        "a.txt: cannot be read: its checksum",
        "b.tar: is damaged at byte 1024; reading goes on at byte 2048",
        "b.txt: cannot be read: the archive ends within it",
        "c.tar: is cut off",
        "a.txt: is encrypted",
        "a.jsonl after 0 records: cannot be read: it swells",
        "f.zip: has no directory",
        "g.tar: is no tar archive",
        "h.zip: has no directory",
        "a.jsonl line 1: is larger than",
    ]) {
        assert!(reason.starts_with(says), "{reason}: {says}");
    }
    assert!(reasons.len() >= 10, "{reasons:#?}");
}
