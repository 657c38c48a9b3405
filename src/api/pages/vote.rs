//! A vote: its result at a glance, who voted how, its sources, and what the press claimed of it.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Path;
use maud::{Markup, html};

use super::hemicycle::hemicycle;
use super::parts::claim::claim;
use super::parts::quote::{Spreads, quote, spreads};
use super::parts::vote_row::tally;
use crate::api::html::frame::{Feed, Frame};
use crate::api::html::site::Site;
use crate::api::html::words::{counted, day, listed, option, outcome, outside, path_of};
use crate::api::problem::{HandlerResult, Problem};
use crate::api::state::StoreHandle;
use crate::domain::{Ballot, Outcome, Vote, VoteDetail, VoteOption};
use crate::store::{RecordNames, Snapshot};

/// A vote, by its id; a symbol that names one vote leads there.
pub(super) async fn get_vote_page(store: StoreHandle, site: Site, id: Path<String>) -> HandlerResult {
    let mut snapshot = store.snapshot().await?;
    let Some(detail) = snapshot.vote(&id).await? else { return elsewhere(&mut snapshot, &id).await };
    let spreads = spreads(&mut snapshot, &detail.quotes).await?;
    let names = snapshot.record_names().await?;
    let neighbours = [&detail.previous_on_topic, &detail.next_on_topic].into_iter().flatten();
    let symbols = snapshot.vote_symbols(&neighbours.map(String::as_str).collect::<Vec<_>>()).await?;
    let vote = &detail.vote;
    let name = vote.symbol.as_deref().unwrap_or(&vote.id);
    let path = path_of("votes", &vote.id);
    let result = result(&detail);
    let title = vote.title.as_ref().map_or_else(|| name.to_owned(), |title| format!("{name}: {title}"));
    let content = html! {
        p.kicker { "Security Council · " (day(Some(vote.date))) }
        h1 { (name) @if let Some(title) = &vote.title { span.subject { (title) } } }
        p.standfirst { (result) }
        (ballots(&detail))
        (facts(&detail, &names, &symbols))
        (press(&detail, &spreads, &names))
        (sources(&detail))
    };
    let frame = Frame {
        title,
        description: format!("{}: {result}", vote.date.in_words()),
        feeds: vec![Feed::new(format!("Claims about {name}"), format!("/v1{path}/claims?format=atom"))],
        json: Some(format!("/v1{path}")),
        path,
        indexable: true,
        class: "wide",
        content: Some(content),
        ..Frame::default()
    };
    Ok(frame.show(&snapshot, &site))
}

/// Leads to the only vote that a symbol names.
async fn elsewhere(snapshot: &mut Snapshot, given: &str) -> HandlerResult {
    match snapshot.votes_named(given).await?.as_slice() {
        [only] => Ok(HttpResponse::SeeOther().insert_header((header::LOCATION, path_of("votes", &only.id))).finish()),
        _ => Err(Problem::unknown_id("vote", given)),
    }
}

/// The result in a sentence.
fn result(detail: &VoteDetail) -> String {
    let vote = &detail.vote;
    let vetoes: Vec<&str> = detail.ballots.iter().filter(|ballot| ballot.is_veto).map(|ballot| &*ballot.name).collect();
    let result = match vote.outcome {
        Outcome::Vetoed => {
            format!("Vetoed by {}", if vetoes.is_empty() { listed(&vote.vetoed_by) } else { listed(&vetoes) })
        }
        Outcome::Adopted if vote.without_vote => "Adopted without a vote".to_owned(),
        Outcome::Adopted => "Adopted".to_owned(),
        Outcome::NotAdopted => "Not adopted".to_owned(),
    };
    match (vote.yes, vote.no, vote.abstain) {
        (Some(yes), Some(no), Some(abstain)) => {
            format!("{result}: {yes} in favour, {no} against, {abstain} abstaining.")
        }
        _ if vote.without_vote => format!("{result}."),
        _ => format!("{result}; how the members voted is not known."),
    }
}

