//! The downgrade to OpenAPI 3.0, for generators and gateways that do not read 3.1.
//!
//! # Design
//!
//! A schema of 3.1 is JSON Schema 2020-12; one of 3.0 is a dialect of its own. The rewriting is mechanical
//! and loses no meaning, so the older document is made from the newer one and never written by hand:
//!
//! | 3.1 | 3.0 |
//! |---|---|
//! | `type: [T, null]` | `type: T, nullable: true`; `null` joins an `enum` |
//! | `oneOf: [E, {type: null}]` of an enumeration | its `type` and `enum` with `null`, `nullable: true` |
//! | `$ref` beside other members | `allOf: [{$ref}]` beside them |
//! | `examples: [E, …]` of a schema | `example: E` |
//! | `exclusiveMinimum: 0` | `minimum: 0, exclusiveMinimum: true`, and so for the maximum |
//! | `const: C` | `enum: [C]` |
//! | `contentEncoding: base64` · `contentMediaType` | `format: byte` · `format: binary` |
//! | `license.identifier` | `license.url` |
//!
//! An enumeration that may be null is written out, because `nullable` beside a reference says nothing in 3.0, and a
//! name cannot be made to take null in one place only.
//!
//! What 3.0 cannot say at all (`prefixItems`, `patternProperties`, `if`, …) the contract does not use; a
//! test looks.

use serde_json::{Map, Value, json};

use super::visit::each_schema;

/// The document rewritten in OpenAPI 3.0.
pub(super) fn downgraded(document: &Value) -> Value {
    let mut document = document.clone();
    document["openapi"] = "3.0.3".into();
    if let Some(info) = document["info"].as_object_mut() {
        info.shift_remove("summary");
        if let Some(licence) = info.get_mut("license").and_then(Value::as_object_mut) {
            licence.shift_remove("identifier");
            licence.insert("url".to_owned(), "https://spdx.org/licenses/".into());
        }
    }
    let named = document["components"]["schemas"].clone();
    each_schema(&mut document, &mut |schema| {
        if let Some(schema) = schema.as_object_mut() {
            rewrite(schema, &named);
        }
    });
    remove_unnamed(&mut document);
    document
}

/// Removes the schemas that no reference names any more: an enumeration that was only ever nullable is written out.
fn remove_unnamed(document: &mut Value) {
    let text = document.to_string();
    if let Some(schemas) = document["components"]["schemas"].as_object_mut() {
        schemas.retain(|name, _| text.contains(&format!("\"#/components/schemas/{name}\"")));
    }
}

/// Rewrites one schema, whose inner ones are rewritten already.
fn rewrite(schema: &mut Map<String, Value>, named: &Value) {
    for (old, new) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
        if let Some(bound) = schema.get(old).filter(|bound| bound.is_number()).cloned() {
            schema.insert(new.to_owned(), bound);
            schema.insert(old.to_owned(), true.into());
        }
    }
    if let Some(only) = schema.shift_remove("const") {
        schema.insert("enum".to_owned(), json!([only]));
    }
    if let Some(first) = schema.shift_remove("examples").and_then(|examples| examples.get(0).cloned()) {
        schema.insert("example".to_owned(), first);
    }
    let media = schema.shift_remove("contentMediaType");
    let format = schema.shift_remove("contentEncoding").map(|_| "byte").or(media.map(|_| "binary"));
    if let Some(format) = format {
        schema.insert("format".to_owned(), format.into());
    }
    if schema.len() > 1
        && let Some(target) = schema.shift_remove("$ref")
    {
        schema.insert("allOf".to_owned(), json!([{"$ref": target}]));
    }
    nullable(schema, named);
}

/// Says of a schema that takes null that it does.
fn nullable(schema: &mut Map<String, Value>, named: &Value) {
    let mut nullable = false;
    if let Some(types) = schema.get_mut("type").and_then(Value::as_array_mut) {
        let before = types.len();
        types.retain(|name| name != "null");
        nullable = types.len() < before;
        let only = types.first().cloned().filter(|_| types.len() == 1);
        if let Some(only) = only {
            schema.insert("type".to_owned(), only);
        }
    }
    for among in ["oneOf", "anyOf"] {
        let Some(choices) = schema.get_mut(among).and_then(Value::as_array_mut) else { continue };
        let before = choices.len();
        choices.retain(|choice| choice["type"] != "null");
        nullable |= choices.len() < before;
        if let [only] = choices.as_slice() {
            let name = only["$ref"].as_str().and_then(|target| target.rsplit('/').next());
            let meant = name.map_or(Value::Null, |name| named[name].clone());
            schema.shift_remove(among);
            for member in ["type", "enum"] {
                schema.insert(member.to_owned(), meant[member].clone());
            }
        }
    }
    if !nullable {
        return;
    }
    schema.insert("nullable".to_owned(), true.into());
    if let Some(words) = schema.get_mut("enum").and_then(Value::as_array_mut)
        && !words.contains(&Value::Null)
    {
        words.push(Value::Null);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_3_1_says_is_said_in_3_0() {
        for (newer, expected) in [
            (json!({"type": ["string", "null"]}), json!({"type": "string", "nullable": true})),
            (
                json!({"type": ["string", "null"], "enum": ["a"]}),
                json!({"type": "string", "enum": ["a", null], "nullable": true}),
            ),
            (
                json!({"description": "d", "oneOf": [{"$ref": "#/components/schemas/E"}, {"type": "null"}]}),
                json!({"description": "d", "type": "string", "enum": ["a", null], "nullable": true}),
            ),
            (json!({"$ref": "#/x"}), json!({"$ref": "#/x"})),
            (json!({"$ref": "#/x", "description": "d"}), json!({"description": "d", "allOf": [{"$ref": "#/x"}]})),
            (json!({"type": "string", "examples": ["a", "b"]}), json!({"type": "string", "example": "a"})),
            (
                json!({"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1.5}),
                json!({"type": "number", "minimum": 0, "exclusiveMinimum": true, "maximum": 1.5,
                       "exclusiveMaximum": true}),
            ),
            (json!({"const": "a"}), json!({"enum": ["a"]})),
            (json!({"type": "string", "contentMediaType": "text/csv"}), json!({"type": "string", "format": "binary"})),
            (
                json!({"type": "string", "contentEncoding": "base64", "contentMediaType": "image/png"}),
                json!({"type": "string", "format": "byte"}),
            ),
            (
                json!({"type": "array", "items": {"type": ["integer", "null"]}}),
                json!({"type": "array", "items": {"type": "integer", "nullable": true}}),
            ),
        ] {
            let enumeration = json!({"type": "string", "enum": ["a"]});
            let answer = json!({"$ref": "#/components/schemas/S"});
            let document = json!({"components": {"schemas": {"S": newer, "E": enumeration}}, "paths": {"/s": answer}});
            let older = downgraded(&document);
            assert_eq!(older["components"]["schemas"]["S"], expected, "{newer}");
            let enumeration_is_named = expected.to_string().contains("schemas/E");
            assert_eq!(older["components"]["schemas"].get("E").is_some(), enumeration_is_named, "{newer}");
        }
    }

    #[test]
    fn a_licence_is_an_address() {
        let older = downgraded(&json!({"info": {"license": {"name": "MIT", "identifier": "MIT"}, "summary": "s"}}));
        assert_eq!(older["info"], json!({"license": {"name": "MIT", "url": "https://spdx.org/licenses/"}}));
        assert_eq!(older["openapi"], "3.0.3");
    }
}
