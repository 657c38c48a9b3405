//! Transformations of the derived document, so that it states exactly what is served.
//!
//! # Design
//!
//! The macros cannot know that every field is always present, that a generic page should have a plain
//! name, or which headers the middleware adds. These rules hold for every operation alike, so they are applied to
//! the whole document once instead of being repeated on every handler; the tests hold the document to them.

use serde_json::{Value, json};
use url::form_urlencoded;

use super::headers::add_headers;
use super::open_enums::name_open_values;
use super::visit::{each, each_schema, operations, parameters, schemas};
use crate::store::{MAX_SPLITS, MAX_VALUES};

/// A request for each operation, and what a server with the bundled seeds answers.
const EXAMPLES: &str = include_str!("../../../openapi/examples.json");

pub(super) fn transform(document: &mut Value) {
    document["security"] = json!([]);
    merge_flattened(document);
    inline_days(document);
    each_schema(document, &mut tidy);
    // Only an article that has just been extracted has no such time, and it is no list's.
    document["components"]["schemas"]["Article"]["properties"]["ingested_at"]["type"] = "string".into();
    name_pages(document);
    name_inline(document);
    require_fields(document);
    bound_parameters(document);
    exemplify_fields(document);
    name_open_values(document);
    add_headers(document);
    add_examples(document);
    drop_unused(document);
}

/// A struct with a flattened part is one object, not `allOf` a named one and a nameless rest.
fn merge_flattened(document: &mut Value) {
    let named = document["components"]["schemas"].clone();
    for schema in schemas(document).into_iter().flat_map(|schemas| schemas.values_mut()) {
        let Some(parts) = schema["allOf"].as_array().cloned() else { continue };
        let mut merged = json!({"type": "object", "description": schema["description"], "properties": {}});
        for part in &parts {
            let part = part["$ref"].as_str().map_or(part, |name| &named[name.rsplit('/').next().unwrap_or_default()]);
            for (name, property) in part["properties"].as_object().into_iter().flatten() {
                merged["properties"][name] = property.clone();
            }
        }
        *schema = merged;
    }
}

/// A day is a string of the format `date` wherever it stands: every generator has a type for that, and few do
/// well with a name for one.
fn inline_days(document: &mut Value) {
    let Some(day) = schemas(document).and_then(|schemas| schemas.shift_remove("Day")) else { return };
    each(document, &mut |value| {
        if value["$ref"] == "#/components/schemas/Day"
            && let Some(members) = value.as_object_mut()
        {
            let own = std::mem::take(members);
            members.extend(day.as_object().into_iter().flatten().map(|(name, member)| (name.clone(), member.clone())));
            members.extend(own.into_iter().filter(|(name, _)| name != "$ref"));
        }
    });
}

/// Says the same in the words of 2020-12, and where generators look for it.
fn tidy(schema: &mut Value) {
    let Some(members) = schema.as_object_mut() else { return };
    if let Some(example) = members.shift_remove("example") {
        members.insert("examples".to_owned(), json!([example]));
    }
    let Some([choice, null]) = members.get("oneOf").and_then(Value::as_array).map(Vec::as_slice) else { return };
    if null["type"] != "null" {
        return;
    }
    let mut choice = choice.clone();
    let Some(one) = choice.as_object_mut() else { return };
    if let Some(description) = one.shift_remove("description") {
        members.insert("description".to_owned(), description);
    }
    if one.contains_key("$ref") {
        members.insert("oneOf".to_owned(), json!([one, {"type": "null"}]));
    } else {
        members.shift_remove("oneOf");
        let kind = json!([one["type"], "null"]);
        members.extend(std::mem::take(one));
        members.insert("type".to_owned(), kind);
    }
}

/// `Page_Article` becomes `ArticlePage`, and its items a reference.
fn name_pages(document: &mut Value) {
    let mut names = Vec::new();
    if let Some(schemas) = schemas(document) {
        let pages: Vec<String> = schemas.keys().filter(|name| name.starts_with("Page_")).cloned().collect();
        for page in pages {
            let item = page.trim_start_matches("Page_").to_owned();
            let Some(mut schema) = schemas.remove(&page) else { continue };
            schema["description"] = format!("A page of the list of {item} items.").into();
            schema["properties"]["items"] = json!({"type": "array", "description": "The items, in the order asked for.", "items": reference(&item)});
            schemas.insert(format!("{item}Page"), schema);
            names.push((format!("#/components/schemas/{page}"), format!("#/components/schemas/{item}Page")));
        }
    }
    each(document, &mut |value| {
        if let Some(Value::String(target)) = value.get_mut("$ref")
            && let Some((_, new)) = names.iter().find(|(old, _)| old == target)
        {
            target.clone_from(new);
        }
    });
}

/// An enumeration that stands inline is replaced by a reference to the schema of the same words and meaning.
fn name_inline(document: &mut Value) {
    let named: Vec<(String, Value)> = schemas(document)
        .into_iter()
        .flatten()
        .filter(|(_, schema)| schema.get("enum").is_some())
        .map(|(name, schema)| (name.clone(), schema.clone()))
        .collect();
    for parameter in operations(document).flat_map(parameters) {
        let Some(schema) = parameter.get_mut("schema") else { continue };
        let inline = if schema.get("items").is_some() { &mut schema["items"] } else { schema };
        let same =
            |named: &Value| ["enum", "description"].iter().all(|&member| named.get(member) == inline.get(member));
        if let Some((name, _)) = named.iter().find(|(_, named)| same(named)) {
            *inline = reference(name);
        }
    }
}

