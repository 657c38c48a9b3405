//! Routes, parameters, formats, problems and the OpenAPI document.
//!
//! # The way of a request
//!
//! The [`middleware`] names it, refuses what is too large or too often, and answers from the response cache; an
//! extractor ([`extract::list_query`]) decodes its query; a handler (one file a resource, [`resources`]) asks the
//! store within one snapshot; [`response`] writes the items as JSON, CSV or NDJSON; the middleware makes problems of
//! failures, adds the headers and logs one line.
//!
//! # Layers
//!
//! Each names only those before it: [`config`], [`problem`], [`state`], [`extract`], [`response`], [`html`],
//! [`middleware`], [`mod@openapi`], [`ops`], [`pages`], [`resources`], [`mod@application`], [`server`].
//!
//! [`routes`] is the only list of routes: it feeds the server and the document alike, and needs neither a
//! database nor a port.

mod application;
mod config;
mod export;
mod extract;
mod html;
mod middleware;
mod openapi;
mod ops;
mod pages;
mod problem;
mod resources;
mod response;
mod server;
mod state;

use std::sync::LazyLock;

use serde_json::Value;
use utoipa_actix_web::scope;
use utoipa_actix_web::service_config::ServiceConfig;

use openapi::Document;
use openapi::routes as documents;
use ops::{health, metrics};
use pages::{front, problems};
use resources::analysis::{agreement, facets, search, timeline};
use resources::corpus::{actors, articles, changes, dataset};
use resources::findings::{claims, extract as extraction, quotes, statements};
use resources::record::{members, topics, vetoes, votes};

pub use application::{AppState, application};
pub use config::{Rate, ServeOptions};
pub use export::{Bulk, BulkError, BulkFormat, bulk};
pub use server::serve;

/// Registers every route of the contract, and the pages beside it.
pub fn routes(config: &mut ServiceConfig) {
    config.service(scope::scope("/v1").configure(v1));
    config.service(front::get_index);
    config.service(documents::get_openapi).service(documents::get_openapi_3_0);
    config.service(problems::get_problem).service(documents::get_api_catalog);
    config.service(health::get_live).service(health::get_ready).service(metrics::get_metrics);
    config.map(pages::register);
}

/// The routes under `/v1`, in the order in which the document shows them.
fn v1(config: &mut ServiceConfig) {
    config.service(articles::list_articles).service(articles::get_article).service(articles::get_article_text);
    config.service(articles::list_article_quotes).service(articles::list_article_actors);
    config.service(articles::list_article_claims);
    config.service(actors::list_actors).service(actors::get_actor).service(actors::list_actor_quotes);
    config.service(actors::list_actor_articles).service(actors::list_related_actors);
    config.service(quotes::list_quotes).service(quotes::get_quote);
    config.service(statements::list_statements).service(statements::get_statement);
    config.service(statements::list_statement_quotes);
    config.service(claims::list_claims).service(claims::get_claim);
    config.service(votes::list_votes).service(votes::get_vote).service(votes::list_vote_claims);
    config.service(vetoes::list_vetoes).service(vetoes::list_veto_totals);
    config.service(members::list_members).service(topics::list_topics).service(agreement::list_agreement);
    config.service(members::list_actor_votes).service(members::list_actor_vote_totals);
    config.service(search::list_hits).service(timeline::list_timeline);
    config.service(facets::list_facets).service(facets::list_network_edges);
    config.service(dataset::get_dataset).service(changes::list_changes).service(extraction::extract_article);
}

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| Document::new(routes));

fn document() -> &'static Document {
    &DOCUMENT
}

/// The OpenAPI document, in version 3.1.
#[must_use]
pub fn openapi() -> &'static Value {
    document().v3_1()
}

/// The same document in OpenAPI 3.0.
#[must_use]
pub fn openapi_3_0() -> &'static Value {
    document().v3_0()
}
