//! Problem pages: what each `type` means and what to do about it.

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use maud::html;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::extract::list_query::no_parameters;
use crate::api::extract::negotiation::prefers_html;
use crate::api::html::frame::Frame;
use crate::api::html::site::Site;
use crate::api::html::words::with_code;
use crate::api::problem::types::ProblemKind;
use crate::api::problem::{HandlerResult, NotFound, Problem};

/// A problem that this API can answer with.
#[derive(Serialize, ToSchema)]
pub(in crate::api) struct ProblemPage {
    /// The `type` of such problems.
    #[schema(format = "uri-reference", example = "/problems/invalid-parameters")]
    r#type: String,
    /// The problem in a few words.
    #[schema(example = "Invalid parameters")]
    title: &'static str,
    /// The HTTP status code of the response.
    #[schema(minimum = 400, maximum = 599, example = 400)]
    status: u16,
    /// The cause of the problem, in a sentence.
    meaning: &'static str,
    /// What to do about it.
    remedy: &'static str,
}

/// Describe a problem type
///
/// The page behind the `type` of every problem: its cause and its remedy, as HTML for people or JSON for programs.
#[utoipa::path(tag = "service",
    params(("type" = String, Path, description = "The last part of a problem's `type`", example = "invalid-parameters")),
    responses(
        (status = 200, description = "The problem explained", content(
            (ProblemPage = "application/json"), (String = "text/html"))),
        NotFound, Problem,
    ))]
#[get("/problems/{type}")]
pub(in crate::api) async fn get_problem(request: HttpRequest, site: Site, name: Path<String>) -> HandlerResult {
    let kind = ProblemKind::from_name(&name).ok_or_else(|| Problem::unknown_id("problem", &*name))?;
    let status = kind.status().as_u16();
    let (title, meaning, remedy) = (kind.title(), kind.meaning(), kind.remedy());
    if !prefers_html(request.headers())? {
        no_parameters(&request)?;
        return Ok(HttpResponse::Ok().json(ProblemPage { r#type: kind.url(), title, status, meaning, remedy }));
    }
    let content = html! {
        p.kicker { "A problem that the API answers with" }
        h1 { (title) }
        p { (with_code(meaning)) }
        h2 { "What to do" }
        p { (with_code(remedy)) }
        dl { dt { "Status" } dd { (status) } dt { "Type" } dd { code { (kind.url()) } } }
        p { a href="/docs/" { "Reference of the API" } }
    };
    let frame = Frame {
        title: title.to_owned(),
        description: meaning.to_owned(),
        path: kind.url(),
        content: Some(content),
        ..Frame::default()
    };
    Ok(frame.respond(HttpResponse::Ok(), &site))
}
