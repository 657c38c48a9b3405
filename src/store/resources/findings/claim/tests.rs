//! Each filter and order of claims.

use super::*;
use crate::domain::Quote;
use crate::store::fixtures::{Database, NOON, five, record, registry};
use crate::store::{Error, QuoteFilter, Writer};

#[tokio::test]
async fn each_filter_leaves_its_claims() {
    let mut reports = five();
    for (report, option, compared) in [
        (0, VoteOption::No, vec![Compared::On, Compared::Option]),
        (3, VoteOption::Abstain, vec![Compared::Option, Compared::Topic]),
    ] {
        let claim = &mut reports[report].detail.claims[0];
        (claim.option, claim.compared) = (Some(option), compared);
    }
    reports[3].detail.claims[0].topic = None;
    reports[1].detail.claims[0].compared.clear();
    let database = Database::of(&reports).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let one = |value: &str| OneOf::from(value.to_owned());
    let none = ClaimFilter::default;
    for (filter, expected) in [
        (none(), vec![2, 1, 4]),
        (ClaimFilter { sort: DaySort::Oldest, ..none() }, vec![1, 2, 4]),
        (ClaimFilter { verdict: Verdict::Undetermined.into(), ..none() }, vec![4]),
        (ClaimFilter { verdict: Verdict::Undetermined.into(), member: one("CHN"), ..none() }, vec![4]),
        (ClaimFilter { kind: ClaimKind::Tally.into(), ..none() }, vec![]),
        (ClaimFilter { q: Some("\"vetoed\"".into()), ..none() }, vec![1, 4]),
        (ClaimFilter { q: Some("vetoing".into()), ..none() }, vec![2, 1, 4]),
        (ClaimFilter { q: Some("\"china and russia\" OR winter".into()), ..none() }, vec![4]),
        (ClaimFilter { q: Some("-\"vetoed\"".into()), ..none() }, vec![2]),
        (ClaimFilter { q: Some("china".into()), member: one("RUS"), sort: DaySort::Oldest, ..none() }, vec![4]),
        (ClaimFilter { speaker: one("ada-minister"), ..none() }, vec![]),
        (ClaimFilter { kind: OneOf(vec![ClaimKind::Veto, ClaimKind::Tally]), ..none() }, vec![2, 1, 4]),
        (ClaimFilter { modality: Modality::Negated.into(), ..none() }, vec![]),
        (ClaimFilter { article: reports[0].detail.article.id.into(), ..none() }, vec![1]),
        (ClaimFilter { publisher: one("Daily Sample"), ..none() }, vec![4]),
        (ClaimFilter { via: one("reuters"), ..none() }, vec![2, 1, 4]),
        (ClaimFilter { vote: one("S-2012-77"), ..none() }, vec![2, 1]),
        (ClaimFilter { vote: OneOf(vec!["S-2012-77".into(), "S-2011-612".into()]), ..none() }, vec![2, 1]),
        (ClaimFilter { member: one("RUS"), ..none() }, vec![4]),
        (ClaimFilter { member: OneOf(vec!["RUS".into(), "CHN".into()]), ..none() }, vec![2, 1, 4]),
        (ClaimFilter { option: VoteOption::No.into(), ..none() }, vec![1]),
        (ClaimFilter { option: OneOf(vec![VoteOption::No, VoteOption::Abstain]), ..none() }, vec![1, 4]),
        (ClaimFilter { topic: one("syria"), ..none() }, vec![2, 1]),
        (ClaimFilter { topic: one("Syria"), member: one("CHN"), option: VoteOption::No.into(), ..none() }, vec![1]),
        (ClaimFilter { compared: Compared::Option.into(), ..none() }, vec![1, 4]),
        (ClaimFilter { compared: OneOf(vec![Compared::On, Compared::Topic]), ..none() }, vec![1, 4]),
        (ClaimFilter { compared: Compared::On.into(), ..none() }, vec![1]),
        (ClaimFilter { compared: Compared::Yes.into(), ..none() }, vec![]),
        (ClaimFilter { published_from: "2012-02-06".parse().ok(), ..none() }, vec![2]),
        (ClaimFilter { published_to: "2012-02-05".parse().ok(), ..none() }, vec![1]),
    ] {
        let page = snapshot.claims::<Claim>(&filter, &Paging { count: true, ..Paging::default() }).await.unwrap();
        let place = |claim: &Claim| reports.iter().position(|r| r.detail.article.id == claim.article_id).unwrap() + 1;
        assert_eq!(page.items.iter().map(place).collect::<Vec<_>>(), expected, "{filter:?}");
        assert_eq!(page.page.total, Some(expected.len() as u64));
    }
    for given in reports.iter().flat_map(|report| &report.detail.claims) {
        assert_eq!(snapshot.claim(given.id).await.unwrap().as_ref(), Some(given));
    }
    assert_eq!(snapshot.claim(Uuid::nil()).await.unwrap(), None);
}

