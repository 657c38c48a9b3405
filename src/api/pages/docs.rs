//! The reference page: Swagger UI, embedded in the binary, reading our document and nothing from elsewhere.
//!
//! # Design
//!
//! Measured in headless Chromium on our document, each bundle served from here: Scalar 1.46 (3.6 MB) and Elements
//! 9.0 (2.4 MB) render it, with axe-core's nine and five rules violated within what is theirs, Elements 108 pixels
//! too wide for a phone; Redoc 2.5 (1.1 MB) asks a foreign host for its logo; `RapiDoc` 9.3 (0.9 MB) throws errors
//! and leaves 175 fields without a label once its operations are open. Swagger UI (1.7 MB) asks no other host, has a dark
//! mode, runs requests, and comes as a crate that is renewed with `utoipa`. The page around it is ours
//! (`docs/docs.html`), since the crate's own does not fit a phone.

use std::sync::{Arc, LazyLock};

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse};
use utoipa_swagger_ui::Config;

use crate::api::html::frame::strict;
use crate::api::problem::types::ProblemKind;
use crate::api::problem::{HandlerResult, Problem};
use crate::api::response::static_content::static_content;

/// Swagger UI styles its elements one by one and draws its icons from data URLs.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                      font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

const PAGE: &str = include_str!("docs/docs.html");
const STYLE: &str = include_str!("docs/docs.css");
const SCRIPT: &str = include_str!("docs/docs.js");

static CONFIG: LazyLock<Arc<Config<'static>>> = LazyLock::new(|| Arc::new(Config::from("/openapi.json")));

/// `/docs` is a folder.
pub(super) async fn get_docs() -> HttpResponse {
    HttpResponse::PermanentRedirect().insert_header(("Location", "/docs/")).finish()
}

pub(super) async fn get_docs_page() -> HttpResponse {
    let mut response = HttpResponse::Ok();
    strict(&mut response, POLICY);
    response.content_type("text/html; charset=utf-8").body(PAGE)
}

pub(super) async fn get_docs_file(request: HttpRequest, file: Path<String>) -> HandlerResult {
    match file.as_str() {
        "docs.css" => return Ok(static_content(&request, "text/css; charset=utf-8", STYLE)),
        "docs.js" => return Ok(static_content(&request, "text/javascript; charset=utf-8", SCRIPT)),
        _ => {}
    }
    match utoipa_swagger_ui::serve(&file, Arc::clone(&CONFIG)) {
        Ok(Some(found)) => {
            let mut response = HttpResponse::Ok();
            strict(&mut response, POLICY);
            response.insert_header(("Cache-Control", "public, max-age=3600"));
            Ok(response.content_type(found.content_type).body(found.bytes.into_owned()))
        }
        Ok(None) => Err(Problem::new(ProblemKind::NotFound)),
        Err(error) => Err(Problem::internal(error)),
    }
}
