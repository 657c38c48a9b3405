//! Articles, actors, and the dataset they make up.

pub(crate) mod actor;
pub(crate) mod article;
pub(crate) mod change;
pub(crate) mod dataset;
pub(crate) mod facet;
pub(crate) mod language;
pub(crate) mod office;
pub(crate) mod own;
mod own_bodies;
mod own_faults;
pub(crate) mod registry;
pub(crate) mod search;
