//! Visitors of an OpenAPI document: its operations, their parameters, its schemas.

use serde_json::{Map, Value};

/// The members of a schema that are a schema each.
const ONE: [&str; 3] = ["items", "additionalProperties", "not"];
/// The members of a schema that hold several.
const SEVERAL: [&str; 4] = ["properties", "allOf", "anyOf", "oneOf"];

pub(super) fn operations(document: &mut Value) -> impl Iterator<Item = &mut Value> {
    let items = document["paths"].as_object_mut().into_iter().flat_map(|paths| paths.values_mut());
    items.filter_map(Value::as_object_mut).flat_map(|item| item.values_mut())
}

pub(super) fn parameters(operation: &mut Value) -> impl Iterator<Item = &mut Value> {
    operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten()
}

pub(super) fn schemas(document: &mut Value) -> Option<&mut Map<String, Value>> {
    document["components"]["schemas"].as_object_mut()
}

/// Visits every object, the outer ones first.
pub(super) fn each(value: &mut Value, visit: &mut impl FnMut(&mut Value)) {
    match value {
        Value::Object(_) => {
            visit(value);
            for inner in value.as_object_mut().into_iter().flat_map(|object| object.values_mut()) {
                each(inner, visit);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| each(item, visit)),
        _ => {}
    }
}

/// Visits every schema, the inner ones first: the named, and those of parameters, headers and contents.
pub(super) fn each_schema(document: &mut Value, visit: &mut impl FnMut(&mut Value)) {
    for schema in schemas(document).into_iter().flat_map(|schemas| schemas.values_mut()) {
        nested(schema, visit);
    }
    used(&mut document["paths"], visit);
    for part in ["headers", "responses"] {
        used(&mut document["components"][part], visit);
    }
}

/// The schemas that a part of the document uses. What an example holds is none of them.
fn used(value: &mut Value, visit: &mut impl FnMut(&mut Value)) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match name.as_str() {
                    "schema" => nested(member, visit),
                    "example" | "examples" => {}
                    _ => used(member, visit),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| used(item, visit)),
        _ => {}
    }
}

fn nested(schema: &mut Value, visit: &mut impl FnMut(&mut Value)) {
    let Some(members) = schema.as_object_mut() else { return };
    for (name, member) in members.iter_mut() {
        if ONE.contains(&name.as_str()) {
            nested(member, visit);
        } else if SEVERAL.contains(&name.as_str()) {
            match member {
                Value::Object(inner) => inner.values_mut().for_each(|inner| nested(inner, visit)),
                Value::Array(inner) => inner.iter_mut().for_each(|inner| nested(inner, visit)),
                _ => {}
            }
        }
    }
    visit(schema);
}
