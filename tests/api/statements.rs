//! Statements: one item for words that several reports have, and ids that move on.

use std::collections::BTreeSet;

use communique::domain::statement_id;
use serde_json::Value;

use crate::house::House;

/// The statement that most outlets carried, and its quotes.
async fn carried(house: &House) -> (Value, Vec<Value>) {
    let statement =
        house.json("/v1/statements?min_publishers=2&sort=-publisher_count&limit=1").await["items"][0].take();
    let target = format!("/v1/statements/{}/quotes?limit=200&count=true", statement["id"].as_str().unwrap());
    let mut page = house.json(&target).await;
    let mut reports = BTreeSet::new();
    for quote in page["items"].as_array().unwrap() {
        let article = house.json(&format!("/v1/articles/{}", quote["article_id"].as_str().unwrap())).await;
        let report = if article["copy_group"].is_null() { &article["id"] } else { &article["copy_group"] };
        reports.insert(report.as_str().unwrap().to_owned());
    }
    assert_eq!(page["page"]["total"], page["items"].as_array().unwrap().len());
    // Each has it once, and copies of one report count once.
    assert_eq!(
        (&statement["article_count"], &statement["quote_count"]),
        (&reports.len().into(), &reports.len().into())
    );
    let quotes = page["items"].as_array_mut().unwrap().drain(..).collect();
    (statement, quotes)
}

#[actix_web::test]
async fn a_statement_has_the_quotes_of_several_reports() {
    let house = House::open().await;
    let (statement, quotes) = carried(&house).await;
    assert!(quotes.len() > 1 && statement["publishers"].as_array().unwrap().len() > 1, "{statement}");
    assert_eq!(statement["first_quote_id"], quotes[0]["id"]);
    assert_eq!(statement["first_article_url"], quotes[0]["article_url"]);
    for quote in &quotes {
        assert_eq!(quote["statement_id"], statement["id"]);
        assert_eq!(quote["speaker_id"], statement["speaker_id"]);
    }
    let whole = house.json(&format!("/v1/statements/{}", statement["id"].as_str().unwrap())).await;
    assert_eq!(whole, statement);
}

#[actix_web::test]
async fn an_id_that_is_no_longer_first_redirects() {
    let house = House::open().await;
    let (statement, quotes) = carried(&house).await;
    let present = statement["id"].as_str().unwrap();
    let before = statement_id(quotes[1]["id"].as_str().unwrap().parse().unwrap());
    for (asked, place) in [
        (format!("/v1/statements/{before}"), format!("/v1/statements/{present}")),
        (format!("/v1/statements/{before}/quotes"), format!("/v1/statements/{present}/quotes")),
        (format!("/v1/statements/{before}/quotes?limit=3"), format!("/v1/statements/{present}/quotes?limit=3")),
    ] {
        let reply = house.get(&asked).await;
        assert_eq!((reply.status.as_u16(), reply.header("location")), (308, place.as_str()), "{asked}");
    }
    for unknown in ["/v1/statements/00000000-0000-0000-0000-000000000000", "/v1/statements/none"] {
        for part in ["", "/quotes"] {
            let reply = house.get(&format!("{unknown}{part}")).await;
            assert_eq!(reply.status, 404, "{unknown}{part}");
        }
    }
}

#[actix_web::test]
async fn quotes_that_cannot_be_joined_have_no_statement() {
    let house = House::open().await;
    let said = house.json("/v1/quotes?modality=all&limit=200").await;
    let joined =
        |quote: &Value| quote["modality"] == "asserted" && quote["kind"] == "direct" && !quote["speaker_id"].is_null();
    for quote in said["items"].as_array().unwrap() {
        assert_eq!(quote["statement_id"].is_null(), !joined(quote), "{quote}");
    }
}
