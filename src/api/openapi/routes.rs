//! The routes of the document itself, and of the catalogue that leads to it.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};

use serde_json::Value;

use super::Document;
use crate::api::extract::list_query::{NoQuery, no_parameters};
use crate::api::html::site::Site;
use crate::api::problem::{HandlerResult, Problem};
use crate::api::response::static_content::placed_content;

/// This document
///
/// The contract in OpenAPI 3.1: for client generators, linters and reference pages.
#[utoipa::path(tag = "service", responses(
    (status = 200, description = "The OpenAPI document", body = Object, content_type = "application/json"),
    Problem,
))]
#[get("/openapi.json")]
pub(in crate::api) async fn get_openapi(
    request: HttpRequest,
    document: Data<&'static Document>,
    site: Site,
    _query: NoQuery,
) -> HttpResponse {
    response(&request, document.v3_1(), &site)
}

/// This document in OpenAPI 3.0
///
/// The same contract for generators and gateways that do not read 3.1, with nullability, examples and bounds
/// rewritten from the 3.1 document.
#[utoipa::path(tag = "service", responses(
    (status = 200, description = "The OpenAPI document", body = Object, content_type = "application/json"),
    Problem,
))]
#[get("/openapi-3.0.json")]
pub(in crate::api) async fn get_openapi_3_0(
    request: HttpRequest,
    document: Data<&'static Document>,
    site: Site,
    _query: NoQuery,
) -> HttpResponse {
    response(&request, document.v3_0(), &site)
}

/// The document; below a base path that path is the server which its own paths begin at.
fn response(request: &HttpRequest, document: &Value, site: &Site) -> HttpResponse {
    let base = site.base_path();
    let body = if base.is_empty() {
        document.to_string()
    } else {
        let mut document = document.clone();
        document["servers"][0]["url"] = base.into();
        document.to_string()
    };
    placed_content(request, "application/json", base, body)
}

/// Where the API's documents are
///
/// A link set (RFC 9727, RFC 9264) by which programs that know only the host find the API.
#[utoipa::path(tag = "service", responses(
    (status = 200, description = "The API and its documents", body = Object,
     content_type = "application/linkset+json"),
    Problem,
))]
#[get("/.well-known/api-catalog")]
pub(in crate::api) async fn get_api_catalog(request: HttpRequest, site: Site) -> HandlerResult {
    no_parameters(&request)?;
    // What reads it may have it from the root of the host, and the API below a path.
    let catalog = serde_json::json!({"linkset": [{
        "anchor": site.address("/v1"),
        "service-desc": [
            {"href": site.address("/openapi.json"), "type": "application/vnd.oai.openapi+json;version=3.1"},
            {"href": site.address("/openapi-3.0.json"), "type": "application/vnd.oai.openapi+json;version=3.0"},
        ],
        "service-doc": [{"href": site.address("/docs/"), "type": "text/html"}],
        "status": [{"href": site.address("/health/ready"), "type": "application/json"}],
    }]});
    let profile = "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"";
    Ok(placed_content(&request, profile, &site.address(""), catalog.to_string()))
}
