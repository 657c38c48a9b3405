//! Agreement against the bundled record.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::*;
use crate::council::{Record, RecordVote};
use crate::domain::VoteOption;
use crate::store::council::fixture::{filter, snapshot};

const EVERYTHING: Paging = Paging { limit: u32::MAX - 1, cursor: None, count: false };

/// The same figures by another way: vote after vote over the bundled tables, kappa by counting pairs.
fn counted(record: &Record, a: &str, b: &str, of: fn(&RecordVote) -> bool) -> (u32, u32, Option<f64>, Option<f64>) {
    let (mut both, mut same) = (0u32, 0u32);
    let (mut first, mut second) = (HashMap::new(), HashMap::new());
    for vote in record.votes.iter().filter(|vote| of(vote)) {
        let ballots: HashMap<&str, VoteOption> =
            vote.ballots.iter().map(|(member, option)| (member.as_str(), *option)).collect();
        let (Some(one), Some(other)) = (ballots.get(a), ballots.get(b)) else { continue };
        if [one, other].iter().any(|option| matches!(option, VoteOption::Absent | VoteOption::NotVoting)) {
            continue;
        }
        both += 1;
        same += u32::from(one == other);
        *first.entry(*one).or_insert(0u32) += 1;
        *second.entry(*other).or_insert(0u32) += 1;
    }
    if both == 0 {
        return (0, 0, None, None);
    }
    let product: u32 = first.iter().map(|(option, count)| count * second.get(option).unwrap_or(&0)).sum();
    // Both numerator and denominator times both²: (same·n − Σ aᵢbᵢ) / (n² − Σ aᵢbᵢ).
    let square = both * both;
    let kappa = (square != product)
        .then(|| (f64::from(same * both) - f64::from(product)) / (f64::from(square) - f64::from(product)));
    let four = |value: f64| (value * 10_000.0).round() / 10_000.0;
    (both, same, Some(four(f64::from(same) / f64::from(both))), kappa.map(four))
}

fn contested(vote: &RecordVote) -> bool {
    vote.ballots.iter().any(|(_, option)| matches!(option, VoteOption::No | VoteOption::Abstain))
}

#[tokio::test]
async fn figures_are_those_counted_from_the_tables() {
    type Predicate = fn(&RecordVote) -> bool;
    let five = "CHN,FRA,GBR,RUS,SUN,USA";
    let cases: [(Value, Predicate); 6] = [
        (json!({"members": five}), |_| true),
        (json!({"members": five, "contested": true}), contested),
        (json!({"members": five, "topic": "syria"}), |vote| vote.topic == "syria"),
        (json!({"members": five, "date_from": "2011-01-01", "date_to": "2015-12-31"}), |vote| {
            (2011..=2015).contains(&vote.date.0.year())
        }),
        (json!({"members": five, "vote_kind": "recommendation"}), |vote| vote.vote_kind == "recommendation"),
        (json!({"contested": true}), contested),
    ];
    let (_folder, mut snapshot) = snapshot().await;
    let record = crate::seeds::record();
    for (fields, of) in cases {
        let pairs = snapshot.agreement(&filter(fields.clone()), &EVERYTHING).await.unwrap().items;
        let named = fields.get("members").is_some();
        assert!(if named { pairs.len() == 15 } else { pairs.len() > 1_000 }, "{fields}: {}", pairs.len());
        for pair in pairs.iter().step_by(if named { 1 } else { 97 }) {
            let ours = (pair.both_voted, pair.same, pair.rate, pair.kappa);
            assert_eq!(ours, counted(&record, &pair.a, &pair.b, of), "{fields}: {}-{}", pair.a, pair.b);
        }
    }
}

#[test]
fn kappa_is_one_for_likes_and_nothing_where_there_is_no_choice() {
    let kappa = |table: &Table| pair("A", "B", table).kappa;
    assert_eq!(kappa(&[[5, 0, 0], [0, 3, 0], [0, 0, 2]]), Some(1.0));
    assert_eq!(kappa(&[[1, 1, 0], [1, 1, 0], [0, 0, 0]]), Some(0.0));
    assert_eq!(kappa(&[[0, 4, 0], [4, 0, 0], [0, 0, 0]]), Some(-1.0));
    assert_eq!(kappa(&[[9, 0, 0], [0, 0, 0], [0, 0, 0]]), None);
    assert_eq!(kappa(&Table::default()), None);
}

#[tokio::test]
async fn every_order_is_whole_and_sorted() {
    let (_folder, mut snapshot) = snapshot().await;
    for sort in ["members", "-rate", "rate", "-both_voted"] {
        let asked = filter(json!({"members": "CHN,FRA,GBR,RUS,SUN,USA", "contested": true, "sort": sort}));
        let pairs = snapshot.agreement(&asked, &EVERYTHING).await.unwrap().items;
        assert_eq!((pairs[0].a_name.is_empty(), pairs[0].b_name.is_empty()), (false, false), "{sort}");
        // Russia and the Soviet Union never sat together.
        assert_eq!(pairs.iter().filter(|pair| pair.rate.is_none()).count(), 1, "{sort}");
        let rates: Vec<f64> = pairs.iter().filter_map(|pair| pair.rate).collect();
        let sorted = match sort {
            "members" => pairs.windows(2).all(|two| (&two[0].a, &two[0].b) < (&two[1].a, &two[1].b)),
            "-rate" => rates.windows(2).all(|two| two[0] >= two[1]) && pairs[14].rate.is_none(),
            "rate" => rates.windows(2).all(|two| two[0] <= two[1]) && pairs[14].rate.is_none(),
            _ => pairs.windows(2).all(|two| two[0].both_voted >= two[1].both_voted),
        };
        assert!(sorted, "{sort}: {pairs:?}");
    }
}
