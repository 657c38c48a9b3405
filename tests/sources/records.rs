//! JSON records in every layout.

use communique::domain::Basis;
use communique::ingest::source::{Format, Options};

use super::{folder, read, read_with};

fn from_input(json: &[u8]) -> super::Read {
    read_with(Options { from: Format::Jsonl, ..Options::default() }, &["-".into()], json)
}

#[test]
fn one_object_an_array_or_one_a_line() {
    for json in [
        "{\"text\": \"a\"}\n{\"text\": \"b\"}\n",
        "{\"text\": \"a\"}\r\n\r\n{\"text\": \"b\"}",
        "[{\"text\": \"a\"}, {\"text\": \"b\"}]",
        "[\n  {\n    \"text\": \"a\"\n  },\n  {\n    \"text\": \"b\"\n  }\n]\n",
        "{\n  \"text\": \"a\"\n}\n{\n  \"text\": \"b\"\n}",
        "\u{feff}{\"text\": \"a\"},\n{\"text\": \"b\"}",
        "[{\"text\": \"a\", \"tags\": [\"}\", \"\\\"\", {\"x\": [1]}]},{\"text\": \"b\"}]",
    ] {
        let found = from_input(json.as_bytes());
        assert_eq!((found.texts(), found.reasons()), (vec!["a", "b"], vec![]), "{json}");
    }
    let utf16: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain("{\"text\": \"a – b\"}\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(from_input(&utf16).texts(), ["a – b"]);
    assert_eq!(from_input(b"{\"text\": \"caf\xe9 na\xefve\"}").texts(), ["café naïve"]);
}

#[test]
fn a_bad_line_is_named_by_its_number() {
    let folder = folder(&[(
        "a.jsonl",
        b"{\"text\": \"one\"}\n{\"text\": \n\nnonsense\n[1, 2]\n{\"text\": 5}\n{\"text\": \"six\", \"published_on\": \"soon\"}\n{\"text\": \"two\"}\n",
    )]);
    let found = read(&[folder.path()]);
    assert_eq!(found.texts(), ["one", "six", "two"]);
    let reasons = found.reasons();
    for (reason, line) in reasons.iter().zip([2, 4, 5, 6]) {
        assert!(reason.starts_with(&format!("a.jsonl line {line}: ")), "{reason}");
    }
    assert_eq!(reasons.len(), 4);
    // A date that cannot be read costs the article its date alone.
    assert_eq!(found.articles[1].metadata.published_on.value, None);
    let warned = &found.noted.warned;
    assert_eq!(warned.len(), 1);
    assert!(warned[0].name.ends_with("a.jsonl line 7"), "{}", warned[0]);
    assert!(warned[0].reason.contains("soon") && warned[0].reason.contains("2012-02-07"), "{}", warned[0]);
}

#[test]
fn an_array_that_is_cut_off_keeps_what_came_before() {
    let found = from_input(b"[{\"text\": \"a\"}, 7, {\"text\": \"b\"");
    assert_eq!(found.texts(), ["a"]);
    let reasons = found.reasons();
    assert!(reasons[0].starts_with("standard input record 2: is no record"), "{reasons:?}");
    assert!(reasons[1].starts_with("standard input record 3: is cut off"), "{reasons:?}");
}

#[test]
fn brackets_alone_are_told() {
    let reasons = from_input(&b"[".repeat(1000)).reasons();
    assert!(reasons.len() == 1 && reasons[0].contains("is cut off"), "{reasons:?}");
}

#[test]
fn every_field_is_kept_with_its_basis() {
    let found = from_input(
        br#"{"id": "x-1", "url": "https://daily.example/a", "title": "T", "published_on": "2012-02-07T23:30:00-05:00", "byline": "Ada Osei", "language": "en", "text": "words", "other": [1]}
{"id": 7, "text": "words", "publisher": " "}"#,
    );
    let metadata = &found.articles[0].metadata;
    assert_eq!(found.articles[0].source_id.as_deref(), Some("x-1"));
    assert_eq!(metadata.published_on.value.map(|day| day.to_string()).as_deref(), Some("2012-02-07"));
    assert_eq!(
        (metadata.publisher.value.as_deref(), metadata.publisher.basis),
        (Some("The Daily Example"), Basis::Inferred)
    );
    assert_eq!((metadata.byline.value.as_deref(), metadata.byline.basis), (Some("Ada Osei"), Basis::Manifest));
    assert_eq!(found.articles[1].source_id.as_deref(), Some("7"));
    assert_eq!(found.articles[1].metadata.publisher.basis, Basis::Unknown);
    assert_eq!(found.articles[1].source_format, "json");
}

#[test]
fn flags_overrule_records() {
    let options = Options {
        from: Format::Jsonl,
        publisher: Some("Ours".to_owned()),
        published_on: "2020-01-02".parse().ok(),
        ..Options::default()
    };
    let found = read_with(
        options,
        &["-".into()],
        b"{\"text\": \"x\", \"publisher\": \"Theirs\", \"published_on\": \"2012-01-01\"}",
    );
    let metadata = &found.articles[0].metadata;
    assert_eq!(metadata.publisher.value.as_deref(), Some("Ours"));
    assert_eq!(metadata.published_on.value.map(|day| day.to_string()).as_deref(), Some("2020-01-02"));
}
