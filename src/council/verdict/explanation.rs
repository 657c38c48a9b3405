//! The sentence that says why: it names the votes, or says what the record lacks.

use std::fmt::Write as _;

use super::Period;
use super::matching::{ballot, vetoed};
use crate::council::{Record, RecordVote};
use crate::domain::{Assertion, ClaimKind, Day, Outcome, VoteOption};

/// Votes named one by one; of more, the latest ones.
const NAMED: usize = 20;
const SMALL: [&str; 13] =
    ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Words for votes, with the record's names of members and topics.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub record: &'a Record,
}

impl<'a> Words<'a> {
    /// "By 14 August 2012 China had vetoed three drafts on Syria: S/2011/612, S/2012/77, S/2012/538."
    /// "On 4 February 2012 China and Russia vetoed S/2012/77."
    pub fn did(self, assertion: &Assertion, votes: &[&RecordVote], period: Period, on: Day) -> String {
        let who = self.who(assertion);
        let done = match assertion.kind {
            ClaimKind::Veto | ClaimKind::VetoCount | ClaimKind::Block => "vetoed",
            ClaimKind::Abstention => "abstained on",
            ClaimKind::Adoption if assertion.unanimous => "adopted without opposition or abstention",
            ClaimKind::Adoption | ClaimKind::Tally => "adopted",
            ClaimKind::Rejection if assertion.members.is_empty() => "failed to adopt",
            ClaimKind::Rejection => "voted against",
        };
        if let [vote] = votes
            && assertion.count.is_none()
        {
            return format!("On {} {who} {done} {}.", vote.date.in_words(), name(vote));
        }
        let what = if assertion.kind == ClaimKind::Adoption { "resolution" } else { "draft" };
        let count = number(votes.len());
        let plural = if votes.len() == 1 { "" } else { "s" };
        let topic = self.about(assertion);
        let when = Self::when(period, on);
        let names = names(votes);
        format!("{when} {who} had {done} {count} {what}{plural}{topic}{names}.")
    }

    /// "S/2012/77, voted on 4 February 2012, was vetoed by China and Russia with 13 votes in favour, 2 against
    /// and no abstentions; Pakistan voted in favour."
    pub fn went(self, vote: &RecordVote, members: &[String]) -> String {
        let name = name(vote);
        let mut text = format!("{name}, voted on {}, ", vote.date.in_words());
        match vote.outcome {
            Outcome::Adopted => text.push_str("was adopted"),
            Outcome::NotAdopted => text.push_str("was not adopted"),
            Outcome::Vetoed => {
                let by: Vec<&str> = vote.vetoed_by.iter().map(|code| self.name_of(code)).collect();
                let _ = write!(text, "was vetoed by {}", listed(&by));
            }
        }
        let count = |option| vote.count(option).map(number);
        if vote.without_vote {
            text.push_str(" without a vote");
        } else if let (Some(yes), Some(no), Some(abstain)) =
            (count(VoteOption::Yes), count(VoteOption::No), count(VoteOption::Abstain))
        {
            let _ = write!(text, " with {yes} in favour, {} against and {} abstaining", none(&no), none(&abstain));
        }
        let others = members.iter().filter(|member| !vetoed(vote, member));
        for (at, member) in others.enumerate() {
            let how = match ballot(vote, member) {
                Some(VoteOption::Yes) => "voted in favour",
                Some(VoteOption::No) => "voted against",
                Some(VoteOption::Abstain) => "abstained",
                Some(VoteOption::Absent) => "was absent",
                Some(VoteOption::NotVoting) => "did not take part",
                None if vote.ballots.is_empty() => continue,
                None => "was no member",
            };
            let _ = write!(text, "{} {} {how}", if at == 0 { ";" } else { "," }, self.name_of(member));
        }
        text.push('.');
        text
    }

    /// "By 5 June 2012 the record has no veto by France on Syria."
    pub fn no_veto(self, assertion: &Assertion, period: Period, on: Day) -> String {
        let by = if assertion.members.is_empty() { String::new() } else { format!(" by {}", self.who(assertion)) };
        format!("{} the record has no such veto{by}{}.", Self::when(period, on), self.about(assertion))
    }

