//! The numbers of a sentence as they are read one after the other, with their labels.

use super::option::{behind_time, option};
use crate::domain::{Tally, VoteOption};
use crate::extract::claims::numbers::{self, cardinal};
use crate::extract::claims::rules::phrase;
use crate::extract::claims::sentence::View;
use crate::extract::claims::states::Code;
use crate::extract::claims::vocabulary;
use crate::extract::text::token::Class;

pub(super) struct Reading {
    pub tally: Tally,
    pub first: usize,
    pub end: usize,
    pub members: Vec<Code>,
}

impl Reading {
    fn reach(&mut self, first: usize, end: usize) {
        (self.first, self.end) = (self.first.min(first), self.end.max(end));
    }

    /// "14-0", "13–2", "13-0-2", "by 13 votes to 2", "13 to 2"
    pub fn score(&mut self, view: &View<'_>, at: usize) {
        // "15-to-nothing"
        if let Some((yes, no)) = view.word(at).split_once("-to-")
            && let Ok(yes) = yes.parse()
            && let Some(no) = no.parse().ok().or_else(|| numbers::named(no))
            && near_vote(view, at)
        {
            self.set(yes, no, None);
            self.reach(at, at + 1);
            return;
        }
        // "13/0/2" is a score, "9/11" and "on 5/1/2009" are days.
        let three = view.word(at).matches('/').count() == 2 && !view.any(at.wrapping_sub(1), &["on"]);
        if view.class(at) == Some(Class::Number) && (view.word(at).contains('-') || three) {
            let numbers: Option<Vec<u32>> = view.word(at).split(['-', '/']).map(|number| number.parse().ok()).collect();
            if let Some([yes, no, rest @ ..]) = numbers.as_deref()
                && rest.len() < 2
                && near_vote(view, at)
                && !is_turned(view, at)
            {
                self.set(*yes, *no, rest.first().copied());
                self.reach(at, at + 1);
            }
            return;
        }
        // "13/0/2"
        let slash = |at: usize| view.word(at) == "/";
        if let (Some(yes), Some(no)) = (cardinal(view, at), cardinal(view, at + 2).filter(|_| slash(at + 1)))
            && !slash(at.wrapping_sub(1))
            && near_vote(view, at)
            && (!slash(at + 3) || cardinal(view, at + 4).is_some())
        {
            let third = cardinal(view, at + 4).filter(|_| slash(at + 3));
            self.set(yes, no, third);
            self.reach(at, at + if third.is_some() { 5 } else { 3 });
            return;
        }
        let Some(yes) = cardinal(view, at) else { return };
        let dash = view.class(at + 1) == Some(Class::Dash);
        let votes = usize::from(view.is(at + 1, vocabulary::VOTE_NOUN));
        let to = view.any(at + 1 + votes, &["to"]);
        let Some(no) = cardinal(view, at + 2 + votes).filter(|_| (dash && votes == 0) || to) else { return };
        if votes == 1 || near_vote(view, at) {
            let third = view.class(at + 3) == Some(Class::Dash) && dash;
            self.set(yes, no, third.then(|| cardinal(view, at + 4)).flatten());
            self.reach(at, at + 3 + votes + 2 * usize::from(third));
        }
    }

    /// "Votes in favour: 11; against: 1; abstentions: 3", "(For 12, against none, abstentions 3)": two labels at least
    /// stand right before their numbers.
    pub fn labels_first(&mut self, view: &View<'_>) {
        let mut labelled = Vec::new();
        for at in view.first..view.end {
            let apart = usize::from(matches!(view.class(at + 1), Some(Class::Colon | Class::Dash)));
            let Some(number) = cardinal(view, at + 1 + apart) else { continue };
            // "5 for, 4 against": the label is that of the number before it.
            if cardinal(view, at.wrapping_sub(1)).is_some() || view.is(at + 2 + apart, vocabulary::COUNTRIES) {
                continue;
            }
            if view.is(at, vocabulary::IN_FAVOUR) || view.any(at, &["for", "yes", "ayes"]) {
                labelled.push((VoteOption::Yes, number, at, at + 2 + apart));
            } else if view.any(at, &["against", "no", "noes", "nays"]) {
                labelled.push((VoteOption::No, number, at, at + 2 + apart));
            } else if view.is(at, vocabulary::ABSTENTION) || view.any(at, &["abstaining", "abstained"]) {
                labelled.push((VoteOption::Abstain, number, at, at + 2 + apart));
            }
        }
        let is = |wanted| labelled.iter().any(|(option, ..)| *option == wanted);
        if !(is(VoteOption::Yes) && (is(VoteOption::No) || is(VoteOption::Abstain))) {
            return;
        }
        for (option, number, first, end) in labelled {
            let slot = match option {
                VoteOption::Yes => &mut self.tally.yes,
                VoteOption::No => &mut self.tally.no,
                _ => &mut self.tally.abstain,
            };
            slot.get_or_insert(number);
            self.reach(first, end);
        }
    }

