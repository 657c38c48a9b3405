//! Figures computed over the record.

pub(crate) mod agreement;
pub(crate) mod search;
