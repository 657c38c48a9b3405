//! The document: what it must say of every operation, and that nobody changes it unseen.

use std::collections::BTreeSet;

use communique::api::openapi;
use expect_test::expect_file;
use serde_json::Value;

#[test]
fn the_document_is_the_one_reviewed() {
    let mut text = serde_json::to_string_pretty(openapi()).unwrap();
    text.push('\n');
    expect_file!["../../openapi/openapi.json"].assert_eq(&text);
}

/// Every operation, with its path and its method.
pub fn operations() -> impl Iterator<Item = (&'static str, &'static str, &'static Value)> {
    openapi()["paths"].as_object().unwrap().iter().flat_map(|(path, item)| {
        item.as_object().unwrap().iter().map(|(method, operation)| (path.as_str(), method.as_str(), operation))
    })
}

/// The operations that are lists, with the schema of their items.
pub fn lists() -> impl Iterator<Item = (&'static str, &'static Value)> {
    operations().filter_map(|(path, _, operation)| {
        let content = &operation["responses"]["200"]["content"];
        content.get("text/csv")?;
        let page = resolve(&content["application/json"]["schema"]);
        Some((path, resolve(&page["properties"]["items"]["items"])))
    })
}

fn resolve(schema: &'static Value) -> &'static Value {
    let Some(target) = schema["$ref"].as_str() else { return schema };
    openapi().pointer(target.trim_start_matches('#')).unwrap_or_else(|| panic!("{target} leads nowhere"))
}

#[test]
fn every_operation_is_explained() {
    let mut ids = BTreeSet::new();
    for (path, method, operation) in operations() {
        let id = operation["operationId"].as_str().unwrap();
        assert!(ids.insert(id), "{id} twice");
        assert!(id.contains('_') && id == id.to_lowercase(), "{id}");
        for member in ["summary", "description"] {
            assert!(operation[member].as_str().is_some_and(|text| text.len() > 10), "{method} {path} lacks {member}");
        }
        assert_eq!(operation["tags"].as_array().unwrap().len(), 1, "{path}");
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let name = &parameter["name"];
            assert!(parameter["description"].as_str().is_some_and(|text| text.len() > 5), "{path} {name}");
            let schema = &parameter["schema"];
            assert_ne!(schema["type"], "object", "{path} {name}");
            assert!(schema.get("enum").is_none() && schema["items"].get("enum").is_none(), "{path} {name} is nameless");
        }
        assert!(operation["responses"]["200"].is_object(), "{path}");
        assert!(operation["responses"]["500"].is_object(), "{path}");
        assert_eq!(path.contains('{'), operation["responses"]["404"].is_object(), "{path}");
    }
}

#[test]
fn items_of_lists_are_flat() {
    let mut count = 0;
    for (path, item) in lists() {
        count += 1;
        for (name, property) in item["properties"].as_object().unwrap_or_else(|| panic!("{path} has no items")) {
            let property = resolve(property);
            let cell = if property["type"] == "array" { resolve(&property["items"]) } else { property };
            assert!(cell.get("properties").is_none(), "{path}: {name} is no cell");
        }
    }
    assert!(count >= 5, "{count} lists");
}

#[test]
fn every_reference_leads_somewhere_and_every_field_is_explained() {
    fn visit(value: &'static Value, at: &str) {
        resolve(value);
        for (name, inner) in value.as_object().into_iter().flatten() {
            visit(inner, &format!("{at}/{name}"));
        }
        for inner in value.as_array().into_iter().flatten() {
            visit(inner, at);
        }
    }
    visit(openapi(), "");
    for (name, schema) in openapi()["components"]["schemas"].as_object().unwrap() {
        assert!(schema["description"].is_string(), "{name}");
        for (field, property) in schema["properties"].as_object().into_iter().flatten() {
            let described = property["description"].is_string() || property["$ref"].is_string();
            assert!(described || property["oneOf"].is_array(), "{name}.{field}");
            assert!(property.get("properties").is_none(), "{name}.{field} is a nameless object");
            assert!(property.get("enum").is_none(), "{name}.{field} is a nameless enumeration");
        }
    }
}
