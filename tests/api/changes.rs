//! Changes: everything page after page, the state to ask with next, and states that are unknown.

use serde_json::Value;

use crate::house::House;

#[actix_web::test]
async fn the_last_page_gives_the_state_to_ask_with_next() {
    let house = House::open().await;
    let state = house.json("/v1/dataset").await["state"].as_str().unwrap().to_owned();
    let (mut target, mut changes) = ("/v1/changes?limit=200".to_owned(), Vec::new());
    let next = loop {
        let page = house.json(&target).await;
        changes.extend(page["items"].as_array().unwrap().clone());
        let Some(cursor) = page["page"]["next_cursor"].as_str() else { break page["page"]["next_since"].clone() };
        assert_eq!(page["page"]["next_since"], Value::Null);
        target = format!("/v1/changes?limit=200&cursor={cursor}");
    };
    assert_eq!(next, state);
    for (kind, list) in [("article", "articles"), ("actor", "actors"), ("vote", "votes")] {
        let mut expected: Vec<Value> = house
            .get(&format!("/v1/{list}?format=ndjson"))
            .await
            .text()
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].take())
            .collect();
        let of_kind = changes.iter().filter(|change| change["kind"] == kind);
        let mut told: Vec<Value> = of_kind.map(|change| change["id"].clone()).collect();
        expected.sort_by_key(Value::to_string);
        told.sort_by_key(Value::to_string);
        assert_eq!(told, expected, "{kind}");
    }
    let nothing = house.json(&format!("/v1/changes?since={state}")).await;
    assert_eq!((&nothing["items"], &nothing["page"]["next_since"]), (&Value::Array(Vec::new()), &next));
    // In a stream the last row has it.
    let rows = house.get("/v1/changes?format=ndjson").await;
    let last: Value = serde_json::from_str(rows.text().lines().last().unwrap()).unwrap();
    assert_eq!(last["state"], state);
}

#[actix_web::test]
async fn a_state_that_never_was_is_gone() {
    let house = House::open().await;
    for format in ["json", "csv", "ndjson"] {
        let reply = house.get(&format!("/v1/changes?since=0123456789abcdef&format={format}")).await;
        let problem = reply.json();
        assert_eq!((reply.status.as_u16(), &problem["type"]), (410, &"/problems/state-unknown".into()));
        assert!(problem["detail"].as_str().unwrap().contains("read anew"), "{problem}");
    }
}