    /// "On 5 June 2012 the record has no vote on Syria that this fits."
    pub fn no_match(self, assertion: &Assertion, period: Period, on: Day) -> String {
        format!("{} the record has no single vote{} that this fits.", Self::when(period, on), self.about(assertion))
    }

    /// "S/2012/77, voted on 4 February 2012, would fit if that was the vote: its day and subject would decide."
    pub fn other_reading(self, assertion: &Assertion, vote: &RecordVote) -> String {
        let went = self.went(vote, &assertion.members);
        format!("{went} Whether that vote is meant would decide.")
    }

    /// "The one before was S/2012/538, vetoed on 19 July 2012."
    pub fn before(self, assertion: &Assertion, vote: &RecordVote) -> String {
        format!("The last before by {} was {}, voted on {}.", self.who(assertion), name(vote), vote.date.in_words())
    }

    /// "The record ends on 29 December 2025, before the days it speaks of."
    pub fn record_ends(self) -> String {
        match self.record.to() {
            Some(end) => format!("The record ends on {}, before the days it speaks of.", end.in_words()),
            None => "There is no record to hold it against.".to_owned(),
        }
    }

    fn when(period: Period, on: Day) -> String {
        match period.start {
            Some(start) if period.stated && start == period.end => format!("On {}", start.in_words()),
            Some(start) if period.stated => format!("Between {} and {}", start.in_words(), period.end.in_words()),
            _ => format!("By {}", period.end.min(on).in_words()),
        }
    }

    fn about(self, assertion: &Assertion) -> String {
        let slug = assertion.topic.as_deref();
        let known = slug.and_then(|slug| self.record.topics.iter().find(|topic| topic.slug == slug));
        known.map(|topic| topic.label.as_str()).or(slug).map(|label| format!(" on {label}")).unwrap_or_default()
    }

    fn who(self, assertion: &Assertion) -> String {
        let members: Vec<&str> = assertion.members.iter().map(|code| self.name_of(code)).collect();
        match (assertion.kind, members.len()) {
            (ClaimKind::Adoption | ClaimKind::Tally, _) | (ClaimKind::Rejection, 0) => "the Council".to_owned(),
            (ClaimKind::Veto | ClaimKind::VetoCount | ClaimKind::Block, 0) => match assertion.casts {
                Some(casts) => format!("{} permanent members together", number(casts as usize)),
                None => "permanent members".to_owned(),
            },
            (ClaimKind::Abstention, 0) => "members".to_owned(),
            _ => listed(&members),
        }
    }

    fn name_of(self, code: &str) -> &'a str {
        match self.record.members.iter().find(|member| member.iso3 == code) {
            Some(_) if code == "USA" => "the United States",
            Some(_) if code == "GBR" => "the United Kingdom",
            Some(_) if code == "SUN" => "the Soviet Union",
            Some(member) => member.name.as_str(),
            None => "a state that never sat in the Council",
        }
    }
}

/// A vote by its draft's symbol, as "S/2012/77".
fn name(vote: &RecordVote) -> &str {
    vote.symbol().or(vote.meeting.as_deref()).unwrap_or("a draft without a symbol")
}

/// ": S/2011/612, S/2012/77, S/2012/538"
fn names(votes: &[&RecordVote]) -> String {
    let names: Vec<&str> = votes.iter().rev().take(NAMED).rev().map(|vote| name(vote)).collect();
    match names.len() {
        0 => String::new(),
        _ if votes.len() > NAMED => format!(", the latest {NAMED} being {}", names.join(", ")),
        _ => format!(": {}", names.join(", ")),
    }
}

/// "China, France and Russia"
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// A count in words up to what readers expect in words: "three", "15".
fn number(count: usize) -> String {
    SMALL.get(count).map_or_else(|| count.to_string(), |&word| word.to_owned())
}

/// "none against" rather than "no against".
fn none(count: &str) -> &str {
    if count == "no" { "none" } else { count }
}
