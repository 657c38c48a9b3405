//! The findings of a report whose text is withheld: what was quoted and claimed, without what stands between.

use maud::{Markup, html};

use crate::api::pages::parts::claim::claim;
use crate::api::pages::parts::quote::{Spreads, quote};
use crate::domain::ArticleDetail;
use crate::store::RecordNames;

/// Headline, beginning and findings; `lead` stands behind the headline.
pub(super) fn listed(detail: &ArticleDetail, lead: &Markup, spreads: &Spreads, names: &RecordNames) -> Markup {
    html! {
        header { h1 { (detail.article.title.as_deref().unwrap_or("Untitled report")) } (lead) }
        p.standfirst { (detail.article.excerpt) }
        p.notice { "The full text is not published here; what was found in it is." }
        @if !detail.quotes.is_empty() {
            h2 { "Quotes" }
            @for each in &detail.quotes { div id={ "quote-" (each.id) } { (quote(each, false, spreads)) } }
        }
        @if !detail.claims.is_empty() {
            h2 { "Claims about votes" }
            @for each in &detail.claims { div id={ "claim-" (each.id) } { (claim(each, false, names)) } }
        }
    }
}
