//! The query parser: `q`, what a reader types into a search box, made safe for the engine.
//!
//! # Grammar
//!
//! Words, all of which must occur in any of their forms; `"a phrase"`, to the letter; `prefix*`; `-not` and `NOT this`,
//! also `NOT (this OR that)`; `one OR another`, which binds closer than the words beside it and than `AND`. Everything
//! else is literal: brackets, colons and lone quotation marks are only what parts words. Each term reaches the engine
//! inside its own quotation marks, so that nothing in it can be taken for an operator. A query without a word is refused:
//! it would find everything, or nothing.

#[cfg(test)]
mod tests;

use crate::store::search::analysis::analyzer::phrase;
use crate::store::search::analysis::bigrams::is_unspaced;
use crate::store::search::analysis::stemmer::stem;
use crate::store::{Error, Result};

/// Terms a query may have.
const MAX_TERMS: usize = 64;

/// A word or a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Term {
    /// Its words as the indexes have them.
    pub words: Vec<String>,
    /// Whether the last word may go on.
    pub prefix: bool,
    /// Whether it stands in quotation marks: other forms of the word will not do.
    pub quoted: bool,
}

/// A query: each group must be met by one of its terms, and none of the others may occur.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Query {
    pub groups: Vec<Vec<Term>>,
    pub not: Vec<Term>,
}

impl Query {
    /// Parses a query of the search syntax.
    ///
    /// # Errors
    ///
    /// [`Error::BadFilter`] for one of more than 64 terms, and for one without any.
    pub fn parse(text: &str) -> Result<Self> {
        let bad = |detail: String| Error::BadFilter { parameter: "q", detail };
        let mut query = Self::default();
        // A negation holds for the next term, or up to where its bracket ends.
        let (mut or, mut negated, mut depth) = (false, false, 0u32);
        let mut terms = 0;
        for piece in pieces(text) {
            match piece {
                Piece::Or => or = !query.groups.is_empty(),
                Piece::And => or = false,
                Piece::Not => negated = true,
                Piece::Open => depth += u32::from(negated),
                Piece::Close => {
                    depth = depth.saturating_sub(1);
                    negated &= depth > 0;
                }
                Piece::Term(term) => {
                    terms += 1;
                    query.add(term, negated, std::mem::take(&mut or));
                    negated &= depth > 0;
                }
            }
        }
        match terms {
            0 => Err(bad("has no word to look for; write one or several, such as veto or \"Security Council\"".into())),
            1..=MAX_TERMS => Ok(query),
            _ => Err(bad(format!("takes at most {MAX_TERMS} words and phrases"))),
        }
    }

    /// Adds a term: to what is ruled out, as another way to meet the last group, or as a group of its own.
    fn add(&mut self, term: Term, negated: bool, or: bool) {
        match self.groups.last_mut() {
            _ if negated => self.not.push(term),
            Some(group) if or => group.push(term),
            _ => self.groups.push(vec![term]),
        }
    }

    /// Parses a query of a search, which has something to look for.
    ///
    /// # Errors
    ///
    /// Those of [`Query::parse`], and [`Error::BadFilter`] for one that only rules words out.
    pub fn parse_search(text: &str) -> Result<Self> {
        let query = Self::parse(text)?;
        if query.groups.is_empty() {
            let detail = "only rules words out; write a word to look for beside them".to_owned();
            return Err(Error::BadFilter { parameter: "q", detail });
        }
        Ok(query)
    }
}

impl Term {
    fn new(text: &str, prefix: bool, quoted: bool) -> Option<Self> {
        let words = phrase(text);
        // Other than as a pair no character of such a script is found.
        let last = words.last()?;
        let lone = last.starts_with(is_unspaced) && last.chars().nth(1).is_none();
        Some(Self { prefix: prefix || lone, words, quoted })
    }

    /// Whether its words must stand just so, one behind the other.
    pub fn is_phrase(&self) -> bool {
        self.quoted || self.words.len() > 1
    }

    /// The stem of its forms, where other forms will do and the stem is another word.
    pub fn stem(&self) -> Option<String> {
        if self.is_phrase() || self.prefix { None } else { stem(&self.words[0]) }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Or,
    And,
    Not,
    /// A bracket, as far as it matters to what is ruled out.
    Open,
    Close,
    Term(Term),
}

/// The pieces of a query, in order; what has no word in it is left out.
fn pieces(text: &str) -> Vec<Piece> {
    let (mut rest, mut pieces) = (text.trim_start(), Vec::new());
    while let Some(first) = rest.chars().next() {
        let behind = &rest[first.len_utf8()..];
        rest = match first {
            '(' => {
                pieces.push(Piece::Open);
                behind
            }
            ')' => {
                pieces.push(Piece::Close);
                behind
            }
            // A dash in front of a word, not one between spaces.
            '-' if behind.starts_with(|c: char| !c.is_whitespace()) => {
                pieces.push(Piece::Not);
                behind
            }
            '"' if behind.contains('"') => {
                let (inside, behind) = behind.split_once('"').unwrap_or_default();
                let after = behind.strip_prefix('*');
                add(Term::new(inside, after.is_some(), true).map(Piece::Term), &mut pieces);
                after.unwrap_or(behind)
            }
            _ => {
                let end = behind.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(behind.len());
                bare(&rest[..first.len_utf8() + end], &mut pieces);
                &behind[end..]
            }
        };
        rest = rest.trim_start();
    }
    pieces
}

/// The pieces of what stands between spaces, without quotation marks.
fn bare(text: &str, pieces: &mut Vec<Piece>) {
    let inside = text.trim_end_matches(')');
    let known = match inside {
        "OR" | "||" => Some(Piece::Or),
        "AND" | "&&" => Some(Piece::And),
        "NOT" => Some(Piece::Not),
        _ => {
            let (stem, prefix) = inside.strip_suffix('*').map_or((inside, false), |stem| (stem, true));
            Term::new(without_possessive(stem), prefix, false).map(Piece::Term)
        }
    };
    add(known, pieces);
    pieces.extend(std::iter::repeat_with(|| Piece::Close).take(text.len() - inside.len()));
}

/// Adds a piece. What has no word in it takes with it the negation before it, which is not the next one's.
fn add(piece: Option<Piece>, pieces: &mut Vec<Piece>) {
    match piece {
        Some(piece) => pieces.push(piece),
        None if pieces.last() == Some(&Piece::Not) => _ = pieces.pop(),
        None => {}
    }
}

/// A word without the `'s` of English, which texts have or have not.
fn without_possessive(word: &str) -> &str {
    let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    ["'s", "’s", "'S", "’S"].iter().find_map(|ending| bare.strip_suffix(ending)).unwrap_or(word)
}
