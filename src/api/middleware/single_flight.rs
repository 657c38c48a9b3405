//! Single flight: of many requests for the same response, one asks the routes, and its response is cached.

use std::rc::Rc;
use std::sync::Arc;

use actix_web::body::{BoxBody, MessageBody, to_bytes};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::{Error, HttpRequest};

use super::after::{set_response_headers, set_tag};
use super::cache::{CachedResponse, NotCached};
use super::context::RequestContext;
use crate::api::extract::memory_budget::BudgetPermit;
use crate::api::problem::Problem;
use crate::api::problem::types::ProblemKind;
use crate::api::response::chunked_body::chunked;
use crate::api::state::SnapshotVersion;

/// The response to a request that was not in the cache.
pub(super) enum FillOutcome {
    /// It is in the cache now.
    Cached(HttpRequest, Arc<CachedResponse>),
    /// It cannot be cached.
    Uncached(ServiceResponse<BoxBody>),
}

/// Answers a request that is not in the cache: by the routes, or by their response to another client meanwhile.
pub(super) async fn respond_once<S, B>(
    context: &RequestContext,
    request: ServiceRequest,
    routes: Rc<S>,
) -> Result<FillOutcome, Error>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    let cache = &context.state.cache;
    let Some(variant) = context.variant.as_ref().filter(|variant| cache.admits(variant)) else {
        return call_routes(context, request, &*routes).await.map(FillOutcome::Uncached);
    };
    let state = context.state.store.state();
    // The one that asks the routes takes the request, and leaves its outcome.
    let (mut waiting, mut outcome) = (Some(request), None);
    let filling = async {
        let request = waiting.take().ok_or(NotCached)?;
        let filled = match call_routes(context, request, &*routes).await {
            Ok(response) => cacheable(context, response).await,
            Err(error) => Err(error),
        };
        let shared = match &filled {
            Ok(FillOutcome::Cached(_, cached)) if cached.state == state => Ok(Arc::clone(cached)),
            Ok(FillOutcome::Cached(_, cached)) => {
                // The database has changed since its state was last read.
                context.state.advance(state, cached.state);
                cache.insert(variant.key(cached.state), Arc::clone(cached)).await;
                Err(NotCached)
            }
            _ => Err(NotCached),
        };
        outcome = Some(filled);
        shared
    };
    let shared = tokio::time::timeout(context.deadline(), cache.get_or_fill(variant.key(state), filling)).await;
    if let Some(filled) = outcome {
        return filled;
    }
    let (Some(request), Ok(shared)) = (waiting, shared) else {
        return Err(Problem::new(ProblemKind::DeadlineExceeded).into());
    };
    // What the other made could not be cached, or is of a later state.
    let cached = shared.ok().or_else(|| cache.get(&variant.key(context.state.store.state())));
    match cached {
        Some(cached) => Ok(FillOutcome::Cached(request.into_parts().0, cached)),
        None => call_routes(context, request, &*routes).await.map(FillOutcome::Uncached),
    }
}

/// Lets the routes answer, within the deadline.
async fn call_routes<S, B>(
    context: &RequestContext,
    request: ServiceRequest,
    routes: &S,
) -> Result<ServiceResponse<BoxBody>, Error>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    match tokio::time::timeout(context.deadline(), routes.call(request)).await {
        Ok(response) => response.map(ServiceResponse::map_into_boxed_body),
        Err(_) => Err(Problem::new(ProblemKind::DeadlineExceeded).into()),
    }
}

/// Makes a response ready for the cache, if it is one of the database that fits.
async fn cacheable(context: &RequestContext, response: ServiceResponse<BoxBody>) -> Result<FillOutcome, Error> {
    let version = response.response().extensions().get::<SnapshotVersion>().copied();
    let Some(version) = version.filter(|_| response.status() == StatusCode::OK) else {
        return Ok(FillOutcome::Uncached(response));
    };
    let (request, response) = response.into_parts();
    let (response, body) = response.into_parts();
    let body = to_bytes(body).await.map_err(Problem::internal)?;
    let mut response = response.set_body(chunked(body.clone(), BudgetPermit::default()));
    set_tag(context, &mut response, version);
    set_response_headers(context, &mut response);
    let headers = response.headers();
    let route = request.match_pattern().unwrap_or_default();
    match headers.get(header::ETAG).cloned() {
        Some(tag) if context.state.cache.fits(headers, &body) => {
            let cached = CachedResponse::new(version, tag, route, headers, &body);
            Ok(FillOutcome::Cached(request, Arc::new(cached)))
        }
        _ => Ok(FillOutcome::Uncached(ServiceResponse::new(request, response))),
    }
}
