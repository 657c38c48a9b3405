//! What must hold in any record of the Council, from any source: who may vote, and what follows from ballots.
//!
//! # Design
//!
//! The exceptions that history makes are not lists of ids here: a vote carries them as flags and empty
//! ballots (`veto_without_ballot`, a procedural vote, an adoption without a vote), so that a renewed record is
//! judged as the bundled one is. What the sources merely disagree on is a flag, never a fault.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{Record, RecordVote};
use crate::domain::{Day, MemberRole, Outcome, VoteOption};

/// Something in a record that cannot be so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordFault {
    /// The vote, or what else it is about.
    pub id: String,
    /// What cannot be so, in words.
    pub fault: String,
}

/// The first day with fifteen members; eleven before.
/// Source: General Assembly resolution 1991 A (XVIII), in force with the elections for 1966.
const ENLARGED: (i16, i8, i8) = (1966, 1, 1);

/// Everything in `record` that cannot be so; empty for a record that may be stored.
#[must_use]
pub fn record_faults(record: &Record) -> Vec<RecordFault> {
    let mut faults = Faults(Vec::new());
    let mut councils = HashMap::new();
    let (mut ids, mut resolutions) = (HashSet::new(), HashSet::new());
    for vote in &record.votes {
        let council = councils.entry(vote.date).or_insert_with(|| Council::of(record, vote.date));
        form(vote, record, &mut faults);
        seats(vote, council, &mut faults);
        decision(vote, council, &mut faults);
        if !ids.insert(&vote.id) {
            faults.add(vote, "its id stands twice");
        }
        if vote.resolution.as_ref().is_some_and(|resolution| !resolutions.insert(resolution)) {
            faults.add(vote, "its resolution stands twice");
        }
    }
    for pair in record.votes.windows(2).filter(|pair| pair[1].date < pair[0].date) {
        faults.add(&pair[1], "it stands behind a later vote");
    }
    for (day, council) in councils {
        if council.members.len() != council.size {
            let fault = format!("the Council has {} members instead of {}", council.members.len(), council.size);
            faults.0.push(RecordFault { id: day.to_string(), fault });
        }
    }
    faults.0.sort();
    faults.0
}

struct Faults(Vec<RecordFault>);

impl Faults {
    fn add(&mut self, vote: &RecordVote, fault: impl Into<String>) {
        self.0.push(RecordFault { id: vote.id.clone(), fault: fault.into() });
    }
}

/// Who sat on one day.
struct Council<'r> {
    members: BTreeSet<&'r str>,
    permanent: BTreeSet<&'r str>,
    size: usize,
    /// Votes in favour that a decision needs.
    majority: usize,
}

impl<'r> Council<'r> {
    fn of(record: &'r Record, day: Day) -> Self {
        let (year, month, date) = ENLARGED;
        let enlarged = Day::new(year, month, date).is_some_and(|first| day >= first);
        let (size, majority) = if enlarged { (15, 9) } else { (11, 7) };
        Self {
            members: record.council(day).map(|term| term.iso3.as_str()).collect(),
            permanent: record
                .council(day)
                .filter(|term| term.role == MemberRole::Permanent)
                .map(|term| term.iso3.as_str())
                .collect(),
            size,
            majority,
        }
    }
}

/// Ids, symbols and topics are of their forms: `S-2012-77`, `S/RES/2254 (2015)`, `S/4733/Rev.1`.
fn form(vote: &RecordVote, record: &Record, faults: &mut Faults) {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    if vote.id.is_empty() || !vote.id.chars().all(plain) {
        faults.add(vote, "its id has other characters than letters, digits, dot and hyphen");
    }
    if let Some(resolution) = &vote.resolution {
        match resolution_year(resolution) {
            None => faults.add(vote, format!("\"{resolution}\" is no resolution's symbol")),
            Some(year) if year != vote.date.0.year() => {
                faults.add(vote, format!("{resolution} cannot be of {}", vote.date));
            }
            Some(_) => {}
        }
    }
    if vote.draft_symbol.as_deref().is_some_and(|draft| !is_draft(draft)) {
        faults.add(vote, "its draft's symbol has another form than S/2012/77, S/4733/Rev.1 or S/PV.45");
    }
    if !record.topics.is_empty() && !record.topics.iter().any(|topic| topic.slug == vote.topic) {
        faults.add(vote, format!("there is no topic \"{}\"", vote.topic));
    }
}

