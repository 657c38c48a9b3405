//! What Prometheus reads: requests by route and status, how long they took, and the state of the house.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use actix_web::http::Method;

/// Upper bounds of the histogram, in seconds.
const BOUNDS: [f64; 12] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];

/// Requests answered so far.
#[derive(Debug, Default)]
pub(in crate::api) struct Metrics {
    routes: Mutex<BTreeMap<String, Route>>,
}

/// What one route has answered.
#[derive(Debug, Default)]
struct Route {
    /// Requests by method and status.
    answered: BTreeMap<(&'static str, u16), u64>,
    /// Requests no slower than each bound, without the faster ones.
    within: [u64; BOUNDS.len() + 1],
    seconds: f64,
    bytes: u64,
}

impl Metrics {
    /// Counts one request. `route` is the pattern of its path, so that there are no more than routes.
    pub(in crate::api) fn count(&self, route: &str, method: &Method, status: u16, took: Duration, bytes: u64) {
        let seconds = took.as_secs_f64();
        let mut routes = self.routes.lock().unwrap_or_else(PoisonError::into_inner);
        if !routes.contains_key(route) {
            routes.insert(route.to_owned(), Route::default());
        }
        let Some(entry) = routes.get_mut(route) else { return };
        *entry.answered.entry((name(method), status)).or_default() += 1;
        entry.within[BOUNDS.partition_point(|&bound| bound < seconds)] += 1;
        entry.seconds += seconds;
        entry.bytes += bytes;
    }

    /// Everything, in the text format of Prometheus.
    pub(in crate::api) fn text(&self) -> String {
        let routes = self.routes.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = String::new();
        family(&mut text, "communique_requests_total", "counter", "Requests answered.");
        for (route, entry) in routes.iter() {
            for ((method, status), count) in &entry.answered {
                let labels = format!("route=\"{route}\",method=\"{method}\",status=\"{status}\"");
                let _ = writeln!(text, "communique_requests_total{{{labels}}} {count}");
            }
        }
        family(&mut text, "communique_response_bytes_total", "counter", "Bytes of bodies sent.");
        for (route, entry) in routes.iter() {
            let _ = writeln!(text, "communique_response_bytes_total{{route=\"{route}\"}} {}", entry.bytes);
        }
        family(&mut text, "communique_request_seconds", "histogram", "Time from request to the end of its answer.");
        for (route, entry) in routes.iter() {
            histogram(&mut text, route, entry);
        }
        text
    }
}

/// The method's name; those that HTTP does not define share one, so that there are no more than that.
fn name(method: &Method) -> &'static str {
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

fn histogram(text: &mut String, route: &str, entry: &Route) {
    let mut so_far = 0;
    for (count, bound) in entry.within.iter().zip(BOUNDS.iter().map(f64::to_string).chain(["+Inf".to_owned()])) {
        so_far += count;
        let _ = writeln!(text, "communique_request_seconds_bucket{{route=\"{route}\",le=\"{bound}\"}} {so_far}");
    }
    let _ = writeln!(text, "communique_request_seconds_sum{{route=\"{route}\"}} {}", entry.seconds);
    let _ = writeln!(text, "communique_request_seconds_count{{route=\"{route}\"}} {so_far}");
}

/// Begins a family of metrics.
pub(in crate::api) fn family(text: &mut String, name: &str, kind: &str, help: &str) {
    let _ = write!(text, "# HELP {name} {help}\n# TYPE {name} {kind}\n");
}

/// One metric without labels.
pub(in crate::api) fn single(text: &mut String, name: &str, kind: &str, help: &str, value: impl std::fmt::Display) {
    family(text, name, kind, help);
    let _ = writeln!(text, "{name} {value}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_hold_the_faster_ones_too() {
        let metrics = Metrics::default();
        metrics.count("/v1/votes", &Method::GET, 200, Duration::from_millis(2), 10);
        metrics.count("/v1/votes", &Method::GET, 404, Duration::from_mins(1), 5);
        let text = metrics.text();
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
