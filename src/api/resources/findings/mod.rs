//! Quotes, statements, claims, and extraction on request.

pub(crate) mod claims;
pub(crate) mod extract;
pub(crate) mod quotes;
pub(crate) mod statements;