/// Every field of an answer is always present; null means unknown. What requests hold stays as it is.
fn require_fields(document: &mut Value) {
    let mut asked = Vec::new();
    for operation in operations(document) {
        if let Some(body) = operation.get_mut("requestBody") {
            each(body, &mut |value| asked.extend(value["$ref"].as_str().map(str::to_owned)));
        }
    }
    for (name, schema) in schemas(document).into_iter().flatten() {
        if asked.iter().any(|target| target.ends_with(&format!("/{name}"))) {
            continue;
        }
        if let Some(properties) = schema["properties"].as_object() {
            schema["required"] = properties.keys().cloned().collect();
        }
    }
}

/// A parameter that is given has a value.
fn bound_parameters(document: &mut Value) {
    for operation in operations(document) {
        for parameter in parameters(operation) {
            let in_query = parameter["in"] == "query";
            let most = if parameter["name"] == "split_by" { MAX_SPLITS } else { MAX_VALUES };
            let schema = &mut parameter["schema"];
            if schema["type"] == "array" {
                schema["minItems"] = json!(1);
                schema["maxItems"] = json!(most);
                if schema["items"]["type"] == "string" && schema["items"].get("format").is_none() {
                    // A comma parts values, so that none holds one; and none is white space alone.
                    schema["items"]["minLength"] = json!(1);
                    schema["items"]["pattern"] = json!(r"^[^,]*[^,\s][^,]*$");
                }
            } else if schema["type"] == "string" && schema.get("format").is_none() && in_query {
                schema["minLength"] = json!(1);
            }
        }
    }
}

/// Shows by which names the fields of each list are asked for.
fn exemplify_fields(document: &mut Value) {
    let schemas = document["components"]["schemas"].clone();
    let named =
        |reference: &Value| schemas[reference["$ref"].as_str().unwrap_or_default().rsplit('/').next()?].as_object();
    for operation in operations(document) {
        let page = named(&operation["responses"]["200"]["content"]["application/json"]["schema"]);
        let item = page.and_then(|page| named(page.get("properties")?.get("items")?.get("items")?));
        let Some(fields) = item.and_then(|item| item.get("properties")?.as_object()) else { continue };
        let shown: Vec<&String> = fields.keys().take(2).collect();
        for parameter in parameters(operation).filter(|parameter| parameter["name"] == "fields") {
            parameter["example"] = json!(shown);
        }
    }
}

/// A problem that no operation answers (a path's, not an operation's: 405) is no component.
fn drop_unused(document: &mut Value) {
    let mut used = Vec::new();
    each(&mut document["paths"], &mut |value| used.extend(value["$ref"].as_str().map(str::to_owned)));
    if let Some(responses) = document["components"]["responses"].as_object_mut() {
        responses.retain(|name, _| used.contains(&format!("#/components/responses/{name}")));
    }
}

/// A request and its answer for each operation; a test asks them all.
fn add_examples(document: &mut Value) {
    let examples: Value = serde_json::from_str(EXAMPLES).unwrap_or_default();
    for (path, item) in document["paths"].as_object_mut().into_iter().flatten() {
        for operation in item.as_object_mut().into_iter().flat_map(|item| item.values_mut()) {
            let id = operation["operationId"].as_str().unwrap_or_default();
            let Some(example) = examples.get(id) else { continue };
            let request = example["request"].as_str().unwrap_or_default();
            let description = operation["description"].as_str().unwrap_or_default();
            operation["description"] = format!("{description}\n\nExample: `{request}`").into();
            for parameter in parameters(operation).filter(|parameter| parameter["in"] == "path") {
                let segment = format!("{{{}}}", parameter["name"].as_str().unwrap_or_default());
                let given = path.split('/').position(|part| part == segment);
                let target = request.split(['?', ' ']).nth(1).unwrap_or_default();
                parameter["example"] = given.and_then(|at| target.split('/').nth(at)).into();
            }
            // What must be given has a value that works; the rest of the query is one wish of many.
            for parameter in parameters(operation).filter(|parameter| parameter["required"] == true) {
                let name = parameter["name"].as_str().unwrap_or_default().to_owned();
                let query = request.split_once('?').map_or("", |(_, query)| query);
                let given = form_urlencoded::parse(query.as_bytes()).find(|(given, _)| *given == name);
                if let (Some((_, value)), None) = (given, parameter.get("example")) {
                    parameter["example"] = value.into_owned().into();
                }
            }
            let next = &example["response"]["page"]["next_cursor"];
            for parameter in parameters(operation).filter(|parameter| parameter["name"] == "cursor" && next.is_string())
            {
                parameter["example"] = next.clone();
            }
            if let Some(body) = example.get("body") {
                operation["requestBody"]["content"]["application/json"]["example"] = body.clone();
            }
            let contents = operation["responses"]["200"]["content"].as_object_mut();
            if let Some(content) = contents.and_then(|contents| contents.values_mut().next()) {
                content["example"] = example["response"].clone();
            }
        }
    }
}

fn reference(schema: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{schema}")})
}
