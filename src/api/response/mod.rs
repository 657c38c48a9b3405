//! Lists in three formats, and RFC 9457 problems.

pub(crate) mod chunked_body;
pub(crate) mod csv;
pub(crate) mod list;
pub(crate) mod negotiation;
pub(crate) mod not_found;
pub(crate) mod problem;
pub(crate) mod problem_types;
