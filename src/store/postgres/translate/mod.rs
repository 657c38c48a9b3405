//! Statements of the builder in PostgreSQL's words.
//!
//! # Design
//!
//! Statements are ours, of a few hundred shapes, and written in SQLite's words: they are translated token by token when
//! they are asked. What is translated is a question of spelling alone. Placeholders are numbered, sets of values become
//! arrays, hints go (unary `+`, `INDEXED BY`, `CROSS JOIN` with a condition, `likelihood`), functions have their other names,
//! and flags, which are numbers in both, are compared where they stand as conditions. Where the engines have to be asked
//! differently, the statement says so ([`crate::store::sql::dialect`]).

mod context;
mod functions;
mod tokens;
mod words;

use context::{CLAUSES, has_condition, is_condition, is_keyword, is_unary, last, next};
use tokens::{Token, tokens};
use words::Words;

use crate::store::sql::builder::{Sql, Value};
use crate::store::sql::dialect::{POSTGRES, SQLITE, without};

/// A value that is bound.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::store) enum Bound {
    Int(i64),
    Real(f64),
    Text(String),
    Blob(Vec<u8>),
    Numbers(Vec<i64>),
    Texts(Vec<String>),
}

/// A statement of PostgreSQL with its values.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::store) struct Statement {
    pub text: String,
    pub values: Vec<Bound>,
}

/// Columns that are conditions by themselves: 1 and 0.
const FLAGS: [&str; 8] =
    ["asserted", "contested", "in_registry", "is_outlet", "official", "placed", "provisional", "without_vote"];

/// The statement as PostgreSQL is asked it.
pub(in crate::store) fn translate(sql: &Sql) -> Statement {
    let text = without(&sql.text, SQLITE, POSTGRES);
    let mut writer = Writer { given: &sql.values, statement: Statement::default(), subqueries: 0, ignores: false };
    writer.all(&tokens(&text));
    if writer.ignores {
        writer.push(" ON CONFLICT DO NOTHING");
    }
    writer.statement
}

/// A text as PostgreSQL can hold it: it has no null character. What stands for one takes as much room, so that every place
/// in the text is where it was.
pub(in crate::store) fn storable(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "\u{FFFD}") } else { text }
}

/// What has been written of a statement.
struct Writer<'s> {
    given: &'s [Value],
    statement: Statement,
    /// Subqueries that were given a name.
    subqueries: usize,
    /// Whether rows that are there already are passed over.
    ignores: bool,
}

