//! The cache of answers: the same bytes as without it, for the same question alone, and never old.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use actix_web::http::Method;
use actix_web::http::header::HeaderMap;
use actix_web::test::TestRequest;
use communique::api::{Rate, ServeOptions, serve};
use communique::store::{State, Store, Writer};
use futures_util::future::join_all;

use crate::corpus::reports;
use crate::house::{House, NOW, Reply, file, own};
use crate::port;

const TARGET: &str = "/v1/quotes?limit=2&speaker=sergei-lavrov";

/// Answers from the cache, answers made.
async fn counts(house: &House) -> (u64, u64) {
    let metrics = house.get("/metrics").await;
    let count = |name: &str| {
        let line = metrics.text().lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim().parse().unwrap()
    };
    (count("communique_cache_hits_total "), count("communique_cache_misses_total "))
}

/// What of the headers must not depend on the cache.
fn told(headers: &HeaderMap) -> Vec<(String, String)> {
    let mut told: Vec<_> = headers
        .iter()
        // Request ids differ; `Content-Length` is absent where the body is compressed on the way.
        .filter(|(name, _)| !["x-request-id", "content-length"].contains(&name.as_str()))
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect();
    told.sort();
    told
}

#[actix_web::test]
async fn every_kind_of_answer_is_the_same_with_it_and_without() {
    let (with, without) = (House::open().await, House::with(|options| options.cache = 0).await);
    let article = with.json("/v1/articles").await["items"][0]["id"].as_str().unwrap().to_owned();
    let detail = format!("/v1/articles/{article}");
    let text = format!("/v1/articles/{article}/text");
    let targets = [
        TARGET,
        "/v1/quotes?speaker=sergei-lavrov&limit=2",
        "/v1/quotes?limit=3&format=csv",
        "/v1/quotes?format=csv",
        "/v1/votes/S-2012-77",
        "/v1/votes/none",
        "/v1/votes?nonsense=1",
        "/v1/dataset",
        &detail,
        &text,
    ];
    let accepted = ["*/*", "text/csv", "text/csv, application/json;q=0.5", "text/plain, text/csv;q=0.5", "image/png"];
    // Each twice, so that the second comes from the cache, all in one house, so that any could be taken for another.
    let mut again = 0;
    for round in 0..2 {
        for target in targets {
            for accept in accepted {
                for coding in ["identity", "gzip", "zstd", "br"] {
                    let ask = || {
                        let request = TestRequest::get().uri(target).insert_header(("Accept", accept));
                        request.insert_header(("Accept-Encoding", coding))
                    };
                    let (got, expected) = (with.send(ask()).await, without.send(ask()).await);
                    let asked = format!("{target} {accept} {coding}, round {round}");
                    assert_eq!(got.status, expected.status, "{asked}");
                    assert_eq!(told(&got.headers), told(&expected.headers), "{asked}");
                    assert_eq!(got.body, expected.body, "{asked}");
                    again += u64::from(round == 1 && got.status == 200 && !got.header("etag").is_empty());
                }
            }
        }
    }
    let (hits, _) = counts(&with).await;
    assert!(again > 80 && hits >= again, "{hits} of {again} came from the cache");
    assert_eq!(counts(&without).await, (0, 0));
}

#[actix_web::test]
async fn one_question_has_one_answer_however_it_is_spelt() {
    let house = House::open().await;
    let first = house.get(TARGET).await;
    let targets = ["/v1/quotes?speaker=sergei-lavrov&limit=2", "/v1/quotes?&speaker=sergei%2Dlavrov&limit=%32"];
    for target in targets {
        let other = house.get(target).await;
        assert_eq!((told(&other.headers), other.body), (told(&first.headers), first.body.clone()), "{target}");
    }
    assert_eq!(counts(&house).await, (2, 1));
}

#[actix_web::test]
async fn what_is_kept_revalidates_and_answers_head() {
    let house = House::open().await;
    let made = house.get(TARGET).await;
    let kept = house.get(TARGET).await;
    assert_eq!(told(&kept.headers), told(&made.headers));
    assert_ne!(kept.header("x-request-id"), made.header("x-request-id"));
    let (tag, modified) = (made.header("etag"), made.header("last-modified"));
    for header in [("If-None-Match", tag), ("If-None-Match", "*"), ("If-Modified-Since", modified)] {
        let reply = house.get_with(TARGET, header).await;
        assert_eq!((reply.status.as_u16(), reply.body.len(), reply.header("etag")), (304, 0, tag));
        assert_eq!((reply.header("content-type"), reply.header("link")), ("", ""));
        assert_eq!(reply.header("vary"), "Accept, Accept-Encoding");
    }
    assert_eq!(house.get_with(TARGET, ("If-None-Match", "\"other\"")).await.status, 200);
    let head = house.send(TestRequest::default().method(Method::HEAD).uri(TARGET)).await;
    assert_eq!((head.status.as_u16(), told(&head.headers), head.body.len()), (200, told(&made.headers), 0));
    assert_eq!(counts(&house).await, (6, 1));
    // Without a cached response, the ETag alone decides a 304.
    let fresh = House::open().await;
    assert_eq!(fresh.get_with(TARGET, ("If-None-Match", tag)).await.status, 304);
    assert_eq!(counts(&fresh).await, (0, 0));
}

#[actix_web::test]
async fn a_stampede_asks_the_database_once() {
    let house = House::open().await;
    let replies = join_all((0..64).map(|_| house.get(TARGET))).await;
    assert!(replies.iter().all(|reply| reply.status == 200 && reply.body == replies[0].body));
    assert_eq!(counts(&house).await, (63, 1));
}

