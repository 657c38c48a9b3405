//! Lists: the same rows in every format, page after page, and nothing twice.

use serde_json::{Value, json};

use crate::corpus::ARTICLES;
use crate::house::House;
use crate::openapi::lists;

/// The paths of all lists, ready for a first parameter, with an id where one is needed.
async fn paths(house: &House) -> Vec<(String, &'static Value)> {
    let article = house.json("/v1/articles?limit=1&speaker=sergei-lavrov").await["items"][0]["id"].clone();
    let statement = house.json("/v1/statements?limit=1&sort=-publisher_count").await["items"][0]["id"].clone();
    lists()
        .map(|(path, item)| {
            let id = match path {
                _ if path.starts_with("/v1/articles") => article.as_str().unwrap(),
                _ if path.starts_with("/v1/statements") => statement.as_str().unwrap(),
                _ if path.starts_with("/v1/votes") => "S-2012-77",
                _ => "russia",
            };
            let query = match path {
                // The pairs of all members are counted anew for each page: five members show as much.
                "/v1/agreement" => "members=CHN,FRA,GBR,RUS,USA&",
                "/v1/search" => "q=geneva%20OR%20syria&",
                "/v1/facets" => "of=quotes&by=speaker,publisher,kind&",
                "/v1/timeline" => "metric=quotes&interval=week&split_by=speaker,kind&",
                _ => "",
            };
            (format!("{}?{query}", path.replace("{id}", id)), item)
        })
        .collect()
}

/// What a cell holds of a value.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts
            .iter()
            .map(|part| part.as_array().map_or_else(|| cell(part), |_| inner(part)))
            .collect::<Vec<_>>()
            .join(";"),
        other => other.to_string(),
    }
}

fn inner(part: &Value) -> String {
    part.as_array().unwrap().iter().map(cell).collect::<Vec<_>>().join("..")
}

/// Every item of a list, page after page.
async fn items(house: &House, path: &str, limit: usize) -> Vec<Value> {
    let (mut items, mut target) = (Vec::new(), format!("{path}limit={limit}"));
    loop {
        let reply = house.get(&target).await;
        assert_eq!(reply.status, 200, "{target}: {}", reply.text());
        let page = reply.json();
        items.extend(page["items"].as_array().unwrap().iter().cloned());
        let Some(cursor) = page["page"]["next_cursor"].as_str() else { return items };
        assert_eq!(page["items"].as_array().unwrap().len(), limit, "{target}");
        target = format!("{path}limit={limit}&cursor={cursor}");
        let links: Vec<&str> = reply.headers.get_all("link").map(|link| link.to_str().unwrap()).collect();
        assert!(links.iter().any(|link| link.ends_with("rel=\"next\"") && link.contains(cursor)), "{links:?}");
        assert!(links.iter().any(|link| link.ends_with("rel=\"first\"") && !link.contains("cursor")), "{links:?}");
    }
}

#[actix_web::test]
async fn every_list_has_the_same_rows_as_json_csv_and_ndjson() {
    let house = House::open().await;
    for (path, schema) in paths(&house).await {
        let items = items(&house, &path, 200).await;
        let ndjson = house.get(&format!("{path}format=ndjson")).await;
        assert_eq!(ndjson.header("content-type"), "application/x-ndjson");
        let lines: Vec<Value> = ndjson.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), items.len(), "{path}");
        assert!(lines == items, "{path}");

        let reply = house.get(&format!("{path}format=csv&raw=true")).await;
        assert_eq!(reply.header("content-type"), "text/csv; charset=utf-8");
        let mut csv = csv::Reader::from_reader(reply.text().as_bytes());
        let columns: Vec<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(csv.headers().unwrap().iter().collect::<Vec<_>>(), columns, "{path}");
        let rows: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), items.len(), "{path}");
        for (row, item) in rows.iter().zip(&items) {
            for (column, found) in columns.iter().zip(row) {
                assert_eq!(found, cell(&item[*column]), "{path} {column}");
            }
        }
    }
}

