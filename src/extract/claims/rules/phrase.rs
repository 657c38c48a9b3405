//! Phrases with places in them, as the rules for ballots, results and numbers list them.
//!
//! One word a place: `a|b` either word, `?a|b` perhaps one, `#` a number, `@` members, `%` "of the 15 members" and
//! the like or nothing, `~` a relative clause between commas or nothing, `*` up to twenty-four tokens short of a stop, `$` a noun for those who vote.

use crate::extract::claims::numbers::cardinal;
use crate::extract::claims::sentence::{Group, View};
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// Tokens that `*` may stand for.
const GAP: usize = 24;

/// Where a phrase stands, and what fills it.
#[derive(Clone, Debug, Default)]
pub(in crate::extract::claims) struct Match<'v> {
    first: usize,
    pub end: usize,
    /// The numbers, in order.
    pub numbers: Vec<u32>,
    pub group: Option<&'v Group>,
}

/// The phrase from `at` on.
pub(in crate::extract::claims) fn matches<'v>(view: &'v View<'_>, at: usize, phrase: &str) -> Option<Match<'v>> {
    walk(view, at, phrase, Match { first: at, ..Match::default() })
}

/// The rest of the phrase from `at` on; behind its first place, times and the Council's name may stand between places:
/// "voted on Friday against it", "cast in the Security Council a veto".
fn walk<'v>(view: &'v View<'_>, at: usize, phrase: &str, found: Match<'v>) -> Option<Match<'v>> {
    let phrase = phrase.trim_start();
    let aside = if phrase.is_empty() || at == found.first { at } else { behind_aside(view, at) };
    if aside == at {
        return place(view, at, phrase, found);
    }
    place(view, at, phrase, found.clone()).or_else(|| place(view, aside, phrase, found))
}

fn place<'v>(view: &'v View<'_>, at: usize, phrase: &str, mut found: Match<'v>) -> Option<Match<'v>> {
    if phrase.is_empty() {
        found.end = at;
        return Some(found);
    }
    let (own, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
    match own {
        "#" if is_one_of(view, at) => None,
        "#" => {
            found.numbers.push(cardinal(view, at)?);
            walk(view, at + 1, rest, found)
        }
        "@" => {
            found.group = Some(view.group_from(at).filter(|group| !group.adjective)?);
            walk(view, found.group?.end, rest, found)
        }
        "%" => walk(view, behind_whole(view, at), rest, found),
        "$" => walk(view, behind_voters(view, at)?, rest, found),
        "~" => walk(view, behind_relative(view, at), rest, found),
        "*" => {
            let stop =
                |at: usize| !matches!(view.class(at), Some(Class::Stop | Class::Semicolon | Class::Colon) | None);
            (at..at + GAP)
                .take_while(|&next| next == at || stop(next - 1))
                .find_map(|next| walk(view, next, rest, found.clone()))
        }
        _ => match own.strip_prefix('?') {
            Some(words) if is_one(view, at, words) => {
                walk(view, at + 1, rest, found.clone()).or_else(|| walk(view, at, rest, found))
            }
            Some(_) => walk(view, at, rest, found),
            None if is_one(view, at, own) => walk(view, at + 1, rest, found),
            // "13 “yes” votes"
            None if view.class(at) == Some(Class::Double) || matches!(view.word(at), "'" | "’" | "‘") => {
                walk(view, at + 1, phrase, found)
            }
            None => None,
        },
    }
}

/// "every one of the members", "one of the abstentions": no number of votes.
fn is_one_of(view: &View<'_>, at: usize) -> bool {
    view.any(at, &["one"])
        && (view.any(at.wrapping_sub(1), &["every", "each", "any", "not", "no"]) || view.any(at + 1, &["of"]))
}

/// Behind "on Friday", "in May 2016", "last month", "in the Security Council"; `from` itself where nothing of the kind follows.
fn behind_aside(view: &View<'_>, from: usize) -> usize {
    let mut at = from;
    let time = |at: usize| view.has(at, Words::DAY | Words::MONTH);
    let number = |at: usize| view.class(at) == Some(Class::Number);
    loop {
        let led = view.any(at, &["on", "in", "late", "early", "earlier", "last", "this"]);
        let dated = || time(at + 1) || number(at + 1) && time(at + 2) || view.any(at + 1, &["week", "month", "year"]);
        let council = view.any(at, &["in", "at"]) && view.names_un(at + 1, at + 5);
        if council && let Some(end) = behind_name(view, at + 1) {
            at = end;
        } else if led && dated()
            || time(at) && (at > from || view.has(at, Words::DAY))
            || number(at) && at > from && (time(at - 1) || time(at + 1) || number(at - 1))
            || view.any(at, &["yesterday", "today", "tonight"])
            || at > from && view.any(at, &["week", "month", "year", "morning", "afternoon", "evening", "night"])
        {
            at += 1;
        } else if view.class(at) == Some(Class::Comma)
            && at > from
            && number(at - 1)
            && view.word(at + 1).len() == 4
            && number(at + 1)
        {
            at += 2;
        } else {
            return at;
        }
    }
}

