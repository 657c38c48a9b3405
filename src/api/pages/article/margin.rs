//! The margin of a paragraph: who is quoted in it, and how the record answers what it claims.

use maud::{Markup, html};

use crate::api::html::words::{corrected, quote_modality, verdict};
use crate::api::pages::parts::quote::{Spreads, elsewhere, speaker};
use crate::domain::{Claim, Quote, QuoteKind};

/// The notes on quotes, each with whether it is marked in the text, and on claims.
pub(super) fn margin(quotes: &[(&Quote, bool)], spreads: &Spreads, claims: &[&Claim]) -> Markup {
    html! {
        @if !quotes.is_empty() || !claims.is_empty() {
            div.margin {
                @for (at, (quote, marked)) in quotes.iter().enumerate() {
                    @if at > 0 && is_same(quotes[at - 1].0, quote) {
                        @if !marked { span id={ "quote-" (quote.id) } {} }
                        @if let Some(elsewhere) = elsewhere(quote, spreads) { p.note { (elsewhere) } }
                    } @else { (spoken(quote, *marked, spreads)) }
                }
                @for claim in claims { (claimed(claim)) }
            }
        }
    }
}

/// Whether the speaker of one quote is the speaker of another, to be named once.
fn is_same(one: &Quote, other: &Quote) -> bool {
    let key =
        |quote: &Quote| (quote.speaker_id.clone(), quote.speaker_text.clone().filter(|_| quote.speaker_id.is_none()));
    key(one) == key(other) && one.modality == other.modality && one.via == other.via && one.corrected == other.corrected
}

fn spoken(quote: &Quote, marked: bool, spreads: &Spreads) -> Markup {
    html! {
        p.note id=[(!marked).then(|| format!("quote-{}", quote.id))] {
            b { (speaker(quote)) }
            @if let Some(office) = &quote.speaker_office { br; (office) }
            @if let Some(via) = &quote.via { br; "via " (via) }
            @if let Some(modality) = quote_modality(quote.modality) { br; (modality) }
            @if let Some(corrected) = corrected(quote.corrected) { br; (corrected) }
            @if quote.kind == QuoteKind::Reported { br; span.of { "in the reporter’s words" } }
            @if let Some(elsewhere) = elsewhere(quote, spreads) { br; (elsewhere) }
            " " a.permalink href={ "#quote-" (quote.id) } aria-label="Link to this quote" { "#" }
        }
    }
}

fn claimed(claim: &Claim) -> Markup {
    let (sign, words, class) = verdict(claim.verdict);
    html! {
        p class={ "note claimed " (class) } {
            a href={ "/claims/" (claim.id) } { span aria-hidden="true" { (sign) } " A claim that " (words) }
            @if let Some(reason) = &claim.reason { br; (reason) }
            @if let Some(corrected) = corrected(claim.corrected) { br; (corrected) }
        }
    }
}
