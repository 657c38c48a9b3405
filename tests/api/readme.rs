//! The requests that README and `openapi/EXAMPLES.md` show: a reader's first minute with the API.

use actix_web::test::TestRequest;
use serde_json::Value;

use crate::house::House;

const README: &str = include_str!("../../README.md");
const EXAMPLES: &str = include_str!("../../openapi/EXAMPLES.md");
const BASE: &str = "http://127.0.0.1:8080";

/// The paths of all requests that both pages show, without the one that posts.
fn paths() -> Vec<&'static str> {
    let parts = README.split('\'').chain(EXAMPLES.split('\''));
    let urls = parts.filter_map(|part| part.strip_prefix(BASE));
    urls.filter(|path| *path != "/v1/extract").collect()
}

#[actix_web::test]
async fn every_request_shown_answers() {
    let house = House::open().await;
    let paths = paths();
    assert!(paths.len() >= 11, "{paths:?}");
    for path in paths {
        let reply = house.get(path).await;
        assert_eq!(reply.status, 200, "{path}: {}", reply.text());
        assert!(!reply.body.is_empty(), "{path}");
    }
}

#[actix_web::test]
async fn the_text_that_an_example_posts_is_read() {
    let body = EXAMPLES.split("-d '").nth(1).and_then(|rest| rest.split('\'').next()).unwrap();
    let request = TestRequest::post().uri("/v1/extract").insert_header(("content-type", "application/json"));
    let reply = House::open().await.send(request.set_payload(body)).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.json()["quotes"][0]["speaker_name"], "Ana Example");
}

/// The requests of README, each with the members that it picks and the answer shown.
fn answers() -> Vec<(&'static str, &'static str, &'static str)> {
    let block = README.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let lines: Vec<&str> = block.split("\n\n").collect();
    lines
        .iter()
        .map(|pair| pair.trim_end().rsplit_once('\n').unwrap())
        .map(|(request, answer)| {
            let (request, picked) = request.split_once(" | jq -c ").unwrap();
            (request, picked.trim_matches('\''), answer)
        })
        .collect()
}

#[actix_web::test]
async fn the_answers_shown_are_the_answers() {
    let house = House::open().await;
    let answers = answers();
    assert_eq!(answers.len(), 3);
    for (request, picked, answer) in answers {
        let path = request.split('\'').nth(1).and_then(|url| url.strip_prefix(BASE)).unwrap();
        let reply = match request.split("-d '").nth(1) {
            Some(body) => {
                let post = TestRequest::post().uri(path).insert_header(("content-type", "application/json"));
                house.send(post.set_payload(body.trim_end_matches('\''))).await
            }
            None => house.get(path).await,
        };
        let mut found = reply.json();
        let (place, members) = picked.rsplit_once(" | ").unwrap_or(("", picked));
        if let Some(list) = place.strip_prefix('.').and_then(|place| place.strip_suffix("[0]")) {
            found = found[list][0].take();
        }
        let shown: serde_json::Map<String, Value> = serde_json::from_str(answer).unwrap();
        let names: Vec<&str> = members.trim_matches(['{', '}']).split(", ").collect();
        assert_eq!(names, shown.keys().map(String::as_str).collect::<Vec<_>>());
        for (name, value) in &shown {
            assert_eq!(&found[name], value, "{name} of {request}");
        }
    }
}

#[test]
fn the_first_page_is_short_and_its_files_are_there() {
    assert!(README.lines().count() <= 110, "{}", README.lines().count());
    let links = README.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for link in links.filter(|link| !link.contains("://")) {
        let file = std::fs::metadata(root.join(link)).unwrap_or_else(|error| panic!("{link}: {error}"));
        let picture = std::path::Path::new(link).extension().is_some_and(|ending| ending == "webp");
        assert!(!picture || file.len() < 150_000, "{link} has {} bytes", file.len());
    }
}
