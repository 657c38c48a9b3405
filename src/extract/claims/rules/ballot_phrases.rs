//! Ballots of named members in other words than "voted" and "abstained": "raised its hand for", "was backed by".

use super::phrase::matches;
use crate::domain::{ClaimKind, VoteOption};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::modality;
use crate::extract::claims::sentence::View;
use crate::extract::claims::subject::{self, Before};
use crate::extract::claims::vocabulary;
use crate::extract::text::token::Class;

use VoteOption::{Abstain, No, NotVoting, Yes};

/// Behind the members that voted so. Those with a mark need the word "vote" or the Council's name in the sentence,
/// since members also back and oppose what is not voted on.
const OF_SUBJECT: [(VoteOption, bool, &str); 57] = [
    (Yes, true, "backed|supported|endorsed"),
    (Yes, true, "gave|give|gives ?its|their|the * support|backing|vote|votes ?to"),
    (Yes, false, "lent ?its|their vote|votes|support to"),
    (Yes, false, "cast|casts|casting ?its|their ?a|the|one|only|lone vote|votes|ballot|ballots for"),
    (Yes, false, "cast|casts|casting ?its|their ?a|the|one vote|votes|ballot|ballots in favour|favor"),
    (Yes, false, "cast|casts ?a|the ?affirmative|positive|yes affirmative|positive|yes vote|votes"),
    (Yes, false, "raised|raising|raises ?its|their hand|hands for"),
    (Yes, false, "raised|raising|raises ?its|their hand|hands in favour|favor|support"),
    (Yes, true, "said|says|saying yes to"),
    (Yes, false, "among ?the those|countries|members|states ?who|that|which voted|voting for"),
    (Yes, false, "among ?the those|countries|members|states ?who|that|which voted|voting in favour|favor"),
    (Yes, false, "among ?the those|countries|members|states ?who|that|which backed|backing|supported|supporting"),
    (Yes, true, "came|come|comes out for"),
    (Yes, true, "came|come|comes out in favour|favor of"),
    (Yes, true, "was|were in favour|favor of"),
    (Yes, false, "voted|votes|voting yes"),
    (Yes, false, "voted|votes|voting to adopt|approve|pass|support|back|extend|renew|lift"),
    (No, true, "opposed|rejected"),
    (
        No,
        false,
        "cast|casts|casting ?its|their ?a|the|one|only|lone|negative|no ?negative|no vote|votes|ballot against",
    ),
    (No, false, "raised|raising|raises ?its|their hand|hands against"),
    (No, true, "said|says|saying no to"),
    (No, false, "among ?the those|countries|members|states ?who|that|which voted|voting against"),
    (No, false, "among ?the those|countries|members|states ?who|that|which opposed|opposing"),
    (No, true, "came|come|comes out against"),
    (No, true, "turned|turns ?its|their ?back|backs against"),
    (Abstain, false, "among ?the those|countries|members|states ?who|that|which abstained|abstaining"),
    (Abstain, false, "among ?the abstainers|abstentions"),
    (Abstain, false, "sat|sits ?on|out ?the ?fence * vote|abstaining"),
    (Abstain, false, "withheld|withholds|withholding ?its|their vote|votes|support"),
    (NotVoting, false, "did|does not take part in ?the|a|that vote|voting|ballot"),
    (NotVoting, false, "did|does not participate in ?the|a|that vote|voting|ballot"),
    (NotVoting, false, "took|takes no part in ?the|a|that vote|voting|ballot"),
    (NotVoting, false, "did|does not take part|participate when"),
    (NotVoting, false, "did|does not participate when"),
    (NotVoting, false, "took|takes no part when"),
    (NotVoting, false, "stayed|stays|kept away from ?the|a|that vote|voting|ballot|session"),
    (NotVoting, false, "stayed|stays|kept away when"),
    (NotVoting, false, "was|were absent from ?the|a|that vote|voting|ballot"),
    (NotVoting, false, "was|were absent when"),
    (NotVoting, false, "boycotted|skipped|missed ?the|a|that vote|voting|ballot"),
    (NotVoting, false, "did|does not vote"),
    (NotVoting, false, "not taking part in ?the vote"),
    (NotVoting, false, "not participating in ?the vote"),
    (Yes, true, "stood|stands behind"),
    (No, true, "stood|stands against"),
    (Yes, true, "threw ?its|their weight behind"),
    (Yes, true, "sided|sides with"),
    (Yes, true, "lined|lines up|themselves behind"),
    (Yes, false, "cast|casts|casting her|his|its|their country|nation|government ?'s|’s vote in favour|favor"),
    (Yes, false, "cast|casts|casting her|his|its|their country|nation|government ?'s|’s vote for"),
    (No, false, "cast|casts|casting her|his|its|their country|nation|government ?'s|’s vote against"),
    (
        Yes,
        false,
        "among ?the dozen|#|few|many countries|members|states|nations who|that|which backed|supported|approved",
    ),
    (Yes, false, "among ?the dozen|#|few|many countries|members|states|nations who|that|which voted for|yes"),
    (Abstain, false, "refrained|refrains|refraining from voting either way"),
    (Abstain, false, "declined|declines to vote either way"),
    (Abstain, false, "did|does not take sides|position in ?the|a vote"),
    (Abstain, false, "among|one ?of ?the #|those countries|members|states|nations who|that|which abstained|abstaining"),
];

