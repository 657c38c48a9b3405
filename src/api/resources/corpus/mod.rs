//! Articles, actors, and the dataset they make up.

pub(crate) mod actors;
pub(crate) mod articles;
pub(crate) mod changes;
pub(crate) mod dataset;
