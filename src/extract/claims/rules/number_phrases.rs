//! Numbers of votes in other words: "received 13 votes", "was backed by ten of the 15 members", "two thirds".

use super::phrase::{is_of_named, matches};
use super::tally::{self, MOST};
use crate::domain::{ClaimKind, Tally};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::modality;
use crate::extract::claims::numbers::cardinal;
use crate::extract::claims::sentence::View;
use crate::extract::claims::vocabulary;
use crate::extract::text::token::Class;

/// What the numbers of a phrase count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    Yes,
    No,
    Abstain,
    /// Yes, and below the nine that were needed.
    Short,
    /// Two thirds of fifteen.
    TwoThirds,
    /// The nine that are needed.
    Nine,
    /// Below nine, by so many.
    Missing,
    Below,
    All,
    YesNo, // "13 to 2"
}

use Counts::{Abstain, All, Below, Missing, Nine, No, Short, TwoThirds, Yes, YesNo};

const PHRASES: [(Counts, &str); 86] = [
    (Yes, "# $ ?voted|were|was in favour|favor|support"),
    (Yes, "yes|affirmative|favourable|positive votes from # ?out %"),
    (Short, "only # votes out of ?the ?required nine"),
    (Yes, "# $ raised|raising ?its|their|a hand|hands in|for"),
    (No, "# $ raised|raising ?its|their|a hand|hands against"),
    (Yes, "voting|voted|votes ?in favour|favor|for were|was ?only|just # ?%"),
    (No, "voting|voted|votes against were|was ?only|just # ?%"),
    (Yes, "getting|winning|receiving|drawing|collecting|gathering|garnering|securing ?only|just # ?votes"),
    (
        Yes,
        "# ?of ?its|their|the ?other ?remaining ?council colleagues|counterparts|partners|peers ?on|in ?the ?security ?council ?all ?had supported|backed|endorsed|approved|voted",
    ),
    (All, "fifteen|15 ?council members * all voting for|in"),
    (All, "all|and 15|fifteen ?members ?of|on ?the ?security ?council voted yes|for"),
    (No, "# $ ?had voted|voting no|against"),
    (No, "# ?votes|voted|voting no"),
    (
        Below,
        "not win|reach|receive|gain|secure|obtain|muster|get|attract|garner ?even ?the ?required|necessary ?minimum ?of nine",
    ),
    (
        Below,
        "failed|failing to get|win|reach|receive|gain|secure|obtain|muster|attract|garner ?even ?the ?required|necessary ?minimum ?of nine",
    ),
    (Yes, "# % voted|vote|voting ?in favour|favor|for"),
    (Yes, "# $ voted|vote|voting ?in favour|favor|for"),
    (Yes, "# ?other|others ?$ voted|vote|voting yes|for"),
    (
        Yes,
        "# ?other|others ?of ?the ?other $ ?were ?voted ?in backed|supported|endorsed|approved|favour|favor|backing|supporting",
    ),
    (Yes, "# % were|was|voted ?in for|favour|favor"),
    (Yes, "# % backed|supported|approved"),
    (Yes, "backed|supported|endorsed|approved by # %"),
    (Yes, "backed|supported|endorsed|approved by # ?$"),
    (
        Yes,
        "received|got|won|gained|drew|garnered|attracted|secured|gathered|collected|had|mustered ?the ?only|just ?support ?of # ?yes|affirmative|favourable|favorable|positive|of votes",
    ),
    (Yes, "support|backing|approval|endorsement from|of # %"),
    (Yes, "support # %"),
    (Yes, "support|backing of only|just # ?of ?votes"),
    (Yes, "# yes|affirmative|favourable|favorable|positive votes"),
    (Yes, "# ?votes|voted|voting|were|was ?in for|favour|favor"),
    (Short, "only # votes * short"),
    (Short, "# votes ?in ?favour|favor * short|missed|less|fewer"),
    (No, "# $ voted|voting against|no"),
    (No, "# $ opposed|opposing|oppose|rejected|rejecting|reject"),
    (No, "# % voted|voting against|no"),
    (No, "# % opposed|rejected"),
    (No, "# no|negative|dissenting votes"),
    (No, "# votes against"),
    (No, "# ?votes|voted|voting|were|was against|opposed|opposing"),
    (No, "# ?$ against|opposed"),
    (No, "opposed|rejected by # ?%"),
    (Abstain, "# $ abstained|abstaining|abstain"),
    (Abstain, "# % abstained|abstaining"),
    (Abstain, "# ?other|others ?$ abstained|abstaining|abstentions|abstention"),
    (Abstain, "a single abstention"),
    (Abstain, "one other abstaining"),
    (TwoThirds, "two ?- thirds ?of * members|council * backed|supported|for|favour|favor"),
    (TwoThirds, "two-thirds ?of * members|council * backed|supported|for|favour|favor"),
    (TwoThirds, "supported|backed|endorsed by two ?- thirds of"),
    (TwoThirds, "supported|backed|endorsed by two-thirds of"),
    (TwoThirds, "the support|backing|votes|vote of two ?- thirds of"),
    (TwoThirds, "the support|backing|votes|vote of two-thirds of"),
    (
        Nine,
        "just|exactly|barely|only|precisely ?the ?minimum|bare ?of nine votes ?it ?that ?were ?is needed|required|necessary",
    ),
    (Nine, "the nine votes it|they needed"),
    (Nine, "the ?bare minimum ?of nine"),
    (Nine, "the required|necessary ?minimum ?of nine votes"),
    (Missing, "# ?votes|vote short of ?the ?required|necessary ?minimum ?of nine"),
    (Missing, "fell|falling|was|were # ?votes|vote short"),
    (Missing, "# ?votes|vote shy|too ?few of"),
    (Below, "short of ?the ?required|necessary|minimum ?of nine"),
    (Below, "missed|missing|lacked|lacking ?the|out ?on ?the ?required|necessary|minimum ?of nine"),
    (Below, "failed|fails|failing * ?to win|get|gain|secure|reach|obtain|muster|garner|receive * nine"),
    (Below, "lack|want|short of ?the ?required nine"),
    (Below, "for lack|want of nine"),
    (Below, "did not get|win|reach|receive|gain|secure|obtain|muster ?the ?required|necessary nine"),
    (Below, "fewer than ?the ?required nine"),
    (Below, "without ?the ?required nine"),
    (
        All,
        "all 15|fifteen ?security|council|un ?council members * voted|backed|back|supported|support|for|favour|favor|approved",
    ),
    (
        All,
        "all ?the ?council|of ?the members ?of ?the ?un|united ?nations ?security ?council voted|backed|supported ?in for|favour|favor",
    ),
    (
        All,
        "every ?single|one ?council|of member ?of ?the ?security ?council voted|backed|supported ?in for|favour|favor",
    ),
    (All, "all 15|fifteen ?security|council|un ?council members|countries ?of ?the ?council in favour|favor|support"),
    (YesNo, "split|divided|votes|voted # ?votes to #"),
    (YesNo, "# ?votes to # ?on|over|against|in"),
    (Yes, "# supporters"),
    (No, "# opponent|opponents"),
    (Abstain, "# abstainer|abstainers"),
    (Yes, "# % ?were|was in support"),
    (Yes, "# % ?had|have|having voted|voting to|yes"),
    (Yes, "# $ ?had|have|having voted|voting to|yes"),
    (Yes, "# $ ?had|have said|saying yes"),
    (No, "# $ ?had|have said|saying no"),
    (Yes, "support for * came|was from # $"),
    (No, "opposition to * came|was from # $"),
    (Yes, "# % ?had|have endorsed|favoured|favored"),
    (Yes, "# $ , @ among|included them|included , ?voted backed|supported|endorsed|approved|for"),
    (Yes, "voted for by # %"),
    (Yes, "voted for by # $"),
];

