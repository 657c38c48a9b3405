//! Keyset pagination: the query of one page, which every resource shares.
//!
//! # Design
//!
//! A page is one statement. Its inner part walks an index in the order of the list and stops after as many
//! ids as the page has; its outer part fetches the columns of those rows alone. The order ends in keys that
//! are functions of ids, never of the order of loading. All keys of an order run the same way, so that
//! "behind the cursor" is one comparison of row values, which SQLite answers with a seek.
//!
//! Rows without a date carry [`UNDATED`] as their age, which puts them last among the newest first. Where
//! the order is turned around they would come first; there the list is read in two [`KeyRange`]s.
//!
//! A parameter with several values becomes several arms, each in order, that SQLite merges.

use serde::de::DeserializeOwned;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::cursor::Cursor;
use super::json_row::{JsonRow, KeyedRow, read_rows};
use super::page::{Page, PageInfo, Paging};
use crate::domain::Day;
use crate::store::sql::builder::{Sql, Value};
use crate::store::sql::day_key::{UNDATED, age};
use crate::store::sql::dialect::{json_array, json_rows};
use crate::store::sqlite::batch::Then;
use crate::store::{Error, Result, Snapshot};

/// A stretch of a list that is read as a whole before the next: the ages in it, both ends included.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct KeyRange {
    pub least: Option<i64>,
    pub most: Option<i64>,
}

const ANY: KeyRange = KeyRange { least: None, most: None };

/// Everything, in one block.
pub(in crate::store) const ALL: &[KeyRange] = &[ANY];

impl KeyRange {
    /// Days of publication, if any are given; the undated are of no day.
    pub fn of_days(from: Option<Day>, to: Option<Day>, dated: Option<bool>) -> Self {
        let dated = dated.or((from.is_some() || to.is_some()).then_some(true));
        let asked = Self { least: to.map(|to| age(Some(to))), most: from.map(|from| age(Some(from))) };
        asked.and(match dated {
            None => ANY,
            Some(true) => Self { least: None, most: Some(UNDATED - 1) },
            Some(false) => Self { least: Some(UNDATED), most: None },
        })
    }

    /// Whether it leaves anything out.
    pub fn is_bounded(self) -> bool {
        self.least.is_some() || self.most.is_some()
    }

    fn and(self, other: Self) -> Self {
        let most = self.most.into_iter().chain(other.most).min();
        Self { least: self.least.max(other.least), most }
    }
}

/// Stands in keys and conditions for the table that an arm walks.
const WALKED: &str = "{w}";

/// An order: its keys, which must be columns or expressions of an index, and the way it is walked.
#[derive(Clone, Debug)]
pub(in crate::store) struct Order {
    pub keys: &'static [&'static str],
    pub reverse: bool,
    pub blocks: &'static [KeyRange],
}

/// A list, filtered and ordered.
#[derive(Clone, Debug)]
pub(in crate::store) struct List {
    /// What is shown of a row.
    pub row: &'static JsonRow,
    /// The tables the columns come from; their rows are found by `k.id`.
    pub tables: &'static str,
    /// The table that is walked, the row's id in it, and the condition that leads to an index; several are merged.
    pub scans: Vec<IndexScan>,
    /// The condition that the counts by day and the ranked words meet as well.
    pub standing: Sql,
    /// Conditions that every row must meet.
    pub conditions: Vec<Sql>,
    /// The days asked for, as ages.
    pub days: KeyRange,
    pub order: Order,
    /// The column of `day` that has its rows counted.
    pub of_day: Option<&'static str>,
    /// The statement that counts it, where its own walk is not the one to count by.
    pub counted: Option<Sql>,
    /// The list's name with its filters, which its cursors are bound to.
    pub name: String,
    /// The statement that finds unknown values of the filter: [`look_up`](super::known_values::look_up).
    pub looked_up: Option<Sql>,
}

/// One walk through an index.
#[derive(Clone, Debug)]
pub(in crate::store) struct IndexScan {
    /// The table walked, and with it the resource's own.
    pub from: Sql,
    /// The alias of the table walked: `{w}` in keys and conditions.
    pub walked: &'static str,
    /// The id of the resource's row in it.
    pub id: &'static str,
    pub lead: Sql,
}

impl IndexScan {
    /// A walk through everything.
    pub fn all(from: &'static str, walked: &'static str, id: &'static str) -> Self {
        Self { from: Sql::new(from), walked, id, lead: Sql::default() }
    }

