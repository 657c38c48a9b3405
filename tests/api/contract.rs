//! What clients are generated from: whether the document says all that a generator, a linter and a reader need,
//! and whether its answers are what it says.

use std::collections::BTreeSet;

use communique::api::openapi;
use serde_json::{Value, json};

use crate::house::House;
use crate::openapi::{operations, resolve};

#[test]
fn the_document_says_whose_it_is_and_where() {
    let document = openapi();
    assert_eq!(document["openapi"], "3.1.0");
    for member in ["title", "version", "description"] {
        assert!(document["info"][member].as_str().is_some_and(|text| !text.is_empty()), "{member}");
    }
    assert!(document["info"]["contact"]["name"].is_string());
    assert_eq!(document["info"]["license"]["identifier"], "MIT OR Apache-2.0");
    assert_eq!(document["security"], json!([]));
    for server in document["servers"].as_array().unwrap() {
        assert!(server["url"].as_str().unwrap().starts_with('/'), "{server}");
    }
}

#[test]
fn every_tag_is_explained_and_used() {
    let used: BTreeSet<_> = operations().filter_map(|(_, _, operation)| operation["tags"][0].as_str()).collect();
    let explained = openapi()["tags"].as_array().unwrap().iter().inspect(|tag| {
        assert!(tag["description"].as_str().is_some_and(|text| text.len() > 10), "{tag}");
    });
    assert_eq!(used, explained.filter_map(|tag| tag["name"].as_str()).collect());
}

#[test]
fn every_parameter_shows_what_it_takes() {
    for (path, _, operation) in operations() {
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let (name, schema) = (&parameter["name"], resolve(&parameter["schema"]));
            let item = schema.get("items").map(resolve);
            let closed = schema.get("enum").or(item.and_then(|item| item.get("enum"))).is_some();
            let shown = parameter.get("example").or(schema.get("examples")).or(schema.get("default"));
            // The example's page is the last where there is no cursor.
            assert!(closed || shown.is_some() || schema["type"] == "boolean" || name == "cursor", "{path} {name}");
            if ["integer", "number"].iter().any(|kind| schema["type"] == *kind) {
                assert!(schema["minimum"].is_number() && schema["maximum"].is_number(), "{path} {name} has no range");
            }
            // What is empty is refused, and the document says so of each: schemathesis, whose emptied values
            // .ci/contract/hooks.py drops, can make no other.
            assert!(schema["type"] != "array" || schema["minItems"].as_u64() > Some(0), "{path} {name} may be empty");
            let one = item.unwrap_or(schema);
            let bounded = ["enum", "format", "pattern"].iter().any(|bound| one.get(*bound).is_some());
            let open = parameter["in"] == "query" && one["type"] == "string" && !bounded;
            assert!(!open || one["minLength"] == 1, "{path} {name} may be empty");
            if schema["type"] == "array" {
                assert!(schema["maxItems"].is_u64() && parameter["explode"] == false, "{path} {name}");
            }
        }
    }
}

#[test]
fn every_answer_names_its_headers_and_every_problem_is_shown() {
    for (path, method, operation) in operations() {
        let answer = &operation["responses"]["200"];
        let mut expected = vec!["X-Request-Id"];
        if path.starts_with("/v1/") {
            expected.extend(["RateLimit", "RateLimit-Policy"]);
            expected.extend(if method == "get" { &["ETag", "Last-Modified"][..] } else { &[] });
        }
        if answer["content"].get("text/csv").is_some() {
            expected.extend(["Link", "X-Total-Count"]);
        }
        for header in expected {
            let header = resolve(&answer["headers"][header]);
            assert!(header["description"].is_string() && header["schema"].is_object(), "{path}: {header}");
            assert!(!header["example"].is_null(), "{path}: {header}");
        }
        let statuses: Vec<&String> = operation["responses"].as_object().unwrap().keys().collect();
        for status in statuses.into_iter().filter(|status| status.as_str() >= "400") {
            let problem = resolve(&operation["responses"][status]);
            let content = &problem["content"]["application/problem+json"];
            assert_eq!(content["schema"]["$ref"], "#/components/schemas/Problem", "{path} {status}");
            for (name, example) in content["examples"].as_object().unwrap() {
                assert_eq!(example["value"]["status"].to_string(), *status, "{path} {name}");
            }
            if ["429", "503"].contains(&status.as_str()) {
                assert!(problem["headers"]["Retry-After"].is_object(), "{path} {status}");
            }
        }
    }
}

