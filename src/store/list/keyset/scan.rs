//! Walks through indexes: orders with their keys, ranges of days, and where a walk begins.

use crate::domain::Day;
use crate::store::sql::builder::Sql;
use crate::store::sql::day_key::{UNDATED, age};

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
