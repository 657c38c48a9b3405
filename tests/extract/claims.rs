//! What is stated about votes, by way of the whole extractor and held against the bundled record.
//!
//! The sentences stand in `tables`: the votes, numbers and days in them are the record's, the words of our own making.

use std::sync::LazyLock;

use communique::council::Record;
use communique::council::Report;
use communique::domain::{Basis, Metadata, RawArticle, Stated};
use communique::extract::{Gazetteer, findings};
use communique::seeds;

use crate::tables::{self, Case};

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::new(&seeds::registry()));
static RECORD: LazyLock<Record> = LazyLock::new(seeds::record);

/// The claims of an article as `kind members verdict votes`, or with a modality that states no fact as
/// `modality kind members`; with the count and the attribution where there are any.
fn claims(case: &Case) -> Vec<String> {
    // The day, and behind another `|` a headline that the text does not repeat.
    let (day, title) = case.given.split_once('|').unwrap_or((case.given, ""));
    let published_on = Stated::new(day.trim().parse().ok(), Basis::Manifest);
    let title = Stated::new(Some(title.trim().to_owned()).filter(|title| !title.is_empty()), Basis::Manifest);
    let raw = RawArticle {
        text: case.text.clone(),
        metadata: Metadata { published_on, title, ..Metadata::default() },
        ..RawArticle::default()
    };
    let found = findings(&raw, &GAZETTEER);
    let report = Report::new(raw, found, &RECORD);
    let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let told = |claim: &communique::domain::Claim| {
        let kind = word(serde_json::to_value(claim.kind).expect("a name"));
        let modality = word(serde_json::to_value(claim.modality).expect("a name"));
        let mut words = Vec::new();
        if modality != "asserted" {
            words.push(modality);
        }
        words.push(kind);
        words.extend(claim.count.map(|count| count.to_string()));
        words.push(claim.members.join("+"));
        words.push(
            claim.verdict.map(|verdict| word(serde_json::to_value(verdict).expect("a name"))).unwrap_or_default(),
        );
        words.extend(claim.votes.iter().cloned());
        assert_eq!(claim.verdict.is_some(), claim.reason.is_some());
        words.retain(|word| !word.is_empty());
        words.join(" ")
    };
    report.detail.claims.iter().map(told).collect()
}

#[test]
fn each_kind_of_claim_is_found_and_judged() {
    tables::check(include_str!("tables/claims.txt"), claims);
}

/// In the words of the world's press: wires, American, British, Indian and Arab papers.
#[test]
fn what_the_press_states_is_found_and_judged() {
    tables::check(include_str!("tables/press.txt"), claims);
}

/// Phrases for ballots, numbers and results beyond those of the rules' own verbs.
#[test]
fn further_wordings_are_found_and_judged() {
    tables::check(include_str!("tables/wordings.txt"), claims);
}

/// Wordings of every kind that no rule was written from, and sentences that tempt to be read as votes and are none.
#[test]
fn other_words_for_votes_are_read_and_what_is_none_is_left_alone() {
    tables::check(include_str!("tables/phrases.txt"), claims);
}

/// After the manner of real pages: what stands beside the vote in a report, and must not be taken for it.
#[test]
fn what_reports_tell_beside_the_vote_is_kept_apart() {
    tables::check(include_str!("tables/reports.txt"), claims);
}

#[test]
fn spans_are_the_clause_and_count_code_points() {
    let text = "“Naïve”, said one; Russia vetoed the UN resolution on Syria, which had 13 backers.";
    let found = findings(&RawArticle { text: text.to_owned(), ..RawArticle::default() }, &GAZETTEER);
    let [assertion] = &found.assertions[..] else { panic!("{:?}", found.assertions) };
    let (start, end) = (assertion.span.start as usize, assertion.span.end as usize);
    let clause: String = text.chars().skip(start).take(end - start).collect();
    assert_eq!(clause, "Russia vetoed the UN resolution on Syria");
}