#[actix_web::test]
async fn fields_are_chosen_and_named_in_csv_and_ndjson_alone() {
    let house = House::open().await;
    let csv = house.get("/v1/votes?fields=outcome,id,vetoed_by&symbol=S/2012/77&format=csv&bom=true").await;
    assert_eq!(csv.text(), "\u{feff}outcome,id,vetoed_by\r\nvetoed,S-2012-77,CHN;RUS\r\n");
    assert_eq!(csv.header("content-disposition"), "attachment; filename=\"votes.csv\"");
    let ndjson = house.get("/v1/actors/china/votes?fields=member,option&limit=1&option=no&format=ndjson").await;
    assert_eq!(ndjson.text(), "{\"member\":\"CHN\",\"option\":\"no\"}\n");
    assert_eq!(ndjson.header("content-disposition"), "attachment; filename=\"actors-china-votes.ndjson\"");
    assert_eq!(house.get("/v1/votes?limit=1").await.header("content-disposition"), "");
    for (target, parameter, suggestion) in [
        ("/v1/votes?fields=id", "fields", json!(null)),
        ("/v1/votes?fields=outcom&format=csv", "fields", json!("outcome")),
        ("/v1/votes?fields=id,id&format=ndjson", "fields", json!(null)),
        ("/v1/votes?fields=id&format=atom", "fields", json!(null)),
        ("/v1/topics?format=atom", "format", json!(null)),
    ] {
        let reply = house.get(target).await;
        assert_eq!(reply.status, 400, "{target}");
        let fault = &reply.json()["errors"][0];
        assert_eq!((&fault["parameter"], &fault["suggestion"]), (&json!(parameter), &suggestion), "{target}");
    }
}

#[actix_web::test]
async fn lists_that_grow_are_feeds_too() {
    let house = House::open().await;
    for (path, more) in [
        ("/v1/articles", "publisher=sample"),
        ("/v1/quotes", "kind=direct"),
        ("/v1/claims", "kind=veto"),
        ("/v1/votes", "topic=syria"),
        ("/v1/actors/china/articles", "count=true"),
        ("/v1/votes/S-2012-77/claims", "count=true"),
    ] {
        let more = if path == "/v1/articles" { "q=veto" } else { more };
        let json = house.get(&format!("{path}?{more}&limit=2")).await;
        let links: Vec<&str> = json.headers.get_all("link").map(|link| link.to_str().unwrap()).collect();
        let alternate = links.iter().find(|link| link.contains("rel=\"alternate\"")).unwrap();
        assert!(alternate.ends_with("type=\"application/atom+xml\""), "{alternate}");
        let target = alternate.strip_prefix('<').unwrap().split('>').next().unwrap();
        let feed = house.get(target).await;
        assert_eq!((feed.status.as_u16(), feed.header("content-type")), (200, "application/atom+xml; charset=utf-8"));
        assert!(!feed.header("etag").is_empty(), "{target}");
        let (items, text) = (json.json()["items"].as_array().unwrap().len(), feed.text());
        assert_eq!((text.matches("<entry>").count(), text.matches("</entry>").count()), (items, items), "{target}");
        assert_eq!(text.matches("<id>urn:uuid:").count(), items + 1, "{target}");
        assert_eq!(text.contains("rel=\"next\""), json.json()["page"]["next_cursor"].is_string(), "{target}");
        assert!(text.contains(&format!(
            "rel=\"self\" type=\"application/atom+xml\" href=\"{}\"",
            target.replace('&', "&amp;")
        )));
    }
}

#[actix_web::test]
async fn small_pages_lead_through_every_list_without_loss_or_repetition() {
    let house = House::open().await;
    for (path, _) in paths(&house).await {
        // Lists that are the record's are long enough at a larger size.
        let limit = if house.json(&format!("{path}count=true&limit=1")).await["page"]["total"].as_u64() > Some(500) {
            150
        } else {
            7
        };
        let (small, large) = (items(&house, &path, limit).await, items(&house, &path, 200).await);
        assert!(small == large, "{path}");
    }
}

#[actix_web::test]
async fn count_counts_the_selection() {
    let house = House::open().await;
    let page = house.json("/v1/articles?limit=3&count=true").await;
    assert_eq!(page["page"]["total"], ARTICLES);
    assert_eq!(page["items"].as_array().unwrap().len(), 3);
    assert_eq!(house.json("/v1/articles?limit=3").await["page"]["total"], Value::Null);
    let csv = house.get("/v1/articles?limit=3&count=true&format=csv").await;
    assert_eq!(csv.header("x-total-count"), ARTICLES.to_string());
    assert_eq!(csv.text().lines().count(), 4);
}

#[actix_web::test]
async fn an_empty_list_has_a_header_and_nothing_else() {
    let house = House::open().await;
    let page = house.json("/v1/quotes?speaker=reuters").await;
    assert_eq!(page["items"], serde_json::json!([]));
    let csv = house.get("/v1/quotes?speaker=reuters&format=csv").await;
    assert!(csv.text().starts_with("id,article_id,article_title,"));
    assert_eq!(csv.text().matches("\r\n").count(), 1);
    assert_eq!(house.get("/v1/quotes?speaker=reuters&format=ndjson").await.text(), "");
}

#[actix_web::test]
async fn accept_chooses_the_format_and_format_overrules_it() {
    let house = House::open().await;
    let csv = house.get_with("/v1/articles", ("Accept", "text/csv")).await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(csv.text().lines().count(), 1 + ARTICLES, "the whole selection");
    let json = house.get_with("/v1/articles?format=json", ("Accept", "text/csv")).await;
    assert_eq!(json.header("content-type"), "application/json");
}
