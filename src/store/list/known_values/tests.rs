//! Values that are known, and values that are not.

use serde_json::{Value, json};

use crate::domain::{Article, Claim, Quote};
use crate::store::fixtures::{Database, NOON, five};
use crate::store::{ArticleFilter, ClaimFilter, Error, Paging, QuoteFilter, Result, Snapshot, TimelineFilter};

/// The unknown values that a list is refused for.
async fn refused(snapshot: &mut Snapshot, list: &str, fields: &Value) -> Vec<(&'static str, String)> {
    let paging = Paging::default();
    let fields = fields.clone();
    let answer: Result<()> = match list {
        "articles" => {
            let filter: ArticleFilter = serde_json::from_value(fields).unwrap();
            snapshot.articles::<Article>(&filter, &paging).await.map(drop)
        }
        "quotes" => {
            let filter: QuoteFilter = serde_json::from_value(fields).unwrap();
            snapshot.quotes::<Quote>(&filter, &paging).await.map(drop)
        }
        "claims" => {
            let filter: ClaimFilter = serde_json::from_value(fields).unwrap();
            snapshot.claims::<Claim>(&filter, &paging).await.map(drop)
        }
        _ => {
            let filter: TimelineFilter = serde_json::from_value(fields).unwrap();
            snapshot.timeline(&filter, &paging).await.map(drop)
        }
    };
    match answer {
        Ok(()) => Vec::new(),
        Err(Error::NoSuchValues(unknown)) => unknown.into_iter().map(|one| (one.parameter, one.given)).collect(),
        Err(other) => panic!("{list}: {other}"),
    }
}

/// What each list takes of the parameters that are looked up.
fn lists() -> [(&'static str, Vec<&'static str>, Value); 8] {
    let findings = vec!["speaker", "publisher", "via", "vote"];
    let quotes = [findings.clone(), vec!["speaker_state"]].concat();
    let articles = vec!["actor", "speaker", "publisher", "vote"];
    let counted = vec!["actor", "speaker", "speaker_state", "publisher", "via", "vote"];
    [
        ("articles", articles.clone(), json!({})),
        ("articles", articles.clone(), json!({"q": "headline"})),
        ("articles", articles.clone(), json!({"sort": "ingested_at"})),
        ("articles", articles, json!({"q": "headline", "sort": "relevance"})),
        ("quotes", quotes.clone(), json!({})),
        ("quotes", quotes, json!({"q": "winter"})),
        ("claims", findings, json!({})),
        ("timeline", counted, json!({"metric": "quotes"})),
    ]
}

fn with(other: &Value, parameter: &str, value: &str) -> Value {
    let mut fields = other.clone();
    fields[parameter] = value.into();
    fields
}

#[tokio::test]
async fn what_never_was_is_refused_and_what_is_is_not() {
    let database = Database::of(&five()).await;
    let store = database.store().await;
    for (list, parameters, others) in lists() {
        for parameter in parameters {
            let (known, unknown) = match parameter {
                "actor" | "speaker" => (vec!["ada-minister", "CHN", "bo-scholar"], "Ada Minister"),
                "speaker_state" => (vec!["RUS", "CHN", "SUN"], "Russia"),
                "publisher" => (vec!["daily sample", "The Example Post"], "Daily Sampler"),
                "via" => (vec!["reuters", "Daily Sample"], "routers"),
                _ => (vec!["S-2012-77"], "S/2012/77"),
            };
            for value in known {
                for mut snapshot in [store.snapshot().await.unwrap(), store.glance().await.unwrap()] {
                    let fields = with(&others, parameter, value);
                    assert_eq!(refused(&mut snapshot, list, &fields).await, [], "{list} {fields}");
                }
            }
            for mut snapshot in [store.snapshot().await.unwrap(), store.glance().await.unwrap()] {
                let fields = with(&others, parameter, &format!("{unknown},no-such"));
                let expected = [(parameter, unknown.to_owned()), (parameter, "no-such".to_owned())];
                assert_eq!(refused(&mut snapshot, list, &fields).await, expected, "{list} {fields}");
            }
        }
    }
}

#[tokio::test]
async fn several_parameters_are_named_at_once() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.glance().await.unwrap();
    let fields = json!({"speaker": "x,ada-minister", "via": "y", "vote": "z", "speaker_state": "RUS"});
    let refused = refused(&mut snapshot, "quotes", &fields).await;
    assert_eq!(refused, [("speaker", "x".to_owned()), ("via", "y".to_owned()), ("vote", "z".to_owned())]);
}

#[tokio::test]
async fn what_was_there_before_a_removal_stays_known() {
    let reports = five();
    let database = Database::of(&reports).await;
    let mut writer = database.writer().await;
    for report in &reports {
        assert!(writer.remove(report.detail.article.id, NOON).await.unwrap());
    }
    let store = database.store().await;
    for (list, fields) in [
        ("quotes", json!({"speaker": "bo-scholar", "speaker_state": "CHN", "via": "Reuters"})),
        ("quotes", json!({"publisher": "The Example Post"})),
        ("claims", json!({"via": "reuters"})),
        ("articles", json!({"actor": "zoe-envoy"})),
        ("timeline", json!({"metric": "quotes", "speaker": "zoe-envoy"})),
    ] {
        assert_eq!(refused(&mut store.snapshot().await.unwrap(), list, &fields).await, [], "{fields}");
    }
    assert_eq!(store.snapshot().await.unwrap().check().await.unwrap().faults, []);
}

#[tokio::test]
async fn who_may_have_been_meant_is_told() {
    let database = Database::of(&five()).await;
    let store = database.store().await;
    for (fields, meant) in [
        (json!({"speaker": "Minister"}), ("Minister", "ada-minister")),
        (json!({"speaker": "Ada Ministrova"}), ("Ada Ministrova", "ada-minister")),
        (json!({"speaker": "Scholar"}), ("Scholar", "bo-scholar")),
        (json!({"speaker": "bo-scholr"}), ("bo-scholar", "bo-scholar")),
        (json!({"speaker": "Scholer"}), ("scholar", "bo-scholar")),
        (json!({"speaker_state": "Russia"}), ("Russia", "RUS")),
        (json!({"publisher": "Daily Sampler"}), ("daily-sample", "daily-sample")),
        (json!({"via": "Reuter"}), ("reuters", "reuters")),
        (json!({"vote": "S/2012/77"}), ("S/2012/77", "S-2012-77")),
        (json!({"vote": "S/RES/2042"}), ("S/RES/2042", "S-RES-2042-2012")),
        (json!({"vote": "UNSCR 2254"}), ("UNSCR 2254", "S-RES-2254-2015")),
    ] {
        let filter: QuoteFilter = serde_json::from_value(fields.clone()).unwrap();
        let mut snapshot = store.glance().await.unwrap();
        let answer = snapshot.quotes::<Quote>(&filter, &Paging::default()).await;
        let Err(Error::NoSuchValues(unknown)) = answer else { panic!("{fields} is answered") };
        let meant = (meant.0.to_owned(), meant.1.to_owned());
        assert!(unknown[0].meant.contains(&meant), "{fields}: {:?}", unknown[0].meant);
    }
}