    fn set(&mut self, yes: u32, no: u32, abstain: Option<u32>) {
        self.tally.yes = Some(yes);
        self.tally.no = Some(no);
        self.tally.abstain = abstain.or(self.tally.abstain);
    }

    /// "13 in favour", "two votes against", "with no abstentions", "five countries abstaining"
    pub fn labelled(&mut self, view: &View<'_>, at: usize, behind: usize) {
        let Some(number) = cardinal(view, at) else { return };
        // "one of the votes against", "every one of the 15 members"
        if view.any(at, &["one"]) && view.any(at + 1, &["of"]) {
            return;
        }
        // "four of the five permanent members", "of the P5, four" are not four of all.
        if phrase::is_of_few(view, at)
            || (at..behind + 2).any(|at| view.any(at, &["permanent"]))
            || phrase::is_size(view, at)
        {
            return;
        }
        let mut next = behind;
        while next < behind + 3
            && (view.is(next, vocabulary::COUNTRIES | vocabulary::VOTE_NOUN | vocabulary::VOTE_VERB)
                || view.any(next, &["were", "in", "council", "of", "the", "other", "others", "yes", "no"])
                    && !view.is(next, vocabulary::AGAINST))
        {
            next += 1;
        }
        // "winning only five votes"
        let won =
            view.is(at + 1, vocabulary::VOTE_NOUN) && (at.saturating_sub(2)..at).any(|at| view.is(at, vocabulary::WON));
        let (slot, end) = if view.is(next, vocabulary::IN_FAVOUR)
            || view.any(next, &["for"]) && view.is(next - 1, vocabulary::VOTE_VERB)
        {
            (&mut self.tally.yes, next + 1)
        } else if view.any(next, &["for"]) && next == at + 1 && view.class(next + 1) == Some(Class::Comma) {
            // "2 for, 3 against"
            (&mut self.tally.yes, next + 1)
        } else if view.is(next, vocabulary::AGAINST) || view.any(next, &["no"]) {
            (&mut self.tally.no, next + 1)
        } else if view.is(next, vocabulary::ABSTENTION | vocabulary::ABSTAIN) {
            (&mut self.tally.abstain, next + 1)
        } else if won {
            (&mut self.tally.yes, at + 2)
        } else {
            return;
        };
        if slot.is_none() {
            *slot = Some(number + beside_named(view, at));
            self.reach(at, end);
        }
    }