#[tokio::test]
async fn a_claim_in_a_quote_names_who_says_it() {
    let text =
        "“China vetoed it,” Ada Minister said, and “Russia vetoed it too,” somebody added. China vetoed a draft.";
    let sample = |speaker: &str| {
        crate::store::fixtures::Sample::new("https://a.example/9", "The Example Post", "2012-02-09", text)
            .quote(speaker, "RUS", "China vetoed it,")
            .quote("", "CHN", "Russia vetoed it too,")
            .mention("russia", "Ada Minister")
            .claim(&["CHN"], "China vetoed it")
            .claim(&["RUS"], "Russia vetoed it too")
            .claim(&["CHN"], "China vetoed a draft")
            .report()
    };
    let database = Database::of(&[sample("ada-minister")]).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let filter = ClaimFilter::default();
    let claims = snapshot.claims::<Claim>(&filter, &Paging::default()).await.unwrap().items;
    let speakers: Vec<_> =
        claims.iter().map(|claim| (claim.speaker_id.as_deref(), claim.speaker_name.as_deref())).collect();
    assert_eq!(speakers, [(Some("ada-minister"), Some("Ada Minister")), (None, None), (None, None)]);
    assert_eq!(snapshot.check().await.unwrap().faults, []);
    let said = ClaimFilter { speaker: "ada-minister".to_owned().into(), ..ClaimFilter::default() };
    assert_eq!(snapshot.claims::<Claim>(&said, &Paging::default()).await.unwrap().items, claims[..1]);
    // Both its words and what it says of its speaker go with it.
    drop(snapshot);
    assert_eq!(database.writer().await.put(&[sample("")], NOON).await.unwrap().changed, 1);
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    assert_eq!(snapshot.claims::<Claim>(&said, &Paging::default()).await.unwrap().items, []);
    assert_eq!(snapshot.check().await.unwrap().faults, []);
}

#[tokio::test]
async fn an_unknown_topic_is_refused() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let filter = ClaimFilter { topic: "sirya".to_owned().into(), ..ClaimFilter::default() };
    assert!(matches!(snapshot.claims::<Claim>(&filter, &Paging::default()).await, Err(Error::UnknownValues(_))));
}

#[tokio::test]
async fn a_renewed_record_judges_again() {
    let reports = five();
    let database = Database::of(&reports).await;
    let mut newer = record().clone();
    newer.version += 1;
    newer.votes.retain(|vote| vote.id != "S-2012-77");
    let writer = Writer::open_with(&database.path, &registry(), &newer, NOON).await.unwrap();
    assert_eq!(writer.opened().record, Some(newer.version));
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let gone = ClaimFilter { vote: "S-2012-77".to_owned().into(), ..ClaimFilter::default() };
    assert_eq!(snapshot.claims::<Claim>(&gone, &Paging::default()).await.unwrap().items, []);
    let gone = QuoteFilter { vote: "S-2012-77".to_owned().into(), ..QuoteFilter::default() };
    assert_eq!(snapshot.quotes::<Quote>(&gone, &Paging::default()).await.unwrap().items, []);
    let left = QuoteFilter { vote: "S-2011-612".to_owned().into(), ..QuoteFilter::default() };
    assert_eq!(snapshot.quotes::<Quote>(&left, &Paging::default()).await.unwrap().items.len(), 1);
    let claim = snapshot.claim(reports[0].detail.claims[0].id).await.unwrap().unwrap();
    assert_eq!(claim.votes, ["S-2011-612"]);
}
