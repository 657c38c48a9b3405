//! Shares of the Council and of its permanent or elected members: "more than two thirds of the members voted for it",
//! "four out of five", "three of the five permanent members backed it", "all ten elected members".

use super::SEATS;
use crate::domain::{Tally, VoteOption};
use crate::extract::claims::numbers::{cardinal, named};
use crate::extract::claims::rules::set_apart::rest;
use crate::extract::claims::sentence::View;
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// A share with where it stands.
pub(super) struct Share {
    pub tally: Tally,
    pub first: usize,
    pub end: usize,
}

/// The first share of votes in favour that the sentence states.
pub(super) fn find(view: &View<'_>) -> Option<Share> {
    (view.first..view.end).find_map(|at| of_all(view, at).or_else(|| of_some(view, at)))
}

/// "two thirds of the Council's members voted for it", "the votes of more than four fifths of the council"
fn of_all(view: &View<'_>, at: usize) -> Option<Share> {
    let (parts, whole, behind) = fraction(view, at).filter(|(parts, whole, _)| parts <= whole)?;
    let body = body(view, behind)?;
    let bound = bound(view, at)?;
    let votes = ["votes", "vote", "support", "backing", "approval", "endorsement", "won", "from"];
    let led = (at.saturating_sub(6).max(view.first)..at).any(|at| view.any(at, &votes));
    let stance = rest(view, body, body);
    let yes = stance == Some(VoteOption::Yes) || led && stance.is_none();
    let mut tally = Tally::default();
    match bound {
        Bound::Exactly if (SEATS * parts).is_multiple_of(whole) => tally.yes = Some(SEATS * parts / whole),
        Bound::More => tally.least = Some(SEATS * parts / whole + 1),
        Bound::Least => tally.least = Some((SEATS * parts).div_ceil(whole)),
        Bound::Exactly => return None,
    }
    yes.then_some(Share { tally, first: at, end: body })
}

enum Bound {
    Exactly,
    More,
    Least,
}

/// "more than", "at least" before the fraction; none where it is rough ("nearly two thirds").
fn bound(view: &View<'_>, at: usize) -> Option<Bound> {
    let before = at.wrapping_sub(1 + usize::from(view.any(at.wrapping_sub(1), &["a"])));
    if view.any(before, &["nearly", "almost", "about", "roughly", "around", "some", "under"]) {
        return None;
    }
    let than = view.any(before, &["than"]);
    match () {
        () if than && view.any(before.wrapping_sub(1), &["more"]) || view.any(before, &["over"]) => Some(Bound::More),
        () if than => None,
        () if view.any(before, &["least"]) => Some(Bound::Least),
        () => Some(Bound::Exactly),
    }
}

/// "two thirds", "two-thirds", "four fifths", "half", "two out of three": its parts, the whole, and the index behind it.
fn fraction(view: &View<'_>, at: usize) -> Option<(u32, u32, usize)> {
    let denominator = |word: &str| {
        let is = |names: [&str; 2]| names.iter().any(|name| word.eq_ignore_ascii_case(name));
        if is(["third", "thirds"]) { Some(3) } else { is(["fifth", "fifths"]).then_some(5) }
    };
    if let Some((parts, whole)) = view.word(at).split_once('-') {
        return Some((named(parts)?, denominator(whole)?, at + 1));
    }
    if view.any(at, &["half"]) {
        return Some((1, 2, at + 1));
    }
    let parts = cardinal(view, at)?;
    let dash = usize::from(view.class(at + 1) == Some(Class::Dash));
    if let Some(whole) = denominator(view.word(at + 1 + dash)) {
        return Some((parts, whole, at + 2 + dash));
    }
    let out = view.any(at + 1, &["out"]) && view.any(at + 2, &["of"]);
    let whole = cardinal(view, if out { at + 3 } else { at + 2 })?;
    let every = out || view.any(at + 1, &["in"]);
    (every && [3, 5].contains(&whole) && parts < whole).then_some((parts, whole, if out { at + 4 } else { at + 3 }))
}

