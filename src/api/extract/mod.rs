//! Extractors: query strings, `Accept` headers and bodies as checked values, with every fault at once.

pub(crate) mod base_path;
pub(crate) mod json_body;
pub(crate) mod list_query;
pub(crate) mod memory_budget;
pub(crate) mod negotiation;
pub(crate) mod parameter_spec;
pub(crate) mod query_deserializer;
