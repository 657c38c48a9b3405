//! Routes, parameters, formats, problems and the OpenAPI document.
//!
//! # The way of a request
//!
//! [`edge`] names it, refuses what is too large or too often, answers what the client has already and what is
//! kept ([`kept`]); an extractor ([`ask::Ask`]) decodes its query; a handler (one file a resource) asks the store within one
//! snapshot; [`listing`] writes the items as JSON, CSV or NDJSON; the edge makes problems of failures,
//! adds the headers and logs one line.
//!
//! [`routes`] is the only list of routes: it feeds the server and the document alike, and needs neither a
//! database nor a port.

mod actors;
mod agreement;
mod answer_headers;
mod around;
mod articles;
mod ask;
mod body;
mod bulk;
mod canonical;
mod claims;
mod conditional;
mod connections;
mod csv;
mod dataset;
mod docs;
mod edge;
mod extract;
mod fallback;
mod format;
mod front;
mod keep;
mod kept;
mod known;
mod limit;
mod listing;
mod members;
mod metrics;
mod nearest;
mod older;
mod open_values;
mod openapi;
mod options;
mod page;
mod portions;
mod problem;
mod problem_kind;
mod query;
mod quotes;
mod readiness;
mod refine;
mod request_id;
mod search;
mod sent;
mod serve;
mod service;
mod stamp;
mod state;
mod timeline;
mod topics;
mod vetoes;
mod votes;
mod walk;

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::Compress;
use actix_web::web::Data;
use actix_web::{App, web};
use utoipa_actix_web::service_config::ServiceConfig;
use utoipa_actix_web::{AppExt, scope};

pub use bulk::{Bulk, BulkError, BulkFormat, bulk};
pub use openapi::{openapi, openapi_3_0};
pub use options::{Rate, ServeOptions};
pub use serve::serve;
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
    config.service(dataset::get_dataset).service(extract::extract_article);
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
        .app_data(fallback::path_config())
        .into_utoipa_app()
        .configure(routes)
        .into_app()
        .default_service(web::to(fallback::unmatched))
        .wrap(Compress::default())
        .wrap(around::Edge)
}
