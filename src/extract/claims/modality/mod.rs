//! Whether a clause states a fact: what negates it, puts it in doubt or into the future, or attributes it.

mod attribution;
mod noun;
mod unreal;

pub(super) use attribution::{is_attributed, is_wished};
pub(super) use noun::of_noun;
pub(super) use unreal::{is_denied, is_supposed};

use super::sentence::View;
use super::vocabulary;
use crate::domain::Modality;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// How the verb at `verb`, whose group begins at `verb_first`, is put forward.
pub(super) fn of_verb(view: &View<'_>, first: usize, verb_first: usize, verb: usize) -> Modality {
    if let Some(modality) = of_group(view, verb_first, verb) {
        return modality;
    }
    let before = verb_first.wrapping_sub(1);
    // "Neither Russia nor China vetoed"
    if view.any(first.wrapping_sub(1), &["neither", "nor"]) || view.any(first, &["neither"]) {
        return Modality::Negated;
    }
    // "It was not Russia that vetoed it"
    let cleft = (first..verb_first).any(|at| view.any(at, &["that", "who", "which"]));
    if cleft && view.any(first.wrapping_sub(1), &["not", "n't", "n’t"]) {
        return Modality::Negated;
    }
    // "all but vetoed it"
    if view.any(verb.wrapping_sub(1), &["but"]) && view.any(verb.wrapping_sub(2), &["all"]) {
        return Modality::Hypothetical;
    }
    // "abstained rather than use its veto", "instead of vetoing"
    if view.any(before, &["than", "of"]) && view.any(before.wrapping_sub(1), &["rather", "instead"]) {
        return Modality::Negated;
    }
    if view.word(verb).ends_with("ing")
        && view.inside(before)
        && view.any(before, &["by"])
        && before == view.first
        && let Some(comma) = (verb..view.end).find(|&at| view.class(at) == Some(Class::Comma))
        && (comma..comma + 8).any(|at| view.is_modal(at))
    {
        // "By abstaining, Russia would let it pass"
        return Modality::Hypothetical;
    }
    if view.word(verb).ends_with("ing")
        && view.inside(before)
        && let Some(modality) = of_gerund(view, before)
    {
        return modality;
    }
    if is_conditional(view, first)
        || is_on_condition(view, verb)
        || is_question(view)
        || opens_with_if(view, verb_first)
    {
        return Modality::Hypothetical;
    }
    Modality::Asserted
}

/// "ruled out a return if the draft was not adopted", "unless another resolution is adopted": up to the verb.
fn opens_with_if(view: &View<'_>, verb_first: usize) -> bool {
    let from = view.clause_start(verb_first).max(verb_first.saturating_sub(12));
    let own = (from..verb_first).rev().take_while(|&at| view.class(at) != Some(Class::Comma));
    own.into_iter().any(|at| view.any(at, &["if", "unless", "lest"]))
}

/// "passes if no permanent member vetoes it": in the present tense with a condition behind it.
fn is_on_condition(view: &View<'_>, verb: usize) -> bool {
    let word = view.word(verb);
    let present = word.ends_with('s') && !word.ends_with("ss");
    present
        && (verb + 1..view.end).any(|at| {
            view.any(at, &["if", "unless", "provided"]) && !view.any(at.wrapping_sub(1), &["even", "as", "what"])
        })
}

/// "for vetoing" is a fact; "without vetoing", "refrained from vetoing" and "ruled out vetoing" are none.
fn of_gerund(view: &View<'_>, before: usize) -> Option<Modality> {
    // "the prospect of Russia vetoing it"
    if let Some(group) = view.group_at(before) {
        let led = view.before_the(group.first);
        let threat =
            view.any(led, &["of", "about"]) && view.is(led.wrapping_sub(1), vocabulary::PLAN | vocabulary::MAYBE);
        return threat.then_some(Modality::Planned);
    }
    // "undecided between abstaining and voting against": both gerunds have one governor.
    if view.any(before, &["and", "or"])
        && let Some(other) = (before.saturating_sub(5)..before).rev().find(|&at| view.word(at).ends_with("ing"))
        && view.inside(other.wrapping_sub(1))
        && !view.any(other - 1, &["and", "or"])
    {
        return of_gerund(view, other - 1);
    }
    if view.any(before, &["without", "not"]) || view.any(before, &["from", "of", "than"]) && undone(view, before) {
        return Some(Modality::Negated);
    }
    if view.any(before, &["out"]) {
        return Some(Modality::Negated);
    }
    let threat = view.any(before, &["of", "about"]) && view.is(before - 1, vocabulary::PLAN | vocabulary::MAYBE);
    // "provoked Russia into using its veto"
    let factual =
        ["into", "for", "of", "after", "by", "in", "when", "while", "since", "and", "before", "despite", "then"];
    let comma = view.class(before) == Some(Class::Comma);
    (threat || !(view.any(before, &factual) || comma)).then_some(Modality::Planned)
}

