//! Each filter and order of statements.

use super::*;
use crate::domain::Quote;
use crate::store::fixtures::{Database, NOON, Sample};

const WHOLE: &str = "We oppose any external military intervention in Syria today,";
const PART: &str = "oppose any external military intervention";

/// Two outlets have a statement of two, each has one of its own, and an undated one repeats the first's.
async fn database() -> Database {
    let text = format!("“{WHOLE}” Ada said. “It is late,” she added. “{PART}”");
    let sample = |number: u32, publisher: &str, day: &str| {
        Sample::new(&format!("https://a.example/{number}"), publisher, day, &text)
    };
    let reports = [
        sample(1, "The Example Post", "2012-02-05").quote("ada-minister", "RUS", PART),
        sample(2, "Daily Sample", "2012-02-06").quote("ada-minister", "RUS", WHOLE),
        sample(3, "Daily Sample", "2012-02-07").quote("china", "CHN", "It is late,"),
        sample(4, "The Example Post", "").quote("ada-minister", "RUS", WHOLE),
        sample(5, "The Example Post", "2011-02-07").quote("ada-minister", "RUS", "It is late,"),
    ];
    Database::of(&reports.map(|sample| sample.report())).await
}

#[tokio::test]
async fn each_filter_leaves_its_statements() {
    let database = database().await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let one = |value: &str| OneOf::from(value.to_owned());
    let none = StatementFilter::default;
    let late = "It is late,";
    for (filter, expected) in [
        (none(), vec![late, WHOLE, late]),
        (StatementFilter { sort: StatementSort::Oldest, ..none() }, vec![late, WHOLE, late]),
        (StatementFilter { sort: StatementSort::Publishers, ..none() }, vec![WHOLE, late, late]),
        (StatementFilter { q: Some("military".into()), ..none() }, vec![WHOLE]),
        (StatementFilter { q: Some("-military".into()), ..none() }, vec![late, late]),
        (StatementFilter { speaker: one("ada-minister"), ..none() }, vec![WHOLE, late]),
        (StatementFilter { speaker: one("CHN"), ..none() }, vec![late]),
        (StatementFilter { speaker: one("ada-minister"), q: Some("late".into()), ..none() }, vec![late]),
        (StatementFilter { speaker: one("ada-minister"), q: Some("-late".into()), ..none() }, vec![WHOLE]),
        (StatementFilter { speaker_state: one("RUS"), ..none() }, vec![WHOLE, late]),
        (StatementFilter { min_publishers: Some(2), ..none() }, vec![WHOLE]),
        (StatementFilter { min_publishers: Some(0), ..none() }, vec![late, WHOLE, late]),
        (StatementFilter { min_publishers: Some(3), speaker_state: one("RUS"), ..none() }, vec![]),
        (StatementFilter { published_from: "2012-02-05".parse().ok(), ..none() }, vec![late, WHOLE]),
        (StatementFilter { published_to: "2012-02-05".parse().ok(), ..none() }, vec![WHOLE, late]),
    ] {
        let paging = Paging { count: true, ..Paging::default() };
        let page = snapshot.statements::<Statement>(&filter, &paging).await.unwrap();
        let found: Vec<&str> = page.items.iter().map(|statement| statement.text.as_str()).collect();
        assert_eq!((found, page.page.total), (expected.clone(), Some(expected.len() as u64)), "{filter:?}");
        let (mut paging, mut seen) = (Paging { limit: 1, ..Paging::default() }, Vec::new());
        loop {
            let page = snapshot.statements::<Statement>(&filter, &paging).await.unwrap();
            seen.extend(page.items.clone());
            if !paging.follow(&page) {
                break;
            }
        }
        assert_eq!(seen, page.items, "{filter:?}");
    }
}

#[tokio::test]
async fn a_statement_tells_who_carried_it() {
    let database = database().await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let filter = StatementFilter { min_publishers: Some(2), ..StatementFilter::default() };
    let page = snapshot.statements::<Statement>(&filter, &Paging::default()).await.unwrap();
    let [statement] = &page.items[..] else { panic!("{page:?}") };
    let day = |text: &str| text.parse::<Day>().ok();
    assert_eq!((statement.first_published_on, statement.last_published_on), (day("2012-02-05"), day("2012-02-06")));
    assert_eq!(statement.publishers, ["The Example Post", "Daily Sample"]);
    // The three reports are copies of one.
    assert_eq!((statement.publisher_count, statement.quote_count, statement.article_count), (2, 1, 1));
    assert_eq!(statement.first_article_url.as_deref(), Some("https://a.example/1"));
    assert_eq!((statement.speaker_name.as_str(), statement.speaker_state.as_deref()), ("Ada Minister", Some("RUS")));
    assert_eq!(statement.id, statement_id(statement.first_quote_id));
    let quotes = snapshot.statement_quotes::<Quote>(statement.id, &Paging::default()).await.unwrap().items;
    let texts: Vec<&str> = quotes.iter().map(|quote| quote.text.as_str()).collect();
    assert_eq!(texts, [PART, WHOLE, WHOLE]);
    assert!(quotes.iter().all(|quote| quote.statement_id == Some(statement.id)));
    let alone = snapshot.statements::<Statement>(&StatementFilter::default(), &Paging::default()).await.unwrap();
    let ids: Vec<Uuid> = alone.items.iter().map(|each| each.id).chain([Uuid::nil()]).collect();
    let spread = Spread { publisher_count: 2, article_count: 1 };
    assert_eq!(snapshot.statement_spread(&ids).await.unwrap(), HashMap::from([(statement.id, spread)]));
}

#[tokio::test]
async fn an_id_that_is_no_longer_first_stands_for_the_present_one() {
    let database = database().await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let filter = StatementFilter { min_publishers: Some(2), ..StatementFilter::default() };
    let present = snapshot.statements::<Statement>(&filter, &Paging::default()).await.unwrap().items.remove(0);
    let found = snapshot.statement(present.id).await.unwrap();
    assert_eq!(found, Some(NamedStatement::Present(Box::new(present.clone()))));
    let quotes = snapshot.statement_quotes::<Quote>(present.id, &Paging::default()).await.unwrap().items;
    let before = statement_id(quotes[1].id);
    assert_eq!(snapshot.statement(before).await.unwrap(), Some(NamedStatement::Moved(present.id)));
    assert_eq!(snapshot.statement(Uuid::nil()).await.unwrap(), None);
    drop(snapshot);
    database.writer().await.remove(present.first_article_id, NOON).await.unwrap();
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    assert!(matches!(snapshot.statement(before).await.unwrap(), Some(NamedStatement::Present(_))));
    assert_eq!(snapshot.statement(present.id).await.unwrap(), None);
}
