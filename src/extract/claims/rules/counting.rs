//! Counts that the rules' own verbs do not carry: "adopted 12 resolutions", "has abstained in five votes", "the
//! fifth Chinese veto", "the first since 2001", "between them".

use crate::domain::{ClaimKind, CountIs};
use crate::extract::claims::candidate::Found;
use crate::extract::claims::numbers::{self, Count};
use crate::extract::claims::sentence::View;
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// "number eight", "numbered two", "add up to 30", "is 51" behind "the number of": the number that is said of them.
fn predicate(view: &View<'_>, found: &Found) -> Option<u32> {
    let from = found.trigger.min(found.first);
    let counts = |at: usize| {
        view.any(at, &["number", "numbered", "total", "totalled", "totaled"])
            && !view.has(at.wrapping_sub(1), Words::ARTICLE)
            || view.any(at, &["to"])
                && view.any(at.wrapping_sub(1), &["amount", "amounts", "amounted", "up", "come", "comes", "came"])
            || view.any(at, &["at"]) && view.any(at.wrapping_sub(1), &["stands", "stand", "stood"])
    };
    let whole = (view.first..found.trigger.max(view.first + 1))
        .any(|at| view.any(at, &["number", "total"]) && view.any(at + 1, &["of"]));
    let says = |at: usize| counts(at) || whole && view.any(at, &["is", "was", "reached"]);
    // "The resolution, numbered 2793": its own number.
    let counted = |at: usize| numbers::cardinal(view, at).filter(|number| *number < 1000);
    (from..view.end).filter(|&at| says(at)).find_map(|at| counted(at + 1))
}

/// Reads what counts the claim in its clause, where its rule has not.
pub(in crate::extract::claims) fn complete(view: &View<'_>, found: &mut Found) {
    if found.count.is_none() {
        match found.kind {
            ClaimKind::Abstention | ClaimKind::Adoption if found.rule != "ballot-phrase" => {
                let times = numbers::times(view, found.verb_first.min(found.trigger), found.end);
                let count = if times == Count::default() { of_papers(view, found) } else { times };
                let count = match predicate(view, found) {
                    Some(number) if count == Count::default() => {
                        Count { number: Some(number), is: CountIs::Exactly, many: true }
                    }
                    _ => count,
                };
                found.set_count(count);
            }
            ClaimKind::Veto | ClaimKind::Block => {
                of_veto(view, found);
                let vetoes = view.any(found.trigger, &["vetoes", "vetos"]);
                if let Some(number) = predicate(view, found).filter(|_| vetoes && found.count.is_none()) {
                    found.set_count(Count { number: Some(number), is: CountIs::Exactly, many: true });
                }
                of_subject(view, found);
                behind(view, found);
                // "Four drafts have been vetoed by Russia"
                if found.count.is_none() && found.plural {
                    let count = of_papers(view, found);
                    found.set_count(count);
                }
            }
            _ => {}
        }
    }
    found.unanimous |= found.kind == ClaimKind::Adoption && is_without_dissent(view);
    let several = found.members.len() > 1 && found.count.is_some();
    found.sum = several && is_sum(view) && found.is_veto();
    // "It was the first American veto since 2001"
    let since = (view.first..view.end).any(|at| {
        let year = at + 1 + usize::from(view.has(at + 1, Words::MONTH));
        view.any(at, &["since"]) && view.class(year) == Some(Class::Number) && view.word(year).len() == 4
    });
    let first = since && is_first(view, found) || is_last_before(view, found);
    if found.is_veto() && found.count.is_none() && first {
        found.count = Some(1);
        found.count_is = CountIs::Ordinal;
        found.kind = ClaimKind::VetoCount;
        found.plural = false;
    }
}

/// "without a dissenting vote or an abstention"
fn is_without_dissent(view: &View<'_>) -> bool {
    (view.first..view.end).filter(|&at| view.any(at, &["without"])).any(|at| {
        let names = |words: &[&str]| (at + 1..at + 9).any(|at| view.any(at, words));
        names(&["dissent", "dissenting", "opposition", "objection", "negative", "against"])
            && names(&["abstention", "abstentions", "abstaining"])
    })
}

