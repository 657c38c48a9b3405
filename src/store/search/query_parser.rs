//! The query parser: `q`, what a reader types into a search box, made safe for the engine.
//!
//! # Grammar
//!
//! Words, all of which must occur; `"a phrase"`; `prefix*`; `-not`; `one OR another`, which binds closer
//! than the words beside it. Everything else is literal: brackets, colons and lone quotation marks are
//! only what parts words. Each term reaches the engine inside its own quotation marks, so that nothing in
//! it can be taken for an operator, and no text is an error.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::store::{Error, Result};

/// Terms a query may have.
const MAX_TERMS: usize = 64;

/// A word or a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Term {
    /// Its words, in lower case without accents.
    pub words: Vec<String>,
    /// Whether the last word may go on.
    pub prefix: bool,
}

/// A query: each group must be met by one of its terms, and none of the others may occur.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Query {
    pub groups: Vec<Vec<Term>>,
    pub not: Vec<Term>,
}

/// What the engine is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) enum Expression {
    /// Nothing: the text has no word in it.
    Everything,
    Match(String),
    /// Rows that do not match.
    Except(String),
}

impl Query {
    /// Parses a query of the search syntax.
    ///
    /// # Errors
    ///
    /// [`Error::BadFilter`] for one of more than 64 terms.
    pub fn parse(text: &str) -> Result<Self> {
        let mut query = Self::default();
        let mut or = false;
        for (terms, piece) in pieces(text).enumerate() {
            if terms == MAX_TERMS {
                let detail = format!("takes at most {MAX_TERMS} words and phrases");
                return Err(Error::BadFilter { parameter: "q", detail });
            }
            if piece == Piece::Or {
                or = !query.groups.is_empty();
                continue;
            }
            let Piece::Term { term, not } = piece else { continue };
            match query.groups.last_mut() {
                _ if not => query.not.push(term),
                Some(group) if or => group.push(term),
                _ => query.groups.push(vec![term]),
            }
            or = false;
        }
        Ok(query)
    }

    /// What has to be met where only words can be looked for, which leaves all that this query does and more; none
    /// where a phrase is ruled out, or is one of several that will do.
    pub fn by_words(&self) -> Option<Self> {
        let plain = |terms: &[Term]| terms.iter().all(|term| term.words.len() == 1);
        if !plain(&self.not) {
            return None;
        }
        let mut groups = Vec::new();
        for group in &self.groups {
            match &group[..] {
                terms if plain(terms) => groups.push(terms.to_vec()),
                [phrase] => {
                    let last = phrase.words.len() - 1;
                    groups.extend(phrase.words.iter().enumerate().map(|(place, word)| {
                        vec![Term { words: vec![word.clone()], prefix: phrase.prefix && place == last }]
                    }));
                }
                _ => return None,
            }
        }
        Some(Self { groups, not: self.not.clone() })
    }

    /// The expression that the engine is asked.
    pub fn expression(&self) -> Expression {
        let any = |terms: &[Term]| terms.iter().map(Term::expression).collect::<Vec<_>>().join(" OR ");
        let all: Vec<String> = self.groups.iter().map(|group| format!("({})", any(group))).collect();
        match (all.is_empty(), self.not.is_empty()) {
            (true, true) => Expression::Everything,
            (true, false) => Expression::Except(any(&self.not)),
            (false, true) => Expression::Match(all.join(" AND ")),
            (false, false) => Expression::Match(format!("({}) NOT ({})", all.join(" AND "), any(&self.not))),
        }
    }
}

impl Term {
    fn new(text: &str, prefix: bool) -> Option<Self> {
        let words: Vec<String> = words(text).map(|(_, word)| word.into_owned()).collect();
        (!words.is_empty()).then_some(Self { words, prefix })
    }

