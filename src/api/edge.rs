//! What every request passes on its way in and every answer on its way out.
//!
//! # Design
//!
//! One function, so that the order can be read: name the request; refuse what is too large or too often;
//! answer from nothing what the client has already; hand on; then make a problem of every failure, give
//! the headers, and log one line when the last byte is sent. Routes know nothing of it.

use std::net::IpAddr;
use std::time::{Duration, Instant};

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpRequest, HttpResponse};
use uuid::Uuid;

use super::conditional::{Coding, Variant, has, has_latest, http_date};
use super::fallback::pattern;
use super::limit::{Allowance, client};
use super::problem::{self, Problem};
use super::problem_kind::ProblemKind;
use super::sent::{Sent, without_body};
use super::state::{Served, Shown, starting};

/// What the edge knows of a request before it is handed on.
struct Asked {
    served: Data<Served>,
    id: String,
    method: Method,
    /// The path, for problems and the log.
    path: String,
    client: Option<IpAddr>,
    begun: Instant,
    variant: Option<Variant>,
    allowance: Option<Allowance>,
}

/// Leads a request in and its answer out.
pub(super) async fn edge(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(served) = request.app_data::<Data<Served>>().cloned() else {
        return next.call(request).await.map(ServiceResponse::map_into_boxed_body);
    };
    let mut asked = Asked::new(served, &request);
    let handed = match asked.enter(&mut request) {
        Ok(None) => asked.hand_on(request, next).await,
        Ok(Some(ready)) => Ok(request.into_response(ready)),
        Err(problem) => Ok(request.into_response(HttpResponse::from_error(problem))),
    };
    match handed {
        Ok(response) => {
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

impl Asked {
    fn new(served: Data<Served>, request: &ServiceRequest) -> Self {
        Self {
            id: Uuid::new_v4().simple().to_string(),
            method: request.method().clone(),
            path: request.path().to_owned(),
            client: client(request, served.options.trusted_proxy),
            begun: Instant::now(),
            variant: None,
            allowance: None,
            served,
        }
    }

    /// Checks the request; an answer means that it needs no other.
    fn enter(&mut self, request: &mut ServiceRequest) -> Result<Option<HttpResponse>, Problem> {
        let options = &self.served.options;
        if request.uri().path_and_query().map_or(0, |target| target.as_str().len()) > options.max_url {
            return Err(Problem::new(ProblemKind::UrlTooLong));
        }
        let headers = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + 4);
        if headers.sum::<usize>() > options.max_headers {
            return Err(Problem::new(ProblemKind::HeadersTooLarge));
        }
        let coding = Coding::negotiate(request.headers());
        let accept = HeaderValue::from_static(coding.name());
        if self.path.starts_with("/v1/") {
            self.take_from_allowance()?;
            let Some(store) = self.served.store() else { return Err(starting()) };
            if matches!(self.method, Method::GET | Method::HEAD) {
                let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
                let variant = Variant::new(store.uuid(), target, request.headers(), coding);
                let tag = variant.tag(self.served.revision());
                if has(request.headers(), &tag) {
                    return Ok(Some(HttpResponse::NotModified().insert_header((header::ETAG, tag)).finish()));
                }
                self.variant = Some(variant);
            }
        }
        // Whoever compresses further in takes exactly what the tag says.
        request.headers_mut().insert(header::ACCEPT_ENCODING, accept);
        if self.method == Method::HEAD {
            request.head_mut().method = Method::GET;
        }
        Ok(None)
    }

    fn take_from_allowance(&mut self) -> Result<(), Problem> {
        if let (Some(rates), Some(client)) = (&self.served.rates, self.client) {
            self.allowance = Some(rates.take(client)?);
        }
        Ok(())
    }

    /// Lets the routes answer, within the deadline.
    async fn hand_on(
        &self,
        request: ServiceRequest,
        next: Next<impl MessageBody + 'static>,
    ) -> Result<ServiceResponse<BoxBody>, Error> {
        // The store stops its own queries at the deadline; this catches what is not a query.
        let deadline = self.served.options.deadline + Duration::from_millis(500);
        match tokio::time::timeout(deadline, next.call(request)).await {
            Ok(answered) => answered.map(ServiceResponse::map_into_boxed_body),
            Err(_) => Err(Problem::new(ProblemKind::DeadlineExceeded).into()),
        }
    }

    /// The pattern of the path where no route has said it.
    fn route(&self) -> String {
        pattern(&self.served, &self.path).unwrap_or("unmatched").to_owned()
    }

    /// Finishes the answer: problems, headers, and what is noted when it has been sent.
    fn leave(self, response: HttpResponse, route: String) -> HttpResponse {
        let mut response = self.explain(response);
        self.stamp(&mut response);
        let head = self.method == Method::HEAD;
        let sent = Sent {
            served: self.served,
            id: self.id,
            method: self.method,
            path: self.path,
            route,
            status: response.status().as_u16(),
            client: self.client,
            begun: self.begun,
            bytes: 0,
        };
        let response = if head { without_body(response) } else { response };
        response.map_body(|_, body| sent.counting(body))
    }

    /// Makes a problem of every failure, whoever failed.
    fn explain(&self, response: HttpResponse) -> HttpResponse {
        let status = response.status();
        if !status.is_client_error() && !status.is_server_error() {
            return response;
        }
        if let Some(problem) = response.error().and_then(|error| error.as_error::<Problem>()) {
            problem.log(&self.id);
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
        problem.log(&self.id);
        problem.response(&self.path)
    }

    /// Gives an answer from the database its tag, or none of its body to whoever has it already.
    fn revalidate(&self, request: &HttpRequest, response: HttpResponse) -> HttpResponse {
        let shown = response.extensions().get::<Shown>().copied();
        let (Some(shown), Some(variant)) = (shown, &self.variant) else { return response };
        let latest = has_latest(request.headers(), self.served.modified(shown.revision));
        let mut response = if latest { HttpResponse::NotModified().finish() } else { response };
        put(&mut response, header::ETAG, &variant.tag(shown.revision));
        if let Some(modified) = self.served.modified(shown.revision) {
            put(&mut response, header::LAST_MODIFIED, &http_date(modified));
        }
        response
    }

    /// Gives the headers that every answer has.
    fn stamp(&self, response: &mut HttpResponse) {
        let headers = response.headers_mut();
        if self.variant.is_some() {
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
        put(response, HeaderName::from_static("x-request-id"), &self.id);
        if let (Some(allowance), Some(rates)) = (self.allowance, &self.served.rates) {
            put(response, RATE_LIMIT_POLICY, &rates.policy());
            put(response, RATE_LIMIT, &format!("\"client\";r={};t={}", allowance.remaining, allowance.reset));
        }
    }
}

/// The headers that a script of another origin may read.
const EXPOSED: &str =
    "Link, ETag, Last-Modified, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, X-Total-Count";
const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

fn put(response: &mut HttpResponse, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}
