//! Walks through indexes, and the statements that they make: of a page, of its ids and sort keys, and of their number.

use super::List;
use crate::domain::Day;
use crate::store::list::cursor::Cursor;
use crate::store::sql::builder::Sql;
use crate::store::sql::day_key::{UNDATED, age};
use crate::store::sql::dialect::{json_array, json_rows, only_postgres};

/// A stretch of a list that is read as a whole before the next: the ages in it, both ends included.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct KeyRange {
    pub least: Option<i64>,
    pub most: Option<i64>,
}

pub(super) const ANY: KeyRange = KeyRange { least: None, most: None };

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

    pub(super) fn and(self, other: Self) -> Self {
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
    pub(super) fn is_all(&self) -> bool {
        self.lead.text.is_empty() && self.from.values.is_empty()
    }

    pub(super) fn names(&self, text: &str) -> String {
        text.replace(WALKED, self.walked)
    }
}

impl List {
    /// Whether nothing but its walk leaves rows out.
    pub fn is_whole(&self) -> bool {
        let led = self.scans.iter().any(|arm| !arm.lead.text.is_empty());
        !led && self.conditions.is_empty() && !self.days.is_bounded()
    }

    /// The statement of one page in one block: all rows as one array, each with its sort keys.
    pub fn select(&self, block: KeyRange, cursor: Option<&Cursor>, limit: usize) -> Sql {
        let keys: Vec<String> = (0..self.order.keys.len()).map(|i| format!("k.k{i}")).collect();
        let row = json_array(&[json_array(&keys), self.row.object.clone()]);
        let way = if self.order.reverse { " DESC" } else { "" };
        let order: Vec<String> =
            keys.iter().map(String::as_str).chain(["k.id"]).map(|key| format!("{key}{way}")).collect();
        let mut sql = Sql::new(format!("SELECT {} FROM (", json_rows(&row, &order.join(", "))));
        sql.append(&self.walk(block, cursor, limit));
        // CROSS JOIN: the ids lead, in their order.
        sql.push(&format!(") k CROSS JOIN {}", self.tables));
        sql
    }

    /// The ids and sort keys of a page's rows in one block.
    pub fn walk(&self, block: KeyRange, cursor: Option<&Cursor>, limit: usize) -> Sql {
        let count = self.order.keys.len();
        let way = if self.order.reverse { " DESC" } else { "" };
        // Positions, not names: a merge of arms knows its result's columns alone.
        let order: Vec<String> = (2..count + 2).chain([1]).map(|i| format!("{i}{way}")).collect();
        let order = order.join(", ");
        // SQLite walks all arms side by side; PostgreSQL would read each to its end.
        let apart = self.scans.len() > 1;
        let mut sql = Sql::default();
        for (i, arm) in self.scans.iter().enumerate() {
            // Equal rows of several arms count once.
            sql.push(if i > 0 { " UNION " } else { "" });
            if apart {
                sql.push(&only_postgres("("));
            }
            let keys: Vec<String> = self.order.keys.iter().map(|key| arm.names(key)).collect();
            let named: Vec<String> = keys.iter().enumerate().map(|(i, key)| format!("{key} AS k{i}")).collect();
            sql.push(&format!("SELECT {} AS id, {} FROM ", arm.id, named.join(", "))).append(&arm.from);
            sql.push(" WHERE TRUE");
            // What the cursor bounds already must not be bounded by the day as well: the engine seeks to one
            // of them, and it has to be the cursor.
            let behind = |end: bool| cursor.is_some() && self.order.reverse == end;
            self.conditions_of(arm, block, (behind(false), behind(true)), &mut sql);
            if let Some(cursor) = cursor {
                let behind = if self.order.reverse { '<' } else { '>' };
                sql.push(&format!(" AND ({}) {behind} ", keys.join(", ")));
                sql.tuple(cursor.keys.iter().cloned());
            }
            if apart {
                sql.push(&only_postgres(&format!(" ORDER BY {order} LIMIT {limit})")));
            }
        }
        // A sum, because the engine prepares a statement anew for every value of a bare `LIMIT ?`.
        sql.push(&format!(" ORDER BY {order} LIMIT 0 + "));
        sql.bind(i64::try_from(limit).unwrap_or(i64::MAX));
        sql
    }

    /// The statement of the first rows, in an order of one block, which [`super::leading_of`] reads.
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
