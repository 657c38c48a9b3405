//! SQL that every engine shares: the builder, packed columns, rows, and the state that names a commit.

pub(crate) mod builder;
#[cfg_attr(not(feature = "postgres"), expect(dead_code, reason = "no engine with a wire is compiled in"))]
pub(crate) mod cell;
pub(crate) mod changes;
pub(crate) mod codec;
pub(crate) mod day_key;
pub(crate) mod dialect;
pub(crate) mod engine;
pub(crate) mod first_load;
pub(crate) mod from_row;
pub(crate) mod retry;
pub(crate) mod row;
pub(crate) mod state;
mod value;
