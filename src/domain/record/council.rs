//! The Council's composition and acts: members, vetoes, topics, agreement.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::{Day, Outcome, VoteOption};

/// In which capacity a state sits in the Council.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MemberRole {
    /// One of the five.
    Permanent,
    /// Elected by the General Assembly.
    Elected,
}

/// A state's term in the Council.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Member {
    /// The state, by its ISO 3166 alpha-3 code.
    #[schema(example = "RUS")]
    pub iso3: String,
    /// The state's short common name.
    #[schema(example = "Russia")]
    pub name: String,
    /// For a permanent seat, the code of the state that holds it today; else null.
    #[schema(example = "RUS")]
    pub seat: Option<String>,
    /// Whether the seat is permanent or elected.
    pub role: MemberRole,
    /// The regional group it was elected from, for a permanent member its usual one; null before 1966.
    #[schema(example = "eastern_european")]
    pub regional_group: Option<String>,
    /// The term's first day.
    pub from: Day,
    /// The term's last day; null for a sitting permanent member.
    pub to: Option<Day>,
    /// The name it sat under, where that is not today's.
    #[schema(example = "Zaire")]
    pub sat_as: Option<String>,
    /// What the sources add: a term that was split, a seat that was continued.
    pub note: Option<String>,
}

/// The conventions for counting vetoes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Convention {
    /// The Dag Hammarskjöld Library's list, and after its copy every vetoed vote of the record (`provisional`).
    #[default]
    Official,
    /// All vetoed votes: those on paragraphs, amendments and recommendations too.
    Wide,
}

/// One cast veto: a vote vetoed by three members has three of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Veto {
    /// The vote's id in the record, as in `/v1/votes/{id}`.
    #[schema(example = "S-2012-77")]
    pub vote_id: String,
    /// The day of the vote.
    pub date: Day,
    /// The UN symbol of the draft vetoed; null where the sources give none.
    #[schema(example = "S/2012/77")]
    pub symbol: Option<String>,
    /// What the draft was about, shortened by its source.
    pub title: Option<String>,
    /// The member that cast it, by its code.
    #[schema(example = "RUS")]
    pub member: String,
    /// The short common name of that member.
    #[schema(example = "Russia")]
    pub member_name: String,
    /// The seat it was cast from; `RUS` for the Soviet Union too.
    #[schema(example = "RUS")]
    pub seat: String,
    /// The holder of the seat that day, by name: China's was the Republic of China's before 25 October 1971.
    #[schema(example = "Russia")]
    pub holder: String,
    /// The member's ballot; null where the record has none.
    pub ballot: Option<VoteOption>,
    /// The slug of the vote's topic, as `/v1/topics` lists it.
    #[schema(example = "syria")]
    pub topic: String,
    /// The kind of vote, by what was voted on; known values as for votes.
    #[schema(example = "draft_resolution")]
    pub vote_kind: String,
    /// Whether the library's list has it; null after the list's copy.
    pub in_official_veto_list: Option<bool>,
    /// Whether it is after that list's copy.
    pub provisional: bool,
}

/// The group that a row of totals counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum VetoGroup {
    /// The grand total in one row.
    All,
    /// Members, Russia and the Soviet Union apart.
    Member,
    /// Seats, Russia's and the Soviet Union's together.
    Seat,
    /// The holder of the seat, by name: the Republic of China apart from China.
    Holder,
    /// Years: `1970`.
    Year,
    /// Decades: `1970` is 1970 to 1979.
    Decade,
    /// The regional groups of the members that day; null before 1966.
    RegionalGroup,
    /// Topics of the votes, by slug.
    Topic,
}

/// Totals of vetoes under one convention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct VetoTotal {
    /// The convention that counted them.
    pub convention: Convention,
    /// The group that the row counts.
    pub by: VetoGroup,
    /// The member's or seat's code, the holder's name, the year, the decade (`2010`), the regional group or the
    /// topic's slug; null for all.
    #[schema(example = "RUS")]
    pub key: Option<String>,
    /// The key's name in words: a member's, a seat's or a topic's name, the holder, the year, the decade (`2010s`), the
    /// regional group; null for all.
    #[schema(example = "Russia")]
    pub name: Option<String>,
    /// Votes vetoed: one that three members vetoed counts once.
    #[schema(example = 41)]
    pub vote_count: u32,
    /// Vetoes cast: one that three members vetoed counts three times.
    #[schema(example = 41)]
    pub cast_count: u32,
    /// How many of these votes are after the copy of the library's list.
    #[schema(example = 11)]
    pub provisional_count: u32,
    /// The day of the first vote counted.
    pub first_on: Day,
    /// The day of the last vote counted.
    pub last_on: Day,
}

