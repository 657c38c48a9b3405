//! Keyset pagination: the query of one page, which every resource shares.
//!
//! # Design
//!
//! A page is one statement. Its inner part walks an index in the order of the list and stops after as many
//! ids as the page has; its outer part fetches the columns of those rows alone. The order ends in keys that
//! are functions of ids, never of the order of loading. All keys of an order run the same way, so that
//! "behind the cursor" is one comparison of row values, which SQLite answers with a seek.
//!
//! Rows without a date carry [`UNDATED`](crate::store::sql::day_key::UNDATED) as their age, which puts them last among the newest first. Where
//! the order is turned around they would come first; there the list is read in two [`KeyRange`]s.
//!
//! A parameter with several values becomes several arms, each in order, that SQLite merges.

mod statement;

use serde::de::DeserializeOwned;

use crate::domain::Day;
use crate::store::list::cursor::Cursor;
use crate::store::list::json_row::{JsonRow, KeyedRow, read_rows};
use crate::store::list::page::{Page, PageInfo, Paging};
use crate::store::pool::batch::Then;
use crate::store::sql::builder::{Sql, Value};
use crate::store::sql::row::Row;
use crate::store::{Error, Result, Snapshot};

pub(in crate::store) use statement::{ALL, IndexScan, KeyRange, Order};

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
    /// The statement that finds unknown values of the filter: [`look_up`](crate::store::list::known_values::look_up).
    pub looked_up: Option<Sql>,
}

/// The number that a statement of [`List::count`] answered with.
pub(in crate::store) fn counted(rows: Option<&[Row]>) -> Result<Option<u64>> {
    let Some(row) = rows.and_then(<[_]>::first) else { return Ok(None) };
    Ok(u64::try_from(row.try_get::<i64, _>(0)?).ok())
}

/// The things that a statement of [`List::leading`] found.
pub(in crate::store) fn leading_of<T: DeserializeOwned>(rows: &[Row]) -> Result<Vec<T>> {
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
    pub fn keys(&self, row: &Row) -> Result<Vec<Value>> {
        (0..self.order.keys.len()).map(|i| row.value(&format!("k{i}"))).collect()
    }
}

#[cfg(test)]
mod tests;
