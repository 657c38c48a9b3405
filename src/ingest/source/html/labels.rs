//! What the markup says a block is: captions, standfirsts, bylines, headings; links that lead away.

use dom_query::NodeRef;

use crate::domain::SegmentKind;

/// Words in a class that name a caption, a standfirst, a byline.
const CAPTIONS: [&str; 6] =
    ["caption", "photo-credit", "image-credit", "photocredit", "media-credit", "picture-credit"];
const STANDFIRSTS: [&str; 6] =
    ["standfirst", "article-dek", "subheadline", "article__dek", "article-subtitle", "article-summary"];
const BYLINES: [&str; 4] = ["byline", "article-author", "author-name", "contributor"];

/// Whether a block is a link to another page and nothing else, or such a link behind its label: "MORE: …".
pub(super) fn leads_away(text: &str, unlinked: usize) -> bool {
    const LABEL: usize = 24;
    let words = text.split_whitespace().count();
    let label = text.find(':').filter(|&at| at <= LABEL);
    words >= 4 && (unlinked == 0 || label.is_some_and(|at| unlinked <= at + 1 && unlinked * 3 < text.len()))
}

/// What an element says its text is.
pub(super) fn kind_of(node: &NodeRef<'_>, name: &str) -> Option<SegmentKind> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => return Some(SegmentKind::Heading),
        "figcaption" | "caption" => return Some(SegmentKind::Caption),
        "figure" if is_picture(node) => return Some(SegmentKind::Caption),
        _ => {}
    }
    let class = node.class()?.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| class.contains(word));
    // Wrappers of the whole report carry such words too ("has-byline"); what they name is short.
    if says(&CAPTIONS) && is_short(node, 600) {
        Some(SegmentKind::Caption)
    } else if says(&STANDFIRSTS) && is_short(node, 600) {
        Some(SegmentKind::Standfirst)
    } else if says(&BYLINES) && is_short(node, 200) {
        Some(SegmentKind::Byline)
    } else {
        None
    }
}

/// Whether a figure shows a picture, so that its words are under it; others hold quotations, tables, whole parts.
fn is_picture(node: &NodeRef<'_>) -> bool {
    let holds = |name: &str| node.descendants_it().any(|inner| inner.has_name(name));
    is_short(node, 600) && !["blockquote", "table", "pre", "ul", "ol"].iter().any(|name| holds(name))
}

fn is_short(node: &NodeRef<'_>, most: usize) -> bool {
    node.text().len() <= most
}
