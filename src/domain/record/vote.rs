//! Votes of the Security Council, with the ballots of its members.
//!
//! After [Popolo](https://www.popoloproject.com/specs/): a [`Vote`] is its `VoteEvent`, a [`Ballot`] its
//! Vote. A veto is never an option of a ballot: it is what the record says in `vetoed_by`.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::{Claim, Day, MemberRole, Quote};

/// Kinds of votes in the bundled record. The set is open: a later record may bring another.
pub const VOTE_KINDS: [&str; 6] =
    ["draft_resolution", "recommendation", "paragraph", "amendment", "procedural", "preliminary_question"];

/// A member's ballot in a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum VoteOption {
    /// A ballot in favour of the decision.
    Yes,
    /// A ballot against the decision.
    No,
    /// An abstention from the vote.
    Abstain,
    /// Said by a source to have been absent.
    Absent,
    /// Present, or not said to be absent, and not taking part.
    NotVoting,
}

/// The outcome of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The decision was adopted.
    Adopted,
    /// It had the votes, and a permanent member vetoed it.
    Vetoed,
    /// It did not have the votes.
    NotAdopted,
}

/// One decision of the Council. Counts are null, never 0, where the ballots are unknown or there was no vote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Vote {
    /// The record's id: the symbol with `-` for `/`, `S-RES-number-year` for a resolution.
    #[schema(example = "S-2012-77")]
    pub id: String,
    /// The day of the vote, in New York.
    #[schema(example = "2012-02-04")]
    pub date: Day,
    /// The symbol it is known by: the resolution's where it was adopted, else the draft's.
    #[schema(example = "S/2012/77")]
    pub symbol: Option<String>,
    /// The symbol of the resolution adopted; null where none was.
    #[schema(example = "S/RES/2254 (2015)")]
    pub resolution: Option<String>,
    /// The draft voted on; no source has it for adopted resolutions.
    #[schema(example = "S/2012/77")]
    pub draft_symbol: Option<String>,
    /// The meeting's record, or the letters of a written procedure.
    #[schema(example = "S/PV.6711")]
    pub meeting: Option<String>,
    /// The item of the agenda, in the library's words.
    pub agenda_item: Option<String>,
    /// What it was about, shortened by its source at about 105 characters.
    pub title: Option<String>,
    /// The topic's slug; `/v1/topics` lists them.
    #[schema(example = "syria")]
    pub topic: String,
    /// What was voted on; known values: `draft_resolution`, `recommendation`, `paragraph`, `amendment`, `procedural`, `preliminary_question`.
    #[schema(example = "draft_resolution")]
    pub vote_kind: String,
    /// The outcome of the vote.
    pub outcome: Outcome,
    /// The number of members in favour.
    #[schema(example = 13)]
    pub yes: Option<u32>,
    /// The number of members against.
    #[schema(example = 2)]
    pub no: Option<u32>,
    /// The number of members that abstained.
    #[schema(example = 0)]
    pub abstain: Option<u32>,
    /// The number of members that took no part.
    #[schema(example = 0)]
    pub not_voting: Option<u32>,
    /// The number of members absent, by a source.
    #[schema(example = 0)]
    pub absent: Option<u32>,
    /// Whether it was adopted without a vote.
    pub without_vote: bool,
    /// The permanent members that vetoed it, by their codes.
    pub vetoed_by: Vec<String>,
    /// Whether the Dag Hammarskjöld Library's list of vetoes has it; null for votes not vetoed and for those after the list's copy.
    pub in_official_veto_list: Option<bool>,
    /// Whether it is a veto after that copy, counted as official until the list is renewed.
    pub provisional: bool,
    /// What the sources leave open or disagree on; the detail says it in words.
    pub flags: Vec<String>,
    /// Claims of stored articles about this vote.
    pub claim_count: u32,
}

/// The ballot of one member in one vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Ballot {
    /// The member, by its ISO 3166 alpha-3 code; SUN is the Soviet Union.
    #[schema(example = "CHN")]
    pub member: String,
    /// The short common name of the member.
    #[schema(example = "China")]
    pub name: String,
    /// The member's ballot: yes, no, abstain, absent or not voting.
    pub option: VoteOption,
    /// Whether it was a permanent or an elected member that day.
    pub role: MemberRole,
    /// The regional group it sat for, as in `/v1/members`; null before 1966.
    #[schema(example = "asia_pacific")]
    pub regional_group: Option<String>,
    /// Whether its vote was a veto, by the record.
    pub is_veto: bool,
}

/// The ballots of one regional group in one vote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct GroupTotal {
    /// The regional group, as in `/v1/members`; null before 1966.
    #[schema(example = "asia_pacific")]
    pub regional_group: Option<String>,
    /// The number of its members in the Council that day.
    #[schema(example = 2)]
    pub member_count: u32,
    /// The number of its ballots in favour.
    #[schema(example = 1)]
    pub yes_count: u32,
    /// The number of its ballots against.
    #[schema(example = 1)]
    pub no_count: u32,
    /// The number of its abstentions.
    #[schema(example = 0)]
    pub abstain_count: u32,
    /// The number of its members that took no part.
    #[schema(example = 0)]
    pub not_voting_count: u32,
    /// The number of its members that were absent.
    #[schema(example = 0)]
    pub absent_count: u32,
}

/// A source of a vote's facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct VoteSource {
    /// The name of the source: a database, a library or a document.
    #[schema(example = "UNSC votes since 1946 Database (Sciences Po)")]
    pub name: String,
    /// The URL of the source.
    #[schema(format = "uri")]
    pub url: Option<String>,
    /// What was taken from it, and under which licence.
    #[schema(example = "meeting, agenda item, tally (facts only)")]
    pub note: String,
}

/// A flag of a vote, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FlagNote {
    /// The flag, as in the list.
    #[schema(example = "scact_tally:9-0-1")]
    pub flag: String,
    /// The meaning of the flag for this vote.
    pub meaning: String,
}

/// A vote with every ballot, its sources and what articles claim of it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct VoteDetail {
    /// The fields that lists show of it.
    #[serde(flatten)]
    pub vote: Vote,
    /// Every member's ballot: the permanent ones first, then by name; empty where they are unknown.
    pub ballots: Vec<Ballot>,
    /// The same ballots, counted for each regional group, by its name; empty where they are unknown.
    pub totals_by_group: Vec<GroupTotal>,
    /// The sources of the vote's facts.
    pub sources: Vec<VoteSource>,
    /// The flags in words.
    pub flag_notes: Vec<FlagNote>,
    /// The UN's own document, by its symbol.
    #[schema(format = "uri", example = "https://undocs.org/S/2012/77")]
    pub document_url: Option<String>,
    /// The UN's record of the meeting, by its symbol.
    #[schema(format = "uri", example = "https://undocs.org/S/PV.6711")]
    pub meeting_url: Option<String>,
    /// The vote before it on the same topic.
    pub previous_on_topic: Option<String>,
    /// The vote behind it on the same topic.
    pub next_on_topic: Option<String>,
    /// The ten newest claims about the vote in stored articles.
    #[schema(max_items = 10)]
    pub claims: Vec<Claim>,
    /// The URL of the list of all these claims, `claim_count` of them.
    #[schema(format = "uri-reference", example = "/v1/votes/S-2012-77/claims")]
    pub claims_url: String,
    /// Quotes in which such a claim stands: the ten newest; `/v1/quotes?vote=…` has all.
    #[schema(max_items = 10)]
    pub quotes: Vec<Quote>,
}
