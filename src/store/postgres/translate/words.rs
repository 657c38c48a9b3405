//! Expressions of FTS5 as ones of PostgreSQL's `tsquery`.
//!
//! # Design
//!
//! Queries are parsed once, into the expressions that `sqlite/full_text.rs` writes, and nothing else writes any. A row of
//! PostgreSQL's indexes has all columns of FTS5's in one `tsvector`: the words as written carry the mark `A` and their
//! places, so that phrases are looked for among them, and the stems carry none.
//!
//! A `tsvector` knows 255 places of a word, so that a long article has several rows (`search/analysis/vectors.rs`). What must
//! stand in one article, and not in one row, is looked for word by word.

use super::{Bound, Writer};

/// An expression of words to look for, as FTS5 writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// One word or phrase, as a `tsquery`.
    Term(String),
    Any(Vec<Words>),
    All(Vec<Words>),
    /// What the first finds and the second does not.
    Except(Box<Words>, Box<Words>),
}

impl Words {
    /// Reads an expression of FTS5 that this program has written.
    pub fn parse(text: &str) -> Self {
        let mut rest = text;
        let mut units: Vec<(&str, Self)> = Vec::new();
        let mut before = "";
        while !rest.trim_start().is_empty() {
            let (unit, behind) = unit(rest.trim_start());
            units.push((before, unit));
            let behind = behind.trim_start();
            let operator = ["AND", "OR", "NOT"].into_iter().find(|word| behind.starts_with(word)).unwrap_or_default();
            before = operator;
            rest = &behind[operator.len()..];
        }
        let operator = units.get(1).map_or("", |(operator, _)| *operator);
        let mut all = units.into_iter().map(|(_, unit)| unit);
        match operator {
            "OR" => Self::Any(all.collect()),
            "AND" => Self::All(all.collect()),
            "NOT" => {
                let found = all.next().unwrap_or_else(|| Self::Any(Vec::new()));
                Self::Except(Box::new(found), Box::new(Self::Any(all.collect())))
            }
            _ => all.next().unwrap_or_else(|| Self::Any(Vec::new())),
        }
    }

    /// As one `tsquery`, where each row stands for itself.
    pub fn query(&self) -> String {
        let joined = |all: &[Self], sign: &str| {
            let all: Vec<String> = all.iter().map(|one| format!("({})", one.query())).collect();
            all.join(sign)
        };
        match self {
            Self::Term(query) => query.clone(),
            Self::Any(all) => joined(all, " | "),
            Self::All(all) => joined(all, " & "),
            Self::Except(found, not) => format!("({}) & !({})", found.query(), not.query()),
        }
    }

    /// Whether one row is enough to tell.
    pub fn is_of_one_row(&self) -> bool {
        match self {
            Self::Term(_) => true,
            Self::Any(all) => all.iter().all(Self::is_of_one_row),
            Self::All(_) | Self::Except(..) => false,
        }
    }
}

impl Writer<'_> {
    /// Writes the condition that a row of an index matches.
    pub(super) fn matches(&mut self, table: &str, words: &Words) {
        if words.is_of_one_row() || table != "article_fts" {
            self.push(&format!("{table}.words @@ "));
            self.bind(Bound::Text(words.query()));
            self.push("::tsquery");
        } else {
            self.push(&format!("{table}.rowid IN ("));
            self.found(table, words);
            self.push(")");
        }
    }

    /// Writes the statement that finds the rows that match, whatever number of rows an article has.
    fn found(&mut self, table: &str, words: &Words) {
        let (sign, parts): (&str, Vec<&Words>) = match words {
            words if words.is_of_one_row() => {
                self.push(&format!("SELECT rowid FROM {table} WHERE words @@ "));
                self.bind(Bound::Text(words.query()));
                self.push("::tsquery");
                return;
            }
            Words::All(all) => (" INTERSECT ", all.iter().collect()),
            Words::Except(found, not) => (" EXCEPT ", vec![found, not]),
            Words::Any(all) => (" UNION ", all.iter().collect()),
            Words::Term(_) => return,
        };
        for (place, part) in parts.into_iter().enumerate() {
            self.push(if place > 0 { sign } else { "" });
            self.push("(");
            self.found(table, part);
            self.push(")");
        }
    }
}

/// The next word, phrase or expression in brackets, and what is behind it.
fn unit(text: &str) -> (Words, &str) {
    if let Some(inside) = text.strip_prefix('(') {
        let end = closing(inside);
        return (Words::parse(&inside[..end]), inside.get(end + 1..).unwrap_or_default());
    }
    let written = text.strip_prefix("{title text} : ");
    let quoted = written.unwrap_or(text);
    let quoted = quoted.strip_prefix('"').unwrap_or(quoted);
    let (words, behind) = quoted.split_once('"').unwrap_or((quoted, ""));
    let (prefix, behind) = behind.strip_prefix(" *").map_or((false, behind), |behind| (true, behind));
    (Words::Term(term(words, written.is_some(), prefix)), behind)
}

/// Where the bracket that is open at the beginning is closed.
fn closing(text: &str) -> usize {
    let (mut depth, mut inside) = (0, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => inside = !inside,
            '(' if !inside => depth += 1,
            ')' if !inside && depth == 0 => return at,
            ')' if !inside => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// What no row has: no word has a space in it.
const NOTHING: &str = "' '";

/// Words that follow each other, as a `tsquery`. Some characters fold to nothing, and leave none between two spaces.
fn term(words: &str, written: bool, prefix: bool) -> String {
    let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
    let count = words.len();
    if count == 0 {
        return NOTHING.to_owned();
    }
    let one = |(place, word): (usize, &str)| {
        let open = if prefix && place + 1 == count { "*" } else { "" };
        let mark = if written { "A" } else { "" };
        let marks = format!("{open}{mark}");
        let colon = if marks.is_empty() { "" } else { ":" };
        format!("'{}'{colon}{marks}", word.replace('\\', "\\\\").replace('\'', "''"))
    };
    words.into_iter().enumerate().map(one).collect::<Vec<_>>().join(" <-> ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fts5_is_asked_is_asked_of_postgresql() {
        for (text, expected, of_one_row) in [
            ("\"veto\"", "'veto'", true),
            ("\"vetoed\" OR \"veto\"", "('vetoed') | ('veto')", true),
            ("(\"russia\") AND (\"vetoed\" OR \"veto\")", "('russia') & (('vetoed') | ('veto'))", false),
            ("{title text} : \"vetoed it\"", "'vetoed':A <-> 'it':A", true),
            ("{title text} : \"veto\" *", "'veto':*A", true),
            ("\"vet\" *", "'vet':*", true),
            ("{title text} : \" a\"", "'a':A", true),
            ("\"\" OR \"a\"", "(' ') | ('a')", true),
            ("(\"veto\") NOT (\"syria\")", "('veto') & !(('syria'))", false),
            ("\"a\" OR {title text} : \"b c\"", "('a') | ('b':A <-> 'c':A)", true),
            (
                "((\"a\") AND (\"b\")) NOT (\"@li @bao\" * OR \"c\")",
                "(('a') & ('b')) & !((('@li' <-> '@bao':*) | ('c')))",
                false,
            ),
        ] {
            let words = Words::parse(text);
            assert_eq!((words.query().as_str(), words.is_of_one_row()), (expected, of_one_row), "{text}");
        }
    }
}
