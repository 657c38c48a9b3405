//! Findings in an article: quotes, statements and claims.

pub(crate) mod assertion;
pub(crate) mod claim;
pub(crate) mod correction;
pub(crate) mod extracted;
pub(crate) mod quote;
pub(crate) mod statement;
