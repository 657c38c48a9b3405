//! One file for each resource of the API; a handler's name is its operationId.

pub(crate) mod analysis;
pub(crate) mod corpus;
pub(crate) mod findings;
pub(crate) mod record;