/// A subject of votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Topic {
    /// The slug that filters take.
    #[schema(example = "syria")]
    pub slug: String,
    /// The topic's name in English, for display.
    #[schema(example = "Syria")]
    pub label: String,
    /// The scope of the topic, in a sentence.
    pub covers: String,
    /// The number of votes on the topic in the record.
    #[schema(example = 60)]
    pub vote_count: u32,
}

/// Agreement of two members: how often they voted alike.
///
/// Only ballots of yes, no and abstain are compared: who did not take part, or was absent, took no position.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Agreement {
    /// One member; of the two codes, the first in the alphabet.
    #[schema(example = "CHN")]
    pub a: String,
    /// The other member, by its ISO 3166 alpha-3 code.
    #[schema(example = "RUS")]
    pub b: String,
    /// The name of the one.
    #[schema(example = "China")]
    pub a_name: String,
    /// The name of the other.
    #[schema(example = "Russia")]
    pub b_name: String,
    /// The number of votes in which both took a position.
    pub both_voted: u32,
    /// The number of votes in which both took the same position.
    pub same: u32,
    /// The rate of agreement: `same / both_voted`; null where there are none.
    #[schema(minimum = 0.0, maximum = 1.0, example = 0.87)]
    pub rate: Option<f64>,
    /// Cohen's kappa, `(rate − chance) / (1 − chance)`, where `chance` is the sum over yes, no and abstain of
    /// the product of both members' shares of it: 1 for members always alike, 0 for as alike as by chance.
    /// Null where chance alone makes them alike, as where both always say yes.
    #[schema(minimum = -1.0, maximum = 1.0, example = 0.71)]
    pub kappa: Option<f64>,
}

/// One ballot of one state, with the vote it was cast in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MemberVote {
    /// The vote's id in the record, as in `/v1/votes/{id}`.
    #[schema(example = "S-2012-77")]
    pub vote_id: String,
    /// The day of the vote.
    pub date: Day,
    /// The symbol of the resolution or draft.
    #[schema(example = "S/2012/77")]
    pub symbol: Option<String>,
    /// What it was about, shortened by its source.
    pub title: Option<String>,
    /// The slug of the vote's topic, as `/v1/topics` lists it.
    #[schema(example = "syria")]
    pub topic: String,
    /// The kind of vote, by what was voted on; known values as for votes.
    #[schema(example = "draft_resolution")]
    pub vote_kind: String,
    /// The outcome of the vote.
    pub outcome: Outcome,
    /// The state, by its ISO 3166 alpha-3 code.
    #[schema(example = "CHN")]
    pub member: String,
    /// The state's short common name.
    #[schema(example = "China")]
    pub member_name: String,
    /// The member's ballot: yes, no, abstain, absent or not voting.
    pub option: VoteOption,
    /// Whether it was a permanent or an elected member that day.
    pub role: MemberRole,
    /// Whether its vote was a veto, by the record.
    pub is_veto: bool,
}

/// Totals of one state's ballots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MemberVoteTotal {
    /// The state, by its ISO 3166 alpha-3 code.
    #[schema(example = "CHN")]
    pub member: String,
    /// The state's short common name.
    #[schema(example = "China")]
    pub member_name: String,
    /// The topic's slug, the year, the decade (`2010`) or the regional group; null for all.
    #[schema(example = "syria")]
    pub key: Option<String>,
    /// The key's name in words: the topic's name, the year, the decade (`2010s`) or the group; null for all.
    #[schema(example = "Syria")]
    pub name: Option<String>,
    /// Votes in which it has a ballot.
    pub vote_count: u32,
    /// The number of ballots in favour.
    pub yes_count: u32,
    /// The number of ballots against.
    pub no_count: u32,
    /// The number of its abstentions.
    pub abstain_count: u32,
    /// Votes it took no part in.
    pub not_voting_count: u32,
    /// Votes it was absent from.
    pub absent_count: u32,
    /// Vetoes it cast, by the `official` convention.
    pub official_veto_count: u32,
    /// Vetoes it cast, by the `wide` convention.
    pub wide_veto_count: u32,
}
