//! What happens to every request before and after its handler, in order.

pub(crate) mod access_log;
pub(crate) mod cache;
pub(crate) mod connection_limit;
pub(crate) mod etag;
pub(crate) mod headers;
pub(crate) mod normalized_query;
pub(crate) mod pipeline;
pub(crate) mod rate_limit;
pub(crate) mod request_id;
pub(crate) mod single_flight;
pub(crate) mod transform;
