//! Figures computed over the record.

pub(crate) mod agreement;
