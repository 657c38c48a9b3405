//! Known values of filters: whether there is, or ever was, what a filter names.
//!
//! # Design
//!
//! `speaker=Lavrov` has no quote, and an empty list would not say that the speaker's id is another one. So each value
//! is looked up, in the registry, in the stored rows and among those that rows had before they were removed
//! (`known_value`). The look-up is a statement of the page's own trip; only where it finds something unknown a second
//! trip fetches what may have been meant.

mod named;

use std::collections::HashMap;

use named::{Named, by_symbol};

use crate::domain::slug;
use crate::store::error::UnknownValue;
use crate::store::list::conditions::MAX_VALUES;
use crate::store::pool::batch::{Then, TransactionState};
use crate::store::search::direct;
use crate::store::search::expression::{Expression, Scope};
use crate::store::search::query_parser::Query;
use crate::store::sql::builder::Sql;
use crate::store::{Error, OneOf, Result, Snapshot};

/// Unknown values of one request for which suggestions are looked for: each takes milliseconds.
const SUGGESTED: usize = 5;

/// Letters that a mistyped word is taken to have right: the first.
const BEGINNING: usize = 2;

/// A parameter with what its values name.
type Parameter = (&'static str, Named);

/// The parameters whose values are looked up.
const PARAMETERS: [Parameter; 7] = [
    ("actor", Named::Actor),
    ("speaker", Named::Actor),
    ("speaker_state", Named::State),
    ("speaker_organisation", Named::Actor),
    ("publisher", Named::Publisher),
    ("via", Named::Via),
    ("vote", Named::Vote),
];

/// The statement that finds which of these values are unknown, as a JSON array of parameters with values; none
/// where none is given.
pub(in crate::store) fn look_up(given: &[(&'static str, &OneOf<String>)]) -> Option<Sql> {
    let mut sql = Sql::default();
    for (parameter, values) in given.iter().filter(|(_, values)| !values.is_empty() && values.0.len() <= MAX_VALUES) {
        let (_, named) = PARAMETERS.iter().find(|(known, _)| known == parameter)?;
        let pairs: Vec<[String; 2]> = values.0.iter().map(|value| [value.clone(), named.key(value)]).collect();
        sql.push(if sql.text.is_empty() {
            "SELECT json_group_array(json_array(parameter, given)) FROM ("
        } else {
            " UNION ALL "
        });
        sql.push(&format!("SELECT '{parameter}' AS parameter, j.value ->> 0 AS given FROM json_each("));
        sql.bind(serde_json::to_string(&pairs).unwrap_or_default());
        sql.push(&format!(") j WHERE NOT ({})", named.known()));
    }
    (!sql.text.is_empty()).then(|| {
        sql.push(")");
        sql
    })
}

impl Snapshot {
    /// Refuses values that [`look_up`]'s statement finds unknown, in a trip of its own: where what is asked
    /// for takes several anyway.
    pub(in crate::store) async fn require_known(&mut self, looked_up: Option<Sql>) -> Result<()> {
        let Some(sql) = looked_up else { return Ok(()) };
        let rows = self.run_batch(vec![sql], Then::More).await?.pop().unwrap_or_default();
        let found: Option<&str> = rows.first().map(|row| row.try_get(0)).transpose()?;
        let found = found.unwrap_or("[]").to_owned();
        self.refuse_unknown(&found).await
    }

    /// Refuses what [`look_up`]'s statement has found, with what may have been meant.
    pub(in crate::store) async fn refuse_unknown(&mut self, found: &str) -> Result<()> {
        let found: Vec<(String, String)> = serde_json::from_str(found)?;
        if found.is_empty() {
            return Ok(());
        }
        if self.stage == TransactionState::Ended {
            // The page is over. What is suggested may be of a later state.
            self.stage = TransactionState::Fresh;
        }
        let mut unknown = Vec::new();
        let mut read: HashMap<&'static str, Vec<(String, String)>> = HashMap::new();
        for (place, (parameter, given)) in found.into_iter().enumerate() {
            let Some((parameter, named)) = PARAMETERS.iter().find(|(known, _)| *known == parameter) else { continue };
            let meant = match named {
                _ if place >= SUGGESTED => Vec::new(),
                Named::Actor => self.actors_like(&given).await?,
                Named::State | Named::Publisher | Named::Via | Named::Vote => {
                    let sql = named.candidates();
                    if !read.contains_key(sql) {
                        read.insert(sql, Sql::new(sql).all(self.conn().await?).await?);
                    }
                    match (named, by_symbol(&given, &read[sql])) {
                        (Named::Vote, Some(id)) => vec![(given.clone(), id)],
                        _ => read[sql].clone(),
                    }
                }
            };
            unknown.push(UnknownValue { parameter, given, detail: named.detail(), meant });
        }
        Err(Error::NoSuchValues(unknown))
    }

    /// Actors who may have been meant: the one that is called just so; else the one most quoted of those that have all of
    /// the words in their names, the registry's first; else those that have any, or words that begin as they do, for the
    /// spelling to decide.
    async fn actors_like(&mut self, given: &str) -> Result<Vec<(String, String)>> {
        if let Some(id) = self.actor_called(given).await? {
            return Ok(vec![(given.to_owned(), id)]);
        }
        let words: Vec<String> = slug(given).split('-').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let Some(all) = names(&words.join(" ")) else { return Ok(Vec::new()) };
        let sql = format!("{} ORDER BY s.in_registry DESC, s.quotes_first, s.slug LIMIT 1", Named::Actor.candidates());
        let best: Option<(String, String)> = Sql::with(sql, all).first(self.conn().await?).await?;
        if let Some((_, id)) = best {
            return Ok(vec![(given.to_owned(), id)]);
        }
        let Some(any) = names(&words.join(" OR ")) else { return Ok(Vec::new()) };
        let found: Vec<(String, String)> = Sql::with(Named::Actor.candidates(), any).all(self.conn().await?).await?;
        if !found.is_empty() {
            return Ok(found);
        }
        let beginnings = words.iter().map(|word| word.chars().take(BEGINNING).chain(['*']).collect::<String>());
        let Some(alike) = names(&beginnings.collect::<Vec<_>>().join(" OR ")) else { return Ok(Vec::new()) };
        let found: Vec<(String, String)> = Sql::with(Named::Actor.candidates(), alike).all(self.conn().await?).await?;
        // `lavrow` is near a word of an id, and far from all of it.
        let parts = |(_, id): &(String, String)| -> Vec<(String, String)> {
            let parts = id.split('-').filter(|_| words.len() == 1);
            parts.chain([id.as_str()]).map(|part| (part.to_owned(), id.clone())).collect()
        };
        Ok(found.iter().flat_map(parts).collect())
    }

    /// The id of the first actor whose name or alias this is: who writes `UN` does not mean Kim Jong Un.
    async fn actor_called(&mut self, given: &str) -> Result<Option<String>> {
        let Ok(query) = Query::parse(given) else { return Ok(None) };
        let conn = self.conn().await?;
        let Some(number) = direct::actors(conn, &query).await?.into_iter().next() else { return Ok(None) };
        let found: Option<(String,)> = Sql::with("SELECT slug FROM actor WHERE id = ?", number).first(conn).await?;
        Ok(found.map(|(id,)| id))
    }
}

/// The expression that finds names by these words.
fn names(words: &str) -> Option<String> {
    match Query::parse(words).map(|query| query.expression(Scope::Names)) {
        Ok(Expression::Match(text)) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