/// The tally of a sentence by these phrases, added to the one that was read by numbers with labels.
#[expect(clippy::too_many_lines, reason = "one pass over the phrases, and what is done with what they count")]
pub(in crate::extract::claims) fn find(view: &View<'_>, found: &mut Vec<Found>) {
    let mut tally = Tally::default();
    let mut among = Vec::new();
    let (mut first, mut end, mut unanimous, mut nine) = (usize::MAX, 0, false, false);
    for at in view.first..view.end {
        for (counts, phrase) in &PHRASES {
            let Some(read) = matches(view, at, phrase) else { continue };
            // "four of the five permanent members" are not four of all.
            let of_few = (at..read.end + 4).any(|at| view.any(at, &["permanent"])) || is_of_named(view, at, read.end);
            if of_few || is_all_but(view, read.end, at) || *counts == YesNo && !near_vote(view, at) {
                continue;
            }
            // "15 members" of "thirteen of the 15 members"; "more than ten" is no number.
            if is_whole(view, at) || view.any(at.wrapping_sub(1), &["than"]) {
                continue;
            }
            let numbers = &read.numbers;
            if numbers.iter().any(|&number| number > 15) {
                continue;
            }
            // "did not muster the minimum of nine" is below it.
            let missed = *counts == Nine
                && (view.clause_start(at)..at).any(|at| {
                    view.any(
                        at,
                        &["not", "n't", "n’t", "failed", "fails", "failing", "short", "without", "never", "unable"],
                    )
                });
            put(&mut tally, if missed { Below } else { *counts }, numbers);
            if let Some(group) = read.group {
                among.clone_from(&group.members);
            }
            unanimous |= *counts == All;
            nine |= *counts == Nine && !missed;
            first = first.min(at);
            end = end.max(read.end);
        }
    }
    if first == usize::MAX {
        return;
    }
    if tally.below.is_some() && tally.yes == Some(9) {
        tally.yes = None;
    }
    let sum = tally.yes.unwrap_or(0) + tally.no.unwrap_or(0) + tally.abstain.unwrap_or(0);
    // "fell short of the nine votes needed, getting six": what is needed stands beside what was got.
    let failed =
        found.iter().any(|one| one.kind == ClaimKind::Rejection && one.modality.states_fact() && one.end <= first);
    if sum > MOST
        || tally == Tally::default()
        || tally.below.is_none() && !nine && !failed && tally::is_needed(view, first, end)
    {
        return;
    }
    if tally.below.is_some() {
        // "nine votes in favour" that were missing are no tally; another rule has found what failed for them.
        found.retain(|one| one.rule != "tally" || one.tally.yes != Some(9));
        if let Some(failed) = found.iter_mut().find(|one| one.kind == ClaimKind::Rejection) {
            failed.tally = tally;
            return;
        }
    }
    if let Some(other) = found.iter_mut().find(|one| one.rule == "tally") {
        add(&mut other.tally, tally);
        if other.tally.yes == tally.yes || other.tally.yes.is_none() {
            other.first = other.first.min(first);
            other.end = other.end.max(end);
        }
        return;
    }
    let modality = modality::of_noun(view, first, first);
    let mut one = Found::new(first, end, first, ClaimKind::Tally, modality, "tally");
    one.tally = tally;
    one.members = among;
    if unanimous {
        one.tally.yes = Some(15);
    }
    if modality.states_fact() {
        found.push(one);
    }
}

