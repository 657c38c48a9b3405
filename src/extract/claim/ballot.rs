//! How members voted: abstentions, votes for and against, and tallies.

use super::super::token::Class;
use super::found::Found;
use super::modality;
use super::number::cardinal;
use super::subject::{self, Before};
use super::view::View;
use super::word;
use crate::domain::{ClaimKind, Modality, Tally, VoteOption};

/// The Council never had more members.
const SEATS: u32 = 15;

/// The claims of a sentence about ballots.
pub(super) fn find(view: &View<'_>, before: &Before, found: &mut Vec<Found>) {
    if let Some(one) = tally(view) {
        found.push(one);
    }
    for at in view.first..view.end {
        let one = if view.is(at, word::ABSTAIN) {
            abstained(view, at, before)
        } else if view.is(at, word::ABSTENTION) {
            abstention(view, at)
        } else if view.is(at, word::VOTE_VERB) {
            voted(view, at, before)
        } else {
            None
        };
        found.extend(one);
    }
}

/// "China abstained", "with Russia and India abstaining", "abstain as it did in the Libyan case"
fn abstained(view: &View<'_>, at: usize, before: &Before) -> Option<Found> {
    // "abstained from alcohol"
    let from_vote = |at| view.any(at, &["the", "voting", "vote", "a", "any", "supporting"]);
    if view.any(at + 1, &["from"]) && !from_vote(at + 2) {
        return None;
    }
    if let Some(found) = as_before(view, at, before) {
        return Some(found);
    }
    let doing = subject::doing(view, at, before);
    if doing.members.is_empty() || cardinal(view, doing.verb_first.wrapping_sub(1)).is_some() {
        return None;
    }
    let modality = modality::of_verb(view, doing.first, doing.verb_first, at);
    let mut found = Found::new(doing.first, view.clause_end(at), at, ClaimKind::Abstention, modality, "abstain-verb");
    found.plural = view.find(at, found.end, word::DRAFTS).is_some()
        || super::number::times(view, doing.verb_first, found.end).many;
    found.members = doing.members;
    found.verb_first = doing.verb_first;
    Some(found)
}

/// "to at least abstain as it did in the Libyan case": what follows is a fact, whatever the verb is.
fn as_before(view: &View<'_>, at: usize, before: &Before) -> Option<Found> {
    let did = view.any(at + 1, &["as"])
        && view.any(at + 2, &["it", "they", "he"])
        && view.any(at + 3, &["did", "had", "has"]);
    if !did {
        return None;
    }
    let members = if view.any(at + 2, &["they"]) {
        subject::several(view, at, before)?
    } else {
        vec![subject::single(view, at, before)?]
    };
    let first = at - if view.any(at.wrapping_sub(1), &["least"]) { 2 } else { 0 };
    let mut found =
        Found::new(first, view.clause_end(at + 3), at, ClaimKind::Abstention, Modality::Asserted, "abstain-as-before");
    found.members = members;
    // A case is all of its votes.
    found.plural = true;
    Some(found)
}

/// "abstentions from China and India", "China's abstention"
fn abstention(view: &View<'_>, at: usize) -> Option<Found> {
    let of = |end: usize| {
        view.groups
            .iter()
            .find(|group| group.end == end || group.end + 1 == end && view.class(group.end) == Some(Class::Suffix))
    };
    let (first, members) = match (of(at), subject::agent(view, at)) {
        (Some(group), _) => (group.first, group.members.clone()),
        (None, Some(group)) => (at, group.members.clone()),
        (None, None) => return None,
    };
    let modality = modality::of_noun(view, view.clause_start(at), at);
    let mut found = Found::new(first, view.clause_end(at), at, ClaimKind::Abstention, modality, "abstention-noun");
    found.plural = false;
    found.members = members;
    Some(found)
}

/// "Russia and China voted against the draft", "France voted in favour"
fn voted(view: &View<'_>, at: usize, before: &Before) -> Option<Found> {
    let option = option(view, at)?;
    if view.any(at, &["vote", "votes"])
        && view.group_ending(at).is_none()
        && !view.any(at.wrapping_sub(1), &["to", "will", "would", "not", "could", "might"])
    {
        return None;
    }
    let doing = subject::doing(view, at, before);
    if doing.members.is_empty() || doing.passive {
        return None;
    }
    let modality = modality::of_verb(view, doing.first, doing.verb_first, at);
    let mut found = Found::new(doing.first, view.clause_end(at), at, ClaimKind::Tally, modality, "voted");
    found.members = doing.members;
    found.option = Some(option);
    found.verb_first = doing.verb_first;
    Some(found)
}

/// What follows "voted".
fn option(view: &View<'_>, at: usize) -> Option<VoteOption> {
    if view.any(at + 1, &["against", "no"]) {
        Some(VoteOption::No)
    } else if view.any(at + 1, &["for", "yes"]) || view.any(at + 1, &["in"]) && view.is(at + 2, word::IN_FAVOUR) {
        Some(VoteOption::Yes)
    } else {
        None
    }
}

