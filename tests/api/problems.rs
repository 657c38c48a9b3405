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
    let article = house.json("/v1/articles?limit=1").await["items"][0]["id"].as_str().unwrap().to_owned();
    let text = format!("/v1/articles/{article}/text");
    problem(&house.get_with(&text, ("Accept", "image/png")).await, 406, "not-acceptable");
    // Who names what failures are sent as has said nothing of the rest.
    let text = house.get_with(&text, ("Accept", "application/problem+json")).await;
    assert_eq!((text.status.as_u16(), text.header("content-type")), (200, "text/plain; charset=utf-8"));
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
async fn every_fault_of_a_query_is_named_at_once() {
    let house = House::open().await;
    let target = "/v1/quotes?speker=china&kind=dirct&published_from=2012-13-01&limit=0&min_confidence=1.5&count=maybe\
                  &speaker=&partial=true&partial=false&cursor=zz";
    let found = problem(&house.get(target).await, 400, "invalid-parameters");
    let faults = found["errors"].as_array().unwrap();
    let suggested: Vec<(&str, &str)> = faults
        .iter()
        .map(|fault| (fault["parameter"].as_str().unwrap(), fault["suggestion"].as_str().unwrap_or_default()))
        .collect();
    let expected = [
        ("speker", "speaker"),
        ("limit", ""),
        ("min_confidence", ""),
        ("speaker", ""),
        ("partial", ""),
        ("count", ""),
        ("kind", "direct"),
        ("published_from", ""),
    ];
    assert_eq!(suggested, expected, "{found:#}");
    assert_eq!(found["detail"], "8 parameters are not as they should be.");
    assert_eq!(faults[1]["detail"], "must be from 1 to 200");
}

#[actix_web::test]
async fn a_value_that_names_nothing_is_a_problem_of_its_own() {
    let house = House::open().await;
    for (target, expected) in [
        ("/v1/quotes?speaker=Lavrov", vec![("speaker", "sergei-lavrov")]),
        (
            "/v1/quotes?speaker=sergei-lavrv,china,Wang%20Yi&via=nothing-like-it",
            vec![("speaker", "sergei-lavrov"), ("speaker", "wang-yi"), ("via", "")],
        ),
        ("/v1/quotes?speaker_state=Russia", vec![("speaker_state", "RUS")]),
        ("/v1/quotes?q=syria&speaker_state=chn", vec![("speaker_state", "CHN")]),
        ("/v1/articles?actor=Untied%20Nations&sort=ingested_at", vec![("actor", "united-nations")]),
        ("/v1/claims?vote=S/2012/77", vec![("vote", "S-2012-77")]),
        ("/v1/claims?speaker=Lavrov&format=csv", vec![("speaker", "sergei-lavrov")]),
        ("/v1/timeline?metric=quotes&speaker_state=Great%20Britain", vec![("speaker_state", "GBR")]),
    ] {
        let found = problem(&house.get(target).await, 400, "unknown-value");
        let faults = found["errors"].as_array().unwrap();
        let told: Vec<(&str, &str)> = faults
            .iter()
            .map(|fault| (fault["parameter"].as_str().unwrap(), fault["suggestion"].as_str().unwrap_or_default()))
            .collect();
        assert_eq!(told, expected, "{target}: {found:#}");
    }
    // Known, though nothing is found: the registry has them.
    for target in
        ["/v1/quotes?speaker=reuters", "/v1/quotes?publisher=reuters&via=Reuters", "/v1/quotes?speaker_state=SUN"]
    {
        assert_eq!(house.get(target).await.status, 200, "{target}");
    }
}

#[actix_web::test]
async fn what_parameters_are_called_elsewhere_is_understood() {
    let house = House::open().await;
    for (list, given, meant) in [
        ("articles", "lang", "language"),
        ("articles", "from", "published_from"),
        ("votes", "to", "date_to"),
        ("quotes", "page", "cursor"),
        ("quotes", "offset", "cursor"),
        ("claims", "size", "limit"),
    ] {
        let found = problem(&house.get(&format!("/v1/{list}?{given}=1")).await, 400, "invalid-parameters");
        assert_eq!(found["errors"][0]["suggestion"], meant, "{list} {given}");
    }
}

#[actix_web::test]
async fn problems_are_in_words_of_ours() {
    let house = House::open().await;
    for (target, words) in [
        ("/v1/quotes?article=x", "UUIDs such as"),
        ("/v1/quotes?article=1cc7aab1-b0cf-5400-a445-b65eb9f0b3ed,12345", "UUIDs such as"),
        ("/v1/quotes?published_from=2012-02-30", "YYYY-MM-DD"),
        ("/v1/members?on=today", "YYYY-MM-DD"),
        ("/v1/articles?ingested_from=now", "RFC 3339"),
    ] {
        let found = problem(&house.get(target).await, 400, "invalid-parameters");
        assert!(found["errors"][0]["detail"].as_str().unwrap().contains(words), "{target}: {found:#}");
    }
    for (path, id) in [("/v1/articles/none/quotes", "none"), ("/v1/actors/none/quotes", "none"), ("/v1/quotes/x", "x")]
    {
        let found = problem(&house.get(path).await, 404, "not-found");
        assert!(found["detail"].as_str().unwrap().contains(&format!("`{id}`")), "{path}: {found:#}");
    }
}

