//! Which of the times that a sentence names is that of the vote.
//!
//! # Design
//!
//! A day belongs to the vote where the grammar ties it there: in front of the clause, between subject and verb, behind
//! the verb and its object. A day in a relative clause or an infinitive of the object ("that would have urged states
//! not to accept a Sunday poll", "to mark the massacre of July 1995") may be that of what the draft speaks of, and so
//! may one beyond the clause. Both readings are kept then: the likelier first, the other beside it, and a claim is
//! accused where both contradict the record. Likelier is the vote's own day for a day of the last fortnight, since
//! reports tell of votes of these days; an older time is that of something else.

use super::separate_votes::is_apart;
use crate::domain::{CountIs, Day, When};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::dates::{self, Time};
use crate::extract::claims::numbers;
use crate::extract::claims::sentence::View;
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// Days before the article within which a day that is not tied to the vote is taken for the vote's.
const LATELY: i32 = 14;

/// The time of a claim in its likeliest reading, and in another one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::extract::claims) struct VoteTime {
    pub when: When,
    /// The other reading, where the words leave it open.
    pub otherwise: Option<When>,
}

impl VoteTime {
    fn tied(when: When) -> Self {
        Self { when, otherwise: None }
    }

    /// The time named by `when`, which may be that of something else.
    fn loose(when: When, on: Option<Day>) -> Self {
        match (when, on) {
            (When::Between(from, to), Some(on)) if from == to && from.days_until(on) <= LATELY => {
                Self { when, otherwise: Some(When::Unstated) }
            }
            (When::Unstated, _) => Self::default(),
            _ => Self { when: When::Unstated, otherwise: Some(when) },
        }
    }
}

/// The time that the clause names, or the words before it: "On Saturday, Russia vetoed".
pub(in crate::extract::claims) fn of(view: &View<'_>, found: &Found, on: Option<Day>) -> VoteTime {
    let times = dates::all(view, found.first, found.end, on);
    let own = dates::stretch(&times);
    if own != When::Unstated {
        let all = |is: &dyn Fn(&Time) -> bool| times.iter().all(is);
        return if all(&|time| is_of_noun(view, found.trigger, time)) {
            VoteTime { when: When::Unstated, otherwise: Some(own) }
        } else if all(&|time| is_of_noun(view, found.trigger, time) || opens_object(view, found.trigger, time.at)) {
            VoteTime::loose(own, on)
        } else {
            VoteTime::tied(own)
        };
    }
    // "used their vetoes twice, on Tuesday and Friday"
    let led = view.any(found.end + 1, &["on", "in", "last", "first", "once", "most"]);
    if found.count.is_some() && view.class(found.end) == Some(Class::Comma) && led {
        let behind = dates::when(view, found.end + 1, view.clause_end(found.end + 1), on);
        if behind != When::Unstated {
            return VoteTime::tied(behind);
        }
    }
    if found.rule == "tally" {
        let own = dates::when(view, found.first, view.clause_end(found.end.max(1) - 1), on);
        if own != When::Unstated {
            return VoteTime::tied(own);
        }
    }
    // "The council voted on Thursday but the US vetoed it"
    if view.any(found.trigger + 1, &["it", "them"]) && found.is_veto() {
        return VoteTime::tied(dates::when(view, view.first, found.first, on));
    }
    let leading = leading(view, found, on);
    if leading != When::Unstated {
        return VoteTime::tied(leading);
    }
    if found.rule == "abstain-as-before" {
        return VoteTime::default();
    }
    only(view, found, on)
}

/// The time of a sentence without claims, if it is not that of another noun: "Saturday's referendums".
pub(super) fn own(view: &View<'_>, on: Option<Day>) -> When {
    let times = dates::all(view, view.first, view.end, on);
    if times.iter().any(|time| is_attributive(view, time)) {
        return When::Unstated;
    }
    dates::stretch(&times)
}

/// "On Saturday, Russia vetoed"
fn leading(view: &View<'_>, found: &Found, on: Option<Day>) -> When {
    let start = view.clause_start(found.first);
    // "Prior to today's action", "Before Friday's vote": not the day itself.
    if view.any(start, &["prior", "before", "ahead", "until", "despite"]) {
        return When::Unstated;
    }
    let leads = |at: usize| {
        view.has(at, Words::PREPOSITION | Words::DAY | Words::MONTH | Words::ADVERB)
            || view.any(at, &["last", "this", "previous", "a", "the"])
            || numbers::cardinal(view, at).is_some()
    };
    let opens = start == view.first || start == view.first + 1 && view.any(view.first, &["when"]);
    if opens && found.first - start <= 14 && leads(start) {
        // "When the council voted on resolution 2162 on 21 June, 15 members were in favour"
        let voted = view.find(start, found.first, vocabulary::VOTE_VERB | vocabulary::VOTE_NOUN).is_some();
        dates::when(view, start, if voted { found.first } else { found.first.min(start + 6) }, on)
    } else {
        When::Unstated
    }
}

