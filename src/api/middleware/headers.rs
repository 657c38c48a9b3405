//! The headers that the edge gives to answers: those that belong to the answer, and those of one request alone.

use std::fmt::Write;

use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};

use super::etag::{has_latest, http_date};
use super::pipeline::Asked;
use crate::api::state::Shown;

/// The headers that a script of another origin may read.
const EXPOSED: &str = "Link, Content-Location, ETag, Last-Modified, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, X-Total-Count";
const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

impl Asked {
    /// Gives an answer from the database its tag, or none of its body to whoever has it already.
    pub(in crate::api) fn revalidate(&self, request: &HttpRequest, response: HttpResponse) -> HttpResponse {
        let shown = response.extensions().get::<Shown>().copied();
        let Some(shown) = shown else { return response };
        let latest = has_latest(request.headers(), shown.modified);
        let mut response = if latest { HttpResponse::NotModified().finish() } else { response };
        self.tag(&mut response, shown);
        response
    }

    /// Gives an answer from the database its tag.
    pub(in crate::api) fn tag(&self, response: &mut HttpResponse, shown: Shown) {
        if let (Some(variant), Some(store)) = (&self.variant, self.served.store()) {
            put(response.headers_mut(), header::ETAG, &variant.tag(store.uuid(), shown.state));
            put(response.headers_mut(), header::LAST_MODIFIED, &http_date(shown.modified.told));
        }
    }

    /// Gives the headers that belong to the answer.
    pub(in crate::api) fn stamp(&self, response: &mut HttpResponse) {
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
    }

    /// Gives the headers of this one request.
    pub(in crate::api) fn stamp_once(&self, response: &mut HttpResponse) {
        let headers = response.headers_mut();
        put(headers, REQUEST_ID, self.id.as_str());
        if let (Some(allowance), Some(rates)) = (self.allowance, &self.served.rates) {
            headers.insert(RATE_LIMIT_POLICY, rates.policy().clone());
            let mut left = String::with_capacity(32);
            let _ = write!(left, "\"client\";r={};t={}", allowance.remaining, allowance.reset);
            put(headers, RATE_LIMIT, &left);
        }
    }
}

pub(in crate::api) fn put(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}
