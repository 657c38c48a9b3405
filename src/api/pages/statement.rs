//! A statement: the same words by the same speaker, and how each report prints them.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{Path, Query};
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

use super::parts::quote::{Spreads, quote};
use super::parts::structured;
use crate::api::html::frame::{Feed, Frame};
use crate::api::html::site::Site;
use crate::api::html::words::{counted, day, listed, path_of, shortened};
use crate::api::problem::{HandlerResult, Problem};
use crate::api::response::list::mark;
use crate::api::state::StoreHandle;
use crate::domain::{Actor, Quote, Statement};
use crate::store::{NamedStatement, Paging};

/// Quotes on one page.
const QUOTES: u32 = 50;

/// The parameter of the page: where in the list of quotes it begins.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Place {
    cursor: Option<String>,
}

/// A statement; an id that it had before leads to the present one.
pub(super) async fn get_statement_page(
    store: StoreHandle,
    site: Site,
    id: Path<Uuid>,
    place: Query<Place>,
) -> HandlerResult {
    let mut snapshot = store.snapshot().await?;
    let statement = match snapshot.statement(*id).await?.ok_or_else(|| Problem::unknown_id("statement", *id))? {
        NamedStatement::Present(statement) => *statement,
        NamedStatement::Moved(present) => {
            let moved = (header::LOCATION, format!("/statements/{present}"));
            return Ok(mark(&snapshot, HttpResponse::PermanentRedirect().insert_header(moved).finish()));
        }
    };
    let paging = Paging { limit: QUOTES, cursor: place.into_inner().cursor, count: false };
    let quotes = snapshot.statement_quotes::<Quote>(statement.id, &paging).await?;
    let speaker = snapshot.actor(&statement.speaker_id).await?;
    let path = format!("/statements/{}", statement.id);
    let words = statement.text.trim_end_matches(',');
    let content = html! {
        p.kicker { "A statement" }
        h1.claimed { "“" (words) "”" }
        p.standfirst { (said_by(&statement, speaker.as_ref())) }
        (facts(&statement))
        h2 { "How each report prints it" }
        @for each in &quotes.items { (quote(each, true, &Spreads::new())) }
        @if let Some(next) = &quotes.page.next_cursor { p.more { a rel="next" href={ (path) "?cursor=" (next) } { "Later reports" } } }
        p.hint {
            "Quotes in quotation marks by one speaker are joined where their words are equal, or where one stands word for "
            "word in the other. Of copies of one report the first is counted."
        }
    };
    let frame = Frame {
        title: format!("“{}”, {}", shortened(words), statement.speaker_name),
        description: format!("{}: {}.", statement.speaker_name, carried(&statement)),
        json: Some(format!("/v1{path}")),
        feeds: vec![Feed::new("Reports of this statement", format!("/v1{path}/quotes?format=atom"))],
        // As the page of the one who said it.
        indexable: speaker.as_ref().is_some_and(|speaker| speaker.in_registry),
        data: Some(structured::quotation(&statement, speaker.as_ref().map(|speaker| speaker.kind), &site)),
        path,
        content: Some(content),
        ..Frame::default()
    };
    Ok(frame.show(&snapshot, &site))
}

/// The speaker's name, linked, with the office that is known of now.
fn said_by(statement: &Statement, speaker: Option<&Actor>) -> Markup {
    let known = speaker.and_then(|speaker| speaker.office.as_ref().or(speaker.description.as_ref()));
    html! {
        a href=(path_of("actors", &statement.speaker_id)) { (statement.speaker_name) }
        @if let Some(known) = known { ", " (known) }
    }
}

/// Who carried it, and when.
fn facts(statement: &Statement) -> Markup {
    let first = format!("/articles/{}#quote-{}", statement.first_article_id, statement.first_quote_id);
    html! {
        dl.facts {
            dt { "First reported" }
            dd {
                a href=(first) { (statement.first_article_title.as_deref().unwrap_or("Untitled report")) } ", "
                @if let Some(publisher) = &statement.first_publisher { (publisher) ", " } (day(statement.first_published_on))
            }
            @if statement.last_published_on != statement.first_published_on {
                dt { "Last reported" } dd { (day(statement.last_published_on)) }
            }
            @if !statement.publishers.is_empty() { dt { "Carried by" } dd { (listed(&statement.publishers)) } }
            dt { "Quoted" } dd { (carried(statement)) }
        }
    }
}

/// `3 quotes in 2 reports by 2 outlets`.
fn carried(statement: &Statement) -> String {
    let quotes = counted(statement.quote_count, "quote", "quotes");
    let reports = counted(statement.article_count, "report", "reports");
    match statement.publisher_count {
        0 => format!("{quotes} in {reports}"),
        outlets => format!("{quotes} in {reports} by {}", counted(outlets, "outlet", "outlets")),
    }
}
