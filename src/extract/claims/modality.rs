//! Whether a clause states a fact: what negates it, puts it in doubt or into the future, or attributes it.

use super::candidate::Found;
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
    // "abstained rather than use its veto", "instead of vetoing"
    if view.any(before, &["than", "of"]) && view.any(before.wrapping_sub(1), &["rather", "instead"]) {
        return Modality::Negated;
    }
    if view.word(verb).ends_with("ing")
        && view.inside(before)
        && view.group_at(before).is_none()
        && let Some(modality) = of_gerund(view, before)
    {
        return modality;
    }
    if is_conditional(view, first) || is_question(view) || opens_with_if(view, verb_first) {
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

/// "for vetoing" is a fact; "without vetoing", "refrained from vetoing" and "ruled out vetoing" are none.
fn of_gerund(view: &View<'_>, before: usize) -> Option<Modality> {
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
        if view.is_modal(at) && !view.any(at, &["must"]) {
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

/// "threatened to veto", "refused to veto", "went on to veto", "urged Russia not to veto"
fn infinitive(view: &View<'_>, to: usize, verb: usize) -> Option<Modality> {
    let not = (to.saturating_sub(1)..verb).any(|at| view.has(at, Words::NEGATION));
    let from = view.clause_start(to).max(to.saturating_sub(8));
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
        if view.is(at, vocabulary::DONE) {
            if (at.saturating_sub(2)..at).any(|at| view.is_modal(at)) {
                return Some(Modality::Hypothetical);
            }
            return not.then_some(Modality::Negated);
        }
        // "defended its decision to veto": it was taken.
        let judged = [
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
        if view.any(at, &["decision"]) && (from..at).any(|at| view.any(at, &judged)) {
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

/// How a noun is put forward, by the words before it from `from` on and the word behind it.
pub(super) fn of_noun(view: &View<'_>, from: usize, noun: usize) -> Modality {
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
        if view.any(
            at,
            &[
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
            ],
        ) {
            return Modality::Negated;
        }
        let called =
            ["call", "calls", "called", "calling", "pushed", "pushing", "pressed", "lobbied", "asked", "hoped"];
        if view.any(at, &["for"]) && view.any(at.wrapping_sub(1), &called) {
            return Modality::Planned;
        }
        if view.is(at, vocabulary::MAYBE) || view.is_modal(at) && !view.any(at, &["will"]) {
            return Modality::Hypothetical;
        }
        let counted = view.any(at, &["against"])
            && (view.is(at - 1, vocabulary::VOTE_NOUN)
                || (at.saturating_sub(2)..at).any(|at| super::numbers::cardinal(view, at).is_some()));
        if view.any(at, &["will", "avoid", "avert", "prevent", "override", "overcome", "against"]) && !counted {
            return Modality::Planned;
        }
    }
    if is_conditional(view, noun) || is_question(view) || is_doubtful(view, noun) {
        return Modality::Hypothetical;
    }
    Modality::Asserted
}

/// "A Russian veto would end the talks", "a veto by Russia is likely": the first verb behind the noun.
fn is_doubtful(view: &View<'_>, noun: usize) -> bool {
    let end = view.clause_end(noun);
    let verb =
        (noun + 1..end).find(|&at| view.has(at, Words::AUXILIARY | Words::MODAL) || view.is(at, vocabulary::DREW));
    verb.is_some_and(|verb| {
        let doubt = [
            "likely",
            "possible",
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
        ];
        view.is_modal(verb)
            || view.any(verb, &["can", "cannot"])
            || (verb + 1..verb + 4).any(|at| view.any(at, &doubt))
            || (verb + 1..verb + 4).any(|at| view.any(at, &["ruled"]) && view.any(at + 1, &["out"]))
    })
}

/// "If Russia vetoes", "should China veto": the word that opens the clause.
pub(super) fn is_conditional(view: &View<'_>, at: usize) -> bool {
    let start = view.clause_start(at);
    let opened = |at: usize| view.any(at, &["if", "unless", "whether", "lest"]);
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

/// Whether the claim stands in quotation marks or in somebody's reported words.
pub(super) fn is_attributed(view: &View<'_>, found: &Found) -> bool {
    let (first, end) = (found.first, found.end);
    let runs = &view.doc.quoted;
    let until = runs.partition_point(|run| run.inner.first as usize <= first);
    // Runs stand by their beginning; more than a few never contain one another.
    let quoted = runs[until.saturating_sub(4)..until].iter().any(|run| {
        run.double && run.inner.first as usize <= first && end <= run.inner.end as usize + 1 && run.inner.len() > 3
    });
    quoted || reported(view, first.max(found.verb_first), end)
}

/// "The envoy said Russia vetoed it", "Russia vetoed it, the envoy said", "calling their veto a disgrace".
fn reported(view: &View<'_>, first: usize, end: usize) -> bool {
    // "calling for" and "calling on" report no words.
    let calls_for = |at: usize| view.any(at, &["calling"]) && view.any(at + 1, &["for", "on", "upon"]);
    let says = |at: usize| view.has(at, Words::SAYING_SURE) || view.is(at, vocabulary::REPORTED) && !calls_for(at);
    // What a subordinate clause states, the reporter states: "said it was the first since Russia vetoed".
    let governs = |at: usize| !(at + 1..first).any(|between| view.parts(between) && !view.any(between, &["that"]));
    if (view.first..first).any(|at| says(at) && governs(at)) {
        return true;
    }
    let closed = matches!(view.class(end), Some(Class::Comma | Class::Double));
    closed && (end..view.end.min(end + 8)).any(says) || (view.end.saturating_sub(8).max(end)..view.end).any(says)
}

/// Verbs behind which a vote is only wished for, asked for or announced.
const WISHES: [&str; 40] = [
    "urge",
    "urged",
    "urges",
    "urging",
    "ask",
    "asked",
    "asks",
    "asking",
    "demand",
    "demanded",
    "demands",
    "demanding",
    "beg",
    "begged",
    "begs",
    "appealed",
    "appeals",
    "call",
    "called",
    "calls",
    "calling",
    "implored",
    "lobbied",
    "pressed",
    "pressing",
    "wants",
    "wanted",
    "recommended",
    "suggested",
    "proposed",
    "hopes",
    "hoped",
    "threatened",
    "threatens",
    "warned",
    "vowed",
    "pledged",
    "promised",
    "signalled",
    "signaled",
];

/// Nouns and verbs of a veto that has not come.
const THREATS: [&str; 12] = [
    "threat",
    "threats",
    "threatened",
    "threatens",
    "threatening",
    "shadow",
    "spectre",
    "specter",
    "prospect",
    "fear",
    "fears",
    "danger",
];

/// "demanded that Russia vote for it", "asked France to back the draft", "should abstain": wished, not done.
pub(super) fn is_wished(view: &View<'_>, found: &Found) -> bool {
    let verb = found.trigger;
    let from = view.clause_start(verb).min(found.first).max(view.first);
    let from = from.saturating_sub(10).max(view.first);
    let modal = (found.verb_first..verb).any(|at| view.is_modal(at));
    let wished = (from..verb).any(|at| {
        view.any(at, &WISHES)
            && (at + 1..verb).all(|at| view.class(at) == Some(Class::Word) || view.class(at) == Some(Class::Suffix))
            && (at + 1..verb).any(|at| view.any(at, &["to", "that", "on", "not", "it"]))
    });
    // Of wishes the verb is bare: "that Russia vote", "to back"; "warned that Russia vetoed" tells what was done.
    let word = view.word(verb);
    let bare = !(word.ends_with("ed") || word.ends_with("ing"))
        || (found.first..=verb).any(|at| view.any(at, &["to", "would", "will"]));
    // "under the threat of a veto", "the shadow of a Russian veto"
    let threat = found.is_veto() && (view.first..verb).any(|at| view.any(at, &THREATS)) && found.rule != "veto-verb";
    modal || threat || wished && bare
}
