//! The default service: requests that no route takes, by their method or their path.

use std::collections::BTreeMap;

use actix_web::http::Method;
use actix_web::web::{Data, PathConfig};
use actix_web::{HttpRequest, HttpResponse};

use crate::api::problem::types::ProblemKind;
use crate::api::problem::{HandlerResult, Problem};

/// The methods of each path's pattern, for 405, `OPTIONS` and the log.
#[derive(Debug)]
pub(in crate::api) struct RouteTable(BTreeMap<String, Vec<String>>);

impl RouteTable {
    pub(in crate::api) fn new(routes: impl Iterator<Item = (String, Vec<String>)>) -> Self {
        Self(routes.collect())
    }

    /// The pattern that a path fits, if there is one.
    pub(in crate::api) fn pattern(&self, path: &str) -> Option<&str> {
        self.0.keys().map(String::as_str).find(|pattern| matches(pattern, path))
    }

    /// The methods of a path, of all patterns that it fits.
    fn methods(&self, path: &str) -> Vec<&str> {
        let fitting = self.0.iter().filter(|(pattern, _)| matches(pattern, path));
        fitting.flat_map(|(_, methods)| methods.iter().map(String::as_str)).collect()
    }
}

/// Answers 405 with `Allow` where actix answers 404: a path that is known by another method only.
pub(in crate::api) async fn unmatched(request: HttpRequest, routes: Data<RouteTable>) -> HandlerResult {
    let path = request.path();
    let mut allowed = routes.methods(path);
    if allowed.is_empty() {
        return Err(Problem::new(ProblemKind::NotFound).detail(format!("There is nothing at `{path}`.")));
    }
    if allowed.contains(&"GET") {
        allowed.push("HEAD");
    }
    allowed.push("OPTIONS");
    let allow = allowed.join(", ");
    if request.method() == Method::OPTIONS {
        return Ok(HttpResponse::NoContent()
            .insert_header(("Allow", allow))
            .insert_header(("Access-Control-Allow-Methods", "GET, HEAD"))
            .insert_header(("Access-Control-Allow-Headers", "*"))
            .insert_header(("Access-Control-Max-Age", "86400"))
            .finish());
    }
    let detail = format!("`{path}` does not answer to {}, but to {allow}.", request.method());
    Err(Problem::new(ProblemKind::MethodNotAllowed).detail(detail).header("Allow", allow))
}

/// Whether a path fits a pattern such as `/v1/votes/{id}`.
fn matches(pattern: &str, path: &str) -> bool {
    let (mut pattern, mut path) = (pattern.split('/'), path.split('/'));
    loop {
        match (pattern.next(), path.next()) {
            (None, None) => return true,
            (Some(part), Some(given)) if part == given || (part.starts_with('{') && !given.is_empty()) => {}
            _ => return false,
        }
    }
}

/// Refuses a path whose id cannot be one, as not found.
pub(in crate::api) fn path_config() -> PathConfig {
    PathConfig::default().error_handler(|_, request| {
        let last = || request.path().rsplit('/').find(|part| !part.is_empty());
        let id = request.match_info().get("id").or_else(last).unwrap_or_default();
        Problem::new(ProblemKind::NotFound).detail(format!("`{id}` is not an id of anything here.")).into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_fits_its_pattern() {
        for (pattern, path, fits) in [
            ("/v1/votes", "/v1/votes", true),
            ("/v1/votes/{id}", "/v1/votes/S-2012-77", true),
            ("/v1/votes/{id}", "/v1/votes/", false),
            ("/v1/votes/{id}", "/v1/votes/x/y", false),
            ("/", "/", true),
        ] {
            assert_eq!(matches(pattern, path), fits, "{pattern} {path}");
        }
    }
}
