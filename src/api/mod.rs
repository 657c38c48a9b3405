//! Routes, parameters, formats, problems and the OpenAPI document.
//!
//! # The way of a request
//!
//! The [`middleware`] names it, refuses what is too large or too often, answers what the client has already and
//! what the response cache holds; an extractor ([`extract::list_query`]) decodes its query; a handler (one file a
//! resource, [`resources`]) asks the store within one snapshot; [`response`] writes the items as JSON, CSV or NDJSON;
//! the middleware makes problems of failures, adds the headers and logs one line.
//!
//! [`routes`] is the only list of routes: it feeds the server and the document alike, and needs neither a
//! database nor a port.

mod config;
mod export;
mod extract;
mod middleware;
mod openapi;
mod ops;
mod pages;
mod resources;
mod response;
mod server;
mod state;

use middleware::transform;
use ops::service;
use pages::{docs, front};
use resources::analysis::{agreement, search, timeline};
use resources::corpus::{actors, articles, dataset};
use resources::findings::{claims, extract as extraction, quotes};
use resources::record::{members, topics, vetoes, votes};
use response::not_found;

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::Compress;
use actix_web::web::Data;
use actix_web::{App, web};
use utoipa_actix_web::service_config::ServiceConfig;
use utoipa_actix_web::{AppExt, scope};

pub use config::{Rate, ServeOptions};
pub use export::{Bulk, BulkError, BulkFormat, bulk};
pub use openapi::{openapi, openapi_3_0};
pub use server::serve;
pub use state::Served;

/// Every route there is.
pub fn routes(config: &mut ServiceConfig) {
    config.service(scope::scope("/v1").configure(v1));
    config.service(front::get_index);
    config.service(service::get_openapi).service(service::get_openapi_3_0);
    config.service(service::get_problem).service(service::get_api_catalog);
    config.service(service::get_live).service(service::get_ready).service(service::get_metrics);
    // Pages that are no part of the contract.
    config.map(|config| config.service(docs::get_docs).service(docs::get_docs_file));
    config.map(|config| config.service(front::get_front_file).service(front::get_favicon).service(service::get_style));
}

/// The routes under `/v1`, in the order in which the document shows them.
fn v1(config: &mut ServiceConfig) {
    config.service(articles::list_articles).service(articles::get_article).service(articles::get_article_text);
    config.service(articles::list_article_quotes).service(articles::list_article_actors);
    config.service(articles::list_article_claims);
    config.service(actors::list_actors).service(actors::get_actor).service(actors::list_actor_quotes);
    config.service(actors::list_actor_articles).service(actors::list_related_actors);
    config.service(quotes::list_quotes).service(quotes::get_quote);
    config.service(claims::list_claims).service(claims::get_claim);
    config.service(votes::list_votes).service(votes::get_vote);
    config.service(vetoes::list_vetoes).service(vetoes::list_veto_totals);
    config.service(members::list_members).service(topics::list_topics).service(agreement::list_agreement);
    config.service(members::list_actor_votes).service(members::list_actor_vote_totals);
    config.service(search::list_hits).service(timeline::list_timeline);
    config.service(dataset::get_dataset).service(extraction::extract_article);
}

/// The whole application: the routes behind the edge.
#[must_use]
pub fn application(
    served: Data<Served>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<BoxBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    App::new()
        .app_data(served)
        .app_data(not_found::path_config())
        .into_utoipa_app()
        .configure(routes)
        .into_app()
        .default_service(web::to(not_found::unmatched))
        .wrap(Compress::default())
        .wrap(transform::Edge)
}
