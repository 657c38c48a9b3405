//! Articles, actors, and the dataset they make up.

pub(crate) mod actor;
pub(crate) mod article;
pub(crate) mod article_detail;
pub(crate) mod change;
pub(crate) mod dataset;
mod homonym;
