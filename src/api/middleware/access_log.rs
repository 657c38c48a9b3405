//! The access log: one line a request, when the last byte of its response has gone.

use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::http::StatusCode;
use actix_web::web::Bytes;

use super::context::RequestContext;

/// A request and the status of its response.
pub(super) struct AccessLogEntry {
    request: RequestContext,
    /// The pattern of the path.
    route: String,
    status: u16,
}

impl AccessLogEntry {
    pub(super) fn new(request: RequestContext, route: String, status: StatusCode) -> Self {
        Self { request, route, status: status.as_u16() }
    }

    /// `body`, which logs the entry when it is dropped: sent, or cut.
    pub(super) fn log_when_sent(self, body: BoxBody) -> BoxBody {
        let size = match body.size() {
            BodySize::None => Some(0),
            BodySize::Sized(bytes) => Some(bytes),
            BodySize::Stream => None,
        };
        BoxBody::new(LoggedBody { body, entry: self, size, sent: 0 })
    }

    /// Counts the request and logs its line.
    pub(super) fn log(&self, bytes: u64) {
        let RequestContext { state, id, method, path, client, begun, .. } = &self.request;
        let took = begun.elapsed();
        state.metrics.record(&self.route, method, self.status, took, bytes);
        tracing::info!(
            target: "communique::request",
            method = %method,
            path = %path,
            route = %self.route,
            status = self.status,
            ms = (took.as_secs_f64() * 1e6).round() / 1e3,
            bytes,
            client = client.map(tracing::field::display),
            request = %id,
            "answered"
        );
    }
}

struct LoggedBody {
    body: BoxBody,
    entry: AccessLogEntry,
    /// Of a body that is not a stream.
    size: Option<u64>,
    sent: u64,
}

impl MessageBody for LoggedBody {
    type Error = Box<dyn std::error::Error>;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        let polled = Pin::new(&mut self.body).poll_next(context);
        if let Poll::Ready(Some(Ok(bytes))) = &polled {
            self.sent += bytes.len() as u64;
        }
        polled
    }
}

impl Drop for LoggedBody {
    fn drop(&mut self) {
        self.entry.log(self.size.unwrap_or(self.sent));
    }
}
