//! Base path: the path under which a proxy serves this server.
//!
//! # Design
//!
//! A proxy may pass its path on or take it off. What comes with the path that the operator names is routed without it;
//! what comes without is routed as it is. Links in headers get the path before them as the last step of all, so that a
//! cached response serves both. Paths in JSON are below it, and the document names it as its server. Pages have it before
//! their links ([`crate::api::html::site`]) and feeds before theirs ([`crate::api::response::atom`]), and both are cached for
//! each path.

use actix_web::HttpMessage;
use actix_web::dev::ServiceRequest;
use actix_web::http::Uri;
use actix_web::http::header::{self, HeaderMap, HeaderValue};

use super::client_ip::is_among;
use crate::api::config::{ServeOptions, base_path};
use crate::api::extract::BasePath;

/// The header in which proxies name the path that they have taken off.
const PREFIX: &str = "x-forwarded-prefix";

/// Takes the base path off a request; returns what links to this server begin with, and leaves it for pages and feeds.
pub(super) fn take_base_path(request: &mut ServiceRequest, options: &ServeOptions) -> String {
    let rest = request.path().strip_prefix(options.base_path.as_str()).filter(|_| !options.base_path.is_empty());
    let rest = rest
        .filter(|rest| rest.is_empty() || rest.starts_with('/'))
        .map(|rest| format!("/{}", rest.trim_start_matches('/')));
    if let Some(path) = rest {
        route_as(request, &path);
    }
    // From all others: any client can send it.
    let trusted = request.peer_addr().is_some_and(|peer| is_among(&options.trusted_proxy, peer.ip().to_canonical()));
    let named = request.headers().get(PREFIX).filter(|_| trusted).and_then(|prefix| prefix.to_str().ok());
    let base = named.and_then(|prefix| base_path(prefix).ok()).unwrap_or_else(|| options.base_path.clone());
    if !base.is_empty() {
        request.extensions_mut().insert(BasePath(base.clone()));
    }
    base
}

/// Gives a request another path.
fn route_as(request: &mut ServiceRequest, path: &str) {
    let mut parts = request.uri().clone().into_parts();
    let target = match request.uri().query() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    parts.path_and_query = target.parse().ok();
    if let Ok(uri) = Uri::from_parts(parts) {
        request.match_info_mut().get_mut().update(&uri);
        request.head_mut().uri = uri;
    }
}

/// Puts the base path before the links of a response.
pub(super) fn put_base_path(base: &str, headers: &mut HeaderMap) {
    if base.is_empty() {
        return;
    }
    for name in [header::LINK, header::LOCATION, header::CONTENT_LOCATION] {
        let links: Vec<String> =
            headers.get_all(&name).filter_map(|link| link.to_str().ok()).map(|link| below(base, link)).collect();
        headers.remove(&name);
        for link in links.iter().filter_map(|link| HeaderValue::from_str(link).ok()) {
            headers.append(name.clone(), link);
        }
    }
}

/// A link's value, its target below the base path: `</v1/votes>; rel="first"`, `/docs/`.
fn below(base: &str, link: &str) -> String {
    match link.strip_prefix('<') {
        Some(target) if target.starts_with('/') => format!("<{base}{target}"),
        None if link.starts_with('/') => format!("{base}{link}"),
        _ => link.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_get_the_base_path() {
        for (link, expected) in [
            ("</v1/votes?limit=1>; rel=\"first\"", "</news/v1/votes?limit=1>; rel=\"first\""),
            ("/docs/", "/news/docs/"),
            ("https://a.example/", "https://a.example/"),
            ("<https://a.example/>; rel=\"license\"", "<https://a.example/>; rel=\"license\""),
        ] {
            assert_eq!(below("/news", link), expected);
        }
    }
}
