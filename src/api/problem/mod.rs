//! RFC 9457 problems: one shape for every status from 400 on.
//!
//! # Design
//!
//! A [`Problem`] says what the caller can do about it and nothing about our inside: what went wrong
//! within the server is kept in `cause`, which the middleware logs once and never sends. Handlers and
//! extractors only make problems; [`crate::api::middleware`] renders them, because only there the path and the
//! request's id are at hand.

pub(crate) mod did_you_mean;
mod responses;
pub(crate) mod types;

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;
use utoipa::ToSchema;

use did_you_mean::nearest;
use types::ProblemKind;

use crate::store;

pub(in crate::api) use responses::{BadBody, NotFound, UnknownState};

/// The media type of problems.
pub(in crate::api) const MEDIA_TYPE: &str = "application/problem+json";

/// One fault of one parameter or member of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ProblemError)]
pub struct ParameterFault {
    /// The parameter, or the member of the body.
    #[schema(example = "speker")]
    pub parameter: String,
    /// What is wrong with it.
    #[schema(example = "there is no such parameter")]
    pub detail: String,
    /// The nearest right name or value; null where none is near.
    #[schema(example = "speaker")]
    pub suggestion: Option<String>,
}

impl ParameterFault {
    pub(in crate::api) fn new(parameter: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { parameter: parameter.into(), detail: detail.into(), suggestion: None }
    }

    /// Sets what may have been meant.
    pub(in crate::api) fn suggest(mut self, suggestion: Option<&str>) -> Self {
        self.suggestion = suggestion.map(str::to_owned);
        self
    }
}

/// A problem as it is sent (RFC 9457).
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// The problem type: a stable reference to a page that describes it.
    #[schema(format = "uri-reference", example = "/problems/invalid-parameters")]
    pub r#type: String,
    /// The problem in a few words, the same for every occurrence.
    #[schema(example = "Invalid parameters")]
    pub title: String,
    /// The HTTP status code of the response.
    #[schema(minimum = 400, maximum = 599, example = 400)]
    pub status: u16,
    /// What is wrong this time, and what to do about it.
    #[schema(example = "1 parameter is not as it should be.")]
    pub detail: String,
    /// The path that was asked for.
    #[schema(format = "uri-reference", example = "/v1/quotes")]
    pub instance: String,
    /// Every faulty parameter; empty where the problem is another.
    pub errors: Vec<ParameterFault>,
}

/// A problem: why a request cannot be answered as asked.
#[derive(Debug)]
pub struct Problem {
    pub(in crate::api) kind: ProblemKind,
    /// What is wrong this time; the kind's own sentence where there is no more to say.
    pub(in crate::api) detail: Option<String>,
    pub(in crate::api) errors: Vec<ParameterFault>,
    /// Headers of the response, such as `Allow` and `Retry-After`.
    pub(in crate::api) headers: Vec<(&'static str, String)>,
    /// What went wrong inside; for the log alone.
    pub(in crate::api) cause: Option<String>,
}

/// The result of a handler.
pub(in crate::api) type HandlerResult = Result<HttpResponse, Problem>;

impl Problem {
    pub(in crate::api) fn new(kind: ProblemKind) -> Self {
        Self { kind, detail: None, errors: Vec::new(), headers: Vec::new(), cause: None }
    }

    /// Sets what is wrong this time.
    pub(in crate::api) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Adds a header to the response.
    pub(in crate::api) fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Sets the cause, for the log alone.
    pub(in crate::api) fn cause(mut self, cause: impl fmt::Display) -> Self {
        self.cause = Some(cause.to_string());
        self
    }

    /// Every fault of the query at once.
    pub(in crate::api) fn parameters(errors: Vec<ParameterFault>) -> Self {
        let detail = match errors.len() {
            1 => "1 parameter is not as it should be.".to_owned(),
            n => format!("{n} parameters are not as they should be."),
        };
        Self { errors, ..Self::new(ProblemKind::InvalidParameters).detail(detail) }
    }

    /// There is nothing with this id.
    pub(in crate::api) fn unknown_id(what: &str, id: impl fmt::Display) -> Self {
        Self::new(ProblemKind::NotFound).detail(format!("There is no {what} with the id `{id}`."))
    }

    /// Something failed that should not have.
    pub(in crate::api) fn internal(cause: impl fmt::Display) -> Self {
        Self::new(ProblemKind::InternalError).cause(cause)
    }

    /// Logs what went wrong inside, if anything did.
    pub(in crate::api) fn log(&self, request: impl fmt::Display) {
        if let Some(cause) = &self.cause {
            tracing::error!(%request, cause, "{}: {cause}", self.kind.name());
        }
    }

    /// The body of the response to a request for `instance`.
    pub(in crate::api) fn body(&self, instance: &str) -> ProblemBody {
        ProblemBody {
            r#type: self.kind.url(),
            title: self.kind.title().to_owned(),
            status: self.kind.status().as_u16(),
            detail: self.detail.clone().unwrap_or_else(|| self.kind.meaning().to_owned()),
            instance: instance.to_owned(),
            errors: self.errors.clone(),
        }
    }

    /// The whole response to a request for `instance`.
    pub(in crate::api) fn response(&self, instance: &str) -> HttpResponse {
        let mut response = HttpResponse::build(self.kind.status());
        response.content_type(MEDIA_TYPE).insert_header(("Cache-Control", "no-store"));
        for (name, value) in &self.headers {
            response.insert_header((*name, value.as_str()));
        }
        response.json(self.body(instance))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.title())
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.kind.status()
    }

    /// Without an instance: the middleware, which knows the path, renders it again.
    fn error_response(&self) -> HttpResponse {
        self.response("")
    }
}

impl std::error::Error for Problem {}

/// A value that is none of those in the database, with the nearest that is.
fn fault(store::UnknownValue { parameter, given, detail, meant }: store::UnknownValue) -> ParameterFault {
    let near = nearest(&given, meant.iter().map(|(written, _)| written.as_str()));
    let value = meant.iter().find(|(written, _)| Some(written.as_str()) == near);
    ParameterFault::new(parameter, format!("`{given}` {detail}")).suggest(value.map(|(_, value)| value.as_str()))
}

/// Errors of the store as problems: what the caller can mend is explained, the rest is logged.
impl From<store::Error> for Problem {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::BadCursor => {
                let detail = "does not belong to this list with these filters and this order; begin without it";
                Self::parameters(vec![ParameterFault::new("cursor", detail)])
            }
            store::Error::BadFilter { parameter, detail } => {
                Self::parameters(vec![ParameterFault::new(parameter, detail)])
            }
            store::Error::UnknownValues(unknown) => Self::parameters(unknown.into_iter().map(fault).collect()),
            store::Error::NoSuchValues(unknown) => {
                let errors: Vec<_> = unknown.into_iter().map(fault).collect();
                let detail = match errors.len() {
                    1 => "1 value is not known here, nor ever was.".to_owned(),
                    n => format!("{n} values are not known here, nor ever were."),
                };
                Self { errors, ..Self::new(ProblemKind::UnknownValue).detail(detail) }
            }
            store::Error::UnknownState(since) => Self::new(ProblemKind::StateUnknown)
                .detail(format!("There has been no state `{since}` here: read anew.")),
            store::Error::Deadline => Self::new(ProblemKind::DeadlineExceeded),
            store::Error::Busy
            | store::Error::Conflict
            | store::Error::Unreachable(_)
            | store::Error::Refused(_)
            | store::Error::Untrusted(_) => Self::new(ProblemKind::Unavailable).header("Retry-After", "1").cause(error),
            other => Self::internal(other),
        }
    }
}
