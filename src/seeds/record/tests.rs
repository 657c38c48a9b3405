//! The bundled record is whole.

use super::*;

#[test]
fn the_bundled_tables_are_whole() {
    let record = read().unwrap();
    let count = |outcome| record.votes.iter().filter(|vote| vote.outcome == outcome).count();
    assert_eq!(record.votes.len(), 3216);
    assert_eq!((count(Outcome::Adopted), count(Outcome::Vetoed), count(Outcome::NotAdopted)), (2812, 269, 135));
    assert_eq!(record.votes.iter().map(|vote| vote.ballots.len()).sum::<usize>(), 45_098);
    assert_eq!((record.terms.len(), record.members.len(), record.topics.len()), (388, 138, 117));
    assert_eq!(record.to().map(|day| day.to_string()).as_deref(), Some("2025-12-29"));
}

#[test]
fn every_name_in_the_votes_is_explained() {
    let record = read().unwrap();
    for vote in &record.votes {
        assert!(record.topics.iter().any(|topic| topic.slug == vote.topic), "{}: {}", vote.id, vote.topic);
        for (member, _) in &vote.ballots {
            assert!(record.members.iter().any(|known| known.iso3 == *member), "{}: {member}", vote.id);
        }
        for source in &vote.sources {
            assert!(record.sources.iter().any(|known| known.key == *source), "{}: {source}", vote.id);
        }
        for flag in &vote.flags {
            let name = flag.split_once(':').map_or(flag.as_str(), |(name, _)| name);
            assert!(record.flags.iter().any(|known| known.flag == name), "{}: {flag}", vote.id);
        }
    }
    for correction in &record.corrections {
        assert!(record.votes.iter().any(|vote| vote.id == correction.vote_id), "{}", correction.vote_id);
    }
}

/// The topics that no rule gives were set by hand; the file that documents the rules names this number.
#[test]
fn the_rules_give_most_topics() {
    let record = read().unwrap();
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    let by_rule = |vote: &&RecordVote| record.topic_of(&[&text(&vote.title), &text(&vote.agenda_item)]).0 == vote.topic;
    assert_eq!(record.votes.iter().filter(by_rule).count(), 3055);
}

#[test]
fn the_bundled_record_holds_together() {
    assert_eq!(crate::council::record_faults(&read().unwrap()), []);
}

#[test]
fn columns_come_in_any_order_and_unknown_ones_are_noted() {
    let text = "remark,seat,name,iso3\nfounder,,China,CHN\n";
    let mut given = GivenRecord::default();
    record_table(text, &mut given).unwrap();
    let china = RecordMember { iso3: "CHN".to_owned(), name: "China".to_owned(), seat: None };
    assert_eq!(given.members, Some(vec![china]));
    assert_eq!(given.passed_over, ["members: remark"]);
}

#[test]
fn a_table_that_cannot_be_read_says_why() {
    let header = VOTE_COLUMNS.join(",");
    let line = |date: &str, outcome: &str| {
        format!("{header}\nS-1,{date},,S/1,,,,syria,draft_resolution,{outcome},,,CHN,RUS,,,,,,\n")
    };
    assert_eq!(votes(&line("2012-02-04", "not_adopted")).unwrap()[0].ballots.len(), 2);
    for (text, told) in [
        ("number,day\n".to_owned(), "must begin with the columns id,date,resolution"),
        (header.replace(",meeting", "").replace(",flags", "") + "\n", "votes.csv lacks the columns meeting, flags"),
        (line("2012-02-30", "adopted"), "votes.csv, line 2: date cannot be \"2012-02-30\""),
        (line("2012-02-04", "passed"), "line 2: outcome cannot be \"passed\""),
        (format!("{header}\nS-1,2012-02-04\n"), "found record with 2 fields"),
    ] {
        let error = votes(&text).unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
    }
}
