//! What a claim takes from its sentence and from the sentence before: the topic, the day and the symbol of the vote
//! that both speak of, further members that vetoed, and whether anything of it stays unread.

mod certainty;
mod dateline;
mod memo;
mod plain;
mod separate_votes;
mod unread;
mod vote_time;

use super::candidate::Found;
use super::sentence::View;
use super::vocabulary;
use crate::domain::{ClaimKind, SubjectKind};
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;
pub(in crate::extract::claims) use certainty::{is_first, is_procedural, is_restricted, leaves_out_sponsor};
pub(in crate::extract::claims) use dateline::day as dateline_day;
pub(in crate::extract::claims) use memo::Memo;
pub(in crate::extract::claims) use plain::leaves_over;
pub(in crate::extract::claims) use separate_votes::is_apart;
pub(in crate::extract::claims) use unread::is_unread;
pub(in crate::extract::claims) use vote_time::{VoteTime, of as vote_time};

/// Adds permanent members that the sentence says vetoed too: "and China did the same", "joined by China".
pub(in crate::extract::claims) fn joined_vetoes(view: &View<'_>, found: &mut Found) {
    if !found.is_veto() || found.members.is_empty() {
        return;
    }
    for group in view.groups.iter().filter(|group| group.is_permanent() && !group.adjective) {
        if group.members.iter().all(|code| found.members.contains(code)) {
            continue;
        }
        let before = |back: usize, words: &[&str]| view.any(view.before_the(group.first).wrapping_sub(back - 1), words);
        let led = before(2, &["joined"]) && before(1, &["by"])
            || before(2, &["together", "along"]) && before(1, &["with"])
            || before(2, &["as", "so"]) && before(1, &["did"])
            || before(2, &["followed"]) && before(1, &["by"])
            || before(1, &["it"]) && before(2, &["with"])
            || before(1, &["joined", "joining"])
            || view.class(group.first.wrapping_sub(1)) == Some(Class::Comma)
                && before(2, &["it"])
                && before(3, &["with"]);
        // "not only Russia but also China vetoed it"
        let led = led || before(1, &["only"]) && before(2, &["not"]);
        let at = group.end;
        let follows = view.any(at, &["following"]) && view.any(at + 1, &["suit"])
            || view.any(at, &["did"]) && view.any(at + 1, &["the", "likewise", "so", "too", "as"])
            || view.any(at, &["did"]) && view.any(at + 2, &["same"])
            || view.any(at, &["followed"]) && view.any(at + 1, &["suit"])
            || view.any(at, &["also", "likewise", "too"])
                && (at..at + 6).any(|at| view.is(at, vocabulary::VETO | vocabulary::VETOED))
            || view.any(at, &["joined", "joining", "joins"]);
        if led || follows {
            found.members.extend(group.members.iter().copied());
            found.members.dedup();
            found.end = found.end.max(group.end + if follows { 3 } else { 0 }).min(view.end);
        }
    }
    let unique: Vec<_> = found
        .members
        .iter()
        .enumerate()
        .filter(|(at, code)| !found.members[..*at].contains(code))
        .map(|(_, code)| *code)
        .collect();
    found.members = unique;
}

/// Adds members that the sentence says did likewise: "abstained, as did Malta", "and so did China".
pub(in crate::extract::claims) fn joined_ballots(view: &View<'_>, found: &mut Found) {
    let ballot = found.option.is_some() || found.kind == ClaimKind::Abstention;
    if !ballot || found.members.is_empty() || found.alone {
        return;
    }
    for group in view.groups.iter().filter(|group| group.first >= found.trigger && !group.adjective) {
        let before = view.before_the(group.first);
        let led = view.any(before, &["did"]) && view.any(before.wrapping_sub(1), &["as", "so"]);
        let at = group.end;
        let follows = view.any(at, &["followed"]) && view.any(at + 1, &["suit"])
            || view.any(at, &["did"]) && (view.any(at + 1, &["likewise", "so", "too"]) || view.any(at + 2, &["same"]));
        if led || follows {
            let more = group.members.iter().filter(|code| !found.members.contains(code)).copied();
            let more: Vec<_> = more.collect();
            found.members.extend(more);
            found.end = found.end.max(group.end + if follows { 2 } else { 0 }).min(view.end);
        }
    }
}

