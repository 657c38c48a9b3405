//! JSON bodies: read within a size and a time, and explained where they are not as they should be.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::error::{JsonPayloadError, PayloadError};
use actix_web::web::{Data, Json, JsonConfig};
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;

use super::problem::Problem;
use super::problem_kind::ProblemKind;
use super::state::Served;

/// A body, decoded.
pub(super) struct Body<T>(pub(super) T);

impl<T: DeserializeOwned + 'static> FromRequest for Body<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let arrival = request.app_data::<Data<Served>>().map_or(Duration::MAX, |served| served.options.arrival);
        let body = Json::<T>::from_request(request, payload);
        Box::pin(async move {
            match tokio::time::timeout(arrival, body).await {
                Ok(Ok(Json(body))) => Ok(Self(body)),
                Ok(Err(error)) => Err(explain(&error)),
                Err(_) => Err(Problem::new(ProblemKind::RequestTimeout)),
            }
        })
    }
}

/// How large bodies may be.
pub(super) fn json_config(max_body: usize) -> JsonConfig {
    JsonConfig::default().limit(max_body)
}

fn explain(error: &actix_web::Error) -> Problem {
    match error.as_error::<JsonPayloadError>() {
        Some(JsonPayloadError::ContentType) => Problem::new(ProblemKind::UnsupportedMediaType),
        Some(JsonPayloadError::OverflowKnownLength { limit, .. } | JsonPayloadError::Overflow { limit }) => {
            Problem::new(ProblemKind::BodyTooLarge).detail(format!("The body may have at most {limit} bytes."))
        }
        // serde names the member and where it stands; nothing of ours is in it.
        Some(JsonPayloadError::Deserialize(fault)) => {
            Problem::new(ProblemKind::InvalidBody).detail(format!("{fault}."))
        }
        Some(JsonPayloadError::Payload(PayloadError::Overflow)) => Problem::new(ProblemKind::BodyTooLarge),
        _ => Problem::new(ProblemKind::InvalidBody).detail("The body did not arrive as it was announced."),
    }
}
