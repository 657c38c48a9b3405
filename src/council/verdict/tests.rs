use super::*;
use crate::council::{RecordMember, RecordTopic};
use crate::domain::{ClaimKind, CountIs, Modality, Outcome, Span, Tally, VoteOption, When};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A vote: `yes`, `no` and `abstain` are codes; a veto is by those of `vetoed_by`.
fn vote(id: &str, date: &str, topic: &str, options: [&str; 3], vetoed_by: &str) -> RecordVote {
    let list = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let ballots = options.iter().zip([VoteOption::Yes, VoteOption::No, VoteOption::Abstain]);
    let resolution = id.strip_prefix("S-RES-").map(|rest| {
        let (number, year) = rest.split_once('-').unwrap();
        format!("S/RES/{number} ({year})")
    });
    RecordVote {
        id: id.to_owned(),
        date: day(date),
        draft_symbol: resolution.is_none().then(|| id.replace('-', "/")),
        outcome: match (&resolution, vetoed_by) {
            (Some(_), _) => Outcome::Adopted,
            (None, "") => Outcome::NotAdopted,
            _ => Outcome::Vetoed,
        },
        resolution,
        meeting: None,
        agenda_item: None,
        title: None,
        topic: topic.to_owned(),
        vote_kind: "draft_resolution".to_owned(),
        in_official_veto_list: None,
        vetoed_by: list(vetoed_by),
        ballots: ballots.flat_map(|(codes, option)| list(codes).into_iter().map(move |code| (code, option))).collect(),
        without_vote: false,
        flags: Vec::new(),
        sources: Vec::new(),
    }
}

fn record() -> Record {
    let names = [("CHN", "China"), ("RUS", "Russia"), ("FRA", "France"), ("SUN", "Soviet Union"), ("DEU", "Germany")];
    let members = names.map(|(iso3, name)| RecordMember { iso3: iso3.into(), name: name.into(), seat: None });
    let topics = [("syria", "Syria"), ("libya", "Libya"), ("mali", "Mali")];
    let topics = topics.map(|(slug, label)| RecordTopic {
        slug: slug.into(),
        label: label.into(),
        covers: String::new(),
        words: Vec::new(),
        general: false,
    });
    Record {
        members: members.to_vec(),
        topics: topics.to_vec(),
        votes: vec![
            vote("S-500", "1950-03-01", "libya", ["FRA", "SUN", "CHN"], "SUN"),
            vote("S-RES-883-1993", "1993-11-11", "libya", ["FRA RUS", "", "CHN"], ""),
            vote("S-RES-1973-2011", "2011-03-17", "libya", ["FRA", "", "CHN RUS DEU"], ""),
            vote("S-2011-612", "2011-10-04", "syria", ["FRA DEU", "CHN RUS", ""], "CHN RUS"),
            vote("S-2012-77", "2012-02-04", "syria", ["FRA DEU", "CHN RUS", ""], "CHN RUS"),
            vote("S-RES-2042-2012", "2012-04-14", "syria", ["FRA DEU CHN RUS", "", ""], ""),
            vote("S-2012-538", "2012-07-19", "syria", ["FRA DEU", "CHN RUS", ""], "CHN RUS"),
            vote("S-2012-900", "2012-09-01", "mali", ["FRA", "RUS", "CHN"], "RUS"),
            vote("S-2012-901", "2012-09-01", "mali", ["RUS", "FRA CHN", "DEU"], ""),
            vote("S-RES-2100-2013", "2013-04-25", "mali", ["FRA RUS CHN", "", ""], ""),
        ],
        ..Record::default()
    }
}

fn says(kind: ClaimKind, members: &str, topic: &str) -> Assertion {
    Assertion {
        members: members.split_whitespace().map(str::to_owned).collect(),
        topic: (!topic.is_empty()).then(|| topic.to_owned()),
        ..Assertion::new(Span::default(), kind, Modality::Asserted, "test")
    }
}

/// Verdict and votes, as `agrees S-2012-77`.
fn answer(assertion: &Assertion, on: &str) -> String {
    let judged = judge(assertion, Some(day(on)), &record());
    let verdict = serde_json::to_value(judged.verdict).unwrap();
    let verdict = verdict.as_str().unwrap_or("none").to_owned();
    [vec![verdict], judged.votes].concat().join(" ")
}

fn between(from: &str, to: &str) -> When {
    When::Between(day(from), day(to))
}

