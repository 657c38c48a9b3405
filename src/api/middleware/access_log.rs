//! The body of an answer on its way out: counted, logged when its last byte has gone, left out for `HEAD`.

use std::net::IpAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Instant;

use actix_web::HttpResponse;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::http::Method;
use actix_web::web::{Bytes, Data};

use super::request_id::RequestId;
use crate::api::state::Served;

/// What is noted of a request once it is answered.
pub(in crate::api) struct Sent {
    pub(in crate::api) served: Data<Served>,
    pub(in crate::api) id: RequestId,
    pub(in crate::api) method: Method,
    pub(in crate::api) path: String,
    /// The pattern of the path.
    pub(in crate::api) route: String,
    pub(in crate::api) status: u16,
    pub(in crate::api) client: Option<IpAddr>,
    pub(in crate::api) begun: Instant,
}

impl Sent {
    /// `body`, noted when it is dropped: sent, or cut.
    pub(in crate::api) fn counting(self, body: BoxBody) -> BoxBody {
        let whole = match body.size() {
            BodySize::None => Some(0),
            BodySize::Sized(bytes) => Some(bytes),
            BodySize::Stream => None,
        };
        BoxBody::new(Counted { body, sent: self, whole, bytes: 0 })
    }

    /// Counts the request and logs its line.
    pub(in crate::api) fn note(&self, bytes: u64) {
        let took = self.begun.elapsed();
        self.served.metrics.count(&self.route, &self.method, self.status, took, bytes);
        tracing::info!(
            target: "communique::request",
            method = %self.method,
            path = %self.path,
            route = %self.route,
            status = self.status,
            ms = (took.as_secs_f64() * 1e6).round() / 1e3,
            bytes,
            client = self.client.map(tracing::field::display),
            request = %self.id.as_str(),
            "answered"
        );
    }
}

struct Counted {
    body: BoxBody,
    sent: Sent,
    /// The bytes of a body that is not a stream.
    whole: Option<u64>,
    /// Those that have gone.
    bytes: u64,
}

impl MessageBody for Counted {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        let polled = Pin::new(&mut self.body).poll_next(context);
        if let Poll::Ready(Some(Ok(bytes))) = &polled {
            self.bytes += bytes.len() as u64;
        }
        polled
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.sent.note(self.whole.unwrap_or(self.bytes));
    }
}

/// The answer to `HEAD`: what `GET` would answer, without the body.
pub(in crate::api) fn without_body(response: HttpResponse) -> HttpResponse {
    response.map_body(|_, body| BoxBody::new(Absent(body.size())))
}

/// A body of which only the length is told.
struct Absent(BodySize);

impl MessageBody for Absent {
    type Error = std::convert::Infallible;

    fn size(&self) -> BodySize {
        self.0
    }

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Poll::Ready(None)
    }
}
