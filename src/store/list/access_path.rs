//! Access paths that several lists share: how a filter's value becomes a condition.

use serde::Serialize;
use uuid::Uuid;

use super::conditions::{any_of, at_most};
use super::json_row::JsonRow;
use super::keyset::{ALL, IndexScan, List, Order};
use crate::domain::slug;
use crate::store::search::expression::{Expression, Scope};
use crate::store::search::query_parser::Query;
use crate::store::sql::builder::{Numbers, Sql};
use crate::store::sql::dialect::{only_postgres, only_sqlite};
use crate::store::{OneOf, Result};

/// The database's number of an actor, by its slug or a state's code.
pub(in crate::store) fn actor_number(given: &str) -> Sql {
    let by = if is_code(given) { "iso3" } else { "slug" };
    Sql::with(format!("(SELECT id FROM actor WHERE {by} = ?)"), given)
}

/// Whether a value is an ISO 3166 alpha-3 code; slugs are in lower case.
pub(in crate::store) fn is_code(given: &str) -> bool {
    given.len() == 3 && given.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The database's number of an article.
pub(in crate::store) fn article_number(id: Uuid) -> Sql {
    Sql::with("(SELECT id FROM article WHERE uuid = ?)", id)
}

/// The row id of an outlet, by its name in any spelling.
pub(in crate::store) fn publisher_number(given: &str) -> Sql {
    Sql::with("(SELECT id FROM publisher WHERE slug = ?)", slug(given))
}

pub(in crate::store) fn equals(column: &str, value: &Sql) -> Sql {
    let mut sql = Sql::new(format!("{column} = "));
    sql.append(value);
    sql
}

/// A walk through the index of one parameter.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct AccessPath {
    pub parameter: &'static str,
    /// The table walked, and with it the resource's own under its usual alias.
    pub from: &'static str,
    /// The alias of the table walked.
    pub walked: &'static str,
    /// The id of the resource's row.
    pub id: &'static str,
    /// The column that leads.
    pub column: &'static str,
    /// What to check, in front of the values in brackets, where another parameter leads.
    pub check: &'static str,
}

/// How the words of `q` are looked for.
#[derive(Clone, Debug)]
pub(in crate::store) enum TextMatch {
    /// Matching by FTS5 (`MATCH`).
    Fts,
    /// Matching rows are known already, as a JSON array of their ids.
    Ids(Numbers),
    /// The reader of the list knows where they are.
    External,
}

