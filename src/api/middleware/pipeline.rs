//! What every request passes on its way in and every answer on its way out.
//!
//! # Design
//!
//! In this order: name the request; refuse what is too large or too often; answer from nothing what the client has
//! already, and from memory what is kept; hand on; then make a problem of every failure, give the headers, and log
//! one line when the last byte is sent. Routes know nothing of it, and [`super::transform`] puts it around them.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::web::Data;
use actix_web::{Error, HttpResponse};

use super::access_log::{Sent, without_body};
use super::cache::Kept;
use super::etag::{Coding, Variant, has};
use super::rate_limit::{Allowance, client};
use super::request_id::RequestId;
use super::transform::Answering;
use crate::api::response::not_found::pattern;
use crate::api::response::problem::{self, Problem};
use crate::api::response::problem_types::ProblemKind;
use crate::api::state::{Served, starting};

/// What the edge knows of a request before it is handed on.
pub(in crate::api) struct Asked {
    pub(in crate::api) served: Data<Served>,
    pub(in crate::api) id: RequestId,
    method: Method,
    /// The path, for problems and the log.
    pub(in crate::api) path: String,
    client: Option<IpAddr>,
    begun: Instant,
    pub(in crate::api) variant: Option<Variant>,
    pub(in crate::api) allowance: Option<Allowance>,
}

/// What a request needs.
pub(in crate::api) enum Needs {
    /// What was answered before.
    Kept(Arc<Kept>),
    /// An answer that takes no work.
    Ready(HttpResponse),
    /// The routes.
    Routes,
}

impl Asked {
    pub(in crate::api) fn new(served: Data<Served>, request: &ServiceRequest) -> Self {
        Self {
            id: served.ids.next(),
            method: request.method().clone(),
            path: request.path().to_owned(),
            client: client(request, &served.options.trusted_proxy),
            begun: Instant::now(),
            variant: None,
            allowance: None,
            served,
        }
    }

    /// Checks the request, and tells what it needs.
    pub(in crate::api) fn enter(&mut self, request: &mut ServiceRequest) -> Result<Needs, Problem> {
        let options = &self.served.options;
        if request.uri().path_and_query().map_or(0, |target| target.as_str().len()) > options.max_url {
            return Err(Problem::new(ProblemKind::UrlTooLong));
        }
        let headers = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + 4);
        if headers.sum::<usize>() > options.max_headers {
            return Err(Problem::new(ProblemKind::HeadersTooLarge));
        }
        let coding = Coding::negotiate(request.headers());
        if self.path.starts_with("/v1/") {
            self.take_from_allowance()?;
            let Some(store) = self.served.store() else { return Err(starting()) };
            if matches!(self.method, Method::GET | Method::HEAD) {
                let variant = Variant::new(request.uri(), request.headers(), coding);
                let state = self.served.state();
                if let Some(kept) = self.served.answers.get(&variant.key(state)) {
                    return Ok(Needs::Kept(kept));
                }
                if request.headers().contains_key(header::IF_NONE_MATCH) {
                    let tag = variant.tag(store.uuid(), state);
                    if has(request.headers(), &tag) {
                        self.variant = Some(variant);
                        let response = HttpResponse::NotModified().insert_header((header::ETAG, tag)).finish();
                        return Ok(Needs::Ready(response));
                    }
                }
                self.variant = Some(variant);
            }
        }
        // Whoever compresses further in takes exactly what the tag says.
        request.headers_mut().insert(header::ACCEPT_ENCODING, HeaderValue::from_static(coding.name()));
        if self.method == Method::HEAD {
            request.head_mut().method = Method::GET;
        }
        Ok(Needs::Routes)
    }

    fn take_from_allowance(&mut self) -> Result<(), Problem> {
        if let (Some(rates), Some(client)) = (&self.served.rates, self.client) {
            self.allowance = Some(rates.take(client)?);
        }
        Ok(())
    }

    /// Lets the routes answer, within the deadline.
    pub(in crate::api) async fn hand_on<S, B>(&self, request: ServiceRequest, routes: &S) -> Answering
    where
        S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
        B: MessageBody + 'static,
    {
        match tokio::time::timeout(self.deadline(), routes.call(request)).await {
            Ok(answered) => answered.map(ServiceResponse::map_into_boxed_body),
            Err(_) => Err(Problem::new(ProblemKind::DeadlineExceeded).into()),
        }
    }

    /// The store stops its own queries at the deadline; this catches what is not a query.
    pub(in crate::api) fn deadline(&self) -> Duration {
        self.served.options.deadline + Duration::from_millis(500)
    }

    /// The pattern of the path where no route has said it.
    pub(in crate::api) fn route(&self) -> String {
        pattern(&self.served, &self.path).unwrap_or("unmatched").to_owned()
    }

    /// Finishes the answer: problems, headers, and what is noted when it has been sent.
    pub(in crate::api) fn leave(self, response: HttpResponse, route: String) -> HttpResponse {
        let mut response = self.explain(response);
        self.stamp(&mut response);
        self.stamp_once(&mut response);
        let head = self.method == Method::HEAD;
        let sent = self.sent(route, response.status().as_u16());
        let response = if head { without_body(response) } else { response };
        response.map_body(|_, body| sent.counting(body))
    }

    /// Finishes an answer from memory. It is noted at once: nothing can hold it up but the client.
    pub(in crate::api) fn leave_kept(self, kept: &Kept, headers: &HeaderMap) -> HttpResponse {
        let mut response = kept.answer_to(headers);
        self.stamp_once(&mut response);
        let head = self.method == Method::HEAD;
        let status = response.status().as_u16();
        let bytes = if status == 200 && !head { kept.len() } else { 0 };
        self.sent(kept.route.clone(), status).note(bytes as u64);
        if head { without_body(response) } else { response }
    }

    fn sent(self, route: String, status: u16) -> Sent {
        Sent {
            served: self.served,
            id: self.id,
            method: self.method,
            path: self.path,
            route,
            status,
            client: self.client,
            begun: self.begun,
        }
    }

    /// Makes a problem of every failure, whoever failed.
    fn explain(&self, response: HttpResponse) -> HttpResponse {
        let status = response.status();
        if !status.is_client_error() && !status.is_server_error() {
            return response;
        }
        if let Some(problem) = response.error().and_then(|error| error.as_error::<Problem>()) {
            problem.log(self.id.as_str());
            return problem.response(&self.path);
        }
        let explained = response.headers().get(header::CONTENT_TYPE);
        if explained.is_some_and(|media| media.as_bytes().starts_with(problem::MEDIA_TYPE.as_bytes())) {
            return response;
        }
        let mut problem = Problem::new(ProblemKind::of_status(status));
        if status.is_server_error() {
            problem = problem.cause(response.error().map_or_else(|| status.to_string(), ToString::to_string));
        }
        problem.log(self.id.as_str());
        problem.response(&self.path)
    }
}
