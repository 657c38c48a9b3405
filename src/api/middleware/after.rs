//! After the routes: problems, headers, and the line of the access log.

use actix_web::HttpResponse;
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap};

use super::access_log::AccessLogEntry;
use super::cache::CachedResponse;
use super::context::RequestContext;
use super::headers::{set_request_headers, set_response_headers};
use crate::api::html::problem::problem_page;
use crate::api::problem::types::ProblemKind;
use crate::api::problem::{MEDIA_TYPE, Problem};
use crate::api::response::chunked_body::without_content;

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
        return problem_page(problem, &context.path, &context.base_path, &context.state.options);
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
