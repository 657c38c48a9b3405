//! One name that may be that of several people: an actor's detail tells what it was found with.

use serde_json::{Value, json};

use crate::house::House;

#[actix_web::test]
async fn an_actor_of_the_texts_tells_what_it_was_found_with() {
    let house = House::open().await;
    let ada = house.json("/v1/actors/ada-testwell").await;
    assert_eq!(ada["in_registry"], false);
    assert!(!ada["outlets"].as_array().unwrap().is_empty(), "{ada}");
    assert!(ada["descriptions"].is_array() && ada["states"].is_array());
    assert_eq!(ada["ambiguous"], false);
    let lavrov = house.json("/v1/actors/sergei-lavrov").await;
    for field in ["descriptions", "states", "outlets"] {
        assert_eq!(lavrov[field], json!([]), "the registry knows who this is");
    }
    assert_eq!(lavrov["ambiguous"], Value::Bool(false));
}
