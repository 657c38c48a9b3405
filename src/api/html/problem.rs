//! The page of a problem: what is wrong and what to do, for those who came by browser.

use actix_web::HttpResponse;
use maud::html;

use super::frame::Frame;
use super::site::Site;
use super::words::with_code;
use crate::api::problem::Problem;
use crate::api::problem::types::ProblemKind;

/// The problem as a page, with the status and the headers that it has as JSON.
pub(in crate::api) fn problem_page(problem: &Problem, path: &str, site: &Site) -> HttpResponse {
    let body = problem.body(path);
    let content = html! {
        p.kicker { "Problem " (body.status) }
        h1 { (body.title) }
        p.standfirst { (with_code(&body.detail)) }
        @if !body.errors.is_empty() {
            ul {
                @for fault in &body.errors {
                    li {
                        @if !fault.parameter.is_empty() { code { (fault.parameter) } ": " }
                        (with_code(&fault.detail))
                        @if let Some(suggestion) = &fault.suggestion { "; perhaps " code { (suggestion) } " is meant" }
                        "."
                    }
                }
            }
        }
        h2 { "What to do" }
        p { (with_code(remedy(problem.kind))) }
        p { a href="/" { "Front page" } " · " a href="/search" { "Search" } " · " a href=(body.r#type) { "About this problem" } }
    };
    let mut response = HttpResponse::build(problem.kind.status());
    response.insert_header(("Cache-Control", "no-store"));
    for (name, value) in &problem.headers {
        response.insert_header((*name, value.as_str()));
    }
    let title = format!("{} ({})", body.title, body.status);
    Frame { title, description: body.detail, content: Some(content), ..Frame::default() }.respond(response, site)
}

/// What a reader can do; what a program can do is said where readers have no other way.
fn remedy(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::InvalidParameters | ProblemKind::UnknownValue => {
            "Go back, and change what is named above: the address of this page has it as well."
        }
        ProblemKind::NotFound => {
            "The address may be mistyped, or what stood there has been removed. The search finds reports, people and \
             votes by their words."
        }
        other => other.remedy(),
    }
}
