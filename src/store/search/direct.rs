//! What a query names outright: votes by symbols of drafts, resolutions and meetings, actors by their names.

use super::analysis::analyzer::folded;
use super::query_parser::{Query, Term};
use crate::council::Symbol;
use crate::domain::ActorKind;
use crate::store::Result;
use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;
use crate::store::sqlite::full_text::{self, FullText};

/// Words that a symbol has at most: "UN Security Council resolution 1973 (2011)".
const SYMBOL: usize = 8;
/// Words that a name has at most.
const NAME: usize = 8;
/// Actors of one name, at most: of the Smiths no more come before all else.
const ACTORS: usize = 3;
/// Years, which are no numbers of resolutions where they stand alone.
const YEARS: std::ops::RangeInclusive<u32> = 1945..=2100;

/// The symbols in a query, the longest first of those that begin with the same word: some may name nothing.
pub(in crate::store) fn symbols(text: &str) -> Vec<String> {
    let words = positive(text);
    let mut found = Vec::new();
    for (at, first) in words.iter().enumerate() {
        found.extend(meeting(first, words.get(at + 1).copied()));
        for end in (at + 1..=words.len().min(at + SYMBOL)).rev() {
            let given = words[at..end].join(" ");
            if Symbol::parse(&given).is_some_and(|symbol| is_meant(&given, &symbol, words.len() == 1)) {
                found.push(given);
            }
        }
    }
    found
}

/// The words of a query that are not ruled out; in their place is an empty one, which is part of no symbol.
fn positive(text: &str) -> Vec<&str> {
    let mut negated = false;
    let words = text.split(|c: char| c.is_whitespace() || c == '"').filter(|word| !word.is_empty());
    let kept = words.map(|word| {
        let out = std::mem::replace(&mut negated, word == "NOT");
        if out || negated || word.starts_with('-') {
            ""
        } else {
            word.trim_matches(['(', ')', ',', ';', '.', ':', '?'])
        }
    });
    kept.collect()
}

/// Whether somebody who wrote this meant a symbol: a number alone is one of something else.
fn is_meant(given: &str, symbol: &Symbol, alone: bool) -> bool {
    let given = given.to_lowercase();
    match symbol {
        Symbol::Document(document) => given.contains(['/', '-']) || document.matches('/').count() > 1,
        Symbol::Resolution { number, .. } => {
            given.contains("res") || given.contains("scr") || alone && !YEARS.contains(number)
        }
    }
}

/// The record of a meeting: "S/PV 6711", "PV.6711", "meeting 6711", "6711th meeting".
fn meeting(word: &str, next: Option<&str>) -> Option<String> {
    let is_number = |text: &&str| !text.is_empty() && text.len() < 6 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (word, next) = (word.to_lowercase(), next.unwrap_or_default().to_lowercase());
    let behind = match word.as_str() {
        "meeting" | "pv" | "s/pv" | "s-pv" => Some(next.as_str()),
        _ if next == "meeting" => ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)),
        _ => word.strip_prefix("pv."),
    };
    behind.filter(is_number).map(|number| format!("S/PV.{number}"))
}

/// The numbers of the actors that the whole query is a name of, at most three; where it is a name or
/// alias, those whose surname it is are left out.
pub(in crate::store) async fn actors(conn: &mut impl Engine, query: &Query) -> Result<Vec<i64>> {
    let Some(name) = name(query) else { return Ok(Vec::new()) };
    let sql = format!(
        "SELECT s.id, s.kind, s.name, (SELECT group_concat(l.name, char(10)\u{1} ORDER BY l.place\u{2}) FROM actor_alias l WHERE l.actor = s.id \
         AND l.kind NOT IN ('demonym', 'capital')) FROM ({} ? LIMIT 1000) f CROSS JOIN actor s ON s.id = f.rowid \
         ORDER BY s.in_registry DESC, s.quotes_first, s.slug LIMIT 50",
        FullText::Actor.check()
    );
    let rows: Vec<(i64, ActorKind, String, Option<String>)> =
        Sql::with(sql, full_text::word(&name, false)).all(conn).await?;
    let surname = format!(" {name}");
    let closeness = |(number, kind, own, aliases): (i64, ActorKind, String, Option<String>)| {
        let own = folded(&own);
        if own == name || aliases.is_some_and(|aliases| aliases.lines().any(|alias| folded(alias) == name)) {
            Some((0, number))
        } else {
            (kind == ActorKind::Person && own.ends_with(&surname)).then_some((1, number))
        }
    };
    let named: Vec<(u8, i64)> = rows.into_iter().filter_map(closeness).collect();
    // Who asks for the UN does not mean Kim Jong Un.
    let closest = named.iter().map(|(closeness, _)| *closeness).min();
    let these = named.into_iter().filter(|(closeness, _)| Some(*closeness) == closest);
    Ok(these.map(|(_, number)| number).take(ACTORS).collect())
}

/// The words of a query that may be a name: nothing but words, in their order.
fn name(query: &Query) -> Option<String> {
    let mut words: Vec<&str> = Vec::new();
    for group in &query.groups {
        let [Term { words: of_term, prefix: false, .. }] = &group[..] else { return None };
        words.extend(of_term.iter().map(String::as_str));
    }
    (query.not.is_empty() && (1..=NAME).contains(&words.len())).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_found_in_any_spelling() {
        for (text, first) in [
            ("S/2012/77", Some("S/2012/77")),
            ("s-2012-77", Some("s-2012-77")),
            ("Russia vetoes S/2012/77", Some("S/2012/77")),
            ("\"S/2012/77\"", Some("S/2012/77")),
            ("resolution 1973", Some("resolution 1973")),
            ("Libya resolution 1973 vote", Some("resolution 1973")),
            ("S/RES/1973 (2011)", Some("S/RES/1973 2011")),
            ("UNSCR 1701", Some("UNSCR 1701")),
            ("2254", Some("2254")),
            ("S/PV.6711", Some("S/PV.6711")),
            ("pv.6711", Some("S/PV.6711")),
            ("S/PV 6711", Some("S/PV.6711")),
            ("the 6711th meeting", Some("S/PV.6711")),
            ("meeting 6711", Some("S/PV.6711")),
            ("Security Council 2012", None),
            ("2012", None),
            ("veto 2254", None),
            ("Syria NOT S/2012/77", None),
            ("Syria -S/2012/77", None),
            ("s 500 index", None),
            ("veto", None),
            ("", None),
        ] {
            assert_eq!(symbols(text).first().map(String::as_str), first, "{text}");
        }
    }

    #[test]
    fn names_are_nothing_but_words() {
        for (text, expected) in [
            ("Sergei Lavrov", Some("sergei lavrov")),
            ("\"Sergei Lavrov\"", Some("sergei lavrov")),
            ("U.N.", Some("un")),
            ("Lavrov -veto", None),
            ("Lavrov OR Churkin", None),
            ("Lavr*", None),
        ] {
            assert_eq!(name(&Query::parse(text).unwrap()).as_deref(), expected, "{text}");
        }
    }
}
