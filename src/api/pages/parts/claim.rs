//! A claim with how the record answers it.

use maud::{Markup, html};

use super::reading::reading;
use crate::api::html::words::{corrected, day, verdict};
use crate::domain::{Claim, Verdict};
use crate::store::RecordNames;

/// The claim with its verdict, reading and reason; `source` adds the report it stands in.
pub(in crate::api::pages) fn claim(claim: &Claim, source: bool, names: &RecordNames) -> Markup {
    html! {
        article.claim {
            @if source {
                p.dateline {
                    (day(claim.published_on)) @if let Some(publisher) = &claim.publisher { " · " (publisher) }
                    @if let Some(via) = &claim.via { " (via " (via) ")" }
                }
            }
            blockquote { p { "“" (claim.text) "”" } }
            (verdict_line(claim.verdict))
            @if let Some(corrected) = corrected(claim.corrected) { p.hint { (corrected) } }
            p.reading { b { "Read as: " } (reading(claim, names)) }
            @if let Some(reason) = &claim.reason { p.reason { b { "The record: " } (reason) } }
            p.more {
                a href={ "/claims/" (claim.id) } { "The claim" } " "
                @if source { a href=(claim_path(claim)) { (claim.article_title.as_deref().unwrap_or("Its report")) } }
            }
        }
    }
}

/// The verdict as a sign and words, so that no colour has to be seen.
pub(in crate::api::pages) fn verdict_line(given: Option<Verdict>) -> Markup {
    let (sign, words, class) = verdict(given);
    html! { p class={ "verdict " (class) } { span aria-hidden="true" { (sign) } " " (words) } }
}

/// The place of a claim in its report.
pub(in crate::api::pages) fn claim_path(claim: &Claim) -> String {
    format!("/articles/{}#claim-{}", claim.article_id, claim.id)
}
