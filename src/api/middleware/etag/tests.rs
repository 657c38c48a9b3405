//! Tags tell apart what differs; equal requests have equal ones.

use actix_web::http::header::{HeaderName, HeaderValue};
use proptest::prelude::*;

use super::*;

fn headers(pairs: &[(HeaderName, &'static str)]) -> HeaderMap {
    pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect()
}

#[test]
fn a_tag_tells_apart_what_differs() {
    let options = ServeOptions::default();
    let variant = |target: &str, accept: &'static str, encoding| {
        Variant::new(&target.parse().unwrap(), &headers(&[(ACCEPT, accept)]), encoding, "").tag(
            Uuid::nil(),
            &options,
            State::from_bits(7),
        )
    };
    let tag = variant("/v1/votes", "*/*", ContentEncoding::Identity);
    assert_eq!(variant("/v1/votes", "application/json", ContentEncoding::Identity), tag);
    assert_eq!(variant("/v1/votes?", "text/html, */*;q=0.1", ContentEncoding::Identity), tag);
    let text = |accept| variant("/v1/articles/1/text", accept, ContentEncoding::Identity);
    assert_eq!(text("text/plain"), text("*/*"));
    assert_ne!(text("text/plain"), text("application/json"));
    let none = Variant::new(&"/v1/votes".parse().unwrap(), &HeaderMap::new(), ContentEncoding::Identity, "/news");
    assert_eq!(none.tag(Uuid::nil(), &options, State::from_bits(7)), tag, "JSON is the same below any path");
    assert_ne!(none.tag(Uuid::max(), &options, State::from_bits(7)), tag);
    for other in [
        variant("/v1/votes?q=x", "*/*", ContentEncoding::Identity),
        variant("/v1/votes", "text/csv", ContentEncoding::Identity),
        // The best of all is plain text in both; of what lists are written in it is another.
        variant("/v1/votes", "text/plain, text/csv;q=0.5", ContentEncoding::Identity),
        // The same list; of one thing, which is JSON alone, the second has none.
        variant("/v1/votes", "text/csv, application/json;q=0.5", ContentEncoding::Identity),
        variant("/v1/articles/1/text", "*/*", ContentEncoding::Identity),
        variant("/v1/votes", "*/*", ContentEncoding::Gzip),
    ] {
        assert_ne!(other, tag);
    }
    for (given, matches) in [
        (format!("\"x\", W/{tag}"), true),
        (tag.clone(), true),
        (tag.replace('7', "8"), false),
        (format!("{}-gzip\"", tag.trim_end_matches('"')), true),
        (format!("\"x\", W/{};br\"", tag.trim_end_matches('"')), true),
        (format!("{}-other\"", tag.trim_end_matches('"')), false),
        (tag.trim_end_matches('"').to_owned(), false),
        ("\"-gzip\"".to_owned(), false),
        ("*".to_owned(), false),
    ] {
        let mut map = HeaderMap::new();
        map.insert(IF_NONE_MATCH, HeaderValue::from_str(&given).unwrap());
        assert_eq!(is_tag_matched(&map, &tag), matches, "{given}");
    }
}

#[test]
fn a_tag_tells_apart_what_the_operator_has_set() {
    let tag = |change: fn(&mut ServeOptions)| {
        let mut options = ServeOptions::default();
        change(&mut options);
        let target = "/articles/1".parse().unwrap();
        Variant::new(&target, &HeaderMap::new(), ContentEncoding::Identity, &options.base_path).tag(
            Uuid::nil(),
            &options,
            State::from_bits(7),
        )
    };
    let plain = tag(|_| {});
    assert_eq!(tag(|options| options.cache = 0), plain);
    let changes: [fn(&mut ServeOptions); 4] = [
        |options| options.without_text = true,
        |options| options.indexable = true,
        |options| options.base_path = "/news".to_owned(),
        |options| options.public_url = Some("https://a.example".to_owned()),
    ];
    for change in changes {
        assert_ne!(tag(change), plain);
    }
    let placed = |base_path| {
        Variant::new(&"/votes/1".parse().unwrap(), &HeaderMap::new(), ContentEncoding::Identity, base_path)
            .key(State::from_bits(7))
    };
    assert_ne!(placed("/news"), placed("/wire"), "pages link below the path of their request");
}

#[test]
fn a_date_counts_only_without_a_tag() {
    let date = (IF_MODIFIED_SINCE, "Thu, 01 Jan 2026 00:00:00 GMT");
    let given = headers(std::slice::from_ref(&date));
    let alone = |second| Modified { second, alone: true, told: second };
    assert!(is_latest_known(&given, alone(1_767_225_600)));
    assert_eq!(http_date(1_767_225_600), "Thu, 01 Jan 2026 00:00:00 GMT");
    assert!(!is_latest_known(&given, Modified { alone: false, ..alone(1_767_225_600) }));
    assert!(!is_latest_known(&given, alone(1_767_225_601)));
    assert!(!is_latest_known(&given, alone(1_767_225_599)));
    assert!(!is_latest_known(&headers(&[date, (IF_NONE_MATCH, "\"x\"")]), alone(1_767_225_600)));
    assert!(!is_latest_known(&HeaderMap::new(), alone(0)));
    assert!(is_latest_known(&headers(&[(IF_NONE_MATCH, "*")]), Modified::default()));
}

#[test]
fn the_cheapest_of_the_best_encodings_is_taken() {
    for (accepted, encoding) in [
        ("gzip, deflate, br, zstd", ContentEncoding::Zstd),
        ("gzip, br;q=0.9", ContentEncoding::Gzip),
        ("gzip;q=0", ContentEncoding::Identity),
        ("identity", ContentEncoding::Identity),
        ("*", ContentEncoding::Identity),
        ("BR", ContentEncoding::Brotli),
    ] {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(accepted));
        assert_eq!(preferred_encoding(&headers), encoding, "{accepted}");
    }
}

fn pairs(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

#[test]
fn equal_questions_are_spelt_alike() {
    for (query, spelling) in [
        ("", ""),
        ("limit=5&speaker=a", "limit=5&speaker=a"),
        ("speaker=a&limit=5", "limit=5&speaker=a"),
        ("&limit=5&&speaker=%61&", "limit=5&speaker=a"),
        ("q=a%20b", "q=a+b"),
        ("q=a+b", "q=a+b"),
        ("speaker=b&speaker=a", "speaker=b&speaker=a"),
        ("speaker=b,a", "speaker=b%2Ca"),
        ("count", "count="),
        ("a=1=2", "a=1%3D2"),
        ("a+b=1&a=2", "a=2&a+b=1"),
    ] {
        assert_eq!(normalized(query), spelling, "{query}");
    }
}

proptest! {
    #[test]
    fn a_spelling_keeps_the_question(query in "([a-c%=&+,é. ]|%2[0-9A-F]){0,24}") {
        let spelling = normalized(&query).into_owned();
        let mut given = pairs(&query);
        given.sort_by(|(a, _), (b, _)| a.cmp(b));
        prop_assert_eq!(pairs(&spelling), given);
        prop_assert_eq!(normalized(&spelling), &*spelling);
    }
}