#[test]
fn a_count_is_held_against_all_votes_to_the_day() {
    let twice = Assertion { count: Some(2), topic_led: true, ..says(ClaimKind::VetoCount, "CHN", "syria") };
    assert_eq!(answer(&twice, "2012-06-05"), "agrees S-2011-612 S-2012-77");
    assert_eq!(answer(&twice, "2012-08-14"), "disagrees S-2011-612 S-2012-77 S-2012-538");
    let reason = judge(&twice, Some(day("2012-08-14")), &record()).reason.unwrap();
    assert_eq!(reason, "By 14 August 2012 China had vetoed three drafts on Syria: S/2011/612, S/2012/77, S/2012/538.");
    let least = Assertion { count_is: CountIs::AtLeast, ..twice.clone() };
    assert_eq!(answer(&least, "2012-08-14"), "agrees S-2011-612 S-2012-77 S-2012-538");
    let third = Assertion { count: Some(3), count_is: CountIs::Ordinal, ..twice.clone() };
    let third = Assertion { when: between("2012-07-19", "2012-07-19"), ..third };
    assert_eq!(answer(&third, "2012-07-20"), "agrees S-2011-612 S-2012-77 S-2012-538");
    let once = Assertion { count: Some(1), when: between("2011-01-01", "2011-12-31"), ..twice };
    assert_eq!(answer(&once, "2012-07-20"), "agrees S-2011-612");
}

#[test]
fn a_singular_is_the_latest_match_of_the_last_fortnight() {
    let veto = says(ClaimKind::Veto, "CHN RUS", "syria");
    assert_eq!(answer(&veto, "2012-02-07"), "agrees S-2012-77");
    assert_eq!(answer(&veto, "2012-02-18"), "agrees S-2012-77");
    assert_eq!(answer(&veto, "2012-02-19"), "partly_agrees S-2011-612 S-2012-77");
    let plural = Assertion { plural: true, ..veto };
    assert_eq!(answer(&plural, "2012-02-07"), "agrees S-2011-612 S-2012-77");
}

#[test]
fn a_date_decides_and_may_be_off_by_one() {
    let on = |from, to| Assertion { when: between(from, to), ..says(ClaimKind::Veto, "RUS", "syria") };
    assert_eq!(answer(&on("2012-02-04", "2012-02-04"), "2012-08-14"), "agrees S-2012-77");
    assert_eq!(answer(&on("2012-02-05", "2012-02-05"), "2012-08-14"), "agrees S-2012-77");
    assert_eq!(answer(&on("2012-02-06", "2012-02-06"), "2012-08-14"), "disagrees");
    assert_eq!(answer(&on("2012-01-01", "2012-12-31"), "2012-08-14"), "partly_agrees S-2012-77 S-2012-538");
    // The day tells more than the topic that was read out of the article.
    assert_eq!(answer(&on("2012-09-01", "2012-09-01"), "2012-09-02"), "agrees S-2012-900");
}

#[test]
fn members_that_did_not_do_it_disagree() {
    let veto = says(ClaimKind::Veto, "FRA", "syria");
    let judged = judge(&veto, Some(day("2012-08-14")), &record());
    assert_eq!(judged.verdict, Some(Verdict::Disagrees));
    assert_eq!(judged.reason.unwrap(), "By 14 August 2012 the record has no such veto by France on Syria.");
    assert_eq!(answer(&says(ClaimKind::Block, "FRA", "syria"), "2012-08-14"), "undetermined");
}

#[test]
fn what_cannot_be_told_is_undetermined() {
    let veto = says(ClaimKind::Veto, "RUS", "syria");
    assert_eq!(judge(&veto, None, &record()).verdict, Some(Verdict::Undetermined));
    assert_eq!(answer(&says(ClaimKind::Veto, "RUS", ""), "2012-08-14"), "undetermined");
    assert_eq!(answer(&veto, "2014-01-01"), "undetermined", "behind the record's end");
    let later = Assertion { when: between("2012-09-10", "2012-09-10"), ..veto.clone() };
    assert_eq!(answer(&later, "2012-08-14"), "undetermined", "behind the article");
    let planned = Assertion { modality: Modality::Planned, ..veto };
    assert_eq!(answer(&planned, "2012-02-07"), "none");
}

#[test]
fn together_or_each_for_itself() {
    let both = Assertion { plural: true, ..says(ClaimKind::Veto, "CHN RUS", "mali") };
    assert_eq!(answer(&both, "2012-10-01"), "disagrees");
    let double = Assertion { casts: Some(2), ..says(ClaimKind::Veto, "", "syria") };
    assert_eq!(answer(&double, "2012-02-07"), "agrees S-2012-77");
    let double = Assertion { casts: Some(2), ..says(ClaimKind::Veto, "", "mali") };
    assert_eq!(answer(&double, "2012-09-02"), "disagrees");
}

