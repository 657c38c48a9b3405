//! The selections of counts against those of the lists: the same parameter selects the same things.

use serde_json::{Value, json};

use crate::domain::{Article, Claim, Quote};
use crate::store::fixtures::{Database, five};
use crate::store::{ArticleFilter, ClaimFilter, Error, MAX_VALUES, Paging, QuoteFilter, Snapshot, TimelineFilter};

/// How many a list has with these parameters.
async fn listed(snapshot: &mut Snapshot, metric: &str, fields: Value) -> Option<u64> {
    let paging = Paging { count: true, ..Paging::default() };
    let page = match metric {
        "articles" => {
            let filter: ArticleFilter = serde_json::from_value(fields).unwrap();
            snapshot.articles::<Article>(&filter, &paging).await.unwrap().page
        }
        "quotes" => {
            let filter: QuoteFilter = serde_json::from_value(fields).unwrap();
            snapshot.quotes::<Quote>(&filter, &paging).await.unwrap().page
        }
        _ => {
            let filter: ClaimFilter = serde_json::from_value(fields).unwrap();
            snapshot.claims::<Claim>(&filter, &paging).await.unwrap().page
        }
    };
    page.total
}

#[tokio::test]
async fn the_same_parameter_counts_what_the_list_lists() {
    let reports = five();
    let database = Database::of(&reports).await;
    let article = reports.iter().find(|report| report.detail.quotes.len() > 1).unwrap().detail.article.id;
    let mut found = 0;
    for (metric, fields) in [
        ("quotes", json!({"speaker_name": "Bo Scholar"})),
        ("quotes", json!({"speaker_name": "Ada Minister,Nobody"})),
        ("quotes", json!({"partial": true})),
        ("quotes", json!({"partial": false})),
        ("quotes", json!({"article": article})),
        ("quotes", json!({"vote": "S-2012-77"})),
        ("claims", json!({"article": article})),
        ("claims", json!({"vote": "S-2012-77"})),
        ("claims", json!({"vote": "S-2012-77,S-2011-612"})),
        ("claims", json!({"option": "no"})),
        ("claims", json!({"option": "no,abstain"})),
        ("articles", json!({"language": "en"})),
        ("articles", json!({"language": "en-GB,fr"})),
        ("articles", json!({"vote": "S-2012-77"})),
    ] {
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let total = listed(&mut snapshot, metric, fields.clone()).await.unwrap();
        let mut asked = fields.clone();
        (asked["metric"], asked["interval"]) = (metric.into(), "all".into());
        let filter: TimelineFilter = serde_json::from_value(asked).unwrap();
        let counted = snapshot.timeline(&filter, &Paging::default()).await.unwrap().items;
        assert_eq!(counted.iter().map(|item| item.value).sum::<u64>(), total, "{metric} {fields}");
        found += usize::from(total > 0);
    }
    assert!(found >= 6, "{found} select something");
}

#[tokio::test]
async fn a_parameter_takes_as_many_values_as_that_of_a_list() {
    let database = Database::of(&five()).await;
    for parameter in ["publisher", "via", "speaker_name", "language", "kind", "actor", "vote"] {
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        let values = vec!["reuters"; MAX_VALUES + 1].join(",");
        let filter: TimelineFilter = serde_json::from_value(json!({"metric": "quotes", parameter: values})).unwrap();
        let answer = snapshot.timeline(&filter, &Paging::default()).await;
        assert!(matches!(answer, Err(Error::BadFilter { parameter: told, .. }) if told == parameter), "{parameter}");
    }
}
