//! Each filter and order of votes.

use serde_json::{Value, json};

use super::*;
use crate::council::RecordVote;
use crate::store::council::fixture::{filter, snapshot};

const EVERYTHING: Paging = Paging { limit: u32::MAX - 1, cursor: None, count: false };

fn has(vote: &RecordVote, member: &str, option: Option<VoteOption>) -> bool {
    vote.ballots.iter().any(|(theirs, chosen)| theirs == member && option.is_none_or(|option| option == *chosen))
}

fn vetoed_by(vote: &RecordVote, member: &str) -> bool {
    vote.vetoed_by.iter().any(|theirs| theirs == member)
}

fn has_words(vote: &RecordVote, words: &[&str]) -> bool {
    let text =
        [&vote.title, &vote.agenda_item].map(|text| text.as_deref().unwrap_or_default().to_lowercase()).join(" ");
    words.iter().all(|word| text.split(|c: char| !c.is_alphanumeric()).any(|token| token == *word))
}

/// Each filter with the same question asked of the bundled tables in plain Rust.
#[tokio::test]
async fn every_filter_finds_what_the_tables_say() {
    type Predicate = fn(&RecordVote) -> bool;
    let cases: [(Value, Predicate); 21] = [
        (json!({}), |_| true),
        (json!({"option": "no"}), |vote| vote.ballots.iter().any(|(_, option)| *option == VoteOption::No)),
        (json!({"topic": "syria,Lebanon"}), |vote| vote.topic == "syria" || vote.topic == "lebanon"),
        (json!({"outcome": "vetoed,not_adopted"}), |vote| vote.outcome != Outcome::Adopted),
        (json!({"vote_kind": "paragraph"}), |vote| vote.vote_kind == "paragraph"),
        (json!({"symbol": "s-2012-77"}), |vote| vote.id == "S-2012-77"),
        (json!({"symbol": "resolution 2254"}), |vote| vote.id == "S-RES-2254-2015"),
        (json!({"symbol": "S/RES/2254 (2015),2118"}), |vote| {
            ["S-RES-2254-2015", "S-RES-2118-2013"].contains(&vote.id.as_str())
        }),
        (json!({"symbol": "S/RES/2254 (2014)"}), |_| false),
        (json!({"symbol": "s/pv.6711"}), |vote| vote.meeting.as_deref() == Some("S/PV.6711")),
        (json!({"symbol": "S/15156"}), |vote| vote.id == "S-15156-Rev.2"),
        (json!({"symbol": "S-RES-2720-2023-amendment-1"}), |vote| vote.id == "S-RES-2720-2023-amendment-1"),
        (json!({"member": "deu"}), |vote| has(vote, "DEU", None)),
        (json!({"member": "CHN", "option": "no,abstain"}), |vote| {
            has(vote, "CHN", Some(VoteOption::No)) || has(vote, "CHN", Some(VoteOption::Abstain))
        }),
        (json!({"member": "CHN,RUS", "option": "abstain", "match": "any"}), |vote| {
            has(vote, "CHN", Some(VoteOption::Abstain)) || has(vote, "RUS", Some(VoteOption::Abstain))
        }),
        (json!({"member": "CHN,RUS", "option": "abstain", "match": "all"}), |vote| {
            has(vote, "CHN", Some(VoteOption::Abstain)) && has(vote, "RUS", Some(VoteOption::Abstain))
        }),
        (json!({"vetoed_by": "CHN,USA"}), |vote| vetoed_by(vote, "CHN") || vetoed_by(vote, "USA")),
        (json!({"vetoed_by": "CHN,RUS", "match": "all"}), |vote| vetoed_by(vote, "CHN") && vetoed_by(vote, "RUS")),
        (json!({"date_from": "1991-12-24", "date_to": "1992-01-31"}), |vote| {
            ("1991-12-24".parse().unwrap()..="1992-01-31".parse().unwrap()).contains(&vote.date)
        }),
        (json!({"q": "Chemical weapons"}), |vote| {
            has_words(vote, &["chemical", "weapons"]) || has_words(vote, &["chemical", "weapon"])
        }),
        (json!({"q": "cyprus -extension", "topic": "cyprus"}), |vote| {
            vote.topic == "cyprus" && has_words(vote, &["cyprus"]) && !has_words(vote, &["extension"])
        }),
    ];
    let (_folder, mut snapshot) = snapshot().await;
    let record = crate::seeds::record();
    for (fields, predicate) in cases {
        let found = snapshot.votes::<Vote>(&filter(fields.clone()), &EVERYTHING).await.unwrap();
        let found: Vec<_> = found.items.iter().map(|vote| vote.id.as_str()).collect();
        let expected: Vec<_> =
            record.votes.iter().rev().filter(|vote| predicate(vote)).map(|vote| vote.id.as_str()).collect();
        assert_eq!(found, expected, "{fields}");
    }
}

#[tokio::test]
async fn pages_join_to_the_whole_in_every_order() {
    let (_folder, mut snapshot) = snapshot().await;
    for sort in ["date", "-date", "-claim_count"] {
        let asked = filter(json!({"topic": "syria", "sort": sort}));
        let whole = snapshot.votes::<Vote>(&asked, &EVERYTHING).await.unwrap().items;
        let mut paging = Paging { limit: 7, cursor: None, count: true };
        let mut joined = Vec::new();
        loop {
            let page = snapshot.votes::<Vote>(&asked, &paging).await.unwrap();
            assert_eq!(page.page.total, Some(whole.len() as u64));
            joined.extend(page.items.iter().cloned());
            if !paging.follow(&page) {
                break;
            }
        }
        assert_eq!(joined, whole, "{sort}");
        let ascending = whole.windows(2).all(|pair| pair[0].date <= pair[1].date);
        assert_eq!(ascending, sort == "date", "{sort}");
    }
}

#[tokio::test]
async fn what_no_vote_can_have_is_refused() {
    let (_folder, mut snapshot) = snapshot().await;
    for (fields, parameter) in [
        (json!({"symbol": "Syria"}), "symbol"),
        (json!({"topic": "sirya"}), "topic"),
        (json!({"member": "China"}), "member"),
        (json!({"vetoed_by": "XYZ"}), "vetoed_by"),
        (json!({"vote_kind": "resolution"}), "vote_kind"),
        (json!({"topic": "syria,sirya", "member": "XYZ,CHN,YYY"}), "topic,member,member"),
    ] {
        let error = snapshot.votes::<Vote>(&filter(fields.clone()), &Paging::default()).await.unwrap_err();
        let told = match &error {
            Error::BadFilter { parameter, .. } => vec![*parameter],
            Error::UnknownValues(unknown) => unknown.iter().map(|unknown| unknown.parameter).collect(),
            _ => Vec::new(),
        };
        assert_eq!(told.join(","), parameter, "{fields}: {error}");
    }
}
