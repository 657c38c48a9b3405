//! The server itself: whether it lives and is ready, its metrics, its document and its problems explained.

use std::fmt::Write;
use std::time::Duration;

use actix_web::http::header::{self, HeaderMap};
use actix_web::web::{Bytes, Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use serde::Serialize;
use utoipa::ToSchema;

use super::metrics::{family, single};
use crate::api::extract::list_query::{AskOne, no_parameters};
use crate::api::middleware::etag::BUILD;
use crate::api::openapi::{openapi, openapi_3_0};
use crate::api::pages::html::{STYLE, escaped, page};
use crate::api::response::negotiation::best;
use crate::api::response::problem::{Answer, NotFound, Problem};
use crate::api::response::problem_types::ProblemKind;
use crate::api::state::{Served, starting};
use crate::store::{self, Loads, Snapshot};

/// How the server is.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct Health {
    /// Always `ok`: where it is not, the answer is a problem.
    #[schema(example = "ok")]
    status: &'static str,
}

/// A problem that this API can answer with.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct ProblemPage {
    /// The `type` of such problems.
    #[schema(format = "uri-reference", example = "/problems/invalid-parameters")]
    r#type: String,
    /// The problem in a few words.
    #[schema(example = "Invalid parameters")]
    title: &'static str,
    /// The HTTP status.
    #[schema(minimum = 400, maximum = 599, example = 400)]
    status: u16,
    /// What it means.
    meaning: &'static str,
    /// What to do about it.
    remedy: &'static str,
}

/// Whether the server lives
///
/// For a supervisor that restarts what hangs: answers as soon as the port is bound, whatever the database does.
#[utoipa::path(tag = "service", responses((status = 200, description = "It lives", body = Health), Problem))]
#[get("/health/live")]
pub(in crate::api) async fn get_live(_ask: AskOne) -> HttpResponse {
    HttpResponse::Ok().json(Health { status: "ok" })
}

/// Whether the server is ready
///
/// For a load balancer: 503 while the database is opened, made or migrated, and whenever it cannot be read.
#[utoipa::path(tag = "service", responses((status = 200, description = "It is ready", body = Health), Problem))]
#[get("/health/ready")]
pub(in crate::api) async fn get_ready(served: Data<Served>, _ask: AskOne) -> Answer {
    let store = served.store().ok_or_else(starting)?;
    match served.readiness.fault(store).await {
        None => Ok(HttpResponse::Ok().json(Health { status: "ok" })),
        Some(fault) => Err(Problem::new(ProblemKind::Unavailable)
            .detail("The database cannot be read.")
            .header("Retry-After", "5")
            .cause(fault)),
    }
}

/// Metrics for Prometheus
///
/// Requests by route and status with their times and bytes, how many came from the cache, the revision and size
/// of the database, whether it can be read and how many of its connections are at rest, what is stored, and what
/// loads made of their inputs.
#[utoipa::path(tag = "service", responses(
    (status = 200, description = "All metrics, in the text format of Prometheus", body = String,
     content_type = "text/plain"),
    Problem,
))]
#[get("/metrics")]
pub(in crate::api) async fn get_metrics(request: HttpRequest, served: Data<Served>) -> Answer {
    no_parameters(&request)?;
    let mut text = served.metrics.text();
    let up = served.started.elapsed().as_secs();
    single(&mut text, "communique_up_seconds", "gauge", "Seconds since the server began.", up);
    let [hits, misses, entries, kept] = served.answers.state();
    single(&mut text, "communique_cache_hits_total", "counter", "Answers sent from the cache.", hits);
    single(&mut text, "communique_cache_misses_total", "counter", "Answers made since none was kept.", misses);
    single(&mut text, "communique_cache_entries", "gauge", "Answers kept.", entries);
    single(&mut text, "communique_cache_bytes", "gauge", "Memory they take.", kept);
    if let Some(store) = served.store() {
        let (idle, all) = store.connections();
        single(&mut text, "communique_connections_idle", "gauge", "Reading connections at rest.", idle);
        single(&mut text, "communique_connections", "gauge", "Reading connections.", all);
        let bytes = std::fs::metadata(store.path()).map_or(0, |file| file.len());
        single(&mut text, "communique_database_bytes", "gauge", "Size of the database file.", bytes);
        let readable = u8::from(served.readiness.fault(store).await.is_none());
        single(&mut text, "communique_database_readable", "gauge", "1 where the database can be read.", readable);
        // A busy or broken database has no time for being counted; the rest is told all the same.
        if let Ok(mut snapshot) = store.snapshot_within(Duration::from_secs(1)).await {
            let told = stored(&mut text, &mut snapshot).await;
            if let Err(error) = told {
                tracing::warn!(%error, "what is stored cannot be counted for the metrics");
            }
        }
    }
    Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(text))
}

