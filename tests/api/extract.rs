//! Reading a text without storing it.

use actix_web::test::TestRequest;
use serde_json::{Value, json};

use crate::house::{House, Reply};

const TEXT: &str = "\u{201C}We will vote tomorrow,\u{201D} Sergei Lavrov told reporters in Geneva.\n\n\
                    China and Russia vetoed a resolution on Syria on 4 February 2012.";

async fn extract(house: &House, body: &Value) -> Reply {
    house.send(TestRequest::post().uri("/v1/extract").set_json(body)).await
}

#[actix_web::test]
async fn findings_have_the_shapes_of_the_lists_and_nothing_is_stored() {
    let house = House::open().await;
    let before = house.json("/v1/dataset").await;
    let reply = extract(&house, &json!({"text": TEXT, "published_on": "2012-02-05", "publisher": "Ours"})).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("etag"), "");
    let found = reply.json();
    assert_eq!((&found["source_format"], &found["ingested_at"]), (&json!("extract"), &Value::Null));
    assert_eq!((&found["published_on"], &found["published_on_basis"]), (&json!("2012-02-05"), &json!("manifest")));
    let quote = &found["quotes"][0];
    assert_eq!((&quote["text"], &quote["speaker_id"]), (&json!("We will vote tomorrow,"), &json!("sergei-lavrov")));
    let listed = &house.json("/v1/quotes?limit=1").await["items"][0];
    let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(quote), names(listed));
    assert_eq!(house.json("/v1/dataset").await, before);
}

#[actix_web::test]
async fn every_span_is_its_text() {
    let found = extract(&House::open().await, &json!({ "text": TEXT })).await.json();
    let text: Vec<char> = found["text"].as_str().unwrap().chars().collect();
    let at = |finding: &Value, end: &str| usize::try_from(finding[end].as_u64().unwrap()).unwrap();
    for list in ["quotes", "mentions", "claims"] {
        for finding in found[list].as_array().unwrap() {
            let words: String = text[at(finding, "start")..at(finding, "end")].iter().collect();
            assert_eq!(finding["text"], words, "{list}");
        }
    }
}

#[actix_web::test]
async fn a_bad_body_is_explained() {
    let house = House::with(|options| options.max_body = 1000).await;
    let post = || TestRequest::post().uri("/v1/extract");
    let json = ("Content-Type", "application/json");
    for (request, status, name, detail) in [
        (
            post().insert_header(json).set_payload("{\"text\": "),
            400,
            "invalid-body",
            "The body ends before its JSON does.",
        ),
        (post().set_json(json!({"txt": "x"})), 400, "invalid-body", "`txt`, which is no member"),
        (post().set_json(json!({"title": "x"})), 400, "invalid-body", "lacks `text`, which is required"),
        (
            post().set_json(json!({"text": "x", "published_on": "May"})),
            400,
            "invalid-body",
            "is not a day; write it as 2012-02-04",
        ),
        (post().set_json(json!({"text": 7})), 400, "invalid-body", "must be a text"),
        (post().set_json(json!(["x"])), 400, "invalid-body", "no object with the members"),
        (
            post().insert_header(json).set_payload("{\"text\": \"x\"}}"),
            400,
            "invalid-body",
            "not JSON from line 1 column 14",
        ),
        (post().insert_header(json).set_payload("{text: 1}"), 400, "invalid-body", "not JSON from line 1 column 2"),
        (post().set_json(json!({"text": " \n"})), 400, "invalid-body", ""),
        (post().set_json(json!({"text": "x".repeat(2000)})), 413, "body-too-large", "at most 1000 bytes"),
        (post().set_payload("hello"), 415, "unsupported-media-type", "send it with `Content-Type: application/json`"),
        // Whatever it would unpack to.
        (
            post().insert_header(json).insert_header(("Content-Encoding", "zstd")).set_payload("x"),
            415,
            "unsupported-media-type",
            "uncompressed",
        ),
    ] {
        let reply = house.send(request).await;
        assert_eq!(reply.status, status, "{}", reply.text());
        let problem = reply.json();
        assert_eq!(problem["type"], format!("/problems/{name}"));
        let said = [&problem["detail"], &problem["errors"][0]["detail"]].map(|said| said.as_str().unwrap_or_default());
        assert!(said.join("\n").contains(detail), "{problem}");
    }
    let reply = house.get("/v1/extract").await;
    assert_eq!((reply.status.as_u16(), reply.header("allow")), (405, "POST, OPTIONS"));
}
