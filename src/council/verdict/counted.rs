//! Counts of votes: "has twice vetoed", "its third veto", "the first since 2001".
//!
//! Articles count drafts; some count amendments and paragraphs, as the wide convention does; what was voted on
//! the article's own day may have come after it. A count agrees with any of them and disagrees with none.

use super::about::About;
use super::conflict_period::is_draft;
use super::matching::Fits;
use super::{Case, FORTNIGHT, Judgement, Period};
use crate::council::RecordVote;
use crate::domain::{Assertion, ClaimKind, CountIs, Day, Verdict};

impl<'a> Case<'a> {
    /// "has twice vetoed", "its third veto"
    pub(super) fn counted(&self, count: u32, period: Period) -> Judgement {
        let ordinal = self.assertion.count_is == CountIs::Ordinal;
        if ordinal && count == 1 {
            return self.first_since(period);
        }
        // "its third veto on Friday" counts from the beginning, "its third veto this year" from January.
        let whole = if ordinal && period.is_short() { Period { start: None, ..period } } else { period };
        // Over a stated period and without a subject of its own, it counts all.
        let named = self.assertion.topic_named || !period.stated;
        let topic = self.assertion.topic.as_deref().filter(|_| named);
        let all = self.counted_votes(whole, topic);
        // The reason speaks of the subject that was counted.
        let counted = Assertion { topic: topic.map(str::to_owned), ..self.assertion.clone() };
        let conventions = self.conventions(&all);
        let count = count as usize;
        let agrees = |votes: &Vec<&RecordVote>| match self.assertion.count_is {
            CountIs::AtLeast => self.size(votes) >= count,
            CountIs::Exactly | CountIs::Ordinal => self.size(votes) == count,
        };
        if let Some(votes) = conventions.iter().find(|votes| agrees(votes)) {
            let reason = self.words.did(&counted, votes, whole, self.on);
            return Judgement::new(Verdict::Agrees, votes, reason);
        }
        if self.assertion.narrow {
            return Judgement::open("The record does not tell the votes on a part of this topic apart.");
        }
        let reason = self.words.did(&counted, &conventions[0], whole, self.on);
        let (low, high) = self.range(&conventions, whole);
        let beyond =
            if self.assertion.count_is == CountIs::AtLeast { count > high } else { count < low || count > high };
        // Which stretch of time, which subject a bare count is of must be plain before it is called wrong: "the sixth
        // time over the war", "adopts three resolutions", "46 vetoes related to Israel".
        let bare = self.assertion.topic.is_some() && !self.assertion.topic_led
            || self.assertion.kind == ClaimKind::Adoption && !period.stated
            || self.assertion.other_time;
        let verdict = if beyond && !bare { Verdict::Disagrees } else { Verdict::Undetermined };
        Judgement::new(verdict, &conventions[0], reason)
    }

