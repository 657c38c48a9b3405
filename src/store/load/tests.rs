//! Batches as they are stored: in any order, again, replaced and taken out.

use jiff::Timestamp;

use super::compare::Put;
use crate::council::Report;
use crate::domain::{Actor, Article, Claim, Quote};
use crate::store::fixtures::{Database, NOON, Sample, five};
use crate::store::{ActorFilter, ArticleFilter, ClaimFilter, Paging, QuoteFilter, Snapshot};

/// Everything a client can see but the state.
async fn everything(snapshot: &mut Snapshot) -> Vec<String> {
    let whole = Paging::whole();
    let articles = snapshot.articles::<Article>(&ArticleFilter::default(), &whole).await.unwrap().items;
    let mut told = vec![
        format!("{:#?}", snapshot.quotes::<Quote>(&QuoteFilter::default(), &whole).await.unwrap().items),
        format!("{:#?}", snapshot.claims::<Claim>(&ClaimFilter::default(), &whole).await.unwrap().items),
        format!("{:#?}", snapshot.actors::<Actor>(&ActorFilter::default(), &whole).await.unwrap().items),
        format!("{:#?}", snapshot.dataset().await.unwrap().counts),
    ];
    for article in articles {
        told.push(format!("{:#?}", snapshot.article_detail(article.id).await.unwrap()));
    }
    told
}

#[tokio::test]
async fn the_order_and_the_batches_of_loading_do_not_show() {
    let reports = five();
    let database = Database::of(&reports).await;
    let expected = everything(&mut database.store().await.snapshot().await.unwrap()).await;
    for order in [[4, 3, 2, 1, 0], [1, 0, 4, 2, 3], [2, 4, 0, 3, 1]] {
        let shuffled: Vec<Report> = order.iter().map(|&place: &usize| reports[place].clone()).collect();
        for size in [1, 2, 5] {
            let database = Database::empty().await;
            let mut writer = database.writer().await;
            for batch in shuffled.chunks(size).chain(shuffled[..2].chunks(size)) {
                writer.put(batch, NOON).await.unwrap();
            }
            let told = everything(&mut database.store().await.snapshot().await.unwrap()).await;
            assert_eq!(told, expected, "{order:?} by {size}");
        }
    }
}

#[tokio::test]
async fn loading_twice_changes_nothing() {
    let reports = five();
    let database = Database::empty().await;
    let mut writer = database.writer().await;
    assert_eq!(writer.put(&reports, NOON).await.unwrap(), Put { new: 5, ..Put::default() });
    let state = database.store().await.state().await.unwrap();
    assert_eq!(writer.put(&reports, Timestamp::MAX).await.unwrap(), Put { unchanged: 5, ..Put::default() });
    assert_eq!(database.store().await.state().await.unwrap(), state);
}

#[tokio::test]
async fn a_changed_article_is_replaced_with_its_findings() {
    let database = Database::of(&five()).await;
    let mut writer = database.writer().await;
    let text = "Ada Minister said: “Everything is different now,” and Zoë Envoy nodded.";
    let changed = Sample::new("https://a.example/1", "The Example Post", "2012-02-05", text)
        .quote("ada-minister", "RUS", "Everything is different now,")
        .mention("ada-minister", "Ada Minister")
        .discovers("Zoë Envoy", "who nods")
        .report();
    assert_eq!(writer.put(&[changed], Timestamp::MAX).await.unwrap(), Put { changed: 1, ..Put::default() });
    let store = database.store().await;
    let mut snapshot = store.snapshot().await.unwrap();
    assert_eq!(snapshot.check().await.unwrap().faults, []);
    let bo = snapshot.actor("bo-scholar").await.unwrap().unwrap();
    assert_eq!((bo.description.as_deref(), bo.article_count), (Some("a writer on winters"), 1));
    let old = QuoteFilter { q: Some("move".into()), ..QuoteFilter::default() };
    assert_eq!(snapshot.quotes::<Quote>(&old, &Paging::default()).await.unwrap().items, []);
    let nodded = ArticleFilter { q: Some("nodded".into()), ..ArticleFilter::default() };
    let article = snapshot.articles::<Article>(&nodded, &Paging::default()).await.unwrap().items.remove(0);
    assert_eq!(article.ingested_at.as_deref(), Some("2026-03-01T12:00:00Z"));
}

