//! The reference page: Swagger UI, embedded in the binary, reading our document and nothing from elsewhere.

use std::sync::{Arc, LazyLock};

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use utoipa_swagger_ui::Config;

use super::page::strict;
use super::problem::{Answer, Problem};
use super::problem_kind::ProblemKind;

/// Swagger UI styles its elements one by one and draws its icons from data URLs.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                      font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

static CONFIG: LazyLock<Arc<Config<'static>>> = LazyLock::new(|| {
    // An empty validator: the badge would send the document's address to its makers.
    let config = Config::from("/openapi.json").deep_linking(true).display_request_duration(true).filter(true);
    Arc::new(config.try_it_out_enabled(true).validator_url("none"))
});

/// `/docs` is a folder.
#[get("/docs")]
pub(super) async fn get_docs() -> HttpResponse {
    HttpResponse::PermanentRedirect().insert_header(("Location", "/docs/")).finish()
}

/// The page's files.
#[get("/docs/{file:.*}")]
pub(super) async fn get_docs_file(_request: HttpRequest, file: Path<String>) -> Answer {
    match utoipa_swagger_ui::serve(&file, Arc::clone(&CONFIG)) {
        Ok(Some(found)) => Ok(strict(HttpResponse::Ok(), POLICY)
            .content_type(found.content_type)
            .insert_header(("Cache-Control", "public, max-age=3600"))
            .body(found.bytes.into_owned())),
        Ok(None) => Err(Problem::new(ProblemKind::NotFound)),
        Err(error) => Err(Problem::internal(error)),
    }
}
