//! Agreement, timelines, facets, networks, search.

pub(crate) mod agreement;
pub(crate) mod facets;
pub(crate) mod search;
pub(crate) mod timeline;
