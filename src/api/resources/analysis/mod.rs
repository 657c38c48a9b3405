//! Agreement, timelines, search.

pub(crate) mod agreement;
pub(crate) mod search;
pub(crate) mod timeline;
