//! Static content: bytes that stay the same for the life of a build.

use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};

use crate::api::state::BUILD;

/// The content with the build for its `ETag`, or 304 to a client that has it.
pub(in crate::api) fn static_content(request: &HttpRequest, media: &str, body: impl Into<Bytes>) -> HttpResponse {
    // Weak, because the same tag stands for every coding.
    let tag = format!("W/\"{BUILD}\"");
    let given = request.headers().get_all(header::IF_NONE_MATCH).filter_map(|value| value.to_str().ok());
    if given.flat_map(|tags| tags.split(',')).any(|given| given.trim() == tag) {
        return HttpResponse::NotModified().insert_header((header::ETAG, tag)).finish();
    }
    HttpResponse::Ok().content_type(media).insert_header((header::ETAG, tag)).body(body.into())
}
