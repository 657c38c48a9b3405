//! The HTML frame of pages: strict headers, nothing from elsewhere.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};

use crate::api::response::static_content::static_content;

/// What pages without scripts may do: show themselves, in our style.
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; \
                      form-action 'self'; frame-ancestors 'none'";

const STYLE: &str = include_str!("page.css");

/// The style of all pages.
pub(super) async fn get_style(request: HttpRequest) -> HttpResponse {
    static_content(&request, "text/css; charset=utf-8", STYLE)
}

/// A page with this title and this content, which is HTML already.
pub(super) fn page(title: &str, content: &str) -> HttpResponse {
    let title = escaped(title);
    strict(HttpResponse::Ok(), POLICY).content_type("text/html; charset=utf-8").body(format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"/front/icon.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"stylesheet\" href=\"/style.css\">\n<link rel=\"service-desc\" href=\"/openapi.json\">\n\
         </head>\n<body>\n\
         <header><p><a href=\"/\">Communiqué</a></p></header>\n<main>\n{content}</main>\n</body>\n</html>\n"
    ))
}

/// The headers that every answer with HTML has.
pub(super) fn strict(
    mut response: actix_web::HttpResponseBuilder,
    policy: &'static str,
) -> actix_web::HttpResponseBuilder {
    response
        .insert_header((header::CONTENT_SECURITY_POLICY, policy))
        .insert_header((header::X_FRAME_OPTIONS, "DENY"))
        .insert_header((header::REFERRER_POLICY, "no-referrer"))
        .insert_header(("Cross-Origin-Opener-Policy", "same-origin"));
    response
}

/// Text made safe to stand in HTML, attributes included.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}