/// Before the members that voted so.
const OF_OBJECT: [(VoteOption, bool, &str); 28] = [
    (Yes, true, "backed|supported|endorsed|favoured|favored * by @"),
    (Yes, false, "had|has|got|won|received|have ?the vote|votes|support|backing of|from @"),
    (
        Yes,
        false,
        "had|has|got|won|received|have ?the|favourable|favorable|affirmative|positive ?favourable|favorable|yes vote|votes|support|backing of|from @",
    ),
    (Yes, false, "among ?the|its supporters|backers * was|were ?that|those ?of @"),
    (Yes, false, "among ?the|its votes|those for * was|were ?that|those ?of @"),
    (Yes, false, "among ?the|its votes|those in favour|favor * was|were ?that|those ?of @"),
    (Yes, false, "among ?the those ?who|that voting|voted for|in * was|were @"),
    (Yes, false, "among ?the those ?who|that supporting|backing * was|were @"),
    (Yes, false, "yes|affirmative|favourable|positive vote|votes by|of|from @"),
    (Yes, false, "vote|votes for * came|cast from|by @"),
    (No, true, "opposed|rejected * by @"),
    (No, false, "among ?the|its opponents * was|were ?that|those ?of @"),
    (No, false, "among ?the|its votes|those against * was|were ?that|those ?of @"),
    (No, false, "among ?the those ?who|that voting|voted|opposing against * was|were @"),
    (No, false, "negative|no|dissenting vote|votes by|of|from @"),
    (No, false, "vote|votes against * came|cast from|by @"),
    (No, false, "vote|votes by|of|from @ against"),
    (Abstain, false, "among ?the those ?who|that abstaining|abstained * was|were @"),
    (Abstain, false, "among ?the abstainers|abstentions * was|were ?that|those ?of @"),
    (Abstain, false, "the|those|countries|members ?who|that abstaining|abstained|abstainers was|were @"),
    (Abstain, false, "abstention|abstentions came from @"),
    (Yes, false, "vote|votes in favour|favor * came|cast from|by @"),
    (Yes, false, "in favour|favor were|was @"),
    (No, false, "against were|was @"),
    (No, true, "opposition to * came|was from @"),
    (Yes, true, "support for * came|was from @"),
    (Yes, true, "voted for by @"),
    (No, true, "voted against by @"),
];

/// The claims of a sentence by these phrases.
pub(in crate::extract::claims) fn find(view: &View<'_>, before: &Before, found: &mut Vec<Found>) {
    if view.groups.is_empty() && before.single.is_none() {
        return;
    }
    let votes = (view.first..view.end)
        .any(|at| view.is(at, vocabulary::VOTE_NOUN | vocabulary::VOTE_VERB | vocabulary::VETO | vocabulary::VETOED))
        || view.names_council(view.first, view.end)
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
            .find_map(|(option, mark, end)| of_subject(view, at, end, before, option, mark));
        let one = one.or_else(|| {
            let object = OF_OBJECT.iter().filter(|(_, mark, _)| votes || !mark);
            object.filter(|(option, ..)| !spoken(option)).find_map(|(option, _, phrase)| {
                let group = matches(view, at, phrase)?;
                of_object(view, at, group.end, &group.group?.members, *option)
            })
        });
        found.extend(one);
    }
}

/// The members before the phrase.
fn of_subject(
    view: &View<'_>,
    at: usize,
    end: usize,
    before: &Before,
    option: VoteOption,
    mark: bool,
) -> Option<Found> {
    let object = view.find(end, view.clause_end(at).max(end), vocabulary::DRAFT).is_some()
        || view.any(end, &["it", "them"])
        || names_symbol(view, end);
    let votes = vocabulary::VOTE_NOUN | vocabulary::VOTE_VERB;
    let council = (end..view.end).any(|at| view.any(at, &["in", "at", "of"]) && view.names_council(at, at + 6));
    let told = view.find(end, view.end, votes).is_some() || council && !view.any(at, &["rejected", "opposed"]);
    // "sided with Russia in abstaining": with a member, not for a draft.
    let with_member = view.group_from(end).is_some_and(|group| !view.is(group.end, vocabulary::DRAFT));
    if with_member && view.any(at, &["sided", "sides", "lined", "lines"]) {
        return None;
    }
    if mark && !(object && (told || names_symbol(view, end))) {
        return None;
    }
    let was = view.any(at.wrapping_sub(1), &["was", "were", "is", "are", "being"]);
    let doing = subject::doing(view, if was { at - 1 } else { at }, before);
    if doing.members.is_empty() || doing.passive && !was {
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
    let known = view.find(start, end, vocabulary::DRAFT | vocabulary::VOTE_NOUN).is_some() || names_symbol(view, start);
    let pronoun = (start..at).any(|at| view.any(at, &["it"]));
    if !known && !pronoun {
        return None;
    }
    let modality = modality::of_noun(view, start, at);
    if !modality.states_fact() {
        return None;
    }
    Some(claim(start, end, at, at, members, option, modality))
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

/// "S/2012/77" within a few tokens.
fn names_symbol(view: &View<'_>, from: usize) -> bool {
    (from..from + 6).any(|at| {
        view.any(at, &["s"]) && view.word(at + 1) == "/"
            || view.class(at) == Some(Class::Number) && view.any(at.wrapping_sub(1), &["resolution", "unscr"])
    })
}
