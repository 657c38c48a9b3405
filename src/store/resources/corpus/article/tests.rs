//! Each filter and order of articles.

use jiff::Timestamp;

use super::*;
use crate::store::fixtures::{Database, NOON, Sample, five};
use crate::store::list::day_sort::Match;
use crate::store::{Error, OneOf};

#[tokio::test]
async fn each_filter_leaves_its_articles() {
    let reports = five();
    let database = Database::of(&reports).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let one = |value: &str| OneOf::from(value.to_owned());
    let none = ArticleFilter::default;
    // By their place in the sample, from 1. Two of one day are in the order of their ids.
    for (filter, expected) in [
        (none(), vec![2, 3, 1, 5, 4]),
        (ArticleFilter { sort: ArticleSort::Oldest, ..none() }, vec![5, 1, 3, 2, 4]),
        (ArticleFilter { q: Some("hall Syria".into()), ..none() }, vec![3]),
        (ArticleFilter { q: Some("naive".into()), ..none() }, vec![4]),
        (ArticleFilter { q: Some("headline".into()), publisher: one("daily-sample"), ..none() }, vec![3, 4]),
        (ArticleFilter { q: Some("-Syria".into()), dated: Some(true), ..none() }, vec![2, 5]),
        (ArticleFilter { q: Some("Syria".into()), sort: ArticleSort::Relevance, ..none() }, vec![3, 1]),
        (ArticleFilter { publisher: one("THE EXAMPLE POST"), ..none() }, vec![2, 1]),
        (ArticleFilter { published_from: "2012-02-05".parse().ok(), ..none() }, vec![2, 3, 1]),
        (ArticleFilter { published_to: "2012-02-05".parse().ok(), ..none() }, vec![1, 5]),
        (ArticleFilter { dated: Some(false), ..none() }, vec![4]),
        (ArticleFilter { actor: one("CHN"), ..none() }, vec![2, 1, 4]),
        (ArticleFilter { actor: one("CHN"), sort: ArticleSort::Oldest, ..none() }, vec![1, 2, 4]),
        (ArticleFilter { actor: OneOf(vec!["china".into(), "zoe-envoy".into()]), ..none() }, vec![2, 1, 5, 4]),
        (ArticleFilter { actor: OneOf(vec!["china".into(), "RUS".into()]), r#match: Match::All, ..none() }, vec![2, 4]),
        (
            ArticleFilter {
                actor: OneOf(vec!["china".into(), "ada-minister".into(), "bo-scholar".into(), "zoe-envoy".into()]),
                r#match: Match::All,
                ..none()
            },
            vec![],
        ),
        (ArticleFilter { speaker: one("ada-minister"), ..none() }, vec![2, 1]),
        (ArticleFilter { speaker: one("ada-minister"), actor: one("russia"), ..none() }, vec![2]),
        (ArticleFilter { vote: one("S-2012-77"), ..none() }, vec![2, 1]),
        (ArticleFilter { vote: one("S-2012-77"), publisher: one("Daily Sample"), ..none() }, vec![]),
        (ArticleFilter { language: one("fr"), ..none() }, vec![]),
        (ArticleFilter { language: one("en"), sort: ArticleSort::Oldest, ..none() }, vec![5, 1, 3, 2, 4]),
        (ArticleFilter { ingested_from: Some(NOON), dated: Some(false), ..none() }, vec![4]),
        (ArticleFilter { ingested_from: Some(Timestamp::MAX), ..none() }, vec![]),
    ] {
        let page = snapshot.articles::<Article>(&filter, &Paging { count: true, ..Paging::default() }).await.unwrap();
        let place = |article: &Article| reports.iter().position(|r| r.detail.article.id == article.id).unwrap() + 1;
        assert_eq!(page.items.iter().map(place).collect::<Vec<_>>(), expected, "{filter:?}");
        assert_eq!(page.page.total, Some(expected.len() as u64));
    }
    let stored = ArticleFilter { sort: ArticleSort::LastStored, ..none() };
    assert_eq!(snapshot.articles::<Article>(&stored, &Paging::default()).await.unwrap().items.len(), 5);
    let newest = snapshot.articles::<Article>(&none(), &Paging::default()).await.unwrap().items;
    let wordless = ArticleFilter { sort: ArticleSort::Relevance, ..none() };
    assert_eq!(snapshot.articles::<Article>(&wordless, &Paging::default()).await.unwrap().items, newest);
    let many = ArticleFilter { actor: OneOf(vec![String::new(); 51]), ..none() };
    assert!(matches!(snapshot.articles::<Article>(&many, &Paging::default()).await, Err(Error::BadFilter { .. })));
}

#[tokio::test]
async fn a_language_is_found_by_what_its_tag_begins_with() {
    let mut reports = five();
    for (report, tag) in reports.iter_mut().zip([Some("en"), Some("en-GB"), Some("en-US"), Some("pt-Latn-br"), None]) {
        report.detail.article.language = tag.map(str::to_owned);
    }
    let database = Database::of(&reports).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    for (ranges, publisher, expected) in [
        ("en", "", vec![2, 3, 1]),
        ("EN-gb", "", vec![2]),
        ("en-g", "", vec![]),
        ("pt", "", vec![4]),
        ("pt-latn", "", vec![4]),
        ("pt-BR", "", vec![]),
        ("en-US,pt", "", vec![3, 4]),
        ("en", "Daily Sample", vec![3]),
        ("en-US,en-GB", "Daily Sample", vec![3]),
        ("e", "", vec![]),
    ] {
        let given = |text: &str| OneOf(text.split(',').filter(|one| !one.is_empty()).map(str::to_owned).collect());
        let filter = ArticleFilter { language: given(ranges), publisher: given(publisher), ..ArticleFilter::default() };
        let items = snapshot.articles::<Article>(&filter, &Paging::default()).await.unwrap().items;
        let place = |article: &Article| reports.iter().position(|r| r.detail.article.id == article.id).unwrap() + 1;
        assert_eq!(items.iter().map(place).collect::<Vec<_>>(), expected, "{ranges} {publisher}");
    }
}

#[tokio::test]
async fn of_each_copy_group_the_first_of_the_selection_is_left() {
    let text =
        "Envoys of five states met in the hall on Monday to speak of a truce that none of them had seen written.";
    let copy = |url: &str, publisher: &str, day: &str| Sample::new(url, publisher, day, text).report();
    let reports = [
        copy("https://a.example/1", "Wire", "2012-02-05"),
        copy("https://b.example/2", "Post", "2012-02-04"),
        copy("https://c.example/3", "Post", ""),
        copy("https://d.example/4", "Sun", ""),
        Sample::new("https://e.example/5", "Sun", "", "Another matter of five words.").report(),
    ];
    let database = Database::of(&reports).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    assert_eq!(snapshot.check().await.unwrap().faults, []);
    let all = || ArticleFilter { copies: ListedCopies::First, ..ArticleFilter::default() };
    let one = |value: &str| OneOf::from(value.to_owned());
    let first_undated = if reports[2].detail.article.id < reports[3].detail.article.id { 3 } else { 4 };
    for (filter, expected) in [
        (all(), vec![2, 5]),
        (ArticleFilter { publisher: one("Wire"), ..all() }, vec![1]),
        (ArticleFilter { publisher: OneOf(vec!["Wire".into(), "Sun".into()]), ..all() }, vec![1, 5]),
        (ArticleFilter { published_from: "2012-02-05".parse().ok(), ..all() }, vec![1]),
        (ArticleFilter { published_to: "2012-02-05".parse().ok(), ..all() }, vec![2]),
        (ArticleFilter { dated: Some(false), ..all() }, vec![first_undated, 5]),
        (ArticleFilter { q: Some("truce".into()), ..all() }, vec![2]),
        (ArticleFilter { q: Some("-truce".into()), ..all() }, vec![5]),
        (
            ArticleFilter { q: Some("truce".into()), publisher: one("Wire"), sort: ArticleSort::Relevance, ..all() },
            vec![1],
        ),
        (ArticleFilter { ingested_from: Some(NOON), publisher: one("Wire"), ..all() }, vec![1]),
        (ArticleFilter { sort: ArticleSort::FirstStored, publisher: one("Wire"), ..all() }, vec![1]),
    ] {
        let page = snapshot.articles::<Article>(&filter, &Paging { count: true, ..Paging::default() }).await.unwrap();
        let place = |article: &Article| reports.iter().position(|r| r.detail.article.id == article.id).unwrap() + 1;
        let mut places: Vec<usize> = page.items.iter().map(place).collect();
        places.sort_unstable();
        assert_eq!(places, expected, "{filter:?}");
        assert_eq!(page.page.total, Some(expected.len() as u64));
    }
    let group = |page: Page<Article>| page.items.into_iter().map(|article| article.copy_group).collect::<Vec<_>>();
    let listed = group(snapshot.articles(&ArticleFilter::default(), &Paging::default()).await.unwrap());
    assert_eq!(listed.iter().filter(|group| **group == Some(reports[1].detail.article.id)).count(), 4);
    assert_eq!(listed.iter().filter(|group| group.is_none()).count(), 1);
}

#[tokio::test]
async fn an_article_is_read_as_it_was_put() {
    let reports = five();
    let database = Database::of(&reports).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    for report in &reports {
        let mut expected = report.detail.clone();
        expected.article.ingested_at = Some("2026-03-01T12:00:00Z".to_owned());
        let detail = snapshot.article_detail(expected.article.id).await.unwrap().unwrap();
        let named = |detail: &crate::domain::ArticleDetail| {
            detail
                .mentions
                .iter()
                .map(|mention| (mention.actor_id.clone(), mention.start, mention.end))
                .collect::<Vec<_>>()
        };
        assert_eq!(named(&detail), named(&expected));
        assert_eq!(detail.claims, expected.claims);
        assert_eq!(detail.quotes.len(), expected.quotes.len());
        assert_eq!(
            (detail.article, detail.text.clone(), detail.segments),
            (expected.article.clone(), expected.text, expected.segments)
        );
        assert_eq!(snapshot.text(expected.article.id).await.unwrap(), detail.text);
    }
    assert_eq!(snapshot.article_detail(Uuid::nil()).await.unwrap(), None);
}
