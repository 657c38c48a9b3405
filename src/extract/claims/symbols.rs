//! Draft symbols and resolution numbers in a sentence, spelled as the record spells them.

use super::candidate::Found;
use super::sentence::View;
use super::vocabulary;
use crate::council::Symbol;
use crate::domain::ClaimKind;
use crate::extract::text::token::Class;

/// A symbol and the index of its first token.
type At = (usize, Symbol);

/// The symbols that name the votes of this claim.
pub(super) fn of(view: &View<'_>, found: &Found) -> Vec<String> {
    let all = all(view, view.first, view.end);
    let mut named: Vec<&At> = match found.kind {
        // A vetoed draft never became a resolution: a resolution named beside it is another.
        ClaimKind::Veto | ClaimKind::VetoCount | ClaimKind::Block | ClaimKind::Rejection => {
            all.iter().filter(|(at, symbol)| matches!(symbol, Symbol::Document(_)) && inside(found, *at)).collect()
        }
        ClaimKind::Adoption => all.iter().filter(|(at, _)| inside(found, *at) && is_object(view, found, *at)).collect(),
        ClaimKind::Abstention => all.iter().filter(|(at, _)| inside(found, *at)).collect(),
        // The numbers may stand behind the clause that names the draft.
        ClaimKind::Tally => all.iter().filter(|(at, _)| *at < found.end).collect(),
    };
    if found.kind == ClaimKind::Tally {
        named.drain(..named.len().saturating_sub(1));
    }
    // The only one of the sentence is that of the vote, wherever it stands.
    if let ([], [only]) = (&named[..], &all[..])
        && (matches!(only.1, Symbol::Document(_))
            || matches!(found.kind, ClaimKind::Tally | ClaimKind::Abstention)
            || found.kind == ClaimKind::Adoption && is_means(view, only.0))
    {
        named.push(only);
    }
    let mut symbols: Vec<String> = Vec::new();
    for (_, symbol) in named {
        let symbol = symbol.to_string();
        if !symbols.contains(&symbol) {
            symbols.push(symbol);
        }
    }
    symbols
}

/// "By adopting resolution 1146, the Council extended the mandate": the resolution by which it did so.
fn is_means(view: &View<'_>, number: usize) -> bool {
    let verb = number.wrapping_sub(2);
    view.is(verb, vocabulary::ADOPT) && view.any(verb.wrapping_sub(1), &["by", "in", "through"])
}

/// All that a sentence names, each once.
pub(super) fn named(view: &View<'_>) -> Vec<String> {
    let mut symbols: Vec<String> =
        all(view, view.first, view.end).into_iter().map(|(_, symbol)| symbol.to_string()).collect();
    symbols.dedup();
    symbols
}

/// Those that the sentence is about, each once: not "the first since resolution 465", "under resolution 2231".
pub(super) fn of_subject(view: &View<'_>) -> Vec<String> {
    let compared = |at: usize| {
        (at.saturating_sub(4)..at).any(|at| {
            view.any(
                at,
                &["since", "after", "than", "under", "unlike", "pursuant", "per", "previous", "earlier", "like"],
            ) || view.any(
                at,
                &[
                    "established",
                    "created",
                    "mandated",
                    "authorised",
                    "authorized",
                    "recalling",
                    "reaffirming",
                    "implementing",
                    "enshrined",
                    "violation",
                    "violated",
                ],
            )
        })
    };
    let all = all(view, view.first, view.end).into_iter().filter(|(at, _)| !compared(*at));
    let mut symbols: Vec<String> = all.map(|(_, symbol)| symbol.to_string()).collect();
    symbols.dedup();
    symbols
}

fn inside(found: &Found, at: usize) -> bool {
    found.first <= at && at < found.end
}

/// Whether no other draft stands between verb and symbol: "adopted a resolution extending resolution 2165".
fn is_object(view: &View<'_>, found: &Found, at: usize) -> bool {
    if at < found.trigger {
        return view
            .find(found.first, at, vocabulary::DRAFT)
            .is_none_or(|draft| draft + 1 >= at || view.is(draft, vocabulary::RESOLUTION) && chain(view, draft, at));
    }
    let noun = view.find(found.trigger + 1, at + 1, vocabulary::DRAFT);
    noun.is_none_or(|noun| noun + 1 >= at || chain(view, noun, at))
}

/// "resolutions 1970 and 1973"
fn chain(view: &View<'_>, noun: usize, at: usize) -> bool {
    (noun + 1..at).all(|at| {
        matches!(view.class(at), Some(Class::Number | Class::Comma | Class::Open | Class::Close))
            || view.any(at, &["and"])
    })
}

/// Every symbol in the tokens `from..to`.
fn all(view: &View<'_>, from: usize, to: usize) -> Vec<At> {
    let mut found = Vec::new();
    let mut at = from;
    while at < to {
        if view.any(at, &["s"]) && view.word(at + 1) == "/" {
            let end = (at + 1..to)
                .find(|&next| view.tokens[next].gap != crate::extract::text::token::Gap::None)
                .unwrap_or(to);
            let year = behind_parenthesis(view, end);
            let start = view.tokens[at].start as usize;
            let text = view.doc.text.get(start..view.tokens[year.unwrap_or(end) - 1].end as usize).unwrap_or_default();
            let text = text.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')');
            found.extend(Symbol::parse(text).map(|symbol| (at, symbol)));
            at = end;
        } else if view.is(at, vocabulary::RESOLUTION) && !view.any(at.wrapping_sub(1), &["assembly"]) {
            at = numbered(view, at + 1, to, &mut found);
        } else {
            at += 1;
        }
    }
    found
}

/// "2254", "2254 (2015)", "1970 and 1973", "No. 242" behind "resolution"; returns the index behind them.
fn numbered(view: &View<'_>, from: usize, to: usize, found: &mut Vec<At>) -> usize {
    let mut at = from;
    while at < to {
        if view.class(at) == Some(Class::Number) {
            let end = behind_parenthesis(view, at + 1);
            let start = view.tokens[at].start as usize;
            let text =
                view.doc.text.get(start..view.tokens[end.unwrap_or(at + 1) - 1].end as usize).unwrap_or_default();
            found.extend(Symbol::parse(text).map(|symbol| (at, symbol)));
            at = end.unwrap_or(at + 1);
        } else if view.class(at) == Some(Class::Comma)
            && view.class(at + 1) == Some(Class::Number)
            && view.any(at + 2, &["and", ","])
            || view.any(at, &["no", "no.", "number"]) && view.class(at + 1) == Some(Class::Number)
            // "resolutions 1970 and 1973", not "voted against the resolution and 10 countries abstained"
            || at > from && view.any(at, &["and"]) && view.class(at + 1) == Some(Class::Number)
        {
            at += 1;
        } else {
            break;
        }
    }
    at.max(from)
}

fn behind_parenthesis(view: &View<'_>, at: usize) -> Option<usize> {
    let year = view.class(at) == Some(Class::Open)
        && view.word(at + 1).len() == 4
        && view.class(at + 1) == Some(Class::Number);
    (year && view.class(at + 2) == Some(Class::Close)).then_some(at + 3)
}
