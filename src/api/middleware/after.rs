//! After the routes: problems, the headers of a response and of one request, and the line of the access log.

use std::fmt::Write;

use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::access_log::AccessLogEntry;
use super::base_path::put_base_path;
use super::cache::CachedResponse;
use super::context::RequestContext;
use super::etag::{http_date, is_latest_known};
use crate::api::html::problem::problem_page;
use crate::api::html::site::Site;
use crate::api::problem::types::ProblemKind;
use crate::api::problem::{MEDIA_TYPE, Problem};
use crate::api::response::chunked_body::without_content;
use crate::api::state::SnapshotVersion;

/// The headers that a script of another origin may read.
const EXPOSED: &str = "Link, Content-Disposition, Content-Location, ETag, Last-Modified, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, X-Total-Count";
const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Finishes a response; its line is logged when the last byte is sent.
pub(super) fn after(context: RequestContext, response: HttpResponse, route: String) -> HttpResponse {
    let mut response = explain_failure(&context, response);
    set_response_headers(&context, &mut response);
    set_request_headers(&context, &mut response);
    let is_head = context.method == Method::HEAD;
    let entry = AccessLogEntry::new(context, route, response.status());
    response.map_body(|_, body| entry.log_when_sent(if is_head { without_content(&body) } else { body }))
}

/// Finishes a cached response. It is logged at once: nothing can hold it up but the client.
pub(super) fn after_cached(context: RequestContext, cached: &CachedResponse, headers: &HeaderMap) -> HttpResponse {
    let mut response = cached.respond_to(headers);
    set_request_headers(&context, &mut response);
    let is_head = context.method == Method::HEAD;
    let status = response.status();
    let bytes = if status == 200 && !is_head { cached.len() } else { 0 };
    AccessLogEntry::new(context, cached.route.clone(), status).log(bytes as u64);
    if is_head { response.map_body(|_, body| without_content(&body)) } else { response }
}

/// Logs a problem and renders it for this request.
pub(super) fn problem_response(context: &RequestContext, problem: &Problem) -> HttpResponse {
    problem.log(context.id);
    if context.is_page {
        let site = Site::new(Data::clone(&context.state.options), context.base_path.clone());
        return problem_page(problem, &context.path, &site);
    }
    problem.response(&context.path)
}

/// Makes a problem of every failure, those of actix included.
fn explain_failure(context: &RequestContext, response: HttpResponse) -> HttpResponse {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    if let Some(problem) = response.error().and_then(|error| error.as_error::<Problem>()) {
        return problem_response(context, problem);
    }
    let media = response.headers().get(header::CONTENT_TYPE);
    if media.is_some_and(|media| media.as_bytes().starts_with(MEDIA_TYPE.as_bytes())) {
        return response;
    }
    let mut problem = Problem::new(ProblemKind::of_status(status));
    if status.is_server_error() {
        problem = problem.cause(response.error().map_or_else(|| status.to_string(), ToString::to_string));
    }
    problem_response(context, &problem)
}

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
