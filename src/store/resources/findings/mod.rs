//! Quotes, statements and claims.

pub(crate) mod claim;
pub(crate) mod modality;
pub(crate) mod quote;
pub(crate) mod statement;
