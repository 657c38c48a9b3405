//! Vetoes by the noun: "a double veto by", "its third veto", "The veto drew condemnation".

use crate::domain::{ClaimKind, CountIs, Modality};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::modality;
use crate::extract::claims::numbers::{self, Count};
use crate::extract::claims::sentence::{Group, View};
use crate::extract::claims::states::Code;
use crate::extract::claims::subject::{self, Before};
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// The noun, its owner before or behind it, or the verb it is the object of.
pub(in crate::extract::claims) fn noun(view: &View<'_>, at: usize, before: &Before) -> Option<Found> {
    let cast = cast_verb(view, at);
    if view.is(at + 1, vocabulary::POWER) && cast.is_none()
        || cast.is_none() && view.any(at.wrapping_sub(1), &["of"]) && view.is(at.wrapping_sub(2), vocabulary::POWER)
        || is_rule(view, at)
        || view.class(at + 1) == Some(Class::Dash) && view.is(at + 2, vocabulary::POWER)
    {
        return None;
    }
    let phrase = phrase_start(view, at);
    if cast.is_some_and(|verb| is_right(view, verb, phrase)) || cast.is_none() && is_given_up(view, phrase) {
        return None;
    }
    let end = view.clause_end(relative_cast(view, at).map_or(at, |(_, cast)| cast));
    let owned = owner(view, phrase, at, before).or_else(|| relative_owner(view, phrase, at));
    let (first, verb_first, members, modality) = match (cast, owned) {
        (Some(verb), owned) => {
            let doing = subject::doing(view, verb, before);
            // "every time any permanent member uses its veto"
            let near = doing.verb_first.saturating_sub(9).max(view.first)..doing.verb_first;
            let unnamed = near.clone().any(|at| {
                view.any(at, &["any", "every", "each", "no", "another", "a"])
                    && (at + 1..at + 4).any(|at| view.is(at, vocabulary::COUNTRIES))
            }) && view.group_ending(doing.verb_first).is_none();
            if doing.members.is_empty() && unnamed {
                return None;
            }
            // "Haley cast the veto in the Security Council": by whom is left open.
            let person = || {
                let name = doing.verb_first.wrapping_sub(1);
                let named = view.inside(name) && view.tokens[name].is_capital() && view.group_at(name).is_none();
                (named && !doing.passive && view.names_council(view.first, view.end)).then(Vec::new)
            };
            let owned = owned.map(|(_, members)| members);
            let members = if doing.members.is_empty() { owned.or_else(person)? } else { doing.members.clone() };
            let none = (verb + 1..at).any(|at| view.any(at, &["no"]));
            let modality =
                if none { Modality::Negated } else { modality::of_verb(view, doing.first, doing.verb_first, verb) };
            (doing.first, doing.verb_first, members, modality)
        }
        (None, Some((first, members))) if is_with_that(view, phrase) => (first, first, members, Modality::Asserted),
        (None, Some((first, members))) => (first, first, members, modality::of_noun(view, view.clause_start(at), at)),
        (None, None) => {
            let met = view.any(phrase.wrapping_sub(1), &["with", "into"])
                && view.any(phrase.wrapping_sub(2), &["met", "ran"])
                && view.find(view.clause_start(phrase), phrase, vocabulary::DRAFT).is_some();
            let modality =
                if met { modality::of_noun(view, view.clause_start(at), at) } else { bare(view, phrase, at)? };
            (if met { view.clause_start(phrase) } else { phrase }, phrase, predicate_owner(view, at), modality)
        }
    };
    if !members.iter().all(|&code| crate::extract::claims::states::is_permanent(code)) {
        return None;
    }
    let mut claim =
        Found::new(first, end, at, ClaimKind::Veto, modality, if cast.is_some() { "veto-cast" } else { "veto-noun" });
    claim.verb_first = verb_first;
    noun_count(view, phrase, at, &members, &mut claim);
    // "The veto was Russia's eleventh on Syria"
    let told = view.groups.iter().find(|group| group.first > at && group.first <= at + 3 && !members.is_empty());
    if let Some(number) = told.and_then(|group| numbers::ordinal(view, group.end + 1))
        && claim.count.is_none()
    {
        claim.set_count(Count { number: Some(number), is: CountIs::Ordinal, many: false });
    }
    claim.members = members;
    Some(claim)
}

/// "none of its permanent members, China, France, …, use their right of veto": what the Charter asks for.
fn is_rule(view: &View<'_>, at: usize) -> bool {
    (view.first..at).any(|at| {
        view.any(at, &["none", "no"]) && (at + 1..at + 6).any(|at| view.any(at, &["permanent"]))
            || view.any(at, &["must", "needs", "requires"])
    })
}