    fn expression(&self) -> String {
        format!("\"{}\"{}", self.words.join(" "), if self.prefix { " *" } else { "" })
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Or,
    Term { term: Term, not: bool },
}

/// The pieces of a query, in order; what has no word in it is left out.
fn pieces(text: &str) -> impl Iterator<Item = Piece> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            rest = rest.trim_start();
            if rest.is_empty() {
                return None;
            }
            let (not, bare) = match rest.strip_prefix('-') {
                Some(bare) => (true, bare),
                None => (false, rest),
            };
            let quoted = bare.strip_prefix('"').and_then(|inner| inner.split_once('"'));
            let (inside, after) = quoted.unwrap_or_else(|| {
                bare.split_at(bare.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(bare.len()).max(first(bare)))
            });
            let (prefix, inside, after) = match (quoted, inside.strip_suffix('*'), after.strip_prefix('*')) {
                (None, Some(stem), _) => (true, stem, after),
                (Some(_), _, Some(after)) => (true, inside, after),
                _ => (false, inside, after),
            };
            rest = after;
            if quoted.is_none() && !not && inside == "OR" && !prefix {
                return Some(Piece::Or);
            }
            if let Some(term) = Term::new(inside, prefix) {
                return Some(Piece::Term { term, not });
            }
        }
    })
}

/// Bytes of the first character, so that a lone mark is passed over.
fn first(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// The words of a text as the index has them, each with its byte range: runs of letters and digits, in
/// lower case, without accents.
pub(in crate::store) fn words(text: &str) -> impl Iterator<Item = (Range<usize>, Cow<'_, str>)> {
    ranges(text).map(|range| {
        let word = &text[range.clone()];
        if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
            return (range, Cow::Borrowed(word));
        }
        let mut folded = String::with_capacity(range.len());
        fold(word, &mut folded);
        (range, Cow::Owned(folded))
    })
}

/// The words of a text, parted by single spaces: what the indexes are given.
pub(in crate::store) fn folded(text: &str) -> String {
    let mut all = String::with_capacity(text.len());
    for range in ranges(text) {
        if !all.is_empty() {
            all.push(' ');
        }
        fold(&text[range], &mut all);
    }
    all
}

/// Where the words of a text stand.
fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        // A mark is looked up in a table, which for each space would cost as much as all else.
        let inside = |c: char| c.is_alphanumeric() || !c.is_ascii() && is_combining_mark(c);
        at = text[start..].find(|c| !inside(c)).map_or(text.len(), |length| start + length);
        Some(start..at)
    })
}

fn fold(word: &str, into: &mut String) {
    if word.is_ascii() {
        into.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
    } else {
        into.extend(word.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar() {
        for (text, expected) in [
            ("", Expression::Everything),
            ("()\" -- : *", Expression::Everything),
            ("veto", Expression::Match("(\"veto\")".into())),
            ("Security Council", Expression::Match("(\"security\") AND (\"council\")".into())),
            ("\"Security Council\"", Expression::Match("(\"security council\")".into())),
            ("al-Assad's", Expression::Match("(\"al assad s\")".into())),
            ("abst*", Expression::Match("(\"abst\" *)".into())),
            ("\"veto pow\"*", Expression::Match("(\"veto pow\" *)".into())),
            ("a b OR c d", Expression::Match("(\"a\") AND (\"b\" OR \"c\") AND (\"d\")".into())),
            ("OR a OR OR b OR", Expression::Match("(\"a\" OR \"b\")".into())),
            (
                "veto -Syria -\"Golan Heights\"",
                Expression::Match("((\"veto\")) NOT (\"syria\" OR \"golan heights\")".into()),
            ),
            ("-Syria", Expression::Except("\"syria\"".into())),
            (
                "title:NEAR(a b) ^c {d}",
                Expression::Match("(\"title near a\") AND (\"b\") AND (\"c\") AND (\"d\")".into()),
            ),
            ("Jérôme \"open", Expression::Match("(\"jerome\") AND (\"open\")".into())),
        ] {
            assert_eq!(Query::parse(text).unwrap().expression(), expected, "{text}");
        }
        assert!(Query::parse(&"a ".repeat(65)).is_err());
    }

    #[test]
    fn words_know_where_they_stand() {
        let found: Vec<_> = words("L’État, 北京 2254").collect();
        let words: Vec<&str> = found.iter().map(|(_, word)| &**word).collect();
        assert_eq!(words, ["l", "etat", "北京", "2254"]);
        assert_eq!(found[1].0, 4..9);
        assert_eq!(folded("L’État, 北京 2254"), words.join(" "));
    }
}
