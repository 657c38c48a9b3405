//! FTS5: SQLite's full-text indexes, their statements and the syntax of what they are asked.
//!
//! # Design
//!
//! Every index has the same four columns, of words that are analyzed already: what stands here parts them at spaces and
//! knows no more of them. So one expression serves all indexes, and another engine needs another file like this one.

use crate::store::Result;
use crate::store::sql::builder::{Insert, Numbers, Sql, Value};
use crate::store::sql::dialect::only_postgres;
use crate::store::sql::engine::Engine;

/// An index as the migration makes them, to hold one of them against.
pub(in crate::store) const AGAIN: &str =
    "fts5 (title, text, title_stems, text_stems, content = '', tokenize = \"ascii tokenchars '@'\")";

/// A full-text index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum FullText {
    Article,
    Quote,
    Claim,
    Actor,
    Vote,
}

impl FullText {
    pub const ALL: [Self; 5] = [Self::Article, Self::Quote, Self::Claim, Self::Actor, Self::Vote];

    pub const fn table(self) -> &'static str {
        match self {
            Self::Article => "article_fts",
            Self::Quote => "quote_fts",
            Self::Claim => "claim_fts",
            Self::Actor => "actor_fts",
            Self::Vote => "vote_fts",
        }
    }

    /// Rows to be entered: a number and four texts each.
    pub fn insert(self) -> Insert {
        Insert::words(match self {
            Self::Article => "article_fts (rowid, title, text, title_stems, text_stems)",
            Self::Quote => "quote_fts (rowid, title, text, title_stems, text_stems)",
            Self::Claim => "claim_fts (rowid, title, text, title_stems, text_stems)",
            Self::Actor => "actor_fts (rowid, title, text, title_stems, text_stems)",
            Self::Vote => "vote_fts (rowid, title, text, title_stems, text_stems)",
        })
    }

    /// The condition that ends before an expression.
    pub const fn check(self) -> &'static str {
        match self {
            Self::Article => "SELECT rowid FROM article_fts WHERE article_fts MATCH",
            Self::Quote => "SELECT rowid FROM quote_fts WHERE quote_fts MATCH",
            Self::Claim => "SELECT rowid FROM claim_fts WHERE claim_fts MATCH",
            Self::Actor => "SELECT rowid FROM actor_fts WHERE actor_fts MATCH",
            Self::Vote => "SELECT rowid FROM vote_fts WHERE vote_fts MATCH",
        }
    }

    /// The rows that match, as a JSON array of their numbers, in their order.
    pub fn matching(self, expression: impl Into<Value>) -> Sql {
        let table = self.table();
        // PostgreSQL has several rows of a long text, in no order.
        let (once, order) = (only_postgres("DISTINCT "), only_postgres(" ORDER BY rowid"));
        Sql::with(format!("SELECT json_group_array({once}rowid{order}) FROM {table} WHERE {table} MATCH ?"), expression)
    }

    /// Takes rows out, given by their numbers.
    pub async fn delete(self, conn: &mut impl Engine, numbers: &Numbers) -> Result<()> {
        let sql = format!("DELETE FROM {} WHERE rowid IN (SELECT value FROM json_each(?))", self.table());
        Sql::with(sql, numbers).run(conn).await?;
        Ok(())
    }

    /// Takes all rows out.
    pub async fn clear(self, conn: &mut impl Engine) -> Result<()> {
        let table = self.table();
        let sql = if conn.is_postgres() {
            format!("DELETE FROM {table}")
        } else {
            format!("INSERT INTO {table} ({table}) VALUES ('delete-all')")
        };
        Sql::new(sql).run(conn).await?;
        Ok(())
    }
}

/// Matches of an index in the order of their ranks, each with its row in `w` and what orders equal ones.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct Ranked {
    pub index: FullText,
    /// The table of the rows, and their number in it.
    pub table: &'static str,
    pub number: &'static str,
    pub tie: &'static str,
}

impl Ranked {
    fn from(self) -> String {
        let Self { index, table, number, .. } = self;
        let index = index.table();
        format!("{index} CROSS JOIN {table} w ON w.{number} = {index}.rowid")
    }

    /// The first matches behind a place, as `number`, `rank` and `tie`; `behind` is a rank, whether its equals are behind it
    /// as well, and else behind which of them.
    pub fn page(self, expression: &str, only: &Sql, behind: Option<(f64, bool, Option<&str>)>, limit: usize) -> Sql {
        let (index, from, tie) = (self.index.table(), self.from(), self.tie);
        let inner = format!("SELECT {index}.rowid AS number, {index}.rank AS rank, {tie} AS tie FROM {from}");
        let mut sql = Sql::with(format!("{inner} WHERE {index} MATCH ?"), expression);
        sql.append(only);
        match behind {
            Some((rank, _, Some(last))) => {
                sql.push(&format!(" AND ({index}.rank, {tie}) > ")).tuple([rank.into(), Value::from(last)])
            }
            Some((rank, true, None)) => sql.push(&format!(" AND {index}.rank >= ")).bind(rank),
            Some((rank, false, None)) => sql.push(&format!(" AND {index}.rank > ")).bind(rank),
            None => &mut sql,
        };
        sql.push(" ORDER BY 2, 3 LIMIT 0 + ").bind(i64::try_from(limit).unwrap_or(i64::MAX));
        sql
    }

