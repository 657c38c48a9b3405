//! One file for each resource of the API: its filter, its columns, its SQL.

pub(crate) mod analysis;
pub(crate) mod corpus;
pub(crate) mod findings;
pub(crate) mod record;
