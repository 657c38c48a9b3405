//! Holds an assertion against the record.
//!
//! # Design
//!
//! First *which votes are meant* ([`Period`], [`fits`]), then *whether it is so*, then the sentence that says
//! why ([`words`]). A symbol names its vote; a date or a count decides which votes are meant, a day being
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

mod by_symbol;
mod conflict_period;
mod explanation;
mod matching;
mod period;
mod tally;
#[cfg(test)]
mod tests;

use super::{Record, RecordVote};
use crate::domain::{Assertion, ClaimKind, Compared, CountIs, Day, Verdict};
use conflict_period::is_draft;
use explanation::Words;
use matching::Fits;
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

    fn open(reason: impl Into<String>) -> Self {
        Self::new(Verdict::Undetermined, &[], reason.into())
    }
}

/// Holds `assertion`, made on `published_on`, against the record as of that day.
#[must_use]
pub fn judge(assertion: &Assertion, published_on: Option<Day>, record: &Record) -> Judgement {
    if !assertion.modality.states_fact() {
        return Judgement::default();
    }
    let Some(on) = published_on else {
        return Judgement::open("The article has no date, so it is open which votes it means.");
    };
    let answer = |assertion: &Assertion| {
        let case = Case { assertion, on, record, words: Words { record } };
        if assertion.symbols.is_empty() { case.judge() } else { by_symbol::judge(&case) }
    };
    // The vote that the same sentence says was vetoed, if what is asserted holds for it.
    if !assertion.vetoed_by.is_empty() {
        let beside = answer(assertion);
        if beside.verdict == Some(Verdict::Agrees) {
            return beside;
        }
    }
    answer(&Assertion { vetoed_by: Vec::new(), ..assertion.clone() })
}

