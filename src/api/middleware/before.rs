//! Before the routes: limits, rate, response cache, `If-None-Match`.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::dev::ServiceRequest;
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderValue};

use super::cache::CachedResponse;
use super::context::RequestContext;
use super::etag::{Variant, is_tag_matched, preferred_encoding};
use crate::api::problem::Problem;
use crate::api::problem::types::ProblemKind;

/// How a request is to be answered.
pub(super) enum Decision {
    /// From the response cache.
    Cached(Arc<CachedResponse>),
    /// With 304: the client has the response.
    NotModified(HttpResponse),
    Route,
}

/// Checks a request and decides how it is answered, in the order of this file.
pub(super) fn before(context: &mut RequestContext, request: &mut ServiceRequest) -> Result<Decision, Problem> {
    check_size(context, request)?;
    let encoding = preferred_encoding(request.headers());
    if is_from_database(context) {
        check_rate(context)?;
        let database = context.state.store.get()?.uuid();
        if matches!(context.method, Method::GET | Method::HEAD) {
            let variant = Variant::new(request.uri(), request.headers(), encoding, &context.base_path);
            let state = context.state.store.state();
            if let Some(cached) = context.state.cache.get(&variant.key(state)) {
                return Ok(Decision::Cached(cached));
            }
            let unchanged = unchanged(request.headers(), || variant.tag(database, &context.state.options, state));
            context.variant = Some(variant);
            if let Some(response) = unchanged {
                return Ok(Decision::NotModified(response));
            }
        }
    }
    // The compression behind this takes exactly what the tag says.
    request.headers_mut().insert(header::ACCEPT_ENCODING, HeaderValue::from_static(encoding.as_str()));
    if context.method == Method::HEAD {
        request.head_mut().method = Method::GET;
    }
    Ok(Decision::Route)
}

/// Whether the answer comes from the database: it counts against the rate, and may be cached.
fn is_from_database(context: &RequestContext) -> bool {
    let Some(path) = context.path.strip_prefix('/') else { return false };
    let first = path.split('/').next().unwrap_or_default();
    match first {
        "v1" => path.len() > 2,
        // An index of the API, too, which needs no database.
        "" => context.state.store.get().is_ok(),
        first => context.state.pages.contains(&first),
    }
}

fn check_size(context: &RequestContext, request: &ServiceRequest) -> Result<(), Problem> {
    let options = &context.state.options;
    if request.uri().path_and_query().map_or(0, |target| target.as_str().len()) > options.max_url {
        return Err(Problem::new(ProblemKind::UrlTooLong));
    }
    let headers = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + 4);
    if headers.sum::<usize>() > options.max_headers {
        return Err(Problem::new(ProblemKind::HeadersTooLarge));
    }
    Ok(())
}

fn check_rate(context: &mut RequestContext) -> Result<(), Problem> {
    if let (Some(limiter), Some(client)) = (&context.state.limiter, context.client) {
        context.allowance = Some(limiter.check(client)?);
    }
    Ok(())
}

/// The 304 to a client that names the current tag. The tag is a hash: made only where it is compared.
fn unchanged(headers: &HeaderMap, tag: impl FnOnce() -> String) -> Option<HttpResponse> {
    if !headers.contains_key(header::IF_NONE_MATCH) {
        return None;
    }
    let tag = tag();
    is_tag_matched(headers, &tag).then(|| HttpResponse::NotModified().insert_header((header::ETAG, tag)).finish())
}
