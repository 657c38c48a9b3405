//! The OpenAPI document: derived from the routes, completed by what no route states.

mod downgrade;
mod headers;
mod open_enums;
pub(crate) mod routes;
mod transform;
mod visit;

use std::sync::OnceLock;

use actix_web::App;
use serde_json::{Value, json};
use utoipa::OpenApi;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::{Ref, ResponseBuilder};
use utoipa_actix_web::AppExt;
use utoipa_actix_web::service_config::ServiceConfig;

use downgrade::downgraded;
use transform::transform;

use super::extract::negotiation::Format;
use super::problem::types::ProblemKind;
use super::problem::{MEDIA_TYPE, ParameterFault, Problem, ProblemBody};
use crate::domain::{ChangeKind, Compared, Convention, HitType, Interval, Metric, SplitBy, VetoGroup};
use crate::store::{
    ActorSort, AgreementSort, ArticleSort, AskedModality, Compare, CountedModality, DaySort, ListedCopies, Match,
    MemberSort, MemberVoteGroup, MemberVoteSort, StatementSort, TopicSort, VetoSort, VetoTotalSort, VoteSort,
};

/// What no route states.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Communiqué",
        description = include_str!("../../../openapi/description.md"),
        contact(name = "The operator of this server"),
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    servers((url = "/", description = "The server that this document came from")),
    security(()),
    components(schemas(
        ActorSort, AgreementSort, ArticleSort, AskedModality, ChangeKind, Compare, Compared, Convention, CountedModality, DaySort, ParameterFault, Format, HitType, Interval, ListedCopies, Match,
        MemberSort, MemberVoteGroup, MemberVoteSort, Metric, ProblemBody, SplitBy, StatementSort, TopicSort, VetoGroup, VetoSort,
        VetoTotalSort, VoteSort,
    )),
    tags(
        (name = "articles", description = "Reports as published, with everything found in them"),
        (name = "actors", description = "Who acts and speaks: persons, states, organisations"),
        (name = "quotes", description = "Words attributed to speakers"),
        (name = "statements", description = "The same words by the same speaker, in one or several reports"),
        (name = "claims", description = "What articles state about votes, held against the record"),
        (name = "votes", description = "The decisions of the Security Council, every ballot and every veto"),
        (name = "search", description = "Finding across all of it, and counting over time"),
        (name = "extract", description = "Reading a text without storing it"),
        (name = "service", description = "The server itself"),
    ),
)]
struct Base;

/// The document in both versions.
#[derive(Debug)]
pub(in crate::api) struct Document {
    v3_1: Value,
    v3_0: OnceLock<Value>,
}

impl Document {
    /// The document of these routes.
    pub(in crate::api) fn new(routes: fn(&mut ServiceConfig)) -> Self {
        let (_, mut document) =
            App::new().into_utoipa_app().openapi(Base::openapi()).configure(routes).split_for_parts();
        let components = document.components.get_or_insert_default();
        for kind in ProblemKind::all() {
            let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
            let response = ResponseBuilder::new().description(kind.meaning()).content(MEDIA_TYPE, content).build();
            components.responses.entry(kind.component()).or_insert(response.into());
        }
        let mut document = serde_json::to_value(document).unwrap_or_default();
        show_problems(&mut document);
        transform(&mut document);
        Self { v3_1: document, v3_0: OnceLock::new() }
    }

    /// The document, OpenAPI 3.1.
    pub(in crate::api) fn v3_1(&self) -> &Value {
        &self.v3_1
    }

    /// The same document in OpenAPI 3.0.
    pub(in crate::api) fn v3_0(&self) -> &Value {
        self.v3_0.get_or_init(|| downgraded(&self.v3_1))
    }

    /// The methods of each path.
    pub(in crate::api) fn methods(&self) -> impl Iterator<Item = (String, Vec<String>)> {
        let paths = self.v3_1["paths"].as_object().into_iter().flatten();
        paths.map(|(path, item)| {
            let methods = item.as_object().into_iter().flatten().map(|(method, _)| method.to_uppercase());
            (path.clone(), methods.collect())
        })
    }
}

/// Adds an example of each problem under its status.
fn show_problems(document: &mut Value) {
    for kind in ProblemKind::all() {
        let mut problem = Problem::new(kind);
        if matches!(kind, ProblemKind::InvalidParameters) {
            let fault = ParameterFault::new("speker", "there is no such parameter here").suggest(Some("speaker"));
            problem = Problem::parameters(vec![fault]);
        }
        let example = json!({"summary": kind.title(), "value": problem.body("/v1/quotes")});
        document["components"]["responses"][kind.component()]["content"][MEDIA_TYPE]["examples"][kind.name()] = example;
    }
}
