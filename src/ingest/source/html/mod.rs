//! A web page as an article: the report's text, and what the markup says of it.
//!
//! # Design
//!
//! `dom_smoothie` finds the report, after Mozilla's Readability. Compared on the 181 news pages of Zyte's article
//! extraction benchmark (`scrapinghub/article-extraction-benchmark`, its scorer; share of the report's words
//! kept, share of the kept words that are the report's, milliseconds a page on one core):
//!
//! | library | kept | pure | F1 | ms |
//! |---|---|---|---|---|
//! | `dom_smoothie` 0.19 | 98.8% | 91.7% | 95.1% | 5.8 |
//! | trafilatura 0.6 | 97.5% | 93.9% | 95.7% | 15.3 |
//! | legible 0.5 (gives nothing for nine pages) | 93.9% | 92.3% | 93.1% | 5.0 |
//!
//! With the labels of [`crate::extract::layout`] on top, 97.8% is kept and 94.8% of it is the report (F1 96.3%):
//! what is lost here is lost to every finding, while furniture that slips through is labelled later. So the one
//! that keeps most won. trafilatura would also bring eleven more crates and a second HTML parser.
//!
//! The parser behind all of them recurses into deep tables and takes cubic time on nested blocks, so pages are
//! measured before they are parsed ([`limits`]).

mod blocks;
mod body;
mod containers;
mod entities;
mod jsonld;
mod labels;
mod limits;
mod meta;
mod posts;
mod prepare;
pub(super) mod site;
mod standfirst;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use crate::domain::{Basis, RawArticle, Segment, SegmentKind};

use blocks::Block;
use standfirst::Standfirst;

/// Parses a web page into an article.
///
/// # Errors
/// The reason, where no report is found in it or it cannot be parsed in reasonable time.
pub(super) fn parse(page: &str) -> Result<RawArticle, String> {
    limits::check(page)?;
    let document = Document::from(page);
    let linked = jsonld::Linked::of(&document);
    let metadata = meta::metadata(&document, &linked, site::saved_from(page));
    let standfirst = Standfirst::of(&document, &linked);
    prepare::prepare(&document);
    let containers = containers::Containers::of(&document);
    let mut blocks = containers.join(report(document));
    if let Some(body) = linked.body.and_then(|body| body::fuller(&body, &blocks)) {
        blocks = body;
    }
    if blocks.is_empty() {
        return Err("holds no report: no paragraphs were found in the page".to_owned());
    }
    if let Some(title) = metadata.title.value.as_deref().filter(|_| metadata.title.basis == Basis::Markup) {
        blocks::put_title(&mut blocks, title);
    }
    standfirst.put(&mut blocks);
    let (text, segments) = join(&blocks);
    Ok(RawArticle { source_format: "html", text, metadata, segments, ..RawArticle::default() })
}

/// The text of a piece of markup that is nothing but the report, as feeds and records hold it, with its labels.
///
/// # Errors
/// The reason, where it cannot be parsed in reasonable time.
pub(super) fn fragment(markup: &str) -> Result<(String, Vec<Segment>), String> {
    limits::check(markup)?;
    Ok(join(&blocks::blocks(&Document::fragment(markup))))
}

/// The blocks of what the library takes for the report.
fn report(document: Document) -> Vec<Block> {
    // Classes mark captions and standfirsts; JSON-LD is read by us.
    let config = Config { keep_classes: true, disable_json_ld: true, ..Config::default() };
    let article = Readability::with_document(document, None, Some(config)).and_then(|mut page| page.parse());
    article.map(|article| blocks::blocks(&Document::fragment(article.content))).unwrap_or_default()
}

/// The blocks as one text, parted by blank lines, with the labels of those that have one.
fn join(blocks: &[Block]) -> (String, Vec<Segment>) {
    let (mut text, mut segments, mut at) = (String::new(), Vec::new(), 0u32);
    for block in blocks {
        if !text.is_empty() {
            text.push_str("\n\n");
            at += 2;
        }
        let end = at + u32::try_from(block.text.chars().count()).unwrap_or(u32::MAX - at);
        if let Some(kind) = block.kind.filter(|&kind| kind != SegmentKind::Body) {
            segments.push(Segment { kind, start: at, end });
        }
        text.push_str(&block.text);
        at = end;
    }
    (text, segments)
}