#[actix_web::test]
async fn a_bad_value_is_refused_whatever_it_is() {
    let house = House::open().await;
    for (parameter, value) in [
        ("published_from", "yesterday"),
        ("published_from", "2012-02-30"),
        ("published_from", "2012-02-04T00:00:00Z"),
        ("dated", "1"),
        ("verdict", "wrong"),
        ("article", "not-a-uuid"),
        ("limit", "201"),
        ("limit", "1e2"),
        ("limit", "-1"),
        ("limit", "99999999999999999999"),
        ("cursor", "00"),
        ("cursor", "not hex"),
        ("format", "xml"),
        ("sort", "confidence"),
        ("q", "%FF"),
        ("q", "%00"),
    ] {
        let list = if parameter == "verdict" { "claims" } else { "quotes" };
        let target = format!("/v1/{list}?{parameter}={}", value.replace(' ', "%20"));
        let reply = house.get(&target).await;
        if reply.status == 400 {
            let found = problem(&reply, 400, "invalid-parameters");
            assert_eq!(found["errors"][0]["parameter"], parameter, "{target}");
        } else {
            // Quotes have no verdict and no `dated` on claims: the list above says which has what.
            panic!("{target} is answered with {}", reply.status);
        }
    }
}

#[actix_web::test]
async fn a_cursor_belongs_to_its_list_its_filters_and_its_order() {
    let house = House::open().await;
    let page = house.json("/v1/quotes?limit=5&speaker=sergei-lavrov").await;
    let cursor = page["page"]["next_cursor"].as_str().unwrap();
    assert_eq!(house.get(&format!("/v1/quotes?limit=9&speaker=sergei-lavrov&cursor={cursor}")).await.status, 200);
    for other in [
        format!("/v1/quotes?cursor={cursor}"),
        format!("/v1/quotes?speaker=sergei-lavrov&sort=published_on&cursor={cursor}"),
        format!("/v1/claims?cursor={cursor}"),
        format!("/v1/quotes?speaker=sergei-lavrov&cursor={}", &cursor[1..]),
    ] {
        let found = problem(&house.get(&other).await, 400, "invalid-parameters");
        assert_eq!(found["errors"][0]["parameter"], "cursor", "{other}");
    }
}

#[actix_web::test]
async fn an_id_that_nothing_has_is_404() {
    let house = House::open().await;
    let nobody = "00000000-0000-5000-8000-000000000000";
    for path in ["articles", "quotes", "claims"] {
        let found = problem(&house.get(&format!("/v1/{path}/{nobody}")).await, 404, "not-found");
        assert!(found["detail"].as_str().unwrap().contains(nobody), "{path}");
        let found = problem(&house.get(&format!("/v1/{path}/no-uuid")).await, 404, "not-found");
        assert_eq!(found["detail"], "`no-uuid` is not an id of anything here.", "{path}");
    }
    for part in ["", "/quotes", "/articles", "/related"] {
        problem(&house.get(&format!("/v1/actors/no-such-actor{part}")).await, 404, "not-found");
    }
    for part in ["text", "quotes", "actors", "claims"] {
        problem(&house.get(&format!("/v1/articles/{nobody}/{part}")).await, 404, "not-found");
    }
}

#[actix_web::test]
async fn texts_may_be_withheld() {
    let house = House::with(|options| options.without_text = true).await;
    let id = house.json("/v1/articles?limit=1").await["items"][0]["id"].as_str().unwrap().to_owned();
    problem(&house.get(&format!("/v1/articles/{id}/text")).await, 404, "text-withheld");
    let open = House::open().await.get(&format!("/v1/articles/{id}/text")).await;
    assert_eq!(open.header("content-type"), "text/plain; charset=utf-8");
    assert!(open.text().starts_with("Naïve headline"));
}

#[actix_web::test]
async fn a_database_that_fails_is_500_and_tells_nothing_of_itself() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sabotaged.db");
    std::fs::copy(crate::house::file().await, &path).unwrap();
    let house = House::over(&path, |_| {}).await;
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&path);
    let mut conn = sqlx::ConnectOptions::connect(&options).await.unwrap();
    sqlx::query("ALTER TABLE quote RENAME COLUMN cue TO stolen").execute(&mut conn).await.unwrap();
    let reply = house.get("/v1/quotes").await;
    let found = problem(&reply, 500, "internal-error");
    for inside in ["sqlite", "column", "cue", "sabotaged", "SELECT"] {
        assert!(!found.to_string().to_lowercase().contains(&inside.to_lowercase()), "{found}");
    }
}

#[actix_web::test]
async fn what_takes_too_long_is_stopped() {
    // A deadline of zero: any statement long enough for SQLite to check the clock is stopped. A server's shortest is a
    // millisecond, within which a store may be opened or not.
    let none = std::time::Duration::ZERO;
    let store = communique::store::Store::open_with(crate::house::file().await, 1, none).await.unwrap();
    let house = House::closed(|_| {}).await;
    house.serve(store).await;
    problem(&house.get("/v1/votes?count=true").await, 503, "deadline-exceeded");
}

#[actix_web::test]
async fn before_the_database_is_open_nothing_is_ready() {
    let house = House::closed(|_| {}).await;
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
