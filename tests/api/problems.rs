//! Every way of asking wrong, and what is answered.

use actix_web::test::TestRequest;
use serde_json::{Value, json};

use crate::house::{House, Reply};

/// Checks that a reply is a problem of this type and status, and returns it.
fn problem(reply: &Reply, status: u16, name: &str) -> Value {
    assert_eq!(reply.status, status, "{}", reply.text());
    assert_eq!(reply.header("content-type"), "application/problem+json");
    assert_eq!(reply.header("cache-control"), "no-store");
    let problem = reply.json();
    let members: Vec<&str> = problem.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(members, ["type", "title", "status", "detail", "instance", "errors"]);
    assert_eq!(problem["type"], format!("/problems/{name}"));
    assert_eq!(problem["status"], status);
    problem
}

#[actix_web::test]
async fn nothing_there_is_404() {
    let house = House::open().await;
    let found = problem(&house.get("/v1/nothing").await, 404, "not-found");
    assert_eq!(found["instance"], "/v1/nothing");
    assert_eq!(found["detail"], "There is nothing at `/v1/nothing`.");
    problem(&house.get("/problems/unheard-of").await, 404, "not-found");
}

#[actix_web::test]
async fn another_method_is_405_and_says_which() {
    let house = House::open().await;
    let reply = house.send(TestRequest::delete().uri("/health/live")).await;
    problem(&reply, 405, "method-not-allowed");
    assert_eq!(reply.header("allow"), "GET, HEAD, OPTIONS");
}

#[actix_web::test]
async fn what_cannot_be_accepted_is_406() {
    let house = House::open().await;
    problem(&house.get_with("/health/live", ("Accept", "image/png")).await, 406, "not-acceptable");
}

#[actix_web::test]
async fn what_is_too_long_is_refused() {
    let house = House::open().await;
    problem(&house.get(&format!("/v1/votes?q={}", "x".repeat(9000))).await, 414, "url-too-long");
    problem(&house.get_with("/v1/votes", ("Cookie", &"x".repeat(40_000))).await, 431, "headers-too-large");
}

#[actix_web::test]
async fn a_parameter_where_none_is_known_is_refused() {
    let house = House::open().await;
    let found = problem(&house.get("/health/live?verbose=1").await, 400, "invalid-parameters");
    let fault = json!({"parameter": "verbose", "detail": "there is no such parameter here", "suggestion": null});
    assert_eq!(found["errors"], json!([fault]));
}

#[actix_web::test]
async fn before_the_database_is_open_nothing_is_ready() {
    let house = House::closed(|_| {});
    for path in ["/v1/votes", "/v1/nothing", "/health/ready"] {
        let reply = house.get(path).await;
        problem(&reply, 503, "unavailable");
        assert_eq!(reply.header("retry-after"), "2");
    }
    assert_eq!(house.get("/health/live").await.status, 200);
    assert_eq!(house.get("/openapi.json").await.status, 200);
}

#[actix_web::test]
async fn asking_too_often_is_429() {
    let house = House::with(|options| {
        options.rate = communique::api::Rate::PerSecond(1);
        options.burst = 2;
    })
    .await;
    for remaining in ["1", "0"] {
        let reply = house.get("/v1/nothing").await;
        assert!(reply.header("ratelimit").starts_with(&format!("\"client\";r={remaining};")));
        assert_eq!(reply.header("ratelimit-policy"), "\"client\";q=2;w=2");
    }
    let reply = house.get("/v1/nothing").await;
    problem(&reply, 429, "too-many-requests");
    assert_eq!(reply.header("retry-after"), "1");
    assert_eq!(house.get("/health/ready").await.status, 200, "probes are not counted");
}

#[actix_web::test]
async fn every_problem_has_its_page() {
    let house = House::open().await;
    let document = house.json("/openapi.json").await;
    let mut seen = 0;
    for name in [
        "invalid-parameters",
        "invalid-body",
        "malformed-request",
        "not-found",
        "text-withheld",
        "method-not-allowed",
        "not-acceptable",
        "request-timeout",
        "body-too-large",
        "url-too-long",
        "unsupported-media-type",
        "too-many-requests",
        "headers-too-large",
        "internal-error",
        "unavailable",
        "deadline-exceeded",
    ] {
        let page = house.json(&format!("/problems/{name}")).await;
        assert_eq!(page["type"], format!("/problems/{name}"));
        let html = house.get_with(&format!("/problems/{name}"), ("Accept", "text/html")).await;
        assert!(html.text().contains(page["title"].as_str().unwrap()));
        assert!(html.header("content-security-policy").starts_with("default-src 'none'"));
        seen += 1;
    }
    assert!(document["components"]["responses"].as_object().unwrap().len() <= seen);
}