/// What the words between the subject and the verb make of it; none where they leave it a fact.
fn of_group(view: &View<'_>, verb_first: usize, verb: usize) -> Option<Modality> {
    let to = (verb_first..verb).rev().find(|&at| view.any(at, &["to"]));
    if let Some(to) = to {
        return infinitive(view, to, verb);
    }
    let group = verb_first..verb;
    if group.clone().any(|at| view.has(at, Words::NEGATION)) {
        return Some(Modality::Negated);
    }
    for at in group {
        if view.any(at, &["will", "'ll", "’ll", "shall", "wo"]) {
            return Some(Modality::Planned);
        }
        if view.is_modal(at) && !view.any(at, &["must"]) || view.any(at, &["cannot"]) {
            return Some(Modality::Hypothetical);
        }
        if view.any(at, &["reportedly", "allegedly", "apparently"]) {
            return Some(Modality::Attributed);
        }
        if view.any(at, &["almost", "nearly", "likely", "possibly", "potentially"]) {
            return Some(Modality::Hypothetical);
        }
    }
    None
}

/// What is done with decisions that were taken.
const JUDGED: [&str; 16] = [
    "defended",
    "defends",
    "defending",
    "criticised",
    "criticized",
    "condemned",
    "explained",
    "denounced",
    "regretted",
    "deplored",
    "justified",
    "welcomed",
    "praised",
    "slammed",
    "lamented",
    "over",
];

/// "threatened to veto", "refused to veto", "went on to veto", "urged Russia not to veto"
fn infinitive(view: &View<'_>, to: usize, verb: usize) -> Option<Modality> {
    let not = (to.saturating_sub(1)..verb).any(|at| view.has(at, Words::NEGATION));
    let clause = view.clause_start(to);
    let from = clause.max(to.saturating_sub(8));
    // "used its power as a permanent member on Friday to veto": what is used for it is done.
    let used = (clause.max(to.saturating_sub(20))..to).rev().find(|&at| view.is(at, vocabulary::CAST));
    if let Some(used) = used.filter(|&at| view.has(at + 1, Words::POSSESSIVE) && view.is(at + 2, vocabulary::POWER))
        && !(clause..used).any(|at| view.is_modal(at) || view.is(at, vocabulary::PLAN) || view.has(at, Words::NEGATION))
    {
        return not.then_some(Modality::Negated);
    }
    // "the only country to vote against it"
    let sole =
        (from.max(to.saturating_sub(4))..to).any(|at| view.any(at, &["only", "first", "sole", "last", "latest"]));
    let noun = (from..to)
        .find(|&at| view.any(at, &["only", "sole", "lone"]) && view.find(at, at + 3, vocabulary::COUNTRIES).is_some());
    if sole && (view.is(to - 1, vocabulary::COUNTRIES) || view.any(to - 1, &["one", "ones"])) || noun.is_some() {
        return not.then_some(Modality::Negated);
    }
    for at in (from..to).rev() {
        if view.is(at, vocabulary::UNDONE) && !not {
            return Some(Modality::Negated);
        }
        // "had to veto" was done, "had orders to veto" is to be done.
        let had =
            view.any(at, &["had"]) && at + 1 != to && !(at..to).any(|at| view.any(at, &["choice", "option", "but"]));
        if view.is(at, vocabulary::DONE) && !had {
            if (at.saturating_sub(2)..at).any(|at| view.is_modal(at)) {
                return Some(Modality::Hypothetical);
            }
            return not.then_some(Modality::Negated);
        }
        // "defended its decision to veto": it was taken.
        if view.any(at, &["decision"]) && (from..at).any(|at| view.any(at, &JUDGED)) {
            return not.then_some(Modality::Negated);
        }
        // "felt able to veto it"
        if view.any(at, &["able"]) && view.any(at.wrapping_sub(1), &["felt"]) && !not {
            return None;
        }
        // "decided to abstain": told of a vote that was held.
        let chosen = at + 1 == to && view.any(at, &["decided", "forced", "opted", "preferred", "elected"]);
        if chosen && !not && view.is(verb, vocabulary::ABSTAIN | vocabulary::VOTE_VERB) && view.any(at, &["decided"]) {
            return None;
        }
        if chosen && !not && !view.any(at, &["decided"]) {
            return None;
        }
        if view.any(at, &["decided", "agreed", "promised", "pledged"]) && not {
            return Some(Modality::Negated);
        }
        if view.is(at, vocabulary::PLAN) {
            return Some(Modality::Planned);
        }
    }
    Some(if not { Modality::Negated } else { Modality::Planned })
}

fn undone(view: &View<'_>, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|at| view.is(at, vocabulary::UNDONE))
}

/// "If Russia vetoes", "should China veto": the word that opens the clause.
pub(super) fn is_conditional(view: &View<'_>, at: usize) -> bool {
    let start = view.clause_start(at);
    let opened = |at: usize| view.any(at, &["if", "unless", "whether", "lest", "suppose", "supposing", "imagine"]);
    // "it will end unless another resolution is adopted": the subordinator is the last one before the verb.
    let reach = start.max(at.saturating_sub(12));
    (start..=at).any(opened)
        || (reach..at).any(opened)
        || view.any(start, &["should", "were", "had"]) && !view.any(start.wrapping_sub(1), &["that", "which", "who"])
        || start > view.first && view.any(start - 1, &["until", "unless", "whether"])
}

fn is_question(view: &View<'_>) -> bool {
    (view.first..view.end).rev().take(3).any(|at| view.word(at) == "?")
}
