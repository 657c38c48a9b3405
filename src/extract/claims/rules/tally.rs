//! Numbers of votes: "13 in favour, two against", "by 14 votes to none", "Thirteen countries voted".

use crate::domain::{ClaimKind, Tally, VoteOption};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::modality;
use crate::extract::claims::numbers::{self, cardinal};
use crate::extract::claims::sentence::View;
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// The Council never had more members.
const SEATS: u32 = 15;
/// The greatest sum of three numbers that may be meant for the Council's: "14-1-4" is wrong, "96-2-4" another body's.
pub(super) const MOST: u32 = 20;

/// The numbers of a sentence: all of them belong to one vote, or none is taken.
pub(in crate::extract::claims) fn tally(view: &View<'_>) -> Option<Found> {
    let mut read = Reading { tally: Tally::default(), first: usize::MAX, end: 0, members: Vec::new() };
    let mut at = view.first;
    read.labels_first(view);
    while at < view.end {
        read.score(view, at);
        let behind = out_of(view, at);
        read.labelled(view, at, behind.unwrap_or(at + 1));
        read.members_voted(view, at, behind.map_or(at, |behind| behind - 1));
        at = behind.unwrap_or(at + 1);
    }
    let Tally { yes, no, abstain, voted, .. } = read.tally;
    let sum = yes.unwrap_or(0) + no.unwrap_or(0) + abstain.unwrap_or(0);
    let known = [yes, no, abstain, voted].iter().filter(|number| number.is_some()).count();
    let beyond = [yes, no, abstain].into_iter().flatten().any(|number| number > SEATS);
    if known == 0
        || beyond
        || sum > MOST
        || voted.is_some_and(|voted| voted > SEATS)
        || is_needed(view, read.first, read.end)
    {
        return None;
    }
    // "with no votes against" alone tells no tally.
    if known == 1 && [yes, no, abstain, voted].contains(&Some(0)) {
        return None;
    }
    let modality = modality::of_noun(view, read.first, read.first);
    let mut found = Found::new(read.first, read.end, read.first, ClaimKind::Tally, modality, "tally");
    found.tally = read.tally;
    found.members = read.members;
    found.unanimous = false;
    Some(found)
}

/// "needs nine votes in favour": a rule, not a tally.
pub(super) fn is_needed(view: &View<'_>, first: usize, end: usize) -> bool {
    let rule = [
        "needs",
        "need",
        "needed",
        "requires",
        "required",
        "requiring",
        "minimum",
        "must",
        "rule",
        "require",
        "needing",
    ];
    let doubt = ["would", "expected", "likely", "if", "could", "might", "may"];
    let doubtful = |at: usize| view.any(at, &doubt) && !(view.any(at, &["may"]) && view.tokens[at].is_capital());
    let before = view.clause_start(first).max(first.saturating_sub(10));
    let to_require = |at: usize| view.any(at, &["require"]) && view.any(at - 1, &["to"]);
    (before..first).any(|at| view.any(at, &rule) && !to_require(at) || doubtful(at))
        || (first..end + 5).any(|at| view.any(at, &rule) && !to_require(at))
        || (first..end).any(doubtful)
        || (end..end + 14).any(|at| view.any(at, &["are"]) && view.any(at + 1, &["required", "needed", "necessary"]))
}

/// Index behind "of the Council's 15 members" after a number.
fn out_of(view: &View<'_>, at: usize) -> Option<usize> {
    cardinal(view, at).filter(|_| view.any(at + 1, &["of"]))?;
    let whole = (at + 2..at + 9).find(|&at| cardinal(view, at).is_some() || view.is(at, vocabulary::COUNTRIES))?;
    let members = (whole..whole + 5).find(|&at| view.is(at, vocabulary::COUNTRIES))?;
    Some(members + 1)
}

struct Reading {
    tally: Tally,
    first: usize,
    end: usize,
    members: Vec<crate::extract::claims::states::Code>,
}

impl Reading {
    fn reach(&mut self, first: usize, end: usize) {
        self.first = self.first.min(first);
        self.end = self.end.max(end);
    }

