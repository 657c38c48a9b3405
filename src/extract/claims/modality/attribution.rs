//! Whether somebody else's words state it, or it is only wished for.

use crate::extract::claims::candidate::Found;
use crate::extract::claims::sentence::View;
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// Whether the claim stands in quotation marks or in somebody's reported words.
pub(in crate::extract::claims) fn is_attributed(view: &View<'_>, found: &Found) -> bool {
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
pub(in crate::extract::claims) fn is_wished(view: &View<'_>, found: &Found) -> bool {
    let verb = found.trigger;
    let from = view.clause_start(verb).min(found.first).max(view.first);
    let from = from.saturating_sub(10).max(view.first);
    let modal = (found.verb_first..verb).any(|at| view.is_modal(at));
    let wished = (from..verb).any(|at| {
        view.any(at, &WISHES)
            // "the proposed text"
            && !(view.any(at, &["proposed", "suggested"]) && view.is(at + 1, vocabulary::DRAFT))
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
