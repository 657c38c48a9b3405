//! The page of a problem: what is wrong and what to do, for those who came by browser.

use actix_web::HttpResponse;
use maud::html;

use super::frame::Frame;
use crate::api::config::ServeOptions;
use crate::api::problem::Problem;

/// The problem as a page, with the status and the headers that it has as JSON; its links are below `base`.
pub(in crate::api) fn problem_page(problem: &Problem, path: &str, base: &str, options: &ServeOptions) -> HttpResponse {
    let body = problem.body(path);
    let content = html! {
        p.kicker { "Problem " (body.status) }
        h1 { (body.title) }
        p.standfirst { (body.detail) }
        @if !body.errors.is_empty() {
            ul {
                @for fault in &body.errors {
                    li {
                        @if !fault.parameter.is_empty() { code { (fault.parameter) } ": " }
                        (fault.detail)
                        @if let Some(suggestion) = &fault.suggestion { "; perhaps " code { (suggestion) } " is meant" }
                        "."
                    }
                }
            }
        }
        h2 { "What to do" }
        p { (problem.kind.remedy()) }
        p { a href="/" { "Front page" } " · " a href="/search" { "Search" } " · " a href=(body.r#type) { "About this problem" } }
    };
    let mut response = HttpResponse::build(problem.kind.status());
    response.insert_header(("Cache-Control", "no-store"));
    for (name, value) in &problem.headers {
        response.insert_header((*name, value.as_str()));
    }
    let title = format!("{} ({})", body.title, body.status);
    let base = base.to_owned();
    Frame { title, description: body.detail, content: Some(content), base, ..Frame::default() }
        .respond(response, options)
}
