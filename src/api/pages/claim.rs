//! A claim: the sentence in its surroundings, the record beside it, and why it is judged as it is.

use actix_web::web::Path;
use maud::{Markup, html};
use uuid::Uuid;

use super::parts::claim::{claim_path, verdict_line};
use super::parts::reading::reading;
use super::parts::structured;
use super::parts::vote_row::vote_table;
use crate::api::html::frame::Frame;
use crate::api::html::site::Site;
use crate::api::html::words::{corrected, day, outside, shortened, verdict};
use crate::api::problem::{HandlerResult, Problem};
use crate::api::state::StoreHandle;
use crate::domain::{Claim, CodePoints, Modality, Span, Vote};
use crate::store::Snapshot;

/// Votes shown of those that a claim means.
const VOTES: usize = 20;
/// Code points shown before and behind the claim.
const SURROUNDINGS: u32 = 360;

/// A claim about votes, held against the record.
pub(super) async fn get_claim_page(store: StoreHandle, site: Site, id: Path<Uuid>) -> HandlerResult {
    let mut snapshot = store.snapshot().await?;
    let claim = snapshot.claim(*id).await?.ok_or_else(|| Problem::unknown_id("claim", *id))?;
    let votes = votes(&mut snapshot, &claim).await?;
    let text = if site.without_text { None } else { snapshot.text(claim.article_id).await? };
    let names = snapshot.record_names().await?;
    let (_, words, _) = verdict(claim.verdict);
    let content = html! {
        p.kicker { "A claim about the Security Council" }
        h1.claimed { "“" (claim.text) "”" }
        p.dateline {
            @if let Some(publisher) = &claim.publisher { b { (publisher) } " · " } (day(claim.published_on))
            @if let Some(via) = &claim.via { " · via " (via) }
            @if let Some(corrected) = corrected(claim.corrected) { " · " (corrected) }
            " · " a href=(claim_path(&claim)) { (claim.article_title.as_deref().unwrap_or("Its report")) }
            @if let Some(url) = &claim.article_url { " · " (outside(url, "as published")) }
        }
        div.answer {
            (verdict_line(claim.verdict))
            @if let Some(reason) = &claim.reason { p.reason { (reason) } }
            @if claim.verdict.is_none() { p.reason { (stated(claim.modality)) } }
        }
        @if let Some(text) = &text { h2 { "Where it stands" } (surroundings(&claim, text)) }
        h2 { "How it is read" }
        p.reading { (reading(&claim, &names)) }
        p.hint { "Only the words decide what is compared; a claim is said to disagree where every reading of it does." }
        @if !votes.is_empty() { h2 { "The record beside it" } (vote_table(&votes, "Votes that the claim means", &names)) }
        (citation(&claim, words, &site))
    };
    let frame = Frame {
        title: format!("“{}”: {words}", shortened(&claim.text)),
        description: claim.reason.clone().unwrap_or_else(|| format!("A claim that {words}.")),
        path: format!("/claims/{id}"),
        json: Some(format!("/v1/claims/{id}")),
        indexable: true,
        data: Some(structured::claim(&claim, &site)),
        content: Some(content),
        ..Frame::default()
    };
    Ok(frame.show(&snapshot, &site))
}

/// The votes that a claim means, the first of them.
async fn votes(snapshot: &mut Snapshot, claim: &Claim) -> Result<Vec<Vote>, Problem> {
    let mut votes = Vec::new();
    for id in claim.votes.iter().take(VOTES) {
        votes.extend(snapshot.vote(id).await?.map(|detail| detail.vote));
    }
    Ok(votes)
}

/// Why there is no verdict.
fn stated(modality: Modality) -> &'static str {
    match modality {
        Modality::Negated => "The report says that this did not happen: there is nothing to compare.",
        Modality::Hypothetical => "The report only considers this: there is nothing to compare.",
        Modality::Planned => "The report speaks of something to come: there is nothing to compare.",
        Modality::Asserted | Modality::Attributed => "There is nothing to compare.",
    }
}

/// The claim within the paragraph it stands in, cut where that is long.
fn surroundings(claim: &Claim, text: &str) -> Markup {
    let points = CodePoints::new(text);
    let span = |start: u32, end: u32| points.slice(Span { start, end });
    let before = span(claim.start.saturating_sub(SURROUNDINGS), claim.start);
    let behind = span(claim.end, claim.end.saturating_add(SURROUNDINGS));
    let before = before.rsplit("\n\n").next().unwrap_or_default();
    let behind = behind.split("\n\n").next().unwrap_or_default();
    html! {
        blockquote.surroundings {
            p {
                @if before.chars().count() == SURROUNDINGS as usize { "… " }
                (before) mark { (span(claim.start, claim.end)) } (behind)
                @if behind.chars().count() == SURROUNDINGS as usize { " …" }
            }
        }
    }
}

/// How to cite it.
fn citation(claim: &Claim, words: &str, site: &Site) -> Markup {
    html! {
        h2 { "How to cite it" }
        p.cite {
            "“" (claim.text) "”, " @if let Some(publisher) = &claim.publisher { (publisher) ", " }
            @match claim.published_on { Some(day) => (day.in_words()), None => "undated" }
            "; by the record " (words) ". Communiqué, " (site.address(&format!("/claims/{}", claim.id))) "."
        }
        p.hint { "The verdict is a program’s, not a person’s review. Read the sentence where it stands before you rely on it." }
    }
}
