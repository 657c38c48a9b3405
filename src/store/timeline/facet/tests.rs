//! Facets against a small database: values by count, comparisons, and what is refused.

use serde_json::json;

use super::*;
use crate::store::Error;
use crate::store::fixtures::{Database, five};

async fn told(snapshot: &mut Snapshot, asked: serde_json::Value) -> Result<Vec<String>> {
    let filter: FacetFilter = serde_json::from_value(asked).unwrap();
    let page = snapshot.facets(&filter, &Paging { limit: 200, ..Paging::default() }).await?;
    let text = |facet: &Facet| {
        let before = facet.previous_count.map_or(String::new(), |count| format!(" before {count}"));
        format!("{} {} {}{before}", word(facet.by), facet.value.as_deref().unwrap_or("-"), facet.count)
    };
    Ok(page.items.iter().map(text).collect())
}

#[tokio::test]
async fn values_come_by_count() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    for (asked, expected) in [
        (
            json!({"of": "quotes", "by": "speaker,publisher"}),
            vec![
                "speaker ada-minister 2",
                "speaker bo-scholar 1",
                "speaker zoe-envoy 1",
                "speaker - 1",
                "publisher The Example Post 3",
                "publisher Daily Sample 1",
                "publisher - 1",
            ],
        ),
        (
            json!({"of": "quotes", "by": "speaker", "top": 1}),
            vec!["speaker ada-minister 2", "speaker rest 2", "speaker - 1"],
        ),
        (json!({"of": "quotes", "by": "publisher", "q": "winter OR cold"}), vec!["publisher The Example Post 2"]),
        (json!({"of": "claims", "by": "topic"}), vec!["topic syria 3"]),
        (json!({"of": "claims", "by": "kind", "topic": "cyprus"}), vec![]),
        (
            json!({"of": "vetoes", "by": "member", "date_from": "2012-01-01", "date_to": "2012-12-31", "topic": "syria"}),
            vec!["member CHN 2", "member RUS 2"],
        ),
        (json!({"of": "quotes", "by": "kind,kind", "speaker_state": "CHN"}), vec!["kind direct 1"]),
        (json!({"of": "claims", "by": "member"}), vec!["member CHN 3", "member RUS 1"]),
        (
            json!({"of": "quotes", "by": "speaker", "published_from": "2012-02-06", "published_to": "2012-02-06", "compare": "previous"}),
            vec!["speaker ada-minister 1 before 1", "speaker bo-scholar 1 before 0"],
        ),
        (
            json!({"of": "quotes", "by": "speaker", "top": 1, "date_from": "2012-02-06", "date_to": "2012-02-07", "compare": "previous"}),
            vec!["speaker ada-minister 1 before 1", "speaker rest 1 before 0"],
        ),
        (json!({"of": "quotes", "by": "speaker", "topic": "syria"}), vec![]),
    ] {
        assert_eq!(told(&mut snapshot, asked.clone()).await.unwrap(), expected, "{asked}");
    }
    let grouping = FacetGrouping { of: Some(Metric::Quotes), by: SplitBy::Speaker.into(), ..FacetGrouping::default() };
    let filter = FacetFilter { grouping, ..FacetFilter::default() };
    let page = snapshot.facets(&filter, &Paging::default()).await.unwrap();
    assert_eq!(page.items[0].name.as_deref(), Some("Ada Minister"));
}

#[tokio::test]
async fn what_cannot_be_counted_is_told() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    for (asked, faulty) in [
        (json!({"by": "speaker"}), "of"),
        (json!({"of": "quotes"}), "by"),
        (json!({"of": "quotes", "by": "verdict"}), "by"),
        (json!({"of": "quotes", "by": "speaker", "compare": "previous"}), "compare"),
        (json!({"of": "quotes", "by": "speaker", "compare": "previous", "published_from": "2012-02-06"}), "compare"),
        (
            json!({"of": "quotes", "by": "speaker", "compare": "previous", "published_from": "2012-02-06", "date_to": "2012-02-05"}),
            "published_to",
        ),
    ] {
        let error = told(&mut snapshot, asked.clone()).await.unwrap_err();
        assert!(matches!(error, Error::BadFilter { parameter, .. } if parameter == faulty), "{asked}: {error}");
    }
}
