//! Quotes and claims.

pub(crate) mod claim;
pub(crate) mod quote;
