//! A state's ballots against the bundled record.

use crate::domain::MemberVote;
use serde_json::{Value, json};

use super::*;
use crate::council::RecordVote;
use crate::store::council::fixture::{filter, snapshot};

const EVERYTHING: Paging = Paging { limit: u32::MAX - 1, cursor: None, count: false };

#[tokio::test]
async fn every_filter_finds_what_the_tables_say() {
    type Predicate = fn(&RecordVote, VoteOption) -> bool;
    let cases: [(Value, Predicate); 7] = [
        (json!({}), |_, _| true),
        (json!({"option": "no,abstain"}), |_, option| matches!(option, VoteOption::No | VoteOption::Abstain)),
        (json!({"veto": true}), |vote, _| vote.vetoed_by.iter().any(|member| member == "CHN")),
        (json!({"veto": false, "option": "no"}), |vote, option| {
            option == VoteOption::No && !vote.vetoed_by.iter().any(|member| member == "CHN")
        }),
        (json!({"topic": "syria", "outcome": "adopted"}), |vote, _| {
            vote.topic == "syria" && vote.outcome == Outcome::Adopted
        }),
        (json!({"vote_kind": "recommendation"}), |vote, _| vote.vote_kind == "recommendation"),
        (json!({"date_from": "2012-01-01", "date_to": "2012-12-31"}), |vote, _| vote.date.0.year() == 2012),
    ];
    let (_folder, mut snapshot) = snapshot().await;
    let record = crate::seeds::record();
    for (fields, predicate) in cases {
        let found =
            snapshot.member_votes::<MemberVote>("CHN", &filter(fields.clone()), &EVERYTHING).await.unwrap().items;
        let found: Vec<_> = found.into_iter().map(|vote| (vote.vote_id, vote.option)).collect();
        let mut expected = Vec::new();
        for vote in record.votes.iter().rev() {
            let ballot = vote.ballots.iter().find(|(member, _)| member == "CHN");
            expected.extend(
                ballot.filter(|(_, option)| predicate(vote, *option)).map(|(_, option)| (vote.id.clone(), *option)),
            );
        }
        assert_eq!(found, expected, "{fields}");
    }
}

#[tokio::test]
async fn pages_join_to_the_whole() {
    let (_folder, mut snapshot) = snapshot().await;
    for sort in ["date", "-date"] {
        let asked = filter(json!({"topic": "syria", "sort": sort}));
        let whole = snapshot.member_votes::<MemberVote>("RUS", &asked, &EVERYTHING).await.unwrap().items;
        let mut paging = Paging { limit: 11, cursor: None, count: false };
        let mut joined = Vec::new();
        loop {
            let page = snapshot.member_votes::<MemberVote>("RUS", &asked, &paging).await.unwrap();
            joined.extend(page.items.iter().cloned());
            if !paging.follow(&page) {
                break;
            }
        }
        assert!(whole.len() > 22 && joined == whole, "{sort}");
    }
}

#[tokio::test]
async fn sums_add_up() {
    let (_folder, mut snapshot) = snapshot().await;
    let all = snapshot.member_vote_totals("RUS", &MemberVoteTotalFilter::default(), &EVERYTHING).await.unwrap().items;
    let [all] = &all[..] else { panic!("one row for all") };
    assert_eq!(
        all.vote_count,
        all.yes_count + all.no_count + all.abstain_count + all.not_voting_count + all.absent_count
    );
    assert_eq!((all.official_veto_count, all.wide_veto_count), (41, 41));
    for (by, least) in [("topic", 20), ("year", 20), ("decade", 4), ("regional_group", 1)] {
        let rows = snapshot.member_vote_totals("RUS", &filter(json!({"by": by})), &EVERYTHING).await.unwrap().items;
        assert!(rows.len() >= least && rows.iter().map(|row| row.vote_count).sum::<u32>() == all.vote_count, "{by}");
        assert_eq!(rows.iter().map(|row| row.official_veto_count).sum::<u32>(), 41, "{by}");
    }
    let syria = filter(json!({"topic": "syria", "date_from": "2011-10-01", "date_to": "2012-08-14"}));
    let syria = snapshot.member_vote_totals("CHN", &syria, &EVERYTHING).await.unwrap().items;
    assert_eq!(syria[0].official_veto_count, 3);
}

#[tokio::test]
async fn a_state_answers_to_its_code_and_its_id() {
    let (_folder, mut snapshot) = snapshot().await;
    for (given, code) in [("RUS", Some("RUS")), ("nobody", None)] {
        assert_eq!(snapshot.member_code(given).await.unwrap().as_deref(), code);
    }
}