/// The numbers of a sentence: all of them belong to one vote, or none is taken.
fn tally(view: &View<'_>) -> Option<Found> {
    let mut read = Reading { tally: Tally::default(), first: usize::MAX, end: 0, members: Vec::new() };
    let mut at = view.first;
    while at < view.end {
        read.score(view, at);
        let behind = out_of(view, at);
        read.labelled(view, at, behind.unwrap_or(at + 1));
        read.members_voted(view, at, behind.map_or(at, |behind| behind - 1));
        at = behind.unwrap_or(at + 1);
    }
    let Tally { yes, no, abstain, voted } = read.tally;
    let sum = yes.unwrap_or(0) + no.unwrap_or(0) + abstain.unwrap_or(0);
    let known = [yes, no, abstain, voted].iter().filter(|number| number.is_some()).count();
    if known == 0 || sum > SEATS || voted.is_some_and(|voted| voted > SEATS) || is_needed(view) {
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
fn is_needed(view: &View<'_>) -> bool {
    (view.first..view.end).any(|at| {
        view.any(
            at,
            &[
                "needs",
                "need",
                "needed",
                "require",
                "requires",
                "required",
                "requiring",
                "minimum",
                "must",
                "rule",
                "would",
                "expected",
                "likely",
                "if",
            ],
        )
    })
}

/// Index behind "of the Council's 15 members" after a number.
fn out_of(view: &View<'_>, at: usize) -> Option<usize> {
    cardinal(view, at).filter(|_| view.any(at + 1, &["of"]))?;
    let whole = (at + 2..at + 9).find(|&at| cardinal(view, at).is_some() || view.is(at, word::COUNTRIES))?;
    let members = (whole..whole + 5).find(|&at| view.is(at, word::COUNTRIES))?;
    Some(members + 1)
}

struct Reading {
    tally: Tally,
    first: usize,
    end: usize,
    members: Vec<super::state::Code>,
}

impl Reading {
    fn reach(&mut self, first: usize, end: usize) {
        self.first = self.first.min(first);
        self.end = self.end.max(end);
    }

    /// "14-0", "13–2", "13-0-2", "by 13 votes to 2", "13 to 2"
    fn score(&mut self, view: &View<'_>, at: usize) {
        if view.class(at) == Some(Class::Number) && view.word(at).contains('-') {
            let numbers: Option<Vec<u32>> = view.word(at).split('-').map(|number| number.parse().ok()).collect();
            if let Some([yes, no, rest @ ..]) = numbers.as_deref()
                && rest.len() < 2
                && near_vote(view, at)
            {
                self.set(*yes, *no, rest.first().copied());
                self.reach(at, at + 1);
            }
            return;
        }
        let Some(yes) = cardinal(view, at) else { return };
        let dash = view.class(at + 1) == Some(Class::Dash);
        let votes = usize::from(view.is(at + 1, word::VOTE_NOUN));
        let to = view.any(at + 1 + votes, &["to"]);
        let Some(no) = cardinal(view, at + 2 + votes).filter(|_| (dash && votes == 0) || to) else { return };
        if votes == 1 || near_vote(view, at) {
            let third = view.class(at + 3) == Some(Class::Dash) && dash;
            self.set(yes, no, third.then(|| cardinal(view, at + 4)).flatten());
            self.reach(at, at + 3 + votes + 2 * usize::from(third));
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
        let mut next = behind;
        while next < behind + 3
            && (view.is(next, word::COUNTRIES | word::VOTE_NOUN | word::VOTE_VERB)
                || view.any(next, &["were", "in", "council", "of", "the", "other", "others", "yes", "no"])
                    && !view.is(next, word::AGAINST))
        {
            next += 1;
        }
        let slot = if view.is(next, word::IN_FAVOUR) || view.any(next, &["for"]) && view.is(next - 1, word::VOTE_VERB) {
            &mut self.tally.yes
        } else if view.is(next, word::AGAINST) || view.any(next, &["no"]) {
            &mut self.tally.no
        } else if view.is(next, word::ABSTENTION | word::ABSTAIN) {
            &mut self.tally.abstain
        } else {
            return;
        };
        if slot.is_none() {
            *slot = Some(number);
            self.reach(at, next + 1);
        }
    }

    /// "Thirteen countries, including Pakistan, voted on the resolution", "all 15 members voted for"
    fn members_voted(&mut self, view: &View<'_>, from: usize, at: usize) {
        let from = if from == at { at.wrapping_sub(1) } else { from };
        let number = cardinal(view, from).filter(|_| view.is(at, word::COUNTRIES));
        if number.is_none() {
            return;
        }
        let Some(verb) = (at + 1..view.end.min(at + 12)).find(|&at| view.any(at, &["voted"])) else { return };
        let apart = view.class(at + 1) == Some(Class::Comma);
        if verb > at + 2 && !apart {
            return;
        }
        if let Some(group) = view.groups.iter().find(|group| group.first > at && group.end <= verb) {
            self.members.clone_from(&group.members);
        }
        match option(view, verb) {
            Some(VoteOption::Yes) => self.tally.yes = number,
            Some(VoteOption::No) => self.tally.no = number,
            _ if view.any(verb + 1, &["on"]) => self.tally.voted = number,
            _ => return,
        }
        self.reach(from, view.clause_end(verb));
    }
}

/// Whether a score stands by "vote", "voted", "adopted": ages and games do not.
fn near_vote(view: &View<'_>, at: usize) -> bool {
    let near = word::VOTE_NOUN | word::VOTE_VERB | word::ADOPT | word::REJECT | word::ABSTENTION;
    view.find(at.saturating_sub(12).max(view.first), at + 6, near).is_some()
}
