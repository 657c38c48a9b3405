//! Numbers in words and digits, and what counts votes: "twice", "for the third time", "an 11th veto".

use super::sentence::View;
use super::vocabulary;
use crate::domain::CountIs;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

const SMALL: [&str; 21] = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
const ORDINALS: [&str; 21] = [
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// What a text says of how many votes it means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub number: Option<u32>,
    /// How it is meant.
    pub is: CountIs,
    /// "repeatedly", "several": more than one.
    pub many: bool,
}

fn place(list: &[&str], word: &str) -> Option<u32> {
    let at = list.iter().position(|known| !known.is_empty() && known.eq_ignore_ascii_case(word))?;
    u32::try_from(at).ok()
}

/// The number that a word alone names, "nothing" among them.
pub(super) fn named(word: &str) -> Option<u32> {
    let none = ["nothing", "none", "zero", "nil"].iter().any(|known| known.eq_ignore_ascii_case(word));
    if none { Some(0) } else { place(&SMALL, word) }
}

/// The cardinal number at a token: "13", "thirteen", "none".
pub(super) fn cardinal(view: &View<'_>, at: usize) -> Option<u32> {
    let word = view.word(at);
    // "Not one member opposed it"
    if view.any(at, &["one"]) && view.any(at.wrapping_sub(1), &["not"]) && !view.any(at + 1, &["but", "of"]) {
        return Some(0);
    }
    // "voted as one", "said 'no' for technical reasons"
    let mark = |at: usize| view.class(at) == Some(Class::Double) || matches!(view.word(at), "'" | "‘" | "’");
    if view.any(at, &["one"]) && view.any(at.wrapping_sub(1), &["as"])
        || view.any(at, &["no"]) && mark(at.wrapping_sub(1)) && mark(at + 1)
    {
        return None;
    }
    match view.class(at)? {
        // "the 8 December veto", "Dec. 8"
        Class::Number if is_of_month(view, at) => None,
        Class::Number => word.parse().ok(),
        Class::Word if view.any(at, &["none", "zero", "nil", "nobody"]) => Some(0),
        Class::Word if view.any(at, &["dozen"]) => Some(12),
        Class::Word => place(&SMALL, word),
        _ => None,
    }
}

/// Whether the number is a month's day: right before the month's name, or right behind it.
fn is_of_month(view: &View<'_>, at: usize) -> bool {
    let month = |at: usize| view.has(at, Words::MONTH) && view.inside(at) && view.tokens[at].is_capital();
    let before = at.wrapping_sub(1 + usize::from(view.class(at.wrapping_sub(1)) == Some(Class::Stop)));
    month(at + 1) || month(before)
}

/// "third", "17th", "another" is none.
pub(super) fn ordinal(view: &View<'_>, at: usize) -> Option<u32> {
    let word = view.word(at);
    if view.class(at) == Some(Class::Number) {
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|suffix| word.strip_suffix(suffix))?;
        return digits.parse().ok().filter(|&number| number > 0);
    }
    // "first": whether it is the first of all or the first this year is rarely said.
    place(&ORDINALS, word).filter(|&number| number > 1)
}

/// What counts the act of a verb in `from..to`: "twice", "three times", "for the third time", "repeatedly".
pub(super) fn times(view: &View<'_>, from: usize, to: usize) -> Count {
    for at in from..to {
        if view.any(at, &["twice", "thrice"]) {
            let number = if view.any(at, &["twice"]) { 2 } else { 3 };
            return Count { number: Some(number), is: bound(view, at), many: true };
        }
        if view.any(at, &["once"])
            && !view.any(at + 1, &["again", "more", "the", "it", "they"])
            && !view.any(at.wrapping_sub(1), &["at"])
        {
            return Count { number: Some(1), ..Count::default() };
        }
        if view.any(at + 1, &["times", "occasions"]) {
            if let Some(number) = cardinal(view, at) {
                return Count { number: Some(number), is: bound(view, at), many: true };
            }
            if view.is(at, vocabulary::MANY) {
                return Count { many: true, ..Count::default() };
            }
        }
        // "for the third time", "for a third time", "for the third straight time"
        if view.any(at, &["time"])
            && !within(view, at)
            && let Some(number) = (at.saturating_sub(2)..at).find_map(|at| ordinal(view, at))
        {
            return Count { number: Some(number), is: CountIs::Ordinal, many: false };
        }
        if view.any(at, &["repeatedly", "routinely", "consistently", "frequently", "regularly"]) {
            return Count { many: true, ..Count::default() };
        }
    }
    Count::default()
}