/// Lets numbers within a clause that states no fact state none: "is set to adopt it with 13 votes in favour".
pub(in crate::extract::claims) fn inherit_modality(view: &View<'_>, found: &mut [Found]) {
    let unreal: Vec<_> = found
        .iter()
        .filter(|one| one.kind == ClaimKind::Adoption && !one.modality.states_fact())
        .map(|one| (one.trigger, view.clause_end(one.trigger), one.modality))
        .collect();
    for one in found.iter_mut().filter(|one| one.kind == ClaimKind::Tally && one.modality.states_fact()) {
        if let Some((.., modality)) = unreal.iter().find(|(from, to, _)| *from < one.first && one.first < *to) {
            one.modality = *modality;
        }
    }
}

/// Words behind a vote that are not what it was about.
const NO_OBJECT: [&str; 32] = [
    "abstention",
    "abstentions",
    "ballot",
    "ballots",
    "hand",
    "hands",
    "vote",
    "votes",
    "council",
    "security",
    "un",
    "last",
    "this",
    "yesterday",
    "today",
    "down",
    "u.n.",
    "united",
    "nations",
    "when",
    "because",
    "after",
    "as",
    "while",
    "abstainers",
    "support",
    "opposition",
    "supporters",
    "opponents",
    "noes",
    "nays",
    "ayes",
];

/// What the words call the thing voted on.
pub(in crate::extract::claims) fn subject_kind(view: &View<'_>, found: &Found) -> SubjectKind {
    let end = view.clause_end(found.trigger);
    let (from, to) = (found.trigger + 1, end.max(found.end));
    let papers = vocabulary::DRAFT | vocabulary::RESOLUTION;
    let paper = |at: &usize| view.is(*at, papers) && !view.any(*at, &["sanctions", "measures"]);
    let noun = (from..to).find(paper).or_else(|| (view.clause_start(found.trigger)..found.trigger).rev().find(paper));
    if let Some(noun) = noun {
        return match () {
            () if view.any(noun, &["amendment", "amendments"]) => SubjectKind::Amendment,
            () if view.is(noun, vocabulary::RESOLUTION) && !view.any(noun.wrapping_sub(1), &["draft"]) => {
                SubjectKind::Resolution
            }
            () => SubjectKind::Draft,
        };
    }
    let symbol = (view.first..view.end).any(|at| view.any(at, &["s"]) && view.word(at + 1) == "/");
    // "voted against letting the mandate lapse", "opposed the return of sanctions"
    // "voted to lift the sanctions" is for the draft that would.
    let option = found.option.is_some()
        && matches!(found.rule, "voted" | "ballot-phrase")
        && !view.any(found.trigger + 1, &["to"]);
    let led = (from..to.min(from + 4)).any(|at| view.any(at, &["against", "for", "of", "in"]))
        || found.rule == "ballot-phrase";
    let light = |at: &usize| {
        view.has(*at, Words::PREPOSITION | Words::ARTICLE | Words::POSSESSIVE)
            || view.any(*at, &["favour", "favor", "no", "yes", "against", "for"])
            || view.any(
                *at,
                &[
                    "those",
                    "who",
                    "was",
                    "were",
                    "included",
                    "include",
                    "voting",
                    "voted",
                    "supporting",
                    "abstaining",
                    "abstained",
                ],
            )
            || view.is(*at, vocabulary::COUNTRIES)
    };
    let object = (from..to).find(|at| !light(at)).filter(|&at| {
        view.class(at) == Some(Class::Word)
            && !view.has(
                at,
                Words::DAY | Words::MONTH | Words::ADVERB | Words::CONJUNCTION | Words::RELATIVE | Words::AUXILIARY,
            )
            && !view.any(at, &NO_OBJECT)
    });
    let pronoun = (from..to).any(|at| view.any(at, &["it", "them", "vote", "when"]));
    if option
        && led
        && !symbol
        && !pronoun
        && object.is_some_and(|at| !view.named.iter().any(|named| named.first <= at && at < named.end))
    {
        return SubjectKind::Measure;
    }
    SubjectKind::Unknown
}

/// Words for another draft than the one spoken of.
const RIVAL: [&str; 6] = ["rival", "another", "competing", "separate", "alternative", "counter"];

/// Whether the clause speaks of another draft than the rest of the sentence: "a rival Russian draft won four votes".
pub(in crate::extract::claims) fn is_of_rival(view: &View<'_>, found: &Found) -> bool {
    let from = view.clause_start(found.first);
    from > view.first && (from..found.end).any(|at| view.any(at, &RIVAL))
}

/// Whether the sentence speaks of more drafts than one.
pub(in crate::extract::claims) fn names_rival(view: &View<'_>) -> bool {
    (view.first..view.end).any(|at| view.any(at, &RIVAL))
}