/// "between them", "taken together", "combined", "add up to"
fn is_sum(view: &View<'_>) -> bool {
    (view.first..view.end).any(|at| {
        view.any(at, &["between"]) && view.any(at + 1, &["them"])
            || view.any(at, &["taken"]) && view.any(at + 1, &["together"])
            || view.any(at, &["combined"])
            || view.any(at, &["together"]) && at <= view.first + 1
            || view.any(at, &["add", "adds"]) && view.any(at + 1, &["up"])
    })
}

/// "The last time Russia vetoed a resolution before Wednesday was in 2007": Wednesday's is the first since 2007.
fn is_last_before(view: &View<'_>, found: &Found) -> bool {
    let last = (found.first.saturating_sub(5).max(view.first)..found.first)
        .any(|at| view.any(at, &["last", "previous"]) && view.any(at + 1, &["time"]));
    let before = (found.trigger..view.end).find(|&at| view.any(at, &["before", "until"]));
    let was = |before: usize| (before + 2..before + 6).any(|at| view.any(at, &["was"]) && view.any(at + 1, &["in"]));
    last && before.is_some_and(was)
}

fn is_first(view: &View<'_>, found: &Found) -> bool {
    let from = view.first.max(found.first.saturating_sub(9));
    // "Not since 2011 had Russia vetoed a resolution"
    let not_since = (view.first..found.first.max(view.first + 1))
        .any(|at| view.any(at, &["not", "never"]) && view.any(at + 1, &["since"]));
    not_since
        || (from..found.end).any(|at| {
            view.any(at, &["first"])
                && ((at + 1..at + 8).any(|at| view.any(at, &["veto", "time", "since", "use"]))
                    // "was the first by the United States in the Security Council since 1984"
                    || view.any(at + 1, &["by"]) && (at + 2..at + 13).any(|at| view.any(at, &["since"])))
                && !view.any(at.wrapping_sub(1), &["at"])
        })
}

/// "three drafts have foundered on a veto by China": the number of the drafts, where the veto is what became of them.
fn of_subject(view: &View<'_>, found: &mut Found) {
    let start = view.clause_start(found.trigger);
    let led = found.rule == "veto-noun" && view.has(found.first.wrapping_sub(1), Words::PREPOSITION);
    if found.count.is_some() || !led {
        return;
    }
    let Some(noun) = view.find(start, found.first, vocabulary::DRAFTS).filter(|&at| view.is(at, vocabulary::DRAFT))
    else {
        return;
    };
    let number =
        (noun.saturating_sub(5).max(start)..noun).rev().find_map(|at| Some((at, numbers::cardinal(view, at)?)));
    if let Some((at, number)) = number.filter(|(_, number)| *number > 1) {
        found.set_count(Count { number: Some(number), is: numbers::bound(view, at), many: true });
    }
}

/// "vetoed it, the fifth time since 2000", "The veto was the fourth by Russia", "For the third time since 2016, it vetoed":
/// an ordinal apart from the verb.
fn behind(view: &View<'_>, found: &mut Found) {
    if found.count.is_some() || found.plural {
        return;
    }
    let thing = |at: usize| view.is(at, vocabulary::VETO) || view.any(at, &["time", "such"]);
    // "the fifth time since", "its fourth veto on Syria"
    let apart = (found.trigger..view.end).find_map(|at| {
        let comma = view.class(at) == Some(Class::Comma) && view.any(at + 1, &["the", "its", "their"]);
        let was = at == found.trigger + 1 && view.any(at, &["was", "is"]) && view.any(at + 1, &["the", "its"]);
        let number = numbers::ordinal(view, at + 2).filter(|_| comma || was)?;
        let named = thing(at + 3) || was && view.any(at + 3, &["by", "of", "from"]) || view.any(at + 3, &["since"]);
        (named && !numbers::is_within(view, at + 3)).then_some(number)
    });
    let opens = || {
        let first = view.first + usize::from(view.any(view.first, &["for"]));
        let ordinal = numbers::ordinal(view, first + 1)?;
        let plain = view.any(first, &["the"]) && view.any(first + 2, &["time"]) && !numbers::is_within(view, first + 2);
        plain.then_some(ordinal)
    };
    // "It was the second time since 1992 that Russia had vetoed a draft"
    let cleft = || {
        let that = found.first.wrapping_sub(1);
        let time = (that.saturating_sub(6).max(view.first)..that).find(|&at| view.any(at, &["time"]))?;
        let number = numbers::ordinal(view, time.wrapping_sub(1))?;
        (view.any(that, &["that"]) && !numbers::is_within(view, time)).then_some(number)
    };
    if let Some(number) = apart.or_else(opens).or_else(cleft) {
        found.set_count(Count { number: Some(number), is: CountIs::Ordinal, many: false });
    }
}

