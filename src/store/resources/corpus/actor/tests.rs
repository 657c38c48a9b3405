//! Each filter and order of actors.

use super::*;
use crate::domain::RelatedActor;
use crate::store::fixtures::{Database, five};

#[tokio::test]
async fn one_name_of_several_tells_what_it_was_found_with() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let bo = snapshot.actor_detail("bo-scholar").await.unwrap().unwrap();
    assert_eq!(bo.descriptions, ["a scholar of the Council", "a writer on winters"]);
    assert_eq!((bo.states.len(), bo.outlets, bo.ambiguous), (0, vec!["The Example Post".to_owned()], true));
    let zoe = snapshot.actor_detail("zoe-envoy").await.unwrap().unwrap();
    assert_eq!((zoe.descriptions, zoe.outlets, zoe.ambiguous), (vec!["an envoy".to_owned()], Vec::new(), false));
    let ada = snapshot.actor_detail("ada-minister").await.unwrap().unwrap();
    assert!(ada.descriptions.is_empty() && !ada.ambiguous, "the registry knows who this is");
}

#[tokio::test]
async fn each_filter_leaves_its_actors() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let none = ActorFilter::default;
    for (filter, expected) in [
        (none(), vec!["ada-minister", "bo-scholar", "china", "russia", "zoe-envoy"]),
        (
            ActorFilter { sort: ActorSort::Quotes, ..none() },
            vec!["ada-minister", "bo-scholar", "zoe-envoy", "china", "russia"],
        ),
        (
            ActorFilter { sort: ActorSort::Articles, ..none() },
            vec!["china", "ada-minister", "bo-scholar", "russia", "zoe-envoy"],
        ),
        (ActorFilter { q: Some("ministrova".into()), ..none() }, vec!["ada-minister"]),
        (ActorFilter { q: Some("zoe".into()), ..none() }, vec!["zoe-envoy"]),
        (ActorFilter { kind: ActorKind::State.into(), ..none() }, vec!["china", "russia"]),
        (
            ActorFilter { kind: OneOf(vec![ActorKind::State, ActorKind::Person]), ..none() },
            vec!["ada-minister", "bo-scholar", "china", "russia", "zoe-envoy"],
        ),
        (ActorFilter { state: "RUS".to_owned().into(), ..none() }, vec!["ada-minister", "russia"]),
        (
            ActorFilter {
                state: "RUS".to_owned().into(),
                kind: ActorKind::Person.into(),
                sort: ActorSort::Quotes,
                ..none()
            },
            vec!["ada-minister"],
        ),
    ] {
        let page = snapshot.actors::<Actor>(&filter, &Paging { count: true, ..Paging::default() }).await.unwrap();
        let ids: Vec<&str> = page.items.iter().map(|actor| actor.id.as_str()).collect();
        assert_eq!(ids, expected, "{filter:?}");
        assert_eq!(page.page.total, Some(expected.len() as u64));
        let mut paging = Paging { limit: 1, ..Paging::default() };
        for expected in expected {
            let page = snapshot.actors::<Actor>(&filter, &paging).await.unwrap();
            assert_eq!(page.items[0].id, expected);
            paging.follow(&page);
        }
    }
}

#[tokio::test]
async fn an_actor_has_names_offices_and_counts() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let ada = snapshot.actor_detail("ada-minister").await.unwrap().unwrap();
    assert_eq!(ada.actor.office.as_deref(), Some("Minister of Russia"));
    assert_eq!(ada.aliases, ["Ada Ministrova"]);
    assert_eq!(
        ada.offices.iter().map(|office| office.title.as_str()).collect::<Vec<_>>(),
        ["Minister", "Deputy Minister"]
    );
    assert_eq!((ada.offices[0].state.as_deref(), &ada.offices[0].to), (Some("RUS"), &None));
    let Actor { quote_count, article_count, mention_count, first_seen_on, last_seen_on, .. } = ada.actor;
    assert_eq!((quote_count, article_count, mention_count), (2, 2, 1));
    assert_eq!((first_seen_on, last_seen_on), ("2012-02-05".parse().ok(), "2012-02-06".parse().ok()));
    assert_eq!(snapshot.actor("RUS").await.unwrap().unwrap().id, "russia");
    assert_eq!(snapshot.actor("nobody").await.unwrap(), None);
    // Told by the earlier of two articles.
    let bo = snapshot.actor("bo-scholar").await.unwrap().unwrap();
    assert_eq!(bo.description.as_deref(), Some("a scholar of the Council"));
    assert!(!bo.in_registry);
}

#[tokio::test]
async fn actors_are_related_by_the_articles_that_name_both() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let page =
        snapshot.related::<RelatedActor>("CHN", &Paging { limit: 2, count: true, ..Paging::default() }).await.unwrap();
    // Russia: with China alone (1), and among four (1/3). The two others: among three and among four.
    assert_eq!(
        page.items[0],
        RelatedActor {
            id: "russia".into(),
            kind: ActorKind::State,
            name: "Russia".into(),
            article_count: 2,
            weight: 1.3333
        }
    );
    assert_eq!(
        (page.items[1].id.as_str(), page.items[1].article_count, page.items[1].weight),
        ("ada-minister", 2, 0.8333)
    );
    let mut paging = Paging { limit: 2, ..Paging::default() };
    assert!(paging.follow(&page));
    let rest = snapshot.related::<RelatedActor>("CHN", &paging).await.unwrap();
    assert_eq!((rest.items.len(), rest.items[0].id.as_str(), page.page.total), (1, "bo-scholar", Some(3)));
}

#[tokio::test]
async fn an_article_tells_its_actors() {
    let reports = five();
    let database = Database::of(&reports).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let id = reports[0].detail.article.id;
    let page = snapshot.actors_of::<Actor>(id, &ActorFilter::default(), &Paging::default()).await.unwrap();
    assert_eq!(
        page.items.iter().map(|actor| actor.id.as_str()).collect::<Vec<_>>(),
        ["ada-minister", "bo-scholar", "china"]
    );
}
