//! Who alone did so, by the words "the only": "It was the only country among the council's 15 members to vote
//! against the draft", "were the only permanent members opposing it".

use crate::domain::{ClaimKind, Modality, VoteOption};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::sentence::View;
use crate::extract::claims::subject::{self, Before};
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// Tokens between "only" and the verb.
const REACH: usize = 16;

/// The claims of a sentence by these words, where no other rule has read them.
pub(in crate::extract::claims) fn find(view: &View<'_>, before: &Before, found: &mut Vec<Found>) {
    for only in (view.first..view.end).filter(|&at| view.is(at, vocabulary::LONE)) {
        let was = view.before_the(only);
        if !view.any(was, &["was", "were", "is", "being"]) {
            continue;
        }
        let Some((verb, option)) = deed(view, only) else { continue };
        let doing = subject::doing(view, was, before);
        if doing.members.is_empty() {
            continue;
        }
        let end = view.clause_end(verb);
        let first = doing.first.min(was);
        let mine = |one: &Found| first <= one.trigger && one.trigger < end && !one.is_veto();
        if found.iter().any(|one| mine(one) && one.alone) {
            continue;
        }
        found.retain(|one| !mine(one) || one.rule == "tally");
        let kind = if option == VoteOption::Abstain { ClaimKind::Abstention } else { ClaimKind::Tally };
        let mut one = Found::new(first, end, verb, kind, Modality::Asserted, "only-one");
        one.verb_first = doing.verb_first;
        // Of the permanent members alone: others may have done so too.
        one.alone = !(only..verb).any(|at| view.any(at, &["permanent", "western", "other"]));
        one.members = doing.members;
        one.option = Some(option);
        found.push(one);
    }
}

/// The verb behind "the only country … to", and how they voted.
fn deed(view: &View<'_>, only: usize) -> Option<(usize, VoteOption)> {
    let noun = (only + 1..only + 7).find(|&at| {
        view.is(at, vocabulary::COUNTRIES) && !view.is(at + 1, vocabulary::COUNTRIES) || view.any(at, &["one", "ones"])
    })?;
    let verb = (noun + 1..view.end.min(only + REACH)).find(|&at| {
        view.is(at, vocabulary::VOTE_VERB | vocabulary::ABSTAIN)
            || view.any(at, &["oppose", "opposed", "opposing", "support", "supporting", "back", "backing", "reject"])
    })?;
    let led = |at: usize| view.any(at, &["to", "that", "who", "which"]) || view.word(verb).ends_with("ing");
    let plain = |at: usize| {
        view.has(at, Words::PREPOSITION | Words::ARTICLE | Words::POSSESSIVE)
            || view.is(at, vocabulary::COUNTRIES | vocabulary::UN | vocabulary::COUNCIL | vocabulary::NUMBER)
            || matches!(view.class(at), Some(Class::Number | Class::Suffix))
            || view.any(at, &["security", "15-member", "15-nation", "to", "that", "who", "which", "among"])
    };
    if !led(verb - 1) || !(noun + 1..verb).all(plain) {
        return None;
    }
    let option = if view.is(verb, vocabulary::ABSTAIN) {
        VoteOption::Abstain
    } else if view.any(verb, &["oppose", "opposed", "opposing", "reject"]) {
        VoteOption::No
    } else if view.any(verb, &["support", "supporting", "back", "backing"]) {
        VoteOption::Yes
    } else {
        super::tally::option(view, verb)?
    };
    Some((verb, option))
}
