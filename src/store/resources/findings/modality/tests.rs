//! Words that were not said, in every list and count.

use crate::domain::Quote;
use serde_json::json;

use super::*;
use crate::council::Report;
use crate::store::fixtures::{Database, NOON, five, unsaid};
use crate::store::{Paging, QuoteFilter, SearchFilter, Snapshot, TimelineFilter};

const CROOK: &str = "I am a crook,";
const LEAVE: &str = "We leave,";
const DONE: &str = "it is done,";
const PEACE: &str = "Peace is war.";
const WINTER: &str = "We do not move on this winter,";

fn six() -> Vec<Report> {
    let mut reports = five();
    reports.push(unsaid());
    reports
}

/// The words that a filter leaves, counted and page by page, of the last article alone.
async fn found(snapshot: &mut Snapshot, filter: serde_json::Value) -> Vec<String> {
    let filter: QuoteFilter = serde_json::from_value(filter).unwrap();
    let mut paging = Paging { limit: 2, count: true, ..Paging::default() };
    let (mut items, mut total) = (Vec::new(), None);
    loop {
        let page = snapshot.quotes::<Quote>(&filter, &paging).await.unwrap();
        total = page.page.total.or(total);
        items.extend(page.items.clone());
        if !paging.follow(&page) {
            break;
        }
    }
    assert_eq!(total, Some(items.len() as u64), "{filter:?}");
    let last = unsaid().detail.article.id;
    items.into_iter().filter(|quote| quote.article_id == last).map(|quote| quote.text).collect()
}

