//! The Council's record as served: its invariants, its totals, who voted how.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::house::House;

/// Every item of a list, page after page.
async fn all(house: &House, target: &str) -> Vec<Value> {
    let joint = if target.contains('?') { '&' } else { '?' };
    let mut items = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = house.json(&format!("{target}{joint}limit=200{cursor}")).await;
        items.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["page"]["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return items,
        }
    }
}

/// The lines of NDJSON.
async fn lines(house: &House, target: &str) -> Vec<Value> {
    let reply = house.get(target).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn strings(value: &Value) -> BTreeSet<&str> {
    value.as_array().unwrap().iter().map(|code| code.as_str().unwrap()).collect()
}

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap_or_default()
}

/// Ballots of each vote by option, from what is served of each state.
async fn ballots(house: &House) -> BTreeMap<String, BTreeMap<String, BTreeSet<String>>> {
    let states: BTreeSet<String> =
        lines(house, "/v1/members?format=ndjson").await.iter().map(|term| text(term, "iso3").to_owned()).collect();
    let mut ballots: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for state in states {
        for ballot in lines(house, &format!("/v1/actors/{state}/votes?format=ndjson")).await {
            let vote = ballots.entry(text(&ballot, "vote_id").to_owned()).or_default();
            vote.entry(text(&ballot, "option").to_owned()).or_default().insert(state.clone());
        }
    }
    ballots
}

/// What must hold in the record, with every exception by its id.
#[actix_web::test]
async fn the_record_holds_together() {
    let house = House::open().await;
    let votes = lines(&house, "/v1/votes?format=ndjson&sort=date").await;
    let terms = lines(&house, "/v1/members?format=ndjson").await;
    let ballots = ballots(&house).await;
    let sat = |term: &Value, day: &str| text(term, "from") <= day && (term["to"].is_null() || text(term, "to") >= day);
    let mut exceptions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut except = |rule: &'static str, vote: &'static str| exceptions.entry(rule).or_default().push(vote);
    let votes: &'static [Value] = votes.leak();
    assert_eq!(votes.len(), 3216);
    assert_eq!(votes.iter().map(|vote| text(vote, "id")).collect::<BTreeSet<_>>().len(), 3216, "ids are unique");
    assert!(votes.iter().is_sorted_by_key(|vote| text(vote, "date")));
    for vote in votes {
        let (id, day) = (text(vote, "id"), text(vote, "date"));
        let council: Vec<&Value> = terms.iter().filter(|term| sat(term, day)).collect();
        let (size, majority) = if day < "1966-01-01" { (11, 7) } else { (15, 9) };
        assert_eq!(council.len(), size, "{day}");
        let permanent: BTreeSet<&str> =
            council.iter().filter(|term| term["role"] == "permanent").map(|term| text(term, "iso3")).collect();
        for flag in strings(&vote["flags"]) {
            match flag.split(':').next() {
                Some("scact_tally") => except("tally differs", id),
                Some("scact_date") => except("date differs", id),
                Some("ballots_inferred") => except("ballots inferred", id),
                Some("possible_duplicate") => except("possible duplicate", id),
                _ => {}
            }
        }
        let none = BTreeMap::new();
        let of_vote = ballots.get(id).unwrap_or(&none);
        let chosen = |option: &str| of_vote.get(option).cloned().unwrap_or_default();
        let vetoed_by = strings(&vote["vetoed_by"]);
        assert_eq!(vetoed_by.is_empty(), vote["outcome"] != "vetoed", "{id}");
        if of_vote.is_empty() {
            for count in ["yes", "no", "abstain", "not_voting", "absent"] {
                assert!(vote[count].is_null(), "{id}: no ballots, and {count} is not null");
            }
            let flags = strings(&vote["flags"]);
            match () {
                () if vote["without_vote"] == true => except("without a vote", id),
                () if flags.contains("voted_in_parts") => except("voted in parts", id),
                () => except("ballots unknown", id),
            }
            continue;
        }
        assert_eq!(vote["without_vote"], false, "{id}");
        for count in ["yes", "no", "abstain", "not_voting", "absent"] {
            assert_eq!(vote[count], chosen(count).len(), "{id}: {count}");
        }
        let voters: Vec<String> = of_vote.values().flatten().cloned().collect();
        let members: BTreeSet<String> = council.iter().map(|term| text(term, "iso3").to_owned()).collect();
        assert_eq!(voters.len(), size, "{id}: one ballot each");
        assert_eq!(voters.into_iter().collect::<BTreeSet<_>>(), members, "{id}: the members of the day");
        let against: BTreeSet<String> =
            chosen("no").into_iter().filter(|member| permanent.contains(member.as_str())).collect();
        let enough = chosen("yes").len() >= majority;
        match text(vote, "outcome") {
            "vetoed" => {
                assert!(enough, "{id}: vetoed without a majority");
                if against.iter().map(String::as_str).collect::<BTreeSet<_>>() != vetoed_by {
                    except("vetoed by others than those against", id);
                }
            }
            "adopted" => {
                assert!(enough, "{id}: adopted without a majority");
                if !against.is_empty() {
                    assert_eq!(vote["vote_kind"], "procedural", "{id}: adopted over a permanent member's no");
                    except("adopted over a permanent member's no", id);
                }
            }
            outcome => assert!(outcome == "not_adopted" && !enough, "{id}: {outcome} with a majority"),
        }
    }
    let numbers: BTreeSet<u32> = votes.iter().filter_map(|vote| resolution(text(vote, "resolution"))).collect();
    assert_eq!(numbers.iter().copied().collect::<Vec<_>>(), (1..=2811).collect::<Vec<_>>(), "every resolution");
    expect_test::expect_file!["record_exceptions.txt"].assert_eq(&listed(&exceptions));
}

