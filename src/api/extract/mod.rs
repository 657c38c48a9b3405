//! Extractors: query strings, `Accept` headers and bodies as checked values, with every fault at once.

pub(crate) mod json_body;
pub(crate) mod list_query;
pub(crate) mod memory_budget;
pub(crate) mod negotiation;
pub(crate) mod parameter_spec;
pub(crate) mod query_deserializer;

use actix_web::{HttpMessage, HttpRequest};

/// The base path of a request, which the middleware leaves with it: what links to this server begin with.
#[derive(Clone, Debug)]
pub(in crate::api) struct BasePath(pub(in crate::api) String);

impl BasePath {
    /// That of a request; empty, so that links begin at the root of the host, where it has none.
    pub(in crate::api) fn of(request: &HttpRequest) -> String {
        request.extensions().get::<Self>().map(|base| base.0.clone()).unwrap_or_default()
    }
}
