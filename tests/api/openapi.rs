//! The OpenAPI document: what it must say of every operation; golden files show every change.

use std::collections::BTreeSet;

use communique::api::{openapi, openapi_3_0};
use expect_test::expect_file;
use serde_json::Value;

fn written(document: &Value) -> String {
    let mut text = serde_json::to_string_pretty(document).unwrap();
    text.push('\n');
    text
}

#[test]
fn the_document_is_the_one_reviewed() {
    expect_file!["../../openapi/openapi.json"].assert_eq(&written(openapi()));
}

#[test]
fn the_older_document_is_the_one_reviewed() {
    expect_file!["../../openapi/openapi-3.0.json"].assert_eq(&written(openapi_3_0()));
}

/// Words of 3.1 that 3.0 does not know; what an example holds is not looked at.
#[test]
fn the_older_document_has_no_word_of_the_newer() {
    const NEWER: [&str; 19] = [
        "$defs",
        "$id",
        "$schema",
        "const",
        "contains",
        "contentEncoding",
        "contentMediaType",
        "dependentRequired",
        "else",
        "identifier",
        "if",
        "jsonSchemaDialect",
        "patternProperties",
        "prefixItems",
        "propertyNames",
        "then",
        "unevaluatedItems",
        "unevaluatedProperties",
        "webhooks",
    ];
    fn visit(value: &Value, at: &str, named: bool) {
        assert!(named || value.get("nullable").is_none() || value["type"].is_string(), "{at} is null or nothing");
        for (name, inner) in value.as_object().into_iter().flatten() {
            let at = format!("{at}/{name}");
            assert!(named || !NEWER.contains(&name.as_str()), "{at}");
            if !named && (name == "type" || name == "$ref") {
                assert!(inner.is_string() && inner != "null", "{at}");
                assert!(name != "$ref" || value.as_object().unwrap().len() == 1, "{at} has siblings");
            }
            if named || !["example", "examples", "enum"].contains(&name.as_str()) {
                visit(inner, &at, !named && ["properties", "paths", "schemas", "headers"].contains(&name.as_str()));
            }
        }
        for inner in value.as_array().into_iter().flatten() {
            visit(inner, at, false);
        }
    }
    visit(openapi_3_0(), "", false);
}

#[test]
fn both_documents_have_the_same_operations_and_schemas() {
    let names = |document: &'static Value, pointer: &str| -> Vec<&'static String> {
        document.pointer(pointer).unwrap().as_object().unwrap().keys().collect()
    };
    for pointer in ["/paths", "/components/responses", "/components/headers"] {
        assert_eq!(names(openapi(), pointer), names(openapi_3_0(), pointer), "{pointer}");
    }
    // The older document writes an enumeration out where it may be null; one that always may has no name in it.
    let always_nullable = ["OnBasis"];
    let mut newer = names(openapi(), "/components/schemas");
    newer.retain(|name| !always_nullable.contains(&name.as_str()));
    assert_eq!(newer, names(openapi_3_0(), "/components/schemas"));
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

/// What a reference leads to.
pub fn resolve(schema: &'static Value) -> &'static Value {
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
