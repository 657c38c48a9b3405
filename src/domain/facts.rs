//! The facts that findings are held against: the registry of actors and the Council's record.
//!
//! These are the whole tables in memory, as `seeds` reads them and as `store` keeps them. What the API
//! serves of them are the resources of [`super::vote`] and [`super::actor`].

use super::{ActorKind, Day, MemberRole, Outcome, VoteOption};

/// How safely a name stands for its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AliasKind {
    /// A name as good as the full one.
    Name,
    /// Initials.
    Acronym,
    /// Another spelling of the name in Latin letters.
    Transliteration,
    /// Unsafe alone: counts only behind a full name in the same text.
    Short,
}

/// Another name of an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The name.
    pub name: String,
    /// How safe it is.
    pub kind: AliasKind,
}

/// A post as the registry has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryOffice {
    /// The post.
    pub title: String,
    /// The organisation's actor id, or the state's ISO 3166 alpha-3 code.
    pub of: String,
    /// When it began, as precisely as known: `2012`, `2012-07` or `2012-07-19`; empty for unknown.
    pub from: String,
    /// When it ended, likewise; empty where it had not.
    pub to: String,
    /// Where the row comes from.
    pub basis: String,
}

/// A person or an organisation that the registry knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryActor {
    /// Its slug.
    pub id: String,
    /// What it is.
    pub kind: ActorKind,
    /// Its short common name.
    pub name: String,
    /// `m` or `f`; which pronouns may mean the person.
    pub gender: Option<char>,
    /// The state it belongs to.
    pub iso3: Option<String>,
    /// Wikidata's id.
    pub wikidata: Option<String>,
    /// What it is, in a few words.
    pub description: Option<String>,
    /// Whether it is an outlet that reports credit.
    pub is_outlet: bool,
    /// The outlet's domain on the web.
    pub domain: Option<String>,
    /// Where the row comes from.
    pub basis: String,
    /// Its other names.
    pub aliases: Vec<Alias>,
    /// Its posts.
    pub offices: Vec<RegistryOffice>,
}

/// A state that ever sat in the Council, or that the corpus speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Its slug as an actor (`russia`).
    pub id: String,
    /// Its ISO 3166 alpha-3 code.
    pub iso3: String,
    /// Its full name.
    pub full_name: String,
    /// Its short common name.
    pub name: String,
    /// The adjectives and names of its people: `Chinese`.
    pub demonyms: Vec<String>,
    /// Its capitals: `Beijing`.
    pub capitals: Vec<String>,
    /// Its other names: `US`.
    pub aliases: Vec<Alias>,
    /// Wikidata's id.
    pub wikidata: Option<String>,
    /// When it began, where it did not exist all along.
    pub from: Option<Day>,
    /// When it ended.
    pub to: Option<Day>,
}

/// Everything that is known of actors before any text is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    /// Raised with every change of the bundled tables.
    pub version: u32,
    /// Persons and organisations, outlets among them.
    pub actors: Vec<RegistryActor>,
    /// States.
    pub states: Vec<State>,
}

/// A vote as the record has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordVote {
    /// The record's id.
    pub id: String,
    /// The day of the vote.
    pub date: Day,
    /// The resolution adopted.
    pub resolution: Option<String>,
    /// The draft voted on.
    pub draft_symbol: Option<String>,
    /// The meeting's record.
    pub meeting: Option<String>,
    /// The item of the agenda.
    pub agenda_item: Option<String>,
    /// What it was about.
    pub title: Option<String>,
    /// The topic's slug.
    pub topic: String,
    /// What was voted on.
    pub vote_kind: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Whether the library's list of vetoes has it.
    pub in_official_veto_list: Option<bool>,
    /// The members that vetoed it.
    pub vetoed_by: Vec<String>,
    /// Every ballot, by the member's code; empty where unknown.
    pub ballots: Vec<(String, VoteOption)>,
    /// Whether it was adopted without a vote.
    pub without_vote: bool,
    /// What the sources leave open or disagree on.
    pub flags: Vec<String>,
    /// The keys of its sources.
    pub sources: Vec<String>,
}

/// A term in the Council.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The state.
    pub iso3: String,
    /// Permanent or elected.
    pub role: MemberRole,
    /// The regional group it was elected from.
    pub regional_group: Option<String>,
    /// The first day.
    pub from: Day,
    /// The last day; none for a sitting permanent member.
    pub to: Option<Day>,
    /// What the source adds.
    pub note: Option<String>,
}

/// The Council's votes and members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Raised with every change of the bundled tables.
    pub version: u32,
    /// Every vote, by date.
    pub votes: Vec<RecordVote>,
    /// Every term.
    pub terms: Vec<Term>,
}

impl Record {
    /// The day of the last vote: what happened later, the record cannot tell.
    #[must_use]
    pub fn to(&self) -> Option<Day> {
        self.votes.last().map(|vote| vote.date)
    }
}
