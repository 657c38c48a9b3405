//! Conditional requests: who has the latest answer gets none.

use actix_web::http::Method;
use actix_web::test::TestRequest;

use crate::house::House;

const TARGET: &str = "/v1/quotes?limit=2";

#[actix_web::test]
async fn who_has_the_tag_gets_304() {
    let house = House::open().await;
    let first = house.get(TARGET).await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with('"'), "{tag} is strong");
    assert_eq!(first.header("vary"), "Accept, Accept-Encoding");
    for method in [Method::GET, Method::HEAD] {
        let request = TestRequest::default().method(method).uri(TARGET).insert_header(("If-None-Match", tag.as_str()));
        let again = house.send(request).await;
        assert_eq!((again.status.as_u16(), again.body.len(), again.header("etag")), (304, 0, tag.as_str()));
        assert_eq!(again.header("access-control-allow-origin"), "*");
    }
    assert_eq!(house.get_with(TARGET, ("If-None-Match", "*")).await.status, 304);
    assert_eq!(house.get_with(TARGET, ("If-None-Match", "\"other\"")).await.status, 200);
    let modified = first.header("last-modified").to_owned();
    // A second later than its tables, which were loaded in the same.
    assert_eq!(modified, "Thu, 01 Jan 2026 00:00:01 GMT");
    assert_eq!(house.get_with(TARGET, ("If-Modified-Since", &modified)).await.status, 304);
    assert_eq!(house.get_with(TARGET, ("If-Modified-Since", "Wed, 31 Dec 2025 00:00:00 GMT")).await.status, 200);
}

#[actix_web::test]
async fn another_answer_has_another_tag() {
    let house = House::open().await;
    let tag = house.get(TARGET).await.header("etag").to_owned();
    for other in [
        house.get("/v1/quotes?limit=3").await,
        house.get("/v1/quotes?limit=2&format=csv").await,
        house.get_with(TARGET, ("Accept", "text/csv;q=1, application/json;q=0.5")).await,
        house.get_with(TARGET, ("Accept-Encoding", "gzip")).await,
    ] {
        assert_eq!(other.status, 200);
        assert_ne!(other.header("etag"), tag);
    }
}

#[actix_web::test]
async fn what_is_no_answer_or_a_stream_has_no_tag() {
    let house = House::open().await;
    for target in ["/v1/quotes?format=csv", "/v1/quotes?nonsense=1", "/v1/nothing"] {
        assert_eq!(house.get(target).await.header("etag"), "", "{target}");
    }
}

#[actix_web::test]
async fn the_document_is_not_sent_twice() {
    let house = House::open().await;
    let tag = house.get("/openapi.json").await.header("etag").to_owned();
    assert_eq!(house.get_with("/openapi.json", ("If-None-Match", &tag)).await.status, 304);
}
