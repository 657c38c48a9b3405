//! Pages for people, and the files they are made of.
//!
//! # Design
//!
//! Each page is written on the server, from the functions of the store that the API's operations call, in one
//! snapshot; it shows what they return and asks for nothing else, so that a page and the JSON behind it cannot
//! disagree. Pages are cached and revalidated as answers of the API are.

mod actor;
mod agreement;
mod article;
mod claim;
mod docs;
pub(crate) mod front;
mod hemicycle;
mod parts;
pub(crate) mod problems;
mod robots;
mod search;
mod topic;
mod vote;

use actix_web::Resource;
use actix_web::guard::Get;
use actix_web::web::{ServiceConfig, resource};

use crate::api::html::frame::get_style;

/// Gives a page's resource its handler.
type AddHandler = fn(Resource) -> Resource;

/// Pages that are no part of the contract, each with its handler.
const PAGES: [(&str, AddHandler); 15] = [
    ("/actors/{id}", |page| page.to(actor::get_actor_page)),
    ("/agreement", |page| page.to(agreement::get_agreement_page)),
    ("/articles/{id}", |page| page.to(article::get_article_page)),
    ("/claims/{id}", |page| page.to(claim::get_claim_page)),
    ("/docs", |page| page.to(docs::get_docs)),
    ("/docs/", |page| page.to(docs::get_docs_page)),
    ("/docs/{file}", |page| page.to(docs::get_docs_file)),
    ("/favicon.ico", |page| page.to(front::get_favicon)),
    ("/front/{file}", |page| page.to(front::get_front_file)),
    ("/robots.txt", |page| page.to(robots::get_robots)),
    ("/search", |page| page.to(search::get_search_page)),
    ("/sitemap.xml", |page| page.to(robots::get_sitemap)),
    ("/style.css", |page| page.to(get_style)),
    ("/topics/{slug}", |page| page.to(topic::get_topic_page)),
    ("/votes/{id}", |page| page.to(vote::get_vote_page)),
];

pub(super) fn register(config: &mut ServiceConfig) -> &mut ServiceConfig {
    PAGES.into_iter().fold(config, |config, (path, handler)| config.service(handler(resource(path).guard(Get()))))
}

/// The pages' paths, with their methods.
pub(super) fn paths() -> impl Iterator<Item = (String, Vec<String>)> {
    PAGES.into_iter().map(|(path, _)| (path.to_owned(), vec!["GET".to_owned()]))
}