impl TextMatch {
    /// The same where a condition is to tell: what is known elsewhere is asked of the index.
    pub fn known(&self) -> Self {
        if matches!(self, Self::External) { Self::Fts } else { self.clone() }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum PlanChoice {
    /// The first filter that can.
    First,
    /// The filter of this parameter.
    By(&'static str),
    /// None: all are checked.
    Nothing,
}

/// A parameter that can lead into an index.
#[derive(Debug)]
pub(in crate::store) struct Candidate {
    pub parameter: &'static str,
    /// Its walks, where it leads.
    pub scans: Vec<IndexScan>,
    /// What is to be checked where another leads; nothing where it is checked anyway.
    pub check: Sql,
}

/// Access paths of a list: one parameter leads into its index, the others are checked on the rows found there.
#[derive(Debug, Default)]
pub(in crate::store) struct AccessPaths {
    /// In the order in which they lead, if nothing else is known of them.
    pub candidates: Vec<Candidate>,
    conditions: Vec<Sql>,
}

impl AccessPaths {
    /// Whether a parameter leads already.
    pub fn taken(&self) -> bool {
        !self.candidates.is_empty()
    }

    /// What every row is to be checked for, if nothing leads; ranges that the list bounds by itself left out.
    pub fn checks(&self) -> impl Iterator<Item = &Sql> {
        self.candidates.iter().map(|offer| &offer.check).chain(&self.conditions)
    }

    /// A parameter that can lead; `value` makes an expression of each of its values.
    pub fn offer<T>(&mut self, walk: AccessPath, given: &OneOf<T>, value: impl Fn(&T) -> Sql) -> Result<()> {
        let AccessPath { parameter, from, walked, id, column, check } = walk;
        at_most(parameter, given.0.len())?;
        if given.is_empty() {
            return Ok(());
        }
        let arm = |given| IndexScan { from: Sql::new(from), walked, id, lead: equals(column, &value(given)) };
        let scans = given.0.iter().map(arm).collect();
        self.offer_scans(parameter, scans, any_of(check, given.0.iter().map(value)));
        Ok(())
    }

    /// The same, where each of the values must hold: the first can lead, the others are checked.
    pub fn offer_all<T: Clone>(&mut self, walk: AccessPath, given: &OneOf<T>, value: impl Fn(&T) -> Sql) -> Result<()> {
        at_most(walk.parameter, given.0.len())?;
        let Some((first, others)) = given.0.split_first() else { return Ok(()) };
        self.offer(walk, &OneOf(vec![first.clone()]), &value)?;
        self.conditions.extend(others.iter().map(|given| any_of(walk.check, std::iter::once(value(given)))));
        Ok(())
    }

    /// Walks of a parameter that can lead, and what is checked where another does.
    pub fn offer_scans(&mut self, parameter: &'static str, scans: Vec<IndexScan>, check: Sql) {
        self.candidates.push(Candidate { parameter, scans, check });
    }

    /// A range of values that can lead, or is checked.
    pub fn offer_range(&mut self, parameter: &'static str, arm: IndexScan, check: Sql) {
        self.offer_scans(parameter, vec![arm], check);
    }

    /// A search as its words are looked for; `among` is [`AccessPath::from`] with numbers from JSON in the place of the index.
    pub fn words(&mut self, q: Option<&str>, walk: AccessPath, among: &'static str, words: TextMatch) -> Result<()> {
        let AccessPath { parameter, walked, id, .. } = walk;
        match words {
            TextMatch::Fts => self.search(q, walk)?,
            TextMatch::Ids(numbers) => {
                let check = Sql::with(format!("{id} IN (SELECT value FROM json_each(?))"), &numbers);
                let arm = IndexScan { from: Sql::with(among, numbers), walked, id, lead: Sql::default() };
                self.candidates.push(Candidate { parameter, scans: vec![arm], check });
            }
            TextMatch::External => {}
        }
        Ok(())
    }

    /// A search; `check` ends before its expression.
    pub fn search(&mut self, q: Option<&str>, walk: AccessPath) -> Result<()> {
        let Some(query) = q.map(Query::parse).transpose()? else { return Ok(()) };
        let AccessPath { parameter, from, walked, id, column, check } = walk;
        match query.expression(Scope::of(column)) {
            Expression::Match(text) => {
                // PostgreSQL has several rows of a long text: see `from`.
                let (among, end) = (only_postgres(&format!("{id} IN ({check} ")), only_postgres(")"));
                let lead = format!("{}{among}?{end}", only_sqlite(&format!("{column} MATCH ")));
                let lead = Sql::with(lead, text.as_str());
                let scans = vec![IndexScan { from: Sql::new(from), walked, id, lead }];
                let check = Sql::with(format!("{id} IN ({check} ?)"), text);
                self.candidates.push(Candidate { parameter, scans, check });
            }
            Expression::Except(text) => self.conditions.push(Sql::with(format!("{id} NOT IN ({check} ?)"), text)),
        }
        Ok(())
    }

    /// The list, led by the first parameter; without one, `all` is walked.
    pub fn into_list(self, all: IndexScan, resource: Resource, order: Order) -> List {
        self.into_list_led(PlanChoice::First, all, resource, order)
    }

    /// The list, led as it is said.
    pub fn into_list_led(self, led: PlanChoice, all: IndexScan, resource: Resource, order: Order) -> List {
        let Self { candidates, mut conditions } = self;
        let mut scans = Vec::new();
        for offer in candidates {
            let leads = match led {
                PlanChoice::First => scans.is_empty(),
                PlanChoice::By(parameter) => parameter == offer.parameter,
                PlanChoice::Nothing => false,
            };
            if leads {
                scans = offer.scans;
            } else if !offer.check.text.is_empty() {
                conditions.push(offer.check);
            }
        }
        if scans.is_empty() {
            scans.push(all);
        }
        let Resource { row, tables, name, of_day } = resource;
        let standing = Sql::default();
        List {
            row,
            tables,
            scans,
            standing,
            conditions,
            days: ALL[0],
            order,
            of_day,
            counted: None,
            name,
            looked_up: None,
        }
    }
}

/// What a resource's list shows.
#[derive(Clone, Debug)]
pub(in crate::store) struct Resource {
    /// What is shown of a row.
    pub row: &'static JsonRow,
    /// The tables those are in, joined to `k`.
    pub tables: &'static str,
    /// The list's name with its filters, for its cursors.
    pub name: String,
    /// The column of `day` that has its rows counted.
    pub of_day: Option<&'static str>,
}

impl Resource {
    pub fn new(name: &str, filter: &impl Serialize, row: &'static JsonRow, tables: &'static str) -> Self {
        Self { row, tables, name: list_name(name, filter), of_day: None }
    }

    /// The same, counted by day in a column of `day`.
    pub fn by_day(self, column: &'static str) -> Self {
        Self { of_day: Some(column), ..self }
    }
}

/// A list's name with its filters, which its cursors are bound to.
pub(in crate::store) fn list_name(name: &str, filter: &impl Serialize) -> String {
    format!("{name} {}", serde_json::to_string(filter).unwrap_or_default())
}

/// A plain value as an expression.
pub(in crate::store) fn plain(given: &str) -> Sql {
    Sql::with("?", given)
}
