//! Null stands where it is served, and nowhere else: each field that the document lets be null is null in some answer
//! over the bundled seeds or over what these tests load, and no answer has a null that the document does not allow.

use std::collections::BTreeSet;
use std::path::Path;

use actix_web::test::TestRequest;
use communique::api::openapi;
use communique::council::Record;
use communique::domain::{RawArticle, Registry};
use communique::extract::Extractor;
use communique::ingest::source::{Options, Reader};
use communique::seeds;
use communique::store::Writer;
use serde_json::{Value, json};

use crate::contract::misfit;
use crate::corpus::reports;
use crate::house::{House, NOW, place};
use crate::openapi::{operations, resolve};

/// Fields by the name of their schema.
type Fields = BTreeSet<String>;

fn may_be_null(schema: &Value) -> bool {
    let types = schema["type"].as_array().is_some_and(|types| types.contains(&json!("null")));
    types || schema["oneOf"].as_array().is_some_and(|choices| choices.contains(&json!({"type": "null"})))
}

/// The fields that the schema, and those it refers to, let be null.
fn allowed(schema: &'static Value, visited: &mut BTreeSet<&'static str>, found: &mut Fields) {
    if let Some(target) = schema["$ref"].as_str() {
        if !visited.insert(target) {
            return;
        }
        let name = target.rsplit('/').next().unwrap();
        for (field, property) in resolve(schema)["properties"].as_object().into_iter().flatten() {
            if may_be_null(property) {
                found.insert(format!("{name}.{field}"));
            }
            allowed(property, visited, found);
        }
    }
    if let Some(items) = schema.get("items") {
        allowed(items, visited, found);
    }
    for choice in schema["oneOf"].as_array().into_iter().flatten() {
        allowed(choice, visited, found);
    }
}

/// The fields that are null in a value.
fn nulls(value: &Value, schema: &'static Value, found: &mut Fields) {
    let name = schema["$ref"].as_str().and_then(|target| target.rsplit('/').next()).unwrap_or_default();
    let schema = resolve(schema);
    for choice in schema["oneOf"].as_array().into_iter().flatten().filter(|choice| choice["$ref"].is_string()) {
        nulls(value, choice, found);
    }
    for (field, inner) in value.as_object().into_iter().flatten() {
        if inner.is_null() {
            found.insert(format!("{name}.{field}"));
        } else if let Some(property) = schema["properties"].get(field) {
            nulls(inner, property, found);
        }
    }
    value.as_array().into_iter().flatten().for_each(|inner| nulls(inner, &schema["items"], found));
}

/// A server to ask, with what its answers have shown so far.
struct Asked<'f> {
    house: House,
    found: &'f mut Fields,
}

impl Asked<'_> {
    /// Asks for one answer of the operation at `path`, which must be as documented.
    async fn one(&mut self, path: &str, target: &str) -> Value {
        let answer = self.house.json(target).await;
        let schema = &openapi()["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        assert_eq!(misfit(&answer, schema, target), None);
        nulls(&answer, schema, self.found);
        answer
    }

    /// Asks for every page of a list; the ids in it.
    async fn every(&mut self, path: &str, query: &str) -> Vec<String> {
        self.pages(path, &format!("{path}?limit=200&{query}")).await
    }

    /// Asks for every page of a list of what one has.
    async fn every_of(&mut self, path: &str, id: &str) {
        self.pages(path, &format!("{}?limit=200", path.replace("{id}", id))).await;
    }

    async fn pages(&mut self, path: &str, target: &str) -> Vec<String> {
        let (mut ids, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = self.one(path, &format!("{target}{cursor}")).await;
            ids.extend(
                page["items"].as_array().unwrap().iter().filter_map(|item| item["id"].as_str()).map(str::to_owned),
            );
            let Some(next) = page["page"]["next_cursor"].as_str() else { return ids };
            cursor = format!("&cursor={next}");
        }
    }

    /// Asks for all there is: each list to its end, each thing in it, and what else there is.
    async fn all(&mut self) {
        for (path, method, operation) in operations() {
            let contents = operation["responses"]["200"]["content"].as_object().unwrap();
            if method != "get" || !contents.contains_key("application/json") || path.contains('{') {
                continue;
            }
            if !contents.contains_key("text/csv") {
                self.one(path, path).await;
                continue;
            }
            let query = match path {
                "/v1/search" => "q=veto+OR+said",
                "/v1/facets" => "of=quotes&by=speaker,kind",
                "/v1/timeline" => "metric=quotes&interval=all",
                "/v1/vetoes" => "convention=wide",
                _ => "",
            };
            let ids = self.every(path, query).await;
            let one = format!("{path}/{{id}}");
            if openapi()["paths"].get(&one).is_some() {
                // Neighbours in a list are alike: of three thousand votes some three hundred will do.
                for id in ids.iter().step_by(ids.len().div_ceil(300).max(1)) {
                    self.one(&one, &format!("{path}/{id}")).await;
                }
            }
        }
        self.one("/problems/{type}", "/problems/not-found").await;
    }
}

