//! Lists: the same rows in every format, page after page, and nothing twice.

use serde_json::Value;

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
    part.as_array().unwrap().iter().map(cell).collect::<Vec<_>>().join("-")
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
    let page = house.json("/v1/quotes?speaker=nobody-at-all").await;
    assert_eq!(page["items"], serde_json::json!([]));
    let csv = house.get("/v1/quotes?speaker=nobody-at-all&format=csv").await;
    assert!(csv.text().starts_with("id,article_id,article_title,"));
    assert_eq!(csv.text().matches("\r\n").count(), 1);
    assert_eq!(house.get("/v1/quotes?speaker=nobody-at-all&format=ndjson").await.text(), "");
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
