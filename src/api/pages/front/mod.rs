//! The front page: an index of the API for programs, an overview for people.
//!
//! # Design
//!
//! Everything on it is read in one snapshot and written on the server: lists, chart and the year in view, which the
//! address names (`/?year=1971`). So the page is whole at the first answer, works without scripts, has an address for
//! each year, and what it shows is of one state of the database.

mod build;
mod chart;
mod reports;
mod vetoes;

use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::extract::list_query::no_parameters;
use crate::api::extract::negotiation::prefers_html;
use crate::api::html::frame::{Feed, Frame};
use crate::api::html::site::Site;
use crate::api::html::words::whole;
use crate::api::openapi::Document;
use crate::api::problem::types::ProblemKind;
use crate::api::problem::{HandlerResult, Problem};
use crate::api::response::static_content::static_content;
use crate::api::state::StoreHandle;
use crate::domain::DatasetState;

/// The files of pages by name, with their media types.
const FILES: [(&str, &str, &[u8]); 2] = [
    ("icon.svg", "image/svg+xml", include_bytes!("icon.svg")),
    ("serif.woff2", "font/woff2", include_bytes!("serif.woff2")),
];

/// What the page may be asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::api) struct Asked {
    year: String,
}

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
pub(in crate::api) async fn get_index(
    request: HttpRequest,
    document: Data<&'static Document>,
    site: Site,
    store: Result<StoreHandle, Problem>,
    asked: Query<Asked>,
) -> HandlerResult {
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
    let mut snapshot = store?.snapshot().await?;
    let dataset = snapshot.dataset().await?;
    let content = html! {
        (lead(&dataset))
        (vetoes::vetoes(&mut snapshot, asked.year.parse().ok()).await?)
        div.columns.front {
            (reports::reports(&mut snapshot).await?)
            (reports::claims(&mut snapshot).await?)
        }
        (reports::topics(&mut snapshot).await?)
        (build::build(&resources(&document)))
    };
    let frame = Frame {
        title: "Communiqué: who said what, and how the Security Council voted".to_owned(),
        description: "News reports taken apart into articles, actors, quotes and claims, held against the votes and \
                      vetoes of the UN Security Council since 1946. Pages to read, and a REST API."
            .to_owned(),
        path: "/".to_owned(),
        json: Some("/v1/dataset".to_owned()),
        feeds: vec![
            Feed::new("Latest reports", "/v1/articles?format=atom"),
            Feed::new("Claims that disagree with the record", "/v1/claims?verdict=disagrees&format=atom"),
        ],
        indexable: true,
        searches: true,
        class: "wide",
        content: Some(content),
        ..Frame::default()
    };
    Ok(frame.show(&snapshot, &site))
}

/// What this is, the search, and how much there is of what.
fn lead(dataset: &DatasetState) -> Markup {
    let counts = &dataset.counts;
    html! {
        section.lead aria-labelledby="lead" {
            h1 #lead { "Who said what, and how the Security Council voted" }
            p.standfirst {
                "News reports taken apart into articles, actors, quotes and claims. Each finding names the characters it \
                 stands on, and each claim about a vote is held against the Council’s record since 1946."
            }
            form role="search" action="/search" {
                label for="q" { "Search articles, quotes, people and votes" }
                div.field {
                    input #q type="search" name="q" required maxlength="200" autocomplete="off" aria-describedby="q-hint";
                    button type="submit" { "Search" }
                }
                p.hint #q-hint {
                    "Words, “phrases”, prefix*, -without, OR. For example " a href="/search?q=%22double+veto%22" { "“double veto”" }
                    " or " a href="/search?q=lavrov" { "lavrov" } "."
                }
            }
            ul.counts {
                li { b { (whole(counts.vote_count)) } " votes of the Council" }
                li { b { (whole(counts.article_count)) } " reports" }
                li { b { (whole(counts.quote_count)) } " quotes" }
                li { b { (whole(counts.actor_count)) } " actors" }
                li { b { (whole(counts.claim_count)) } " claims about votes" }
            }
            @if let Some(last) = dataset.record_to { p.hint { "The record of votes reaches to " (last.in_words()) "." } }
        }
    }
}

/// The files of all pages; no part of the contract.
pub(super) async fn get_front_file(request: HttpRequest, file: Path<String>) -> HandlerResult {
    let found = FILES.iter().find(|(name, ..)| *name == *file);
    let (_, media, content) = found.ok_or_else(|| Problem::new(ProblemKind::NotFound))?;
    Ok(static_content(&request, media, *content))
}

/// The icon, for those who ask for it by the name that browsers try: `icon.svg` at 32 pixels.
pub(super) async fn get_favicon(request: HttpRequest) -> HttpResponse {
    static_content(&request, "image/x-icon", &include_bytes!("favicon.ico")[..])
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
