//! Block elements of the report's markup as text: paragraphs, headings, captions.

use dom_query::{Document, NodeRef};

use crate::domain::SegmentKind;

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// What the markup says it is, if it says so.
    pub kind: Option<SegmentKind>,
    /// Its characters; a line break only where the page breaks the line.
    pub text: String,
}

/// Elements that stand within a line; all others part blocks.
const INLINE: [&str; 36] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var",
];
/// Elements without text of the report.
const SILENT: [&str; 13] = [
    "script", "style", "noscript", "svg", "button", "form", "select", "template", "iframe", "object", "textarea",
    "math", "nav",
];
/// Words in a class that name a caption, a standfirst, a byline.
const CAPTIONS: [&str; 6] =
    ["caption", "photo-credit", "image-credit", "photocredit", "media-credit", "picture-credit"];
const STANDFIRSTS: [&str; 6] =
    ["standfirst", "article-dek", "subheadline", "article__dek", "article-subtitle", "article-summary"];
const BYLINES: [&str; 4] = ["byline", "article-author", "author-name", "contributor"];

/// The blocks of a document, in order.
pub(super) fn blocks(document: &Document) -> Vec<Block> {
    let mut walk = Walk::default();
    walk.node(&document.root(), None);
    walk.end(None);
    walk.blocks
}

/// The blocks of a text without markup.
pub(super) fn of_text(text: &str) -> Vec<Block> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| Block { kind: None, text: line.to_owned() }).collect()
}

#[derive(Debug, Default)]
struct Walk {
    blocks: Vec<Block>,
    text: String,
}

impl Walk {
    // The depth is bounded: the page was measured before it was parsed.
    fn node(&mut self, node: &NodeRef<'_>, kind: Option<SegmentKind>) {
        for child in node.children_it(false) {
            if child.is_text() {
                self.words(&child.text());
                continue;
            }
            let Some(name) = child.node_name().filter(|_| child.is_element()) else { continue };
            let name: &str = &name;
            if SILENT.contains(&name) {
                continue;
            }
            if name == "br" {
                self.text.push('\n');
            } else if INLINE.contains(&name) && kind_of(&child, name).is_none() {
                self.node(&child, kind);
            } else {
                self.end(kind);
                let own = kind_of(&child, name).or(kind);
                self.node(&child, own);
                self.end(own);
            }
        }
    }

    /// Takes in text; white space is one space, as browsers show it.
    fn words(&mut self, text: &str) {
        for (n, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            if n > 0 && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
            self.text.push_str(word);
        }
    }

    /// Ends the block under way.
    fn end(&mut self, kind: Option<SegmentKind>) {
        let text = std::mem::take(&mut self.text);
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if !lines.is_empty() {
            self.blocks.push(Block { kind, text: lines.join("\n") });
        }
    }
}

/// What an element says its text is.
fn kind_of(node: &NodeRef<'_>, name: &str) -> Option<SegmentKind> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => return Some(SegmentKind::Heading),
        "figcaption" | "caption" => return Some(SegmentKind::Caption),
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

fn is_short(node: &NodeRef<'_>, most: usize) -> bool {
    node.text().len() <= most
}

/// Labels the block that is the page's own summary, where it stands before the first paragraph's end.
pub(super) fn mark_standfirst(blocks: &mut [Block], summary: &str) {
    let summary = letters(summary);
    if let Some(block) = blocks.iter_mut().take(3).find(|block| block.kind.is_none() && letters(&block.text) == summary)
    {
        block.kind = Some(SegmentKind::Standfirst);
    }
}

/// Puts the headline first, unless it is there.
pub(super) fn put_title(blocks: &mut Vec<Block>, title: &str) {
    let wanted = letters(title);
    let is_title = |block: &Block| letters(&block.text) == wanted;
    match blocks.iter().take(4).position(is_title) {
        Some(at) => blocks[at].kind = Some(SegmentKind::Title),
        None => blocks.insert(0, Block { kind: Some(SegmentKind::Title), text: title.to_owned() }),
    }
}

/// Letters and digits alone, in lower case; for comparing.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