/// 2254 of `S/RES/2254 (2015)`.
fn resolution(symbol: &str) -> Option<u32> {
    symbol.strip_prefix("S/RES/")?.split(' ').next()?.parse().ok()
}

fn listed(exceptions: &BTreeMap<&str, Vec<&str>>) -> String {
    let rules: Vec<_> =
        exceptions.iter().map(|(rule, ids)| format!("{rule} [{}]\n  {}\n", ids.len(), ids.join("\n  "))).collect();
    rules.concat()
}

#[actix_web::test]
async fn a_vote_tells_who_voted_how_and_what_were_vetoes() {
    let house = House::open().await;
    let vote = house.json("/v1/votes/S-2012-77").await;
    assert_eq!([&vote["yes"], &vote["no"], &vote["abstain"]], [13, 2, 0]);
    assert_eq!((text(&vote, "outcome"), text(&vote, "topic")), ("vetoed", "syria"));
    let ballots = vote["ballots"].as_array().unwrap();
    assert_eq!(ballots.len(), 15);
    let vetoes: Vec<_> = ballots.iter().filter(|ballot| ballot["is_veto"] == true).collect();
    assert_eq!(vetoes.iter().map(|ballot| text(ballot, "name")).collect::<Vec<_>>(), ["China", "Russia"]);
    assert!(vetoes.iter().all(|ballot| ballot["option"] == "no" && ballot["role"] == "permanent"));
    assert_eq!(text(&vote, "document_url"), "https://undocs.org/S/2012/77");
    assert_eq!(vote["claims"].as_array().unwrap().len(), 10, "the newest, though there are more");
    assert!(vote["claim_count"].as_u64().unwrap() > 10 && vote["quotes"].is_array());
    let claims = house.json(vote["claims_url"].as_str().unwrap()).await["items"].take();
    assert_eq!(claims.as_array().unwrap()[..10], vote["claims"].as_array().unwrap()[..]);
    assert_eq!(house.get("/v1/votes/no-such-vote/claims").await.status, 404);
    assert_eq!(house.get("/v1/votes/S-2012-78").await.status, 404);
}

/// A vote is found by its id, by its resolution and by the draft it was, in any spelling.
#[actix_web::test]
async fn a_vote_is_found_by_its_draft_and_by_its_resolution() {
    let house = House::open().await;
    let adopted = house.json("/v1/votes/S-RES-2260-2016").await;
    assert_eq!((text(&adopted, "symbol"), text(&adopted, "draft_symbol")), ("S/RES/2260 (2016)", "S/2016/47"));
    for symbol in ["S%2F2016%2F47", "s-2016-47", "S%2FRES%2F2260%20(2016)", "2260"] {
        assert_eq!(house.json(&format!("/v1/votes/{symbol}")).await, adopted, "{symbol}");
    }
    let amendment = house.json("/v1/votes/S%2F2023%2F1023").await;
    assert_eq!((text(&amendment, "outcome"), text(&amendment, "vote_kind")), ("adopted", "amendment"));
    assert!(amendment["resolution"].is_null(), "an amendment that was adopted has no resolution of its own");
}

