//! The symbols of drafts, resolutions and meeting records, in whatever spelling people type or print them.
//!
//! One reading for the filters of the API and for the texts of articles, so that both mean the same vote.

use std::fmt;

use super::RecordVote;

/// What a symbol names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Symbol {
    /// A resolution, by its number and, where it is given, its year.
    Resolution {
        /// The number that the symbol bears.
        number: u32,
        /// The year it was adopted in.
        year: Option<u16>,
    },
    /// A draft or another document of the Council, spelled as in the record: `S/2012/77`, `S/4733/Rev.1`.
    Document(String),
}

/// Words that may stand before a resolution's number.
const BEFORE_NUMBER: [&str; 9] =
    ["united", "nations", "un", "security", "council", "sc", "unsc", "resolution", "resolutions"];

impl Symbol {
    /// Reads a symbol in any usual spelling; none where the text is no symbol.
    ///
    /// ```
    /// # use communique::council::Symbol;
    /// for text in ["2254", "resolution 2254", "UNSCR 2254", "S/RES/2254 (2015)", "s-res-2254-2015", "Res. 2254 (2015)"] {
    ///     assert!(matches!(Symbol::parse(text), Some(Symbol::Resolution { number: 2254, .. })), "{text}");
    /// }
    /// for text in ["S/2012/77", "S-2012-77", "s/2012/77"] {
    ///     assert_eq!(Symbol::parse(text).unwrap().to_string(), "S/2012/77");
    /// }
    /// assert_eq!(Symbol::parse("Syria"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches(['.', ',', ';']);
        let parts: Vec<&str> =
            text.split(['/', '-', ' ', '(', ')', '\u{2010}', '\u{2011}']).filter(|part| !part.is_empty()).collect();
        let (&first, rest) = parts.split_first()?;
        match rest.split_first() {
            Some((res, numbers)) if is(first, "s") && is(res.trim_end_matches('.'), "res") => numbered(numbers),
            Some(_) if is(first, "s") => document(rest),
            _ => numbered(after_words(&parts)),
        }
    }

    /// Whether the vote is the one that the symbol names, or one on a part of that draft.
    #[must_use]
    pub fn names(&self, vote: &RecordVote) -> bool {
        match self {
            Self::Resolution { number, year } => {
                let Some((stated, when)) = vote.resolution.as_deref().and_then(resolution) else { return false };
                stated == *number && year.is_none_or(|year| year == when)
            }
            Self::Document(symbol) => [&vote.draft_symbol, &vote.meeting].into_iter().flatten().any(|of| of == symbol),
        }
    }
}

impl fmt::Display for Symbol {
    /// The record's spelling; of a resolution without its year, the number alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Resolution { number, year: Some(year) } => write!(f, "S/RES/{number} ({year})"),
            Self::Resolution { number, year: None } => write!(f, "{number}"),
            Self::Document(symbol) => f.write_str(symbol),
        }
    }
}

/// Number and year of a resolution as the record spells it: `S/RES/2254 (2015)`.
fn resolution(symbol: &str) -> Option<(u32, u16)> {
    let (number, year) = symbol.strip_prefix("S/RES/")?.split_once(" (")?;
    Some((number.parse().ok()?, year.strip_suffix(')')?.parse().ok()?))
}

fn is(part: &str, word: &str) -> bool {
    part.eq_ignore_ascii_case(word)
}

/// Leaves out "UN Security Council resolution", "UNSCR", "Res. No." before a number.
fn after_words<'p>(parts: &'p [&'p str]) -> &'p [&'p str] {
    let word = |part: &&&str| {
        let part = part.trim_end_matches('.');
        BEFORE_NUMBER.iter().chain(&["unscr", "scr", "res", "no"]).any(|word| is(part, word))
    };
    &parts[parts.iter().take_while(word).count()..]
}

/// "2254", "2254 2015"; a number with anything else behind it is no resolution's.
fn numbered(parts: &[&str]) -> Option<Symbol> {
    let digits = |part: &&str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let (number, year) = match parts {
        [number] if digits(number) => (number, None),
        [number, year] if digits(number) && year.len() == 4 && digits(year) => (number, year.parse().ok()),
        _ => return None,
    };
    number.parse().ok().filter(|&number| number > 0).map(|number| Symbol::Resolution { number, year })
}

/// What follows the `S` of a document's symbol, with the record's capitals: `PV.6711`, `Rev.1`, `Corr.1`.
fn document(parts: &[&str]) -> Option<Symbol> {
    let mut symbol = String::from("S");
    for part in parts {
        symbol.push('/');
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            symbol.push_str(part);
            continue;
        }
        let (name, number) = part.split_once('.')?;
        let name = ["PV", "Rev", "Corr", "Add", "PRST"].into_iter().find(|known| is(known, name))?;
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        symbol.extend([name, ".", number]);
    }
    Some(Symbol::Document(symbol))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_is_one_symbol() {
        for (text, symbol) in [
            ("S/2012/77", "S/2012/77"),
            (" s-2012-77 ", "S/2012/77"),
            ("S/4733/rev.1", "S/4733/Rev.1"),
            ("S-4733-Rev.1", "S/4733/Rev.1"),
            ("s/pv.6711", "S/PV.6711"),
            ("2254", "2254"),
            ("Resolution 2254", "2254"),
            ("UN Security Council Resolution 2254 (2015)", "S/RES/2254 (2015)"),
            ("UNSC Res. 2254", "2254"),
            ("UNSCR 1701", "1701"),
            ("S/RES/2254(2015)", "S/RES/2254 (2015)"),
            ("S/RES/2254", "2254"),
            ("s-res-2254-2015", "S/RES/2254 (2015)"),
        ] {
            assert_eq!(Symbol::parse(text).map(|symbol| symbol.to_string()).as_deref(), Some(symbol), "{text}");
        }
    }

    #[test]
    fn what_is_no_symbol() {
        for text in ["", "S", "S/", "resolution", "0", "22540", "A/RES/2758", "S/2012/x", "S/Rev.", "12 34 56", "日本"]
        {
            assert_eq!(Symbol::parse(text), None, "{text}");
        }
    }
}
