//! The OpenAPI document: what the routes say of themselves, with what no route says.

pub(crate) mod downgrade;
pub(crate) mod headers;
pub(crate) mod open_enums;
pub(crate) mod transform;
pub(crate) mod visit;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use actix_web::App;
use serde_json::json;
use utoipa::OpenApi;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::{Ref, ResponseBuilder};
use utoipa_actix_web::AppExt;

use super::openapi::downgrade::older;
use super::openapi::transform::refine;
use super::response::negotiation::Format;
use super::response::problem::{Fault, MEDIA_TYPE, Problem, ProblemBody};
use super::response::problem_types::ProblemKind;
use crate::domain::{Compared, Convention, HitType, Interval, Metric, SplitBy, VetoGroup};
use crate::store::{
    ActorSort, AgreementSort, ArticleSort, AskedModality, CountedModality, DaySort, Match, MemberSort, MemberVoteGroup,
    MemberVoteSort, TopicSort, VetoSort, VetoTotalSort, VoteSort,
};

/// What no route says.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Communiqué",
        description = include_str!("../../../openapi/description.md"),
        contact(name = "Whoever runs this server"),
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    servers((url = "/", description = "The server that this document came from")),
    security(()),
    components(schemas(
        ActorSort, AgreementSort, ArticleSort, AskedModality, Compared, Convention, CountedModality, DaySort, Fault, Format, HitType, Interval, Match,
        MemberSort, MemberVoteGroup, MemberVoteSort, Metric, ProblemBody, SplitBy, TopicSort, VetoGroup, VetoSort,
        VetoTotalSort, VoteSort,
    )),
    tags(
        (name = "articles", description = "Reports as published, with everything found in them"),
        (name = "actors", description = "Who acts and speaks: persons, states, organisations"),
        (name = "quotes", description = "Words attributed to speakers"),
        (name = "claims", description = "What articles state about votes, held against the record"),
        (name = "votes", description = "The decisions of the Security Council, every ballot and every veto"),
        (name = "search", description = "Finding across all of it, and counting over time"),
        (name = "extract", description = "Reading a text without storing it"),
        (name = "service", description = "The server itself"),
    ),
)]
struct Base;

static DOCUMENT: LazyLock<serde_json::Value> = LazyLock::new(|| {
    let (_, mut document) =
        App::new().into_utoipa_app().openapi(Base::openapi()).configure(super::routes).split_for_parts();
    let components = document.components.get_or_insert_default();
    for kind in ProblemKind::all() {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
        let response = ResponseBuilder::new().description(kind.meaning()).content(MEDIA_TYPE, content).build();
        components.responses.entry(kind.component()).or_insert(response.into());
    }
    let mut document = serde_json::to_value(document).unwrap_or_default();
    show_problems(&mut document);
    refine(&mut document);
    document
});

/// Shows each problem as it is sent, under the status that it shares with others.
fn show_problems(document: &mut serde_json::Value) {
    for kind in ProblemKind::all() {
        let mut problem = Problem::new(kind);
        if matches!(kind, ProblemKind::InvalidParameters) {
            let fault = Fault::new("speker", "there is no such parameter here").suggest(Some("speaker"));
            problem = Problem::parameters(vec![fault]);
        }
        let example = json!({"summary": kind.title(), "value": problem.body("/v1/quotes")});
        document["components"]["responses"][kind.component()]["content"][MEDIA_TYPE]["examples"][kind.name()] = example;
    }
}

static OLDER: LazyLock<serde_json::Value> = LazyLock::new(|| older(openapi()));

/// The same document in OpenAPI 3.0.
#[must_use]
pub fn openapi_3_0() -> &'static serde_json::Value {
    &OLDER
}

/// The document, OpenAPI 3.1.
#[must_use]
pub fn openapi() -> &'static serde_json::Value {
    &DOCUMENT
}

/// Paths that are no part of the contract.
const PAGES: [&str; 6] = ["/docs", "/docs/", "/docs/{file}", "/favicon.ico", "/front/{file}", "/style.css"];

/// The methods that each path answers to.
pub(super) fn methods() -> BTreeMap<String, Vec<String>> {
    let paths = openapi()["paths"].as_object().into_iter().flatten();
    paths
        .map(|(path, item)| {
            let methods = item.as_object().into_iter().flatten().map(|(method, _)| method.to_uppercase());
            (path.clone(), methods.collect())
        })
        .chain(PAGES.map(|page| (page.to_owned(), vec!["GET".to_owned()])))
        .collect()
}
