//! Files, folders and standard input.

use std::path::PathBuf;

use communique::ingest::source::{Format, Options};

use super::{folder, read, read_with};

#[test]
fn a_folder_is_read_in_the_order_of_its_names() {
    let folder = folder(&[
        ("b.txt", b"second"),
        ("a.txt", b"first"),
        ("c/d.TXT", b"third"),
        ("notes.md", b"not read"),
        (".hidden.txt", b"not read"),
        ("z.jsonl", b"{\"text\": \"fourth\"}\n{\"text\": \"fifth\"}"),
    ]);
    let found = read(&[folder.path()]);
    assert_eq!(found.texts(), ["first", "second", "third", "fourth", "fifth"]);
    assert_eq!((found.skipped, found.reasons()), (2, vec![]));
    assert!(found.articles[0].file.as_deref().is_some_and(|file| file.ends_with("/a.txt")));
}

#[test]
fn line_ends_stay_and_the_mark_goes() {
    let folder = folder(&[("a.txt", b"\xef\xbb\xbfone\r\n\r\ntwo \r\n")]);
    assert_eq!(read(&[folder.path()]).texts(), ["one\r\n\r\ntwo \r\n"]);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_goes_on() {
    let folder = folder(&[
        ("1.txt", b""),
        ("2.txt", b" \n\t \xc2\xa0\n"),
        ("3.txt", b"text\0with a NUL"),
        ("4.txt", b"PK\x03\x04 something zipped"),
        ("5.html", b"<html><body></body></html>"),
        ("6.txt", b"good"),
        ("7.json", b"{\"title\": \"no text\"}"),
    ]);
    let found = read(&[folder.path()]);
    assert_eq!(found.texts(), ["good"]);
    let reasons = found.reasons();
    for (reason, says) in
        reasons.iter().zip(["white space", "white space", "NUL", "ZIP", "no report", "no field `text`"])
    {
        assert!(reason.contains(says), "{reason}: {says}");
    }
    assert_eq!(reasons.len(), 6, "{reasons:?}");
}

#[test]
fn a_named_file_needs_a_format() {
    let folder = folder(&[("page", b"plain words"), ("gone.txt", b"")]);
    let page = folder.path().join("page");
    assert!(read(&[&page]).reasons()[0].contains("--from"));
    let options = Options { from: Format::Txt, ..Options::default() };
    assert_eq!(read_with(options, &[page], b"").texts(), ["plain words"]);
    assert!(read(&[&folder.path().join("nowhere.txt")]).reasons()[0].starts_with("nowhere.txt: cannot be read"));
}

#[test]
fn a_mirrored_folder_is_read_in_the_format_asked_for() {
    let folder =
        folder(&[("page", b"{\"text\": \"one\"}"), ("b.txt", b"not asked for"), ("c.json", b"{\"text\": \"two\"}")]);
    let options = Options { from: Format::Jsonl, ..Options::default() };
    let found = read_with(options, &[folder.path().to_owned()], b"");
    assert_eq!((found.texts(), found.skipped), (vec!["two", "one"], 1));
}

#[test]
fn standard_input_is_read_once_and_needs_a_format() {
    let input = PathBuf::from("-");
    let options = Options { from: Format::Txt, ..Options::default() };
    let found = read_with(options, &[input.clone(), input.clone()], b"from a pipe");
    assert_eq!(found.texts(), ["from a pipe"]);
    assert_eq!(found.reasons(), ["standard input: is named twice; it can be read once"]);
    assert!(read_with(Options::default(), &[input], b"x").reasons()[0].contains("--from"));
}

#[test]
fn large_inputs_are_refused_wherever_they_come_from() {
    let long = "x".repeat(200);
    let records = format!("{{\"text\": \"{long}\"}}\n{{\"text\": \"short\"}}\n");
    let folder = folder(&[("a.txt", long.as_bytes()), ("b.jsonl", records.as_bytes())]);
    let options = Options { max_bytes: 100, ..Options::default() };
    let found = read_with(options.clone(), &[folder.path().to_owned()], b"");
    assert_eq!(found.texts(), ["short"]);
    assert!(found.reasons().iter().all(|reason| reason.contains("larger than an article may be (100 bytes)")));
    assert_eq!(found.reasons().len(), 2);
    let options = Options { from: Format::Txt, ..options };
    assert_eq!(read_with(options, &["-".into()], long.as_bytes()).reasons().len(), 1);
}

#[cfg(unix)]
#[test]
fn links_that_go_round_and_special_files_are_never_opened() {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    let folder = folder(&[("a.txt", b"one"), ("sub/b.txt", b"two")]);
    symlink(folder.path(), folder.path().join("sub/round")).unwrap();
    symlink("itself.txt", folder.path().join("itself.txt")).unwrap();
    symlink("/dev/zero", folder.path().join("zero.txt")).unwrap();
    let pipe = folder.path().join("pipe.txt");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let odd = std::ffi::OsStr::from_bytes(b"\xff\xfe.txt");
    std::fs::write(folder.path().join(odd), "three").unwrap();

    let found = read(&[folder.path()]);
    assert_eq!(found.texts(), ["one", "two", "three"]);
    assert_eq!(found.skipped, 1, "the folder that is a link");
    let reasons = found.reasons();
    assert!(reasons.iter().any(|reason| reason.starts_with("itself.txt: cannot be read")), "{reasons:?}");
    assert!(reasons.iter().filter(|reason| reason.contains("no regular file")).count() == 2, "{reasons:?}");
}