fn ballots(detail: &VoteDetail) -> Markup {
    let groups = [
        ("In favour", VoteOption::Yes),
        ("Against", VoteOption::No),
        ("Abstaining", VoteOption::Abstain),
        ("Not voting", VoteOption::NotVoting),
        ("Absent", VoteOption::Absent),
    ];
    html! {
        @if !detail.ballots.is_empty() {
            section.ballots aria-label="How the members voted" {
                (hemicycle(&detail.ballots))
                div.groups {
                    @for (name, wanted) in groups {
                        @let group: Vec<&Ballot> = detail.ballots.iter().filter(|ballot| ballot.option == wanted).collect();
                        @if !group.is_empty() { (options(name, wanted, &group)) }
                    }
                }
            }
        }
    }
}

fn options(name: &str, wanted: VoteOption, group: &[&Ballot]) -> Markup {
    let (sign, _, class) = option(wanted);
    html! {
        div class={ "group " (class) } {
            h2 { span.sign aria-hidden="true" { (sign) } " " (name) " " span.number { (group.len()) } }
            ul {
                @for ballot in group {
                    li {
                        a href=(path_of("actors", &ballot.member)) { (ballot.name) }
                        @if ballot.is_veto { " " strong.veto { "veto" } }
                    }
                }
            }
        }
    }
}

fn facts(detail: &VoteDetail, names: &RecordNames, symbols: &RecordNames) -> Markup {
    let vote = &detail.vote;
    let neighbour = |id: &Option<String>, words: &str| {
        html! {
            @if let Some(id) = id { dt { (words) } dd { a href=(path_of("votes", id)) { (symbols.of(id)) } } }
        }
    };
    let document = |symbol: &str, url: &Option<String>| {
        html! {
            @match url { Some(url) => (outside(url, symbol)), None => (symbol) }
        }
    };
    html! {
        section aria-labelledby="facts" {
            h2 #facts { "The decision" }
            dl {
                @if let Some(symbol) = &vote.resolution { dt { "Resolution" } dd { (document(symbol, &detail.document_url)) } }
                @if let Some(symbol) = &vote.draft_symbol { dt { "Draft" } dd { (document(symbol, &detail.document_url)) } }
                @if let Some(meeting) = &vote.meeting { dt { "Meeting" } dd { (document(meeting, &detail.meeting_url)) } }
                @if let Some(item) = &vote.agenda_item { dt { "Agenda item" } dd { (item) } }
                dt { "Outcome" } dd { (outcome(vote.outcome)) @if let Some(tally) = tally(vote) { ", " (tally) } (standing(vote)) }
                dt { "Topic" } dd { a href=(path_of("topics", &vote.topic)) { (names.of(&vote.topic)) } }
                (neighbour(&detail.previous_on_topic, "Before it on the topic"))
                (neighbour(&detail.next_on_topic, "After it on the topic"))
            }
        }
    }
}

/// Whether a veto counts as official.
fn standing(vote: &Vote) -> &'static str {
    match (vote.outcome, vote.provisional, vote.in_official_veto_list) {
        (Outcome::Vetoed, true, _) => "; after the library’s last list of vetoes, so provisional",
        (Outcome::Vetoed, _, Some(false)) => "; not in the library’s list of vetoes",
        _ => "",
    }
}

fn press(detail: &VoteDetail, spreads: &Spreads, names: &RecordNames) -> Markup {
    let count = detail.vote.claim_count;
    html! {
        section aria-labelledby="press" {
            h2 #press { "What reports claimed of it" }
            @if detail.claims.is_empty() { p.nothing { "No stored report claims anything about this vote." } }
            div.columns { @for each in &detail.claims { (claim(each, true, names)) } }
            @if count as usize > detail.claims.len() {
                p.more { a href=(detail.claims_url) { "All " (counted(count, "claim", "claims")) " as JSON" } }
            }
            @if !detail.quotes.is_empty() {
                h3 { "Said of it" }
                @for each in &detail.quotes { (quote(each, true, spreads)) }
            }
        }
    }
}

fn sources(detail: &VoteDetail) -> Markup {
    html! {
        section aria-labelledby="sources" {
            h2 #sources { "Where this is known from" }
            @if !detail.flag_notes.is_empty() {
                ul.flags { @for note in &detail.flag_notes { li { (note.meaning) } } }
            }
            ul.sources {
                @for source in &detail.sources {
                    li {
                        @match &source.url { Some(url) => (outside(url, &source.name)), None => (source.name) }
                        ": " (source.note)
                    }
                }
            }
        }
    }
}
