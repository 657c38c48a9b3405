//! Static content: bytes that stay the same for the life of a build.

use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use uuid::Uuid;

use super::entity_tag::is_tag_matched;
use crate::api::state::BUILD;

/// The content with the build for its `ETag`, or 304 to a client that has it.
pub(in crate::api) fn static_content(request: &HttpRequest, media: &str, body: impl Into<Bytes>) -> HttpResponse {
    tagged(request, media, &format!("\"{BUILD}\""), body)
}

/// The same for content that links to this server: it is another at each `address` that the server is reached at, a path
/// or a whole one, and so is its tag.
pub(in crate::api) fn placed_content(
    request: &HttpRequest,
    media: &str,
    address: &str,
    body: impl Into<Bytes>,
) -> HttpResponse {
    if address.is_empty() {
        return static_content(request, media, body);
    }
    let place = Uuid::new_v5(&Uuid::NAMESPACE_URL, address.as_bytes()).simple();
    tagged(request, media, &format!("\"{BUILD}-{place}\""), body)
}

fn tagged(request: &HttpRequest, media: &str, tag: &str, body: impl Into<Bytes>) -> HttpResponse {
    // Weak, because the same tag stands for every coding.
    let weak = format!("W/{tag}");
    if is_tag_matched(request.headers(), tag) {
        return HttpResponse::NotModified().insert_header((header::ETAG, weak)).finish();
    }
    HttpResponse::Ok().content_type(media).insert_header((header::ETAG, weak)).body(body.into())
}
