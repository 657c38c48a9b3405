//! Ballots of named members in other words than "voted" and "abstained": "raised its hand for", "was backed by".

use super::phrase::matches;
use crate::domain::{ClaimKind, VoteOption};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::modality;
use crate::extract::claims::phrases::ballot::{OF_OBJECT, OF_SUBJECT};
use crate::extract::claims::sentence::View;
use crate::extract::claims::subject::{self, Before};
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

use VoteOption::Abstain;

/// The claims of a sentence by these phrases.
///
/// `fresh` says whether a sentence just before tells of a vote: who supported "the draft" then voted for it.
pub(in crate::extract::claims) fn find(view: &View<'_>, before: &Before, fresh: bool, found: &mut Vec<Found>) {
    if view.groups.is_empty() && before.single.is_none() {
        return;
    }
    let votes = (view.first..view.end)
        .any(|at| view.is(at, vocabulary::VOTE_NOUN | vocabulary::VOTE_VERB | vocabulary::VETO | vocabulary::VETOED))
        || view.names_council(view.first, view.end)
        || fresh
        || view.any(view.first, &["it", "the"]);
    for at in (view.first..view.end).filter(|&at| view.is(at, vocabulary::BALLOT)) {
        let spoken = |option: &VoteOption| {
            let same = |other: &&Found| other.first <= at && at < other.end && other.option == Some(*option);
            found.iter().any(|other| same(&other) && !other.members.is_empty())
        };
        let subject = OF_SUBJECT.iter().filter(|(_, mark, _)| votes || !mark);
        let one = subject
            .filter_map(|(option, mark, phrase)| Some((*option, *mark, matches(view, at, phrase)?.end)))
            .filter(|(option, ..)| !spoken(option))
            .find_map(|(option, mark, end)| of_subject(view, (at, end), before, fresh, option, mark));
        let one = one.or_else(|| {
            let object = OF_OBJECT.iter().filter(|(_, mark, _)| votes || !mark);
            object.filter(|(option, ..)| !spoken(option)).find_map(|(option, mark, phrase)| {
                let group = matches(view, at, phrase)?;
                // What is no word of voting needs the draft, or a vote just told of.
                let known = !mark || fresh || names_vote(view, at, group.end);
                of_object(view, at, group.end, &group.group?.members, *option).filter(|_| known)
            })
        });
        found.extend(one);
    }
}

/// The members before the phrase.
fn of_subject(
    view: &View<'_>,
    (at, end): (usize, usize),
    before: &Before,
    fresh: bool,
    option: VoteOption,
    mark: bool,
) -> Option<Found> {
    let object = view.find(at, view.clause_end(at).max(end), vocabulary::DRAFT).is_some()
        || view.any(end, &["it", "them"])
        || names_symbol(view, end);
    let votes = vocabulary::VOTE_NOUN | vocabulary::VOTE_VERB;
    let council = (end..view.end).any(|at| view.any(at, &["in", "at", "of"]) && view.names_council(at, at + 6));
    // "backed the Security Council text on Friday", "In a double veto, both rejected the draft"
    let dated =
        (end..view.end).any(|at| view.has(at, Words::DAY | Words::MONTH) || view.any(at, &["yesterday", "today"]));
    let of_council = dated && view.names_council(end, end + 4) && view.find(end, end + 6, vocabulary::DRAFT).is_some();
    let told = of_council
        || view.find(view.first, at, vocabulary::VETO | vocabulary::VOTE_NOUN).is_some()
        || view.find(end, view.end, votes).is_some()
        || council && !view.any(at, &["rejected", "opposed"]);
    // "sided with Russia in abstaining": with a member, not for a draft.
    let with_member = view.group_from(end).is_some_and(|group| !view.is(group.end, vocabulary::DRAFT));
    if with_member && view.any(at, &["sided", "sides", "lined", "lines"]) {
        return None;
    }
    if view.any(at, &["said", "says"]) && !mark && !fresh && view.find(at, view.end, vocabulary::VETO).is_none() {
        return None;
    }
    if mark && !(object && (told || names_symbol(view, end) || fresh && is_definite_object(view, end))) {
        return None;
    }
    let was = view.any(at.wrapping_sub(1), &["was", "were", "is", "are", "being"]);
    let mut doing = subject::doing(view, if was { at - 1 } else { at }, before);
    // "with Kenya among those abstaining"
    let among = view.group_ending(at).filter(|group| view.any(view.before_the(group.first), &["with"]));
    if let Some(group) = among.filter(|_| view.any(at, &["among"])) {
        doing.members.clone_from(&group.members);
        doing.first = group.first;
    }
    if doing.members.is_empty() || doing.passive && !was {
        return None;
    }
    // "North Korea rejected the resolution": whom it is about speaks, and has no vote.
    let about = |code: &[u8; 3]| {
        view.named.iter().any(|named| named.topic.is_some() && named.members.contains(code) && named.first < at)
    };
    if mark && !told && doing.members.iter().all(about) {
        return None;
    }
    let negated = matches!(option, VoteOption::NotVoting) && view.any(at + 1, &["not"]);
    let modality = modality::of_verb(view, doing.first, if negated { at } else { doing.verb_first }, at);
    Some(claim(
        doing.first.min(at),
        view.clause_end(end.saturating_sub(1).max(at)),
        at,
        doing.verb_first,
        &doing.members,
        option,
        modality,
    ))
}

