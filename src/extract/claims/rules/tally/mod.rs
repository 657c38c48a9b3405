//! Numbers of votes: "13 in favour, two against", "by 14 votes to none", "Thirteen countries voted".

mod option;
mod phrases;
mod reading;
mod shares;
pub(in crate::extract::claims::rules) mod words;

pub(super) use option::option;
pub(in crate::extract::claims) use phrases::find;

use crate::domain::{ClaimKind, Tally};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::modality;
use crate::extract::claims::numbers::cardinal;
use crate::extract::claims::sentence::View;
use crate::extract::claims::vocabulary;
use reading::Reading;

/// The Council never had more members.
const SEATS: u32 = 15;

/// The greatest sum of three numbers that may be meant for the Council's: "14-1-4" is wrong, "96-2-4" another body's.
const MOST: u32 = 20;

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
fn is_needed(view: &View<'_>, first: usize, end: usize) -> bool {
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
    // "could find only five votes" tells what was found.
    let found = |at: usize| {
        view.any(at, &["could"]) && (at + 1..at + 3).any(|at| view.any(at, &["find", "muster", "only", "get", "win"]))
    };
    let doubtful =
        |at: usize| view.any(at, &doubt) && !found(at) && !(view.any(at, &["may"]) && view.tokens[at].is_capital());
    let before = view.clause_start(first).max(first.saturating_sub(10));
    // "no less than nine votes and no vetoes": what it takes to pass.
    let no_veto = (first..view.end).any(|at| {
        view.is(at, vocabulary::VETO) && (at.saturating_sub(2)..at).any(|at| view.any(at, &["no", "without"]))
    });
    if no_veto && (first..end).any(|at| cardinal(view, at) == Some(9)) {
        return true;
    }
    let to_require = |at: usize| view.any(at, &["require"]) && view.any(at - 1, &["to"]);
    (before..first).any(|at| view.any(at, &rule) && !to_require(at) || doubtful(at))
        || (first..end + 5).any(|at| view.any(at, &rule) && !to_require(at))
        || (first..end).any(doubtful)
        || (end..end + 14).any(|at| view.any(at, &["is", "are"]) && view.any(at + 1, &["enough", "sufficient"]))
        || (end..end + 14).any(|at| view.any(at, &["are"]) && view.any(at + 1, &["required", "needed", "necessary"]))
}

/// Index behind "of the Council's 15 members" after a number.
fn out_of(view: &View<'_>, at: usize) -> Option<usize> {
    cardinal(view, at).filter(|_| view.any(at + 1, &["of"]))?;
    let whole = (at + 2..at + 9).find(|&at| cardinal(view, at).is_some() || view.is(at, vocabulary::COUNTRIES))?;
    let members = (whole..whole + 5).find(|&at| view.is(at, vocabulary::COUNTRIES))?;
    Some(members + 1)
}
