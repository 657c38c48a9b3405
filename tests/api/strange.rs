//! What no client of ours would send: any query text, any cursor, any parameters. A list or a problem, never a
//! failure.
//!
//! `PROPTEST_CASES=100000 cargo test --release --test api strange` goes on for longer. What it finds is kept in
//! `tests/proptest-regressions` and tried first ever after.

use actix_web::rt::System;
use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence, TestCaseError, TestRunner};
use url::form_urlencoded::Serializer;

use crate::house::House;

/// The default number of cases.
const CASES: u32 = 300;

/// Tries `check` on values of `strategy`, each within one runtime and one house.
fn try_all<S: Strategy>(strategy: &S, check: &impl AsyncFn(&House, S::Value) -> Result<(), TestCaseError>) {
    let system = System::new();
    let house = system.block_on(House::open());
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    let config = Config {
        cases: asked.unwrap_or(CASES),
        source_file: Some(file!()),
        failure_persistence: Some(Box::new(FileFailurePersistence::SourceParallel("proptest-regressions"))),
        ..Config::default()
    };
    TestRunner::new(config).run(strategy, |value| system.block_on(check(&house, value))).unwrap();
}

/// Asks, and expects items, or a problem that names one of these parameters.
async fn answered(house: &House, path: &str, pairs: &[(&str, &str)]) -> Result<bool, TestCaseError> {
    let target = format!("{path}?{}", Serializer::new(String::new()).extend_pairs(pairs).finish());
    let reply = house.get(&target).await;
    let status = reply.status.as_u16();
    prop_assert!(matches!(status, 200 | 400), "{target}: {status} {}", reply.text());
    let body = reply.json();
    if status == 200 {
        prop_assert!(body["items"].is_array(), "{target}");
    } else {
        let errors = body["errors"].as_array().cloned().unwrap_or_default();
        let known =
            ["/problems/invalid-parameters", "/problems/unknown-value"].contains(&body["type"].as_str().unwrap());
        prop_assert!(!errors.is_empty() && known, "{target}: {body}");
        for error in errors {
            prop_assert!(pairs.iter().any(|(name, _)| error["parameter"] == *name), "{target}: {error}");
        }
    }
    Ok(status == 200)
}

/// Pieces that the grammar of `q` and that of the engine behind it are made of.
fn query() -> impl Strategy<Value = String> {
    let known = [
        "syria", "veto", "“", "\"", "*", "-", "OR", "AND", "NOT", "NEAR(", "(", ")", "^", ":", "{", "}", "+", "title:",
        " ", "  ", "\t", "'", "''", ";", "--", "/*", "é", "ß", "İ", "\u{301}", "\u{200d}", "\u{feff}", "中国", "🕊",
        "a*", "-a", "\\", "%", "_", "0", "1e9", "rank", ",", ".", "\u{1}", "\u{7f}",
    ];
    let piece = prop_oneof![
        4 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => "[a-z]{1,12}",
        1 => any::<String>(),
    ];
    proptest::collection::vec((piece, any::<bool>()), 1..12)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, spaced)| piece + if spaced { " " } else { "" }).collect())
}

#[test]
fn any_query_text_is_searched_for_or_refused() {
    let paths = ["/v1/articles", "/v1/quotes", "/v1/actors", "/v1/votes", "/v1/search"];
    try_all(&(query(), proptest::sample::select(paths.to_vec())), &async |house, (q, path)| {
        // Nothing asked for is a parameter without a value.
        answered(house, path, &[("q", &q)]).await.map(drop)
    });
}

#[test]
fn any_cursor_leads_on_or_is_refused() {
    let lists = [
        "/v1/articles",
        "/v1/articles?sort=published_on",
        "/v1/articles?q=syria",
        "/v1/quotes",
        "/v1/actors",
        "/v1/actors?sort=-quote_count",
        "/v1/votes",
        "/v1/vetoes",
        "/v1/vetoes/totals?by=member",
        "/v1/members",
        "/v1/topics",
        "/v1/claims",
        "/v1/statements",
        "/v1/search?q=syria",
        "/v1/timeline?metric=votes&interval=year",
    ];
    let change = (any::<prop::sample::Index>(), 0_u8..6, any::<char>());
    let strategy = (
        proptest::sample::select(lists.to_vec()),
        proptest::sample::select(lists.to_vec()),
        proptest::collection::vec(change, 0..4),
        proptest::option::weighted(0.1, any::<String>()),
    );
    try_all(&strategy, &async |house, (from, to, changes, other)| {
        let joint = |path: &str| if path.contains('?') { '&' } else { '?' };
        let page = house.json(&format!("{from}{}limit=1", joint(from))).await;
        let real = page["page"]["next_cursor"].as_str().unwrap_or_default().to_owned();
        let cursor =
            other.unwrap_or_else(|| changes.iter().fold(real.clone(), |cursor, change| spoilt(&cursor, change)));
        let (path, query) = to.split_once('?').unwrap_or((to, ""));
        let own = query.split('&').filter_map(|pair| pair.split_once('='));
        let pairs: Vec<_> = own.chain([("limit", "1"), ("cursor", &cursor)]).collect();
        let found = answered(house, path, &pairs).await?;
        if cursor == real && !real.is_empty() {
            prop_assert_eq!(found, from == to, "a cursor belongs to its list: {} {}", from, to);
        }
        Ok(())
    });
}

/// A cursor with one thing wrong.
fn spoilt(cursor: &str, (at, how, with): &(prop::sample::Index, u8, char)) -> String {
    let mut letters: Vec<char> = cursor.chars().collect();
    if letters.is_empty() {
        return with.to_string();
    }
    let at = at.index(letters.len());
    match how {
        0 => letters.truncate(at),
        1 => letters[at] = *with,
        2 => letters.insert(at, *with),
        3 => letters[at] = char::from(b'A' + u8::try_from(at % 26).unwrap()),
        4 => letters.rotate_left(at),
        _ => drop(letters.remove(at)),
    }
    letters.into_iter().collect()
}

#[test]
fn any_value_of_any_parameter_is_understood_or_refused() {
    let parameters = [
        ("/v1/articles", "published_from"),
        ("/v1/articles", "publisher"),
        ("/v1/articles", "actor"),
        ("/v1/articles", "limit"),
        ("/v1/articles", "sort"),
        ("/v1/quotes", "min_confidence"),
        ("/v1/quotes", "speaker_state"),
        ("/v1/votes", "symbol"),
        ("/v1/votes", "vetoed_by"),
        ("/v1/vetoes", "date_to"),
        ("/v1/members", "on"),
        ("/v1/agreement", "members"),
        ("/v1/timeline", "split_by"),
        ("/v1/facets", "publisher"),
        ("/v1/claims", "verdict"),
    ];
    let value = prop_oneof![
        any::<String>(),
        "[0-9eE+.-]{1,30}",
        "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        proptest::collection::vec("[A-Z]{3}", 1..40).prop_map(|codes| codes.join(",")),
        query(),
    ];
    try_all(&(proptest::sample::select(parameters.to_vec()), value), &async |house, ((path, name), value)| {
        let more = match path {
            "/v1/facets" => &[("of", "quotes"), ("by", "kind")][..],
            "/v1/timeline" => &[("metric", "quotes")][..],
            "/v1/agreement" if name != "members" => &[("members", "CHN,RUS")],
            _ => &[],
        };
        let pairs: Vec<_> = more.iter().copied().chain([(name, value.as_str())]).collect();
        answered(house, path, &pairs).await.map(drop)
    });
}
