//! The middleware: what every request passes before its route, and every response after it.
//!
//! # Order
//!
//! 1. [`mod@base_path`] takes a proxy's path off, [`context`] names the request and finds its client ([`client_ip`]).
//! 2. [`mod@before`] refuses what is too large or too frequent ([`rate_limit`]), answers from the [`cache`], and answers
//!    304 where the client has the response ([`etag`]).
//! 3. [`single_flight`] lets the routes answer within the deadline, once for all who ask the same at the same time,
//!    and caches the response.
//! 4. [`mod@after`] makes a problem of every failure, sets the headers, and logs one line when the last byte is sent
//!    ([`access_log`], [`request_metrics`]).
//!
//! Routes know nothing of it. [`connection_limit`] stands before all of it, where connections are accepted, and
//! [`request_target`] where they are read.
//!
//! # Design
//!
//! A service by hand and not `actix_web::middleware::from_fn`: what needs no route is answered at once, and only the
//! rest becomes a future. It is one of some kilobytes: to make it, to move it to the heap and to poll it once costs a
//! tenth of what answering from the cache takes.

mod access_log;
mod after;
mod base_path;
mod before;
pub(crate) mod cache;
mod client_ip;
pub(crate) mod connection_limit;
mod context;
pub(crate) mod etag;
mod rate_limit;
mod request_metrics;
pub(crate) mod request_target;
mod single_flight;

use std::future::{Ready, ready};
use std::rc::Rc;
use std::task::{Context, Poll};

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::error::InternalError;
use actix_web::web::Data;
use actix_web::{Error, HttpResponse};
use futures_util::FutureExt;
use futures_util::future::{Either, LocalBoxFuture};

use after::{after, after_cached, problem_response, revalidate};
use base_path::take_base_path;
use before::{Decision, before};
use context::RequestContext;
use single_flight::{FillOutcome, respond_once};

pub(in crate::api) use context::MiddlewareState;

/// The middleware around all routes.
#[derive(Clone, Debug)]
pub(in crate::api) struct Middleware {
    state: Data<MiddlewareState>,
}

impl Middleware {
    pub(in crate::api) fn new(state: Data<MiddlewareState>) -> Self {
        Self { state }
    }
}

impl<S, B> Transform<S, ServiceRequest> for Middleware
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<BoxBody>;
    type Error = Error;
    type Transform = MiddlewareService<S>;
    type InitError = ();
    type Future = Ready<Result<MiddlewareService<S>, ()>>;

    fn new_transform(&self, routes: S) -> Self::Future {
        ready(Ok(MiddlewareService { state: self.state.clone(), routes: Rc::new(routes) }))
    }
}

/// The routes of one worker behind the middleware.
#[derive(Debug)]
pub(in crate::api) struct MiddlewareService<S> {
    state: Data<MiddlewareState>,
    routes: Rc<S>,
}

type ServiceResult = Result<ServiceResponse<BoxBody>, Error>;

impl<S, B> Service<ServiceRequest> for MiddlewareService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<BoxBody>;
    type Error = Error;
    type Future = Either<Ready<ServiceResult>, LocalBoxFuture<'static, ServiceResult>>;

    fn poll_ready(&self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.routes.poll_ready(context)
    }

    fn call(&self, mut request: ServiceRequest) -> Self::Future {
        let base_path = take_base_path(&mut request, &self.state.options);
        let mut context = RequestContext::new(self.state.clone(), &request, base_path);
        let response = match before(&mut context, &mut request) {
            Ok(Decision::Route) => {
                return Either::Right(route(context, request, Rc::clone(&self.routes)).boxed_local());
            }
            Ok(Decision::Cached(cached)) => after_cached(context, &cached, request.headers()),
            Ok(Decision::NotModified(response)) => {
                let route = context.route();
                after(context, response, route)
            }
            Err(problem) => {
                let (response, route) = (problem_response(&context, &problem), context.route());
                after(context, response, route)
            }
        };
        Either::Left(ready(Ok(request.into_response(response))))
    }
}

/// Lets the routes answer a request, and finishes their response.
async fn route<S, B>(context: RequestContext, request: ServiceRequest, routes: Rc<S>) -> ServiceResult
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    match respond_once(&context, request, routes).await {
        Ok(FillOutcome::Cached(request, cached)) => {
            let response = after_cached(context, &cached, request.headers());
            Ok(ServiceResponse::new(request, response))
        }
        Ok(FillOutcome::Uncached(response)) => {
            let (request, response) = response.into_parts();
            let response = revalidate(&context, &request, response);
            let route = request.match_pattern().unwrap_or_else(|| context.route());
            Ok(ServiceResponse::new(request, after(context, response, route)))
        }
        // The request is gone with the future that failed; actix sends the response that the error brings along.
        Err(error) => {
            let (response, route) = (HttpResponse::from_error(error), context.route());
            Err(InternalError::from_response("no answer", after(context, response, route)).into())
        }
    }
}