/// "12 resolutions", "12 Security Council resolutions", "in five votes"
fn of_papers(view: &View<'_>, found: &Found) -> Count {
    let from = view.clause_start(found.first).min(found.first);
    for noun in from..found.end {
        let plural = view.is(noun, vocabulary::DRAFTS) && !view.any(noun, &["measures", "sanctions", "actions"])
            || found.kind == ClaimKind::Abstention
                && view.any(noun, &["votes"])
                && (noun.saturating_sub(5)..noun)
                    .any(|at| view.any(at, &["in", "on"]) && numbers::cardinal(view, at + 1).is_some());
        if !plural {
            continue;
        }
        for at in (noun.saturating_sub(5).max(from)..noun).rev() {
            // "abstained on nine of the resolutions adopted in 2015": nine is not how many were adopted.
            if view.has(at, Words::PREPOSITION) && (found.kind == ClaimKind::Adoption || !view.any(at, &["of"])) {
                break;
            }
            if let Some(number) = numbers::cardinal(view, at).filter(|number| (1..1000).contains(number)) {
                let is = numbers::bound(view, at);
                return Count { number: Some(number), is, many: number > 1 };
            }
        }
    }
    Count::default()
}

/// "the fifth Chinese veto", "the vetoes of both add up to 30", "its third since 2011"
fn of_veto(view: &View<'_>, found: &mut Found) {
    // "between them have cast 12 vetoes"
    let vetoes = view.any(found.trigger, &["vetoes", "vetos"]);
    let sum = found.members.len() > 1 && is_sum(view);
    if vetoes
        && sum
        && let Some(number) =
            (found.trigger.saturating_sub(3)..found.trigger).find_map(|at| numbers::cardinal(view, at))
    {
        return found.set_count(Count { number: Some(number), is: CountIs::Exactly, many: true });
    }
    let near = found.first.saturating_sub(3).max(view.first)..found.trigger;
    if view.is(found.trigger, vocabulary::VETO)
        && let Some(number) = near.rev().find_map(|at| numbers::ordinal(view, at))
        && !numbers::is_within(view, found.trigger)
    {
        return found.set_count(Count { number: Some(number), is: CountIs::Ordinal, many: false });
    }
    // "vetoed a resolution on Syria, its third since 2011"
    for at in found.trigger..view.end {
        let own = view.any(at, &["its", "their"])
            && (view.class(at.wrapping_sub(1)) == Some(Class::Comma) || view.any(at.wrapping_sub(1), &["was"]));
        let counted =
            numbers::ordinal(view, at + 1).filter(|_| own && !(at..at + 4).any(|at| numbers::is_within(view, at)));
        let closes = view.any(at + 2, &["on", "since", "veto", "this", "in", "over"])
            || !view.inside(at + 2)
            || view.class(at + 2) != Some(Class::Word);
        if let Some(number) = counted.filter(|_| closes) {
            found.end = found.end.max(view.clause_end(at + 1));
            return found.set_count(Count { number: Some(number), is: CountIs::Ordinal, many: false });
        }
        // "marking Wednesday's draft as the fifth veto"
        let marked = view.any(at, &["as"]) && view.any(at + 1, &["the", "its"]) && view.is(at + 3, vocabulary::VETO);
        if let Some(number) = numbers::ordinal(view, at + 2).filter(|_| marked) {
            found.end = found.end.max(at + 4);
            return found.set_count(Count { number: Some(number), is: CountIs::Ordinal, many: false });
        }
        // "vetoes on Nicaragua numbered three during 1982"
        let total = view.any(at, &["numbered", "number", "totalled", "totaled", "total"]);
        if let Some(number) = numbers::cardinal(view, at + 1).filter(|_| total && vetoes) {
            found.end = found.end.max(at + 2);
            return found.set_count(Count { number: Some(number), is: CountIs::Exactly, many: true });
        }
        let sum = view.any(at, &["add", "adds"]) && view.any(at + 1, &["up"]) && view.any(at + 2, &["to"]);
        if let Some(number) = numbers::cardinal(view, at + 3).filter(|_| sum) {
            found.end = found.end.max(at + 4);
            return found.set_count(Count { number: Some(number), is: CountIs::Exactly, many: true });
        }
    }
}
