//! Headers that every response has.

use actix_web::http::Method;
use actix_web::test::TestRequest;

use crate::house::House;

#[actix_web::test]
async fn every_answer_may_be_read_by_any_page_and_has_a_name() {
    let house = House::open().await;
    for path in ["/", "/health/live", "/v1/nothing"] {
        let reply = house.get(path).await;
        assert_eq!(reply.header("access-control-allow-origin"), "*", "{path}");
        assert!(reply.header("access-control-expose-headers").contains("ETag"), "{path}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(reply.header("x-request-id").len(), 32, "{path}");
    }
}

#[actix_web::test]
async fn head_is_get_without_the_body() {
    let house = House::open().await;
    for path in ["/", "/openapi.json", "/health/ready"] {
        let get = house.get(path).await;
        let head = house.send(TestRequest::default().method(Method::HEAD).uri(path)).await;
        assert_eq!(head.status, get.status, "{path}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{path}");
        assert!(head.body.is_empty() && !get.body.is_empty(), "{path}");
    }
}

#[actix_web::test]
async fn options_names_the_methods() {
    let house = House::open().await;
    let reply = house.send(TestRequest::default().method(Method::OPTIONS).uri("/health/live")).await;
    assert_eq!((reply.status.as_u16(), reply.header("allow")), (204, "GET, HEAD, OPTIONS"));
    assert_eq!(reply.header("access-control-allow-methods"), "GET, HEAD");
}

#[actix_web::test]
async fn a_proxy_s_path_is_taken_off_and_put_before_links() {
    let house = House::with(|options| options.base_path = "/news".to_owned()).await;
    let links = |reply: &crate::house::Reply| -> Vec<String> {
        reply.headers.get_all("link").map(|link| link.to_str().unwrap().to_owned()).collect()
    };
    // The second is answered from the cache.
    for path in ["/news/v1/votes?limit=1", "/v1/votes?limit=1", "/news/v1/votes?limit=1"] {
        let reply = house.get(path).await;
        let links = links(&reply);
        assert!(reply.status == 200 && links.len() == 3, "{path}: {links:?}");
        assert!(links.iter().all(|link| link.starts_with("</news/v1/votes?")), "{path}: {links:?}");
    }
    assert_eq!(house.get("/news").await.status, 200);
    assert_eq!(house.get("/newsroom").await.status, 404);
    assert_eq!(house.get("/news/docs").await.header("location"), "/news/docs/");
    let vote = house.get("/news/v1/votes/S%2F2012%2F77").await;
    assert_eq!(vote.header("content-location"), "/news/v1/votes/S-2012-77");

    // Requests of these tests come from 192.0.2.1.
    for (proxy, prefix, first) in [
        ("192.0.2.0/24", "/wire/", "</wire/v1/votes?limit=1>"),
        ("192.0.2.0/24", "//elsewhere.example", "</v1/votes?limit=1>"),
        ("10.0.0.0/8", "/wire", "</v1/votes?limit=1>"),
    ] {
        let house = House::with(|options| options.trusted_proxy = vec![proxy.parse().unwrap()]).await;
        let reply = house.get_with("/v1/votes?limit=1", ("X-Forwarded-Prefix", prefix)).await;
        assert!(links(&reply)[0].starts_with(first), "{proxy} {prefix}: {:?}", links(&reply));
    }
}

#[actix_web::test]
async fn links_of_pages_and_feeds_are_below_a_proxy_s_path() {
    let house = House::with(|options| options.base_path = "/news".to_owned()).await;
    let plain = House::open().await;
    let html = |path: &str| TestRequest::get().uri(path).insert_header(("Accept", "text/html"));
    let article = house.json("/v1/articles?limit=1").await["items"][0]["id"].as_str().unwrap().to_owned();
    for path in ["/", "/docs/", "/search?q=veto", "/no/such/page", &format!("/articles/{article}")] {
        // The second is answered from the cache, if there is one.
        for _ in 0..2 {
            let below = house.send(html(&format!("/news{path}"))).await;
            let text = below.text();
            let links = |attribute: &str| text.matches(attribute).count();
            assert!(links(" href=\"/news/") > 2, "{path}: {text}");
            assert_eq!(links(" href=\"/"), links(" href=\"/news/"), "{path}: {text}");
            assert_eq!((links(" src=\"/"), links(" action=\"/")), (links(" src=\"/news/"), links(" action=\"/news/")));
            let above = plain.send(html(path)).await;
            assert!(!above.text().contains("/news/"), "{path}");
        }
    }
    let feed = house.get("/news/v1/quotes?format=atom&limit=2").await;
    assert!(
        feed.text().contains("rel=\"self\" type=\"application/atom+xml\" href=\"/news/v1/quotes?"),
        "{}",
        feed.text()
    );

    // One server, reached by several ways: each gets its own links, and its own tag.
    let trusted = House::with(|options| options.trusted_proxy = vec!["192.0.2.0/24".parse().unwrap()]).await;
    let mut tags = Vec::new();
    for (prefix, expected) in [("/a", " href=\"/a/search"), ("/b", " href=\"/b/search"), ("/a", " href=\"/a/search")] {
        let reply = trusted.send(html("/search?q=veto").insert_header(("X-Forwarded-Prefix", prefix))).await;
        assert!(reply.text().contains(expected), "{prefix}");
        tags.push(reply.header("etag").to_owned());
    }
    assert!(tags[0] == tags[2] && tags[0] != tags[1], "{tags:?}");
}

#[actix_web::test]
async fn the_front_page_is_html_or_an_index() {
    let house = House::open().await;
    let html = house.get_with("/", ("Accept", "text/html,*/*;q=0.8")).await;
    assert_eq!(html.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(html.header("x-frame-options"), "DENY");
    let index = house.json("/").await;
    assert_eq!(index["openapi"], "/openapi.json");
    let icon = house.get("/favicon.ico").await;
    assert_eq!((icon.status.as_u16(), icon.header("content-type")), (200, "image/x-icon"));
    assert_eq!(icon.body[..6], [0, 0, 1, 0, 1, 0], "one picture");
}

#[actix_web::test]
async fn the_reference_page_is_embedded_and_leaves_the_server_alone() {
    let house = House::open().await;
    assert_eq!(house.get("/docs").await.header("location"), "/docs/");
    let page = house.get("/docs/").await;
    assert_eq!(page.status, 200);
    assert!(!page.text().contains("https://"), "{}", page.text());
    let setup = house.get("/docs/swagger-initializer.js").await;
    assert!(setup.text().contains("/openapi.json"));
    assert_eq!(house.get("/docs/../../etc/passwd").await.status, 404);
}

#[actix_web::test]
async fn answers_are_compressed_as_asked() {
    let house = House::open().await;
    for coding in ["gzip", "br", "zstd"] {
        let reply = house.get_with("/openapi.json", ("Accept-Encoding", coding)).await;
        assert_eq!(reply.header("content-encoding"), coding);
        assert!(reply.header("vary").to_lowercase().contains("accept-encoding"));
    }
    assert_eq!(house.get("/openapi.json").await.header("content-encoding"), "");
}

#[actix_web::test]
async fn metrics_count_what_was_answered() {
    let house = House::open().await;
    house.get("/health/live").await;
    let text = house.get("/metrics").await;
    assert!(text.text().contains("communique_requests_total{route=\"/health/live\",method=\"GET\",status=\"200\"} 1"));
    assert!(text.text().contains("\ncommunique_revision "));
}

#[actix_web::test]
async fn the_catalog_leads_to_the_document() {
    let catalog = House::open().await.json("/.well-known/api-catalog").await;
    assert_eq!(catalog["linkset"][0]["service-desc"][0]["href"], "/openapi.json");
}
