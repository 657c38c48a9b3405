//! How members voted: abstentions, and votes for and against.

use super::tally::option;
use crate::domain::{ClaimKind, CountIs, Modality};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::modality;
use crate::extract::claims::numbers::{Count, cardinal};
use crate::extract::claims::sentence::View;
use crate::extract::claims::subject::{self, Before};
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// The claims of a sentence about ballots.
pub(in crate::extract::claims) fn find(view: &View<'_>, before: &Before, found: &mut Vec<Found>) {
    if let Some(one) = super::tally::tally(view) {
        found.push(one);
    }
    for at in view.first..view.end {
        let one = if view.is(at, vocabulary::ABSTAIN) {
            abstained(view, at, before)
        } else if view.is(at, vocabulary::ABSTENTION) {
            counted_abstentions(view, at, before).or_else(|| abstention(view, at))
        } else if view.is(at, vocabulary::VOTE_VERB) {
            voted(view, at, before).or_else(|| super::no_vote::vote_against(view, at, before))
        } else {
            None
        };
        found.extend(one);
    }
    // Who is opposed has voted only where the sentence tells of votes.
    if !found.is_empty() {
        for at in (view.first..view.end).filter(|&at| view.any(at, &["opposed"])) {
            found.extend(super::no_vote::opposed(view, at, before));
        }
    }
}

/// "China abstained", "with Russia and India abstaining", "abstain as it did in the Libyan case"
fn abstained(view: &View<'_>, at: usize, before: &Before) -> Option<Found> {
    // "abstained from alcohol"
    let from_vote = |at| view.any(at, &["the", "voting", "vote", "a", "any", "supporting"]);
    let days = view.has(at + 2, Words::DAY) && view.class(at + 3) == Some(Class::Suffix);
    if view.any(at + 1, &["from"]) && !(from_vote(at + 2) || days) {
        return None;
    }
    if let Some(found) = as_before(view, at, before) {
        return Some(found);
    }
    let doing = subject::doing(view, at, before);
    if let Some(found) = listed_behind(view, at) {
        return Some(found);
    }
    if doing.members.is_empty() || cardinal(view, doing.verb_first.wrapping_sub(1)).is_some() {
        return None;
    }
    let modality = modality::of_verb(view, doing.first, doing.verb_first, at);
    let mut found = Found::new(doing.first, view.clause_end(at), at, ClaimKind::Abstention, modality, "abstain-verb");
    found.plural = view.find(at, found.end, vocabulary::DRAFTS).is_some()
        || crate::extract::claims::numbers::times(view, doing.verb_first, found.end).many;
    found.members = doing.members;
    found.verb_first = doing.verb_first;
    Some(found)
}

/// "four countries abstained: Angola, China, Nigeria and Venezuela", "two abstained (China and Russia)"
fn listed_behind(view: &View<'_>, at: usize) -> Option<Found> {
    let opens = matches!(view.class(at + 1), Some(Class::Colon | Class::Open | Class::Dash));
    let group = view.group_from(at + 2).filter(|group| opens && !group.adjective)?;
    let noun = at.wrapping_sub(1);
    if !view.is(noun, vocabulary::COUNTRIES) && cardinal(view, noun).is_none() && !view.any(noun, &["others"]) {
        return None;
    }
    let modality = modality::of_noun(view, view.clause_start(at), at);
    let mut found = Found::new(at, group.end, at, ClaimKind::Abstention, modality, "abstain-list");
    found.members.clone_from(&group.members);
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

/// "cast five abstentions on resolutions that the Council adopted in 2016": counted over votes, not a vote's tally.
fn counted_abstentions(view: &View<'_>, at: usize, before: &Before) -> Option<Found> {
    let number = cardinal(view, at.wrapping_sub(1)).filter(|number| *number > 1)?;
    let cast = at.wrapping_sub(2);
    let votes = view.find(at + 1, at + 5, vocabulary::DRAFTS | vocabulary::VOTE_NOUN);
    if !view.is(cast, vocabulary::CAST) || !view.any(at + 1, &["on", "in"]) || votes.is_none() {
        return None;
    }
    let doing = subject::doing(view, cast, before);
    if doing.members.is_empty() || doing.passive {
        return None;
    }
    let modality = modality::of_verb(view, doing.first, doing.verb_first, cast);
    let behind = view.clause_end(at);
    let end = if view.any(behind, &["that", "which"]) { view.clause_end(behind + 1) } else { behind };
    let mut found = Found::new(doing.first, end, at, ClaimKind::Abstention, modality, "abstention-noun");
    found.members = doing.members;
    found.verb_first = doing.verb_first;
    found.set_count(Count { number: Some(number), is: CountIs::Exactly, many: true });
    Some(found)
}

/// "abstentions from China and India", "China's abstention"
fn abstention(view: &View<'_>, at: usize) -> Option<Found> {
    let of = |end: usize| {
        view.groups
            .iter()
            .find(|group| group.end == end || group.end + 1 == end && view.class(group.end) == Some(Class::Suffix))
    };
    // "the abstention of five countries: Russia, China, India, Germany and Brazil"
    let counted = || {
        let of = view.any(at + 1, &["of", "by", "from"]);
        let noun = (at + 2..at + 5).find(|&at| view.is(at, vocabulary::COUNTRIES)).filter(|_| of)?;
        let opens = matches!(view.class(noun + 1), Some(Class::Colon | Class::Open | Class::Dash));
        view.group_from(noun + 2).filter(|group| opens && !group.adjective)
    };
    // "two abstentions, by South Africa and Pakistan"
    let apart = || {
        let comma = view.class(at + 1) == Some(Class::Comma) && view.any(at + 2, &["by", "from"]);
        let listed = matches!(view.class(at + 1), Some(Class::Colon | Class::Open));
        match (comma, listed) {
            (true, _) => view.group_from(at + 3),
            (_, true) => view.group_from(at + 2).filter(|group| !group.adjective),
            _ => None,
        }
    };
    // "China's vote on the draft was an abstention"
    let vote = (at.saturating_sub(16).max(view.first)..at).rev().find(|&at| view.is(at, vocabulary::VOTE_NOUN));
    let was = view.any(at.wrapping_sub(1), &["an"]) && view.any(at.wrapping_sub(2), &["was", "is"]);
    let cast = vote.filter(|_| was).and_then(of);
    if let Some(group) = cast {
        let mut found = Found::new(
            group.first,
            view.clause_end(at),
            at,
            ClaimKind::Abstention,
            Modality::Asserted,
            "abstention-noun",
        );
        found.members.clone_from(&group.members);
        return Some(found);
    }
    // "despite the abstention of Greece"
    let owner = || view.group_from(at + 2).filter(|group| view.any(at + 1, &["of"]) && !group.adjective);
    let agent = subject::agent(view, at).or_else(apart).or_else(owner).or_else(counted);
    let (first, members) = match (of(at), agent) {
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