    /// "14-0", "13–2", "13-0-2", "by 13 votes to 2", "13 to 2"
    fn score(&mut self, view: &View<'_>, at: usize) {
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
        if view.class(at) == Some(Class::Number) && view.word(at).contains('-') {
            let numbers: Option<Vec<u32>> = view.word(at).split('-').map(|number| number.parse().ok()).collect();
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
    fn labels_first(&mut self, view: &View<'_>) {
        let mut labelled = Vec::new();
        for at in view.first..view.end {
            let apart = usize::from(matches!(view.class(at + 1), Some(Class::Colon | Class::Dash)));
            let Some(number) = cardinal(view, at + 1 + apart) else { continue };
            // "5 for, 4 against": the label is that of the number before it.
            if cardinal(view, at.wrapping_sub(1)).is_some() || view.is(at + 2 + apart, vocabulary::COUNTRIES) {
                continue;
            }
            if view.is(at, vocabulary::IN_FAVOUR) || view.any(at, &["for", "yes"]) {
                labelled.push((VoteOption::Yes, number, at, at + 2 + apart));
            } else if view.any(at, &["against", "no"]) {
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
    fn labelled(&mut self, view: &View<'_>, at: usize, behind: usize) {
        let Some(number) = cardinal(view, at) else { return };
        // "four of the five permanent members" are not four of all.
        if (at..behind + 2).any(|at| view.any(at, &["permanent"])) || super::phrase::is_size(view, at) {
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
            *slot = Some(number);
            self.reach(at, end);
        }
    }

    /// "Thirteen countries, including Pakistan, voted on the resolution", "all 14 other members voted for",
    /// "the remaining 13 members of the Security Council backed it"
    fn members_voted(&mut self, view: &View<'_>, from: usize, at: usize) {
        let from = if from == at { number_before(view, at) } else { Some(from) };
        let Some((from, number)) = from.and_then(|from| Some((from, cardinal(view, from)?))) else { return };
        // "Mexico was one of three members that abstained": one of them is no tally.
        if view.any(from + 1, &["of"]) && view.any(at + 1, &["that", "who", "which"]) {
            return;
        }
        // "Among the 15 members, 11 voted in favour"
        let whole = from.wrapping_sub(1 + usize::from(view.any(from.wrapping_sub(1), &["the", "its"])));
        let is_whole = view.any(whole, &["among", "of"]) && (at + 1..at + 9).any(|at| cardinal(view, at).is_some());
        if is_whole || !view.is(at, vocabulary::COUNTRIES) || (from..at).any(|at| view.any(at, &["permanent"])) {
            return;
        }
        if (at..at + 5).any(|end| super::phrase::is_of_named(view, from, end)) {
            return;
        }
        let others = (from.saturating_sub(3)..at).any(|at| view.any(at, &["other", "others", "remaining", "all"]));
        let is_verb = |at: usize| {
            view.any(at, &["voted", "abstained"]) || others && view.any(at, &["backed", "supported", "approved"])
        };
        let stops = |at: &usize| !matches!(view.class(*at), Some(Class::Semicolon | Class::Colon | Class::Stop));
        let Some(verb) = (at + 1..view.end.min(at + 12)).take_while(stops).find(|&at| is_verb(at)) else { return };
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

/// Index of the number in "14 other members", "the 15 council members".
fn number_before(view: &View<'_>, noun: usize) -> Option<usize> {
    let light = |at: usize| view.any(at, &["other", "remaining", "council", "security", "un", "u.n."]);
    let at = (view.first..noun).rev().take(4).find(|&at| !light(at))?;
    cardinal(view, at).map(|_| at)
}

/// Whether a score stands by "vote", "voted", "adopted": ages and games do not.
fn near_vote(view: &View<'_>, at: usize) -> bool {
    let near =
        vocabulary::VOTE_NOUN | vocabulary::VOTE_VERB | vocabulary::ADOPT | vocabulary::REJECT | vocabulary::ABSTENTION;
    view.find(at.saturating_sub(30).max(view.first), at + 6, near).is_some()
        || view.any(at.wrapping_sub(1), &["split", "divided"])
}

/// Behind "on Thursday", "on 3 May", "yesterday", "unanimously", "earlier on Friday" between a verb and its object.
fn behind_time(view: &View<'_>, from: usize) -> usize {
    let mut at = from;
    while view
        .any(at, &["yesterday", "today", "late", "earlier", "early", "unanimously", "overwhelmingly", "again", "this"])
        || view.any(at, &["morning", "afternoon", "evening", "night"])
        || view.has(at, Words::DAY | Words::MONTH)
        || view.any(at, &["on"]) && (view.has(at + 1, Words::DAY | Words::MONTH) || view.has(at + 2, Words::MONTH))
        || view.class(at) == Some(Class::Number)
            && (view.has(at + 1, Words::MONTH) || view.has(at.wrapping_sub(1), Words::MONTH))
    {
        at += 1;
    }
    at
}

/// "was rejected 8-4": which number is that of the votes in favour is open.
fn is_turned(view: &View<'_>, at: usize) -> bool {
    let rejected = view.find(at.saturating_sub(8).max(view.first), at, vocabulary::REJECT).is_some();
    rejected && !view.is(at + 2, vocabulary::IN_FAVOUR)
}

/// How members voted, by what follows "voted".
pub(super) fn option(view: &View<'_>, verb: usize) -> Option<VoteOption> {
    let at = behind_time(view, verb + 1) - 1;
    if view.any(at + 1, &["against", "no"]) {
        Some(VoteOption::No)
    } else if view.any(at + 1, &["for", "yes"]) || view.any(at + 1, &["in"]) && view.is(at + 2, vocabulary::IN_FAVOUR) {
        Some(VoteOption::Yes)
    } else {
        None
    }
}
