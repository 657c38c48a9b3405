//! Addresses as feeds and pages write them.

use super::*;

#[test]
fn a_document_has_one_key() {
    for (key, spellings) in [
        ("https://a.example", &["https://a.example", "http://A.example:80/", "https://www.a.example./?#x"][..]),
        (
            "https://a.example/x",
            &[
                "https://a.example/x/?fbclid=1",
                "http://amp.a.example/x",
                "https://www.amp.a.example/x//",
                "https://a.example/x/amp/",
                "https://a.example/amp/x",
                "https://a.example/x?amp=1",
                "https://a.example/x?amp",
                "https://a.example/x?output=amp&utm_medium=m&amp;utm_source=s",
                "https://a.example/x?outputType=amp&CMP=share&at_medium=RSS",
            ],
        ),
        (
            "https://a.example/caf%C3%A9,a~b%2Fc",
            &["http://a.example/café%2Ca%7Eb%2fc", "https://a.example/caf%c3%a9,a~b%2Fc"],
        ),
        ("https://a.example/x?a=+z%2C", &["https://a.example/x?utm_medium=m&a=%20z,", "https://a.example/x?a=+z%2c"]),
        ("https://a.example/x?a=1&b=2", &["https://a.example/x?a=1&amp;b=2&&"]),
        ("https://a.example:8080/x", &["http://a.example:8080/x/"]),
        ("not a url", &[" not a url "]),
        ("mailto:desk@a.example", &["mailto:desk@a.example"]),
    ] {
        for spelling in spellings {
            assert_eq!(canonical_url(spelling), key, "{spelling}");
        }
        assert_eq!(canonical_url(key), key, "twice is once");
    }
}

#[test]
fn documents_stay_apart() {
    let documents = [
        "https://a.example/x?id=1",
        "https://a.example/x?id=2",
        "https://a.example/x?b=2&a=1",
        "https://a.example/x?a=1&b=2",
        "https://a.example/x?output=print",
        "https://a.example/amp",
        "https://a.example/",
        "https://a.example/X",
        "https://a.example/x/y",
        "https://a.example/x%2Fy",
        "https://a.example/ample/x",
        "https://m.a.example/x",
        "https://www.example/",
        "ftp://a.example/x",
    ];
    let keys: std::collections::BTreeSet<String> = documents.iter().map(|url| canonical_url(url)).collect();
    assert_eq!(keys.len(), documents.len(), "{keys:?}");
}

#[test]
fn any_text_has_a_key() {
    for text in
        ["", "http://", "https://%", "https://a.example/%zz%", "http://[::1]:443/%", "https://amp./amp", "data:,%"]
    {
        assert_eq!(canonical_url(&canonical_url(text)), canonical_url(text), "{text:?}");
    }
}