/// Adds what `more` states and `tally` does not, unless that would be more than fifteen.
fn add(tally: &mut Tally, more: Tally) {
    let whole = Tally {
        yes: tally.yes.or(more.yes),
        no: tally.no.or(more.no),
        abstain: tally.abstain.or(more.abstain),
        ..*tally
    };
    let sum = whole.yes.unwrap_or(0) + whole.no.unwrap_or(0) + whole.abstain.unwrap_or(0);
    if sum <= MOST && whole.voted.is_none() {
        *tally = whole;
    }
}

fn put(tally: &mut Tally, counts: Counts, numbers: &[u32]) {
    let number = numbers.first().copied();
    match counts {
        Yes => tally.yes = tally.yes.or(number),
        No => tally.no = tally.no.or(number),
        Abstain => tally.abstain = tally.abstain.or(number.or(Some(1))),
        Short => {
            tally.yes = number;
            tally.below = Some(9);
        }
        TwoThirds => tally.yes = Some(10),
        Nine => tally.yes = Some(9),
        Missing => {
            tally.yes = number.and_then(|missing| 9u32.checked_sub(missing));
            tally.below = Some(9);
        }
        Below => tally.below = Some(9),
        All => tally.yes = Some(15),
        YesNo => {
            tally.yes = tally.yes.or(number);
            tally.no = tally.no.or(numbers.get(1).copied());
        }
    }
}

/// Whether the number at `at` is the whole of another: "15" of "thirteen of the 15 members".
fn is_whole(view: &View<'_>, at: usize) -> bool {
    let light = |at: usize| view.any(at, &["the", "its", "council", "security", "all", "un"]);
    let of = (view.first..at).rev().take(6).find(|&at| !light(at) && view.class(at) != Some(Class::Suffix));
    // "12 out of 15 members", "among the 15 members"
    let part = |of: usize| {
        let before = of.wrapping_sub(1 + usize::from(view.any(of.wrapping_sub(1), &["out"])));
        view.any(of, &["among"]) && (at + 1..at + 12).any(|at| cardinal(view, at).is_some())
            || view.any(of, &["of"]) && (cardinal(view, before).is_some() || before < view.first || before > of)
    };
    cardinal(view, at).is_some() && of.is_some_and(part)
}

/// "all members but Russia", "all 15 except": others are counted.
fn is_all_but(view: &View<'_>, end: usize, from: usize) -> bool {
    (from..end).any(|at| view.any(at, &["but", "except", "bar", "barring", "save"]))
}

fn near_vote(view: &View<'_>, at: usize) -> bool {
    let near = vocabulary::VOTE_NOUN | vocabulary::VOTE_VERB | vocabulary::ADOPT | vocabulary::REJECT;
    view.find(at.saturating_sub(12).max(view.first), at + 8, near).is_some()
}
