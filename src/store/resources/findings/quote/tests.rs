//! Each filter and order of quotes.

use super::*;
use crate::domain::statement_id;
use crate::store::fixtures::{Database, Sample, five};

#[tokio::test]
async fn who_speaks_for_a_body_is_found_by_it() {
    let text = "“No more of this, please,” Ada Minister said. Zoë Envoy left. “It is late,” Ada Minister said.";
    let report = Sample::new("https://a.example/9", "", "2012-02-05", text)
        .discovers("Zoë Envoy", "an envoy")
        .quote("ada-minister", "body:zoe-envoy", "No more of this, please,")
        .quote("ada-minister", "RUS", "It is late,")
        .report();
    let database = Database::of(&[report]).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let filter = QuoteFilter { speaker_organisation: "zoe-envoy".to_owned().into(), ..QuoteFilter::default() };
    let page = snapshot.quotes::<Quote>(&filter, &Paging::default()).await.unwrap();
    let told: Vec<_> = page.items.iter().map(|quote| (quote.text.as_str(), quote.speaker_state.as_deref())).collect();
    assert_eq!(told, [("No more of this, please,", None)]);
    assert_eq!(page.items[0].speaker_organisation.as_deref(), Some("zoe-envoy"));
    assert_eq!(page.items[0].speaker_organisation_name.as_deref(), Some("Zoë Envoy"));
    let filter = QuoteFilter { speaker_state: "RUS".to_owned().into(), ..QuoteFilter::default() };
    assert_eq!(found(&mut snapshot, &filter).await, ["It is late,"]);
    let asked = serde_json::json!({"metric": "quotes", "interval": "all", "split_by": "speaker_organisation"});
    let counts = snapshot.timeline(&serde_json::from_value(asked).unwrap(), &Paging::default()).await.unwrap();
    let counts: Vec<_> =
        counts.items.iter().map(|item| (item.speaker_organisation_name.as_deref(), item.value)).collect();
    assert_eq!(counts, [(None, 1), (Some("Zoë Envoy"), 1)]);
}

/// The words of the quotes that a filter leaves.
async fn found(snapshot: &mut Snapshot, filter: &QuoteFilter) -> Vec<String> {
    let page = snapshot.quotes::<Quote>(filter, &Paging { count: true, ..Paging::default() }).await.unwrap();
    assert_eq!(page.page.total, Some(page.items.len() as u64));
    page.items.into_iter().map(|quote| quote.text).collect()
}

const COLD: &str = "it is cold,";
const WINTER: &str = "a winter of vetoes";
const MOVE: &str = "We will not move on this,";
const PLEASE: &str = "No more of this, please.";
const BOTH: &str = "both China and Russia vetoed the resolution,";

#[tokio::test]
async fn each_filter_leaves_its_quotes() {
    let one = |value: &str| OneOf::from(value.to_owned());
    let none = QuoteFilter::default;
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let first = five()[0].detail.article.id;
    for (filter, expected) in [
        (none(), vec![WINTER, COLD, MOVE, PLEASE, BOTH]),
        (QuoteFilter { sort: DaySort::Oldest, ..none() }, vec![PLEASE, MOVE, COLD, WINTER, BOTH]),
        (QuoteFilter { q: Some("WINTER of".into()), ..none() }, vec![WINTER]),
        (QuoteFilter { q: Some("this -please".into()), ..none() }, vec![MOVE]),
        (QuoteFilter { q: Some("-this".into()), ..none() }, vec![WINTER, COLD, BOTH]),
        (QuoteFilter { speaker: one("ada-minister"), ..none() }, vec![COLD, MOVE]),
        (QuoteFilter { speaker: one("russia"), ..none() }, vec![]),
        (
            QuoteFilter { speaker: OneOf(vec!["ada-minister".into(), "bo-scholar".into()]), ..none() },
            vec![WINTER, COLD, MOVE],
        ),
        (QuoteFilter { speaker_state: one("CHN"), ..none() }, vec![BOTH]),
        (QuoteFilter { kind: Some(QuoteKind::Reported), ..none() }, vec![]),
        (QuoteFilter { partial: Some(true), ..none() }, vec![COLD]),
        (QuoteFilter { article: first.into(), ..none() }, vec![MOVE]),
        (QuoteFilter { publisher: one("the example post"), ..none() }, vec![WINTER, COLD, MOVE]),
        (QuoteFilter { publisher: one("Daily Sample"), speaker_state: one("CHN"), ..none() }, vec![BOTH]),
        (QuoteFilter { via: one("REUTERS"), ..none() }, vec![MOVE]),
        (QuoteFilter { via: one("Reuters"), speaker: one("ada-minister"), ..none() }, vec![MOVE]),
        (QuoteFilter { min_confidence: Some(0.95), ..none() }, vec![]),
        (QuoteFilter { published_from: "2012-02-06".parse().ok(), ..none() }, vec![WINTER, COLD]),
        (QuoteFilter { published_to: "2012-02-05".parse().ok(), ..none() }, vec![MOVE, PLEASE]),
        (QuoteFilter { vote: one("S-2012-77"), ..none() }, vec![WINTER]),
        (QuoteFilter { vote: one("S-2012-77"), speaker_state: one("RUS"), ..none() }, vec![]),
        (QuoteFilter { dated: Some(false), ..none() }, vec![BOTH]),
        (QuoteFilter { dated: Some(true), sort: DaySort::Oldest, ..none() }, vec![PLEASE, MOVE, COLD, WINTER]),
    ] {
        assert_eq!(found(&mut snapshot, &filter).await, expected, "{filter:?}");
    }
}

