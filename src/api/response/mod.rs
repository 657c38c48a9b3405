//! Responses: lists in four formats, large bodies, content of the build, and paths without a route.

pub(crate) mod atom;
pub(crate) mod chunked_body;
pub(crate) mod csv;
pub(crate) mod default_service;
pub(crate) mod list;
pub(crate) mod rows;
pub(crate) mod static_content;
