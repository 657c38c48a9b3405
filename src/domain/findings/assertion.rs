//! Assertions: claims as the text alone gives them, before they are held against the record.

use serde::{Deserialize, Serialize};

use crate::domain::{ClaimKind, Day, Modality, OnBasis, Span, SubjectKind, VoteOption};

/// The time of an assertion's votes, as the text states it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// The text does not say.
    #[default]
    Unstated,
    /// Between two days, both included; they are equal for a single day.
    Between(Day, Day),
}

/// The tally that a text states; a number that it leaves out is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tally {
    /// The number of votes in favour.
    pub yes: Option<u32>,
    /// The number of votes against.
    pub no: Option<u32>,
    /// The number of abstentions.
    pub abstain: Option<u32>,
    /// Members that voted, however they did ("thirteen countries voted on the draft").
    pub voted: Option<u32>,
    /// Fewer votes in favour than this: "fell short of the nine votes needed".
    pub below: Option<u32>,
    /// At least so many votes in favour: "more than two thirds of the members".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub least: Option<u32>,
    /// The votes in favour of permanent members alone: "three of the five permanent members voted for it".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub permanent: Option<u32>,
    /// The votes in favour of elected members alone: "all ten elected members backed it".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub elected: Option<u32>,
}

impl Tally {
    /// Whether it bounds the votes in favour, or counts those of some members alone.
    pub(crate) fn counts_some(&self) -> bool {
        self.least.is_some() || self.permanent.is_some() || self.elected.is_some()
    }
}

/// The sense of a count in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountIs {
    /// That many, no more and no fewer: "has twice vetoed".
    #[default]
    Exactly,
    /// That many or more: "at least three times".
    AtLeast,
    /// "for the third time": so many with the one it speaks of.
    Ordinal,
}

/// A claim as the text alone gives it: nothing of the record is in it yet.
///
/// It is stored beside the claim, so that a renewed record re-judges without reading texts again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assertion {
    /// The span of the claim's words in the article's text.
    pub span: Span,
    /// The kind of claim: a veto, a count, a tally, an adoption and so on.
    pub kind: ClaimKind,
    /// The modality: how the article puts the claim forward.
    pub modality: Modality,
    /// The members it speaks of, by their ISO 3166 alpha-3 codes, sorted.
    pub members: Vec<String>,
    /// The count of votes it states.
    pub count: Option<u32>,
    /// The sense of the count.
    #[serde(default)]
    pub count_is: CountIs,
    /// The ordinal of the vote that it states: 3 of "its third veto".
    #[serde(default)]
    pub ordinal: Option<u32>,
    /// How many members it says vetoed together ("the double veto").
    #[serde(default)]
    pub casts: Option<u32>,
    /// The ballot that it says the members cast.
    #[serde(default)]
    pub option: Option<VoteOption>,
    /// The members it sets apart from all others, who voted as `option` says: "all but Russia".
    #[serde(default)]
    pub except: Vec<String>,
    /// Whether those others are the permanent members alone.
    #[serde(default)]
    pub permanent: bool,
    /// Whether it says that the named members alone did so.
    #[serde(default)]
    pub alone: bool,
    /// Whether a count leaves out the vote that the report is about: "had vetoed four such drafts before".
    #[serde(default)]
    pub before: bool,
    /// Whether a count adds up what the members did one by one: "between them".
    #[serde(default)]
    pub sum: bool,
    /// The numbers of a tally.
    pub tally: Tally,
    /// Unanimity: whether it says that no member voted against or abstained.
    pub unanimous: bool,
    /// Whether it speaks of more than one vote.
    pub plural: bool,
    /// When the votes took place.
    pub when: When,
    /// The day of the vote, where the text names a single one; else the article's, for a single vote.
    #[serde(default)]
    pub on: Option<Day>,
    /// The basis of that day; none without a day.
    #[serde(default)]
    pub on_basis: Option<OnBasis>,
    /// The first day of the period that it speaks of: "since 2022", "in 2006".
    #[serde(default)]
    pub period_from: Option<Day>,
    /// The last day of that period.
    #[serde(default)]
    pub period_to: Option<Day>,
    /// The record's topic; none where the text leaves it open or names several.
    pub topic: Option<String>,
    /// Whether the claim's own words name the topic; else it was taken from around it.
    #[serde(default)]
    pub topic_named: bool,
    /// Whether the topic is named as what the draft is about: "a draft on Mali".
    #[serde(default)]
    pub topic_led: bool,
    /// Whether it speaks of less than the whole topic ("Gaza" of the Palestinian question).
    #[serde(default)]
    pub narrow: bool,
    /// Members that vetoed the vote, by the same sentence; they single out one of several votes on a day.
    #[serde(default)]
    pub vetoed_by: Vec<String>,
    /// What the same sentence says else of the same vote; one vote must fit all of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<Beside>,
    /// Whether its words name a time that was taken for that of something else ("ahead of the summit in May").
    #[serde(default)]
    pub other_time: bool,
    /// Draft symbols and resolution numbers, as in the record (`S/2012/77`, `S/RES/2254 (2015)` or `2254`).
    pub symbols: Vec<String>,
    /// The subject of the vote, by what the words call it.
    #[serde(default)]
    pub subject_kind: SubjectKind,
    /// Whether it asserts more than was read of it, so that it must not be vouched for.
    #[serde(default)]
    pub unread: bool,
    /// Another reading of the time, where the words leave it open: unstated for a day that may be that of something
    /// else. Both must contradict the record before the claim is accused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_when: Option<When>,
    /// Whether which vote it means stays open, so that it must not be accused: a procedural vote, a stretch unread.
    #[serde(default)]
    pub uncertain: bool,
    /// The outlet the words are taken from, as the article names it.
    pub via: Option<String>,
    /// The extraction rule that found it.
    pub rule: String,
    /// The confidence of the finding, from 0 to 1.
    pub confidence: f64,
}

