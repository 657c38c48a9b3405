//! Extractors: query strings and bodies as checked values, with every fault at once.

pub(crate) mod did_you_mean;
pub(crate) mod json_body;
pub(crate) mod list_query;
pub(crate) mod parameter_spec;
pub(crate) mod query_deserializer;