    /// Whether nothing bounds it.
    fn is_all(&self) -> bool {
        self.lead.text.is_empty() && self.from.values.is_empty()
    }

    fn names(&self, text: &str) -> String {
        text.replace(WALKED, self.walked)
    }
}

/// The number that a statement of [`List::count`] answered with.
pub(in crate::store) fn counted(rows: Option<&[SqliteRow]>) -> Result<Option<u64>> {
    let Some(row) = rows.and_then(<[_]>::first) else { return Ok(None) };
    Ok(u64::try_from(row.try_get::<i64, _>(0)?).ok())
}

/// The things that a statement of [`List::leading`] found.
pub(in crate::store) fn leading_of<T: DeserializeOwned>(rows: &[SqliteRow]) -> Result<Vec<T>> {
    let rows: Option<&str> = rows.first().map(|row| row.try_get(0)).transpose()?;
    Ok(read_rows::<KeyedRow<T>>(rows)?.into_iter().map(|(_, thing)| thing).collect())
}

/// Items on a page.
pub(in crate::store) fn wanted(paging: &Paging) -> usize {
    paging.limit.max(1) as usize
}

impl List {
    pub fn only(&mut self, condition: Sql) -> &mut Self {
        self.conditions.push(condition);
        self
    }

    /// Adds `column IN (…)`, unless there are no values.
    pub fn only_in<V: Into<Value>>(&mut self, column: &str, values: impl IntoIterator<Item = V>) -> &mut Self {
        let mut values = values.into_iter().peekable();
        if values.peek().is_some() {
            let mut sql = Sql::new(format!("{column} IN "));
            sql.tuple(values);
            self.conditions.push(sql);
        }
        self
    }

    /// Adds the days of publication, if any are given.
    pub fn only_days(&mut self, from: Option<Day>, to: Option<Day>, dated: Option<bool>) {
        self.days = KeyRange::of_days(from, to, dated);
    }

    /// Reads one page, of things or of their JSON.
    pub async fn page<T: DeserializeOwned>(&self, snapshot: &mut Snapshot, paging: &Paging) -> Result<Page<T>> {
        let mut cursor = self.read_cursor(paging)?;
        let first = cursor.as_ref().map_or(0, |cursor| usize::from(cursor.block));
        // What a cursor is bound to was known when it was given.
        let looked_up = self.looked_up.clone().filter(|_| cursor.is_none());
        let (mut looks_up, mut counts) = (looked_up.is_some(), paging.count);
        let mut asked: Vec<Sql> = looked_up.into_iter().chain(paging.count.then(|| self.count())).collect();
        // One row more than wanted shows whether another page follows.
        let wanted = wanted(paging) + 1;
        let (mut rows, mut total) = (Vec::new(), None);
        for (number, block) in (0u8..).zip(self.order.blocks).skip(first) {
            asked.push(self.select(*block, cursor.take().as_ref(), wanted - rows.len()));
            let last = usize::from(number) + 1 == self.order.blocks.len();
            let then = if last { Then::Nothing } else { Then::More };
            let answered = snapshot.scalars(std::mem::take(&mut asked), then).await?;
            if std::mem::take(&mut looks_up) {
                snapshot.refuse_unknown(answered.last(1 + usize::from(counts))?.unwrap_or("[]")).await?;
            }
            if std::mem::take(&mut counts) {
                total = answered.last::<i64>(1)?.and_then(|total| u64::try_from(total).ok());
            }
            rows.extend(read_rows::<KeyedRow<T>>(answered.last(0)?)?.into_iter().map(|row| (row, number)));
            if rows.len() >= wanted {
                break;
            }
        }
        self.page_of(rows, total, paging)
    }

    /// What a list's cursors are bound to.
    pub fn binding(&self) -> String {
        format!("{} {:?} {}", self.name, self.order.keys, self.order.reverse)
    }

    /// The cursor that a page begins behind.
    pub fn read_cursor(&self, paging: &Paging) -> Result<Option<Cursor>> {
        let cursor = paging.cursor.as_deref().map(|text| Cursor::read(text, &self.binding())).transpose()?;
        if cursor.as_ref().is_some_and(|cursor| cursor.keys.len() != self.order.keys.len()) {
            return Err(Error::BadCursor);
        }
        Ok(cursor)
    }

