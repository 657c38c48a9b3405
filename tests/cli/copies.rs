//! Copies: one report in several papers, loaded from the command line.

use std::fs;

use serde_json::{Value, json};

use super::{Desk, text};

const REPORT: &str = "Envoys of five states met in Geneva on Monday to speak of a truce that none of them had seen in \
                      writing. They left the hall after two hours, and nobody said when they would meet again.";

/// Loads records, and returns the articles as they are exported.
fn loaded(records: &[Value]) -> (Desk, Vec<Value>) {
    let desk = Desk::new();
    let lines: Vec<String> = records.iter().map(|record| format!("{record}\n")).collect();
    let lines = lines.concat();
    fs::write(desk.path("lines.jsonl"), lines).unwrap();
    desk.ingest(0, &desk.path("lines.jsonl"));
    let articles = articles(&desk, "out");
    (desk, articles)
}

fn articles(desk: &Desk, folder: &str) -> Vec<Value> {
    let output = desk.run(&["export", "--format", "ndjson", "--only", "articles", folder]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let lines = fs::read_to_string(desk.path(folder).join("articles.ndjson")).unwrap();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn of<'a>(articles: &'a [Value], field: &str, value: &str) -> &'a Value {
    articles.iter().find(|article| article[field] == value).unwrap()
}

#[test]
fn a_report_in_several_papers_is_one_group_until_they_are_removed() {
    let (desk, before) = loaded(&[
        json!({"url": "https://a.example/1", "publisher": "Post", "published_on": "2012-02-05", "text": REPORT}),
        json!({"url": "https://b.example/2", "publisher": "Sun", "published_on": "2012-02-04", "text": REPORT.replace("again.", "again soon.")}),
        json!({"url": "https://c.example/3", "publisher": "Globe", "text": "A mayor spoke of bridges, and of nothing else at all."}),
    ]);
    let first = &of(&before, "publisher", "Sun")["id"];
    assert_eq!(
        [&of(&before, "publisher", "Sun")["copy_group"], &of(&before, "publisher", "Post")["copy_group"]],
        [first; 2]
    );
    assert_eq!(of(&before, "publisher", "Globe")["copy_group"], Value::Null);
    assert!(desk.run(&["remove", "http://www.b.example/2/?utm_source=x"]).status.success());
    let after = articles(&desk, "after");
    assert_eq!(after.iter().map(|article| &article["copy_group"]).collect::<Vec<_>>(), [&Value::Null; 2]);
    let checked = desk.run(&["check"]);
    assert!(checked.status.success(), "{}", text(&checked.stdout));
}

#[test]
fn spellings_of_an_address_are_one_article_and_outlets_without_one_are_two() {
    let (_, articles) = loaded(&[
        json!({"url": "https://www.a.example/1?utm_source=x", "text": REPORT}),
        json!({"url": "http://amp.a.example/1/amp", "text": REPORT}),
        json!({"publisher": "Post", "text": REPORT}),
        json!({"publisher": "POST ", "text": REPORT}),
        json!({"publisher": "Sun", "text": REPORT}),
    ]);
    assert_eq!(articles.len(), 3);
    assert_eq!(of(&articles, "url", "http://amp.a.example/1/amp")["publisher"], Value::Null);
}
