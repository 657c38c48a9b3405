//! What is stated about votes, by way of the whole extractor and held against the bundled record.
//!
//! Every sentence is of our own making; the votes, numbers and days in them are the record's.

use std::sync::LazyLock;

use communique::domain::{Basis, Metadata, RawArticle, Record, Report, Stated};
use communique::extract::{Gazetteer, findings};
use communique::seeds;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::new(&seeds::registry()));
static RECORD: LazyLock<Record> = LazyLock::new(seeds::record);

/// The claims of an article as `kind members verdict votes`, or with a modality that states no fact as
/// `modality kind members`; counts and attribution are told where they are.
fn claims(day: &str, text: &str) -> Vec<String> {
    let published_on = Stated::new(day.parse().ok(), Basis::Manifest);
    let raw = RawArticle {
        text: text.to_owned(),
        metadata: Metadata { published_on, ..Metadata::default() },
        ..RawArticle::default()
    };
    let found = findings(&raw, &GAZETTEER);
    let report = Report::new(raw, found, &RECORD);
    let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let told = |claim: &communique::domain::Claim| {
        let kind = word(serde_json::to_value(claim.kind).unwrap());
        let modality = word(serde_json::to_value(claim.modality).unwrap());
        let mut words = Vec::new();
        if modality != "asserted" {
            words.push(modality);
        }
        words.push(kind);
        words.extend(claim.count.map(|count| count.to_string()));
        words.push(claim.members.join("+"));
        words.push(claim.verdict.map(|verdict| word(serde_json::to_value(verdict).unwrap())).unwrap_or_default());
        words.extend(claim.votes.iter().cloned());
        assert_eq!(claim.verdict.is_some(), claim.reason.is_some());
        words.retain(|word| !word.is_empty());
        words.join(" ")
    };
    report.detail.claims.iter().map(told).collect()
}

#[track_caller]
fn check(cases: &[(&str, &str, &[&str])]) {
    let mut wrong = Vec::new();
    for (day, text, expected) in cases {
        let found = claims(day, text);
        if found != *expected {
            wrong.push(format!("{day} {text}\n    found    {found:?}\n    expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