    pub fn count(self, expression: &str, only: &Sql) -> Sql {
        let mut sql =
            Sql::with(format!("SELECT count(*) FROM {} WHERE {} MATCH ?", self.from(), self.index.table()), expression);
        sql.append(only);
        sql
    }
}

/// A word, or several that follow each other, in any column; with `prefix` the last may go on.
pub(in crate::store) fn word(words: &str, prefix: bool) -> String {
    format!("\"{words}\"{}", if prefix { " *" } else { "" })
}

/// Words that follow each other as they are written.
pub(in crate::store) fn phrase(words: &str, prefix: bool) -> String {
    format!("{{title text}} : {}", word(words, prefix))
}

/// A word or phrase of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Phrase {
    /// Parted by single spaces.
    words: String,
    /// Whether the last word may go on.
    prefix: bool,
    /// Whether it is looked for among the words as written alone.
    pub written: bool,
}

impl Phrase {
    /// The expression for it alone.
    pub fn expression(&self) -> String {
        if self.written { phrase(&self.words, self.prefix) } else { word(&self.words, self.prefix) }
    }

    /// How often it stands in a row of words.
    pub fn count_in(&self, words: &[&str]) -> usize {
        let wanted: Vec<&str> = self.words.split(' ').collect();
        let is_here = |here: &&[&str]| {
            let same = |(place, word): (usize, &&str)| {
                let last = place + 1 == wanted.len();
                if last && self.prefix { word.starts_with(wanted[place]) } else { *word == wanted[place] }
            };
            here.iter().enumerate().all(same)
        };
        words.windows(wanted.len()).filter(is_here).count()
    }
}

/// The words and phrases of an expression, in their order.
pub(in crate::store) fn phrases(expression: &str) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut rest = expression;
    while let Some((before, quoted)) = rest.split_once('"') {
        let (words, behind) = quoted.split_once('"').unwrap_or((quoted, ""));
        let (prefix, written) = (behind.starts_with(" *"), before.ends_with("{title text} : "));
        phrases.push(Phrase { words: words.to_owned(), prefix, written });
        rest = behind;
    }
    phrases
}

/// What any of the expressions finds.
pub(in crate::store) fn any(expressions: impl Iterator<Item = String>) -> String {
    expressions.collect::<Vec<_>>().join(" OR ")
}

/// What all of the expressions find.
pub(in crate::store) fn all(expressions: impl Iterator<Item = String>) -> String {
    let all: Vec<String> = expressions.collect();
    if let [one] = &all[..] { one.clone() } else { format!("({})", all.join(") AND (")) }
}

/// What the first expression finds and the second does not.
pub(in crate::store) fn but_not(found: &str, not: &str) -> String {
    format!("({found}) NOT ({not})")
}

/// The table that is to be filled next, and the last row it has; none where nothing is to be rebuilt.
pub(in crate::store) async fn next_rebuild(conn: &mut impl Engine) -> Result<Option<(String, i64)>> {
    Sql::new("SELECT name, last FROM full_text_rebuild ORDER BY name LIMIT 1").first(conn).await
}

/// Notes how far a table is filled.
pub(in crate::store) async fn rebuilt_up_to(conn: &mut impl Engine, table: &str, last: i64) -> Result<()> {
    let mut sql = Sql::with("UPDATE full_text_rebuild SET last = ?", last);
    sql.push(" WHERE name = ").bind(table);
    sql.run(conn).await?;
    Ok(())
}

/// Notes that a table is filled.
pub(in crate::store) async fn rebuilt(conn: &mut impl Engine, table: &str) -> Result<()> {
    // No migration of PostgreSQL's has emptied one yet.
    if conn.is_postgres() {
        return Ok(());
    }
    Sql::with("DELETE FROM full_text_rebuild WHERE name = ?", table).run(conn).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_is_read_back_as_its_phrases() {
        let parts = [word("veto", false), phrase("the council", true), word("@li @bao", true)];
        let text = but_not(&all([any(parts[..2].iter().cloned()), word("x", false)].into_iter()), &parts[2]);
        let found: Vec<String> = phrases(&text).iter().map(Phrase::expression).collect();
        assert_eq!(found, [parts[0].as_str(), &parts[1], "\"x\"", &parts[2]]);
        let phrase = &phrases(&parts[1])[0];
        assert_eq!(phrase.count_in(&["the", "council", "the", "councils", "the", "cou"]), 2);
        assert_eq!(phrase.count_in(&["council"]), 0);
    }
}
