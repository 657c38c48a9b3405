//! Pages for people: what a reader sees of each, and what search engines are told.

use communique::api::ServeOptions;
use communique::domain::statement_id;
use serde_json::Value;

use crate::house::{House, Reply};

pub const BROWSER: (&str, &str) = ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

/// A page as a browser gets it.
pub async fn page(house: &House, path: &str) -> String {
    let reply = house.get_with(path, BROWSER).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    assert_eq!(reply.header("content-type"), "text/html; charset=utf-8", "{path}");
    let policy = reply.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; style-src 'self';") && !policy.contains("unsafe"), "{policy}");
    reply.text().to_owned()
}

/// The text of a page as a reader has it: without tags, characters unescaped.
fn read(html: &str) -> String {
    let mut text = String::new();
    for (at, part) in html.split('<').enumerate() {
        text.push_str(if at == 0 { part } else { part.split_once('>').map_or("", |(_, behind)| behind) });
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

pub fn id(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[actix_web::test]
async fn an_article_shows_every_finding_in_its_place() {
    let house = House::open().await;
    for article in house.json("/v1/articles?limit=200").await["items"].as_array().unwrap() {
        let detail = house.json(&format!("/v1/articles/{}", id(&article["id"]))).await;
        let html = page(&house, &format!("/articles/{}", id(&article["id"]))).await;
        let shown = read(&html);
        for line in id(&detail["text"]).lines().map(str::trim).filter(|line| !line.is_empty()) {
            // Signs of verdicts stand between the words.
            let words = line.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic));
            for word in words {
                assert!(shown.contains(word), "{word:?} of {line:?}");
            }
        }
        for quote in detail["quotes"].as_array().unwrap() {
            assert!(html.contains(&format!("id=\"quote-{}\"", id(&quote["id"]))), "{quote}");
            if let Some(speaker) = quote["speaker_id"].as_str() {
                assert!(html.contains(&format!("href=\"/actors/{speaker}\"")), "{quote}");
            }
        }
        for mention in detail["mentions"].as_array().unwrap() {
            if let Some(actor) = mention["actor_id"].as_str().filter(|actor| actor.is_ascii()) {
                assert!(html.contains(&format!("href=\"/actors/{actor}\"")), "{mention}");
            }
        }
        for claim in detail["claims"].as_array().unwrap() {
            assert!(html.contains(&format!("href=\"/claims/{}\"", id(&claim["id"]))), "{claim}");
            if let Some(reason) = claim["reason"].as_str() {
                assert!(shown.contains(reason), "{claim}");
            }
        }
        assert!(html.contains("\"@type\":\"NewsArticle\"") && !html.contains("ClaimReview"));
    }
}

#[actix_web::test]
async fn withheld_texts_are_on_no_page() {
    let open = House::open().await;
    let house = House::with(|options| options.without_text = true).await;
    for article in open.json("/v1/articles?limit=200").await["items"].as_array().unwrap() {
        let path = format!("/articles/{}", id(&article["id"]));
        let detail = open.json(&format!("/v1{path}")).await;
        let text = id(&detail["text"]);
        let shown = read(&page(&house, &path).await);
        assert!(shown.contains("The full text is not published here"));
        for quote in detail["quotes"].as_array().unwrap() {
            assert!(shown.contains(id(&quote["text"]).trim_end_matches(',')), "{quote}");
        }
        // A long text has a paragraph that neither is the beginning nor holds a finding.
        let last = text.trim_end().rsplit("\n\n").next().unwrap().trim();
        let in_finding = ["quotes", "claims"]
            .iter()
            .any(|kind| detail[*kind].as_array().unwrap().iter().any(|finding| last.contains(id(&finding["text"]))));
        if !in_finding && text.chars().count() > 600 && last.len() > 20 {
            assert!(!shown.contains(last), "{last}");
        }
        if let Some(claim) = detail["claims"].as_array().unwrap().first() {
            assert!(!page(&house, &format!("/claims/{}", id(&claim["id"]))).await.contains("Where it stands"));
        }
    }
}

#[actix_web::test]
async fn a_vote_shows_all_ballots_and_names_the_vetoes() {
    let house = House::open().await;
    let vote = house.json("/v1/votes/S-2012-77").await;
    let shown = read(&page(&house, "/votes/S-2012-77").await);
    assert!(shown.contains("Vetoed by China and Russia: 13 in favour, 2 against, 0 abstaining."));
    for ballot in vote["ballots"].as_array().unwrap() {
        assert!(shown.contains(id(&ballot["name"])), "{ballot}");
    }
    assert_eq!(shown.matches(" veto\n").count() + shown.matches("China veto").count(), 1, "{shown}");
    for claim in vote["claims"].as_array().unwrap() {
        assert!(shown.contains(id(&claim["reason"])));
    }
    let symbol = house.get_with("/votes/S%2F2012%2F77", BROWSER).await;
    assert_eq!((symbol.status.as_u16(), symbol.header("location")), (303, "/votes/S-2012-77"));
    // Ballots that are not known are said to be unknown, and never counted as none.
    let unknown = house.json("/v1/votes?limit=200&sort=date").await;
    let unknown = unknown["items"].as_array().unwrap().iter().find(|vote| vote["yes"].is_null()).cloned();
    if let Some(vote) = unknown {
        let shown = read(&page(&house, &format!("/votes/{}", id(&vote["id"]))).await);
        assert!(!shown.contains("0 in favour"), "{shown}");
    }
}

#[actix_web::test]
async fn a_claim_shows_its_sentence_verdict_and_reason() {
    let house = House::open().await;
    for claim in house.json("/v1/claims?limit=200").await["items"].as_array().unwrap() {
        let html = page(&house, &format!("/claims/{}", id(&claim["id"]))).await;
        let shown = read(&html);
        assert!(shown.contains(id(&claim["text"])));
        for vote in claim["votes"].as_array().unwrap().iter().take(20) {
            assert!(html.contains(&format!("href=\"/votes/{}\"", id(vote))), "{claim}");
        }
        if let Some(reason) = claim["reason"].as_str() {
            assert!(shown.contains(reason));
        }
        assert!(
            html.contains("\"@type\":\"Claim\"") && html.contains("\"appearance\":") && !html.contains("ClaimReview")
        );
    }
}

#[actix_web::test]
async fn a_statement_shows_every_report_of_it_and_its_quotes_lead_there() {
    let house = House::open().await;
    let statement = house.json("/v1/statements?min_publishers=2&limit=1").await["items"][0].take();
    let path = format!("/statements/{}", id(&statement["id"]));
    let html = page(&house, &path).await;
    let shown = read(&html);
    assert!(shown.contains(id(&statement["text"]).trim_end_matches(',')), "{statement}");
    assert!(html.contains(&format!("href=\"/actors/{}\"", id(&statement["speaker_id"]))));
    for publisher in statement["publishers"].as_array().unwrap() {
        assert!(shown.contains(id(publisher)), "{publisher}");
    }
    assert!(html.contains("\"@type\":\"Quotation\""));
    // The reports are copies of one, which count once.
    assert_eq!(statement["article_count"], 1);
    let spread = format!("Carried by {} outlets", statement["publisher_count"]);
    let quotes = house.json(&format!("/v1{path}/quotes?limit=50")).await;
    for quote in quotes["items"].as_array().unwrap() {
        let place = format!("/articles/{}#quote-{}", id(&quote["article_id"]), id(&quote["id"]));
        assert!(html.contains(&format!("href=\"{place}\"")), "{place}");
        let article = page(&house, &format!("/articles/{}", id(&quote["article_id"]))).await;
        assert!(article.contains(&format!("href=\"{path}\">{spread}<")), "{quote}");
    }
    // An id that it had before leads to the present one.
    let before = statement_id(id(&quotes["items"][1]["id"]).parse().unwrap());
    let moved = house.get_with(&format!("/statements/{before}"), BROWSER).await;
    assert_eq!((moved.status.as_u16(), moved.header("location")), (308, path.as_str()));
    assert_eq!(house.get_with("/statements/none", BROWSER).await.status, 404);
    // A quote of one report leads nowhere else.
    let alone = house.json("/v1/statements?limit=200").await;
    let alone = alone["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|each| each["article_count"] == 1 && each["publisher_count"] == 1)
        .cloned()
        .unwrap();
    let article = page(&house, &format!("/articles/{}", id(&alone["first_article_id"]))).await;
    assert!(!article.contains(&format!("/statements/{}", id(&alone["id"]))), "{alone}");
}

#[actix_web::test]
async fn pages_name_the_feeds_of_what_they_show() {
    let house = House::open().await;
    let statement = house.json("/v1/statements?min_publishers=2&limit=1").await["items"][0]["id"].take();
    let statement = format!("/statements/{}", id(&statement));
    for (path, feeds) in [
        ("/", 2),
        ("/actors/sergei-lavrov", 2),
        ("/votes/S-2012-77", 1),
        ("/topics/syria", 2),
        (statement.as_str(), 1),
        ("/agreement", 0),
        ("/search", 0),
        ("/search?q=syria", 3),
        ("/search?q=syria&type=quote&speaker=Sergei+Lavrov&published_from=2010-01-01", 1),
        ("/search?q=syria&publisher=The+Jerusalem+Post", 2),
        ("/search?q=syria&type=actor", 0),
    ] {
        let html = page(&house, path).await;
        let named: Vec<&str> = html
            .split("<link rel=\"alternate\" type=\"application/atom+xml\"")
            .skip(1)
            .filter_map(|link| link.split("href=\"").nth(1)?.split('"').next())
            .collect();
        assert_eq!(named.len(), feeds, "{path}: {named:?}");
        for feed in named {
            let reply = house.get(&feed.replace("&amp;", "&")).await;
            assert_eq!(
                (reply.status.as_u16(), reply.header("content-type")),
                (200, "application/atom+xml; charset=utf-8"),
                "{feed}"
            );
        }
    }
}

#[actix_web::test]
async fn an_actor_shows_quotes_and_what_is_doubtful() {
    let house = House::open().await;
    let known = page(&house, "/actors/sergei-lavrov").await;
    assert!(known.contains("since 9 March 2004") && !known.contains("This may be more than one"));
    assert!(read(&page(&house, "/actors/china").await).contains("How China voted in the Security Council"));
    let actors = house.json("/v1/actors?sort=-article_count&limit=200").await;
    let found = actors["items"].as_array().unwrap().iter().find(|actor| actor["in_registry"] == false).unwrap().clone();
    let html = page(&house, &format!("/actors/{}", id(&found["id"]))).await;
    assert!(html.contains("This may be more than one") && html.contains("content=\"noindex\""));
}

#[actix_web::test]
async fn search_finds_all_kinds_and_marks_what_matches() {
    let house = House::open().await;
    let found = house.json("/v1/search?q=syria&limit=20").await;
    let html = page(&house, "/search?q=syria").await;
    for hit in found["items"].as_array().unwrap() {
        assert!(html.contains(id(&hit["id"])), "{hit}");
    }
    assert!(html.contains("<mark>"));
    assert!(page(&house, "/search").await.contains("role=\"search\""));
    assert!(read(&page(&house, "/search?q=zzzz+qqqq").await).contains("Nothing matches zzzz qqqq."));
    let refused = house.get_with("/search?q=syria&cursor=x", BROWSER).await;
    assert_eq!(refused.status, 400);
    assert!(refused.text().contains("<h1>"));
}

#[actix_web::test]
async fn a_heat_map_has_the_rates_of_the_list() {
    let house = House::open().await;
    let html = page(&house, "/agreement?members=CHN,RUS,USA&contested=true").await;
    let pairs = house.json("/v1/agreement?members=CHN,RUS,USA&contested=true").await;
    for pair in pairs["items"].as_array().unwrap() {
        let votes = format!("{} of {} votes", pair["same"], pair["both_voted"]);
        let grouped = |text: &str| text.replace(',', "");
        assert_eq!(grouped(&html).matches(&votes).count(), 2, "{pair}");
    }
    assert_eq!(house.get_with("/agreement?members=CHN,XXX", BROWSER).await.status, 400);
    let votes = house.json("/v1/votes?topic=syria").await;
    let topic = page(&house, "/topics/syria").await;
    for vote in votes["items"].as_array().unwrap() {
        assert!(topic.contains(&format!("href=\"/votes/{}\"", id(&vote["id"]))), "{vote}");
    }
}

#[actix_web::test]
async fn failures_are_pages_for_browsers_and_problems_for_clients() {
    let house = House::open().await;
    for path in [
        "/articles/none",
        "/statements/1",
        "/votes/none",
        "/actors/nobody-at-all",
        "/claims/1",
        "/topics/none",
        "/nope",
    ] {
        let html = house.get_with(path, BROWSER).await;
        assert_eq!((html.status.as_u16(), html.header("content-type")), (404, "text/html; charset=utf-8"), "{path}");
        assert!(html.text().contains("What to do"), "{path}");
        let problem = house.get(path).await;
        assert_eq!(
            (problem.status.as_u16(), problem.header("content-type")),
            (404, "application/problem+json"),
            "{path}"
        );
    }
    let api = house.get_with("/v1/votes/none", BROWSER).await;
    assert_eq!(api.header("content-type"), "application/problem+json", "the contract's answers stay");
    let closed = House::closed(|_| {}).await;
    let starting = closed.get_with("/", BROWSER).await;
    assert_eq!((starting.status.as_u16(), starting.header("retry-after")), (503, "2"));
    assert_eq!(closed.get("/").await.status, 200, "the index needs no database");
}

#[actix_web::test]
async fn search_engines_are_let_in_by_the_operator_alone() {
    let house = House::open().await;
    assert_eq!(house.get("/robots.txt").await.text(), "User-agent: *\nDisallow: /\n");
    assert_eq!(house.get("/sitemap.xml").await.status, 404);
    assert!(page(&house, "/votes/S-2012-77").await.contains("content=\"noindex\""));
    let house = House::with(|options| {
        options.indexable = true;
        options.public_url = Some("https://communique.example".to_owned());
    })
    .await;
    assert!(house.get("/robots.txt").await.text().contains("Sitemap: https://communique.example/sitemap.xml"));
    let vote = page(&house, "/votes/S-2012-77").await;
    assert!(!vote.contains("noindex"));
    assert!(vote.contains("<link rel=\"canonical\" href=\"https://communique.example/votes/S-2012-77\">"));
    let map = house.get("/sitemap.xml").await;
    assert_eq!(map.header("content-type"), "application/xml");
    assert!(map.text().contains("<loc>https://communique.example/votes/S-2012-77</loc>"));
    let actors = house.json("/v1/actors?sort=-article_count&limit=200").await;
    for actor in actors["items"].as_array().unwrap().iter().filter(|actor| actor["in_registry"] == false) {
        assert!(!map.text().contains(&format!("/actors/{}<", id(&actor["id"]))), "{actor}");
    }
    assert!(page(&house, "/search?q=syria").await.contains("noindex"));
}

#[actix_web::test]
async fn pages_are_cached_and_revalidated_like_answers() {
    let house = House::open().await;
    for path in ["/", "/votes/S-2012-77", "/actors/china"] {
        let first = house.get_with(path, BROWSER).await;
        let tag = first.header("etag").to_owned();
        assert!(!tag.is_empty(), "{path}");
        let again: Reply = house
            .send(
                actix_web::test::TestRequest::get()
                    .uri(path)
                    .insert_header(BROWSER)
                    .insert_header(("If-None-Match", tag)),
            )
            .await;
        assert_eq!(again.status, 304, "{path}");
    }
    // What the operator has set since is another page.
    let changes: [fn(&mut ServeOptions); 4] = [
        |options| options.without_text = true,
        |options| options.indexable = true,
        |options| options.base_path = "/news".to_owned(),
        |options| options.public_url = Some("https://communique.example".to_owned()),
    ];
    for change in changes {
        let other = House::with(change).await;
        let (before, now) =
            (house.get_with("/votes/S-2012-77", BROWSER).await, other.get_with("/votes/S-2012-77", BROWSER).await);
        assert_ne!(before.header("etag"), now.header("etag"));
    }
    // One path, two kinds of answer.
    assert_eq!(house.get("/").await.header("content-type"), "application/json");
    assert!(house.get_with("/", BROWSER).await.text().starts_with("<!DOCTYPE html>"));
}

#[actix_web::test]
async fn the_front_page_is_whole_without_scripts() {
    let house = House::open().await;
    let html = page(&house, "/?year=1971").await;
    assert!(!html.contains("<script") && html.contains("<b>1971</b>"));
    for article in house.json("/v1/articles?limit=5").await["items"].as_array().unwrap() {
        assert!(html.contains(&format!("href=\"/articles/{}\"", id(&article["id"]))));
    }
    for claim in house.json("/v1/claims?verdict=disagrees&limit=6").await["items"].as_array().unwrap() {
        assert!(html.contains(&format!("href=\"/claims/{}\"", id(&claim["id"]))));
    }
    assert!(page(&house, "/?year=never").await.contains("id=\"year\""));
}
