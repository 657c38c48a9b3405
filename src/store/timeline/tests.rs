//! Timelines against a small database.

use std::collections::BTreeMap;

use serde_json::json;

use super::*;
use crate::store::fixtures::{Database, five};
use crate::store::timeline::counts::leave_top;

#[expect(clippy::too_many_lines, reason = "a table of questions and their rows")]
fn cases() -> Vec<(serde_json::Value, Vec<&'static str>)> {
    vec![
        (
            json!({"metric": "articles", "interval": "month"}),
            vec!["2011-10-01 1", "2011-11-01 0", "2011-12-01 0", "2012-01-01 0", "2012-02-01 3", "- 1"],
        ),
        (json!({"metric": "articles", "interval": "all"}), vec!["- 5"]),
        (
            json!({"metric": "articles", "interval": "year", "split_by": "publisher"}),
            vec![
                "2011-01-01 1",
                "2011-01-01 0 Daily Sample",
                "2011-01-01 0 The Example Post",
                "2012-01-01 0",
                "2012-01-01 1 Daily Sample",
                "2012-01-01 2 The Example Post",
                "- 0",
                "- 1 Daily Sample",
                "- 0 The Example Post",
            ],
        ),
        (json!({"metric": "quotes", "interval": "quarter", "speaker": "ada-minister"}), vec!["2012-01-01 2"]),
        (
            json!({"metric": "quotes", "interval": "week", "speaker_state": "RUS", "split_by": "speaker"}),
            vec!["2012-01-30 1 ada-minister", "2012-02-06 1 ada-minister"],
        ),
        (
            json!({"metric": "quotes", "interval": "all", "split_by": "speaker,kind", "top": 2}),
            vec!["- 1 direct", "- 2 ada-minister direct", "- 1 bo-scholar direct", "- 1 rest direct"],
        ),
        (
            json!({"metric": "quotes", "interval": "year", "split_by": "speaker", "top": 1}),
            vec![
                "2011-01-01 0",
                "2011-01-01 0 ada-minister",
                "2011-01-01 1 rest",
                "2012-01-01 0",
                "2012-01-01 2 ada-minister",
                "2012-01-01 1 rest",
                "- 1",
                "- 0 ada-minister",
                "- 0 rest",
            ],
        ),
        (
            json!({"metric": "quotes", "interval": "all", "split_by": "speaker_state", "top": 1}),
            vec!["- 2", "- 2 RUS", "- 1 rest"],
        ),
        (
            json!({"metric": "mentions", "interval": "all", "split_by": "speaker", "top": 1, "publisher": "Daily Sample"}),
            vec!["- 1 china", "- 1 rest"],
        ),
        (json!({"metric": "articles", "interval": "all", "actor": "CHN"}), vec!["- 3"]),
        (json!({"metric": "quotes", "interval": "all", "actor": "russia,bo-scholar"}), vec!["- 4"]),
        (json!({"metric": "claims", "interval": "all", "actor": "russia"}), vec!["- 2"]),
        (json!({"metric": "mentions", "interval": "all", "actor": "russia"}), vec!["- 5"]),
        (json!({"metric": "articles", "interval": "all", "q": "winter OR hall"}), vec!["- 2"]),
        (json!({"metric": "quotes", "interval": "all", "q": "winter OR cold"}), vec!["- 2"]),
        (
            json!({"metric": "quotes", "interval": "all", "q": "-winter", "split_by": "publisher"}),
            vec!["- 1", "- 1 Daily Sample", "- 2 The Example Post"],
        ),
        (json!({"metric": "claims", "interval": "all", "q": "vetoed"}), vec!["- 3"]),
        (json!({"metric": "mentions", "interval": "all", "q": "winter"}), vec!["- 3"]),
        (json!({"metric": "votes", "interval": "all", "q": "notaword"}), vec!["- 0"]),
        (json!({"metric": "quotes", "interval": "all", "min_confidence": 0.95}), vec!["- 0"]),
        (json!({"metric": "claims", "interval": "all", "min_confidence": 0.8}), vec!["- 3"]),
        (json!({"metric": "claims", "interval": "all", "speaker": "ada-minister"}), vec!["- 0"]),
        (json!({"metric": "claims", "interval": "all", "split_by": "speaker"}), vec!["- 3"]),
        (
            json!({"metric": "quotes", "interval": "all", "via": "Reuters", "publisher": "The Example Post", "kind": "direct"}),
            vec!["- 1"],
        ),
        (
            json!({"metric": "claims", "interval": "year", "split_by": "member"}),
            vec!["2012-01-01 2 CHN", "2012-01-01 0 RUS", "- 1 CHN", "- 1 RUS"],
        ),
        (json!({"metric": "claims", "interval": "all", "verdict": "undetermined", "member": "CHN"}), vec!["- 1"]),
        (
            json!({"metric": "mentions", "interval": "all", "split_by": "speaker", "speaker_state": "RUS,CHN"}),
            vec!["- 1 ada-minister", "- 3 china", "- 2 russia"],
        ),
        (
            json!({"metric": "votes", "interval": "year", "topic": "syria", "outcome": "vetoed", "date_to": "2012-12-31", "date_from": "2010-06-01"}),
            vec!["2010-01-01 0", "2011-01-01 1", "2012-01-01 2"],
        ),
        (
            json!({"metric": "vetoes", "interval": "all", "split_by": "member", "date_to": "2012-12-31"}),
            vec!["- 3 CHN", "- 3 RUS"],
        ),
        (
            json!({"metric": "quotes", "interval": "day", "published_from": "2012-02-04", "published_to": "2012-02-06"}),
            vec!["2012-02-04 0", "2012-02-05 1", "2012-02-06 2"],
        ),
    ]
}