    /// A page, from its rows with the blocks they stand in, and one that follows them.
    pub fn page_of<T>(&self, mut rows: Vec<(KeyedRow<T>, u8)>, total: Option<u64>, paging: &Paging) -> Result<Page<T>> {
        let wanted = wanted(paging);
        let more = rows.len() > wanted;
        rows.truncate(wanted);
        let end = rows.last().filter(|_| more);
        let next_cursor = end.map(|((keys, _), block)| self.cursor_at(*block, keys)).transpose()?;
        let items = rows.into_iter().map(|((_, thing), _)| thing).collect();
        Ok(Page { items, page: PageInfo { limit: paging.limit, next_cursor, total } })
    }

    /// The cursor behind a row of these keys.
    fn cursor_at(&self, block: u8, keys: &[serde_json::Value]) -> Result<String> {
        let keys = keys.iter().map(|key| match key {
            serde_json::Value::String(text) => Ok(Value::from(text)),
            key => match (key.as_i64(), key.as_f64()) {
                (Some(number), _) => Ok(Value::Int(number)),
                (None, Some(number)) => Ok(Value::Real(number)),
                (None, None) => Err(Error::Unreadable("a sort key".to_owned())),
            },
        });
        Ok(Cursor { block, keys: keys.collect::<Result<_>>()? }.write(&self.binding()))
    }

    /// A row's sort keys.
    pub fn keys(&self, row: &SqliteRow) -> Result<Vec<Value>> {
        (0..self.order.keys.len()).map(|i| Value::of(row, &format!("k{i}"))).collect()
    }

    /// Whether nothing but its walk leaves rows out.
    pub fn is_whole(&self) -> bool {
        let led = self.scans.iter().any(|arm| !arm.lead.text.is_empty());
        !led && self.conditions.is_empty() && !self.days.is_bounded()
    }

    /// The statement of one page in one block: all rows as one array, each with its sort keys.
    pub fn select(&self, block: KeyRange, cursor: Option<&Cursor>, limit: usize) -> Sql {
        let keys: Vec<String> = (0..self.order.keys.len()).map(|i| format!("k.k{i}")).collect();
        let row = json_array(&[json_array(&keys), self.row.object.clone()]);
        let mut sql = Sql::new(format!("SELECT {} FROM (", json_rows(&row)));
        sql.append(&self.walk(block, cursor, limit));
        // CROSS JOIN: the ids lead, in their order.
        sql.push(&format!(") k CROSS JOIN {}", self.tables));
        sql
    }

    /// The ids and sort keys of a page's rows in one block.
    pub fn walk(&self, block: KeyRange, cursor: Option<&Cursor>, limit: usize) -> Sql {
        let count = self.order.keys.len();
        let mut sql = Sql::default();
        for (i, arm) in self.scans.iter().enumerate() {
            // Equal rows of several arms count once.
            sql.push(if i > 0 { " UNION " } else { "" });
            let keys: Vec<String> = self.order.keys.iter().map(|key| arm.names(key)).collect();
            let named: Vec<String> = keys.iter().enumerate().map(|(i, key)| format!("{key} AS k{i}")).collect();
            sql.push(&format!("SELECT {} AS id, {} FROM ", arm.id, named.join(", "))).append(&arm.from);
            sql.push(" WHERE TRUE");
            // What the cursor bounds already must not be bounded by the day as well: the engine seeks to one
            // of them, and it has to be the cursor.
            let behind = |end: bool| cursor.is_some() && self.order.reverse == end;
            self.conditions_of(arm, block, (behind(false), behind(true)), &mut sql);
            if let Some(cursor) = cursor {
                let way = if self.order.reverse { '<' } else { '>' };
                sql.push(&format!(" AND ({}) {way} ", keys.join(", ")));
                sql.tuple(cursor.keys.iter().cloned());
            }
        }
        let way = if self.order.reverse { " DESC" } else { "" };
        // Positions, not names: a merge of arms knows its result's columns alone.
        let order: Vec<String> = (2..count + 2).chain([1]).map(|i| format!("{i}{way}")).collect();
        // A sum, because the engine prepares a statement anew for every value of a bare `LIMIT ?`.
        sql.push(&format!(" ORDER BY {} LIMIT 0 + ", order.join(", ")));
        sql.bind(i64::try_from(limit).unwrap_or(i64::MAX));
        sql
    }

    /// The statement of the first rows, in an order of one block, which [`leading_of`] reads.
    pub fn leading(&self, rows: usize) -> Sql {
        self.select(ANY, None, rows)
    }

