//! The edge as actix has it: a service around all routes.
//!
//! What is kept is answered at once. All else becomes a future, and one of some kilobytes: to make it, to move it to
//! the heap and to ask it once costs a tenth of what answering from memory takes.

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

use super::pipeline::{Asked, Needs};
use super::single_flight::{Answered, answer};
use crate::api::response::problem::Problem;
use crate::api::state::Served;

/// Stands around all routes.
#[derive(Clone, Copy, Debug)]
pub(in crate::api) struct Edge;

impl<S, B> Transform<S, ServiceRequest> for Edge
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<BoxBody>;
    type Error = Error;
    type Transform = Around<S>;
    type InitError = ();
    type Future = Ready<Result<Around<S>, ()>>;

    fn new_transform(&self, routes: S) -> Self::Future {
        ready(Ok(Around { routes: Rc::new(routes) }))
    }
}

/// The routes behind the edge.
#[derive(Debug)]
pub(in crate::api) struct Around<S> {
    routes: Rc<S>,
}

/// What is answered, or leads to it.
pub(in crate::api) type Answering = Result<ServiceResponse<BoxBody>, Error>;

impl<S, B> Service<ServiceRequest> for Around<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<BoxBody>;
    type Error = Error;
    type Future = Either<Ready<Answering>, LocalBoxFuture<'static, Answering>>;

    fn poll_ready(&self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.routes.poll_ready(context)
    }

    fn call(&self, mut request: ServiceRequest) -> Self::Future {
        let routes = Rc::clone(&self.routes);
        let Some(served) = request.app_data::<Data<Served>>().cloned() else {
            let answering = async move { routes.call(request).await.map(ServiceResponse::map_into_boxed_body) };
            return Either::Right(answering.boxed_local());
        };
        let mut asked = Asked::new(served, &request);
        match asked.enter(&mut request) {
            Ok(Needs::Kept(kept)) => {
                let response = asked.leave_kept(&kept, request.headers());
                Either::Left(ready(Ok(request.into_response(response))))
            }
            needs => Either::Right(answering(asked, needs, request, routes).boxed_local()),
        }
    }
}

/// Leads a request in and its answer out.
async fn answering<S, B>(
    asked: Asked,
    needs: Result<Needs, Problem>,
    request: ServiceRequest,
    routes: Rc<S>,
) -> Answering
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    let answered = match needs {
        Ok(Needs::Kept(kept)) => Ok(Answered::Kept(request.into_parts().0, kept)),
        Ok(Needs::Routes) => answer(&asked, request, routes).await,
        Ok(Needs::Ready(ready)) => Ok(Answered::Once(request.into_response(ready))),
        Err(problem) => {
            // Rendered here: on this way a response loses the error that it was made from.
            problem.log(asked.id.as_str());
            Ok(Answered::Once(request.into_response(problem.response(&asked.path))))
        }
    };
    match answered {
        Ok(Answered::Kept(request, kept)) => {
            let response = asked.leave_kept(&kept, request.headers());
            Ok(ServiceResponse::new(request, response))
        }
        Ok(Answered::Once(response)) => {
            let (request, response) = response.into_parts();
            let response = asked.revalidate(&request, response);
            let route = request.match_pattern().unwrap_or_else(|| asked.route());
            Ok(ServiceResponse::new(request, asked.leave(response, route)))
        }
        // The request is gone with whoever failed; actix sends what the error brings along.
        Err(problem) => {
            let (response, route) = (HttpResponse::from_error(problem), asked.route());
            let response = asked.leave(response, route);
            Err(InternalError::from_response("no answer", response).into())
        }
    }
}