#[tokio::test]
async fn an_article_that_is_given_another_day_is_counted_there() {
    let database = Database::empty().await;
    let mut writer = database.writer().await;
    for (day, expected) in [("2012-02-05", [1, 0]), ("2012-02-06", [0, 1]), ("", [0, 0]), ("2012-02-05", [1, 0])] {
        let report = Sample::new("https://a.example/1", "", day, "China spoke.").mention("china", "China").report();
        writer.put(&[report], NOON).await.unwrap();
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        for metric in ["articles", "mentions"] {
            let asked = serde_json::json!({"metric": metric, "interval": "day", "published_from": "2012-02-05", "published_to": "2012-02-06"});
            let filter = serde_json::from_value(asked).unwrap();
            let page = snapshot.timeline(&filter, &Paging::default()).await.unwrap();
            assert_eq!(page.items.iter().map(|item| item.value).collect::<Vec<_>>(), expected, "{metric} {day}");
        }
        assert_eq!(snapshot.check().await.unwrap().faults, []);
    }
}

#[tokio::test]
async fn of_two_texts_for_one_url_the_later_counts() {
    let database = Database::empty().await;
    let mut writer = database.writer().await;
    let report = |text: &str| Sample::new("https://a.example/1", "", "", text).report();
    let put = writer.put(&[report("First."), report("First."), report("Second.")], NOON).await.unwrap();
    assert_eq!(put, Put { new: 1, changed: 1, unchanged: 1 });
    let id = report("First.").detail.article.id;
    assert_eq!(database.store().await.snapshot().await.unwrap().text(id).await.unwrap().as_deref(), Some("Second."));
}

#[tokio::test]
async fn of_several_spellings_of_an_address_the_first_is_kept() {
    let spelled = ["https://www.a.example/1/", "http://a.example/1?utm_source=x", "https://a.example/1"];
    let text = "Ada Minister said: “Everything is different now,” and China vetoed it.";
    let report = |url: &str| {
        Sample::new(url, "", "", text)
            .quote("ada-minister", "RUS", "Everything is different now,")
            .claim(&["CHN"], "China vetoed it")
            .report()
    };
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
        let reports: Vec<Report> = order.iter().map(|&place: &usize| report(spelled[place])).collect();
        let (together, apart) = (Database::of(&reports).await, Database::empty().await);
        let mut writer = apart.writer().await;
        for report in &reports {
            writer.put(std::slice::from_ref(report), NOON).await.unwrap();
        }
        assert_eq!(writer.put(&reports, NOON).await.unwrap(), Put { unchanged: 3, ..Put::default() });
        for database in [together, apart] {
            let mut snapshot = database.store().await.snapshot().await.unwrap();
            let quotes = snapshot.quotes::<Quote>(&QuoteFilter::default(), &Paging::whole()).await.unwrap().items;
            let claims = snapshot.claims::<Claim>(&ClaimFilter::default(), &Paging::whole()).await.unwrap().items;
            let article = snapshot.article(quotes[0].article_id).await.unwrap().unwrap();
            let shown = [&article.url, &quotes[0].article_url, &claims[0].article_url];
            assert_eq!(shown.map(Option::as_deref), [Some(spelled[1]); 3], "{order:?}");
            assert_eq!(snapshot.check().await.unwrap().faults, []);
        }
    }
}

#[tokio::test]
async fn what_is_taken_out_leaves_nothing() {
    let reports = five();
    let database = Database::of(&reports).await;
    let mut writer = database.writer().await;
    let first = writer.find("https://A.example/1/#top").await.unwrap().unwrap();
    assert_eq!(first, reports[0].detail.article.id);
    assert!(writer.remove(first, NOON).await.unwrap());
    assert!(!writer.remove(first, NOON).await.unwrap());
    let left = Database::of(&reports[1..]).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    assert_eq!(everything(&mut snapshot).await, everything(&mut left.store().await.snapshot().await.unwrap()).await);
    assert_eq!(snapshot.check().await.unwrap().faults, []);
    for report in &reports[1..] {
        assert!(writer.remove(report.detail.article.id, NOON).await.unwrap());
    }
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    // The registry's three are left.
    assert_eq!(snapshot.actors::<Actor>(&ActorFilter::default(), &Paging::default()).await.unwrap().items.len(), 3);
    assert_eq!(snapshot.check().await.unwrap().faults, []);
}

#[tokio::test]
async fn stored_articles_come_back_as_they_were_read() {
    let reports = five();
    let database = Database::of(&reports).await;
    let mut writer = database.writer().await;
    let (mut after, mut seen) = (None, Vec::new());
    loop {
        let batch = writer.stored(after, 2).await.unwrap();
        let Some(last) = batch.last() else { break };
        after = Some(last.id);
        seen.extend(batch);
    }
    assert_eq!(seen.len(), 5);
    for stored in &seen {
        let report = reports.iter().find(|report| report.detail.article.id == stored.id).unwrap();
        assert_eq!((&stored.raw.metadata, Some(&stored.raw.text)), (&report.metadata, report.detail.text.as_ref()));
        assert_eq!(stored.raw.source_format, "txt");
    }
}