/// What is stored, and how it came in: loaders are other processes, and the database knows what they did.
async fn stored(text: &mut String, snapshot: &mut Snapshot) -> store::Result<()> {
    let dataset = snapshot.dataset().await?;
    let counts = dataset.counts;
    let Loads { ended, open, new, changed, unchanged, refused, skipped } = snapshot.loads().await?;
    single(text, "communique_revision", "gauge", "Revision of the database.", dataset.revision);
    single(text, "communique_articles", "gauge", "Articles stored.", counts.article_count);
    single(text, "communique_quotes", "gauge", "Quotes stored.", counts.quote_count);
    single(text, "communique_claims", "gauge", "Claims stored.", counts.claim_count);
    single(text, "communique_loads_total", "counter", "Loads of articles that ended.", ended);
    single(text, "communique_loads_open", "gauge", "Loads that have not ended: running, or killed.", open);
    family(text, "communique_inputs_total", "counter", "Inputs of loads that ended, by what became of them.");
    let became =
        [("new", new), ("changed", changed), ("unchanged", unchanged), ("refused", refused), ("skipped", skipped)];
    for (outcome, count) in became {
        let _ = writeln!(text, "communique_inputs_total{{outcome=\"{outcome}\"}} {count}");
    }
    Ok(())
}

/// This document
///
/// The contract in OpenAPI 3.1: for client generators, linters and reference pages.
#[utoipa::path(tag = "service", responses(
    (status = 200, description = "The OpenAPI document", body = Object, content_type = "application/json"),
    Problem,
))]
#[get("/openapi.json")]
pub(in crate::api) async fn get_openapi(request: HttpRequest, _ask: AskOne) -> HttpResponse {
    built(&request, "application/json", openapi().to_string())
}

/// This document in OpenAPI 3.0
///
/// The same contract for generators and gateways that do not read 3.1: made from it, with nullability, examples
/// and bounds rewritten.
#[utoipa::path(tag = "service", responses(
    (status = 200, description = "The OpenAPI document", body = Object, content_type = "application/json"),
    Problem,
))]
#[get("/openapi-3.0.json")]
pub(in crate::api) async fn get_openapi_3_0(request: HttpRequest, _ask: AskOne) -> HttpResponse {
    built(&request, "application/json", openapi_3_0().to_string())
}

/// What a problem means
///
/// The page behind the `type` of every problem: what it means and what to do about it; HTML for people,
/// JSON for programs.
#[utoipa::path(tag = "service",
    params(("type" = String, Path, description = "The last part of a problem's `type`", example = "invalid-parameters")),
    responses(
        (status = 200, description = "The problem explained", content(
            (ProblemPage = "application/json"), (String = "text/html"))),
        NotFound, Problem,
    ))]
#[get("/problems/{type}")]
pub(in crate::api) async fn get_problem(request: HttpRequest, name: Path<String>) -> Answer {
    let kind = ProblemKind::named(&name).ok_or_else(|| Problem::unknown_id("problem", &*name))?;
    let status = kind.status().as_u16();
    let (title, meaning, remedy) = (kind.title(), kind.meaning(), kind.remedy());
    if !wants_html(request.headers())? {
        no_parameters(&request)?;
        return Ok(HttpResponse::Ok().json(ProblemPage { r#type: kind.url(), title, status, meaning, remedy }));
    }
    let content = format!(
        "<h1>{title}</h1>\n<p>{}</p>\n<h2>What to do</h2>\n<p>{}</p>\n\
         <dl><dt>Status</dt><dd>{status}</dd><dt>Type</dt><dd><code>{}</code></dd></dl>\n\
         <p><a href=\"/docs/\">Reference of the API</a></p>\n",
        escaped(meaning),
        escaped(remedy),
        kind.url()
    );
    Ok(page(title, &content))
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
pub(in crate::api) async fn get_api_catalog(request: HttpRequest) -> Answer {
    no_parameters(&request)?;
    let catalog = serde_json::json!({"linkset": [{
        "anchor": "/v1",
        "service-desc": [
            {"href": "/openapi.json", "type": "application/vnd.oai.openapi+json;version=3.1"},
            {"href": "/openapi-3.0.json", "type": "application/vnd.oai.openapi+json;version=3.0"},
        ],
        "service-doc": [{"href": "/docs/", "type": "text/html"}],
        "status": [{"href": "/health/ready", "type": "application/json"}],
    }]});
    let profile = "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"";
    Ok(built(&request, profile, catalog.to_string()))
}

/// The style of our pages; no part of the contract.
#[get("/style.css")]
pub(in crate::api) async fn get_style(request: HttpRequest) -> HttpResponse {
    built(&request, "text/css; charset=utf-8", STYLE.to_owned())
}

/// Whether HTML is liked better than JSON.
///
/// # Errors
/// Where neither is acceptable.
pub(in crate::api) fn wants_html(headers: &HeaderMap) -> Result<bool, Problem> {
    best(headers, &["application/json", "text/html"])
        .map(|at| at == 1)
        .ok_or_else(|| Problem::new(ProblemKind::NotAcceptable))
}

/// What is the same for the life of a build.
pub(in crate::api) fn built(request: &HttpRequest, media: &str, body: impl Into<Bytes>) -> HttpResponse {
    // Weak, because the same tag stands for every coding.
    let tag = format!("W/\"{BUILD}\"");
    let given = request.headers().get_all(header::IF_NONE_MATCH).filter_map(|value| value.to_str().ok());
    if given.flat_map(|tags| tags.split(',')).any(|given| given.trim() == tag) {
        return HttpResponse::NotModified().insert_header((header::ETAG, tag)).finish();
    }
    HttpResponse::Ok().content_type(media).insert_header((header::ETAG, tag)).body(body.into())
}
