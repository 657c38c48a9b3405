//! Values that the record must know: a misspelt one is refused with a suggestion, and symbols are read in any spelling.

use communique::seeds;

use crate::house::House;

#[actix_web::test]
async fn what_no_vote_can_have_is_told_with_what_was_meant() {
    let house = House::open().await;
    for (target, faults) in [
        ("/v1/votes?member=russia", &[("member", Some("RUS"))][..]),
        ("/v1/votes?member=UK", &[("member", Some("GBR"))]),
        ("/v1/claims?member=france", &[("member", Some("FRA"))]),
        ("/v1/timeline?metric=vetoes&interval=year&member=usa&topic=sirya", &[("topic", Some("syria"))]),
        ("/v1/vetoes?topic=Central%20America", &[("topic", Some("central-america"))]),
        ("/v1/votes?vote_kind=resolution", &[("vote_kind", Some("draft_resolution"))]),
        (
            "/v1/votes?topic=sirya&member=China,CHN,Rusia&vetoed_by=qqqqqqqqqqqq",
            &[("topic", Some("syria")), ("member", Some("CHN")), ("member", Some("RUS")), ("vetoed_by", None)],
        ),
        ("/v1/agreement?members=CHN,xxxxxxxxxx", &[("members", None)]),
        ("/v1/agreement?members=CHN", &[("members", None)]),
        ("/v1/votes?symbol=Syria", &[("symbol", None)]),
        ("/v1/vetoes?convention=narrow", &[("convention", None)]),
        ("/v1/members?on=2012-02-30", &[("on", None)]),
    ] {
        let reply = house.get(target).await;
        assert_eq!(reply.status, 400, "{target}");
        let problem = reply.json();
        let told = problem["errors"].as_array().unwrap().iter();
        let told: Vec<_> =
            told.map(|fault| (fault["parameter"].as_str().unwrap(), fault["suggestion"].as_str())).collect();
        assert_eq!(told, faults, "{target}");
    }
}

#[actix_web::test]
async fn a_vote_is_found_by_its_symbols() {
    let house = House::open().await;
    let vote = house.get("/v1/votes/S-2012-77").await;
    assert_eq!((vote.status.as_u16(), vote.header("content-location")), (200, ""));
    for symbol in ["S%2F2012%2F77", "s-2012-77", "s%2F2012%2F77", "S%2FPV.6711"] {
        let found = house.get(&format!("/v1/votes/{symbol}")).await;
        assert_eq!(found.header("content-location"), "/v1/votes/S-2012-77", "{symbol}");
        assert_eq!(found.body, vote.body, "{symbol}");
    }
    for symbol in ["2254", "resolution%202254", "S%2FRES%2F2254%20(2015)", "s-res-2254-2015"] {
        let found = house.get(&format!("/v1/votes/{symbol}")).await;
        assert_eq!(found.header("content-location"), "/v1/votes/S-RES-2254-2015", "{symbol}");
    }
    // That meeting voted more than once: which is meant is for the caller to say.
    let several = house.get("/v1/votes/S%2FPV.704").await;
    assert_eq!(several.status, 404);
    assert!(several.text().contains("names several votes"), "{}", several.text());
    for nothing in ["S%2F2099%2F9", "9999", "Syria"] {
        assert_eq!(house.get(&format!("/v1/votes/{nothing}")).await.status, 404, "{nothing}");
    }
}

#[test]
fn the_document_knows_the_bundled_members_and_topics() {
    let record = seeds::record();
    assert!(seeds::member_codes().eq(record.members.iter().map(|member| member.iso3.as_str())));
    assert!(seeds::topic_slugs().eq(record.topics.iter().map(|topic| topic.slug.as_str())));
    let pattern = |name: &str| {
        let pattern = communique::api::openapi()["components"]["schemas"][name]["pattern"].as_str().unwrap();
        pattern.trim_start_matches("^(?:").trim_end_matches(")$").split('|').collect::<Vec<_>>()
    };
    assert!(pattern("MemberCode").into_iter().eq(seeds::member_codes()));
    assert!(pattern("TopicSlug").into_iter().eq(seeds::topic_slugs()));
    let kinds = pattern("VoteKind");
    assert!(record.votes.iter().all(|vote| kinds.contains(&vote.vote_kind.as_str())));
}
