//! The base path of a request: what links to this server begin with.

use actix_web::{HttpMessage, HttpRequest};

/// The base path, which the middleware leaves with the request; without one, links begin at the root of the host.
#[derive(Clone, Debug)]
pub(in crate::api) struct BasePath(pub(in crate::api) String);

impl BasePath {
    /// That of a request; empty where it has none.
    pub(in crate::api) fn of(request: &HttpRequest) -> String {
        request.extensions().get::<Self>().map(|base| base.0.clone()).unwrap_or_default()
    }
}
