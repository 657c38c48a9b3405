//! How a noun is put forward: "a veto by China", "the threat of a veto", "without a veto".

use super::unreal::is_contingent;
use super::{is_conditional, is_question};
use crate::domain::Modality;
use crate::extract::claims::sentence::View;
use crate::extract::claims::{numbers, vocabulary};
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// Verbs of getting ready for what the noun says.
const READIES: [&str; 24] = [
    "readies",
    "readied",
    "readying",
    "prepares",
    "preparing",
    "mulls",
    "mulled",
    "mulling",
    "weighs",
    "weighed",
    "weighing",
    "eyes",
    "eyeing",
    "plans",
    "planned",
    "planning",
    "hints",
    "hinted",
    "hinting",
    "considers",
    "considering",
    "contemplates",
    "vows",
    "vowed",
];

/// Verbs that put what stands before them into the future.
const LOOMS: [&str; 9] =
    ["looms", "loomed", "awaits", "awaited", "beckons", "hangs", "hung", "threatens", "threatened"];

/// Verbs that say how what stands before them looks: "seems certain".
const SEEMS: [&str; 8] = ["remains", "remained", "seems", "seemed", "looks", "looked", "appears", "appeared"];

/// What says that no such thing was, before the noun.
const DENIES: [&str; 18] = [
    "without",
    "no",
    "never",
    "not",
    "n't",
    "n’t",
    "nor",
    "neither",
    "withheld",
    "withholds",
    "withholding",
    "withhold",
    "waived",
    "waives",
    "forwent",
    "forgoing",
    "renounced",
    "renounces",
];
/// What leads to "for a veto" that is wanted.
const CALLED: [&str; 10] =
    ["call", "calls", "called", "calling", "pushed", "pushing", "pressed", "lobbied", "asked", "hoped"];

/// How a noun is put forward, by the words before it from `from` on and the word behind it.
pub(in crate::extract::claims) fn of_noun(view: &View<'_>, from: usize, noun: usize) -> Modality {
    let from = from.max(view.clause_start(noun)).max(noun.saturating_sub(9));
    let clause = view.clause_start(noun);
    // "can block any draft on the mission with its veto"
    let means = (noun.saturating_sub(4)..noun).any(|at| view.any(at, &["with", "by", "using", "through"]));
    if means && (clause..noun).any(|at| view.is_modal(at) || view.any(at, &["can", "cannot"])) {
        return Modality::Hypothetical;
    }
    for at in (from..noun).rev() {
        // "was not adopted owing to the negative vote of": the cause is a fact.
        if view.class(at) == Some(Class::Comma)
            || view.any(at, &["owing", "due", "because", "following", "after", "thanks", "given", "despite", "since"])
        {
            break;
        }
        // "did not survive a veto": the veto was cast.
        if view.any(at + 1, &["survive", "survived", "overcome", "withstand", "escape", "outlive"]) {
            if (from..at).any(|at| view.is_modal(at)) {
                return Modality::Hypothetical;
            }
            break;
        }
        // "held back its veto", "spared the resolution its veto"
        if view.any(at, &["held", "holds", "holding"]) && view.any(at + 1, &["back"])
            || view.any(at, &["spared", "spares", "shelved", "sparing"])
        {
            return Modality::Negated;
        }
        if view.any(at, &DENIES) {
            return Modality::Negated;
        }
        if view.any(at, &["for"]) && view.any(at.wrapping_sub(1), &CALLED) {
            return Modality::Planned;
        }
        if view.any(at, &READIES) {
            return Modality::Planned;
        }
        if view.is(at, vocabulary::MAYBE) || view.is_modal(at) && !view.any(at, &["will"]) {
            return Modality::Hypothetical;
        }
        let counted = view.any(at, &["against"])
            && (view.is(at - 1, vocabulary::VOTE_NOUN)
                || (at.saturating_sub(2)..at).any(|at| numbers::cardinal(view, at).is_some()));
        if view.any(at, &["will", "avoid", "avert", "prevent", "override", "overcome", "against"]) && !counted {
            return Modality::Planned;
        }
    }
    if is_contingent(view, from, noun) || is_conditional(view, noun) || is_question(view) || is_doubtful(view, noun) {
        return Modality::Hypothetical;
    }
    Modality::Asserted
}

/// "A Russian veto would end the talks", "a veto by Russia is likely": the first verb behind the noun.
fn is_doubtful(view: &View<'_>, noun: usize) -> bool {
    let end = view.clause_end(noun);
    let verb = (noun + 1..end).find(|&at| {
        view.has(at, Words::AUXILIARY | Words::MODAL)
            || view.is(at, vocabulary::DREW)
            || view.any(at, &LOOMS)
            || view.any(at, &SEEMS)
    });
    let doubt = [
        "likely",
        "possible",
        "possibility",
        "certain",
        "expected",
        "inevitable",
        "imminent",
        "unlikely",
        "looming",
        "feared",
        "anticipated",
        "averted",
        "avoided",
        "threatened",
        "option",
        "doubt",
    ];
    // "A Russian veto did not materialise"
    let comes = ["materialise", "materialize", "come", "happen", "occur", "follow", "arrive", "cast", "used", "needed"];
    let none = verb
        .is_some_and(|verb| view.has(verb + 1, Words::NEGATION) && (verb + 2..verb + 4).any(|at| view.any(at, &comes)));
    // "veto feared as council meets"
    if none || view.any(noun + 1, &doubt) {
        return true;
    }
    verb.is_some_and(|verb| {
        view.is_modal(verb)
            || view.any(verb, &["can", "cannot"])
            || view.any(verb, &LOOMS)
            || (verb + 1..verb + if view.any(verb, &SEEMS) { 6 } else { 4 }).any(|at| view.any(at, &doubt))
            || (verb + 1..verb + 4).any(|at| view.any(at, &["ruled"]) && view.any(at + 1, &["out"]))
    })
}