#[test]
fn every_field_is_always_there_and_has_its_format() {
    for (name, schema) in openapi()["components"]["schemas"].as_object().unwrap() {
        let fields: BTreeSet<&str> =
            schema["properties"].as_object().into_iter().flatten().map(|(field, _)| field.as_str()).collect();
        let required: BTreeSet<&str> =
            schema["required"].as_array().into_iter().flatten().map(|field| field.as_str().unwrap()).collect();
        if name == "ExtractRequest" {
            assert_eq!(required, BTreeSet::from(["text"]));
        } else {
            assert_eq!(fields, required, "{name}");
        }
        for field in fields {
            let property = resolve(&schema["properties"][field]);
            let format = match field {
                // An office began in a month or a year where no source has the day.
                "from" | "to" if name == "Office" => continue,
                "date" | "from" | "to" => "date",
                "article_id" | "utterance" => "uuid",
                _ if field.ends_with("_on") => "date",
                _ if field.ends_with("_at") => "date-time",
                _ => continue,
            };
            assert_eq!(property["format"], format, "{name}.{field}");
        }
    }
}

#[test]
fn nothing_is_nameless() {
    fn visit(value: &Value, at: &str) {
        for (name, inner) in value.as_object().into_iter().flatten() {
            let at = format!("{at}/{name}");
            if name == "example" || name == "examples" {
                continue;
            }
            if ["schema", "items"].contains(&name.as_str()) && inner.is_object() {
                assert!(inner.get("properties").is_none() && inner.get("enum").is_none(), "{at} is nameless");
            }
            visit(inner, &at);
        }
        for inner in value.as_array().into_iter().flatten() {
            visit(inner, at);
        }
    }
    visit(&openapi()["paths"], "");
    visit(&openapi()["components"], "");
}

/// Whether a value is what a schema says; the first place where it is not.
pub fn misfit(value: &Value, schema: &'static Value, at: &str) -> Option<String> {
    let schema = resolve(schema);
    if let Some(choices) = schema["oneOf"].as_array() {
        let fits = choices.iter().any(|choice| misfit(value, choice, at).is_none());
        return (!fits).then(|| format!("{at}: {value} is none of the choices"));
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let takes = |name: &Value| name == kind || (name == "number" && kind == "integer");
    let fits = schema["type"].as_array().map_or_else(|| takes(&schema["type"]), |kinds| kinds.iter().any(takes));
    if !fits {
        return Some(format!("{at}: {value} is no {}", schema["type"]));
    }
    if let Some(words) = schema["enum"].as_array()
        && !words.contains(value)
    {
        return Some(format!("{at}: {value} is none of {words:?}"));
    }
    let fields =
        value.as_object().into_iter().flatten().map(|(name, inner)| (name, inner, &schema["properties"][name]));
    let missing =
        schema["required"].as_array().into_iter().flatten().find(|name| value.get(name.as_str().unwrap()).is_none());
    if let Some(missing) = missing {
        return Some(format!("{at}: {missing} is missing"));
    }
    for (name, inner, of) in fields {
        if of.is_null() && schema["properties"].is_object() {
            return Some(format!("{at}: {name} is not documented"));
        }
        if !of.is_null()
            && let Some(found) = misfit(inner, of, &format!("{at}.{name}"))
        {
            return Some(found);
        }
    }
    value.as_array().into_iter().flatten().find_map(|inner| misfit(inner, &schema["items"], &format!("{at}[]")))
}

#[actix_web::test]
async fn answers_are_what_the_document_says() {
    let house = House::open().await;
    let article = house.json("/v1/articles?limit=1&speaker=sergei-lavrov").await["items"][0]["id"].clone();
    let claim = house.json("/v1/claims?limit=1").await["items"][0]["id"].clone();
    let quote = house.json("/v1/quotes?limit=1").await["items"][0]["id"].clone();
    let statement = house.json("/v1/statements?limit=1").await["items"][0]["id"].clone();
    for (path, method, operation) in operations() {
        let content = &operation["responses"]["200"]["content"]["application/json"];
        if method != "get" || content.is_null() {
            continue;
        }
        let id = match path {
            _ if path.starts_with("/v1/articles") => article.as_str().unwrap(),
            _ if path.starts_with("/v1/quotes") => quote.as_str().unwrap(),
            _ if path.starts_with("/v1/statements") => statement.as_str().unwrap(),
            _ if path.starts_with("/v1/claims") => claim.as_str().unwrap(),
            _ if path.starts_with("/v1/votes") => "S-2012-77",
            _ => "russia",
        };
        let query = match path {
            "/v1/search" => "?q=syria&limit=200",
            "/v1/facets" => "?of=votes&by=topic",
            "/v1/timeline" => "?metric=votes&interval=year",
            _ => "",
        };
        let answer = house.json(&format!("{}{query}", path.replace("{id}", id).replace("{type}", "not-found"))).await;
        assert_eq!(misfit(&answer, &content["schema"], path), None);
    }
}
