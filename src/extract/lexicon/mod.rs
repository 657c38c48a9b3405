//! Word lists and the tables that look words up, with the linear model over hashed features.

pub(crate) mod maps;
pub mod model;
pub(crate) mod prefilter;
pub(crate) mod table;
pub mod words;