/// Counts of a timeline by period and outlet, state or outlet quoted.
async fn told(snapshot: &mut Snapshot, asked: serde_json::Value) -> BTreeMap<(String, String), u64> {
    let filter: TimelineFilter = serde_json::from_value(asked).unwrap();
    let page = snapshot.timeline(&filter, &Paging { limit: 500, ..Paging::default() }).await.unwrap();
    let mut told = BTreeMap::new();
    for TimelineItem { period, publisher, speaker_state, via, value, .. } in page.items {
        let split = format!("{publisher:?} {speaker_state:?} {via:?}");
        *told.entry((format!("{period:?}"), split)).or_default() += value;
    }
    told
}

#[tokio::test]
async fn what_is_not_counted_row_by_row_is_what_the_rows_are() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    for split_by in ["publisher", "speaker_state", "via"] {
        let mut most = 0;
        for (metric, interval) in
            ["quotes", "claims", "mentions"].into_iter().flat_map(|metric| [(metric, "all"), (metric, "month")])
        {
            for selected in [
                json!({}),
                json!({"publisher": "The Example Post"}),
                json!({"published_from": "2012-01-01", "published_to": "2012-02-05"}),
            ] {
                // Split by kind as well, rows are counted.
                let [otherwise, rows] = [split_by.to_owned(), format!("{split_by},kind")].map(|split_by| {
                    let mut asked = json!({"metric": metric, "interval": interval, "split_by": split_by});
                    asked.as_object_mut().unwrap().extend(selected.as_object().unwrap().clone());
                    asked
                });
                let otherwise = told(&mut snapshot, otherwise).await;
                let rows = told(&mut snapshot, rows).await;
                assert_eq!(otherwise, rows, "{split_by} {metric} {interval} {selected}");
                most = most.max(otherwise.values().filter(|value| **value > 0).count());
            }
        }
        assert!(most > 2, "{split_by}: more than one value and month");
    }
}

#[tokio::test]
async fn each_metric_counts_by_period_and_split() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    for (asked, expected) in cases() {
        let filter: TimelineFilter = serde_json::from_value(asked.clone()).unwrap();
        let page = snapshot.timeline(&filter, &Paging { limit: 200, ..Paging::default() }).await.unwrap();
        let told: Vec<String> = page
            .items
            .iter()
            .map(|item| {
                let period = item.period.map_or("-".to_owned(), |day| day.to_string());
                let splits = [
                    &item.publisher,
                    &item.speaker,
                    &item.speaker_state,
                    &item.topic,
                    &item.member,
                    &item.outcome,
                    &item.kind,
                    &item.verdict,
                    &item.via,
                ];
                let splits: String = splits.into_iter().flatten().flat_map(|split| [" ", split.as_str()]).collect();
                format!("{period} {}{splits}", item.value)
            })
            .collect();
        assert_eq!(told, expected, "{asked}");
    }
}

