//! Request metrics: counts, bytes and times of what was answered, by route.

use std::time::Duration;

use actix_web::http::Method;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

/// Upper bounds of the histogram's buckets, in seconds.
const BUCKETS: [f64; 12] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RequestLabels {
    route: String,
    method: &'static str,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct RouteLabels {
    route: String,
}

/// The counters of all workers.
#[derive(Debug)]
pub(in crate::api) struct RequestMetrics {
    requests: Family<RequestLabels, Counter>,
    bytes: Family<RouteLabels, Counter>,
    seconds: Family<RouteLabels, Histogram>,
}

impl RequestMetrics {
    pub(in crate::api) fn new() -> Self {
        Self {
            requests: Family::default(),
            bytes: Family::default(),
            seconds: Family::new_with_constructor(|| Histogram::new(BUCKETS)),
        }
    }

    /// Counts one request. `route` is the pattern of its path, so that there are no more series than routes.
    pub(in crate::api) fn record(&self, route: &str, method: &Method, status: u16, took: Duration, bytes: u64) {
        let request = RequestLabels { route: route.to_owned(), method: method_label(method), status };
        self.requests.get_or_create(&request).inc();
        let route = RouteLabels { route: request.route };
        self.bytes.get_or_create(&route).inc_by(bytes);
        self.seconds.get_or_create(&route).observe(took.as_secs_f64());
    }

    /// Puts the counters among those of a scrape.
    pub(in crate::api) fn register(&self, registry: &mut Registry) {
        registry.register("communique_requests", "Requests answered", self.requests.clone());
        registry.register("communique_response_bytes", "Bytes of bodies sent", self.bytes.clone());
        let help = "Time from request to the end of its answer";
        registry.register("communique_request_seconds", help, self.seconds.clone());
    }
}

/// The method's name; those that HTTP does not define share one, so that clients cannot add series.
fn method_label(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::PATCH => "PATCH",
        Method::OPTIONS => "OPTIONS",
        Method::CONNECT => "CONNECT",
        Method::TRACE => "TRACE",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_hold_the_faster_ones_too() {
        let metrics = RequestMetrics::new();
        metrics.record("/v1/votes", &Method::GET, 200, Duration::from_millis(2), 10);
        metrics.record("/v1/votes", &Method::GET, 404, Duration::from_mins(1), 5);
        let mut registry = Registry::default();
        metrics.register(&mut registry);
        let mut text = String::new();
        prometheus_client::encoding::prometheus_text::encode(&mut text, &registry).unwrap();
        for line in [
            "communique_requests_total{route=\"/v1/votes\",method=\"GET\",status=\"404\"} 1",
            "communique_request_seconds_bucket{route=\"/v1/votes\",le=\"0.001\"} 0",
            "communique_request_seconds_bucket{route=\"/v1/votes\",le=\"0.0025\"} 1",
            "communique_request_seconds_bucket{route=\"/v1/votes\",le=\"+Inf\"} 2",
            "communique_response_bytes_total{route=\"/v1/votes\"} 15",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
    }
}
