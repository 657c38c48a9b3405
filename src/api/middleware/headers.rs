//! Response headers: `ETag` and dates, CORS, and those of one request alone.

use std::fmt::Write;

use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};

use super::base_path::put_base_path;
use super::context::RequestContext;
use super::etag::{http_date, is_latest_known};
use crate::api::state::SnapshotVersion;

/// The headers that a script of another origin may read.
const EXPOSED: &str = "Link, Content-Disposition, Content-Location, ETag, Last-Modified, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, X-Total-Count";
const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives a response from the database its tag, or 304 to a client that has it.
pub(super) fn revalidate(context: &RequestContext, request: &HttpRequest, response: HttpResponse) -> HttpResponse {
    let version = response.extensions().get::<SnapshotVersion>().copied();
    let Some(version) = version else { return response };
    let is_known = is_latest_known(request.headers(), version.modified);
    let mut response = if is_known { HttpResponse::NotModified().finish() } else { response };
    set_tag(context, &mut response, version);
    response
}

/// Sets `ETag` and `Last-Modified` of a response from the database.
pub(super) fn set_tag(context: &RequestContext, response: &mut HttpResponse, version: SnapshotVersion) {
    if let (Some(variant), Ok(store)) = (&context.variant, context.state.store.get()) {
        set(response.headers_mut(), header::ETAG, &variant.tag(store.uuid(), &context.state.options, version.state));
        set(response.headers_mut(), header::LAST_MODIFIED, &http_date(version.modified.told));
    }
}

/// Sets the headers that belong to the response, and are cached with it.
pub(super) fn set_response_headers(context: &RequestContext, response: &mut HttpResponse) {
    let headers = response.headers_mut();
    // The front page is an index for programs.
    if context.variant.is_some() || context.path == "/" {
        headers.insert(header::VARY, HeaderValue::from_static("Accept, Accept-Encoding"));
    }
    let fixed = [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
}

/// Sets the headers of this one request, which are never cached.
pub(super) fn set_request_headers(context: &RequestContext, response: &mut HttpResponse) {
    let headers = response.headers_mut();
    put_base_path(&context.base_path, headers);
    let mut id = [0; 32];
    set(headers, REQUEST_ID, context.id.encode_lower(&mut id));
    if let (Some(allowance), Some(limiter)) = (context.allowance, &context.state.limiter) {
        headers.insert(RATE_LIMIT_POLICY, limiter.policy().clone());
        let mut left = String::with_capacity(32);
        let _ = write!(left, "\"client\";r={};t={}", allowance.remaining, allowance.reset);
        set(headers, RATE_LIMIT, &left);
    }
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