    /// The votes that are counted, on the topic or, where the text names none, on any.
    fn counted_votes(&self, period: Period, topic: Option<&str>) -> Vec<&'a RecordVote> {
        if !self.assertion.sum {
            return self.chapter(self.matches(&Fits::new(self.assertion), period, topic), period);
        }
        let fits = Fits::new(self.assertion);
        let each = |vote: &RecordVote| {
            let on_topic = topic.is_none_or(|topic| vote.topic == topic);
            on_topic && self.assertion.members.chunks(1).any(|member| fits.by(member).vote(vote))
        };
        self.chapter(self.of_period(period, each), period)
    }

    /// How many votes these are, or, added up, how many casts.
    fn size(&self, votes: &[&RecordVote]) -> usize {
        if !self.assertion.sum {
            return votes.len();
        }
        let fits = Fits::new(self.assertion);
        let casts =
            |vote: &RecordVote| self.assertion.members.chunks(1).filter(|member| fits.by(member).vote(vote)).count();
        votes.iter().map(|vote| casts(vote)).sum()
    }

    /// The votes by each way of counting: drafts, the library's list, all, those before the article's day.
    fn conventions(&self, all: &[&'a RecordVote]) -> Vec<Vec<&'a RecordVote>> {
        let adopted = self.assertion.kind == ClaimKind::Adoption;
        let resolution = |vote: &&RecordVote| !adopted || vote.resolution.is_some();
        let all: Vec<_> = all.iter().copied().filter(resolution).collect();
        let drafts = |votes: &[&'a RecordVote]| votes.iter().copied().filter(|vote| is_draft(vote)).collect::<Vec<_>>();
        let before: Vec<_> = all.iter().copied().filter(|vote| vote.date < self.on).collect();
        if self.assertion.before {
            let earlier = |vote: &&RecordVote| vote.date.days_until(self.on) > FORTNIGHT;
            let earlier: Vec<_> = all.iter().copied().filter(earlier).collect();
            return vec![drafts(&earlier), earlier];
        }
        let official = all.iter().copied().filter(|vote| vote.in_official_veto_list != Some(false)).collect();
        // "its tenth veto" counts the one that it tells of, whatever the hour.
        if self.assertion.count_is == CountIs::Ordinal {
            return vec![drafts(&all), official, all];
        }
        let mut ways = vec![drafts(&all), official, drafts(&before)];
        // "abstained on nine of the resolutions that were adopted"
        if self.assertion.kind == ClaimKind::Abstention {
            ways.push(all.iter().copied().filter(|vote| vote.resolution.is_some()).collect());
        }
        ways.push(all);
        ways
    }

    /// The least and the greatest number that any reading gives: a year's beginning or end, a neighbouring topic,
    /// all times, members each for itself.
    fn range(&self, conventions: &[Vec<&RecordVote>], period: Period) -> (usize, usize) {
        // "double vetoes by Britain and the United States" may have been joined by a third member.
        let joined = Assertion { casts: None, ..self.assertion.clone() };
        let fits = Fits::new(&joined);
        let sizes = conventions.iter().map(|votes| self.size(votes));
        let (mut low, mut high) = sizes.fold((usize::MAX, 0), |(low, high), size| (low.min(size), high.max(size)));
        let before = conventions.iter().filter_map(|votes| votes.last()).filter(|last| last.date >= self.on).count();
        low = low.saturating_sub(before.min(1));
        // "since 2011" may leave out that year; "in 2011" does not.
        if let Some(start) = period.start.filter(|start| start.days_until(period.end) > 400) {
            let later = Period { start: Day::new(start.0.year() + 1, 1, 1), ..period };
            low = low.min(self.size(&self.counted_votes(later, self.assertion.topic.as_deref())));
        }
        low = low.min(conventions.iter().map(Vec::len).min().unwrap_or(0));
        if self.assertion.sum {
            low = low.min(self.matches(&fits, period, self.assertion.topic.as_deref()).len());
        }
        let each = self.assertion.members.len() > 1;
        let wide = |vote: &RecordVote| {
            fits.vote(vote) || each && self.assertion.members.chunks(1).any(|m| fits.by(m).vote(vote))
        };
        let around = Period { end: period.end.plus(1), ..period };
        let near = self.chapter(self.of_period(around, |vote| wide(vote) && self.is_near(vote)), period);
        let casts = if self.assertion.sum { near.len() * 2 } else { near.len() };
        high = high.max(casts);
        if !self.assertion.topic_named && self.assertion.topic.is_some() {
            high = high.max(self.of_period(period, wide).len());
        }
        (low, high)
    }

    fn is_near(&self, vote: &RecordVote) -> bool {
        let topic = self.assertion.topic.as_deref();
        // Other lists count a subject more widely than the record's topics are drawn.
        let wide = self.assertion.kind == ClaimKind::VetoCount || !self.assertion.topic_named;
        let least = if wide { About::Theme } else { About::Same };
        topic.is_none_or(|topic| super::about::about(self.record, vote, topic) >= least)
    }

    /// "its first veto since 2001", "for the first time since 2001": the one before it is of that year.
    fn first_since(&self, period: Period) -> Judgement {
        let Some(since) = period.start.filter(|_| period.stated) else {
            return Judgement::open("Since when it would be the first is not clear from the article.");
        };
        let fits = Fits::new(self.assertion);
        let ever = Period { start: None, end: self.on, stated: false };
        let before = |topic: Option<&str>, official: bool| {
            let all = self.matches(&fits, ever, topic);
            let all: Vec<_> =
                all.into_iter().filter(|vote| !official || vote.in_official_veto_list != Some(false)).collect();
            let last = all.last().filter(|last| last.date.days_until(self.on) <= FORTNIGHT).map(|last| last.date)?;
            all.into_iter().rev().find(|vote| vote.date < last)
        };
        let topic = self.assertion.topic.as_deref();
        let readings = [before(None, false), before(None, true), before(topic, false)];
        let own = if self.assertion.topic_named { &readings[2..] } else { &readings[..2] };
        let (year, month) = (since.0.year(), since.0.month());
        // "since 2001" begins with January; "since April 2004" names the month too.
        let of_year = month == 1 && since.0.day() == 1;
        let fits_year = |vote: &&RecordVote| vote.date.0.year() == year && (of_year || vote.date.0.month() == month);
        let Some(last) = own.iter().flatten().next() else {
            return Judgement::open("The record has no such vote of these days that it could be.");
        };
        let verdict = if own.iter().flatten().any(fits_year) {
            Verdict::Agrees
        } else if readings.iter().flatten().any(fits_year) {
            Verdict::Undetermined
        } else {
            Verdict::Disagrees
        };
        Judgement::new(verdict, &[last], self.words.before(self.assertion, last))
    }
}