#[actix_web::test]
async fn vetoes_are_counted_as_the_library_counts_them() {
    let house = House::open().await;
    let target = "/v1/vetoes/totals?convention=official&date_to=2022-05-26";
    let members = all(&house, &format!("{target}&by=member")).await;
    let casts: BTreeMap<&str, u64> =
        members.iter().map(|row| (text(row, "key"), row["cast_count"].as_u64().unwrap())).collect();
    assert_eq!(casts, BTreeMap::from([("CHN", 17), ("FRA", 17), ("GBR", 29), ("RUS", 30), ("SUN", 90), ("USA", 82)]));
    // Without `by` the first row counts all, and the members follow.
    let every = all(&house, target).await;
    let total = &every[0];
    assert_eq!((text(total, "by"), &every[1..7]), ("all", &members[..]));
    assert_eq!((&total["vote_count"], &total["cast_count"]), (&Value::from(213), &Value::from(265)));
    assert!(members.iter().all(|row| row["convention"] == "official"));
    let wide = &all(&house, "/v1/vetoes/totals?convention=wide&date_to=2022-05-26").await[0];
    assert_eq!((&wide["vote_count"], text(wide, "convention")), (&Value::from(250), "wide"));
    let seats = all(&house, &format!("{target}&by=seat&seat=RUS")).await;
    assert_eq!((&seats[0]["cast_count"], text(&seats[0], "name")), (&Value::from(120), "Russia"));
    // One row for each cast, however the claim counts.
    assert_eq!(all(&house, "/v1/vetoes?convention=official&date_to=2022-05-26").await.len(), 265);
    assert_eq!(lines(&house, "/v1/vetoes?convention=wide&seat=RUS&format=ndjson").await.len(), 118 + 41);
}

#[actix_web::test]
async fn members_topics_and_agreement_are_served() {
    let house = House::open().await;
    let council = house.json("/v1/members?on=2012-02-04&count=true").await;
    assert_eq!(council["page"]["total"], 15);
    let names: Vec<_> = council["items"].as_array().unwrap().iter().map(|member| text(member, "name")).collect();
    assert_eq!(names[..5], ["China", "France", "Russia", "United Kingdom", "United States"]);
    let topics = all(&house, "/v1/topics").await;
    assert_eq!(topics.len(), 117);
    assert_eq!(topics.iter().map(|topic| topic["vote_count"].as_u64().unwrap()).sum::<u64>(), 3216);
    let pairs = all(&house, "/v1/agreement?members=CHN,RUS,USA&topic=syria&contested=true").await;
    assert_eq!(
        pairs.iter().map(|pair| (text(pair, "a"), text(pair, "b"))).collect::<Vec<_>>(),
        [("CHN", "RUS"), ("CHN", "USA"), ("RUS", "USA")]
    );
    assert!(pairs[0]["rate"].as_f64() > pairs[2]["rate"].as_f64());
    let csv = house.get("/v1/agreement?members=CHN,RUS&format=csv").await;
    assert!(
        csv.text().starts_with("a,b,a_name,b_name,both_voted,same,rate,kappa\r\nCHN,RUS,China,Russia,"),
        "{}",
        csv.text()
    );
}

#[actix_web::test]
async fn a_state_s_votes_stand_under_its_id_and_its_code() {
    let house = House::open().await;
    let by_id = house.json("/v1/actors/russia/votes?veto=true&topic=syria&count=true").await;
    assert_eq!(by_id, house.json("/v1/actors/RUS/votes?veto=true&topic=syria&count=true").await);
    assert!(by_id["page"]["total"].as_u64() > Some(15));
    let totals = all(&house, "/v1/actors/china/votes/totals?by=topic").await;
    let syria = totals.iter().find(|row| row["key"] == "syria").unwrap();
    assert_eq!(syria["official_veto_count"], 10);
    assert_eq!(house.get("/v1/actors/nobody/votes").await.status, 404);
}
