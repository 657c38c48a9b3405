//! Assertions of one vote, or of some that are not counted.

use super::about::About;
use super::conflict_period::is_draft;
use super::matching::Fits;
use super::numbers::Numbers;
use super::{Case, FORTNIGHT, Judgement, Period};
use crate::council::RecordVote;
use crate::domain::{Assertion, ClaimKind, SubjectKind, Verdict};

/// Days after which a vote is not meant where the text names no time.
const LONG_AGO: i32 = 1096;

impl<'a> Case<'a> {
    /// "vetoed on Saturday", "in 2017"
    pub(super) fn dated(&self, period: Period) -> Judgement {
        let fits = Fits::new(self.assertion);
        let found = self.within(&fits, period);
        if found.is_empty() {
            let part = self.in_part(&fits, period.widened());
            return part.unwrap_or_else(|| self.nothing(period));
        }
        let found = self.whole(found);
        let one_of_many = found.len() > 1 && !self.assertion.plural && !period.is_short();
        let verdict = if one_of_many { Verdict::PartlyAgrees } else { Verdict::Agrees };
        self.answer(verdict, &found, period)
    }

    /// Of several votes those on whole drafts, where the text speaks of drafts or resolutions.
    fn whole<'v>(&self, mut found: Vec<&'v RecordVote>) -> Vec<&'v RecordVote> {
        let papers = matches!(self.assertion.subject_kind, SubjectKind::Draft | SubjectKind::Resolution);
        if papers && self.assertion.plural && found.iter().any(|vote| is_draft(vote)) {
            found.retain(|vote| is_draft(vote));
        }
        found
    }

    /// The votes of a stated period that fit: on its very days, or else one day around it; on the topic,
    /// or, for a period of a few days whose topic the claim does not name, on any.
    fn within(&self, fits: &Fits<'_>, period: Period) -> Vec<&'a RecordVote> {
        let topic = self.assertion.topic.as_deref();
        let mut found = self.matches(fits, period, topic);
        // A vote on the topic that very day is the one meant, however it went.
        let named = topic.filter(|_| period.is_short());
        if found.is_empty() && named.is_some() && !self.matches(&Fits::any(), period, named).is_empty() {
            return Vec::new();
        }
        if found.is_empty() {
            found = self.matches(fits, period.widened(), topic);
        }
        if found.is_empty() && topic.is_some() {
            found = self.near(fits, period.widened(), About::Same);
            // A neighbour's vote may be meant by a topic from elsewhere, not by one that the claim itself names.
            if found.is_empty() && period.is_short() && !self.assertion.topic_named {
                found = self.near(fits, period.widened(), About::Near);
            }
        }
        if found.is_empty() && topic.is_some() && period.is_short() && !self.assertion.topic_named {
            found = self.matches(fits, period, None);
            if found.is_empty() {
                found = self.matches(fits, period.widened(), None);
            }
        }
        // Without a topic, only a day without other matching votes decides which is meant.
        let several = topic.is_none() && found.iter().any(|vote| vote.topic != found[0].topic);
        if several { Vec::new() } else { found }
    }

    /// No date: the latest match within a fortnight, or every match.
    pub(super) fn undated(&self, period: Period) -> Judgement {
        let fits = Fits::new(self.assertion);
        let topic = self.assertion.topic.as_deref();
        let mut all = self.chapter(self.matches(&fits, period, topic), period);
        if self.assertion.plural {
            if all.is_empty() {
                all = self.apart(period);
            }
            // "two competing drafts failed": of decisions those of these days, if there are several.
            let decision = matches!(self.assertion.kind, ClaimKind::Rejection | ClaimKind::Adoption);
            let fresh = |vote: &&RecordVote| vote.date.days_until(self.on) <= FORTNIGHT;
            if decision && self.assertion.members.is_empty() && all.iter().filter(|vote| fresh(vote)).count() > 1 {
                all.retain(fresh);
            } else if decision && !all.is_empty() {
                return self.answer(Verdict::PartlyAgrees, &all, period);
            }
            let all = self.whole(all);
            return if all.is_empty() { self.nothing(period) } else { self.answer(Verdict::Agrees, &all, period) };
        }
        let recent = |vote: &&&RecordVote| vote.date.days_until(self.on) <= FORTNIGHT;
        let fresh = Period { start: Some(self.on.plus(-FORTNIGHT)), ..period };
        let mut near = Vec::new();
        if !all.iter().any(|vote| recent(&vote)) {
            near = self.near(&fits, fresh, About::Same);
            // Who vetoed is a closed list: a neighbour's veto of these days is the one meant.
            if near.is_empty() && self.assertion.kind == ClaimKind::Veto && !self.assertion.topic_named {
                near = self.near(&fits, fresh, About::Near);
            }
        }
        let latest = || all.iter().chain(&near).rev().filter(recent);
        if let Some(latest) = latest().find(|vote| is_draft(vote)).or_else(|| latest().next()) {
            return self.answer(Verdict::Agrees, &[latest], period);
        }
        if let Some(part) = self.in_part(&fits, fresh) {
            return part;
        }
        // Of one draft that both vetoed, a vote of each apart is no proof.
        if all.is_empty() && !self.apart(period).is_empty() {
            return Judgement::open("No single vote fits; each of the members did so apart from the others.");
        }
        // A vote of long ago is not what a report means by a single one.
        let old = |vote: &RecordVote| vote.date.days_until(self.on) > LONG_AGO;
        if all.last().is_none_or(|vote| old(vote)) || self.is_answered_otherwise(fresh) {
            return self.nothing(period);
        }
        self.answer(Verdict::PartlyAgrees, &all, period)
    }

    /// Whether a vote of the last fortnight on the topic is the one it speaks of, though it went another way: what
    /// fitted once must not vouch for it then.
    fn is_answered_otherwise(&self, fresh: Period) -> bool {
        let kind = self.assertion.kind;
        let counted = kind == ClaimKind::Tally || kind == ClaimKind::Rejection || self.assertion.unanimous;
        counted && !self.matches(&Fits::any(), fresh, self.assertion.topic.as_deref()).is_empty()
    }

    /// What members named together did each for itself ("Russia and the United States have vetoed …"),
    /// provided that each of them did.
    fn apart(&self, period: Period) -> Vec<&'a RecordVote> {
        let members = &self.assertion.members;
        if members.len() < 2 || self.assertion.alone {
            return Vec::new();
        }
        let mut found = Vec::new();
        for member in members {
            let alone = Assertion { members: vec![member.clone()], casts: None, ..self.assertion.clone() };
            let theirs = self.matches(&Fits::new(&alone), period, self.assertion.topic.as_deref());
            let theirs = self.chapter(theirs, period);
            let old = |vote: &&RecordVote| vote.date.days_until(self.on) > LONG_AGO;
            if theirs.is_empty() || !self.assertion.plural && theirs.last().is_some_and(old) {
                return Vec::new();
            }
            found.extend(theirs);
        }
        found.sort_by_key(|vote| (vote.date, vote.id.as_str()));
        found.dedup_by_key(|vote| vote.id.as_str());
        found
    }

    /// A number that fits only if it is meant otherwise: "thirteen countries voted on it", thirteen of them for it.
    fn in_part(&self, fits: &Fits<'_>, period: Period) -> Option<Judgement> {
        self.assertion.tally.voted?;
        let topic = self.assertion.topic.as_deref();
        let on_topic = |vote: &RecordVote| topic.is_none_or(|topic| vote.topic == topic);
        let found = self.of_period(period, |vote| on_topic(vote) && fits.how(vote) == Numbers::Part);
        let last = found.last()?;
        Some(Judgement::new(Verdict::PartlyAgrees, &[last], self.words.went(last, &self.assertion.members)))
    }

    /// A topic that the text leaves open: the votes of the last days may still answer, if all that fit are on one.
    pub(super) fn without_topic(&self, period: Period) -> Judgement {
        let open = || Judgement::open("Which topic it speaks of is not clear from the article.");
        if period.stated || self.assertion.plural {
            return open();
        }
        let fresh = Period { start: Some(self.on.plus(-3)), ..period };
        let fits = Fits::new(self.assertion);
        let found = self.matches(&fits, fresh, None);
        let others = self.matches(&Fits::any(), fresh, None);
        match (found.last(), others.iter().all(|vote| vote.topic == others[0].topic)) {
            (Some(last), true) => self.answer(Verdict::Agrees, &[last], period),
            _ => open(),
        }
    }

    /// The verdict on `votes`: of a tally the latest alone, since numbers are one vote's.
    fn answer(&self, verdict: Verdict, votes: &[&RecordVote], period: Period) -> Judgement {
        let tally = self.assertion.kind == ClaimKind::Tally;
        match votes {
            [.., last] if tally && verdict == Verdict::Agrees => {
                Judgement::new(verdict, &[last], self.words.went(last, &self.assertion.members))
            }
            [.., last] if tally => Judgement::new(verdict, votes, self.words.went(last, &self.assertion.members)),
            _ => Judgement::new(verdict, votes, self.words.did(self.assertion, votes, period, self.on)),
        }
    }
}
