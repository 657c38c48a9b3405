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
mod statement;
mod topic;
mod vote;

use actix_web::Resource;
use actix_web::guard::Get;
use actix_web::web::{ServiceConfig, resource};

use crate::api::html::frame::get_style;

/// A page that is no part of the contract.
struct Page {
    path: &'static str,
    /// Gives the page's resource its handler.
    add_handler: fn(Resource) -> Resource,
    /// Whether it shows what the database holds: it counts against the rate, and is cached.
    from_database: bool,
}

const fn page(path: &'static str, add_handler: fn(Resource) -> Resource) -> Page {
    Page { path, add_handler, from_database: true }
}

const fn file(path: &'static str, add_handler: fn(Resource) -> Resource) -> Page {
    Page { path, add_handler, from_database: false }
}

/// All of them, but for the front page and those of problems, which are operations, too.
const PAGES: [Page; 16] = [
    page("/actors/{id}", |page| page.to(actor::get_actor_page)),
    page("/agreement", |page| page.to(agreement::get_agreement_page)),
    page("/articles/{id}", |page| page.to(article::get_article_page)),
    page("/claims/{id}", |page| page.to(claim::get_claim_page)),
    file("/docs", |page| page.to(docs::get_docs)),
    file("/docs/", |page| page.to(docs::get_docs_page)),
    file("/docs/{file}", |page| page.to(docs::get_docs_file)),
    file("/favicon.ico", |page| page.to(front::get_favicon)),
    file("/front/{file}", |page| page.to(front::get_front_file)),
    file("/robots.txt", |page| page.to(robots::get_robots)),
    page("/search", |page| page.to(search::get_search_page)),
    page("/sitemap.xml", |page| page.to(robots::get_sitemap)),
    page("/statements/{id}", |page| page.to(statement::get_statement_page)),
    file("/style.css", |page| page.to(get_style)),
    page("/topics/{slug}", |page| page.to(topic::get_topic_page)),
    page("/votes/{id}", |page| page.to(vote::get_vote_page)),
];

pub(super) fn register(config: &mut ServiceConfig) -> &mut ServiceConfig {
    PAGES.iter().fold(config, |config, page| config.service((page.add_handler)(resource(page.path).guard(Get()))))
}

/// The pages' paths, with their methods.
pub(super) fn paths() -> impl Iterator<Item = (String, Vec<String>)> {
    PAGES.iter().map(|page| (page.path.to_owned(), vec!["GET".to_owned()]))
}

/// The first parts of the paths of pages that show what the database holds.
pub(super) fn from_database() -> impl Iterator<Item = &'static str> {
    PAGES.iter().filter(|page| page.from_database).filter_map(|page| page.path.split('/').nth(1))
}
