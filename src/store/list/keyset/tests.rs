//! Every filter and order walks an index, by the engine's plan.

use sqlx::Row as _;

use super::*;
use crate::domain::{ActorKind, ClaimKind, Compared, Verdict};
use crate::store::fixtures::{Database, NOON, five};
use crate::store::{
    ActorFilter, ActorSort, ArticleFilter, ArticleSort, AskedModality, ClaimFilter, DaySort, OneOf, QuoteFilter,
};

/// The engine's plan for the first page, and for one behind a cursor, in every block.
async fn plans(snapshot: &mut Snapshot, list: &List) -> Vec<String> {
    let keys = list.order.keys.iter().map(|key| {
        let text = key.contains("slug") || key.contains("name") || key.contains("ingested");
        if text { Value::Text("a".into()) } else { Value::Int(7) }
    });
    let cursor = Cursor { block: 0, keys: keys.collect() };
    let mut plans = Vec::new();
    for block in list.order.blocks {
        for cursor in [None, Some(&cursor)] {
            let mut sql = Sql::new("EXPLAIN QUERY PLAN ");
            sql.append(&list.select(*block, cursor, 25));
            let steps = sql.query().fetch_all(snapshot.conn().await.unwrap().sqlite()).await.unwrap();
            let steps: Vec<String> = steps.iter().map(|step| step.get("detail")).collect();
            let plan = steps.join("\n");
            let seeks = cursor.is_none() || plan.contains(")>(") || plan.contains(")<(");
            assert!(seeks, "{}: no seek to the cursor\n{plan}", list.name);
            plans.push(plan);
        }
    }
    plans
}

/// Whether a plan walks an index in the list's order: no sorting, no table read from end to end, and a
/// seek to the cursor.
fn walks(plan: &str) -> bool {
    // Reading the page's own ids is a scan by name.
    let scans = plan.lines().filter(|step| step.starts_with("SCAN") && *step != "SCAN k");
    let scans = scans.filter(|step| !step.contains("USING INDEX") && !step.contains("USING COVERING INDEX"));
    !plan.contains("TEMP B-TREE") && scans.count() == 0
}

fn one(value: &str) -> OneOf<String> {
    value.to_owned().into()
}

fn two(a: &str, b: &str) -> OneOf<String> {
    OneOf(vec![a.to_owned(), b.to_owned()])
}

fn lists_of_findings() -> Vec<(String, List)> {
    let days = (Day::new(2012, 1, 1), Day::new(2012, 12, 31));
    let mut lists = Vec::new();
    for sort in [DaySort::Newest, DaySort::Oldest] {
        let all = || QuoteFilter { sort, ..QuoteFilter::default() };
        for filter in [
            all(),
            QuoteFilter { speaker: one("china"), ..all() },
            QuoteFilter { speaker: two("china", "russia"), ..all() },
            QuoteFilter { speaker: one("china"), published_from: days.0, published_to: days.1, ..all() },
            QuoteFilter { speaker: one("china"), publisher: one("x"), partial: Some(true), ..all() },
            QuoteFilter { speaker_state: one("CHN"), ..all() },
            QuoteFilter { modality: AskedModality::Negated.into(), ..all() },
            QuoteFilter { modality: OneOf(vec![AskedModality::Negated, AskedModality::Planned]), ..all() },
            QuoteFilter { modality: OneOf(vec![AskedModality::Asserted, AskedModality::Planned]), ..all() },
            QuoteFilter { modality: AskedModality::All.into(), speaker: one("china"), ..all() },
            QuoteFilter { publisher: one("x"), ..all() },
            QuoteFilter { via: one("x"), ..all() },
            QuoteFilter { vote: one("x"), ..all() },
            QuoteFilter { article: uuid::Uuid::nil().into(), ..all() },
            QuoteFilter { min_confidence: Some(0.5), dated: Some(true), ..all() },
        ] {
            lists.push((format!("{filter:?}"), filter.list().unwrap()));
        }
        let all = || ClaimFilter { sort, ..ClaimFilter::default() };
        for filter in [
            all(),
            ClaimFilter { verdict: Verdict::Agrees.into(), ..all() },
            ClaimFilter { verdict: OneOf(vec![Verdict::Agrees, Verdict::Disagrees]), ..all() },
            ClaimFilter { kind: ClaimKind::Veto.into(), ..all() },
            ClaimFilter { publisher: one("x"), ..all() },
            ClaimFilter { topic: one("x"), ..all() },
            ClaimFilter { compared: Compared::On.into(), ..all() },
            ClaimFilter { via: one("x"), ..all() },
            ClaimFilter { vote: one("x"), ..all() },
            ClaimFilter { member: one("CHN"), verdict: Verdict::Agrees.into(), ..all() },
            ClaimFilter { published_from: days.0, ..all() },
        ] {
            lists.push((format!("{filter:?}"), filter.list().unwrap()));
        }
    }
    lists
}

fn lists_of_articles_and_actors() -> Vec<(String, List)> {
    let mut lists = Vec::new();
    for sort in [ArticleSort::Newest, ArticleSort::Oldest] {
        let all = || ArticleFilter { sort, ..ArticleFilter::default() };
        for filter in [
            all(),
            ArticleFilter { publisher: one("x"), ..all() },
            ArticleFilter { publisher: two("x", "y"), ..all() },
            ArticleFilter { actor: one("CHN"), ..all() },
            ArticleFilter { actor: two("china", "russia"), ..all() },
            ArticleFilter { speaker: one("china"), ..all() },
            ArticleFilter { vote: one("x"), ..all() },
            ArticleFilter { language: one("en"), published_from: Day::new(2012, 1, 1), ..all() },
        ] {
            lists.push((format!("{filter:?}"), filter.list(true).unwrap()));
        }
    }
    for sort in [ArticleSort::FirstStored, ArticleSort::LastStored] {
        let filter = ArticleFilter { sort, ingested_from: Some(NOON), ..ArticleFilter::default() };
        lists.push((format!("{filter:?}"), filter.list(true).unwrap()));
    }
    for sort in [ActorSort::Name, ActorSort::Quotes, ActorSort::Articles] {
        let all = || ActorFilter { sort, ..ActorFilter::default() };
        for filter in [
            all(),
            ActorFilter { kind: ActorKind::State.into(), ..all() },
            ActorFilter { state: two("RUS", "CHN"), ..all() },
            ActorFilter { state: one("RUS"), kind: ActorKind::Person.into(), ..all() },
        ] {
            lists.push((format!("{filter:?}"), filter.list(None).unwrap()));
        }
    }
    lists
}

#[tokio::test]
async fn every_filter_and_order_walks_an_index() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    for (name, list) in lists_of_findings().into_iter().chain(lists_of_articles_and_actors()) {
        for plan in plans(&mut snapshot, &list).await {
            assert!(walks(&plan), "{name}\n{plan}");
        }
    }
}