#[actix_web::test]
async fn those_who_wait_outlive_whom_they_waited_for() {
    let house = House::open().await;
    let mut first = Box::pin(house.get(TARGET));
    assert!(futures_util::poll!(&mut first).is_pending());
    let (replies, ()) = tokio::join!(join_all((0..8).map(|_| house.get(TARGET))), async {
        tokio::task::yield_now().await;
        drop(first);
    });
    assert!(replies.iter().all(|reply| reply.status == 200));
}

#[actix_web::test]
async fn problems_and_streams_are_never_kept() {
    let house = House::open().await;
    let refused = ["/v1/votes/none", "/v1/votes?nonsense=1", "/v1/quotes?format=csv", "/v1/nothing"];
    for target in refused {
        let before = counts(&house).await;
        let replies = join_all((0..3).map(|_| house.get(target))).await;
        assert!(replies.iter().all(|reply| reply.header("etag").is_empty()), "{target}");
        house.get(target).await;
        let after = counts(&house).await;
        assert_eq!(after.0, before.0, "{target}");
    }
    let body = r#"{"text": "\"We wait,\" she said."}"#;
    for _ in 0..2 {
        let request = TestRequest::post().uri("/v1/extract").insert_header(("Content-Type", "application/json"));
        assert_eq!(house.send(request.set_payload(body)).await.status, 200);
    }
    assert_eq!(counts(&house).await.0, 0);
}

#[actix_web::test]
async fn the_rate_holds_for_what_is_kept_too() {
    let house = House::with(|options| (options.rate, options.burst) = (Rate::PerSecond(1), 3)).await;
    let replies: Vec<Reply> = join_all((0..4).map(|_| house.get(TARGET))).await;
    let mut statuses: Vec<u16> = replies.iter().map(|reply| reply.status.as_u16()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 200, 429]);
    assert!(replies.iter().all(|reply| reply.header("ratelimit").starts_with("\"client\";r=")));
}

#[actix_web::test]
async fn an_answer_is_of_the_state_its_rows_were_read_at() {
    let (_folder, path) = own().await;
    let house = House::over(&path, |_| {}).await;
    let mut writer = Writer::open(&path, NOW.parse().unwrap()).await.unwrap();
    let reports = reports(&communique::seeds::record());
    let target = |n: usize| format!("/v1/articles?limit={}", n + 1);
    house.get(&target(0)).await;
    for (n, report) in reports.iter().take(5).enumerate() {
        writer.remove(report.detail.article.id, NOW.parse().unwrap()).await.unwrap();
        let state = Store::open(&path).await.unwrap().state().await.unwrap().to_string();
        // No watch runs here: the first response read from the database shows that it has changed.
        for target in [target(n + 1), target(0), target(n + 1)] {
            let reply = house.get(&target).await;
            assert!(reply.header("etag").starts_with(&format!("\"{state}-")), "{target}: {}", reply.header("etag"));
            assert!(!reply.text().contains(&report.detail.article.id.to_string()), "{target}");
        }
    }
}

/// A copy of an earlier file that is put back has the revision it had, and counts on from there; what it holds then is
/// something else than what was answered at the same count before.
#[actix_web::test]
async fn a_revision_that_comes_twice_is_another_state() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copy.db");
    std::fs::copy(file().await, &path).unwrap();
    let earlier = path.with_extension("earlier");
    std::fs::copy(&path, &earlier).unwrap();
    let reports = reports(&communique::seeds::record());
    let (target, now) = ("/v1/articles?limit=3&count=true", NOW.parse().unwrap());
    let mut seen: Vec<(String, serde_json::Value, State)> = Vec::new();
    for report in &reports[..2] {
        let mut writer = Writer::open(&path, now).await.unwrap();
        writer.remove(report.detail.article.id, now).await.unwrap();
        writer.close().await.unwrap();
        let house = House::over(&path, |_| {}).await;
        let reply = house.get(target).await;
        let tag = reply.header("etag").to_owned();
        for (earlier, _, _) in &seen {
            let again = house.get_with(target, ("If-None-Match", earlier.as_str())).await;
            assert_eq!((again.status.as_u16(), again.header("etag")), (200, tag.as_str()));
        }
        let state = Store::open(&path).await.unwrap().watch().await.unwrap().state().await.unwrap();
        seen.push((tag, house.json("/v1/dataset").await["revision"].clone(), state));
        std::fs::copy(&earlier, &path).unwrap();
    }
    assert_eq!(seen[0].1, seen[1].1);
    assert_ne!(seen[0].0, seen[1].0);
    assert_ne!(seen[0].2, seen[1].2);
}

#[actix_web::test]
async fn a_commit_is_seen_within_a_tenth_of_a_second() {
    let (_folder, path) = own().await;
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let options = ServeOptions { rate: Rate::Off, workers: 1, ..ServeOptions::default() };
    let served = path.clone();
    let opening = async move { Store::open(&served).await.map_err(std::io::Error::other) };
    actix_web::rt::spawn(serve::<std::io::Error>(listener, options, opening, async |_: &Store| Ok(())));
    let total = "/v1/articles?limit=1&count=true";
    while !port::get(address, total).await.contains("x-total-count: 60") {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let mut writer = Writer::open(&path, NOW.parse().unwrap()).await.unwrap();
    let mut delays = Vec::new();
    for (left, report) in (55..60).rev().zip(reports(&communique::seeds::record())) {
        writer.remove(report.detail.article.id, NOW.parse().unwrap()).await.unwrap();
        let committed = Instant::now();
        while !port::get(address, total).await.contains(&format!("x-total-count: {left}")) {
            assert!(committed.elapsed() < Duration::from_secs(5), "the commit is never seen");
        }
        delays.push(committed.elapsed());
    }
    // Most of them, because these tests share their processors.
    delays.sort();
    assert!(delays[2] < Duration::from_millis(100), "{delays:?}");
}