/// Behind "the UN Security Council", "the council".
fn behind_name(view: &View<'_>, at: usize) -> Option<usize> {
    let light = |at: usize| {
        view.has(at, Words::ARTICLE)
            || view.is(at, vocabulary::UN)
            || view.any(at, &["united", "nations", "security", "15-member", "15-nation"])
    };
    let council = (at..at + 7).find(|&at| !light(at))?;
    view.is(council, vocabulary::COUNCIL).then_some(council + 1)
}

fn is_one(view: &View<'_>, at: usize, words: &str) -> bool {
    let own = view.word(at);
    !own.is_empty()
        && words.split('|').any(|word| own.eq_ignore_ascii_case(word) || word == "#" && cardinal(view, at).is_some())
}

/// Behind "of the Council's 15 members", "of its 15 members"; `at` itself where nothing like it follows.
fn behind_whole(view: &View<'_>, at: usize) -> usize {
    // "12 out of 15 members"
    let at = at + usize::from(view.any(at, &["out"]) && view.any(at + 1, &["of"]));
    if !view.any(at, &["of"]) {
        return at;
    }
    let noun = (at + 1..at + 9).find(|&at| view.is(at, vocabulary::COUNTRIES));
    // "11 of the 15-member body"
    let noun = noun
        .or_else(|| (at + 1..at + 7).find(|&at| view.any(at, &["body", "council"]) && !view.any(at, &["security"])));
    let light = |at: usize| {
        view.has(at, Words::ARTICLE | Words::POSSESSIVE)
            || cardinal(view, at).is_some()
            || view.is(at, vocabulary::UN)
            || view.class(at) == Some(Class::Suffix)
            || view.any(
                at,
                &[
                    "council",
                    "security",
                    "united",
                    "nations",
                    "its",
                    "the",
                    "un",
                    "15-member",
                    "15-nation",
                    "body",
                    "other",
                ],
            )
    };
    match noun {
        Some(noun) if (at + 1..noun).all(light) => behind_council(view, noun + 1),
        _ => at,
    }
}

/// At the comma that closes ", which abstained,"; `at` itself where no such clause is closed.
fn behind_relative(view: &View<'_>, at: usize) -> usize {
    let opens = view.class(at) == Some(Class::Comma) && view.any(at + 1, &["which", "who"]);
    let closes = (at + 2..view.end.min(at + GAP)).find(|&at| view.class(at) == Some(Class::Comma));
    closes.filter(|_| opens).unwrap_or(at)
}

/// Behind "members of the Council", "other countries", "council members".
fn behind_voters(view: &View<'_>, mut at: usize) -> Option<usize> {
    while view
        .any(at, &["other", "others", "remaining", "current", "council", "security", "un", "unsc", "member", "u.n."])
        && !view.is(at + 1, vocabulary::VOTE_VERB)
        && (view.is(at, vocabulary::COUNTRIES)
            || view.is(at + 1, vocabulary::COUNTRIES | vocabulary::UN)
            || view.any(at + 1, &["council", "members"]))
    {
        at += 1;
    }
    if view.any(at, &["others"]) {
        return Some(at + 1);
    }
    view.is(at, vocabulary::COUNTRIES).then(|| behind_council(view, at + 1))
}

/// Behind "of the UN Security Council", "on the council".
fn behind_council(view: &View<'_>, at: usize) -> usize {
    if !view.any(at, &["of", "on", "in"]) {
        return at;
    }
    let council = (at + 1..at + 7).find(|&at| view.any(at, &["council", "unsc"]));
    match council {
        Some(council) if (at + 1..council).all(|at| matches!(view.class(at), Some(Class::Word | Class::Number))) => {
            council + 1
        }
        _ => at,
    }
}

/// "the other two members that abstained were A and B": those that are named, of more; "Council with 15 members".
pub(in crate::extract::claims::rules) fn is_of_named(view: &View<'_>, at: usize, end: usize) -> bool {
    let other = (at.saturating_sub(2)..at).any(|at| view.any(at, &["other", "others"]));
    other && view.any(end, &["were", "are", "was"]) && view.group_from(end + 1).is_some() || is_size(view, at)
}

/// "the Council with a total of 15 members"
pub(in crate::extract::claims::rules) fn is_size(view: &View<'_>, at: usize) -> bool {
    view.any(at.wrapping_sub(1), &["with", "of"]) && view.any(at.wrapping_sub(2), &["total", "council", "body"])
}

/// "of the P5, four", "of the permanent members three": some of a few.
pub(in crate::extract::claims::rules) fn is_of_few(view: &View<'_>, at: usize) -> bool {
    (at.saturating_sub(5).max(view.first)..at).any(|at| {
        view.any(at, &["p5", "p-5", "e10"])
            || view.any(at, &["permanent"])
                && view.any(at.wrapping_sub(1), &["the"])
                && view.any(at.wrapping_sub(2), &["of"])
    })
}
