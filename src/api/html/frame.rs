//! The frame of pages: head, masthead, footer; strict headers, nothing from elsewhere.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::Value;

use crate::api::config::ServeOptions;
use crate::api::response::list::mark;
use crate::api::response::static_content::static_content;
use crate::store::Snapshot;

/// What a page may do: show itself, in our style, and send its forms to us.
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; \
                      form-action 'self'; frame-ancestors 'none'";

/// The style of all pages.
const STYLE: &str = concat!(include_str!("page.css"), include_str!("findings.css"), include_str!("front.css"));

/// Characters of a description that search engines and previews show.
const DESCRIPTION: usize = 200;

/// The style of all pages.
pub(in crate::api) async fn get_style(request: HttpRequest) -> HttpResponse {
    static_content(&request, "text/css; charset=utf-8", STYLE)
}

/// A page: its content, and what its head says of it.
#[derive(Default)]
pub(in crate::api) struct Frame {
    /// The title, without the site's name.
    pub title: String,
    /// The page in a sentence, for previews.
    pub description: String,
    /// The canonical path; empty for what has none, such as a problem.
    pub path: String,
    /// The address of the same as JSON.
    pub json: Option<String>,
    /// Whether search engines may list it where the operator lets them.
    pub indexable: bool,
    /// Structured data (schema.org).
    pub data: Option<Value>,
    /// Whether it has a search field of its own.
    pub searches: bool,
    /// A class of the body.
    pub class: &'static str,
    /// The path before links to this server, of what no route answers with.
    pub base: String,
    /// The content, between masthead and footer.
    pub content: Option<Markup>,
}

impl Frame {
    /// The response with this page, which shows what the snapshot holds.
    pub(in crate::api) fn show(&self, snapshot: &Snapshot, options: &ServeOptions) -> HttpResponse {
        mark(snapshot, self.respond(HttpResponse::Ok(), options))
    }

    /// The response with this page.
    pub(in crate::api) fn respond(&self, mut response: HttpResponseBuilder, options: &ServeOptions) -> HttpResponse {
        strict(&mut response, POLICY);
        let text = self.document(options).into_string();
        let text = if self.base.is_empty() { text } else { links_below(&self.base, &text) };
        response.content_type("text/html; charset=utf-8").body(text)
    }

    fn document(&self, options: &ServeOptions) -> Markup {
        html! {
            (DOCTYPE)
            html lang="en" {
                (self.head(options))
                body class=[(!self.class.is_empty()).then_some(self.class)] {
                    a.skip href="#content" { "Skip to the content" }
                    (self.masthead())
                    main #content { @if let Some(content) = &self.content { (content) } }
                    (self.footer())
                }
            }
        }
    }

    fn head(&self, options: &ServeOptions) -> Markup {
        let site = "Communiqué";
        let description: String = self.description.chars().take(DESCRIPTION).collect();
        let address = options.address(&self.path);
        html! {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (self.title) @if self.path != "/" { " · " (site) } }
                @if !description.is_empty() { meta name="description" content=(description); }
                @if !(options.indexable && self.indexable) { meta name="robots" content="noindex"; }
                @if !self.path.is_empty() {
                    link rel="canonical" href=(address);
                    meta property="og:site_name" content=(site);
                    meta property="og:title" content=(self.title);
                    meta property="og:description" content=(description);
                    meta property="og:type" content=(if self.data.is_some() { "article" } else { "website" });
                    meta property="og:url" content=(address);
                    meta name="twitter:card" content="summary";
                }
                link rel="icon" href="/front/icon.svg" type="image/svg+xml";
                link rel="preload" href="/front/serif.woff2" as="font" type="font/woff2" crossorigin;
                link rel="stylesheet" href="/style.css";
                @if let Some(json) = &self.json { link rel="alternate" type="application/json" href=(json); }
                link rel="service-desc" href="/openapi.json";
                link rel="service-doc" href="/docs/";
                @if let Some(data) = &self.data { script type="application/ld+json" { (PreEscaped(json_in_html(data))) } }
            }
        }
    }

    fn masthead(&self) -> Markup {
        html! {
            header.masthead {
                p.name { a href="/" aria-current=[(self.path == "/").then_some("page")] { "Communiqué" } }
                nav aria-label="Site" {
                    @for (path, name) in [("/search", "Search"), ("/agreement", "Agreement"), ("/docs/", "API")] {
                        a href=(path) aria-current=[(self.path == path).then_some("page")] { (name) }
                    }
                }
                @if !self.searches {
                    form.find role="search" action="/search" {
                        label.unseen for="find" { "Search articles, quotes, people and votes" }
                        input #find type="search" name="q" required maxlength="200" placeholder="Search" autocomplete="off";
                        button type="submit" { "Go" }
                    }
                }
            }
        }
    }

    fn footer(&self) -> Markup {
        html! {
            footer {
                p.links {
                    @if let Some(json) = &self.json { a href=(json) { "This page as JSON" } " " }
                    a href="/docs/" { "API reference" } " "
                    a href="/openapi.json" { "OpenAPI" } " "
                    a href="/v1/dataset" { "Dataset and licences" }
                }
                p {
                    "Findings are made by a program and name the characters they stand on. The record of votes is adapted \
                     from the " a href="https://github.com/AtelierCartographie/bd-unsc" rel="noreferrer external" {
                    "UNSC votes since 1946 Database" } " (Benoit Martin, Sciences Po, "
                    a href="https://creativecommons.org/licenses/by/4.0/" rel="noreferrer external license" { "CC BY 4.0" }
                    "). Texts belong to those who published them."
                }
            }
        }
    }
}

/// A page or feed whose links to this server are below a path. Only attributes have such quotation marks: in texts and
/// values they are escaped.
pub(in crate::api) fn links_below(base: &str, text: &str) -> String {
    ["href", "src", "action"].iter().fold(text.to_owned(), |text, attribute| {
        text.replace(&format!(" {attribute}=\"/"), &format!(" {attribute}=\"{base}/"))
    })
}

/// JSON that can stand inside a script element: nothing in it ends the element.
fn json_in_html(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// The headers that every answer with HTML has.
pub(in crate::api) fn strict(response: &mut HttpResponseBuilder, policy: &'static str) {
    response
        .insert_header((header::CONTENT_SECURITY_POLICY, policy))
        .insert_header((header::X_FRAME_OPTIONS, "DENY"))
        .insert_header((header::REFERRER_POLICY, "no-referrer"))
        .insert_header(("Cross-Origin-Opener-Policy", "same-origin"));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_links_to_this_server_get_the_path() {
        for (text, expected) in [
            ("<a href=\"/votes/1\">a</a>", "<a href=\"/news/votes/1\">a</a>"),
            (
                "<form action=\"/search\"><script src=\"/x.js\">",
                "<form action=\"/news/search\"><script src=\"/news/x.js\">",
            ),
            ("<a href=\"https://a.example/\"> href=&quot;/x", "<a href=\"https://a.example/\"> href=&quot;/x"),
            ("<a href=\"#content\">", "<a href=\"#content\">"),
        ] {
            assert_eq!(links_below("/news", text), expected);
        }
    }

    #[test]
    fn structured_data_cannot_end_its_element() {
        let data = json!({ "headline": "</script><script>alert(1)</script><!-- &amp;" });
        let text = json_in_html(&data);
        assert!(!text.contains(['<', '>', '&']), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).expect("it is JSON"), data);
    }
}
