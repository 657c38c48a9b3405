//! Quotes whose words were not said: left out of every list and count unless they are asked for.

use serde_json::{Value, json};

use crate::corpus::ARTICLES;
use crate::house::House;

/// Quotes that were not said, by `corpus::modality`.
const UNSAID: usize = 3;

async fn total(house: &House, target: &str) -> u64 {
    let separator = if target.contains('?') { '&' } else { '?' };
    house.json(&format!("{target}{separator}count=true&limit=1")).await["page"]["total"].as_u64().unwrap()
}

#[actix_web::test]
async fn lists_and_counts_hold_what_was_said_alone() {
    let house = House::open().await;
    let (said, all) = ((2 * ARTICLES - UNSAID) as u64, (2 * ARTICLES) as u64);
    for (target, expected) in [
        ("/v1/quotes", said),
        ("/v1/quotes?modality=asserted", said),
        ("/v1/quotes?modality=negated", 1),
        ("/v1/quotes?modality=negated,disputed", 3),
        ("/v1/quotes?modality=disputed&modality=asserted", said + 2),
        ("/v1/quotes?modality=all", all),
        ("/v1/quotes?modality=planned", 0),
        ("/v1/quotes?q=wait", said - ARTICLES as u64),
        ("/v1/quotes?q=wait&modality=all", ARTICLES as u64),
        ("/v1/search?q=wait&type=quote", said - ARTICLES as u64),
    ] {
        assert_eq!(total(&house, target).await, expected, "{target}");
    }
    let sum = async |target: &str| {
        let items = house.json(target).await["items"].take();
        items.as_array().unwrap().iter().map(|item| item["value"].as_u64().unwrap()).sum::<u64>()
    };
    for (modality, expected) in [("", said), ("&modality=all", all), ("&modality=disputed", 2)] {
        for split in ["", "&split_by=speaker", "&split_by=kind"] {
            let target = format!("/v1/timeline?metric=quotes&interval=all{split}{modality}");
            assert_eq!(sum(&target).await, expected, "{target}");
        }
    }
    assert_eq!(house.json("/v1/dataset").await["counts"]["quote_count"], said);
}

#[actix_web::test]
async fn an_article_and_a_single_quote_show_whatever_there_is() {
    let house = House::open().await;
    let unsaid = house.json("/v1/quotes?modality=negated").await["items"][0].take();
    let article = unsaid["article_id"].as_str().unwrap();
    let detail = house.json(&format!("/v1/articles/{article}")).await;
    let modalities = |quotes: &Value| -> Vec<Value> {
        quotes.as_array().unwrap().iter().map(|quote| quote["modality"].clone()).collect()
    };
    assert_eq!(modalities(&detail["quotes"]), [json!("asserted"), json!("negated")]);
    assert_eq!(detail["quote_count"], 1);
    for (modality, expected) in [("", vec!["asserted"]), ("?modality=all", vec!["asserted", "negated"])] {
        let list = house.json(&format!("/v1/articles/{article}/quotes{modality}")).await;
        assert_eq!(modalities(&list["items"]), expected, "{modality}");
    }
    assert_eq!(house.json(&format!("/v1/quotes/{}", unsaid["id"].as_str().unwrap())).await, unsaid);

    let speaker = unsaid["speaker_id"].as_str().unwrap();
    let said = house.json(&format!("/v1/actors/{speaker}")).await["quote_count"].as_u64().unwrap();
    assert_eq!(total(&house, &format!("/v1/actors/{speaker}/quotes")).await, said);
    assert!(total(&house, &format!("/v1/actors/{speaker}/quotes?modality=all")).await > said);
}

#[actix_web::test]
async fn every_format_has_the_same_rows() {
    let house = House::open().await;
    let items = house.json("/v1/quotes?modality=negated,disputed&limit=200").await["items"].take();
    let ndjson = house.get("/v1/quotes?modality=negated,disputed&format=ndjson").await;
    let lines: Vec<Value> = ndjson.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(json!(lines), items);
    let reply = house.get("/v1/quotes?modality=negated,disputed&format=csv").await;
    let mut csv = csv::Reader::from_reader(reply.text().as_bytes());
    let column = csv.headers().unwrap().iter().position(|name| name == "modality").unwrap();
    let cells: Vec<String> = csv.records().map(|row| row.unwrap()[column].to_owned()).collect();
    assert_eq!(json!(cells), json!(items.as_array().unwrap().iter().map(|item| &item["modality"]).collect::<Vec<_>>()));
}

#[actix_web::test]
async fn an_unknown_modality_is_told_with_what_was_meant() {
    let house = House::open().await;
    let detail = "`asserting` is not one of asserted, negated, hypothetical, planned, disputed, all";
    for target in ["/v1/quotes?modality=asserting", "/v1/actors/russia/quotes?modality=asserted,asserting"] {
        let reply = house.get(target).await;
        assert_eq!(reply.status, 400, "{target}");
        let fault = reply.json()["errors"][0].take();
        assert_eq!(fault, json!({"parameter": "modality", "detail": detail, "suggestion": "asserted"}), "{target}");
    }
    assert_eq!(house.get("/v1/timeline?metric=quotes&interval=all&modality=said").await.status, 400);
    // Claims have modalities of their own, and every count includes all of them.
    assert_eq!(house.get("/v1/claims?modality=disputed").await.status, 400);
    let none = house.json("/v1/timeline?metric=claims&interval=all&modality=disputed").await;
    assert_eq!(none["items"], json!([]));
}
