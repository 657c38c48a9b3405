//! Assertions that no vote of the best reading fits: whether another reading does, and whether it is an accusation.
//!
//! It is one only where no reading fits: no day near the stated one, no neighbouring topic, no other vote; and
//! where the text says which vote it means, by a day, a number or an option.

use super::about::About;
use super::conflict_period::ANOTHER_CONFLICT;
use super::matching::{Fits, ballot};
use super::numbers::Numbers;
use super::{Case, FORTNIGHT, Judgement, Period};
use crate::council::RecordVote;
use crate::domain::{ClaimKind, Verdict};

/// Days around a stated one, for time zones, within which another reading of it may lie.
const AROUND: i32 = 1;
/// Days within which a report is printed again with its "today".
const AGAIN: i32 = 6;
/// Days within which a vote on a neighbouring topic may be meant.
const LATELY: i32 = 366;

impl<'a> Case<'a> {
    /// The answer where no vote of the best reading fits.
    pub(super) fn nothing(&self, period: Period) -> Judgement {
        if let Some(other) = self.other_reading(period) {
            return Judgement::open(self.words.other_reading(self.assertion, other));
        }
        let assertion = self.assertion;
        let contrary = self.contrary(period);
        let named = contrary.last().map(|vote| self.words.went(vote, &assertion.members));
        let topic = assertion.topic.is_some();
        match assertion.kind {
            ClaimKind::Block => self.open(period),
            // Who vetoed is a closed list.
            ClaimKind::Veto | ClaimKind::VetoCount if topic || period.is_short() && !assertion.members.is_empty() => {
                Judgement::new(Verdict::Disagrees, &[], self.words.no_veto(assertion, period, self.on))
            }
            // The veto beside it names the vote.
            _ if !topic && assertion.vetoed_by.is_empty() => self.open(period),
            _ => match (&contrary[..], named) {
                ([.., last], Some(reason)) if contrary.len() == 1 => {
                    Judgement::new(Verdict::Disagrees, &[last], reason)
                }
                ([], _) if period.is_short() && assertion.topic_named && self.is_explicit(period) => {
                    Judgement::new(Verdict::Disagrees, &[], self.words.no_match(assertion, period, self.on))
                }
                _ => self.open(period),
            },
        }
    }

    fn open(&self, period: Period) -> Judgement {
        Judgement::open(self.words.no_match(self.assertion, period, self.on))
    }

    /// Whether the text says which vote it means.
    fn is_explicit(&self, period: Period) -> bool {
        period.is_short()
            || self.assertion.option.is_some()
            || self.assertion.kind == ClaimKind::Abstention
            || !self.assertion.except.is_empty()
            || self.assertion.permanent
    }

    /// A vote that fits if the day, the topic or the vote is read otherwise.
    fn other_reading(&self, period: Period) -> Option<&'a RecordVote> {
        let fits = Fits::new(self.assertion);
        let around = if period.stated {
            Period { start: period.start.map(|start| start.plus(-AROUND)), end: period.end.plus(AROUND), ..period }
        } else {
            Period { start: None, end: self.on.plus(1), ..period }
        };
        // "Today" in a report that was printed again some days later.
        let today = period.stated && period.start == Some(self.on) && period.end == self.on;
        let around =
            Period { start: around.start.map(|start| if today { start.plus(-AGAIN) } else { start }), ..around };
        // On the very day a vote on whatever topic may be meant by other words.
        let same_day = || self.of_period(period.widened(), |vote| fits.vote(vote)).pop();
        // Without a time a veto of any year may be meant: reports recall old ones.
        let ever = self.assertion.kind == ClaimKind::Veto && !self.assertion.plural;
        let start = if ever { None } else { Some(self.on.plus(-ANOTHER_CONFLICT)) };
        let long = Period { start: around.start.or(start), ..around };
        let same = self.near(&fits, long, About::Same).pop();
        // A neighbour's vote of long ago is no reading.
        let lately = Period { start: around.start.or(Some(self.on.plus(-LATELY))), ..around };
        let near = same.or_else(|| self.near(&fits, lately, About::Theme).pop());
        // A topic from elsewhere in the report may not be that of a vote "last week".
        let lent = period.stated && !self.assertion.topic_named && period.start.is_some();
        let near = near.or_else(|| self.of_period(period, |vote| lent && fits.vote(vote)).pop());
        // "Taiwan criticises China's veto": a state that is only named need not be what the veto was on.
        let fresh = Period { start: Some(self.on.plus(-FORTNIGHT)), end: self.on.plus(1), stated: false };
        let named = self.assertion.kind == ClaimKind::Veto && !self.assertion.topic_led && !period.stated;
        let near = near.or_else(|| self.of_period(fresh, |vote| named && fits.vote(vote)).pop());
        // Where the text says what the draft was on, a vote on something else is none that it may mean.
        let open = period.is_short() && !self.assertion.topic_led;
        near.or_else(|| if open { same_day() } else { None })
    }

    /// The votes that the text must mean, which went another way.
    fn contrary(&self, period: Period) -> Vec<&'a RecordVote> {
        let assertion = self.assertion;
        let (start, end) = match (period.stated, period.is_short()) {
            (true, true) => (period.start.map(|start| start.plus(-1)), period.end.plus(1)),
            (true, false) => (period.start, period.end),
            (false, _) => (Some(self.on.plus(-FORTNIGHT)), period.end),
        };
        let known = |vote: &RecordVote| Fits::new(assertion).how(vote) != Numbers::Unknown;
        let topic = assertion.topic.as_deref();
        // The very day, if it had a vote, else one beside it.
        let exact = if period.is_short() { self.matches(&Fits::any(), period, topic) } else { Vec::new() };
        let wide = Period { start, end, ..period };
        let mut found = if exact.is_empty() { self.matches(&Fits::any(), wide, topic) } else { exact };
        found.retain(|vote| known(vote));
        // Without a day, a vote in which a member named had no ballot is none that the text must mean.
        let votes = |vote: &RecordVote| assertion.members.iter().all(|member| ballot(vote, member).is_some());
        found.retain(|vote| period.stated || votes(vote));
        found
    }
}
