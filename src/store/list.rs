//! One page of any list: the query that every resource shares.
//!
//! # Design
//!
//! A page is one statement. Its inner part walks an index in the order of the list and stops after as many
//! ids as the page has; its outer part fetches the columns of those rows alone. The order ends in keys that
//! are functions of ids, never of the order of loading. All keys of an order run the same way, so that
//! "behind the cursor" is one comparison of row values, which SQLite answers with a seek.
//!
//! Rows without a date carry [`UNDATED`] as their age, which puts them last among the newest first. Where
//! the order is turned around they would come first; there the list is read in two [`Block`]s.
//!
//! A parameter with several values becomes several arms, each in order, that SQLite merges.

use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, Row, SqliteConnection};

use super::cursor::Cursor;
use super::page::{Page, PageInfo, Paging};
use super::sql::{Sql, Value};
use super::{Error, Result};
use crate::domain::Day;

/// The age of what has no date: behind all others when the newest come first.
pub(super) const UNDATED: i64 = 9_999_999;

/// Age, the first key of dated lists: days before the calendar's end, so that newer is smaller and the
/// whole key (newest first, then by article, then in the order of the text) runs one way.
pub(super) fn age(day: Option<Day>) -> i64 {
    day.and_then(|day| Some(i64::from(day.days_until(Day::new(9999, 12, 31)?)))).unwrap_or(UNDATED)
}

/// The day of an age; none for [`UNDATED`].
pub(super) fn day(age: i64) -> Option<Day> {
    let days = i32::try_from(age).ok().filter(|_| age < UNDATED)?;
    Some(Day::new(9999, 12, 31)?.plus(-days))
}

/// A stretch of a list that is read as a whole before the next: a condition of our own.
pub(super) type Block = &'static str;

/// Everything, in one block.
pub(super) const ALL: &[Block] = &["TRUE"];

/// Stands in keys, blocks and conditions for the table that an arm walks.
const WALKED: &str = "{w}";

/// An order: its keys, which must be columns or expressions of an index, and the way it is walked.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub keys: &'static [&'static str],
    pub reverse: bool,
    pub blocks: &'static [Block],
}

/// A list, filtered and ordered.
#[derive(Clone, Debug)]
pub(super) struct List {
    /// The one column list of the resource.
    pub columns: &'static str,
    /// The tables the columns come from; their rows are found by `k.id`.
    pub tables: &'static str,
    /// The table that is walked, the row's id in it, and the condition that leads to an index; several are merged.
    pub arms: Vec<Arm>,
    /// Conditions that every row must meet.
    pub conditions: Vec<Sql>,
    /// The order.
    pub order: Order,
    /// The list's name with its filters, which its cursors are bound to.
    pub name: String,
}

/// One walk through an index.
#[derive(Clone, Debug)]
pub(super) struct Arm {
    /// The table walked, and with it the resource's own.
    pub from: Sql,
    /// The alias of the table walked: `{w}` in keys, blocks and conditions.
    pub walked: &'static str,
    /// The id of the resource's row in it.
    pub id: &'static str,
    /// The leading condition.
    pub lead: Sql,
}

impl Arm {
    /// A walk through everything.
    pub fn all(from: &'static str, walked: &'static str, id: &'static str) -> Self {
        Self { from: Sql::new(from), walked, id, lead: Sql::default() }
    }

    fn names(&self, text: &str) -> String {
        text.replace(WALKED, self.walked)
    }
}

impl List {
    /// Adds a condition.
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

    /// Adds the days of publication, if any are given; the undated are of no day.
    pub fn only_days(&mut self, from: Option<Day>, to: Option<Day>, dated: Option<bool>) {
        if let Some(to) = to {
            self.only(Sql::with("{w}.age >= ?", age(Some(to))));
        }
        if let Some(from) = from {
            self.only(Sql::with("{w}.age <= ?", age(Some(from))));
        } else if to.is_some() || dated == Some(true) {
            self.only(Sql::with("{w}.age < ?", UNDATED));
        }
        if dated == Some(false) {
            self.only(Sql::with("{w}.age = ?", UNDATED));
        }
    }

    /// Reads one page.
    pub async fn page<T>(&self, conn: &mut SqliteConnection, paging: &Paging) -> Result<Page<T>>
    where
        T: for<'r> FromRow<'r, SqliteRow>,
    {
        let binding = format!("{} {:?} {}", self.name, self.order.keys, self.order.reverse);
        let cursor = paging.cursor.as_deref().map(|text| Cursor::read(text, &binding)).transpose()?;
        if cursor.as_ref().is_some_and(|cursor| cursor.keys.len() != self.order.keys.len()) {
            return Err(Error::BadCursor);
        }
        let wanted = paging.limit.max(1) as usize;
        // One more than wanted tells whether anything follows.
        let rows = self.rows(&mut *conn, cursor, wanted + 1).await?;
        let total = if paging.count { Some(self.total(conn).await?) } else { None };
        let next_cursor = (rows.len() > wanted).then(|| self.cursor(&rows[wanted - 1])).transpose()?;
        let items = rows.iter().take(wanted).map(|(row, _)| T::from_row(row)).collect::<sqlx::Result<Vec<T>>>()?;
        let next_cursor = next_cursor.map(|cursor| cursor.write(&binding));
        Ok(Page { items, page: PageInfo { limit: paging.limit, next_cursor, total } })
    }