/// "which wields a veto in the Council": the right that a member has, not its use.
fn is_right(view: &View<'_>, verb: usize, phrase: usize) -> bool {
    let habit = view.any(verb, &["wields", "wield", "wielding", "exercises", "exercise", "uses", "use"]);
    let relative = view.has(verb.wrapping_sub(1), Words::RELATIVE);
    let end = view.clause_end(verb);
    let used = view.find(verb, end, vocabulary::DRAFT).is_some()
        || (verb..end).any(|at| view.any(at, &["against", "over", "to"]));
    habit && view.any(phrase, &["a", "the"]) && (relative || view.any(verb, &["wields", "wield", "wielding"])) && !used
}

/// "give up its veto", "keep their veto": the right as the object of what is done with rights.
fn is_given_up(view: &View<'_>, phrase: usize) -> bool {
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
        "with",
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
    !counts && owns && view.any(before, &rights) && !view.any(before, &["with"])
}

/// "a double veto", "its third veto", "two vetoes"; the vetoes of several members may be one vote.
fn noun_count(view: &View<'_>, phrase: usize, at: usize, members: &[Code], claim: &mut Found) {
    let joint = (phrase..at).find_map(|at| match () {
        () if view.any(at, &["double", "twin", "dual"]) => Some(2),
        () if view.any(at, &["triple"]) => Some(3),
        () => None,
    });
    let mut count = numbers::of_noun(view, phrase, at);
    // "three Russian and Chinese vetoes"
    let before = claim.first.wrapping_sub(1);
    if count == Count::default()
        && view.group_at(claim.first).is_some()
        && let Some(number) = numbers::cardinal(view, before).filter(|&number| number > 1)
    {
        count = Count { number: Some(number), is: CountIs::Exactly, many: true };
    }
    let mut times = numbers::times(view, claim.verb_first, claim.end);
    if times == Count::default() {
        times = numbers::cleft(view, claim.first);
    }
    let several = members.len() > 1 || joint.is_some();
    let vetoes = view.any(at, &["vetoes", "vetos"]);
    let of_drafts =
        view.find(at + 1, claim.end, vocabulary::DRAFT).is_some_and(|object| view.is(object, vocabulary::DRAFTS));
    claim.casts = joint.filter(|_| members.len() != 1);
    if times.number.is_some() || times.many {
        claim.set_count(times);
    } else if !(several && vetoes)
        || (phrase..at).any(|at| view.any(at, &["joint", "double", "twin", "dual", "triple"]))
    {
        claim.set_count(count);
    }
    // "two vetoes by Russia and China" may be one vote, "successive vetoes" and "three" are more.
    let many = count.many && count.number.is_none_or(|number| number as usize > members.len().max(2));
    claim.plural =
        claim.count_is != CountIs::Ordinal && (vetoes && !several || of_drafts || many || count.many && !several);
}

/// The verb whose object the noun is: "cast its third veto", "used their veto".
fn cast_verb(view: &View<'_>, noun: usize) -> Option<usize> {
    let from = view.clause_start(noun).max(noun.saturating_sub(7));
    let verb = (from..noun).rev().find(|&at| view.is(at, vocabulary::CAST))?;
    let resorts = view.any(verb, &["resorted", "resorts", "resort", "resorting", "availed", "avails"]);
    let light = |at| {
        view.has(at, Words::ARTICLE | Words::POSSESSIVE | Words::ADVERB | Words::QUANTIFIER)
            || resorts && view.any(at, &["to", "itself", "of"])
            || view.is(at, vocabulary::ORDINAL | vocabulary::NUMBER | vocabulary::MANY)
            || view.class(at) == Some(Class::Number)
            || view.any(
                at,
                &[
                    "double",
                    "rare",
                    "lone",
                    "single",
                    "own",
                    "security",
                    "council",
                    "un",
                    "u.n.",
                    "of",
                    "power",
                    "right",
                    "joint",
                    "least",
                    "at",
                    "total",
                    "combined",
                    "further",
                    "fresh",
                    "successive",
                ],
            )
    };
    (verb + 1..noun).all(light).then_some(verb)
}

/// First word of the noun phrase: "a rare double" of "a rare double veto".
fn phrase_start(view: &View<'_>, noun: usize) -> usize {
    let mut first = noun;
    while first > view.first && noun - first < 6 {
        let at = first - 1;
        let inside = view.class(at) == Some(Class::Word) || view.class(at) == Some(Class::Number);
        if !inside
            || view.has(at, Words::PREPOSITION | Words::AUXILIARY | Words::CONJUNCTION | Words::RELATIVE)
            || view.is(at, vocabulary::CAST)
            || view.group_at(at).is_some()
        {
            break;
        }
        first = at;
        if view.has(at, Words::ARTICLE | Words::POSSESSIVE) {
            break;
        }
    }
    first
}

