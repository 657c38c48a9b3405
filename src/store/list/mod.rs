//! Lists: keyset pagination, filters and the access paths that serve them, pages as JSON rows.

pub(crate) mod access_path;
pub(crate) mod by_matches;
pub(crate) mod by_score;
pub(crate) mod composite_filter;
pub(crate) mod conditions;
pub(crate) mod copies;
pub(crate) mod cursor;
pub(crate) mod day_sort;
pub(crate) mod in_memory;
pub(crate) mod json_row;
pub(crate) mod keyset;
pub(crate) mod known_values;
pub(crate) mod page;
pub(crate) mod planner;
pub(crate) mod validate;
