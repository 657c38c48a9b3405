//! What differs between two states of a vote, in words for those who renew the record.

use std::collections::BTreeSet;

use super::RecordVote;
use crate::domain::VoteOption;

/// A difference between the stored record and the given one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordChange {
    /// The vote, or the table for what is no vote.
    pub id: String,
    /// What differs; `vote` for a vote that is not stored.
    pub field: &'static str,
    pub stored: String,
    pub given: String,
}

/// What differs between a stored vote and the one to take its place.
pub(crate) fn differences(stored: Option<&RecordVote>, given: &RecordVote) -> Vec<RecordChange> {
    let Some(stored) = stored else {
        let told = [given.date.to_string(), given.title.clone().unwrap_or_default(), ballots_in_words(&given.ballots)];
        let change =
            RecordChange { id: given.id.clone(), field: "vote", stored: String::new(), given: told.join("; ") };
        return vec![change];
    };
    let change = |field, stored, value| RecordChange { id: given.id.clone(), field, stored, given: value };
    let told = fields(stored).into_iter().zip(fields(given));
    let told = told.filter(|((_, before), (_, after))| before != after);
    let mut changes: Vec<_> = told.map(|((field, stored), (_, value))| change(field, stored, value)).collect();
    let ballots = ballots(stored, given).into_iter();
    changes.extend(ballots.map(|(before, after)| change("ballot", before, after)));
    changes
}

/// The ballots that differ, member by member: "DEU abstain" and "DEU yes". Where one side has none at all, the vote
/// went otherwise as a whole, and one line tells it.
fn ballots(stored: &RecordVote, given: &RecordVote) -> Vec<(String, String)> {
    if stored.ballots.is_empty() != given.ballots.is_empty() {
        return vec![(ballots_in_words(&stored.ballots), ballots_in_words(&given.ballots))];
    }
    let members: BTreeSet<&str> =
        stored.ballots.iter().chain(&given.ballots).map(|(member, _)| member.as_str()).collect();
    let of = |vote: &RecordVote, member: &str| {
        let ballot = vote.ballots.iter().find(|(code, _)| code == member);
        format!("{member} {}", ballot.map_or("none", |(_, option)| word(*option)))
    };
    let pairs = members.into_iter().map(|member| (of(stored, member), of(given, member)));
    pairs.filter(|(before, after)| before != after).collect()
}

fn word(option: VoteOption) -> &'static str {
    let named = OPTIONS.iter().find(|(_, known)| *known == option);
    named.map_or("", |(word, _)| word)
}

/// The options of a ballot in words, in the order of a report.
const OPTIONS: [(&str, VoteOption); 5] = [
    ("yes", VoteOption::Yes),
    ("no", VoteOption::No),
    ("abstain", VoteOption::Abstain),
    ("not voting", VoteOption::NotVoting),
    ("absent", VoteOption::Absent),
];

fn fields(vote: &RecordVote) -> [(&'static str, String); 14] {
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    [
        ("date", vote.date.to_string()),
        ("resolution", text(&vote.resolution)),
        ("draft_symbol", text(&vote.draft_symbol)),
        ("meeting", text(&vote.meeting)),
        ("agenda_item", text(&vote.agenda_item)),
        ("title", text(&vote.title)),
        ("topic", vote.topic.clone()),
        ("vote_kind", vote.vote_kind.clone()),
        ("outcome", format!("{:?}", vote.outcome).to_lowercase()),
        ("in_official_veto_list", vote.in_official_veto_list.map_or_else(String::new, |listed| listed.to_string())),
        ("vetoed_by", vote.vetoed_by.join(" ")),
        ("without_vote", vote.without_vote.to_string()),
        ("flags", vote.flags.join(" ")),
        ("sources", vote.sources.join(" ")),
    ]
}

/// "yes AUS BRA; no CHN RUS".
fn ballots_in_words(ballots: &[(String, VoteOption)]) -> String {
    let chosen = |wanted: VoteOption| ballots.iter().filter(move |(_, option)| *option == wanted);
    let mut words = Vec::new();
    for (word, option) in OPTIONS {
        let members: Vec<&str> = chosen(option).map(|(member, _)| member.as_str()).collect();
        if !members.is_empty() {
            words.push(format!("{word} {}", members.join(" ")));
        }
    }
    if ballots.is_empty() { "none".to_owned() } else { words.join("; ") }
}
