//! The right of veto, which a member has, keeps or gives up: no veto that was cast.

use crate::extract::claims::sentence::View;
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;

/// "none of its permanent members, China, France, …, use their right of veto": what the Charter asks for.
pub(super) fn is_rule(view: &View<'_>, at: usize) -> bool {
    (view.first..at).any(|at| {
        view.any(at, &["none", "no"]) && (at + 1..at + 6).any(|at| view.any(at, &["permanent"]))
            || view.any(at, &["must", "needs", "requires"])
    })
}

/// "which wields a veto in the Council": the right that a member has, not its use.
pub(super) fn is_right(view: &View<'_>, verb: usize, phrase: usize) -> bool {
    let habit = view.any(verb, &["wields", "wield", "wielding", "exercises", "exercise", "uses", "use"]);
    let relative = view.has(verb.wrapping_sub(1), Words::RELATIVE);
    let end = view.clause_end(verb);
    let used = view.find(verb, end, vocabulary::DRAFT).is_some()
        || (verb..end).any(|at| view.any(at, &["against", "over", "to"]));
    habit && view.any(phrase, &["a", "the"]) && (relative || view.any(verb, &["wields", "wield", "wielding"])) && !used
}

/// "give up its veto", "keep their veto": the right as the object of what is done with rights.
pub(super) fn is_given_up(view: &View<'_>, phrase: usize) -> bool {
    let rights = [
        "up",
        "renounce",
        "renounced",
        "surrender",
        "surrendered",
        "forgo",
        "abandon",
        "lose",
        "lost",
        "curb",
        "limit",
        "restrict",
        "restrain",
        "suspend",
        "abolish",
        "keep",
        "retain",
        "share",
        "defend",
        "reform",
        "scrap",
        "strip",
        "stripped",
        "relinquish",
        "cede",
        "without",
        "regarding",
        "refrain",
        "control",
        "has",
        "have",
        "had",
        "holds",
        "hold",
        "possesses",
        "possess",
        "enjoys",
        "enjoy",
    ];
    let before = phrase.wrapping_sub(1);
    // "have a combined nine vetoes" counts them.
    let counts = (phrase..phrase + 3).any(|at| view.any(at, &["combined", "total"]));
    // "has seen two vetoes" tells of vetoes that were cast.
    let owns = !view.any(before, &["has", "have", "had"])
        || view.has(phrase, Words::ARTICLE | Words::POSSESSIVE)
        || view.is(phrase, vocabulary::VETO);
    !counts && owns && view.any(before, &rights)
}
