//! Conditions that several filters share: one of several values, the words of a search, languages, names.

use crate::domain::slug;
use crate::store::search::expression::{Expression, Scope};
use crate::store::search::query_parser::Query;
use crate::store::sql::builder::Sql;
use crate::store::{Error, Result};

/// Values one parameter may have at once: each is a walk of its own through an index.
pub const MAX_VALUES: usize = 50;

/// The words of `q` as a condition on rows, with `check` ending before the expression.
pub(in crate::store) fn words_in(q: Option<&str>, id: &str, check: &str) -> Result<Option<Sql>> {
    let Some(query) = q.map(Query::parse).transpose()? else { return Ok(None) };
    Ok(match query.expression(Scope::Texts) {
        Expression::Match(text) => Some(Sql::with(format!("{id} IN ({check} ?)"), text)),
        Expression::Except(text) => Some(Sql::with(format!("{id} NOT IN ({check} ?)"), text)),
    })
}

/// The condition that the text of an article is in a language: what its tag begins with, subtag by subtag, in capitals or
/// not (RFC 4647, basic filtering). `plus` keeps an index from being used.
pub(in crate::store) fn in_language(plus: &str, article: &str, range: &str) -> Sql {
    let range = range.to_lowercase();
    let primary = range.split('-').next().unwrap_or_default();
    let mut sql = Sql::with(format!("({plus}{article}.language_subtag = ?"), primary);
    if primary != range {
        let start = format!("{range}-");
        sql.push(&format!(" AND substr(lower({article}.language) || '-', 1, "));
        sql.bind(i64::try_from(start.chars().count()).unwrap_or(i64::MAX)).push(") = ").bind(start);
    }
    sql.push(")");
    sql
}

/// The two ways in which a quote can be of a speaker of this name: without an id, and as what a known actor said.
pub(in crate::store) fn spoken_by_name(plus: &str, quote: &str, name: &str) -> [Sql; 2] {
    let name = slug(name);
    let actor = "(SELECT id FROM actor WHERE name_key = ? ORDER BY slug LIMIT 1)";
    [
        Sql::with(format!("{plus}{quote}.speaker_key = ?"), name.as_str()),
        Sql::with(format!("{plus}{quote}.speaker = {actor}"), name),
    ]
}

/// Refuses more values than one parameter may have.
pub(in crate::store) fn at_most(parameter: &'static str, count: usize) -> Result<()> {
    if count <= MAX_VALUES {
        return Ok(());
    }
    Err(Error::BadFilter { parameter, detail: format!("takes at most {MAX_VALUES} values, not {count}") })
}

/// A check of one of several values.
pub(in crate::store) fn any_of(check: &str, values: impl Iterator<Item = Sql>) -> Sql {
    let mut sql = Sql::new(check);
    for (i, value) in values.enumerate() {
        sql.push(if i == 0 { " (" } else { ", " }).append(&value);
    }
    // A check may end inside a subquery.
    let open = check.matches('(').count() - check.matches(')').count();
    sql.push(&")".repeat(open + 1));
    sql
}

/// One of several conditions.
pub(in crate::store) fn either(conditions: impl IntoIterator<Item = Sql>) -> Sql {
    let mut sql = Sql::new("(");
    for (i, condition) in conditions.into_iter().enumerate() {
        sql.push(if i > 0 { " OR " } else { "" }).append(&condition);
    }
    sql.push(")");
    sql
}
