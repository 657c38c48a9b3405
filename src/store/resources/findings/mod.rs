//! Quotes and claims.

pub(crate) mod claim;
pub(crate) mod modality;
pub(crate) mod quote;
