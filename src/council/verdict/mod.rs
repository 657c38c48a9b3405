//! Holds an assertion against the record.
//!
//! # Design
//!
//! First *which votes are meant* ([`Period`], [`matching`]), then *whether it is so*, then the sentence that says
//! why ([`explanation`]). A symbol names its vote; a date or a count decides which votes are meant, a day being
//! off by one for time zones; a plural or a count means every matching vote on the topic up to the
//! article's day; a singular without a date means the latest match within a fortnight before the article
//! (agrees), and without one every match to that day (agrees in part).
//!
//! Matches without a date reach back to the last silence of ten years: Libya in 1992 and in 2011 are two
//! conflicts. Of a part of a topic ("Gaza") they reach back to the last silence of two years, and a count that
//! fits neither is left open. What stands beside a veto in its sentence is of the vote that was vetoed.
//!
//! Who vetoed is a closed list, so its silence disagrees. Votes of other kinds can stand under a topic that
//! the article's words do not tell, so there silence leaves the answer open, and so does a day after the
//! record's end. The Soviet Union and Russia are one seat here: reports of old vetoes say either.

mod about;
mod by_symbol;
mod compare;
mod conflict_period;
mod counted;
mod explanation;
mod matching;
mod nothing;
mod numbers;
mod period;
mod single;
#[cfg(test)]
mod tests;

use super::{Record, RecordVote};
use crate::domain::{Assertion, Beside, ClaimKind, Compared, Day, OnBasis, SubjectKind, Verdict, When};
use about::{About, about};
use explanation::Words;
use matching::Fits;
use numbers::Numbers;
use period::Period;

/// How far back a singular without a date reaches, in days.
const FORTNIGHT: i32 = 14;
/// What the record answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judgement {
    /// The votes the assertion means, by date.
    pub votes: Vec<String>,
    /// The answer; none for an assertion that states no fact.
    pub verdict: Option<Verdict>,
    /// What was held against the record, sorted; empty without an answer.
    pub compared: Vec<Compared>,
    /// Why, in one sentence that names the votes.
    pub reason: Option<String>,
}

impl Judgement {
    fn new(verdict: Verdict, votes: &[&RecordVote], reason: String) -> Self {
        let votes = votes.iter().map(|vote| vote.id.clone()).collect();
        Self { votes, verdict: Some(verdict), compared: Vec::new(), reason: Some(reason) }
    }

    fn vouches(&self) -> bool {
        matches!(self.verdict, Some(Verdict::Agrees | Verdict::PartlyAgrees))
    }

    fn open(reason: impl Into<String>) -> Self {
        Self::new(Verdict::Undetermined, &[], reason.into())
    }
}

/// Holds `assertion`, made on `published_on`, against the record as of that day.
///
/// It disagrees where every reading does; a reading of the time that fits, or would be open, leaves it undetermined.
#[must_use]
pub fn judge(assertion: &Assertion, published_on: Option<Day>, record: &Record) -> Judgement {
    let judged = reading(assertion, published_on, record);
    if judged.verdict != Some(Verdict::Disagrees) {
        return judged;
    }
    if assertion.uncertain {
        return Judgement::open("Which vote it means is not clear, so that none can contradict it.");
    }
    let Some(when) = assertion.other_when else { return judged };
    let mut other = Assertion { other_when: None, other_time: false, ..assertion.clone() };
    other.set_when(when, OnBasis::Sentence);
    if reading(&other, published_on, record).verdict == Some(Verdict::Disagrees) {
        return judged;
    }
    Judgement { votes: judged.votes, ..Judgement::open("Whether the time named there is the vote's would decide.") }
}

/// The answer for the likeliest reading of the time.
fn reading(assertion: &Assertion, published_on: Option<Day>, record: &Record) -> Judgement {
    if !assertion.modality.states_fact() {
        return Judgement::default();
    }
    // What names its vote or its day by itself needs no date of the article.
    let dated = !assertion.symbols.is_empty() || assertion.when != When::Unstated;
    let Some(on) = published_on.or_else(|| record.to().filter(|_| dated)) else {
        return Judgement::open("The article has no date, so it is open which votes it means.");
    };
    if assertion.subject_kind == SubjectKind::Measure && assertion.option.is_some() {
        return Judgement::open(
            "It names a measure, not a draft: whether the draft was for or against the measure would decide.",
        );
    }
    let answer = |assertion: &Assertion| {
        let beside = assertion.beside.iter().map(Beside::assertion).collect();
        let case = Case { assertion, beside, on, record, words: Words { record } };
        let judged = if assertion.symbols.is_empty() { case.judge() } else { by_symbol::judge(&case) };
        compare::finish(judged, assertion)
    };
    let whole = |judged: Judgement| {
        // What is wrong beside it is accused by itself.
        let accused = || {
            assertion
                .beside
                .iter()
                .any(|other| answer(&beside_of(assertion, other)).verdict == Some(Verdict::Disagrees))
        };
        if judged.vouches() && !assertion.beside.is_empty() && assertion.symbols.is_empty() && !accused() {
            one_vote(judged, answer(&Assertion { vetoed_by: Vec::new(), ..assertion.clone() }))
        } else {
            judged
        }
    };
    let alone = Assertion { beside: Vec::new(), ..assertion.clone() };
    // The vote that the same sentence says was vetoed, if the record has one.
    if !assertion.vetoed_by.is_empty() {
        let beside = answer(&alone);
        if !beside.votes.is_empty() && beside.verdict != Some(Verdict::Undetermined) {
            return whole(beside);
        }
    }
    whole(answer(&Assertion { vetoed_by: Vec::new(), ..alone }))
}

