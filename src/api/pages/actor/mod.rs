//! An actor: who it is, what it said and when, with whom it is named, and how the state voted.

mod offices;
mod related;
mod speech;
mod votes;

use actix_web::web::{Path, Query};
use maud::{Markup, html};
use serde::Deserialize;

use crate::api::html::frame::{Feed, Frame};
use crate::api::html::site::Site;
use crate::api::html::words::{actor_kind, counted, day, outside, path_of};
use crate::api::problem::{HandlerResult, Problem};
use crate::api::state::StoreHandle;
use crate::domain::{Actor, ActorDetail, ActorKind};
use crate::store::RecordNames;

/// The parameter of the page: where in the list of quotes it begins.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Place {
    cursor: Option<String>,
}

/// An actor, by id or by a state's code.
pub(super) async fn get_actor_page(
    store: StoreHandle,
    site: Site,
    id: Path<String>,
    place: Query<Place>,
) -> HandlerResult {
    let mut snapshot = store.snapshot().await?;
    let detail = snapshot.actor_detail(&id).await?.ok_or_else(|| Problem::unknown_id("actor", &*id))?;
    let actor = &detail.actor;
    let names = snapshot.record_names().await?;
    let outlets = speech::outlets(&mut snapshot, actor).await?;
    let in_prose = Actor { name: name_in_prose(&detail), ..actor.clone() };
    let sections = [
        speech::quotes(&mut snapshot, &in_prose, place.into_inner().cursor).await?,
        votes::votes(&mut snapshot, &in_prose).await?,
        related::related(&mut snapshot, &in_prose).await?,
    ];
    let content = html! {
        p.kicker { (actor_kind(actor.kind)) @if let Some(iso3) = &actor.iso3 { " · " (iso3) } }
        h1 { (actor.name) }
        (who(&detail, &names))
        @if !actor.in_registry { (doubt(&detail, &outlets)) }
        @if !detail.offices.is_empty() { (offices::offices(&detail.offices, actor.last_seen_on, &names)) }
        @for section in &sections { (section) }
    };
    let path = path_of("actors", &actor.id);
    let frame = Frame {
        title: actor.name.clone(),
        description: description(actor),
        json: Some(format!("/v1{path}")),
        feeds: vec![
            Feed::new(format!("Quotes of {}", actor.name), format!("/v1{path}/quotes?format=atom")),
            Feed::new(format!("Reports that name {}", actor.name), format!("/v1{path}/articles?format=atom")),
        ],
        path,
        // Search engines list a person only where the registry knows them: what a program read about others is no entry.
        indexable: actor.in_registry,
        class: "wide",
        content: Some(content),
        ..Frame::default()
    };
    Ok(frame.show(&snapshot, &site))
}

fn description(actor: &Actor) -> String {
    let counts = format!(
        "{} in {}",
        counted(actor.quote_count, "quote", "quotes"),
        counted(actor.article_count, "report", "reports")
    );
    let known = actor.office.as_ref().or(actor.description.as_ref());
    known.map_or_else(|| format!("{}: {counts}.", actor.name), |known| format!("{}, {known}: {counts}.", actor.name))
}

/// The name within a sentence: with its article where the registry knows it by one, "the United Nations".
fn name_in_prose(detail: &ActorDetail) -> String {
    let name = &detail.actor.name;
    let with_article = detail.aliases.iter().find(|alias| alias.strip_prefix("the ") == Some(name));
    with_article.unwrap_or(name).clone()
}

/// Office, description, counts and other names.
fn who(detail: &ActorDetail, names: &RecordNames) -> Markup {
    let actor = &detail.actor;
    html! {
        @if let Some(known) = actor.office.as_ref().or(actor.description.as_ref()) { p.standfirst { (known) } }
        dl.facts {
            @if let (Some(state), true) = (&actor.state, actor.kind != ActorKind::State) {
                dt { "State" } dd { a href=(path_of("actors", state)) { (names.of(state)) } }
            }
            dt { "Quoted" } dd { (counted(actor.quote_count, "time", "times")) }
            dt { "Named" } dd {
                (counted(actor.mention_count, "time", "times")) " in " (counted(actor.article_count, "report", "reports"))
                @if actor.first_seen_on.is_some() { ", from " (day(actor.first_seen_on)) " to " (day(actor.last_seen_on)) }
            }
            @if !detail.aliases.is_empty() { dt { "Also" } dd { (detail.aliases.join(" · ")) } }
            @if let Some(item) = &actor.wikidata {
                dt { "Wikidata" } dd { (outside(&format!("https://www.wikidata.org/wiki/{item}"), item)) }
            }
        }
    }
}

/// What is to be said of a name that the registry does not know.
fn doubt(detail: &ActorDetail, outlets: &[String]) -> Markup {
    let actor = &detail.actor;
    html! {
        div.notice {
            p {
                b { "This may be more than one." } " The name was found in reports and is in no register: everyone called "
                (actor.name) " stands on this page."
            }
            @if let Some(description) = &actor.description { p { "Described as: " (description) "." } }
            @if !outlets.is_empty() { p { "Found in: " (outlets.join(", ")) "." } }
        }
    }
}
