//! The library's file of votes by member: what it says of an adopted resolution, and how the record takes it.

use std::collections::BTreeMap;

use super::{Record, RecordVote, Symbol, Term};
use crate::domain::{Day, MemberRole, Outcome, VoteOption};

/// An adopted resolution in the library's file of votes by member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryVote {
    /// The resolution, `S/RES/2254 (2015)`.
    pub resolution: String,
    pub date: Day,
    pub draft_symbol: Option<String>,
    pub meeting: Option<String>,
    /// The item of the agenda.
    pub agenda_item: Option<String>,
    /// What it is about.
    pub description: Option<String>,
    /// Its subjects, in the library's words.
    pub subjects: Option<String>,
    /// Whether it was adopted without a vote.
    pub without_vote: bool,
    /// Who voted how, by the library's codes.
    pub ballots: Vec<(String, VoteOption)>,
}

/// The key of the library's file in `sources`.
const LIBRARY: &str = "UNDL";

/// The stored vote with what the library says, or a new one.
pub(crate) fn merged(stored: &Record, renewed: &Record, given: &LibraryVote) -> RecordVote {
    let symbol = Symbol::parse(&given.resolution);
    let known = stored.votes.iter().find(|vote| {
        symbol.as_ref().is_some_and(|symbol| {
            matches!(symbol, Symbol::Resolution { .. }) && vote.resolution.is_some() && symbol.names(vote)
        })
    });
    let mut vote = known.cloned().unwrap_or_else(|| new_vote(renewed, given));
    vote.date = given.date;
    let fill = |field: &mut Option<String>, value: &Option<String>| {
        if field.is_none() {
            field.clone_from(value);
        }
    };
    fill(&mut vote.draft_symbol, &given.draft_symbol);
    fill(&mut vote.meeting, &given.meeting);
    fill(&mut vote.agenda_item, &given.agenda_item);
    fill(&mut vote.title, &given.description);
    let ballots = seated(renewed, given);
    let unanimous = ballots.iter().all(|(_, option)| *option == VoteOption::Yes);
    // Everybody's yes is how the file writes an adoption without a vote, or in parts.
    let untold = known.is_some_and(|known| known.ballots.is_empty()) && unanimous;
    if given.without_vote {
        vote.without_vote = true;
        vote.ballots.clear();
    } else if !untold && !alike(&vote.ballots, &ballots) {
        vote.without_vote = false;
        vote.ballots = ballots;
    }
    if known.is_some_and(|known| *known != vote) && !vote.sources.iter().any(|key| key == LIBRARY) {
        vote.sources.push(LIBRARY.to_owned());
    }
    vote
}

fn new_vote(record: &Record, given: &LibraryVote) -> RecordVote {
    let id: String = given.resolution.replace(['/', ' '], "-").replace(['(', ')'], "");
    let texts =
        [&given.description, &given.agenda_item, &given.subjects].map(|text| text.as_deref().unwrap_or_default());
    let (topic, sure) = record.topic_of(&texts);
    RecordVote {
        id,
        date: given.date,
        resolution: Some(given.resolution.clone()),
        draft_symbol: given.draft_symbol.clone(),
        meeting: given.meeting.clone(),
        agenda_item: given.agenda_item.clone(),
        title: given.description.clone(),
        topic,
        vote_kind: "draft_resolution".to_owned(),
        outcome: Outcome::Adopted,
        in_official_veto_list: None,
        vetoed_by: Vec::new(),
        ballots: Vec::new(),
        without_vote: given.without_vote,
        flags: if sure { Vec::new() } else { vec!["topic_unknown".to_owned()] },
        sources: vec![LIBRARY.to_owned()],
    }
}

/// The library's ballots under the codes of those who sat that day.
fn seated(record: &Record, given: &LibraryVote) -> Vec<(String, VoteOption)> {
    let council: Vec<&Term> = record.council(given.date).collect();
    let sits = |code: &str| council.iter().any(|term| term.iso3 == code);
    let mut ballots: Vec<(String, VoteOption)> = given
        .ballots
        .iter()
        .map(|(code, option)| {
            let former = FORMER_CODES.iter().find(|(theirs, ours)| theirs == code && sits(ours));
            let seat = council.iter().find(|term| {
                // Russia and the Soviet Union share a seat, and files differ in when one becomes the other.
                term.role == MemberRole::Permanent && ["RUS", "SUN"].contains(&term.iso3.as_str())
            });
            let ours = match (former, seat) {
                _ if sits(code) => code.as_str(),
                (Some((_, ours)), _) => ours,
                (None, Some(seat)) if ["RUS", "SUN"].contains(&code.as_str()) => &seat.iso3,
                _ => code,
            };
            (ours.to_owned(), *option)
        })
        .collect();
    ballots.sort_by(|(a, one), (b, other)| (order(*one), a).cmp(&(order(*other), b)));
    ballots
}

/// Codes of former states and of states under former names, as the library and older lists write them.
const FORMER_CODES: [(&str, &str); 7] =
    [("GER", "DEU"), ("FRG", "DEU"), ("YMD", "YEM"), ("ROM", "ROU"), ("ZAR", "COD"), ("BYS", "BLR"), ("TMP", "TLS")];

/// The order in which a record lists its ballots.
fn order(option: VoteOption) -> u8 {
    match option {
        VoteOption::Yes => 0,
        VoteOption::No => 1,
        VoteOption::Abstain => 2,
        VoteOption::NotVoting => 3,
        VoteOption::Absent => 4,
    }
}

/// Whether ballots are the same but for the difference between absent and not voting, which not all sources make.
fn alike(stored: &[(String, VoteOption)], given: &[(String, VoteOption)]) -> bool {
    let plain = |option: VoteOption| if option == VoteOption::Absent { VoteOption::NotVoting } else { option };
    let map = |ballots: &[(String, VoteOption)]| -> BTreeMap<String, u8> {
        ballots.iter().map(|(member, option)| (member.clone(), order(plain(*option)))).collect()
    };
    map(stored) == map(given)
}
