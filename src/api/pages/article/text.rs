//! The text of a report, annotated: quotes marked, claims with their verdicts, names linked.

use maud::{Markup, html};

use super::annotations::{Annotation, Piece, annotations, pieces};
use super::blocks::{Block, blocks, is_folded};
use super::margin::margin;
use crate::api::html::words::{corrected, path_of, segment, verdict};
use crate::api::pages::parts::quote::Spreads;
use crate::domain::{ArticleDetail, CodePoints, SegmentKind};

/// A text with its annotations, the outer ones first: quotes, in them claims, in them mentions.
struct Annotated<'a> {
    detail: &'a ArticleDetail,
    text: &'a str,
    levels: [Vec<Annotation>; 3],
    spreads: &'a Spreads,
    points: CodePoints<'a>,
}

/// The whole report; `lead` stands behind its headline.
pub(super) fn annotated(detail: &ArticleDetail, text: &str, lead: &Markup, spreads: &Spreads) -> Markup {
    let points = CodePoints::new(text);
    let levels = [
        annotations(&points, detail.quotes.iter().map(|quote| (quote.start, quote.end))),
        annotations(&points, detail.claims.iter().map(|claim| (claim.start, claim.end))),
        annotations(&points, detail.mentions.iter().map(|mention| (mention.start, mention.end))),
    ];
    let blocks = blocks(text, &points, &detail.segments);
    let headline = blocks.iter().position(|block| block.kind == SegmentKind::Title);
    let annotated = Annotated { detail, text, levels, spreads, points };
    html! {
        header {
            h1 {
                @match headline {
                    Some(at) => @for &(from, to) in &blocks[at].paragraphs { (annotated.inline(from, to, 0)) " " },
                    None => (detail.article.title.as_deref().unwrap_or("Untitled report")),
                }
            }
            (lead)
            @if let Some(at) = headline { @for &place in &blocks[at].paragraphs { (annotated.notes(place)) } }
        }
        @for (at, block) in blocks.iter().enumerate() { @if Some(at) != headline { (annotated.block(block)) } }
    }
}

impl Annotated<'_> {
    fn block(&self, block: &Block) -> Markup {
        let class = match block.kind {
            SegmentKind::Standfirst => "standfirst",
            SegmentKind::Byline | SegmentKind::Dateline => "byline",
            SegmentKind::Caption => "caption",
            _ => "text",
        };
        let paragraphs = || {
            html! {
                @for &(from, to) in &block.paragraphs {
                    div.paragraph { p class=(class) { (self.inline(from, to, 0)) } (self.notes((from, to))) }
                }
            }
        };
        html! {
            @match block.kind {
                kind if is_folded(kind) => details.folded {
                    summary { (segment(kind)) }
                    @for &(from, to) in &block.paragraphs { p { (self.text[from..to]) } }
                },
                SegmentKind::Heading | SegmentKind::Title => {
                    @for &(from, to) in &block.paragraphs { h2 { (self.inline(from, to, 0)) } }
                },
                SegmentKind::Embedded => div.embedded { p.kicker { (segment(block.kind)) } (paragraphs()) },
                _ => (paragraphs()),
            }
        }
    }

    /// What is said in the margin of a paragraph.
    fn notes(&self, (from, to): (usize, usize)) -> Markup {
        let within = |start: u32| (from..to).contains(&self.points.byte(start));
        let quotes: Vec<_> = self.detail.quotes.iter().enumerate().filter(|(_, quote)| within(quote.start)).collect();
        let claims: Vec<_> = self.detail.claims.iter().filter(|claim| within(claim.start)).collect();
        // What overlaps another quote is not marked in the text; its anchor is here.
        let marked = |finding: usize| self.levels[0].iter().any(|annotation| annotation.finding == finding);
        let quotes: Vec<_> = quotes.into_iter().map(|(at, quote)| (quote, marked(at))).collect();
        margin(&quotes, self.spreads, &claims)
    }

    /// A stretch with its annotations from this level on.
    fn inline(&self, from: usize, to: usize, level: usize) -> Markup {
        let Some(annotations) = self.levels.get(level) else { return html! { (self.text[from..to]) } };
        html! {
            @for piece in pieces(annotations, from, to) {
                @let inner = self.inline(piece.from, piece.to, level + 1);
                @match piece.annotation {
                    None => (inner),
                    Some(annotation) => (self.wrapped(level, annotation, piece, &inner)),
                }
            }
        }
    }

    fn wrapped(&self, level: usize, annotation: Annotation, piece: Piece, inner: &Markup) -> Markup {
        let begins = piece.from == annotation.start;
        match level {
            0 => {
                let quote = &self.detail.quotes[annotation.finding];
                html! { mark id=[begins.then(|| format!("quote-{}", quote.id))] { (inner) } }
            }
            1 => {
                let claim = &self.detail.claims[annotation.finding];
                let (sign, words, class) = verdict(claim.verdict);
                html! {
                    span class={ "asserted " (class) } id=[begins.then(|| format!("claim-{}", claim.id))] { (inner) }
                    @if piece.to == annotation.end {
                        a class={ "badge " (class) } href={ "/claims/" (claim.id) } aria-label={ "Claim: " (words) } { (sign) }
                    }
                }
            }
            _ => {
                let mention = &self.detail.mentions[annotation.finding];
                html! {
                    @match mention.actor_id.as_deref() {
                        Some(id) => a.mention href=(path_of("actors", id)) title=[corrected(mention.corrected)] { (inner) },
                        None => (inner),
                    }
                }
            }
        }
    }
}