#[tokio::test]
async fn lists_show_what_was_said_unless_others_are_named() {
    let database = Database::of(&six()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    for (asked, expected) in [
        (json!({}), vec![WINTER]),
        (json!({"modality": "asserted"}), vec![WINTER]),
        (json!({"modality": "negated"}), vec![CROOK]),
        (json!({"modality": "hypothetical,disputed"}), vec![LEAVE, PEACE]),
        (json!({"modality": "asserted,planned"}), vec![DONE, WINTER]),
        (json!({"modality": "all"}), vec![CROOK, LEAVE, DONE, PEACE, WINTER]),
    ] {
        for others in [
            json!({}),
            json!({"sort": "published_on"}),
            json!({"speaker": "ada-minister"}),
            json!({"speaker_state": "RUS", "publisher": "Daily Sample"}),
            json!({"via": "Reuters"}),
            json!({"published_from": "2012-02-07"}),
            json!({"article": unsaid().detail.article.id}),
            json!({"q": "crook OR leave OR done OR peace OR winter"}),
        ] {
            let mut filter = asked.clone();
            filter.as_object_mut().unwrap().extend(others.as_object().unwrap().clone());
            let mut expected = expected.clone();
            if others.get("sort").is_some() {
                expected.reverse();
            }
            assert_eq!(found(&mut snapshot, filter.clone()).await, expected, "{filter}");
        }
    }
}

#[tokio::test]
async fn counts_are_of_what_was_said_and_single_things_show_all() {
    let (before, after) = (Database::of(&five()).await, Database::of(&six()).await);
    let (mut before, mut after) =
        (before.store().await.snapshot().await.unwrap(), after.store().await.snapshot().await.unwrap());
    let more = async |snapshot: &mut Snapshot| {
        let ada = snapshot.actor("ada-minister").await.unwrap().unwrap();
        (snapshot.dataset().await.unwrap().counts.quote_count, ada.quote_count)
    };
    let (few, many) = (more(&mut before).await, more(&mut after).await);
    assert_eq!(many, (few.0 + 1, few.1 + 1));
    let report = unsaid();
    let detail = after.article_detail(report.detail.article.id).await.unwrap().unwrap();
    assert_eq!(detail.article.quote_count, 1);
    let modalities = |quotes: &[crate::domain::Quote]| quotes.iter().map(|quote| quote.modality).collect::<Vec<_>>();
    assert_eq!(modalities(&detail.quotes), modalities(&report.detail.quotes));
    for quote in &report.detail.quotes {
        let read = after.quote(quote.id).await.unwrap().unwrap();
        assert_eq!((read.modality, read.article_url), (quote.modality, report.detail.article.url.clone()));
    }
}

#[tokio::test]
async fn searches_find_what_was_said() {
    let database = Database::of(&six()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    // With words alone the ranking answers, with a phrase that is ruled out the engine's own index.
    for q in ["crook OR peace OR winter", "(crook OR peace OR winter) -\"a b\"", "crook", "peace -\"a b\""] {
        let filter: SearchFilter = serde_json::from_value(json!({"q": q, "type": "quote"})).unwrap();
        let page = snapshot.search(&filter, &Paging { count: true, ..Paging::default() }).await.unwrap();
        let unsaid = page.items.iter().filter(|hit| [CROOK, PEACE].contains(&hit.excerpt.as_str())).count();
        assert_eq!((page.page.total, unsaid), (Some(page.items.len() as u64), 0), "{q}");
        assert_eq!(page.items.iter().any(|hit| hit.excerpt == WINTER), q.contains("winter"), "{q}");
    }
}

#[tokio::test]
async fn timelines_count_what_was_said_unless_others_are_named() {
    let database = Database::of(&six()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    for (modality, expected) in [(None, 1), (Some("asserted"), 1), (Some("negated"), 1), (Some("all"), 5)] {
        for split in [None, Some("publisher"), Some("speaker"), Some("speaker_state"), Some("kind"), Some("via")] {
            for top in [None, Some(5)] {
                let asked = json!({"metric": "quotes", "interval": "day", "published_from": "2012-02-07",
                    "modality": modality, "split_by": split, "top": top});
                let mut asked = asked.as_object().unwrap().clone();
                asked.retain(|_, value| !value.is_null());
                let filter: TimelineFilter = serde_json::from_value(asked.clone().into()).unwrap();
                let page = snapshot.timeline(&filter, &Paging::default()).await.unwrap();
                let sum: u64 = page.items.iter().map(|item| item.value).sum();
                assert_eq!(sum, expected, "{asked:?}");
            }
        }
    }
    for (metric, modality, expected) in [
        ("claims", "all", Some(3)),
        ("claims", "asserted", Some(3)),
        ("claims", "negated", Some(0)),
        ("claims", "disputed", Some(0)),
        ("quotes", "attributed", Some(0)),
        ("votes", "asserted", Some(0)),
    ] {
        let asked = json!({"metric": metric, "interval": "all", "modality": modality});
        let filter: TimelineFilter = serde_json::from_value(asked.clone()).unwrap();
        let page = snapshot.timeline(&filter, &Paging::default()).await;
        let sum = page.ok().map(|page| page.items.iter().map(|item| item.value).sum::<u64>());
        assert_eq!(sum, expected, "{asked}");
    }
}

#[tokio::test]
async fn what_was_not_said_is_kept_in_step() {
    let database = Database::of(&six()).await;
    let sound = async || {
        let checked = database.store().await.snapshot().await.unwrap().check().await.unwrap();
        assert_eq!(checked.faults, []);
    };
    sound().await;
    let mut writer = database.writer().await;
    let mut other = unsaid();
    other.detail.quotes[0].modality = crate::domain::QuoteModality::Asserted;
    other.detail.article.quote_count += 1;
    assert_eq!(writer.put(&[other], NOON).await.unwrap().changed, 1);
    sound().await;
    assert!(writer.remove(unsaid().detail.article.id, NOON).await.unwrap());
    sound().await;
}

#[test]
fn what_is_named_is_selected() {
    use AskedModality::{All, Asserted, Disputed, Negated};
    for (values, text) in [
        (vec![], Some("q.asserted = 1")),
        (vec![Asserted], Some("q.asserted = 1")),
        (vec![All], None),
        (vec![Negated, All], None),
        (vec![Asserted, Negated], Some("+q.modality IN (?, ?)")),
        (vec![Disputed], Some("+q.modality IN (?)")),
    ] {
        let asked = OneOf(values);
        let condition = Selection::of(&asked).condition("q");
        assert_eq!(condition.as_ref().map(|sql| sql.text.as_str()), text, "{asked:?}");
    }
}
