//! The facts that claims are held against: the Council's votes, members and topics, with their sources.
//!
//! These are the whole tables in memory, as `seeds` reads them and as `store` keeps them. What the API
//! serves of them are the resources of `domain::record`.

use crate::domain::{Day, MemberRole, Outcome, VoteOption};

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

impl RecordVote {
    /// The symbol it is known by: the resolution's where it was adopted, else the draft's.
    #[must_use]
    pub fn symbol(&self) -> Option<&str> {
        self.resolution.as_deref().or(self.draft_symbol.as_deref())
    }

    /// How many members chose `option`; none where no ballot is known.
    #[must_use]
    pub fn count(&self, option: VoteOption) -> Option<usize> {
        let counted = self.ballots.iter().filter(|(_, theirs)| *theirs == option).count();
        (!self.ballots.is_empty()).then_some(counted)
    }

    /// Whether it has this flag, with or without a value behind a colon.
    #[must_use]
    pub fn has_flag(&self, flag: &str) -> bool {
        self.flags.iter().any(|own| own.split_once(':').map_or(own.as_str(), |(name, _)| name) == flag)
    }

    /// Whether it is a veto after the copy of the library's list: official until the list is renewed.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.outcome == Outcome::Vetoed && self.in_official_veto_list.is_none()
    }
}

/// A term in the Council.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub iso3: String,
    pub role: MemberRole,
    /// The regional group it was elected from.
    pub regional_group: Option<String>,
    pub from: Day,
    /// The last day; none for a sitting permanent member.
    pub to: Option<Day>,
    /// The name it sat under, where that is not today's: Zaire, the Republic of China.
    pub sat_as: Option<String>,
    /// What the source adds.
    pub note: Option<String>,
}

/// A state that ever sat in the Council.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordMember {
    /// Its ISO 3166 alpha-3 code; `SUN` is the Soviet Union, `RUS` Russia.
    pub iso3: String,
    /// Its short common name.
    pub name: String,
    /// For a permanent member, the code of the state that holds its seat today.
    pub seat: Option<String>,
}

/// A subject of votes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordTopic {
    pub slug: String,
    pub label: String,
    /// What it covers, in a sentence.
    pub covers: String,
    /// Beginnings of words that assign a vote to it, in lower case.
    pub words: Vec<String>,
    /// Whether it is no single subject: such topics are tried after all others.
    pub general: bool,
}

/// A source of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordSource {
    /// The key that votes name it by.
    pub key: String,
    pub name: String,
    /// Where it is to be had; `{resolution}` stands for the resolution's symbol without its space.
    pub url: Option<String>,
    pub licence: String,
    /// What was taken from it, and how it was read.
    pub note: String,
}

/// What a flag of a vote means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagMeaning {
    /// The flag, without the value that may follow a colon.
    pub flag: String,
    /// Its meaning; `{value}` stands for that value, `{left}` and `{right}` for its halves around `>`,
    /// `{tally}` and `{date}` for the vote's own.
    pub meaning: String,
}

/// Where the record departs from its main source, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub vote_id: String,
    pub field: String,
    /// What the source has.
    pub source_value: String,
    /// What the record has.
    pub value: String,
    /// What that rests on.
    pub basis: String,
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
    /// Every state that ever sat, by its code.
    pub members: Vec<RecordMember>,
    /// The subjects of votes.
    pub topics: Vec<RecordTopic>,
    /// Where the votes' facts come from.
    pub sources: Vec<RecordSource>,
    /// What the flags mean.
    pub flags: Vec<FlagMeaning>,
    /// Where the record departs from its main source.
    pub corrections: Vec<Correction>,
}

impl Record {
    /// The day of the last vote: what happened later, the record cannot tell.
    #[must_use]
    pub fn to(&self) -> Option<Day> {
        self.votes.last().map(|vote| vote.date)
    }

    /// The terms of those who sat in the Council on `day`.
    pub fn council(&self, day: Day) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(move |term| term.from <= day && term.to.is_none_or(|to| day <= to))
    }

    /// The topic of a vote with these texts, the title before the agenda item, and whether a rule gave it.
    ///
    /// Topics are tried in their order, over each text in turn; the general ones only where no other fits.
    #[must_use]
    pub fn topic_of(&self, texts: &[&str]) -> (String, bool) {
        let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
        for general in [false, true] {
            for text in &texts {
                let fits = |topic: &&RecordTopic| {
                    topic.general == general && topic.words.iter().any(|word| has_word(text, word))
                };
                if let Some(topic) = self.topics.iter().find(fits) {
                    return (topic.slug.clone(), true);
                }
            }
        }
        // The last is the most general.
        (self.topics.last().map(|topic| topic.slug.clone()).unwrap_or_default(), false)
    }
}

/// Whether `word` stands in `text` at the beginning of a word.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric))
}