    /// The statement that counts how many rows match in all.
    pub fn count(&self) -> Sql {
        if let Some(counted) = &self.counted {
            return counted.clone();
        }
        if let Some(column) =
            self.of_day.filter(|_| self.scans.iter().all(IndexScan::is_all) && self.conditions.is_empty())
        {
            let mut sql = Sql::new(format!("SELECT coalesce(sum(w.{column}), 0) FROM day w WHERE TRUE"));
            let days = IndexScan::all("day w", "w", "w.age");
            let of_day = Self { standing: Sql::default(), ..self.clone() };
            of_day.conditions_of(&days, ANY, (false, false), &mut sql);
            return sql;
        }
        let mut sql = Sql::new("SELECT count(*) FROM (");
        for (i, arm) in self.scans.iter().enumerate() {
            sql.push(if i > 0 { " UNION " } else { "" });
            sql.push(&format!("SELECT {} FROM ", arm.id)).append(&arm.from).push(" WHERE TRUE");
            self.conditions_of(arm, ANY, (false, false), &mut sql);
        }
        sql.push(")");
        sql
    }

    /// Appends an arm's conditions. `(least, most)` mark the ends of the days that are only to be checked.
    pub fn conditions_of(&self, arm: &IndexScan, block: KeyRange, (least, most): (bool, bool), sql: &mut Sql) {
        let days = self.days.and(block);
        // Where nothing leads, the index of the order is walked, and not that of the days.
        let other = arm.lead.text.is_empty() && self.order.keys[0] != "{w}.age";
        for (bound, way, checked) in [(days.least, ">=", least), (days.most, "<=", most)] {
            if let Some(bound) = bound {
                let plus = if checked || other { "+" } else { "" };
                sql.push(&format!(" AND {plus}{}.age {way} ", arm.walked)).bind(bound);
            }
        }
        for condition in [&arm.lead, &self.standing].into_iter().chain(&self.conditions) {
            if !condition.text.is_empty() {
                let text = arm.names(&condition.text);
                sql.push(" AND ").append(&Sql { text, values: condition.values.clone() });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ActorKind, ClaimKind, Compared, Verdict};
    use crate::store::fixtures::{Database, NOON, five};
    use crate::store::{
        ActorFilter, ActorSort, ArticleFilter, ArticleSort, AskedModality, ClaimFilter, DaySort, OneOf, QuoteFilter,
    };

    /// The engine's plan for the first page, and for one behind a cursor, in every block.
    async fn plans(snapshot: &mut Snapshot, list: &List) -> Vec<String> {
        let keys = list.order.keys.iter().map(|key| {
            let text = key.contains("slug") || key.contains("name") || key.contains("ingested");
            if text { Value::Text("a".into()) } else { Value::Int(7) }
        });
        let cursor = Cursor { block: 0, keys: keys.collect() };
        let mut plans = Vec::new();
        for block in list.order.blocks {
            for cursor in [None, Some(&cursor)] {
                let mut sql = Sql::new("EXPLAIN QUERY PLAN ");
                sql.append(&list.select(*block, cursor, 25));
                let steps = sql.query().fetch_all(snapshot.conn().await.unwrap()).await.unwrap();
                let steps: Vec<String> = steps.iter().map(|step| step.get("detail")).collect();
                let plan = steps.join("\n");
                let seeks = cursor.is_none() || plan.contains(")>(") || plan.contains(")<(");
                assert!(seeks, "{}: no seek to the cursor\n{plan}", list.name);
                plans.push(plan);
            }
        }
        plans
    }

    /// Whether a plan walks an index in the list's order: no sorting, no table read from end to end, and a
    /// seek to the cursor.
    fn walks(plan: &str) -> bool {
        // Reading the page's own ids is a scan by name.
        let scans = plan.lines().filter(|step| step.starts_with("SCAN") && *step != "SCAN k");
        let scans = scans.filter(|step| !step.contains("USING INDEX") && !step.contains("USING COVERING INDEX"));
        !plan.contains("TEMP B-TREE") && scans.count() == 0
    }

    fn one(value: &str) -> OneOf<String> {
        value.to_owned().into()
    }

    fn two(a: &str, b: &str) -> OneOf<String> {
        OneOf(vec![a.to_owned(), b.to_owned()])
    }

    fn lists_of_findings() -> Vec<(String, List)> {
        let days = (Day::new(2012, 1, 1), Day::new(2012, 12, 31));
        let mut lists = Vec::new();
        for sort in [DaySort::Newest, DaySort::Oldest] {
            let all = || QuoteFilter { sort, ..QuoteFilter::default() };
            for filter in [
                all(),
                QuoteFilter { speaker: one("china"), ..all() },
                QuoteFilter { speaker: two("china", "russia"), ..all() },
                QuoteFilter { speaker: one("china"), published_from: days.0, published_to: days.1, ..all() },
                QuoteFilter { speaker: one("china"), publisher: one("x"), partial: Some(true), ..all() },
                QuoteFilter { speaker_state: one("CHN"), ..all() },
                QuoteFilter { modality: AskedModality::Negated.into(), ..all() },
                QuoteFilter { modality: OneOf(vec![AskedModality::Negated, AskedModality::Planned]), ..all() },
                QuoteFilter { modality: OneOf(vec![AskedModality::Asserted, AskedModality::Planned]), ..all() },
                QuoteFilter { modality: AskedModality::All.into(), speaker: one("china"), ..all() },
                QuoteFilter { publisher: one("x"), ..all() },
                QuoteFilter { via: one("x"), ..all() },
                QuoteFilter { vote: one("x"), ..all() },
                QuoteFilter { article: uuid::Uuid::nil().into(), ..all() },
                QuoteFilter { min_confidence: Some(0.5), dated: Some(true), ..all() },
            ] {
                lists.push((format!("{filter:?}"), filter.list().unwrap()));
            }
            let all = || ClaimFilter { sort, ..ClaimFilter::default() };
            for filter in [
                all(),
                ClaimFilter { verdict: Verdict::Agrees.into(), ..all() },
                ClaimFilter { verdict: OneOf(vec![Verdict::Agrees, Verdict::Disagrees]), ..all() },
                ClaimFilter { kind: ClaimKind::Veto.into(), ..all() },
                ClaimFilter { publisher: one("x"), ..all() },
                ClaimFilter { topic: one("x"), ..all() },
                ClaimFilter { compared: Compared::On.into(), ..all() },
                ClaimFilter { via: one("x"), ..all() },
                ClaimFilter { vote: one("x"), ..all() },
                ClaimFilter { member: one("CHN"), verdict: Verdict::Agrees.into(), ..all() },
                ClaimFilter { published_from: days.0, ..all() },
            ] {
                lists.push((format!("{filter:?}"), filter.list().unwrap()));
            }
        }
        lists
    }

    fn lists_of_articles_and_actors() -> Vec<(String, List)> {
        let mut lists = Vec::new();
        for sort in [ArticleSort::Newest, ArticleSort::Oldest] {
            let all = || ArticleFilter { sort, ..ArticleFilter::default() };
            for filter in [
                all(),
                ArticleFilter { publisher: one("x"), ..all() },
                ArticleFilter { publisher: two("x", "y"), ..all() },
                ArticleFilter { actor: one("CHN"), ..all() },
                ArticleFilter { actor: two("china", "russia"), ..all() },
                ArticleFilter { speaker: one("china"), ..all() },
                ArticleFilter { vote: one("x"), ..all() },
                ArticleFilter { language: one("en"), published_from: Day::new(2012, 1, 1), ..all() },
            ] {
                lists.push((format!("{filter:?}"), filter.list(true).unwrap()));
            }
        }
        for sort in [ArticleSort::FirstStored, ArticleSort::LastStored] {
            let filter = ArticleFilter { sort, ingested_from: Some(NOON), ..ArticleFilter::default() };
            lists.push((format!("{filter:?}"), filter.list(true).unwrap()));
        }
        for sort in [ActorSort::Name, ActorSort::Quotes, ActorSort::Articles] {
            let all = || ActorFilter { sort, ..ActorFilter::default() };
            for filter in [
                all(),
                ActorFilter { kind: ActorKind::State.into(), ..all() },
                ActorFilter { state: two("RUS", "CHN"), ..all() },
                ActorFilter { state: one("RUS"), kind: ActorKind::Person.into(), ..all() },
            ] {
                lists.push((format!("{filter:?}"), filter.list(None).unwrap()));
            }
        }
        lists
    }

    #[tokio::test]
    async fn every_filter_and_order_walks_an_index() {
        let database = Database::of(&five()).await;
        let mut snapshot = database.store().await.snapshot().await.unwrap();
        for (name, list) in lists_of_findings().into_iter().chain(lists_of_articles_and_actors()) {
            for plan in plans(&mut snapshot, &list).await {
                assert!(walks(&plan), "{name}\n{plan}");
            }
        }
    }
}
