//! JSON bodies: read within a size, a time and a memory budget, with faults explained.
//!
//! # Design
//!
//! Bodies are gathered here and not by actix, for two reasons. actix unpacks a compressed body before it counts
//! it, a chunk at a time and without a limit on what a chunk becomes: 52 KB of Zstandard took 1.7 GB of memory. So a body with a
//! `Content-Encoding` is refused. And a limit for one body bounds nothing when thousands arrive at once: every
//! byte that is kept is taken from a budget of all connections, and given back when the request has been
//! answered. A request that finds it used up is answered 503 with `Retry-After`.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, HeaderMap};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest, mime};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use utoipa::PartialSchema;

use super::memory_budget::{BudgetPermit, Exhausted, MemoryBudget};
use super::parameter_spec::misfit_of_property;
use crate::api::problem::types::ProblemKind;
use crate::api::problem::{ParameterFault, Problem};

/// What bodies are bounded by.
#[derive(Debug)]
pub(in crate::api) struct BodyLimits {
    /// The most bytes of one body.
    pub(in crate::api) bytes: usize,
    /// How long it may take to arrive.
    pub(in crate::api) arrival: Duration,
    /// Bytes of all bodies together.
    pub(in crate::api) budget: MemoryBudget,
}

/// A decoded JSON body.
pub(in crate::api) struct JsonBody<T> {
    pub(in crate::api) value: T,
    /// Its part of the budget: to be kept until nothing of the value is needed any more.
    pub(in crate::api) permit: BudgetPermit,
}

impl<T: DeserializeOwned + PartialSchema + 'static> FromRequest for JsonBody<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let limits = request.app_data::<Data<BodyLimits>>().cloned();
        let headers = limits.as_ref().map_or(Ok(()), |limits| check_headers(request, limits.bytes));
        let payload = payload.take();
        Box::pin(async move {
            headers?;
            let limits = limits.ok_or_else(|| Problem::internal("bodies have no limits"))?;
            let (bytes, permit) = tokio::time::timeout(limits.arrival, gather(payload, &limits))
                .await
                .map_err(|_| Problem::new(ProblemKind::RequestTimeout))??;
            Ok(Self { value: read(&bytes)?, permit })
        })
    }
}

/// The value that a body is, or what is wrong with it.
fn read<T: DeserializeOwned + PartialSchema>(bytes: &[u8]) -> Result<T, Problem> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|fault| {
        let problem = Problem::new(ProblemKind::InvalidBody);
        let member = fault.path().iter().next().map(ToString::to_string);
        match (member, fault.inner().classify()) {
            (Some(member), Category::Data) if !is_about_members(fault.inner()) => {
                let detail = misfit_of_property::<T>(&member).unwrap_or("is not what the request's schema has there");
                Problem { errors: vec![ParameterFault::new(member, detail)], ..problem }
            }
            (_, _) => problem.detail(in_words(fault.inner())),
        }
    })?;
    json.end().map_err(|fault| Problem::new(ProblemKind::InvalidBody).detail(in_words(&fault)))?;
    Ok(value)
}

/// Whether a member is missing, unknown or there twice, and not of a wrong kind.
fn is_about_members(fault: &serde_json::Error) -> bool {
    let text = fault.to_string();
    ["missing field", "unknown field", "duplicate field"].iter().any(|beginning| text.starts_with(beginning))
}

/// What is wrong with a body, in words for who sent it: the parser's own speak of its types.
fn in_words(fault: &serde_json::Error) -> String {
    let (line, column) = (fault.line(), fault.column());
    let text = fault.to_string();
    let named =
        |before: &str| Some(text.strip_prefix(before)?.split_once('`')?.0.chars().take(100).collect::<String>());
    match fault.classify() {
        Category::Eof => "The body ends before its JSON does.".to_owned(),
        Category::Syntax | Category::Io => format!("The body is not JSON from line {line} column {column} on."),
        Category::Data => {
            if let Some(member) = named("missing field `") {
                format!("The body lacks `{member}`, which is required.")
            } else if let Some(member) = named("unknown field `") {
                format!("The body has `{member}`, which is no member of this request.")
            } else if let Some(member) = named("duplicate field `") {
                format!("The body has `{member}` twice.")
            } else {
                "The body is JSON, but no object with the members that this operation reads.".to_owned()
            }
        }
    }
}

/// Refuses by its headers a body that need not be read.
fn check_headers(request: &HttpRequest, most: usize) -> Result<(), Problem> {
    let is_json = |media: mime::Mime| media.subtype() == mime::JSON || media.suffix() == Some(mime::JSON);
    if !request.mime_type().ok().flatten().is_some_and(is_json) {
        return Err(Problem::new(ProblemKind::UnsupportedMediaType)
            .detail("The body is not said to be JSON: send it with `Content-Type: application/json`."));
    }
    let plain = |headers: &HeaderMap| {
        headers.get_all(CONTENT_ENCODING).all(|coding| coding.as_bytes().eq_ignore_ascii_case(b"identity"))
    };
    if !plain(request.headers()) {
        return Err(Problem::new(ProblemKind::UnsupportedMediaType)
            .detail("Bodies are read as they are: send it uncompressed, without `Content-Encoding`.")
            .header(ACCEPT_ENCODING.as_str(), "identity"));
    }
    let length = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > most) { Err(too_large(most)) } else { Ok(()) }
}

async fn gather(mut payload: Payload, limits: &BodyLimits) -> Result<(Vec<u8>, BudgetPermit), Problem> {
    let (mut bytes, mut permit) = (Vec::new(), BudgetPermit::default());
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| {
            Problem::new(ProblemKind::InvalidBody).detail("The body did not arrive as it was announced.")
        })?;
        if bytes.len() + chunk.len() > limits.bytes {
            return Err(too_large(limits.bytes));
        }
        limits.budget.grow(&mut permit, bytes.len() + chunk.len()).map_err(|Exhausted| {
            Problem::new(ProblemKind::Unavailable)
                .detail("Too many bodies are being read at the same time.")
                .header("Retry-After", "2")
        })?;
        bytes.extend_from_slice(&chunk);
    }
    Ok((bytes, permit))
}

fn too_large(most: usize) -> Problem {
    Problem::new(ProblemKind::BodyTooLarge).detail(format!("The body may have at most {most} bytes."))
}
