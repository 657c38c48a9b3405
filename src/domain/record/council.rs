//! The Council's members, what they voted on and how: terms, topics, ballots, agreement.

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