/// What counts the nouns that end at `noun`, with the words before it from `from` on: "two draft resolutions",
/// "its third veto", "several vetoes".
pub(super) fn of_noun(view: &View<'_>, from: usize, noun: usize) -> Count {
    for at in (from..noun).rev().filter(|_| !within(view, noun)) {
        if let Some(number) = ordinal(view, at) {
            return Count { number: Some(number), is: CountIs::Ordinal, many: false };
        }
        if view.is(at, vocabulary::MANY) && !view.any(at, &["all"]) {
            return Count { many: true, ..Count::default() };
        }
        if let Some(number) = cardinal(view, at).filter(|&number| number > 1 && number < 300)
            && !view.is(at.wrapping_sub(1), vocabulary::RESOLUTION)
        {
            return Count { number: Some(number), is: bound(view, at), many: true };
        }
    }
    Count::default()
}

/// Whether the count is of a stretch that is not named.
pub(super) fn is_within(view: &View<'_>, at: usize) -> bool {
    within(view, at)
}

/// "its second veto in 24 hours", "the third time in as many months": counts a stretch that is not named.
fn within(view: &View<'_>, at: usize) -> bool {
    let stretch = ["hours", "hour", "days", "day", "weeks", "week", "months", "month", "years", "year", "decades"];
    (at + 1..at + 3).any(|at| view.any(at, &["in", "within"]) && (at + 2..at + 6).any(|at| view.any(at, &stretch)))
}

/// "It was the eighth time that Russia", with the clause beginning at `first`; "the third time this year" counts
/// another stretch of time and is left out.
pub(super) fn cleft(view: &View<'_>, first: usize) -> Count {
    // "Three times has Russia vetoed"
    let that = first.wrapping_sub(1 + usize::from(view.any(first.wrapping_sub(1), &["has", "have", "had"])));
    // "Three times Russia and China have vetoed"
    let comma = usize::from(view.class(that) == Some(Class::Comma));
    if view.any(that.wrapping_sub(comma), &["times"])
        && let Some(number) = cardinal(view, that.wrapping_sub(1 + comma))
    {
        return Count { number: Some(number), is: CountIs::Exactly, many: true };
    }
    if (first.saturating_sub(6)..first).any(|at| view.any(at, &["time"]) && within(view, at)) {
        return Count::default();
    }
    if let Some(number) = of_paper(view, that) {
        return Count { number: Some(number), is: CountIs::Ordinal, many: false };
    }
    // "It was the third time that Russia", "For the third time, Russia"
    let time = if view.any(that, &["that"]) || comma == 1 { that.wrapping_sub(1) } else { that };
    if !view.any(time, &["time"]) || within(view, time) {
        return Count::default();
    }
    let number = (time.saturating_sub(2)..time).find_map(|at| ordinal(view, at));
    number.map_or_else(Count::default, |number| Count { number: Some(number), is: CountIs::Ordinal, many: false })
}

/// "the 13th draft on Syria that Russia has vetoed", with the clause of the veto behind `that`.
fn of_paper(view: &View<'_>, that: usize) -> Option<u32> {
    if !view.inside(that) {
        return None;
    }
    let noun = (view.clause_start(that)..=that).rev().find(|&at| view.is(at, vocabulary::DRAFT))?;
    let relative = view.any(that, &["that", "which"]) || noun == that;
    let number = (noun.saturating_sub(4)..noun).rev().find_map(|at| ordinal(view, at))?;
    (relative && !within(view, noun)).then_some(number)
}

/// "at least", "more than", "no fewer than" before a number; "nearly" and "about" leave it open.
pub(super) fn bound(view: &View<'_>, at: usize) -> CountIs {
    let before = at.wrapping_sub(1);
    let at_least = view.any(before, &["least"])
        || view.any(before, &["than"])
            && view.any(at.wrapping_sub(2), &["more", "fewer", "less"])
            && !(view.any(at.wrapping_sub(2), &["more"]) && view.any(at.wrapping_sub(3), &["no", "not"]))
        || view.any(before, &["over"])
        || view.any(before, &["of"]) && view.any(at.wrapping_sub(2), &["minimum"]);
    if at_least { CountIs::AtLeast } else { CountIs::Exactly }
}
