//! A quote as a figure: the words, who said them, where they stand, and who else carried them.

use std::collections::HashMap;

use maud::{Markup, html};
use uuid::Uuid;

use crate::api::html::words::{corrected, counted, day, path_of, quote_modality};
use crate::api::problem::Problem;
use crate::domain::{Quote, QuoteKind};
use crate::store::{Snapshot, Spread};

/// How many carried the statements of quotes, by the statements' ids.
pub(in crate::api::pages) type Spreads = HashMap<Uuid, Spread>;

/// How many carried the statements of these quotes.
pub(in crate::api::pages) async fn spreads<'q>(
    snapshot: &mut Snapshot,
    quotes: impl IntoIterator<Item = &'q Quote>,
) -> Result<Spreads, Problem> {
    let ids: Vec<Uuid> = quotes.into_iter().filter_map(|quote| quote.statement_id).collect();
    Ok(snapshot.statement_spread(&ids).await?)
}

/// The words with their speaker; `source` adds the report they stand in.
pub(in crate::api::pages) fn quote(quote: &Quote, source: bool, spreads: &Spreads) -> Markup {
    html! {
        figure.quote {
            blockquote { p { (words(quote)) } }
            figcaption {
                b { (speaker(quote)) }
                @if let Some(office) = &quote.speaker_office { ", " (office) }
                @if let Some(via) = &quote.via { " (via " (via) ")" }
                @if let Some(modality) = quote_modality(quote.modality) { " · " (modality) }
                @if let Some(corrected) = corrected(quote.corrected) { " · " (corrected) }
                @if source {
                    span.source {
                        a href=(quote_path(quote)) { (quote.article_title.as_deref().unwrap_or("Untitled")) }
                        ", " @if let Some(publisher) = &quote.publisher { (publisher) ", " } (day(quote.published_on))
                    }
                }
                @if let Some(elsewhere) = elsewhere(quote, spreads) { span.source { (elsewhere) } }
            }
        }
    }
}

/// The words, in marks where the report has them in marks.
pub(in crate::api::pages) fn words(quote: &Quote) -> Markup {
    let text = quote.text.trim_end_matches(',');
    html! {
        @match quote.kind {
            QuoteKind::Direct => { "“" (text) "”" }
            QuoteKind::Reported => { (text) }
        }
    }
}

/// The speaker's name, linked where it is known whose it is.
pub(in crate::api::pages) fn speaker(quote: &Quote) -> Markup {
    let name = quote.speaker_name.as_deref().or(quote.speaker_text.as_deref());
    html! {
        @match (&quote.speaker_id, name) {
            (Some(id), name) => a href=(path_of("actors", id)) { (name.unwrap_or(id)) },
            (None, Some(name)) => (name),
            (None, None) => "speaker unknown",
        }
    }
}

/// The place of a quote in its report.
pub(in crate::api::pages) fn quote_path(quote: &Quote) -> String {
    format!("/articles/{}#quote-{}", quote.article_id, quote.id)
}

/// A link to all reports of the same words; none where one report has them alone.
pub(in crate::api::pages) fn elsewhere(quote: &Quote, spreads: &Spreads) -> Option<Markup> {
    let id = quote.statement_id?;
    let spread = spreads.get(&id)?;
    let outlets = counted(spread.publisher_count, "outlet", "outlets");
    let reports = counted(spread.article_count, "report", "reports");
    let spread = match (spread.article_count, spread.publisher_count) {
        // Copies of one report count as one.
        (0 | 1, _) => format!("Carried by {outlets}"),
        (_, 0 | 1) => format!("In {reports}"),
        _ => format!("In {reports} by {outlets}"),
    };
    Some(html! { a href={ "/statements/" (id) } { (spread) } })
}