/// The year in `S/RES/2254 (2015)`.
fn resolution_year(symbol: &str) -> Option<i16> {
    let (number, year) = symbol.strip_prefix("S/RES/")?.strip_suffix(')')?.split_once(" (")?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(number) && digits(year) && year.len() == 4).then(|| year.parse().ok()).flatten()
}

fn is_draft(symbol: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some(rest) = symbol.strip_prefix("S/") else { return false };
    if let Some(meeting) = rest.strip_prefix("PV.") {
        return digits(meeting);
    }
    let mut parts = rest.split('/');
    let revision =
        |part: &str| ["Rev.", "Add.", "Corr."].iter().any(|kind| part.strip_prefix(kind).is_some_and(digits));
    parts.next().is_some_and(digits) && parts.all(|part| digits(part) || revision(part))
}

/// The ballots are those of the members of that day, one each.
fn seats(vote: &RecordVote, council: &Council<'_>, faults: &mut Faults) {
    let voters: BTreeSet<&str> = vote.ballots.iter().map(|(member, _)| member.as_str()).collect();
    if voters.len() != vote.ballots.len() {
        faults.add(vote, "a member has two ballots");
    }
    if vote.without_vote && !voters.is_empty() {
        faults.add(vote, "it was adopted without a vote and has ballots");
    }
    if voters.is_empty() {
        if !vote.without_vote && !vote.has_flag("voted_in_parts") && !vote.has_flag("ballots_unknown") {
            faults.add(vote, "it has no ballots, and nothing says why");
        }
        return;
    }
    let list = |set: BTreeSet<&&str>| set.into_iter().copied().collect::<Vec<_>>().join(", ");
    let (strangers, missing) = (voters.difference(&council.members), council.members.difference(&voters));
    let (strangers, missing) = (list(strangers.collect()), list(missing.collect()));
    if !strangers.is_empty() {
        faults.add(vote, format!("{strangers} voted without sitting that day"));
    }
    if !missing.is_empty() {
        faults.add(vote, format!("{missing} sat that day and has no ballot"));
    }
}

