//! Vetoes as they were cast, and their totals under the two conventions.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::{Day, VoteOption};

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
