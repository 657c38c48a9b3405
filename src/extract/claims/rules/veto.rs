//! Vetoes and blocks by their verbs: "Russia vetoed", "have twice blocked".

use crate::domain::{ClaimKind, CountIs, Modality};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::modality;
use crate::extract::claims::numbers::{self, Count};
use crate::extract::claims::sentence::View;
use crate::extract::claims::states::Code;
use crate::extract::claims::subject::{self, Before, Doing};
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// The claims of a sentence about vetoes and blocks.
pub(in crate::extract::claims) fn find(view: &View<'_>, before: &Before, found: &mut Vec<Found>) {
    for at in view.first..view.end {
        let one = if view.is(at, vocabulary::VETOED) {
            verb(view, at, before, ClaimKind::Veto, "veto-verb")
        } else if view.is(at, vocabulary::BLOCK) {
            block(view, at, before)
        } else if view.is(at, vocabulary::VETO) {
            either(view, at, before)
        } else if view.any(at, &["it", "one"]) {
            super::veto_noun::pronoun(view, at, before)
        } else {
            None
        };
        // "used its veto to block the resolution" is one claim.
        if let Some(one) = one
            && !found.iter().any(|other| {
                let counts = one.kind == ClaimKind::VetoCount && other.kind == ClaimKind::Veto && other.end <= one.end;
                other.first < one.end
                    && one.first < other.end
                    && other.is_veto()
                    && !(counts && one.first > other.trigger)
            })
        {
            found.push(one);
        }
    }
}

/// "veto" and "vetoes" are verbs behind a subject or "to", nouns otherwise.
fn either(view: &View<'_>, at: usize, before: &Before) -> Option<Found> {
    let p = at.wrapping_sub(1);
    let noun_before = view.has(p, Words::ARTICLE | Words::POSSESSIVE)
        || view.is(p, vocabulary::ORDINAL | vocabulary::MANY | vocabulary::MAYBE)
        || view
            .any(p, &["double", "triple", "joint", "single", "rare", "of", "the", "a", "first", "its", "their", "his"])
        || view.class(p) == Some(Class::Suffix)
        || numbers::cardinal(view, p).is_some();
    let led = view.any(
        p,
        &[
            "to", "not", "n't", "n’t", "will", "would", "could", "might", "may", "can", "should", "they", "who",
            "which", "again",
        ],
    ) || view.has(p, Words::MODAL | Words::NEGATION)
        || view.group_ending(at).is_some_and(|group| !group.adjective) && followed_by_object(view, at);
    let headline = view.any(at, &["vetoes"])
        && view.group_ending(at).is_some_and(|group| !group.adjective && group.members.len() == 1)
        && view.class(at + 1) == Some(Class::Word)
        && !view.has(at + 1, Words::PREPOSITION | Words::AUXILIARY | Words::CONJUNCTION | Words::RELATIVE)
        && !view.is(at + 1, vocabulary::DREW | vocabulary::POWER);
    // "Russia veto halts UN draft"
    let halts = view.any(at, &["veto"])
        && view.group_ending(at).is_some_and(|group| group.members.len() == 1)
        && view.any(
            at + 1,
            &[
                "halts", "stops", "blocks", "kills", "sinks", "dooms", "scuppers", "thwarts", "derails", "ends",
                "scuttles", "defeats", "foils", "stalls", "draws", "sparks", "prompts", "blocked", "killed", "stopped",
                "halted", "sank", "doomed", "on",
            ],
        );
    // "have fallen to vetoes by Russia"
    let fell = view.any(at, &["vetoes", "vetos"]) && view.any(p, &["to"]);
    if (led || headline) && !noun_before && !halts && !fell {
        return verb(view, at, before, ClaimKind::Veto, "veto-verb");
    }
    super::veto_noun::noun(view, at, before)
}

/// "Russia, China veto UN resolution": something that can be vetoed follows, and no "power".
fn followed_by_object(view: &View<'_>, at: usize) -> bool {
    let end = view.clause_end(at).min(at + 9);
    let draft = view.find(at + 1, end, vocabulary::DRAFT);
    // "The US veto last month killed off the draft": a verb between makes it a noun.
    let verb =
        |at: usize| view.is(at, vocabulary::BLOCK) || view.has(at, Words::AUXILIARY) || view.word(at).ends_with("ed");
    !view.is(at + 1, vocabulary::POWER)
        && (draft.is_some_and(|draft| !(at + 1..draft).any(verb)) || view.any(at + 1, &["it", "them", "any"]))
}

/// A verb with its subject; nothing where no permanent member is one and no draft was vetoed.
fn verb(view: &View<'_>, at: usize, before: &Before, kind: ClaimKind, rule: &'static str) -> Option<Found> {
    let doing = subject::doing(view, at, before);
    let members = permanent(&doing)?;
    if is_of_person(view, at) {
        return None;
    }
    let end = view.clause_end(at);
    let draft = doing.passive && view.find(view.clause_start(at), at, vocabulary::DRAFT).is_some();
    if members.is_empty() && !draft {
        return None;
    }
    let mut modality = modality::of_verb(view, doing.first, doing.verb_first, at);
    // "would have Russia veto it", "Russia veto it?": of one state "vetoes" would be the fact.
    if modality == Modality::Asserted
        && members.len() == 1
        && doing.verb_first == at
        && view.any(at, &["veto", "block"])
    {
        modality = Modality::Hypothetical;
    }
    let first = if doing.passive { view.clause_start(at) } else { doing.first };
    let mut times = numbers::times(view, doing.verb_first, end);
    if times == Count::default() {
        times = numbers::cleft(view, first);
    }
    let count = if times == Count::default() { object_count(view, at, end) } else { times };
    let plural = count.many || is_plural_object(view, at, end) || doing.passive && is_plural_subject(view, at);
    let mut claim = Found::new(first, end, at, kind, modality, rule);
    claim.members = members;
    claim.set_count(count);
    claim.plural = plural && count.is != CountIs::Ordinal;
    claim.verb_first = doing.verb_first;
    claim.alone = (doing.verb_first..at).any(|at| view.any(at, &["alone"]));
    Some(claim)
}