/// What the sentence says beside `assertion`, of the same day and topic.
fn beside_of(assertion: &Assertion, other: &Beside) -> Assertion {
    let vetoed = assertion.kind == ClaimKind::Veto;
    Assertion {
        when: assertion.when,
        on: assertion.on,
        on_basis: assertion.on_basis,
        topic: assertion.topic.clone(),
        topic_named: assertion.topic_named,
        topic_led: assertion.topic_led,
        narrow: assertion.narrow,
        vetoed_by: if vetoed { assertion.members.clone() } else { assertion.vetoed_by.clone() },
        ..other.assertion()
    }
}

/// The answer for one claim of a sentence, given that for a vote that fits all of the sentence: where no vote does,
/// the part is not vouched for.
fn one_vote(part: Judgement, whole: Judgement) -> Judgement {
    if whole.vouches() {
        return whole;
    }
    let so_far = part.reason.unwrap_or_default();
    let reason = format!("{so_far} What the sentence says else does not fit that vote.");
    Judgement { verdict: Some(Verdict::Undetermined), compared: Vec::new(), reason: Some(reason), ..part }
}

/// One assertion to be judged, with everything that is needed for it.
struct Case<'a> {
    assertion: &'a Assertion,
    /// What the same sentence says else of the vote.
    beside: Vec<Assertion>,
    on: Day,
    record: &'a Record,
    words: Words<'a>,
}

impl<'a> Case<'a> {
    fn judge(&self) -> Judgement {
        let Some(period) = Period::of(self.assertion.when, self.on) else {
            return Judgement::open("The day it names lies after the article's.");
        };
        // The fortnight before an article may reach back into the record.
        let end = self.record.to().map(|end| end.plus(1));
        if end.is_none_or(|end| period.end > end) {
            return Judgement::open(self.words.record_ends());
        }
        if let Some(count) = self.assertion.count {
            return self.counted(count, period);
        }
        if self.assertion.topic.is_none() && !period.is_short() {
            return self.without_topic(period);
        }
        if period.stated { self.dated(period) } else { self.undated(period) }
    }

    /// Votes of the period that fit, on the topic if one is given, by date.
    fn matches(&self, fits: &Fits<'_>, period: Period, topic: Option<&str>) -> Vec<&'a RecordVote> {
        let on_topic = |vote: &RecordVote| topic.is_none_or(|topic| vote.topic == topic);
        self.of_period(period, |vote| on_topic(vote) && fits.vote(vote))
    }

    /// Votes of the period that fit and that a generous reader may take to be on the topic.
    fn near(&self, fits: &Fits<'_>, period: Period, least: About) -> Vec<&'a RecordVote> {
        let topic = self.assertion.topic.as_deref();
        let is_near = |vote: &RecordVote| topic.is_none_or(|topic| about(self.record, vote, topic) >= least);
        self.of_period(period, |vote| fits.vote(vote) && is_near(vote))
    }

    fn of_period(&self, period: Period, holds: impl Fn(&RecordVote) -> bool) -> Vec<&'a RecordVote> {
        let votes = &self.record.votes;
        let from = period.start.map_or(0, |start| votes.partition_point(|vote| vote.date < start));
        let to = votes.partition_point(|vote| vote.date <= period.end).max(from);
        let vetoed = |vote: &&RecordVote| self.assertion.vetoed_by.iter().all(|member| matching::vetoed(vote, member));
        let fits = |vote: &&RecordVote| {
            vetoed(vote) && self.beside.iter().all(|other| Fits::new(other).how(vote) != Numbers::Other)
        };
        votes[from..to].iter().filter(fits).filter(|vote| holds(vote)).collect()
    }
}
