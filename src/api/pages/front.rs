//! The front page: an index of the API for programs, an overview for people.
//!
//! # Design
//!
//! The page is `front/front.html` with its scripts, style and font beside it, embedded as they are written: no
//! framework, no build. Its scripts know nothing but the public API, so that they serve as an example of a
//! dashboard, and build the page from text alone; the policy has the browser refuse everything else (Trusted
//! Types: not even our own scripts can make HTML of a string). Without scripts every link and the search remain.

use std::fmt::Write;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use serde::Serialize;
use utoipa::ToSchema;

use super::html::{escaped, strict};
use crate::api::extract::list_query::no_parameters;
use crate::api::extract::negotiation::prefers_html;
use crate::api::openapi::Document;
use crate::api::problem::types::ProblemKind;
use crate::api::problem::{HandlerResult, Problem};
use crate::api::response::static_content::static_content;

const PAGE: &str = include_str!("front/front.html");

/// What the page may do: run our scripts, which ask us.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
                      connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
                      require-trusted-types-for 'script'; trusted-types 'none'";

/// The page's files by name, with their media types.
const FILES: [(&str, &str, &[u8]); 11] = [
    ("front.css", CSS, include_bytes!("front/front.css")),
    ("front.js", JAVASCRIPT, include_bytes!("front/front.js")),
    ("ask.js", JAVASCRIPT, include_bytes!("front/ask.js")),
    ("chart.js", JAVASCRIPT, include_bytes!("front/chart.js")),
    ("claims.js", JAVASCRIPT, include_bytes!("front/claims.js")),
    ("elements.js", JAVASCRIPT, include_bytes!("front/elements.js")),
    ("reports.js", JAVASCRIPT, include_bytes!("front/reports.js")),
    ("search.js", JAVASCRIPT, include_bytes!("front/search.js")),
    ("vetoes.js", JAVASCRIPT, include_bytes!("front/vetoes.js")),
    ("icon.svg", "image/svg+xml", include_bytes!("front/icon.svg")),
    ("serif.woff2", "font/woff2", include_bytes!("front/serif.woff2")),
];
const CSS: &str = "text/css; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// The entry points of the API.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct Index {
    /// The name of the API.
    #[schema(example = "Communiqué")]
    name: &'static str,
    /// The version of the program.
    #[schema(example = "0.1.0")]
    version: &'static str,
    /// The URL of the OpenAPI document.
    #[schema(format = "uri-reference", example = "/openapi.json")]
    openapi: &'static str,
    /// The same in OpenAPI 3.0.
    #[schema(format = "uri-reference", example = "/openapi-3.0.json")]
    openapi_3_0: &'static str,
    /// The URL of the reference page for people.
    #[schema(format = "uri-reference", example = "/docs/")]
    documentation: &'static str,
    /// What may be asked for first: the path of each list, and of each single resource without an id.
    resources: Vec<Resource>,
}

/// A path to begin with.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct Resource {
    /// The path of the list or single resource, below the server's own address.
    #[schema(format = "uri-reference", example = "/v1/articles")]
    path: String,
    /// The summary of its operation in the OpenAPI document.
    #[schema(example = "List articles")]
    summary: String,
}

/// What is here
///
/// The front page for people; for programs (`Accept: application/json`) an index of the API's entries.
#[utoipa::path(tag = "service", responses(
    (status = 200, description = "The front page, or the index", content(
        (Index = "application/json"), (String = "text/html"))),
    Problem,
))]
#[get("/")]
pub(in crate::api) async fn get_index(request: HttpRequest, document: Data<&'static Document>) -> HandlerResult {
    if !prefers_html(request.headers())? {
        no_parameters(&request)?;
        return Ok(HttpResponse::Ok().json(Index {
            name: "Communiqué",
            version: env!("CARGO_PKG_VERSION"),
            openapi: "/openapi.json",
            openapi_3_0: "/openapi-3.0.json",
            documentation: "/docs/",
            resources: resources(&document),
        }));
    }
    let mut entries = String::new();
    for Resource { path, summary } in resources(&document) {
        let summary = escaped(&summary);
        let _ = writeln!(entries, "<dt>{summary}</dt><dd><a href=\"{path}\"><code>{path}</code></a></dd>");
    }
    let content = PAGE.replace("<!-- entries -->\n", &entries);
    Ok(strict(HttpResponse::Ok(), POLICY).content_type("text/html; charset=utf-8").body(content))
}

/// The files of the page; no part of the contract.
pub(super) async fn get_front_file(request: HttpRequest, file: Path<String>) -> HandlerResult {
    let found = FILES.iter().find(|(name, ..)| *name == *file);
    let (_, media, content) = found.ok_or_else(|| Problem::new(ProblemKind::NotFound))?;
    Ok(static_content(&request, media, *content))
}

/// The icon, for those who ask for it by the name that browsers try: `icon.svg` at 32 pixels.
pub(super) async fn get_favicon(request: HttpRequest) -> HttpResponse {
    static_content(&request, "image/x-icon", &include_bytes!("front/favicon.ico")[..])
}

/// Every path under `/v1` that needs nothing filled in.
fn resources(document: &Document) -> Vec<Resource> {
    let paths = document.v3_1()["paths"].as_object().into_iter().flatten();
    paths
        .filter(|(path, item)| path.starts_with("/v1/") && !path.contains('{') && !needs_parameters(&item["get"]))
        .map(|(path, item)| Resource {
            path: path.clone(),
            summary: item["get"]["summary"].as_str().unwrap_or_default().to_owned(),
        })
        .collect()
}

/// Whether there is no such operation, or it has a parameter that must be given.
fn needs_parameters(operation: &serde_json::Value) -> bool {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    operation.is_null() || parameters.into_iter().any(|parameter| parameter["required"] == true)
}