/// Whose veto: "Russia's", "the Russian and Chinese", "their", or behind it "by Beijing and Moscow".
fn owner(view: &View<'_>, phrase: usize, noun: usize, before: &Before) -> Option<(usize, Vec<Code>)> {
    let adjoining = |end: usize| {
        view.group_ending(end).or_else(|| {
            view.groups.iter().find(|group| group.end + 1 == end && view.class(group.end) == Some(Class::Suffix))
        })
    };
    let group = adjoining(phrase).or_else(|| (phrase..=noun).find_map(adjoining));
    if let Some(group) = group {
        let the = usize::from(view.any(group.first.wrapping_sub(1), &["the", "a"]));
        return Some((group.first - the, group.members.clone()));
    }
    if let Some(group) = subject::agent(view, noun) {
        return Some((phrase, group.members.clone()));
    }
    // "killed by the veto of Russia", "two vetoes, from Russia and China, finished it"
    let apart = view.class(noun + 1) == Some(Class::Comma) && view.any(noun + 2, &["from", "by", "of", "that"]);
    let of = noun + 1 + usize::from(apart) + usize::from(apart && view.any(noun + 2, &["that"]));
    if view.any(of, &["of", "from", "by"])
        && let Some(group) = view.group_from(of + 1)
        && group.is_permanent()
        && !group.adjective
        && !view.is(group.end, vocabulary::PAPER)
        && !is_topic(view, of, group)
    {
        return Some((phrase, group.members.clone()));
    }
    // "is responsible for three vetoes", "has a combined nine vetoes"
    if let Some(group) = holder(view, phrase) {
        return Some((phrase.min(group.first), group.members.clone()));
    }
    // "said no and with that veto buried it"
    if is_with_that(view, phrase) {
        let group =
            view.groups.iter().rev().find(|group| group.end < phrase && group.is_permanent() && !group.adjective)?;
        return Some((group.first, group.members.clone()));
    }
    if view.any(phrase, &["their"]) {
        return Some((phrase, subject::several(view, phrase, before)?));
    }
    if view.any(phrase, &["its"]) {
        return Some((phrase, vec![subject::single(view, phrase, before)?]));
    }
    None
}

/// "a veto of Palestine's membership": what was vetoed stands behind "of", and whose it was elsewhere.
fn is_topic(view: &View<'_>, of: usize, group: &Group) -> bool {
    view.any(of, &["of"]) && view.class(group.end) == Some(Class::Suffix)
}

/// Who is "responsible for" or "behind" the vetoes, or "has a combined nine".
fn holder<'v>(view: &'v View<'_>, phrase: usize) -> Option<&'v Group> {
    let before = phrase.wrapping_sub(1);
    let blamed = view.any(before, &["for"]) && view.any(before.wrapping_sub(1), &["responsible"]);
    let adds =
        view.any(before, &["have", "has"]) && (phrase..phrase + 2).any(|at| view.any(at, &["combined", "total"]));
    let verb = if blamed { before.wrapping_sub(2) } else { before };
    let is = |at: usize| view.has(at, Words::AUXILIARY);
    let group = view.group_ending(if is(verb) { verb } else { verb + 1 })?;
    ((blamed || adds) && !group.adjective && group.is_permanent()).then_some(group)
}

/// "the two vetoes that Britain has cast"
fn relative_owner(view: &View<'_>, phrase: usize, noun: usize) -> Option<(usize, Vec<Code>)> {
    relative_cast(view, noun).map(|(group, _)| (phrase, group.members.clone()))
}

/// Who has cast it, by the relative clause behind the noun, and the index of the verb.
fn relative_cast<'v>(view: &'v View<'_>, noun: usize) -> Option<(&'v Group, usize)> {
    let that = usize::from(view.any(noun + 1, &["that", "which"]));
    let group = view.group_from(noun + 1 + that).filter(|group| !group.adjective)?;
    let cast = (group.end..group.end + 3).find(|&at| view.is(at, vocabulary::CAST))?;
    let light = (group.end..cast).all(|at| view.has(at, Words::AUXILIARY | Words::ADVERB));
    light.then_some((group, cast))
}

/// "said no and with that veto buried it"
fn is_with_that(view: &View<'_>, phrase: usize) -> bool {
    let that = phrase - usize::from(view.any(phrase.wrapping_sub(1), &["that", "this"]));
    view.any(that, &["that", "this"]) && view.any(that.wrapping_sub(1), &["with", "by"])
}

/// Whose a known veto is said to be: "The veto was Russia's eleventh".
fn predicate_owner(view: &View<'_>, noun: usize) -> Vec<Code> {
    let says = view.any(noun + 1, &["was", "is", "marked", "marks"]);
    let group = view.group_from(noun + 2).filter(|group| says && view.class(group.end) == Some(Class::Suffix));
    group.map(|group| group.members.clone()).unwrap_or_default()
}

/// "The double veto drew condemnation": a veto spoken of as known, with what it did.
fn bare(view: &View<'_>, phrase: usize, noun: usize) -> Option<Modality> {
    let joint = (phrase..noun).any(|at| view.any(at, &["double", "triple"]));
    let definite = view.any(phrase, &["the", "this", "that", "these"]);
    // "The veto is a relic" speaks of the right; "the double veto" can only be one that was cast.
    let did = view.is(noun + 1, vocabulary::DREW) && !view.any(noun + 1, &["is", "has", "have"]);
    let modality = modality::of_noun(view, view.clause_start(noun), noun);
    (definite && (did || joint) && modality == Modality::Asserted).then_some(modality)
}
