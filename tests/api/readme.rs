//! The requests that README and `openapi/EXAMPLES.md` show: a reader's first minute with the API.

use actix_web::test::TestRequest;

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
