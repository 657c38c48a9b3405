//! Copies of a report: told by their group, and left out of lists where only the first is asked for.

use serde_json::Value;

use crate::corpus::{ARTICLES, COPY};
use crate::house::House;

async fn titles(house: &House, target: &str) -> Vec<String> {
    let items = house.json(target).await["items"].take();
    items.as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
}

#[actix_web::test]
async fn of_copies_the_first_of_the_selection_is_listed() {
    let house = House::open().await;
    let page = house.json("/v1/articles?limit=200").await;
    let items = page["items"].as_array().unwrap();
    let grouped: Vec<&Value> = items.iter().filter(|item| !item["copy_group"].is_null()).collect();
    let named = [COPY.0, COPY.1].map(|number| format!("Naïve headline {number}"));
    assert_eq!(grouped.len(), 2);
    assert!(grouped.iter().all(|item| named.iter().any(|title| item["title"] == *title)), "{grouped:?}");
    let first = grouped.iter().find(|item| item["id"] == item["copy_group"]).unwrap();
    let second = grouped.iter().find(|item| item["id"] != item["copy_group"]).unwrap();
    assert_eq!(second["copy_group"], first["id"]);

    let listed = titles(&house, "/v1/articles?limit=200&copies=first").await;
    assert_eq!(listed.len(), ARTICLES - 1);
    assert!(!listed.iter().any(|title| second["title"] == *title));
    assert_eq!(house.json("/v1/articles?copies=first&count=true").await["page"]["total"], ARTICLES - 1);
    // Where the first is not selected, the other one is the first.
    for (day, item) in [("published_from", second), ("published_to", first)] {
        let Some(on) = item["published_on"].as_str() else { continue };
        let listed = titles(&house, &format!("/v1/articles?limit=200&copies=first&{day}={on}")).await;
        assert!(listed.iter().any(|title| item["title"] == *title), "{day}={on}");
    }
    assert_eq!(titles(&house, "/v1/articles?limit=200&copies=all").await.len(), ARTICLES);
    let detail = house.json(&format!("/v1/articles/{}", second["id"].as_str().unwrap())).await;
    assert_eq!(detail["copy_group"], first["id"]);
}

#[actix_web::test]
async fn of_findings_in_copies_those_of_the_first_are_listed() {
    let house = House::open().await;
    let titled = |number: usize| format!("Naïve headline {number}");
    for (list, all) in [("/v1/quotes?modality=all", 2 * ARTICLES), ("/v1/claims?", ARTICLES / 3)] {
        let listed = house.json(&format!("{list}&limit=200&copies=all&count=true")).await;
        let first = house.json(&format!("{list}&limit=200&copies=first&count=true")).await;
        let of = |page: &Value, number: usize| {
            let items = page["items"].as_array().unwrap();
            items.iter().filter(|item| item["article_title"] == titled(number).as_str()).count()
        };
        assert_eq!(listed["page"]["total"], all, "{list}");
        let both = [COPY.0, COPY.1].map(|number| of(&listed, number));
        let left = [COPY.0, COPY.1].map(|number| of(&first, number));
        // Claims stand in every third article: one of the copies has none, and the other is the first that has some.
        let gone = if both.contains(&0) { 0 } else { both[0] };
        assert_eq!(left.iter().sum::<usize>() + gone, both.iter().sum::<usize>(), "{list}");
        assert_eq!(first["page"]["total"], all - gone, "{list}");
    }
    // A selection that only the later copy meets.
    for number in [COPY.0, COPY.1] {
        let article = house.json("/v1/articles?limit=200").await["items"]
            .as_array()
            .unwrap()
            .iter()
            .find(|item| item["title"] == titled(number).as_str())
            .unwrap()["id"]
            .clone();
        let target = format!("/v1/quotes?article={}&copies=first&modality=all", article.as_str().unwrap());
        assert_eq!(house.json(&target).await["items"].as_array().unwrap().len(), 2);
    }
}

#[actix_web::test]
async fn a_list_of_other_copies_is_none() {
    let house = House::open().await;
    for list in ["articles", "quotes", "claims"] {
        let reply = house.get(&format!("/v1/{list}?copies=firsts")).await;
        assert_eq!(reply.status, 400);
        let problem = reply.json();
        assert_eq!(problem["errors"][0]["parameter"], "copies");
        assert!(problem["errors"][0].to_string().contains("first"), "{problem}");
    }
}
