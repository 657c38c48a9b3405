//! The front page: for a program an index of the API, for a visitor what is here.

use std::fmt::Write;

use actix_web::{HttpRequest, HttpResponse, get};
use serde::Serialize;
use utoipa::ToSchema;

use super::openapi::openapi;
use super::page::{escaped, page};
use super::problem::{Answer, Problem};
use super::service::wants_html;

/// Where to begin.
#[derive(Serialize, ToSchema)]
pub(super) struct Index {
    /// The name of the API.
    #[schema(example = "Communiqué")]
    name: &'static str,
    /// The version of the program.
    #[schema(example = "0.1.0")]
    version: &'static str,
    /// The contract.
    #[schema(format = "uri-reference", example = "/openapi.json")]
    openapi: &'static str,
    /// The same in OpenAPI 3.0.
    #[schema(format = "uri-reference", example = "/openapi-3.0.json")]
    openapi_3_0: &'static str,
    /// The reference page.
    #[schema(format = "uri-reference", example = "/docs/")]
    documentation: &'static str,
    /// What may be asked for first: the path of each list, and of each single resource without an id.
    resources: Vec<Resource>,
}

/// A path to begin with.
#[derive(Serialize, ToSchema)]
pub(super) struct Resource {
    /// The path.
    #[schema(format = "uri-reference", example = "/v1/articles")]
    path: String,
    /// What is there.
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
pub(super) async fn get_index(request: HttpRequest) -> Answer {
    if !wants_html(request.headers())? {
        return Ok(HttpResponse::Ok().json(Index {
            name: "Communiqué",
            version: env!("CARGO_PKG_VERSION"),
            openapi: "/openapi.json",
            openapi_3_0: "/openapi-3.0.json",
            documentation: "/docs/",
            resources: resources(),
        }));
    }
    let mut content = "<h1>Communiqué</h1>\n<p>Who said what in the news, and how the Security Council voted: \
                       every statement traceable to the characters it stands on.</p>\n\
                       <p><a href=\"/docs/\">Reference of the API</a> · <a href=\"/openapi.json\">OpenAPI \
                       document</a> · <a href=\"/v1/dataset\">what is stored</a></p>\n<h2>Begin here</h2>\n<dl>\n"
        .to_owned();
    for Resource { path, summary } in resources() {
        let summary = escaped(&summary);
        let _ = writeln!(content, "<dt>{summary}</dt><dd><a href=\"{path}\"><code>{path}</code></a></dd>");
    }
    content.push_str("</dl>\n");
    Ok(page("Communiqué", &content))
}

/// Every path under `/v1` that needs nothing filled in.
fn resources() -> Vec<Resource> {
    let paths = openapi()["paths"].as_object().into_iter().flatten();
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
