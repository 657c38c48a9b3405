//! Numbers of votes in other words: "received 13 votes", "was backed by ten of the 15 members", "two thirds".

use super::reading::beside_named;
use super::shares;
use super::words::Counts::{self, Abstain, All, Below, Missing, Nine, No, Short, TwoThirds, Yes, YesNo};
use super::words::PHRASES;
use super::{MOST, is_needed};
use crate::domain::{ClaimKind, Tally};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::modality;
use crate::extract::claims::numbers::cardinal;
use crate::extract::claims::rules::phrase::{Match, is_of_few, is_of_named, matches};
use crate::extract::claims::sentence::View;
use crate::extract::claims::states::Code;
use crate::extract::claims::vocabulary;
use crate::extract::text::token::Class;

/// What the phrases of a sentence say together.
struct Gathered {
    tally: Tally,
    members: Vec<Code>,
    first: usize,
    end: usize,
    unanimous: bool,
    /// That the nine needed were won.
    nine: bool,
}

/// The tally of a sentence by these phrases, added to the one that was read by numbers with labels.
pub(in crate::extract::claims) fn find(view: &View<'_>, found: &mut Vec<Found>) {
    let Some(read) = gather(view) else { return };
    // "fell short of the nine votes needed, getting six": what is needed stands beside what was got.
    let failed =
        found.iter().any(|one| one.kind == ClaimKind::Rejection && one.modality.states_fact() && one.end <= read.first);
    if read.tally.below.is_none() && !read.nine && !failed && is_needed(view, read.first, read.end) {
        return;
    }
    if read.tally.below.is_some() {
        // "nine votes in favour" that were missing are no tally; another rule has found what failed for them.
        found.retain(|one| one.rule != "tally" || one.tally.yes != Some(9));
        if let Some(failed) = found.iter_mut().find(|one| one.kind == ClaimKind::Rejection) {
            failed.tally = read.tally;
            return;
        }
    }
    if let Some(other) = found.iter_mut().find(|one| one.rule == "tally") {
        add(&mut other.tally, read.tally);
        if other.tally.yes == read.tally.yes || other.tally.yes.is_none() {
            other.first = other.first.min(read.first);
            other.end = other.end.max(read.end);
        }
        return;
    }
    let modality = modality::of_noun(view, read.first, read.first);
    let mut one = Found::new(read.first, read.end, read.first, ClaimKind::Tally, modality, "tally");
    one.tally = read.tally;
    one.members = read.members;
    if read.unanimous {
        one.tally.yes = Some(15);
    }
    if modality.states_fact() {
        found.push(one);
    }
}

/// Reads the phrases one after the other; none where they say nothing, or more votes than there can be.
fn gather(view: &View<'_>) -> Option<Gathered> {
    let mut all = Gathered {
        tally: Tally::default(),
        members: Vec::new(),
        first: usize::MAX,
        end: 0,
        unanimous: false,
        nine: false,
    };
    for at in view.first..view.end {
        let number = cardinal(view, at).is_some();
        for (counts, phrase) in PHRASES.iter().filter(|(_, phrase)| number || !phrase.starts_with("# ")) {
            let Some(read) = matches(view, at, phrase).filter(|read| is_of_all(view, at, read, *counts)) else {
                continue;
            };
            // "did not muster the minimum of nine" is below it.
            let missed = *counts == Nine && is_missed(view, at);
            let mut numbers = read.numbers;
            if let Some(first) = numbers.first_mut() {
                *first += beside_named(view, at);
            }
            put(&mut all.tally, if missed { Below } else { *counts }, &numbers);
            if let Some(group) = read.group {
                all.members.clone_from(&group.members);
            }
            all.unanimous |= *counts == All;
            all.nine |= *counts == Nine && !missed;
            all.first = all.first.min(at);
            all.end = all.end.max(read.end);
        }
    }
    if all.tally.yes.is_none()
        && let Some(share) = shares::find(view)
    {
        all.tally = Tally { no: all.tally.no, abstain: all.tally.abstain, below: all.tally.below, ..share.tally };
        all.first = all.first.min(share.first);
        all.end = all.end.max(share.end);
    }
    let tally = &mut all.tally;
    if tally.below.is_some() && tally.yes == Some(9) {
        tally.yes = None;
    }
    let sum = tally.yes.unwrap_or(0) + tally.no.unwrap_or(0) + tally.abstain.unwrap_or(0);
    (all.first < usize::MAX && sum <= MOST && *tally != Tally::default()).then_some(all)
}

/// Whether the phrase counts all members: "four of the five permanent members" are not four of all, nor is "15" of
/// "thirteen of the 15 members" a number of votes; "more than ten" is none either.
fn is_of_all(view: &View<'_>, at: usize, read: &Match<'_>, counts: Counts) -> bool {
    let of_few = is_of_few(view, at)
        || (at..read.end + 4).any(|at| view.any(at, &["permanent"]))
        || is_of_named(view, at, read.end);
    let apart = of_few || is_all_but(view, read.end, at) || counts == YesNo && !near_vote(view, at);
    let vague = is_whole(view, at) || view.any(at.wrapping_sub(1), &["than"]);
    !(apart || vague || read.numbers.iter().any(|&number| number > 15))
}

/// Whether the clause says that what follows was not reached.
fn is_missed(view: &View<'_>, at: usize) -> bool {
    let not = ["not", "n't", "n’t", "failed", "fails", "failing", "short", "without", "never", "unable"];
    (view.clause_start(at)..at).any(|at| view.any(at, &not))
}

/// Adds what `more` states and `tally` does not, unless that would be more than fifteen.
fn add(tally: &mut Tally, more: Tally) {
    let whole = Tally {
        yes: tally.yes.or(more.yes),
        no: tally.no.or(more.no),
        abstain: tally.abstain.or(more.abstain),
        least: tally.least.or(more.least),
        permanent: tally.permanent.or(more.permanent),
        elected: tally.elected.or(more.elected),
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