    /// Reads all of it, where that is known to be little.
    pub async fn all<T>(&self, conn: &mut SqliteConnection) -> Result<Vec<T>>
    where
        T: for<'r> FromRow<'r, SqliteRow>,
    {
        let rows = self.rows(conn, None, usize::MAX).await?;
        Ok(rows.iter().map(|(row, _)| T::from_row(row)).collect::<sqlx::Result<_>>()?)
    }

    /// Up to `wanted` rows behind the cursor, each with the block it stands in.
    async fn rows(
        &self,
        conn: &mut SqliteConnection,
        mut cursor: Option<Cursor>,
        wanted: usize,
    ) -> Result<Vec<(SqliteRow, u8)>> {
        let mut rows = Vec::new();
        let first = cursor.as_ref().map_or(0, |cursor| cursor.block);
        for (number, block) in (0u8..).zip(self.order.blocks).skip(usize::from(first)) {
            let sql = self.select(block, cursor.take().as_ref(), wanted - rows.len());
            rows.extend(sql.query().fetch_all(&mut *conn).await?.into_iter().map(|row| (row, number)));
            if rows.len() >= wanted {
                break;
            }
        }
        Ok(rows)
    }

    fn cursor(&self, (row, block): &(SqliteRow, u8)) -> Result<Cursor> {
        let keys = (0..self.order.keys.len()).map(|i| Value::of(row, &format!("k{i}"))).collect::<Result<_>>()?;
        Ok(Cursor { block: *block, keys })
    }

    /// The statement of one page in one block.
    pub fn select(&self, block: Block, cursor: Option<&Cursor>, limit: usize) -> Sql {
        let count = self.order.keys.len();
        let keys: String = (0..count).map(|i| format!(", k.k{i}")).collect();
        let mut sql = Sql::new(format!("SELECT {}{keys} FROM (", self.columns));
        for (i, arm) in self.arms.iter().enumerate() {
            // Equal rows of several arms count once.
            sql.push(if i > 0 { " UNION " } else { "" });
            let keys: Vec<String> = self.order.keys.iter().map(|key| arm.names(key)).collect();
            let named: String = keys.iter().enumerate().map(|(i, key)| format!(", {key} AS k{i}")).collect();
            sql.push(&format!("SELECT {} AS id{named} FROM ", arm.id)).append(&arm.from);
            sql.push(&format!(" WHERE {}", arm.names(block)));
            self.conditions_of(arm, &mut sql);
            if let Some(cursor) = cursor {
                let way = if self.order.reverse { '<' } else { '>' };
                sql.push(&format!(" AND ({}) {way} ", keys.join(", ")));
                sql.tuple(cursor.keys.iter().cloned());
            }
        }
        let way = if self.order.reverse { " DESC" } else { "" };
        // Positions, not names: a merge of arms knows its result's columns alone.
        let order: Vec<String> = (2..count + 2).chain([1]).map(|i| format!("{i}{way}")).collect();
        sql.push(&format!(" ORDER BY {} LIMIT ", order.join(", ")));
        sql.bind(i64::try_from(limit).unwrap_or(i64::MAX));
        // CROSS JOIN: the ids lead, in their order.
        sql.push(&format!(") k CROSS JOIN {}", self.tables));
        sql
    }

    /// How many rows match in all.
    async fn total(&self, conn: &mut SqliteConnection) -> Result<u64> {
        let mut sql = Sql::new("SELECT count(*) FROM (");
        for (i, arm) in self.arms.iter().enumerate() {
            sql.push(if i > 0 { " UNION " } else { "" });
            sql.push(&format!("SELECT {} FROM ", arm.id)).append(&arm.from).push(" WHERE TRUE");
            self.conditions_of(arm, &mut sql);
        }
        sql.push(")");
        let row = sql.query().fetch_one(conn).await?;
        Ok(u64::try_from(row.try_get::<i64, _>(0)?).unwrap_or(0))
    }

    fn conditions_of(&self, arm: &Arm, sql: &mut Sql) {
        for condition in std::iter::once(&arm.lead).chain(&self.conditions) {
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

    #[test]
    fn an_age_is_a_day_turned_around() {
        for text in ["2012-02-04", "1946-01-17", "9999-12-31"] {
            let date: Day = text.parse().unwrap();
            assert_eq!(day(age(Some(date))), Some(date));
        }
        assert_eq!(day(age(None)), None);
        assert!(age(Day::new(2020, 1, 2)) < age(Day::new(2020, 1, 1)) && age(Day::new(1, 1, 1)) < UNDATED);
    }
}
