//! The query parser: `q`, what a reader types into a search box, made safe for the engine.
//!
//! # Grammar
//!
//! Words, all of which must occur in any of their forms; `"a phrase"`, to the letter; `prefix*`; `-not` and `NOT this`,
//! also `NOT (this OR that)`; `one OR another`, which binds closer than the words beside it and than `AND`. Everything
//! else is literal: brackets, colons and lone quotation marks are only what parts words. Each term reaches the engine
//! inside its own quotation marks, so that nothing in it can be taken for an operator. A query without a word is refused:
//! it would find everything, or nothing.

use super::analysis::analyzer::phrase;
use super::analysis::bigrams::is_unspaced;
use super::analysis::stemmer::stem;
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A query as its terms: phrases in angle quotes, those ruled out behind a dash.
    fn parsed(text: &str) -> String {
        let Ok(query) = Query::parse(text) else { return "refused".to_owned() };
        let term = |term: &Term| {
            let words = term.words.join(" ");
            let star = if term.prefix { "*" } else { "" };
            if term.is_phrase() { format!("«{words}»{star}") } else { format!("{words}{star}") }
        };
        let group = |terms: &Vec<Term>| terms.iter().map(term).collect::<Vec<_>>().join("|");
        let not = query.not.iter().map(|one| format!("-{}", term(one)));
        query.groups.iter().map(group).chain(not).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_grammar() {
        for (text, expected) in [
            ("veto", "veto"),
            ("Security Council", "security council"),
            ("\"Security Council\"", "«security council»"),
            ("\"vetoed\"", "«vetoed»"),
            ("al-Assad's", "«al assad»"),
            ("Russia’s veto", "russia veto"),
            ("abst*", "abst*"),
            ("\"veto pow\"*", "«veto pow»*"),
            ("a b OR c d", "a b|c d"),
            ("a OR b AND c", "a|b c"),
            ("OR a OR OR b OR", "a|b"),
            ("AND a AND AND b AND", "a b"),
            ("a && b || c", "a b|c"),
            ("and or not", "and or not"),
            ("veto -Syria -\"Golan Heights\"", "veto -syria -«golan heights»"),
            ("veto NOT Syria", "veto -syria"),
            ("veto AND NOT \"Golan Heights\" draft", "veto draft -«golan heights»"),
            ("veto NOT (Syria OR Iran) draft", "veto draft -syria -iran"),
            ("(veto OR draft) AND Syria", "veto|draft syria"),
            ("veto -(Syria (Iran) Iraq) draft", "veto draft -syria -iran -iraq"),
            ("veto - Syria", "veto syria"),
            ("veto -* Syria", "veto syria"),
            ("-Syria", "-syria"),
            ("NOT Syria", "-syria"),
            ("title:NEAR(a b) ^c {d}", "«title near a» b c d"),
            ("Jérôme \"open", "jerome open"),
            ("U.N. Wałęsa", "un walesa"),
            ("S/RES/1973(2011)", "«s res 1973 2011»"),
            ("S/RES/1973 (2011)", "«s res 1973» 2011"),
            ("安理会", "«安理 理会»"),
            ("会", "会*"),
            ("安理 会", "安理 会*"),
        ] {
            assert_eq!(parsed(text), expected, "{text}");
        }
        assert!(Query::parse(&"a ".repeat(64)).is_ok() && Query::parse(&"a ".repeat(65)).is_err());
    }

    #[test]
    fn a_query_without_a_word_is_refused() {
        for text in ["", "*", "-", "()\" -- : *", "\"\"", "\"", "😀", "AND", "NOT", "OR OR", "\u{301}", "…", "-*"] {
            assert_eq!(parsed(text), "refused", "{text}");
        }
        assert!(Query::parse_search("-Syria").is_err() && Query::parse_search("a -Syria").is_ok());
    }
}
