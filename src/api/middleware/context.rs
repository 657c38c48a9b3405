//! The middleware's state, and the context of one request on its way through it.

use std::net::IpAddr;
use std::time::{Duration, Instant};

use actix_web::dev::ServiceRequest;
use actix_web::http::Method;
use actix_web::web::Data;
use uuid::Uuid;
use uuid::fmt::Simple;

use super::cache::ResponseCache;
use super::client_ip::client_ip;
use super::etag::Variant;
use super::rate_limit::{Allowance, RateLimiter};
use super::request_metrics::RequestMetrics;
use crate::api::config::{Rate, ServeOptions};
use crate::api::extract::negotiation::prefers_html;
use crate::api::response::default_service::RouteTable;
use crate::api::state::SharedStore;
use crate::store::State;

/// What the middleware of all workers shares.
#[derive(Debug)]
pub(in crate::api) struct MiddlewareState {
    pub(in crate::api) options: Data<ServeOptions>,
    pub(in crate::api) store: Data<SharedStore>,
    pub(in crate::api) routes: Data<RouteTable>,
    /// Pages that show what the database holds, by the first part of their path.
    pub(in crate::api) pages: Vec<&'static str>,
    pub(in crate::api) cache: ResponseCache,
    pub(in crate::api) limiter: Option<RateLimiter>,
    pub(in crate::api) metrics: RequestMetrics,
}

impl MiddlewareState {
    pub(in crate::api) fn new(
        options: Data<ServeOptions>,
        store: Data<SharedStore>,
        routes: Data<RouteTable>,
        pages: Vec<&'static str>,
    ) -> Self {
        Self {
            cache: ResponseCache::new(options.cache),
            limiter: match options.rate {
                Rate::Off => None,
                Rate::PerSecond(rate) => Some(RateLimiter::new(rate, options.burst)),
            },
            metrics: RequestMetrics::new(),
            options,
            store,
            routes,
            pages,
        }
    }

    /// Notes a state that was read after `before` was seen, and drops the cached responses of that.
    pub(in crate::api) fn advance(&self, before: State, state: State) {
        if self.store.advance(before, state) {
            self.cache.clear();
        }
    }
}

/// One request, as far as the middleware needs it after the routes have taken it.
pub(super) struct RequestContext {
    pub(super) state: Data<MiddlewareState>,
    /// By which a caller and a line of the log speak of the same request.
    pub(super) id: Simple,
    pub(super) method: Method,
    /// For problems and the log.
    pub(super) path: String,
    /// Whether failures are answered with pages: outside `/v1`, to those who prefer HTML, as browsers do.
    pub(super) is_page: bool,
    /// What links to this server begin with.
    pub(super) base_path: String,
    pub(super) client: Option<IpAddr>,
    pub(super) begun: Instant,
    /// Set for what may be cached.
    pub(super) variant: Option<Variant>,
    /// Set where requests are limited.
    pub(super) allowance: Option<Allowance>,
}

impl RequestContext {
    pub(super) fn new(state: Data<MiddlewareState>, request: &ServiceRequest, base_path: String) -> Self {
        Self {
            id: Uuid::new_v4().simple(),
            method: request.method().clone(),
            path: request.path().to_owned(),
            is_page: !request.path().starts_with("/v1/") && prefers_html(request.headers()).unwrap_or(false),
            base_path,
            client: client_ip(request, &state.options.trusted_proxy),
            begun: Instant::now(),
            variant: None,
            allowance: None,
            state,
        }
    }

    /// The deadline of a response. The store stops its own queries at it; this catches what is not a query.
    pub(super) fn deadline(&self) -> Duration {
        self.state.options.deadline + Duration::from_millis(500)
    }

    /// The pattern of the path, where the request is gone that knows it.
    pub(super) fn route(&self) -> String {
        self.state.routes.pattern(&self.path).unwrap_or("unmatched").to_owned()
    }
}
