//! Answers to requests that no route takes: another method, or nothing there.

use actix_web::http::Method;
use actix_web::web::{Data, PathConfig};
use actix_web::{HttpRequest, HttpResponse};

use super::problem::{Answer, Problem};
use super::problem_types::ProblemKind;
use crate::api::state::Served;

/// actix answers 404 where a path is known by another method only; here that is 405, with `Allow`.
pub(in crate::api) async fn unmatched(request: HttpRequest, served: Data<Served>) -> Answer {
    let path = request.path();
    let known = served.methods.iter().filter(|(pattern, _)| matches(pattern, path));
    let mut allowed: Vec<&str> = known.flat_map(|(_, methods)| methods.iter().map(String::as_str)).collect();
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

/// The pattern that a path fits, if there is one.
pub(in crate::api) fn pattern<'s>(served: &'s Served, path: &str) -> Option<&'s str> {
    served.methods.keys().map(String::as_str).find(|pattern| matches(pattern, path))
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

/// An id that cannot be one names nothing.
pub(in crate::api) fn path_config() -> PathConfig {
    PathConfig::default().error_handler(|_, request| {
        let id = request.path().rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
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