#[tokio::test]
async fn who_has_no_id_is_found_by_name() {
    let mut reports = five();
    for (report, name) in [(3, "Józef Nowak-Late"), (4, "Another One")] {
        let quote = &mut reports[report].detail.quotes[0];
        (quote.speaker_id, quote.speaker_name) = (None, Some(name.to_owned()));
    }
    let database = Database::of(&reports).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    for (names, state, expected) in [
        ("jozef nowak late", "", vec![BOTH]),
        ("Another One,Józef Nowak-Late", "", vec![PLEASE, BOTH]),
        ("Another One,Józef Nowak-Late", "CHN", vec![BOTH]),
        ("ada minister", "", vec![COLD, MOVE]),
        ("ada minister", "RUS", vec![COLD, MOVE]),
        ("Nobody", "", vec![]),
    ] {
        let given = |text: &str| OneOf(text.split(',').filter(|one| !one.is_empty()).map(str::to_owned).collect());
        let filter = QuoteFilter { speaker_name: given(names), speaker_state: given(state), ..none() };
        assert_eq!(found(&mut snapshot, &filter).await, expected, "{names} {state}");
    }
}

fn none() -> QuoteFilter {
    QuoteFilter::default()
}

#[tokio::test]
async fn every_page_size_gives_the_same_list() {
    let store = Database::of(&five()).await;
    let mut snapshot = store.store().await.snapshot().await.unwrap();
    let both = OneOf(vec!["ada-minister".to_owned(), "bo-scholar".to_owned()]);
    for filter in [
        QuoteFilter::default(),
        QuoteFilter { sort: DaySort::Oldest, ..QuoteFilter::default() },
        QuoteFilter { speaker: both, ..QuoteFilter::default() },
        QuoteFilter { q: Some("this OR cold OR both".into()), ..QuoteFilter::default() },
    ] {
        let whole = snapshot.quotes::<Quote>(&filter, &Paging::whole()).await.unwrap();
        assert_eq!(whole.page.next_cursor, None);
        for limit in 1..=5 {
            let mut paging = Paging { limit, ..Paging::default() };
            let mut items = Vec::new();
            loop {
                let page = snapshot.quotes::<Quote>(&filter, &paging).await.unwrap();
                items.extend(page.items.clone());
                if !paging.follow(&page) {
                    break;
                }
            }
            assert_eq!(items, whole.items, "{limit} of {filter:?}");
        }
    }
}

#[tokio::test]
async fn a_cursor_of_another_filter_is_refused() {
    let store = Database::of(&five()).await;
    let mut snapshot = store.store().await.snapshot().await.unwrap();
    let mut paging = Paging { limit: 1, ..Paging::default() };
    let page = snapshot.quotes::<Quote>(&QuoteFilter::default(), &paging).await.unwrap();
    assert!(paging.follow(&page));
    let other = QuoteFilter { kind: Some(QuoteKind::Direct), ..QuoteFilter::default() };
    assert!(matches!(snapshot.quotes::<Quote>(&other, &paging).await, Err(crate::store::Error::BadCursor)));
    let other = QuoteFilter { sort: DaySort::Oldest, ..QuoteFilter::default() };
    assert!(matches!(snapshot.quotes::<Quote>(&other, &paging).await, Err(crate::store::Error::BadCursor)));
}

#[tokio::test]
async fn a_quote_is_read_as_it_was_found() {
    let reports = five();
    let store = Database::of(&reports).await;
    let mut snapshot = store.store().await.snapshot().await.unwrap();
    for given in reports.iter().flat_map(|report| &report.detail.quotes) {
        let mut expected = given.clone();
        if given.speaker_id.as_deref() == Some("ada-minister") {
            // The registry's name, not the one the finder gave.
            expected.speaker_name = Some("Ada Minister".to_owned());
        }
        let quote = snapshot.quote(given.id).await.unwrap().unwrap();
        // Nobody else said any of these words.
        expected.statement_id = given.speaker_id.is_some().then(|| statement_id(given.id));
        assert_eq!(Quote { speaker_name: expected.speaker_name.clone(), ..quote }, expected);
    }
    assert_eq!(snapshot.quote(Uuid::nil()).await.unwrap(), None);
}