/// The only time of the sentence, wherever it stands.
fn only(view: &View<'_>, found: &Found, on: Option<Day>) -> VoteTime {
    let times = dates::all(view, view.first, view.end, on);
    // "The 12-0 vote came after Russia vetoed a draft on Friday": the day of the other vote.
    // "resolution 2231, which dates from 2015"
    let relative = |at: usize| (found.end..at).any(|at| view.any(at, &["which", "who", "whose", "where"]));
    let (other, own): (Vec<Time>, Vec<Time>) =
        times.into_iter().partition(|time| relative(time.at) || is_apart(view, found.trigger, time.at, found.kind));
    let [first, rest @ ..] = &own[..] else {
        let other = other.first().map(|time| When::Between(time.first, time.last));
        return VoteTime { when: When::Unstated, otherwise: other };
    };
    if rest.iter().any(|time| (time.first, time.last) != (first.first, first.last)) {
        return VoteTime::default();
    }
    let when = When::Between(first.first, first.last);
    // A day that the sentence names beside a count or several votes is one of them.
    let many = found.plural || found.count.is_some() && found.count_is != CountIs::Ordinal;
    if many && first.first == first.last {
        return VoteTime::default();
    }
    let beyond = first.at >= found.end && !(found.end..first.at).all(|at| is_light(view, at));
    // "the principles adopted on 6 May": the day of what another verb tells.
    let verb = first.at.wrapping_sub(1 + usize::from(view.any(first.at.wrapping_sub(1), &["on", "in"])));
    let told = beyond
        && verb >= found.end
        && view.word(verb).len() > 4
        && view.word(verb).ends_with("ed")
        && !view.is(verb, vocabulary::VOTE_VERB);
    if told || is_attributive(view, first) || beyond && of_noun(view, found.end, first.at) {
        return VoteTime { when: When::Unstated, otherwise: Some(when) };
    }
    if beyond && opens_object(view, found.end.saturating_sub(1), first.at) {
        return VoteTime::loose(when, on);
    }
    VoteTime::tied(when)
}

/// Words that may stand between a claim and the day of its vote.
fn is_light(view: &View<'_>, at: usize) -> bool {
    view.class(at) != Some(Class::Word)
        || view.has(at, Words::PREPOSITION | Words::ARTICLE | Words::DAY | Words::MONTH)
        || view.is(at, vocabulary::VOTE_NOUN | vocabulary::VOTE_VERB)
}

/// Whether the time behind `from` is that of a noun in what the object speaks of.
fn is_of_noun(view: &View<'_>, from: usize, time: &Time) -> bool {
    is_attributive(view, time) || of_noun(view, from, time.at)
}

/// Whether the time at `to` stands behind a relative, an infinitive or a participle that no word of a vote follows.
fn opens_object(view: &View<'_>, from: usize, to: usize) -> bool {
    let votes = vocabulary::VOTE_NOUN
        | vocabulary::VOTE_VERB
        | vocabulary::VETOED
        | vocabulary::ADOPT
        | vocabulary::ABSTAIN
        | vocabulary::CAST
        | vocabulary::REJECT;
    let opens = |at: usize| {
        let verb = at + 1;
        let infinitive = view.any(at, &["to"])
            && view.class(verb) == Some(Class::Word)
            && !view.has(verb, Words::ARTICLE | Words::DAY | Words::MONTH | Words::POSSESSIVE)
            && !view.tokens[verb].is_capital()
            && numbers::cardinal(view, verb).is_none();
        let relative = view.any(at, &["that", "which", "who", "whose"]);
        let word = view.word(at);
        // "urging states to withdraw", but not "the aid crossing at the border"
        let gerund = word.len() > 5
            && word.ends_with("ing")
            && view.class(at + 1) == Some(Class::Word)
            && !view.has(at + 1, Words::PREPOSITION)
            && !view.any(at, &["during", "morning", "evening", "meeting", "voting", "following", "including"])
            && !view.any(at, &["according", "regarding", "concerning", "abstaining", "opposing"]);
        infinitive || relative || gerund
    };
    let opening = (from + 1..to).rev().find(|&at| opens(at));
    opening.is_some_and(|at| view.find(at + 1, to, votes).is_none())
}

/// "a Sunday poll", "the 12 February test": between an article and a noun that is none of a vote.
fn is_attributive(view: &View<'_>, time: &Time) -> bool {
    let before = time.at.wrapping_sub(1);
    // "declaring Sunday's referendum illegal"
    let owner = view.class(time.next) == Some(Class::Suffix);
    let led =
        owner || view.has(before, Words::ARTICLE | Words::POSSESSIVE) || view.class(before) == Some(Class::Suffix);
    let noun = time.next + usize::from(owner);
    led && view.class(noun) == Some(Class::Word)
        && !view.has(noun, Words::PREPOSITION | Words::AUXILIARY | Words::CONJUNCTION | Words::RELATIVE | Words::ADVERB)
        && !view.is(
            noun,
            vocabulary::VOTE_NOUN | vocabulary::VETO | vocabulary::DRAFT | vocabulary::UN | vocabulary::ABSTENTION,
        )
        && !view.any(noun, &["meeting", "session", "security", "council", "morning", "evening", "night", "afternoon"])
}

/// "the massacre of July 1995", "the plan of 27 March": the day of a noun that is none of a vote.
fn of_noun(view: &View<'_>, from: usize, at: usize) -> bool {
    let of = at.wrapping_sub(1);
    let noun = of.wrapping_sub(1);
    of > from
        && view.any(of, &["of"])
        && view.class(noun) == Some(Class::Word)
        && !view.is(noun, vocabulary::VOTE_NOUN | vocabulary::DRAFT | vocabulary::VETO)
        && !view.any(noun, &["end", "start", "beginning", "evening", "morning", "night", "course", "half", "meeting"])
}
