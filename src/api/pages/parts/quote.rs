//! A quote as a figure: the words, who said them, and where they stand.

use maud::{Markup, html};

use crate::api::html::words::{day, path_of, quote_modality};
use crate::domain::{Quote, QuoteKind};

/// The words with their speaker; `source` adds the report they stand in.
pub(in crate::api::pages) fn quote(quote: &Quote, source: bool) -> Markup {
    html! {
        figure.quote {
            blockquote { p { (words(quote)) } }
            figcaption {
                b { (speaker(quote)) }
                @if let Some(office) = &quote.speaker_office { ", " (office) }
                @if let Some(via) = &quote.via { " (via " (via) ")" }
                @if let Some(modality) = quote_modality(quote.modality) { " · " (modality) }
                @if source {
                    span.source {
                        a href=(quote_path(quote)) { (quote.article_title.as_deref().unwrap_or("Untitled")) }
                        ", " @if let Some(publisher) = &quote.publisher { (publisher) ", " } (day(quote.published_on))
                    }
                }
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
