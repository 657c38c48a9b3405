//! Vetoes and their totals against the bundled record.

use crate::domain::Veto;
use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::*;
use crate::council::RecordVote;
use crate::domain::Outcome;
use crate::store::council::fixture::{filter, snapshot};

const EVERYTHING: Paging = Paging { limit: u32::MAX - 1, cursor: None, count: false };

#[tokio::test]
async fn casts_are_the_record_s_vetoed_by_under_every_filter() {
    type Predicate = fn(&RecordVote, &str) -> bool;
    let cases: [(Value, Predicate); 8] = [
        (json!({"convention": "wide"}), |_, _| true),
        (json!({}), |vote, _| vote.in_official_veto_list != Some(false)),
        (json!({"convention": "wide", "member": "sun"}), |_, member| member == "SUN"),
        (json!({"convention": "wide", "seat": "RUS"}), |_, member| member == "SUN" || member == "RUS"),
        (json!({"convention": "wide", "topic": "syria"}), |vote, _| vote.topic == "syria"),
        (json!({"convention": "wide", "date_from": "2022-05-27"}), |vote, _| vote.date > "2022-05-26".parse().unwrap()),
        (json!({"convention": "official", "date_to": "1950-12-31"}), |vote, _| {
            vote.in_official_veto_list == Some(true) && vote.date.0.year() <= 1950
        }),
        (json!({"convention": "wide", "sort": "date"}), |_, _| true),
    ];
    let (_folder, mut snapshot) = snapshot().await;
    let record = crate::seeds::record();
    for (fields, predicate) in cases {
        let found = snapshot.vetoes::<Veto>(&filter(fields.clone()), &EVERYTHING).await.unwrap().items;
        let found: Vec<_> = found.into_iter().map(|veto| (veto.vote_id, veto.member)).collect();
        let mut expected = Vec::new();
        for vote in record.votes.iter().filter(|vote| vote.outcome == Outcome::Vetoed) {
            let members = vote.vetoed_by.iter().filter(|member| predicate(vote, member));
            expected.extend(members.map(|member| (vote.id.clone(), member.clone())));
        }
        if fields.get("sort").is_none() {
            expected.reverse();
        }
        assert_eq!(found, expected, "{fields}");
    }
}

async fn casts(snapshot: &mut Snapshot, fields: Value) -> BTreeMap<String, (u32, u32)> {
    let totals = snapshot.veto_totals(&filter(fields), &EVERYTHING).await.unwrap().items;
    totals.into_iter().map(|total| (total.key.unwrap_or_default(), (total.cast_count, total.vote_count))).collect()
}

fn counts(expected: &[(&str, u32)]) -> BTreeMap<String, u32> {
    expected.iter().map(|(key, count)| ((*key).to_owned(), *count)).collect()
}

/// The totals published for the library's list as of 26 May 2022.
#[tokio::test]
async fn the_official_totals_are_the_library_s() {
    let (_folder, snapshot) = &mut snapshot().await;
    let to = "2022-05-26";
    let by_member = casts(snapshot, json!({"by": "member", "date_to": to})).await;
    let published = counts(&[("SUN", 90), ("RUS", 30), ("USA", 82), ("GBR", 29), ("FRA", 17), ("CHN", 17)]);
    assert_eq!(by_member.into_iter().map(|(key, (casts, _))| (key, casts)).collect::<BTreeMap<_, _>>(), published);
    assert_eq!(casts(snapshot, json!({"by": "all", "date_to": to})).await[""], (265, 213));
    assert_eq!(casts(snapshot, json!({"by": "all", "date_to": to, "convention": "wide"})).await[""].1, 250);
    let by_seat = casts(snapshot, json!({"by": "seat", "date_to": to})).await;
    assert_eq!(by_seat["RUS"].0, 120);
    // The Republic of China's one veto is not in the library's list.
    let by_holder = casts(snapshot, json!({"by": "holder", "date_to": to, "seat": "CHN", "convention": "wide"})).await;
    assert_eq!((by_holder["Republic of China"].0, by_holder["China"].0), (1, 18));
}

#[tokio::test]
async fn without_by_every_group_stands_in_turn() {
    let (_folder, snapshot) = &mut snapshot().await;
    let rows = |fields| {
        let selection = VetoSelection { topic: OneOf::from("syria".to_owned()), ..VetoSelection::default() };
        VetoTotalFilter { selection, ..filter(fields) }
    };
    let every = snapshot.veto_totals(&rows(json!({})), &EVERYTHING).await.unwrap().items;
    let mut joined = Vec::new();
    for by in ["all", "member", "seat", "holder", "decade", "topic"] {
        joined.extend(snapshot.veto_totals(&rows(json!({"by": by})), &EVERYTHING).await.unwrap().items);
    }
    assert_eq!(every, joined);
    // Pages of one row lead through all of them, though keys recur from group to group.
    let mut paging = Paging { limit: 1, ..Paging::default() };
    let mut paged = Vec::new();
    loop {
        let page = snapshot.veto_totals(&rows(json!({})), &paging).await.unwrap();
        paged.extend(page.items.clone());
        if !paging.follow(&page) {
            break;
        }
    }
    assert_eq!(paged, every);
    let nothing: VetoTotalFilter = filter(json!({"date_from": "2100-01-01"}));
    assert_eq!(snapshot.veto_totals(&nothing, &EVERYTHING).await.unwrap().items, []);
}

#[tokio::test]
async fn groups_add_up() {
    let (_folder, snapshot) = &mut snapshot().await;
    for by in ["member", "seat", "holder", "year", "decade", "topic", "regional_group"] {
        let groups = casts(snapshot, json!({"by": by, "convention": "wide"})).await;
        let all = casts(snapshot, json!({"by": "all", "convention": "wide"})).await[""];
        assert_eq!(groups.values().map(|(casts, _)| casts).sum::<u32>(), all.0, "{by}");
        let votes: u32 = groups.values().map(|(_, votes)| votes).sum();
        // A vote that three members vetoed stands in three groups of members, in one decade and topic.
        assert_eq!(votes == all.1, by == "year" || by == "decade" || by == "topic", "{by}");
    }
    let by_group = casts(snapshot, json!({"by": "regional_group", "date_from": "1992-01-01"})).await;
    let by_member = casts(snapshot, json!({"by": "member", "date_from": "1992-01-01"})).await;
    assert_eq!(by_group["eastern_european"], by_member["RUS"]);
    assert_eq!(casts(snapshot, json!({"by": "year", "seat": "RUS"})).await["2012"].0, 2);
}