    /// "Thirteen countries, including Pakistan, voted on the resolution", "all 14 other members voted for",
    /// "the remaining 13 members of the Security Council backed it"
    pub fn members_voted(&mut self, view: &View<'_>, from: usize, at: usize) {
        let from = if from == at { number_before(view, at) } else { Some(from) };
        let Some((from, number)) = from.and_then(|from| Some((from, cardinal(view, from)?))) else { return };
        // "Mexico was one of three members that abstained": one of them is no tally.
        if view.any(from + 1, &["of"]) && view.any(at + 1, &["that", "who", "which"]) {
            return;
        }
        // "Two out of three members of the Council": a share.
        if view.any(from.wrapping_sub(1), &["of", "in"])
            && cardinal(view, from.wrapping_sub(3)).or(cardinal(view, from.wrapping_sub(2))).is_some()
        {
            return;
        }
        // "Among the 15 members, 11 voted in favour"
        let whole = from.wrapping_sub(1 + usize::from(view.any(from.wrapping_sub(1), &["the", "its"])));
        let is_whole = view.any(whole, &["among", "of"]) && (at + 1..at + 9).any(|at| cardinal(view, at).is_some());
        if is_whole
            || !(view.is(at, vocabulary::COUNTRIES) || view.any(at, &["others"]))
            || (from..at).any(|at| view.any(at, &["permanent"]))
        {
            return;
        }
        if (at..at + 5).any(|end| phrase::is_of_named(view, from, end)) {
            return;
        }
        let number = number + beside_named(view, from);
        let others = (from.saturating_sub(3)..at).any(|at| view.any(at, &["other", "others", "remaining", "all"]));
        let is_verb = |at: usize| {
            view.any(at, &["voted", "abstained"]) || others && view.any(at, &["backed", "supported", "approved"])
        };
        let stops = |at: &usize| !matches!(view.class(*at), Some(Class::Semicolon | Class::Colon | Class::Stop));
        let reach = if view.class(at + 1) == Some(Class::Comma) { 22 } else { 12 };
        let Some(verb) = (at + 1..view.end.min(at + reach)).take_while(stops).find(|&at| is_verb(at)) else { return };
        let apart = view.class(at + 1) == Some(Class::Comma) || view.any(at + 1, &["including"]);
        let of_council = view.any(at + 1, &["of"]) && view.names_council(at + 2, verb);
        if verb > at + 2 && !apart && !of_council {
            return;
        }
        if let Some(group) = view.groups.iter().find(|group| group.first > at && group.end <= verb) {
            self.members.clone_from(&group.members);
        }
        match option(view, verb) {
            Some(VoteOption::Yes) => self.tally.yes = Some(number),
            Some(VoteOption::No) => self.tally.no = Some(number),
            _ if view.any(verb, &["abstained"]) => self.tally.abstain = Some(number),
            _ if view.any(verb + 1, &["on"]) && behind_time(view, verb + 1) == verb + 1 => {
                self.tally.voted = Some(number);
            }
            _ if others && !view.any(verb, &["voted"]) => self.tally.yes = Some(number),
            _ => return,
        }
        self.reach(from, view.clause_end(verb));
    }
}

/// How many members are named before "12 others": "India, 12 others abstained" are thirteen.
pub(super) fn beside_named(view: &View<'_>, at: usize) -> u32 {
    let others =
        view.any(at + 1, &["others"]) || view.any(at + 1, &["other"]) && view.is(at + 2, vocabulary::COUNTRIES);
    let joined = at.wrapping_sub(1);
    let joins = view.any(joined, &["and"]) || view.class(joined) == Some(Class::Comma);
    let group = view.group_ending(joined).filter(|group| others && joins && !group.adjective);
    group.map_or(0, |group| u32::try_from(group.members.len()).unwrap_or(0))
}

/// Index of the number in "14 other members", "the 15 council members".
fn number_before(view: &View<'_>, noun: usize) -> Option<usize> {
    let light = |at: usize| view.any(at, &["other", "remaining", "current", "council", "security", "un", "u.n."]);
    let at = (view.first..noun).rev().take(4).find(|&at| !light(at))?;
    cardinal(view, at).map(|_| at)
}

/// Whether a score stands by "vote", "voted", "adopted": ages and games do not.
fn near_vote(view: &View<'_>, at: usize) -> bool {
    let near =
        vocabulary::VOTE_NOUN | vocabulary::VOTE_VERB | vocabulary::ADOPT | vocabulary::REJECT | vocabulary::ABSTENTION;
    view.find(at.saturating_sub(30).max(view.first), at + 6, near).is_some()
        || view.any(at.wrapping_sub(1), &["split", "divided"])
        || view.any(at + 1, &["margin"])
        || (at.saturating_sub(14).max(view.first)..at).any(|at| view.any(at, &["tally", "count", "score", "roll-call"]))
}

/// "was rejected 8-4": which number is that of the votes in favour is open.
fn is_turned(view: &View<'_>, at: usize) -> bool {
    let rejected = view.find(at.saturating_sub(8).max(view.first), at, vocabulary::REJECT).is_some();
    rejected && !view.is(at + 2, vocabulary::IN_FAVOUR)
}
