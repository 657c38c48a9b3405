//! Pages for people, and the files they are made of.

mod docs;
pub(crate) mod front;
mod html;
pub(crate) mod problems;

use actix_web::Resource;
use actix_web::guard::Get;
use actix_web::web::{ServiceConfig, resource};

/// Gives a page's resource its handler.
type AddHandler = fn(Resource) -> Resource;

/// Pages that are no part of the contract, each with its handler.
const PAGES: [(&str, AddHandler); 6] = [
    ("/docs", |page| page.to(docs::get_docs)),
    ("/docs/", |page| page.to(docs::get_docs_page)),
    ("/docs/{file}", |page| page.to(docs::get_docs_file)),
    ("/favicon.ico", |page| page.to(front::get_favicon)),
    ("/front/{file}", |page| page.to(front::get_front_file)),
    ("/style.css", |page| page.to(html::get_style)),
];

pub(super) fn register(config: &mut ServiceConfig) -> &mut ServiceConfig {
    PAGES.into_iter().fold(config, |config, (path, handler)| config.service(handler(resource(path).guard(Get()))))
}

/// The pages' paths, with their methods.
pub(super) fn paths() -> impl Iterator<Item = (String, Vec<String>)> {
    PAGES.into_iter().map(|(path, _)| (path.to_owned(), vec!["GET".to_owned()]))
}