async fn house(path: &Path, registry: &Registry, record: &Record, without_text: bool) -> House {
    let now = NOW.parse().unwrap();
    let mut writer = Writer::open_with(path, registry, record, now).await.unwrap();
    if !record.votes.is_empty() {
        let mut given = reports(record);
        // Nothing is known of the article of the first claim, nor which topic the claim speaks of.
        let first = &mut given.iter_mut().find(|report| !report.detail.claims.is_empty()).unwrap().detail;
        (first.article.publisher, first.article.title, first.article.url) = (None, None, None);
        first.claims[0].topic = None;
        let bare = RawArticle {
            source_format: "txt",
            text:
                "“We will vote no,” the minister said. Russia and China vetoed a draft resolution on Syria on Saturday."
                    .to_owned(),
            ..RawArticle::default()
        };
        let bundled = Reader::new(Options::default(), registry).bundled(seeds::articles());
        let extractor = Extractor::new(&communique::seeds::registry(), communique::seeds::record());
        given.extend(bundled.into_iter().chain([bare]).map(|raw| extractor.report(raw)));
        writer.put(&given, now).await.unwrap();
    }
    writer.close().await.unwrap();
    House::over(path, |options| options.without_text = without_text).await
}

/// The bundled tables, with what a source may leave open; the ids of a vote without a title and of an actor whose first
/// office has no beginning.
fn left_open() -> (Registry, Record, String, String) {
    let (mut registry, mut record) = (seeds::registry(), seeds::record());
    let in_office = registry.actors.iter_mut().find(|actor| !actor.offices.is_empty()).unwrap();
    in_office.offices[0].from.clear();
    let in_office = in_office.id.clone();
    let mut vetoed = record.votes.iter_mut().filter(|vote| vote.vetoed_by.contains(&"RUS".to_owned()));
    let (untitled, uncounted) = (vetoed.next().unwrap(), vetoed.next().unwrap());
    untitled.title = None;
    uncounted.ballots.clear();
    let id = untitled.id.clone();
    (registry, record, id, in_office)
}

#[actix_web::test]
async fn null_stands_where_it_is_served() {
    let folder = tempfile::tempdir().unwrap();
    let (mut may, mut found, mut visited) = (Fields::new(), Fields::new(), BTreeSet::new());
    for (_, _, operation) in operations() {
        let content = &operation["responses"]["200"]["content"]["application/json"];
        allowed(&content["schema"], &mut visited, &mut may);
    }
    allowed(
        &openapi()["components"]["responses"]["NotFoundProblem"]["content"]["application/problem+json"]["schema"],
        &mut visited,
        &mut may,
    );
    assert!(may.len() > 100, "{may:?}");

    let (registry, record, untitled, in_office) = left_open();
    let house_of_all = house(&place(&folder, "all.db").await, &registry, &record, false).await;
    let mut asked = Asked { house: house_of_all, found: &mut found };
    asked.all().await;
    asked.one("/v1/actors/{id}", &format!("/v1/actors/{in_office}")).await;
    // The second one's source stands at no address of its own.
    for id in [untitled.as_str(), "S-2001-270"] {
        asked.one("/v1/votes/{id}", &format!("/v1/votes/{id}")).await;
    }
    asked.one("/v1/agreement", "/v1/agreement?members=RUS,SUN").await;
    for state in ["russia", "china", "germany"] {
        asked.every_of("/v1/actors/{id}/votes", state).await;
        asked.every_of("/v1/actors/{id}/votes/totals", state).await;
    }
    let problem = asked.house.get("/v1/quotes?zzzzzzzz=1").await.json();
    let schema = &openapi()["components"]["schemas"]["Problem"];
    assert_eq!(misfit(&problem, schema, "problem"), None);
    problem["errors"].as_array().unwrap().iter().for_each(|fault| {
        nulls(fault, &schema["properties"]["errors"]["items"], asked.found);
    });
    let request = TestRequest::post().uri("/v1/extract").set_json(json!({"text": "“No,” she said."}));
    let extracted = asked.house.send(request).await.json();
    nulls(
        &extracted,
        &openapi()["paths"]["/v1/extract"]["post"]["responses"]["200"]["content"]["application/json"]["schema"],
        asked.found,
    );

    let withheld = house(&place(&folder, "withheld.db").await, &registry, &record, true).await;
    let mut asked = Asked { house: withheld, found: &mut found };
    for id in asked.every("/v1/articles", "").await.iter().take(1) {
        asked.one("/v1/articles/{id}", &format!("/v1/articles/{id}")).await;
    }
    let empty = house(&place(&folder, "empty.db").await, &registry, &Record::default(), false).await;
    Asked { house: empty, found: &mut found }.one("/v1/dataset", "/v1/dataset").await;

    let never: Vec<&String> = may.difference(&found).collect();
    assert!(never.is_empty(), "never null, though the document says so: {never:?}");
    let undocumented: Vec<&String> = found.difference(&may).collect();
    assert!(undocumented.is_empty(), "null, though the document does not say so: {undocumented:?}");
}