#[tokio::test]
async fn what_counts_are_split_by_has_names() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    for (asked, expected) in [
        (
            json!({"metric": "quotes", "split_by": "speaker,kind"}),
            vec![None, Some("Ada Minister"), Some("Bo Scholar"), Some("Zoë Envoy")],
        ),
        (json!({"metric": "quotes", "split_by": "speaker_state"}), vec![None, Some("China"), Some("Russia")]),
        (json!({"metric": "votes", "split_by": "topic,outcome"}), vec![Some("Syria")]),
        (json!({"metric": "vetoes", "split_by": "member"}), vec![Some("China"), Some("Russia")]),
        (json!({"metric": "quotes", "split_by": "publisher,via"}), vec![None, Some("Reuters")]),
        (json!({"metric": "claims", "split_by": "via"}), vec![Some("Reuters")]),
        (json!({"metric": "quotes", "split_by": "kind"}), vec![None]),
    ] {
        let mut asked = asked;
        asked["interval"] = "all".into();
        let filter: TimelineFilter = serde_json::from_value(asked.clone()).unwrap();
        let page = snapshot.timeline(&filter, &Paging { limit: 200, ..Paging::default() }).await.unwrap();
        let name = |item: &TimelineItem| {
            [&item.speaker_name, &item.speaker_state_name, &item.topic_name, &item.member_name, &item.via_name]
                .into_iter()
                .flatten()
                .next()
                .cloned()
        };
        let names: BTreeSet<Option<String>> = page.items.iter().map(name).collect();
        let expected = expected.into_iter().map(|name| name.map(str::to_owned)).collect();
        assert_eq!(names, expected, "{asked}");
    }
}

/// What is kept by day is what is counted, one by one.
#[tokio::test]
async fn whole_counts_are_the_sums_of_the_split_ones() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let whole = Paging { limit: 5_000, ..Paging::default() };
    for metric in ["articles", "quotes", "claims", "mentions"] {
        for interval in ["day", "year", "all"] {
            let mut sums = Vec::new();
            for split in ["", "publisher", "speaker_state", "via", "kind,speaker", "verdict"] {
                let split: Vec<&str> = split.split(',').filter(|split| !split.is_empty()).collect();
                let asked = json!({"metric": metric, "interval": interval, "split_by": split.join(",")});
                let asked = if split.is_empty() { json!({"metric": metric, "interval": interval}) } else { asked };
                let filter: TimelineFilter = serde_json::from_value(asked).unwrap();
                let mut periods: BTreeMap<Option<Day>, u64> = BTreeMap::new();
                for item in snapshot.timeline(&filter, &whole).await.unwrap().items {
                    *periods.entry(item.period).or_default() += item.value;
                }
                sums.push(periods);
            }
            assert!(sums[0].values().sum::<u64>() > 0);
            assert!(sums.iter().all(|periods| *periods == sums[0]), "{metric} {interval}: {sums:?}");
        }
    }
}

#[tokio::test]
async fn the_actors_with_most_are_those_of_all() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let whole = Paging { limit: 5_000, ..Paging::default() };
    for (metric, filter) in [("quotes", "kind"), ("mentions", "kind"), ("mentions", "publisher")] {
        for (given, top) in ["", "direct", "state", "The Example Post"]
            .into_iter()
            .filter(|given| filter == "kind" || ["", "The Example Post"].contains(given))
            .flat_map(|given| (1..5).map(move |top| (given, top)))
        {
            let mut asked = json!({"metric": metric, "interval": "year", "split_by": "speaker"});
            if !given.is_empty() {
                asked[filter] = given.into();
            }
            let all: TimelineFilter = serde_json::from_value(asked).unwrap();
            let grouping = TimelineGrouping { top: Some(top), ..all.grouping.clone() };
            let most = TimelineFilter { grouping, ..all.clone() };
            let mut counts = Counts::new();
            for item in snapshot.timeline(&all, &whole).await.unwrap().items {
                counts.insert((item.period, (item.speaker, None)), item.value);
            }
            leave_top(&mut counts, top as usize);
            for item in snapshot.timeline(&most, &whole).await.unwrap().items {
                let expected = counts.remove(&(item.period, (item.speaker, None)));
                assert_eq!(item.value, expected.unwrap_or_default(), "{most:?}");
            }
            assert!(counts.values().all(|left| *left == 0), "{most:?} {counts:?}");
        }
    }
}

