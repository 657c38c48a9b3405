//! Votes against by the noun: "the lone vote against came from", "cast the only no vote", "the negative votes
//! of", and who "opposed" a draft in a sentence that counts votes.

use crate::domain::{ClaimKind, Modality, VoteOption};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::modality;
use crate::extract::claims::sentence::{Group, View};
use crate::extract::claims::subject::{self, Before};
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// The claim at "vote" or "votes", if it is one against and somebody's.
pub(in crate::extract::claims) fn vote_against(view: &View<'_>, at: usize, before: &Before) -> Option<Found> {
    let phrase = at.saturating_sub(6).max(view.clause_start(at));
    let lone = view.find(phrase, at, vocabulary::LONE).is_some();
    let negative = |at: usize| view.any(at, &["negative", "dissenting", "opposing", "no"]);
    let end = view.clause_end(at);
    let against = (phrase..at).any(negative) || view.any(at + 1, &["against"]) || view.any(at + 2, &["against"]);
    // "no votes against" counts none.
    if !against
        || view.any(at.wrapping_sub(1), &["no"])
            && !lone
            && view.class(at.wrapping_sub(2)) != Some(Class::Double)
            && !view.has(at.wrapping_sub(2), Words::ARTICLE | Words::POSSESSIVE)
    {
        return None;
    }
    let cast = (phrase..at).rev().find(|&at| view.is(at, vocabulary::CAST));
    let (first, verb_first, members) = if let Some(verb) = cast {
        let doing = subject::doing(view, verb, before);
        (doing.first, doing.verb_first, doing.members)
    } else {
        match owner(view, at) {
            Some(group) => (start(view, group), at, group.members.clone()),
            None => (phrase_start(view, at, phrase), at, giver(view, at, end)?.members.clone()),
        }
    };
    if members.is_empty() || !lone && cast.is_none() && !view.is(at, vocabulary::VOTE_NOUN) {
        return None;
    }
    let modality = match cast {
        Some(verb) => modality::of_verb(view, first, verb_first, verb),
        None => modality::of_noun(view, view.clause_start(first), first),
    };
    let mut found =
        Found::new(first, view.end.min(end.max(behind(view, at, end))), at, ClaimKind::Tally, modality, "voted");
    found.verb_first = verb_first;
    found.option = Some(VoteOption::No);
    if lone && members.len() == 1 {
        found.tally.no = Some(1);
    }
    found.members = members;
    Some(found)
}

/// "came from the United States", "was cast by", "by Russia", "of Russia and China" behind the noun.
fn giver<'v>(view: &'v View<'_>, at: usize, end: usize) -> Option<&'v Group> {
    (at + 1..view.end.min(end + 12)).find_map(|from| {
        let comes = view.any(from, &["from"]) && view.any(from - 1, &["came", "coming", "comes"])
            || view.any(from, &["by"]) && (view.any(from - 1, &["cast"]) || from == at + 1)
            || view.any(from, &["of", "from"]) && from == at + 1
            || view.any(from, &["was", "were"]);
        comes.then(|| view.group_from(from + 1))?.filter(|group| !group.adjective)
    })
}

/// "China’s vote against", "the Chinese vote against"
fn owner<'v>(view: &'v View<'_>, at: usize) -> Option<&'v Group> {
    let suffix = view.class(at.wrapping_sub(1)) == Some(Class::Suffix);
    view.groups.iter().find(|group| group.end + usize::from(suffix) == at && (suffix || group.adjective))
}

/// Behind the giver, which may stand beyond the clause of the noun.
fn behind(view: &View<'_>, at: usize, end: usize) -> usize {
    giver(view, at, end).map_or(end, |group| group.end)
}

fn phrase_start(view: &View<'_>, noun: usize, from: usize) -> usize {
    let article = (from..noun).rev().find(|&at| view.has(at, Words::ARTICLE));
    article.unwrap_or(noun)
}

/// "Russia and China opposed it", "with Brazil and Turkey opposed": where the sentence counts or names votes.
pub(in crate::extract::claims) fn opposed(view: &View<'_>, at: usize, before: &Before) -> Option<Found> {
    let with = view.group_ending(at).filter(|group| view.any(start(view, group).wrapping_sub(1), &["with"]));
    let object = view.any(at + 1, &["it"]) || view.find(at + 1, view.end.min(at + 5), vocabulary::DRAFT).is_some();
    if with.is_none() && !object {
        return None;
    }
    let doing = subject::doing(view, at, before);
    let members = with.map_or_else(|| doing.members.clone(), |group| group.members.clone());
    let modality = modality::of_verb(view, doing.first, doing.verb_first, at);
    if members.is_empty() || doing.passive || modality != Modality::Asserted {
        return None;
    }
    let first = with.map_or(doing.first, |group| group.first);
    let mut found = Found::new(first, view.clause_end(at), at, ClaimKind::Tally, modality, "voted");
    found.members = members;
    found.option = Some(VoteOption::No);
    found.verb_first = doing.verb_first;
    Some(found)
}

fn start(view: &View<'_>, group: &Group) -> usize {
    group.first - usize::from(view.any(group.first.wrapping_sub(1), &["the", "both"]))
}