/// What is vetoed without a draft of the Council: "vetoed the appointment of an envoy", "vetoed a press statement".
fn is_of_person(view: &View<'_>, verb: usize) -> bool {
    let things = [
        "appointment",
        "nomination",
        "candidacy",
        "candidate",
        "candidates",
        "nominee",
        "envoy",
        "statement",
        "communique",
        "communiqué",
        "bill",
        "law",
        "trip",
        "visit",
        "transfer",
        "merger",
        "takeover",
        "invitation",
    ];
    let object = (verb + 1..view.end.min(verb + 8))
        .take_while(|&at| view.class(at) == Some(Class::Word) && !view.has(at, Words::PREPOSITION))
        .find(|&at| view.any(at, &things) || view.is(at, vocabulary::DRAFT));
    object.is_some_and(|object| view.any(object, &things))
}

/// Who vetoed, if all of them can; none where somebody else is named.
fn permanent(doing: &Doing) -> Option<Vec<Code>> {
    doing.members.iter().all(|&code| crate::extract::claims::states::is_permanent(code)).then(|| doing.members.clone())
}

/// "blocked … a draft UN resolution", "blocked efforts to condemn"; a statement needs no vote.
fn block(view: &View<'_>, at: usize, before: &Before) -> Option<Found> {
    let end = view.clause_end(at);
    let object = view.find(at + 1, end.min(at + 14), vocabulary::DRAFT | vocabulary::EFFORT);
    // "blocked consensus in the sanctions committee"
    let object = object.filter(|&object| {
        !(view.any(object, &["sanctions"]) && view.any(object + 1, &["committee", "list", "panel", "regime"]))
    });
    let passive_of = view.find(view.clause_start(at), at, vocabulary::DRAFT);
    let stated = view.find(at + 1, object.unwrap_or(end), vocabulary::STATEMENT).is_some()
        || object.is_some_and(|object| view.is(object + 1, vocabulary::STATEMENT));
    let down = view.any(at + 1, &["down"]);
    let strikes = view.any(at, &["struck", "shot"]);
    // "killed 20 people", "sank a boat": only what is itself a draft.
    let is_violent = view.any(at, &["killed", "kills", "sank", "sunk", "sinks", "spiked", "doomed"]) || strikes;
    let plainly =
        |draft: usize| !(at + 1..draft).any(|at| view.has(at, Words::PREPOSITION) && !view.any(at, &["down", "off"]));
    let misses = is_violent
        && passive_of.is_none()
        && !object.is_some_and(|object| view.is(object, vocabulary::DRAFT) && plainly(object));
    if stated || misses || strikes != down || view.any(at + 1, &["off", "up"]) && !is_violent {
        return None;
    }
    // "blocked it with its veto", "by casting a veto", "with vetoes"
    let by_veto = (at + 1..view.end.min(at + 40)).any(|noun| {
        // "was blocked by China, which used its veto"
        let used = |at: usize| view.is(at, vocabulary::CAST) && view.any(at - 1, &["which", "who"]);
        let led = (noun.saturating_sub(5).max(at + 1)..noun)
            .any(|at| view.any(at, &["with", "by", "using", "through"]) || used(at));
        view.is(noun, vocabulary::VETO) && led && !view.is(noun + 1, vocabulary::POWER)
    });
    let kind = if by_veto { ClaimKind::Veto } else { ClaimKind::Block };
    let claim = verb(view, at, before, kind, "block-verb")?;
    let by_members = !claim.members.is_empty();
    // "blocked the Security Council with a veto"
    let council = by_veto && view.names_council(at + 1, at + 4);
    (by_members && (object.is_some() || passive_of.is_some() || council)).then_some(claim)
}

/// "two draft resolutions", "a 12th resolution" behind the verb.
fn object_count(view: &View<'_>, verb: usize, end: usize) -> Count {
    let object = view.find(verb + 1, end, vocabulary::DRAFT);
    object.map_or_else(Count::default, |object| numbers::of_noun(view, verb + 1, object))
}

fn is_plural_object(view: &View<'_>, verb: usize, end: usize) -> bool {
    let object = view.find(verb + 1, end, vocabulary::DRAFT | vocabulary::EFFORT);
    object.is_some_and(|object| {
        view.is(object, vocabulary::DRAFTS) || view.is(object + 1, vocabulary::DRAFTS) && view.any(object, &["draft"])
    }) || view.any(verb + 1, &["all", "any", "every"])
}

fn is_plural_subject(view: &View<'_>, verb: usize) -> bool {
    // "two proposals, one sponsored by Kuwait, was vetoed"
    let drafts = view.find(view.clause_start(verb), verb, vocabulary::DRAFTS);
    drafts.is_some_and(|drafts| !(drafts + 1..verb).any(|at| view.any(at, &["one", "another"])))
}