#[tokio::test]
async fn what_the_counted_things_do_not_have_selects_none_of_them_and_splits_nothing() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let paging = Paging { limit: 200, count: true, ..Paging::default() };
    for (none, all) in [
        (
            json!({"metric": "votes", "via": "Reuters", "date_from": "2012-01-01"}),
            json!({"metric": "votes", "interval": "all"}),
        ),
        (
            json!({"metric": "articles", "publisher": "Daily Sample", "speaker": "ada-minister", "topic": "syria"}),
            json!({"metric": "articles", "publisher": "Daily Sample"}),
        ),
        (json!({"metric": "articles", "verdict": "agrees"}), json!({"metric": "articles", "split_by": "verdict"})),
        (
            json!({"metric": "quotes", "interval": "all", "outcome": "vetoed"}),
            json!({"metric": "quotes", "convention": "wide"}),
        ),
    ] {
        let filter: TimelineFilter = serde_json::from_value(none.clone()).unwrap();
        let page = snapshot.timeline(&filter, &paging).await.unwrap();
        assert!(page.items.is_empty() && page.page.total == Some(0), "{none}");
        let filter: TimelineFilter = serde_json::from_value(all.clone()).unwrap();
        let page = snapshot.timeline(&filter, &paging).await.unwrap();
        assert!(page.items.iter().any(|item| item.value > 0 && item.verdict.is_none()), "{all}");
    }
    for (asked, parameter) in
        [(json!({}), "metric"), (json!({"metric": "quotes", "split_by": "kind,via,speaker"}), "split_by")]
    {
        let filter: TimelineFilter = serde_json::from_value(asked.clone()).unwrap();
        let Err(Error::BadFilter { parameter: told, .. }) = snapshot.timeline(&filter, &paging).await else {
            panic!("{asked} is answered");
        };
        assert_eq!(told, parameter, "{asked}");
    }
}

#[tokio::test]
async fn either_name_of_the_days_bounds_all_metrics() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let mut told = Vec::new();
    for (metric, from, to) in [
        ("votes", "date_from", "date_to"),
        ("votes", "published_from", "published_to"),
        ("quotes", "published_from", "published_to"),
        ("quotes", "published_from", "date_to"),
    ] {
        let asked = json!({"metric": metric, "interval": "day", from: "2012-02-03", to: "2012-02-06"});
        let filter: TimelineFilter = serde_json::from_value(asked).unwrap();
        told.push(snapshot.timeline(&filter, &Paging::default()).await.unwrap().items);
    }
    assert!(told.iter().all(|items| items.len() == 4 && items.iter().any(|item| item.value > 0)));
    assert!(told[0] == told[1] && told[2] == told[3]);
}

#[tokio::test]
async fn pages_join_to_the_whole_and_a_day_of_all_time_costs_a_page() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    for interval in ["day", "month", "all"] {
        let asked = json!({"metric": "articles", "interval": interval, "split_by": "publisher"});
        let filter: TimelineFilter = serde_json::from_value(asked).unwrap();
        let mut paging = Paging { limit: 5_000, count: true, ..Paging::default() };
        let whole = snapshot.timeline(&filter, &paging).await.unwrap();
        assert_eq!(whole.page.total, u64::try_from(whole.items.len()).ok());
        let mut seen = Vec::new();
        paging.limit = 2;
        loop {
            let page = snapshot.timeline(&filter, &paging).await.unwrap();
            seen.extend(page.items.iter().cloned());
            if !paging.follow(&page) {
                break;
            }
        }
        assert_eq!(seen, whole.items, "{interval}");
    }
    let asked = |interval: &str, to: &str| {
        let asked = json!({"metric": "votes", "interval": interval, "date_from": "1800-01-01", "date_to": to});
        serde_json::from_value::<TimelineFilter>(asked).unwrap()
    };
    let paging = Paging { limit: 2, count: true, ..Paging::default() };
    let most = snapshot.timeline(&asked("day", "2073-10-15"), &paging).await.unwrap();
    assert_eq!(most.page.total, Some(100_000));
    assert_eq!(snapshot.timeline(&asked("year", "9999-12-31"), &paging).await.unwrap().page.total, Some(8_200));
    let Err(Error::BadFilter { parameter, detail }) = snapshot.timeline(&asked("day", "2073-10-16"), &paging).await
    else {
        panic!("more than 100,000 days are counted");
    };
    assert!(parameter == "interval" && detail.contains("100001 periods"), "{detail}");
}