/// Index behind "of the Council's 15 members", "of the Security Council", "members of the Council".
fn body(view: &View<'_>, at: usize) -> Option<usize> {
    let light = |at: usize| {
        view.has(at, Words::ARTICLE | Words::POSSESSIVE | Words::PREPOSITION)
            || cardinal(view, at).is_some()
            || view.is(at, vocabulary::UN | vocabulary::COUNTRIES | vocabulary::COUNCIL)
            || view.class(at) == Some(Class::Suffix)
            || view.any(at, &["security", "united", "nations", "15-member", "15-nation", "body"])
    };
    let end = (at..view.end.min(at + 12)).find(|&at| !light(at)).unwrap_or(view.end.min(at + 12));
    let whole = (at..end).rev().find(|&at| view.is(at, vocabulary::COUNTRIES | vocabulary::COUNCIL))?;
    Some(whole + 1)
}

/// "three of the five permanent members voted for it", "of the P5, four backed it", "the E10 voted as one in favour"
fn of_some(view: &View<'_>, at: usize) -> Option<Share> {
    let (permanent, number, end) = named_few(view, at)?;
    if rest(view, end, end) != Some(VoteOption::Yes) || excepts(view, at) {
        return None;
    }
    let tally = if permanent {
        Tally { permanent: Some(number), ..Tally::default() }
    } else {
        Tally { elected: Some(number), ..Tally::default() }
    };
    Some(Share { tally, first: at, end })
}

fn excepts(view: &View<'_>, at: usize) -> bool {
    let out = ["but", "except", "bar", "save", "excluding", "apart", "exception", "only", "minus", "barring"];
    (at.saturating_sub(4).max(view.first)..view.end.min(at + 14)).any(|at| view.any(at, &out))
}

/// Whether the permanent or the elected members are counted, how many of them, and the index behind the words.
fn named_few(view: &View<'_>, at: usize) -> Option<(bool, u32, usize)> {
    // "Of the P5, four", "of the five permanent members three"
    if view.any(at, &["of", "among"]) && at == view.clause_start(at) {
        let (permanent, end) = whole(view, at + 1)?;
        let comma = usize::from(view.class(end) == Some(Class::Comma));
        return Some((permanent, cardinal(view, end + comma)?, end + comma + 1));
    }
    if let Some(number) = cardinal(view, at) {
        // "three of the five permanent members", "four permanent members"
        let of = view.any(at + 1, &["of"]);
        let (permanent, end) = whole(view, if of { at + 2 } else { at + 1 })?;
        let some = of
            || !view.has(at.wrapping_sub(1), Words::ARTICLE | Words::POSSESSIVE)
                && !view.any(at.wrapping_sub(1), &["all"]);
        return (some || !permanent && number == 10).then_some((permanent, number, end));
    }
    // "the E10 voted as one", "all elected members"
    let (permanent, end) = whole(view, at)?;
    (!permanent && cardinal(view, at.wrapping_sub(1)).is_none()).then_some((false, 10, end))
}

/// "the five permanent members of the Council", "P5", "the ten elected members", "E10": whether they are the permanent ones,
/// and the index behind the words.
fn whole(view: &View<'_>, at: usize) -> Option<(bool, usize)> {
    let mut at = at;
    while view.has(at, Words::ARTICLE | Words::POSSESSIVE)
        || view.any(at, &["security", "council", "un"]) && !view.is(at + 1, vocabulary::COUNTRIES)
        || view.class(at) == Some(Class::Suffix)
    {
        at += 1;
    }
    if view.any(at, &["p5", "p-5", "e10", "e-10"]) {
        let permanent = view.word(at).starts_with(['p', 'P']);
        return Some((permanent, at + 1));
    }
    let at = at + usize::from(cardinal(view, at).is_some());
    let permanent = view.any(at, &["permanent"]);
    let elected = view.any(at, &["elected", "non-permanent", "nonpermanent"]);
    // "the permanent five"
    let noun = at + 1 + usize::from(view.any(at + 1, &["council"]));
    let named = view.is(noun, vocabulary::COUNTRIES) || permanent && view.any(noun, &["five"]);
    if !(permanent || elected) || !named {
        return None;
    }
    let of =
        view.any(noun + 1, &["of", "on", "in"]).then(|| (noun + 2..noun + 8).find(|&at| view.any(at, &["council"])));
    Some((permanent, of.flatten().map_or(noun + 1, |council| council + 1)))
}