/// One assertion to be judged, with everything that is needed for it.
struct Case<'a> {
    assertion: &'a Assertion,
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
        if self.assertion.topic.is_none() && !period.is_short() {
            return Judgement::open("Which topic it speaks of is not clear from the article.");
        }
        if self.assertion.kind == ClaimKind::Tally {
            return tally::judge(self, period);
        }
        if let Some(count) = self.assertion.count {
            return self.counted(count, period);
        }
        if period.stated { self.dated(period) } else { self.undated(period) }
    }

    /// "has twice vetoed", "its third veto"
    fn counted(&self, count: u32, period: Period) -> Judgement {
        let ordinal = self.assertion.count_is == CountIs::Ordinal;
        // "its third veto on Friday" counts from the beginning, "its third veto this year" from January.
        let whole = if ordinal && period.is_short() { Period { start: None, ..period } } else { period };
        let Some(topic) = self.assertion.topic.as_deref() else {
            return Judgement::open("Which topic it counts on is not clear from the article.");
        };
        let fits = Fits::new(self.assertion);
        let all = self.chapter(self.matches(&fits, whole, Some(topic)), whole);
        // Articles count drafts; some count amendments and paragraphs, as the wide convention does.
        // What was voted on the article's own day may have come after it.
        let before: Vec<_> = all.iter().copied().filter(|vote| vote.date < self.on).collect();
        let drafts = |votes: &[&'a RecordVote]| votes.iter().copied().filter(|vote| is_draft(vote)).collect::<Vec<_>>();
        let official = all.iter().copied().filter(|vote| vote.in_official_veto_list != Some(false)).collect();
        let conventions = [drafts(&all), official, all.clone(), drafts(&before)];
        let agrees = |votes: &Vec<&RecordVote>| match self.assertion.count_is {
            CountIs::AtLeast => votes.len() >= count as usize,
            CountIs::Exactly | CountIs::Ordinal => votes.len() == count as usize,
        };
        let agreeing = conventions.iter().find(|votes| agrees(votes));
        if self.assertion.narrow && agreeing.is_none() {
            return Judgement::open("The record does not tell the votes on a part of this topic apart.");
        }
        let votes = agreeing.unwrap_or(&conventions[0]);
        let reason = self.words.did(self.assertion, votes, whole, self.on);
        let verdict = if agreeing.is_some() { Verdict::Agrees } else { Verdict::Disagrees };
        Judgement::new(verdict, votes, reason)
    }

    /// "vetoed on Saturday", "in 2017"
    fn dated(&self, period: Period) -> Judgement {
        let fits = Fits::new(self.assertion);
        let found = self.within(&fits, period);
        if found.is_empty() {
            return self.nothing(period);
        }
        let reason = self.words.did(self.assertion, &found, period, self.on);
        let one_of_many = found.len() > 1 && !self.assertion.plural && !period.is_short();
        let verdict = if one_of_many { Verdict::PartlyAgrees } else { Verdict::Agrees };
        Judgement::new(verdict, &found, reason)
    }

    /// The votes of a stated period that fit: on its very days, or else one day around it; on the topic,
    /// or, for a period of a few days, on any.
    fn within(&self, fits: &Fits<'_>, period: Period) -> Vec<&'a RecordVote> {
        let topic = self.assertion.topic.as_deref();
        let mut tries = vec![(period, topic), (period.widened(), topic)];
        if topic.is_some() && period.is_short() {
            tries.extend([(period, None), (period.widened(), None)]);
        }
        let found = tries.into_iter().map(|(period, topic)| self.matches(fits, period, topic));
        let mut found = found.filter(|found| !found.is_empty());
        let found = found.next().unwrap_or_default();
        // Without a topic, only a day that had no other matching votes tells which is meant.
        let several = topic.is_none() && found.iter().any(|vote| vote.topic != found[0].topic);
        if several { Vec::new() } else { found }
    }

    /// No date: the latest match within a fortnight, or every match.
    fn undated(&self, period: Period) -> Judgement {
        let fits = Fits::new(self.assertion);
        let topic = self.assertion.topic.as_deref();
        let all = self.chapter(self.matches(&fits, period, topic), period);
        let reason = |votes: &[&RecordVote]| self.words.did(self.assertion, votes, period, self.on);
        if self.assertion.plural {
            let all = if all.is_empty() { self.apart(period) } else { all };
            return if all.is_empty() {
                self.nothing(period)
            } else {
                Judgement::new(Verdict::Agrees, &all, reason(&all))
            };
        }
        let recent = || all.iter().rev().filter(|vote| vote.date.days_until(self.on) <= FORTNIGHT);
        let latest = recent().find(|vote| is_draft(vote)).or_else(|| recent().next()).copied();
        match (latest, all.is_empty()) {
            (Some(latest), _) => Judgement::new(Verdict::Agrees, &[latest], reason(&[latest])),
            (None, false) => Judgement::new(Verdict::PartlyAgrees, &all, reason(&all)),
            (None, true) => {
                let apart = self.apart(period);
                if apart.is_empty() {
                    self.nothing(period)
                } else {
                    Judgement::new(Verdict::PartlyAgrees, &apart, reason(&apart))
                }
            }
        }
    }

    /// What members named together did each for itself ("Russia and the United States have vetoed …"),
    /// provided that each of them did.
    fn apart(&self, period: Period) -> Vec<&'a RecordVote> {
        let members = &self.assertion.members;
        if members.len() < 2 {
            return Vec::new();
        }
        let mut found = Vec::new();
        for member in members {
            let alone = Assertion { members: vec![member.clone()], casts: None, ..self.assertion.clone() };
            let theirs = self.matches(&Fits::new(&alone), period, self.assertion.topic.as_deref());
            let theirs = self.chapter(theirs, period);
            if theirs.is_empty() {
                return Vec::new();
            }
            found.extend(theirs);
        }
        found.sort_by_key(|vote| (vote.date, vote.id.as_str()));
        found.dedup_by_key(|vote| vote.id.as_str());
        found
    }

    /// Nothing in the record fits.
    fn nothing(&self, period: Period) -> Judgement {
        let kind = self.assertion.kind;
        if matches!(kind, ClaimKind::Veto | ClaimKind::VetoCount) && self.assertion.topic.is_some() {
            let reason = self.words.no_veto(self.assertion, period, self.on);
            return Judgement::new(Verdict::Disagrees, &[], reason);
        }
        // A vote of that time on that topic which went another way contradicts; a block needs no vote.
        let contrary = if kind == ClaimKind::Block || !period.is_short() {
            Vec::new()
        } else {
            self.matches(&Fits::any(), period.widened(), self.assertion.topic.as_deref())
        };
        match contrary[..] {
            [vote] if self.assertion.topic.is_some() => {
                Judgement::new(Verdict::Disagrees, &[vote], self.words.went(vote, &self.assertion.members))
            }
            _ => Judgement::open(self.words.no_match(self.assertion, period, self.on)),
        }
    }

    /// Votes of the period that fit, on the topic if one is given, by date.
    fn matches(&self, fits: &Fits<'_>, period: Period, topic: Option<&str>) -> Vec<&'a RecordVote> {
        let votes = &self.record.votes;
        let from = period.start.map_or(0, |start| votes.partition_point(|vote| vote.date < start));
        let to = votes.partition_point(|vote| vote.date <= period.end).max(from);
        let on_topic = |vote: &&RecordVote| topic.is_none_or(|topic| vote.topic == topic);
        let vetoed = |vote: &&RecordVote| self.assertion.vetoed_by.iter().all(|member| matching::vetoed(vote, member));
        votes[from..to].iter().filter(on_topic).filter(vetoed).filter(|vote| fits.vote(vote)).collect()
    }
}