#[test]
fn tallies_are_held_number_by_number() {
    let tally = |yes, no, abstain| Assertion {
        tally: Tally { yes, no, abstain, ..Tally::default() },
        ..says(ClaimKind::Tally, "", "syria")
    };
    assert_eq!(answer(&tally(Some(2), Some(2), None), "2012-02-07"), "agrees S-2012-77");
    assert_eq!(answer(&tally(Some(3), Some(2), None), "2012-02-07"), "disagrees S-2012-77");
    assert_eq!(answer(&tally(Some(2), Some(2), None), "2012-06-05"), "partly_agrees S-2011-612 S-2012-77");
    let voted = Assertion {
        tally: Tally { voted: Some(2), ..Tally::default() },
        members: vec!["DEU".to_owned()],
        when: between("2012-02-04", "2012-02-04"),
        ..says(ClaimKind::Tally, "", "syria")
    };
    assert_eq!(answer(&voted, "2012-02-07"), "partly_agrees S-2012-77");
    let reason = judge(&voted, Some(day("2012-02-07")), &record()).reason.unwrap();
    assert_eq!(
        reason,
        "S/2012/77, voted on 4 February 2012, was vetoed by China and Russia with two in favour, two against and none \
         abstaining; Germany voted in favour."
    );
}

#[test]
fn a_symbol_names_its_vote() {
    let of =
        |kind, members: &str, symbol: &str| Assertion { symbols: vec![symbol.to_owned()], ..says(kind, members, "") };
    assert_eq!(answer(&of(ClaimKind::Veto, "RUS", "S/2012/77"), "2012-08-14"), "agrees S-2012-77");
    assert_eq!(answer(&of(ClaimKind::Veto, "FRA", "S/2012/77"), "2012-08-14"), "disagrees S-2012-77");
    assert_eq!(answer(&of(ClaimKind::Adoption, "", "2042"), "2012-08-14"), "agrees S-RES-2042-2012");
    assert_eq!(answer(&of(ClaimKind::Adoption, "", "2100"), "2012-08-14"), "undetermined S-RES-2100-2013");
    assert_eq!(answer(&of(ClaimKind::Adoption, "", "S/2012/5"), "2012-08-14"), "undetermined");
    let unanimous = Assertion { unanimous: true, ..of(ClaimKind::Adoption, "", "1973") };
    assert_eq!(answer(&unanimous, "2012-08-14"), "disagrees S-RES-1973-2011");
}

#[test]
fn a_long_silence_parts_two_conflicts() {
    let case = Assertion { plural: true, ..says(ClaimKind::Abstention, "CHN", "libya") };
    assert_eq!(answer(&case, "2012-08-14"), "agrees S-RES-1973-2011");
    let then = Assertion { when: between("1993-01-01", "1993-12-31"), ..case };
    assert_eq!(answer(&then, "2012-08-14"), "agrees S-RES-883-1993");
}

#[test]
fn the_soviet_unions_seat_is_russias() {
    let veto = Assertion { when: between("1950-01-01", "1950-12-31"), ..says(ClaimKind::Veto, "RUS", "libya") };
    assert_eq!(answer(&veto, "2012-08-14"), "agrees S-500");
}

#[test]
fn an_abstention_that_was_a_vote_disagrees() {
    let veto = Assertion { when: between("2011-03-17", "2011-03-17"), ..says(ClaimKind::Abstention, "FRA", "libya") };
    assert_eq!(answer(&veto, "2012-08-14"), "disagrees S-RES-1973-2011");
}

#[test]
fn rejections_are_by_the_council_or_by_members() {
    assert_eq!(answer(&says(ClaimKind::Rejection, "", "mali"), "2012-09-02"), "agrees S-2012-901");
    assert_eq!(answer(&says(ClaimKind::Rejection, "RUS", "mali"), "2012-09-02"), "agrees S-2012-900");
}

#[test]
fn a_vote_is_about_its_topic_its_neighbours_and_nothing_else() {
    let record = record();
    let vote = record.votes.iter().find(|vote| vote.topic == "syria").unwrap();
    assert_eq!(about(&record, vote, "syria"), About::Same);
    assert_eq!(about(&record, vote, "lebanon"), About::Near);
    assert_eq!(about(&record, vote, "terrorism"), About::Theme);
    assert_eq!(about(&record, vote, "haiti"), About::Other);
}

#[test]
fn what_was_not_read_in_full_is_not_vouched_for() {
    let asserted = Assertion {
        members: vec!["RUS".to_owned()],
        topic: Some("syria".to_owned()),
        ..Assertion::new(Span::default(), ClaimKind::Veto, Modality::Asserted, "veto-verb")
    };
    let agreed = || Judgement::new(Verdict::Agrees, &[], String::new());
    assert_eq!(compare::finish(agreed(), &asserted).compared, [Compared::Members, Compared::Outcome, Compared::Topic]);
    let more = Assertion { unread: true, ..asserted };
    let left_open = compare::finish(agreed(), &more);
    assert_eq!((left_open.verdict, left_open.compared), (Some(Verdict::Undetermined), Vec::new()));
}
