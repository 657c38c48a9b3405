//! What a sentence itself calls unreal: claims that are denied, suppositions, conditions without "if".

use crate::extract::claims::sentence::View;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// Nouns and verbs of what is only told.
const TOLD: [&str; 34] = [
    "report",
    "reports",
    "reported",
    "claim",
    "claims",
    "claimed",
    "claiming",
    "allegation",
    "allegations",
    "alleged",
    "suggestion",
    "suggestions",
    "accusation",
    "accusations",
    "assertion",
    "assertions",
    "rumour",
    "rumours",
    "rumor",
    "rumors",
    "story",
    "stories",
    "post",
    "posts",
    "said",
    "says",
    "saying",
    "notion",
    "idea",
    "impression",
    "headline",
    "headlines",
    "wrote",
    "asserted",
];

/// Words for what is not so.
const FALSE: [&str; 17] = [
    "false",
    "falsely",
    "untrue",
    "fabrication",
    "fabricated",
    "fake",
    "baseless",
    "unfounded",
    "groundless",
    "hoax",
    "myth",
    "debunked",
    "incorrect",
    "incorrectly",
    "invented",
    "fictitious",
    "untruth",
];

/// Whether the words around deny what begins at `first`: "denied that it had vetoed", "it is not true that", "called the
/// report that it abstained a fabrication", "…; that is untrue".
pub(in crate::extract::claims) fn is_denied(view: &View<'_>, first: usize) -> bool {
    let from = first.saturating_sub(9).max(view.first);
    (from..first).any(|at| denies(view, at)) || is_told_falsely(view, first) || is_taken_back(view, first)
}

fn denies(view: &View<'_>, at: usize) -> bool {
    let turned = ["rejected", "dismissed", "refuted", "rebuffed", "rejects", "dismisses", "disputed", "disputes"];
    let myths = ["untrue", "false", "wrong", "myth", "fabrication", "fiction", "lie", "hoax", "legend", "invention"];
    view.any(at, &["wrongly", "falsely", "mistakenly"]) && (at + 1..at + 4).any(|at| view.any(at, &["that"]))
        || view.any(at, &["denied", "denies", "denying", "deny", "denial"])
        || view.any(at, &turned) && (at + 1..at + 4).any(|at| view.any(at, &TOLD))
        || view.any(at, &["true", "correct", "evidence", "case"])
            && (at.saturating_sub(3)..at).any(|at| view.any(at, &["not", "no", "n't", "n’t", "never", "hardly"]))
        || view.any(at, &myths) && (at + 1..at + 3).any(|at| view.any(at, &["that"]))
}

/// The claim hangs on a word of telling, and the sentence calls the telling false.
fn is_told_falsely(view: &View<'_>, first: usize) -> bool {
    let from = first.saturating_sub(8).max(view.first);
    let hangs = |told: usize| !(told + 1..first).any(|at| view.parts(at) && !view.any(at, &["that"]));
    (from..first).any(|at| view.any(at, &TOLD) && hangs(at)) && (view.first..view.end).any(|at| view.any(at, &FALSE))
}

/// "…; that is untrue", "…, which is false"
fn is_taken_back(view: &View<'_>, first: usize) -> bool {
    (first + 1..view.end).any(|at| {
        view.any(at, &["that", "this", "which", "it"])
            && !matches!(view.class(at - 1), Some(Class::Word))
            && view.any(at + 1, &["is", "was"])
            && (view.any(at + 2, &FALSE)
                || view.any(at + 2, &["wrong"])
                || view.any(at + 2, &["not", "n't", "n’t"]) && view.any(at + 3, &["true", "so"]))
    })
}

/// Whether the sentence opens with a supposition, or tells of a world that is imagined: "Suppose that Russia vetoed it",
/// "In this scenario, China abstains", "The play imagines a Council in which".
pub(in crate::extract::claims) fn is_supposed(view: &View<'_>, first: usize) -> bool {
    let opens = (view.first..view.first + 3).any(|at| {
        view.any(at, &["suppose", "supposing", "imagine", "imagining", "assume", "assuming", "picture", "pretend"])
    });
    let scenario = (view.first..first.max(view.first + 1))
        .any(|at| view.any(at, &["this", "that", "one", "such", "another"]) && view.any(at + 1, &["scenario"]));
    let imagined = (view.first..first).any(|at| view.any(at, &["imagines", "imagined", "envisages", "envisaged"]));
    // "True or false? Russia vetoed it."
    let quiz = view.first > 3
        && view.doc.tokens[view.first - 1].text(view.doc.text) == "?"
        && view.doc.tokens[view.first - 2].text(view.doc.text).eq_ignore_ascii_case("false");
    // "In an alternate history, Russia vetoes it", "critics wish that it had vetoed it"
    let elsewhere = (view.first..first).any(|at| {
        view.any(at, &["alternate", "alternative", "parallel", "counterfactual"])
            && view.any(at + 1, &["history", "world", "universe", "reality", "timeline"])
    });
    let wished = (first.saturating_sub(6).max(view.first)..first).any(|at| view.any(at, &["wish", "wishes", "wished"]));
    opens || scenario || imagined || quiz || elsewhere || wished
}

/// Whether a noun stands under a condition that has no "if": "in the event of a veto", "barring a veto", "but for a veto,
/// it would pass", or is the object of an infinitive: "to spare itself a veto".
pub(super) fn is_contingent(view: &View<'_>, from: usize, noun: usize) -> bool {
    let clause = view.clause_start(noun);
    let event = |at: usize| {
        view.any(at, &["in"])
            && (view.any(at + 1, &["case"]) || view.any(at + 1, &["the"]) && view.any(at + 2, &["event"]))
            || view.any(at, &["barring", "absent"])
    };
    // "would have passed but for a veto": there it was cast.
    let but = clause > view.first && view.any(clause - 1, &["but"]) && view.any(clause, &["for"]);
    let have = || (view.first..view.end).any(|at| view.is_modal(at) && view.any(at + 1, &["have"]));
    (from..noun).any(event) || but && !have() || is_purpose(view, from, noun)
}

/// "To spare itself a Russian veto": between the infinitive and the noun stands nothing but its phrase.
fn is_purpose(view: &View<'_>, from: usize, noun: usize) -> bool {
    let Some(to) = (from..noun).rev().find(|&at| view.any(at, &["to"])) else { return false };
    let verb = to + 1;
    let bare = view.class(verb) == Some(Class::Word)
        && !view.has(
            verb,
            Words::ARTICLE | Words::POSSESSIVE | Words::DAY | Words::MONTH | Words::RELATIVE | Words::NEGATION,
        )
        && view.group_at(verb).is_none()
        && !view.tokens[verb].is_capital()
        && !view.word(verb).ends_with("ing")
        && !view.word(verb).ends_with("ed");
    let object = |at: usize| {
        view.has(at, Words::ARTICLE | Words::POSSESSIVE)
            || view
                .any(at, &["itself", "themselves", "himself", "another", "any", "further", "likely", "second", "third"])
            || view.group_at(at).is_some()
    };
    let governed = view.any(to.wrapping_sub(1), &["had", "went", "came", "on", "led", "forced"]);
    bare && !governed && verb < noun && noun - verb > 1 && (verb + 1..noun).all(object)
}