/// The members behind it.
fn of_object(view: &View<'_>, at: usize, end: usize, members: &[[u8; 3]], option: VoteOption) -> Option<Found> {
    let start = view.clause_start(at);
    // "rejected amendments proposed by Russia": whose they are.
    let sponsors = [
        "proposed",
        "drafted",
        "sponsored",
        "co-sponsored",
        "submitted",
        "tabled",
        "circulated",
        "authored",
        "introduced",
        "presented",
        "offered",
        "penned",
        "forward",
        "written",
        "led",
    ];
    let sponsored = (at..end).any(|at| view.any(at, &["by"]) && view.any(at.wrapping_sub(1), &sponsors));
    if sponsored || is_of_sponsor(view, at, end) {
        return None;
    }
    let modality = modality::of_noun(view, start, at);
    if !modality.states_fact() {
        return None;
    }
    Some(claim(start, end, at, at, members, option, modality))
}

/// "rejected a resolution backed by the US", "the rejected resolution was the last attempt by": the member behind "by"
/// did something else than vote, or is the paper's sponsor.
fn is_of_sponsor(view: &View<'_>, at: usize, end: usize) -> bool {
    let participle = ["backed", "supported", "endorsed", "favoured", "favored", "opposed", "rejected"];
    let Some(by) = (at + 1..end).find(|&at| view.any(at, &["by"])).filter(|_| view.any(at, &participle)) else {
        return false;
    };
    let passive = |at: usize| {
        (at.saturating_sub(3)..at).any(|at| view.any(at, &["was", "were", "is", "been", "being"]))
            || view.class(at.wrapping_sub(1)) == Some(Class::Comma)
    };
    let relative = (at.saturating_sub(3)..at).any(|at| view.any(at, &["that", "which"]));
    let noun = |at: usize| view.is(at, vocabulary::DRAFT) || view.class(at) == Some(Class::Comma);
    !passive(at) || relative || (at + 1..by).any(noun)
}

fn claim(
    first: usize,
    end: usize,
    at: usize,
    verb_first: usize,
    members: &[[u8; 3]],
    option: VoteOption,
    modality: crate::domain::Modality,
) -> Found {
    let kind = if option == Abstain { ClaimKind::Abstention } else { ClaimKind::Tally };
    let mut found = Found::new(first, end, at, kind, modality, "ballot-phrase");
    found.members = members.to_vec();
    found.option = Some(option);
    found.verb_first = verb_first;
    found
}

/// Whether a draft, a vote or "it" stands in the clause up to `end`.
fn names_vote(view: &View<'_>, at: usize, end: usize) -> bool {
    let start = view.clause_start(at);
    view.find(start, end, vocabulary::DRAFT | vocabulary::VOTE_NOUN).is_some()
        || names_symbol(view, start)
        || (start..at).any(|at| view.any(at, &["it"]))
}

/// "supported the draft", not "supported the draft's aim" or "supported a text".
fn is_definite_object(view: &View<'_>, at: usize) -> bool {
    let noun = view.find(at, at + 3, vocabulary::DRAFT);
    let noun = noun.map(|noun| noun + usize::from(view.is(noun + 1, vocabulary::DRAFT)));
    view.any(at, &["it"])
        || view.any(at, &["the", "this", "that"])
            && noun.is_some_and(|noun| view.class(noun + 1) != Some(Class::Suffix))
}

/// "S/2012/77" within a few tokens.
fn names_symbol(view: &View<'_>, from: usize) -> bool {
    (from..from + 6).any(|at| {
        view.any(at, &["s"]) && view.word(at + 1) == "/"
            || view.class(at) == Some(Class::Number) && view.any(at.wrapping_sub(1), &["resolution", "unscr"])
    })
}