/// The outcome follows from the ballots.
fn decision(vote: &RecordVote, council: &Council<'_>, faults: &mut Faults) {
    let against: BTreeSet<&str> = vote
        .ballots
        .iter()
        .filter(|(member, option)| *option == VoteOption::No && council.permanent.contains(member.as_str()))
        .map(|(member, _)| member.as_str())
        .collect();
    let vetoed_by: BTreeSet<&str> = vote.vetoed_by.iter().map(String::as_str).collect();
    let enough = vote.count(VoteOption::Yes).map(|yes| yes >= council.majority);
    match vote.outcome {
        Outcome::Vetoed => {
            if vetoed_by.is_empty() {
                faults.add(vote, "it was vetoed by nobody");
            }
            if vetoed_by != against && !vote.has_flag("veto_without_ballot") {
                faults.add(vote, "those who vetoed it are not the permanent members that voted against");
            }
            if !vetoed_by.is_subset(&council.permanent) {
                faults.add(vote, "somebody vetoed it who held no permanent seat that day");
            }
            if enough == Some(false) {
                faults.add(vote, format!("it is called vetoed with fewer than {} in favour", council.majority));
            }
        }
        Outcome::Adopted | Outcome::NotAdopted if !vetoed_by.is_empty() => {
            faults.add(vote, "it was not vetoed and names who vetoed it");
        }
        Outcome::Adopted => {
            if enough == Some(false) {
                faults.add(vote, format!("it is called adopted with fewer than {} in favour", council.majority));
            }
            if !against.is_empty() && vote.vote_kind != "procedural" {
                faults.add(vote, "it is called adopted over a permanent member's vote against");
            }
        }
        Outcome::NotAdopted => {
            if enough == Some(true) {
                faults.add(vote, format!("it is called not adopted with {} or more in favour", council.majority));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::council::Term;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn record(change: impl FnOnce(&mut RecordVote)) -> Record {
        let codes =
            ["CHN", "FRA", "GBR", "RUS", "USA", "E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08", "E09", "E10"];
        let terms = codes.iter().map(|code| Term {
            iso3: (*code).to_owned(),
            role: if code.starts_with('E') { MemberRole::Elected } else { MemberRole::Permanent },
            regional_group: None,
            from: day("2012-01-01"),
            to: None,
            sat_as: None,
            note: None,
        });
        let option = |code: &str| if code == "RUS" { VoteOption::No } else { VoteOption::Yes };
        let mut vote = RecordVote {
            id: "S-2012-1".to_owned(),
            date: day("2012-02-04"),
            resolution: None,
            draft_symbol: Some("S/2012/1".to_owned()),
            meeting: None,
            agenda_item: None,
            title: None,
            topic: "peace".to_owned(),
            vote_kind: "draft_resolution".to_owned(),
            outcome: Outcome::Vetoed,
            in_official_veto_list: Some(true),
            vetoed_by: vec!["RUS".to_owned()],
            ballots: codes.iter().map(|code| ((*code).to_owned(), option(code))).collect(),
            without_vote: false,
            flags: Vec::new(),
            sources: Vec::new(),
        };
        change(&mut vote);
        Record { votes: vec![vote], terms: terms.collect(), ..Record::default() }
    }

    #[test]
    fn each_rule_can_be_broken() {
        type Change = fn(&mut RecordVote);
        let cases: [(Change, &str); 16] = [
            (|_| {}, ""),
            (|vote| vote.id = "S/2012/1".to_owned(), "other characters"),
            (|vote| vote.draft_symbol = Some("2012/1".to_owned()), "another form"),
            (|vote| vote.resolution = Some("S/RES/1 (2013)".to_owned()), "cannot be of 2012-02-04"),
            (|vote| vote.resolution = Some("S/RES/1".to_owned()), "is no resolution's symbol"),
            (|vote| vote.ballots[6].0 = "E09".to_owned(), "two ballots"),
            (|vote| vote.ballots[6].0 = "DEU".to_owned(), "DEU voted without sitting"),
            (|vote| drop(vote.ballots.pop()), "E10 sat that day"),
            (|vote| vote.ballots.clear(), "nothing says why"),
            (|vote| vote.without_vote = true, "without a vote and has ballots"),
            (|vote| vote.vetoed_by.clear(), "vetoed by nobody"),
            (|vote| vote.vetoed_by.push("FRA".to_owned()), "are not the permanent members"),
            (|vote| vote.outcome = Outcome::NotAdopted, "names who vetoed it"),
            (
                |vote| {
                    vote.outcome = Outcome::Adopted;
                    vote.vetoed_by.clear();
                },
                "over a permanent member's",
            ),
            (
                |vote| {
                    vote.outcome = Outcome::NotAdopted;
                    vote.vetoed_by.clear();
                },
                "not adopted with 9 or more",
            ),
            (
                |vote| vote.ballots.iter_mut().skip(5).for_each(|ballot| ballot.1 = VoteOption::Abstain),
                "vetoed with fewer than 9",
            ),
        ];
        for (change, told) in cases {
            let faults = record_faults(&record(change));
            assert_eq!(faults.is_empty(), told.is_empty(), "{told}: {faults:?}");
            assert!(told.is_empty() || faults.iter().any(|fault| fault.fault.contains(told)), "{told}: {faults:?}");
        }
    }

    #[test]
    fn a_council_has_its_size_and_votes_their_order() {
        let mut small = record(|_| {});
        small.terms.pop();
        assert!(record_faults(&small).iter().any(|fault| fault.fault.contains("14 members instead of 15")));
        let mut twice = record(|_| {});
        let mut earlier = twice.votes[0].clone();
        earlier.date = day("2012-02-03");
        twice.votes.push(earlier);
        let faults: Vec<_> = record_faults(&twice).into_iter().map(|fault| fault.fault).collect();
        assert_eq!(faults, ["it stands behind a later vote", "its id stands twice"]);
    }
}
