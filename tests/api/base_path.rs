//! Behind a proxy's path: it is taken off requests, and put before what links to this server.

use actix_web::test::TestRequest;

use crate::house::{House, Reply};
use crate::pages::BROWSER;

#[actix_web::test]
async fn a_proxy_s_path_is_taken_off_and_put_before_links() {
    let house = House::with(|options| options.base_path = "/news".to_owned()).await;
    let links = |reply: &Reply| -> Vec<String> {
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

/// The links and forms of a page to its own server.
fn inside(html: &str) -> Vec<&str> {
    let after = |mark: &'static str| html.split(mark).skip(1).filter_map(|rest| rest.split('"').next());
    after(" href=\"").chain(after(" action=\"")).filter(|link| link.starts_with('/')).collect()
}

#[actix_web::test]
async fn pages_link_below_the_path() {
    let house = House::with(|options| options.base_path = "/news".to_owned()).await;
    let article = house.json("/v1/articles?limit=1").await["items"][0]["id"].take();
    let statement = house.json("/v1/statements?limit=1").await["items"][0]["id"].take();
    let paths = [
        "/".to_owned(),
        format!("/articles/{}", article.as_str().unwrap()),
        format!("/statements/{}", statement.as_str().unwrap()),
        "/actors/sergei-lavrov".to_owned(),
        "/votes/S-2012-77".to_owned(),
        "/topics/syria".to_owned(),
        "/search?q=syria".to_owned(),
        "/agreement".to_owned(),
        "/problems/not-found".to_owned(),
        "/nope".to_owned(),
    ];
    for path in &paths {
        let html = house.get_with(&format!("/news{path}"), BROWSER).await;
        let links = inside(html.text());
        assert!(links.len() > 8, "{path}: {links:?}");
        assert!(links.iter().all(|link| link.starts_with("/news/")), "{path}: {links:?}");
        assert!(links.iter().all(|link| !link.starts_with("/news/news")), "{path}: {links:?}");
    }
    let vote = house.get_with("/news/votes/S-2012-77", BROWSER).await;
    assert!(vote.text().contains("<link rel=\"canonical\" href=\"/news/votes/S-2012-77\">"));
    assert!(vote.text().contains("<meta property=\"og:url\" content=\"/news/votes/S-2012-77\">"));
    assert_eq!(house.get("/news/robots.txt").await.text(), "User-agent: *\nDisallow: /news/\n");
    assert_eq!(house.json("/news/openapi.json").await["servers"][0]["url"], "/news");
    let catalog = house.json("/news/.well-known/api-catalog").await;
    assert_eq!(catalog["linkset"][0]["anchor"], "/news/v1");
    assert_eq!(catalog["linkset"][0]["service-doc"][0]["href"], "/news/docs/");
    // The reference and the style name their files from where they stand.
    let reference = house.get_with("/news/docs/", BROWSER).await;
    assert_eq!(inside(reference.text()), Vec::<&str>::new());
    assert!(!house.get("/news/style.css").await.text().contains("url(\"/"));
}

#[actix_web::test]
async fn a_page_is_kept_for_each_path() {
    let house = House::with(|options| options.trusted_proxy = vec!["192.0.2.0/24".parse().unwrap()]).await;
    let mut tags = Vec::new();
    for prefix in ["/news", "/wire", "/", "/news"] {
        let reply = house.get_with("/votes/S-2012-77", ("X-Forwarded-Prefix", prefix)).await;
        let base = prefix.trim_end_matches('/');
        assert!(inside(reply.text()).iter().all(|link| link.starts_with(&format!("{base}/"))), "{prefix}");
        tags.push(reply.header("etag").to_owned());
    }
    assert!(tags[0] == tags[3] && tags[0] != tags[1] && tags[1] != tags[2] && tags[0] != tags[2], "{tags:?}");
}

#[actix_web::test]
async fn documents_are_revalidated_below_each_path() {
    let house = House::with(|options| options.trusted_proxy = vec!["192.0.2.0/24".parse().unwrap()]).await;
    for path in ["/openapi.json", "/openapi-3.0.json", "/.well-known/api-catalog"] {
        let mut tags = Vec::new();
        for prefix in ["/", "/news", "/wire"] {
            let asked = |tag: &str| {
                let request = TestRequest::get().uri(path).insert_header(("X-Forwarded-Prefix", prefix));
                house.send(request.insert_header(("If-None-Match", tag)))
            };
            let reply = asked("\"none\"").await;
            let tag = reply.header("etag").to_owned();
            assert_eq!(asked(&tag).await.status, 304, "{path} {prefix}");
            // A proxy that compresses marks the tag.
            assert_eq!(asked(&format!("{}-gzip\"", tag.trim_end_matches('"'))).await.status, 304, "{path} {prefix}");
            tags.push(tag);
        }
        assert!(tags[0] != tags[1] && tags[1] != tags[2] && tags[0] != tags[2], "{path}: {tags:?}");
    }
}

#[actix_web::test]
async fn the_public_address_has_the_path() {
    let house = House::with(|options| {
        options.indexable = true;
        options.base_path = "/news".to_owned();
        options.public_url = Some("https://communique.example/news".to_owned());
    })
    .await;
    let catalog = house.json("/news/.well-known/api-catalog").await;
    assert_eq!(catalog["linkset"][0]["anchor"], "https://communique.example/news/v1");
    let vote = house.get_with("/news/votes/S-2012-77", BROWSER).await;
    let canonical = "<link rel=\"canonical\" href=\"https://communique.example/news/votes/S-2012-77\">";
    assert!(vote.text().contains(canonical), "{}", vote.text());
    let robots = house.get("/news/robots.txt").await;
    assert!(robots.text().contains("Disallow: /news/v1/\n"), "{}", robots.text());
    assert!(robots.text().contains("Sitemap: https://communique.example/news/sitemap.xml"));
    let map = house.get("/news/sitemap.xml").await;
    assert!(map.text().contains("<loc>https://communique.example/news/votes/S-2012-77</loc>"));
}

#[actix_web::test]
async fn links_of_pages_and_feeds_are_below_a_proxy_s_path() {
    let house = House::with(|options| options.base_path = "/news".to_owned()).await;
    let plain = House::open().await;
    let html = |path: &str| TestRequest::get().uri(path).insert_header(("Accept", "text/html"));
    let article = house.json("/v1/articles?limit=1").await["items"][0]["id"].as_str().unwrap().to_owned();
    for path in ["/", "/search?q=veto", "/no/such/page", &format!("/articles/{article}")] {
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
