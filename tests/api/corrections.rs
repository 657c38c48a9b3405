//! What the operator has corrected, as clients see it.

use communique::domain::{AskedCorrection, CorrectedPart};
use communique::seeds;
use communique::store::Writer;
use jiff::Timestamp;
use serde_json::Value;

use crate::corpus;
use crate::house::{House, own};
use crate::pages::BROWSER;

const FLAGGED: [&str; 2] = ["/v1/quotes", "/v1/claims"];

#[actix_web::test]
async fn every_finding_says_whether_it_is_corrected() {
    let house = House::open().await;
    for list in FLAGGED {
        let page = house.json(&format!("{list}?limit=3")).await;
        assert!(page["items"].as_array().unwrap().iter().all(|item| item["corrected"] == false), "{list}");
        let csv = house.get(&format!("{list}?format=csv&fields=id,corrected&limit=2")).await;
        assert!(csv.text().starts_with("id,corrected\r\n") && csv.text().contains(",false\r\n"), "{}", csv.text());
    }
    let id = house.json("/v1/articles?limit=1").await["items"][0]["id"].as_str().unwrap().to_owned();
    let detail = house.json(&format!("/v1/articles/{id}")).await;
    assert!(detail["mentions"].as_array().unwrap().iter().all(|mention| mention["corrected"] == false), "{detail}");
}

#[actix_web::test]
async fn a_correction_shows_everywhere_and_draws_another_state() {
    let (_folder, path) = own().await;
    let house = House::over(&path, |_| {}).await;
    let quotes = house.json("/v1/quotes?speaker=ada-testwell&limit=1&count=true").await;
    let (id, total) = (quotes["items"][0]["id"].as_str().unwrap(), quotes["page"]["total"].as_u64().unwrap());
    let first = house.get("/v1/quotes?limit=1").await;
    let asked = AskedCorrection {
        label: id.to_owned(),
        id: id.to_owned(),
        change: Some(CorrectedPart::Speaker),
        actor: Some("sergei-lavrov".to_owned()),
        ..AskedCorrection::default()
    };
    let mut writer = Writer::open(&path, Timestamp::UNIX_EPOCH).await.unwrap();
    let mut storing = writer.begin().await.unwrap();
    assert_eq!(storing.correct(&[asked], Timestamp::UNIX_EPOCH).await.unwrap().faults, [""; 0]);
    storing.commit(Timestamp::UNIX_EPOCH).await.unwrap();
    writer.put(&corpus::reports(&seeds::record()), Timestamp::UNIX_EPOCH).await.unwrap();
    // What is kept of answers is asked for anew in a house that opens now.
    let house = House::over(&path, |_| {}).await;
    let quote = house.json(&format!("/v1/quotes/{id}")).await;
    assert_eq!((&quote["speaker_id"], &quote["corrected"]), (&Value::from("sergei-lavrov"), &Value::from(true)));
    assert_eq!(quote["confidence"], 0.9999);
    let article = quote["article_id"].as_str().unwrap();
    for page in [format!("/articles/{article}"), "/actors/sergei-lavrov".to_owned()] {
        let shown = house.get_with(&page, BROWSER).await;
        assert!(shown.text().contains("corrected by hand"), "{page}");
    }
    let left =
        house.json("/v1/quotes?speaker=ada-testwell&limit=1&count=true").await["page"]["total"].as_u64().unwrap();
    assert_eq!(left, total - 1);
    assert_eq!(house.json("/v1/actors/ada-testwell").await["quote_count"], left);
    assert_ne!(house.get("/v1/quotes?limit=1").await.header("etag"), first.header("etag"));
}