impl Writer<'_> {
    fn push(&mut self, text: &str) {
        self.statement.text.push_str(text);
    }

    /// Writes a placeholder for a value.
    fn bind(&mut self, value: Bound) {
        self.statement.values.push(value);
        let number = self.statement.values.len();
        self.push(&format!("${number}"));
    }

    /// Writes a value of the statement.
    fn value(&mut self, place: usize) {
        match self.given.get(place).cloned().unwrap_or(Value::Null) {
            Value::Int(number) => self.bind(Bound::Int(number)),
            Value::Real(number) => self.bind(Bound::Real(number)),
            Value::Text(text) | Value::Numbers(text) => self.bind(Bound::Text(storable(text))),
            Value::Blob(bytes) => self.bind(Bound::Blob(bytes)),
            // Without a type of its own it takes that of the column.
            Value::Null => self.push("NULL"),
        }
    }

    /// The text of a value.
    fn text(&self, place: usize) -> &str {
        match self.given.get(place) {
            Some(Value::Text(text) | Value::Numbers(text)) => text,
            _ => "",
        }
    }

    /// Writes tokens of one level.
    fn all(&mut self, tokens: &[Token]) {
        let (mut at, mut grouped) = (0, false);
        while let Some(token) = tokens.get(at) {
            match token {
                Token::Word(word) if is_keyword(word) => {
                    grouped = *word == "BY" || grouped && !CLAUSES.contains(word) && *word != "SELECT";
                    at = self.keyword(tokens, at, word, grouped);
                }
                Token::Word(word) => at = self.name(tokens, at, word),
                Token::Value(place) => {
                    self.value(*place);
                    at += 1;
                }
                // A hint that no index is to be used.
                Token::Sign("+") if is_unary(tokens, at) => at += 1,
                Token::Group(inside) => {
                    self.group(inside);
                    at += 1;
                }
                Token::Quoted(text) if text.starts_with('x') => {
                    let digits = text.trim_start_matches('x').trim_matches('\'');
                    self.push(&format!("'\\x{digits}'::bytea"));
                    at += 1;
                }
                Token::Quoted(text) | Token::Number(text) | Token::Sign(text) | Token::Space(text) => {
                    self.push(text);
                    at += 1;
                }
            }
        }
    }

    fn group(&mut self, inside: &[Token]) {
        self.push("(");
        self.all(inside);
        self.push(")");
    }

    /// Writes a keyword and what belongs to it; where to go on.
    fn keyword(&mut self, tokens: &[Token], at: usize, word: &str, grouped: bool) -> usize {
        match word {
            "CROSS" if has_condition(tokens, at + 1) => return next(tokens, at + 1).map_or(at + 1, |(join, _)| join),
            "INDEXED" => {
                let by = next(tokens, at + 1).map_or(at, |(by, _)| by);
                return next(tokens, by + 1).map_or(by + 1, |(index, _)| index + 1);
            }
            "IS" => return self.comparison(tokens, at),
            "GLOB" => {
                self.push("~~ glob");
                if let Some((value, Token::Value(place))) = next(tokens, at + 1) {
                    self.push("(");
                    self.value(*place);
                    self.push(")");
                    return value + 1;
                }
            }
            "OR" if matches!(next(tokens, at + 1), Some((_, Token::Word("IGNORE")))) => {
                self.ignores = true;
                return next(tokens, at + 1).map_or(at + 1, |(ignore, _)| ignore + 1);
            }
            // Whatever is cast to one may be as long as any number.
            "INTEGER" => self.push("bigint"),
            "NULL" if grouped => self.push("NULL::text"),
            // A flag that is shown, which is a number in SQLite.
            "EXISTS" if last(tokens, at) == Some(&Token::Word("CASE")) => {
                if let Some((inside, Token::Group(group))) = next(tokens, at + 1) {
                    self.push("(EXISTS ");
                    self.group(group);
                    self.push(")::integer");
                    return inside + 1;
                }
            }
            "FROM" | "JOIN" => {
                self.push(word);
                if let Some((inside, Token::Group(group))) = next(tokens, at + 1) {
                    self.push(" ");
                    self.group(group);
                    self.name_subquery(tokens, inside + 1);
                    return inside + 1;
                }
            }
            word => self.push(word),
        }
        at + 1
    }

    /// Names a subquery that has no name: PostgreSQL asks for one.
    fn name_subquery(&mut self, tokens: &[Token], behind: usize) {
        let named = match next(tokens, behind) {
            Some((_, Token::Word(word))) => *word == "AS" || !is_keyword(word),
            _ => false,
        };
        if !named {
            self.subqueries += 1;
            let number = self.subqueries;
            self.push(&format!(" AS subquery_{number}"));
        }
    }

    /// Writes `IS`, which compares any values in SQLite, and what it compares with is left to follow.
    fn comparison(&mut self, tokens: &[Token], at: usize) -> usize {
        let known = |token: Option<(usize, &Token)>| {
            matches!(token, Some((_, Token::Word("NULL" | "TRUE" | "FALSE" | "DISTINCT"))))
        };
        match next(tokens, at + 1) {
            Some((not, Token::Word("NOT"))) if !known(next(tokens, not + 1)) => {
                self.push("IS DISTINCT FROM");
                return not + 1;
            }
            Some((_, Token::Word("NOT"))) => self.push("IS"),
            other if known(other) => self.push("IS"),
            _ => self.push("IS NOT DISTINCT FROM"),
        }
        at + 1
    }

    /// Writes a name: a function with its arguments, a column that is a condition, or what it is; where to go on.
    fn name(&mut self, tokens: &[Token], at: usize, word: &str) -> usize {
        if let Some(Token::Group(arguments)) = tokens.get(at + 1) {
            functions::write(self, word, arguments);
            return at + 2;
        }
        if let Some((matches, Token::Word("MATCH"))) = next(tokens, at + 1)
            && let Some((value, Token::Value(place))) = next(tokens, matches + 1)
        {
            let words = Words::parse(self.text(*place));
            self.matches(word, &words);
            return value + 1;
        }
        // `alias.column` is written as one.
        let (full, end) = match (tokens.get(at + 1), tokens.get(at + 2)) {
            (Some(Token::Sign(".")), Some(Token::Word(column))) => (format!("{word}.{column}"), at + 3),
            _ => (word.to_owned(), at + 1),
        };
        if let Some((arrow, Token::Sign("->>"))) = next(tokens, end)
            && let Some((key, Token::Number(number))) = next(tokens, arrow + 1)
        {
            let kind = if self.holds_numbers() { "::bigint" } else { "" };
            self.push(&format!("({full} ->> {number}){kind}"));
            return key + 1;
        }
        let column = full.rsplit('.').next().unwrap_or_default();
        let is_flag = FLAGS.contains(&column) && is_condition(tokens, at, end);
        self.push(&if is_flag { format!("({full} <> 0)") } else { full });
        end
    }

    /// Whether what the statement takes apart are arrays of numbers.
    fn holds_numbers(&self) -> bool {
        let of_numbers =
            |value: &Value| matches!(value, Value::Text(text) if text.starts_with("[[") && !text.starts_with("[[\""));
        self.given.iter().any(of_numbers)
    }
}

#[cfg(test)]
mod tests;