/// What the same sentence says else of the same vote: "while China abstained", "by 13 votes to none".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beside {
    /// The kind of the claim that says it.
    pub kind: ClaimKind,
    /// The members it speaks of.
    pub members: Vec<String>,
    /// The ballot that it says they cast.
    pub option: Option<VoteOption>,
    /// The members it sets apart from all others.
    pub except: Vec<String>,
    /// Whether those others are the permanent members alone.
    pub permanent: bool,
    /// Whether it says that the named members alone did so.
    pub alone: bool,
    /// The numbers of a tally.
    pub tally: Tally,
    /// Whether it says that no member voted against or abstained.
    pub unanimous: bool,
}

impl Beside {
    /// What `other` says of a vote, its day and topic aside.
    #[must_use]
    pub fn of(other: &Assertion) -> Self {
        Self {
            kind: other.kind,
            members: other.members.clone(),
            option: other.option,
            except: other.except.clone(),
            permanent: other.permanent,
            alone: other.alone,
            tally: other.tally,
            unanimous: other.unanimous,
        }
    }

    /// The same as an assertion of its own, to be held against votes.
    #[must_use]
    pub fn assertion(&self) -> Assertion {
        Assertion {
            members: self.members.clone(),
            option: self.option,
            except: self.except.clone(),
            permanent: self.permanent,
            alone: self.alone,
            tally: self.tally,
            unanimous: self.unanimous,
            ..Assertion::new(Span::default(), self.kind, Modality::Asserted, "beside")
        }
    }
}

impl Assertion {
    /// Puts the time that the text states into its fields: a single day is the vote's, more is a period.
    pub fn set_when(&mut self, when: When, basis: OnBasis) {
        self.when = when;
        let (from, to) = match when {
            When::Unstated => (None, None),
            When::Between(from, to) => (Some(from), Some(to)),
        };
        let day = from.filter(|_| from == to);
        self.on = day;
        self.on_basis = day.map(|_| basis);
        (self.period_from, self.period_to) = if day.is_some() { (None, None) } else { (from, to) };
    }

    /// Lets the article's day stand for the vote's, where the text names none and speaks of a single vote; it is not
    /// held against the record, which is searched backward from it.
    pub fn set_day_of_article(&mut self, published_on: Option<Day>) {
        let single = !self.plural && self.count.is_none() && self.symbols.is_empty() && !self.other_time;
        if single && self.modality.states_fact() && self.when == When::Unstated {
            self.on = published_on;
            self.on_basis = published_on.map(|_| OnBasis::Article);
        }
    }

    /// Whether the text itself names the day of the vote.
    #[must_use]
    pub fn names_day(&self) -> bool {
        self.on.is_some() && self.on_basis != Some(OnBasis::Article)
    }

    /// An assertion that says no more than its kind and how it is put forward.
    #[must_use]
    pub fn new(span: Span, kind: ClaimKind, modality: Modality, rule: &str) -> Self {
        Self {
            span,
            kind,
            modality,
            members: Vec::new(),
            count: None,
            count_is: CountIs::Exactly,
            ordinal: None,
            casts: None,
            option: None,
            except: Vec::new(),
            permanent: false,
            alone: false,
            before: false,
            sum: false,
            tally: Tally::default(),
            unanimous: false,
            plural: false,
            when: When::Unstated,
            on: None,
            on_basis: None,
            period_from: None,
            period_to: None,
            topic: None,
            topic_named: false,
            topic_led: false,
            narrow: false,
            vetoed_by: Vec::new(),
            beside: Vec::new(),
            other_time: false,
            symbols: Vec::new(),
            subject_kind: SubjectKind::Unknown,
            unread: false,
            other_when: None,
            uncertain: false,
            via: None,
            rule: rule.to_owned(),
            confidence: 0.9,
        }
    }
}
