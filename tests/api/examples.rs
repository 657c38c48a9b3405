//! The examples of the document: requests to a server that has just been started, with what it answers.
//!
//! `openapi/examples.json` has one for each operation. `UPDATE_EXPECT=1` asks them all anew and writes the
//! file; the document embeds it.

use std::collections::BTreeSet;

use actix_web::test::TestRequest;
use communique::extract::Extractor;
use communique::ingest::source::{Options, Reader};
use communique::seeds;
use communique::store::Writer;
use expect_test::expect_file;
use serde_json::{Value, json};

use crate::house::{House, NOW, place};
use crate::openapi::operations;

const EXAMPLES: &str = include_str!("../../openapi/examples.json");

/// A server over the bundled seeds and demo articles alone, as `serve` makes it.
async fn demo() -> (tempfile::TempDir, House) {
    let folder = tempfile::tempdir().unwrap();
    let path = place(&folder, "demo.db").await;
    let now = NOW.parse().unwrap();
    let mut writer = Writer::open(&path, now).await.unwrap();
    let articles = Reader::new(Options::default(), &seeds::registry()).bundled(seeds::articles());
    let extractor = Extractor::new(&communique::seeds::registry(), communique::seeds::record());
    let reports: Vec<_> = articles.into_iter().map(|raw| extractor.report(raw)).collect();
    writer.put(&reports, now).await.unwrap();
    writer.close().await.unwrap();
    let house = House::over(&path, |_| {}).await;
    (folder, house)
}

/// What is different on every server is taken from the file.
fn settle(answer: &mut Value, example: &Value) {
    for pointer in example["varies"].as_array().into_iter().flatten() {
        let pointer = pointer.as_str().unwrap();
        let kept = example["response"].pointer(pointer).cloned().unwrap_or_default();
        *answer.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer} is not answered")) = kept;
    }
}

#[actix_web::test]
async fn examples_are_true() {
    let (_folder, house) = demo().await;
    let mut examples: Value = serde_json::from_str(EXAMPLES).unwrap();
    for (operation, example) in examples.as_object_mut().unwrap() {
        let (method, target) = example["request"].as_str().unwrap().split_once(' ').unwrap();
        let request = match method {
            "POST" => TestRequest::post().set_json(&example["body"]),
            _ => TestRequest::get(),
        };
        let reply = house.send(request.uri(target)).await;
        assert_eq!(reply.status, 200, "{operation}: {}", reply.text());
        if example["varies"] == true {
            continue;
        }
        let text = reply.header("content-type").starts_with("text/");
        let mut answer = if text { json!(reply.text()) } else { reply.json() };
        settle(&mut answer, example);
        example["response"] = answer;
    }
    let mut text = serde_json::to_string_pretty(&examples).unwrap();
    text.push('\n');
    expect_file!["../../openapi/examples.json"].assert_eq(&text);
}

#[test]
fn every_operation_has_an_example() {
    let examples: Value = serde_json::from_str(EXAMPLES).unwrap();
    let given: BTreeSet<&str> = examples.as_object().unwrap().keys().map(String::as_str).collect();
    let operations: BTreeSet<&str> = operations().map(|(_, _, op)| op["operationId"].as_str().unwrap()).collect();
    assert_eq!(given, operations);
    for (path, method, operation) in crate::openapi::operations() {
        let description = operation["description"].as_str().unwrap();
        assert!(description.contains("Example: `"), "{method} {path}");
        let contents = operation["responses"]["200"]["content"].as_object().unwrap();
        assert!(contents.values().any(|content| content.get("example").is_some()), "{method} {path}");
    }
}
