//! What the filters of several lists share: their orders, and how a value a client gives becomes a condition.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::list::{ALL, Arm, Block, List, Order, UNDATED};
use super::query::{Expression, Query};
use super::sql::Sql;
use super::{Error, OneOf, Result};
use crate::domain::slug;

/// Values one parameter may have at once: each is a walk of its own through an index.
pub(super) const MAX_VALUES: usize = 50;

/// The order of lists of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum DaySort {
    /// The newest articles first, each in the order of its text; the undated last.
    #[default]
    #[serde(rename = "-published_on")]
    Newest,
    /// The oldest first: the exact reverse among the dated; the undated last.
    #[serde(rename = "published_on")]
    Oldest,
}

/// The undated come last whichever way the days run.
const OLDEST: &[Block] = &[Block { least: None, most: Some(UNDATED - 1) }, Block { least: Some(UNDATED), most: None }];

impl DaySort {
    /// The order of a table of findings whose columns stand alone in the walk.
    pub(super) fn order(self) -> Order {
        self.by(&["{w}.age", "{w}.article_key", "{w}.start"])
    }

    /// The order of a table of articles.
    pub(super) fn order_of_articles(self) -> Order {
        self.by(&["{w}.age", "{w}.article_key"])
    }

    fn by(self, keys: &'static [&'static str]) -> Order {
        match self {
            Self::Newest => Order { keys, reverse: false, blocks: ALL },
            Self::Oldest => Order { keys, reverse: true, blocks: OLDEST },
        }
    }
}

/// The database's number of an actor, by its slug or a state's code.
pub(super) fn actor_number(given: &str) -> Sql {
    let by = if is_code(given) { "iso3" } else { "slug" };
    Sql::with(format!("(SELECT id FROM actor WHERE {by} = ?)"), given)
}

/// Whether a value is an ISO 3166 alpha-3 code; slugs are in lower case.
pub(super) fn is_code(given: &str) -> bool {
    given.len() == 3 && given.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The database's number of an article.
pub(super) fn article_number(id: Uuid) -> Sql {
    Sql::with("(SELECT id FROM article WHERE uuid = ?)", id)
}

/// The database's number of an outlet, in whatever spelling its name is given.
pub(super) fn publisher_number(given: &str) -> Sql {
    Sql::with("(SELECT id FROM publisher WHERE slug = ?)", slug(given))
}

/// `column = (…)`.
pub(super) fn equals(column: &str, value: &Sql) -> Sql {
    let mut sql = Sql::new(format!("{column} = "));
    sql.append(value);
    sql
}

/// A walk through the index of one parameter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Walk {
    /// The parameter.
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
pub(super) enum Words {
    /// By the engine.
    Asked,
    /// They are known to be in these rows, told as JSON.
    Few(String),
    /// Whoever reads the list knows where they are.
    Known,
}

/// Puts conditions where they serve best: the first parameter given leads into its index, the others are
/// checked on the rows found there.
#[derive(Debug, Default)]
pub(super) struct Leads {
    arms: Vec<Arm>,
    conditions: Vec<Sql>,
    /// Whether none may lead, and all are checked.
    pub checked: bool,
}

impl Leads {
    /// Parameters that are all checked on the rows of the walk through everything.
    pub fn checked() -> Self {
        Self { checked: true, ..Self::default() }
    }

    /// Whether a parameter leads already.
    pub fn taken(&self) -> bool {
        !self.arms.is_empty()
    }

    /// A parameter that can lead; `value` makes an expression of each of its values.
    pub fn offer<T>(&mut self, walk: Walk, given: &OneOf<T>, value: impl Fn(&T) -> Sql) -> Result<()> {
        if given.0.len() > MAX_VALUES {
            let detail = format!("takes at most {MAX_VALUES} values, not {}", given.0.len());
            return Err(Error::BadFilter { parameter: walk.parameter, detail });
        }
        if given.is_empty() {
            return Ok(());
        }
        if self.arms.is_empty() && !self.checked {
            let Walk { from, walked, id, column, .. } = walk;
            let arm = |given| Arm { from: Sql::new(from), walked, id, lead: equals(column, &value(given)) };
            self.arms.extend(given.0.iter().map(arm));
            return Ok(());
        }
        let mut sql = Sql::new(walk.check);
        for (i, given) in given.0.iter().enumerate() {
            sql.push(if i == 0 { " (" } else { ", " }).append(&value(given));
        }
        // A check may end inside a subquery.
        let open = walk.check.matches('(').count() - walk.check.matches(')').count();
        sql.push(&")".repeat(open + 1));
        self.conditions.push(sql);
        Ok(())
    }

    /// Leads by a walk of its own.
    pub fn lead(&mut self, arm: Arm) {
        self.arms.push(arm);
    }

    /// A search as its words are looked for; `among` is [`Walk::from`] with numbers from JSON in the place of the index.
    pub fn words(&mut self, q: Option<&str>, walk: Walk, among: &'static str, words: Words) -> Result<()> {
        let Walk { walked, id, .. } = walk;
        match words {
            Words::Asked => self.search(q, walk)?,
            Words::Few(numbers) if self.arms.is_empty() => {
                self.arms.push(Arm { from: Sql::with(among, numbers), walked, id, lead: Sql::default() });
            }
            Words::Few(numbers) => {
                self.conditions.push(Sql::with(format!("{id} IN (SELECT value FROM json_each(?))"), numbers));
            }
            Words::Known => {}
        }
        Ok(())
    }

    /// A search, which leads unless a parameter does already; `check` ends before its expression.
    pub fn search(&mut self, q: Option<&str>, walk: Walk) -> Result<()> {
        let Some(query) = q.map(Query::parse).transpose()? else { return Ok(()) };
        let Walk { from, walked, id, column, check, .. } = walk;
        match query.expression() {
            Expression::Everything => {}
            Expression::Match(text) if self.arms.is_empty() => {
                let lead = Sql::with(format!("{column} MATCH ?"), text);
                self.arms.push(Arm { from: Sql::new(from), walked, id, lead });
            }
            Expression::Match(text) => self.conditions.push(Sql::with(format!("{id} IN ({check} ?)"), text)),
            Expression::Except(text) => self.conditions.push(Sql::with(format!("{id} NOT IN ({check} ?)"), text)),
        }
        Ok(())
    }

    /// The list: without a lead, `all` is walked.
    pub fn into_list(mut self, all: Arm, resource: Resource, order: Order) -> List {
        if self.arms.is_empty() {
            self.arms.push(all);
        }
        let Resource { columns, tables, name } = resource;
        let (days, days_checked) = (ALL[0], false);
        List { columns, tables, arms: self.arms, conditions: self.conditions, days, days_checked, order, name }
    }
}

/// What a resource's list shows.
#[derive(Clone, Debug)]
pub(super) struct Resource {
    /// Its one column list.
    pub columns: &'static str,
    /// The tables those are in, joined to `k`.
    pub tables: &'static str,
    /// The list's name with its filters, for its cursors.
    pub name: String,
}

impl Resource {
    pub fn new(name: &str, filter: &impl Serialize, columns: &'static str, tables: &'static str) -> Self {
        Self { columns, tables, name: format!("{name} {}", serde_json::to_string(filter).unwrap_or_default()) }
    }
}

/// A plain value as an expression.
pub(super) fn plain(given: &str) -> Sql {
    Sql::with("?", given)
}
