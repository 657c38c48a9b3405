//! Block elements of the report's markup as text: paragraphs, headings, captions.

use dom_query::{Document, NodeRef};

use super::labels::{kind_of, leads_away};
use super::posts;
use crate::domain::SegmentKind;

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// What the markup says it is, if it says so.
    pub kind: Option<SegmentKind>,
    /// Its characters; a line break only where the page breaks the line.
    pub text: String,
}

/// Elements that part blocks. All others stand within a line, as browsers show them: those of the page's own
/// making, those of word processors, pictures, `wbr`.
const PARTING: [&str; 58] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "optgroup",
    "option",
    "ol",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "xmp",
    "audio",
    "video",
    "canvas",
    "head",
];
/// Elements without text of the report.
const SILENT: [&str; 13] = [
    "script", "style", "noscript", "svg", "button", "form", "select", "template", "iframe", "object", "textarea",
    "math", "nav",
];
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

/// The blocks inside of one element.
pub(super) fn inside(node: &NodeRef<'_>) -> Vec<Block> {
    let name = node.node_name().unwrap_or_default();
    let kind = kind_of(node, &name);
    let mut walk = Walk::default();
    walk.node(node, kind);
    walk.end(kind);
    walk.blocks
}

#[derive(Debug, Default)]
struct Walk {
    blocks: Vec<Block>,
    text: String,
    /// How many links are open.
    links: usize,
    /// How many `q` are open.
    quotations: usize,
    /// Bytes of the block's words that stand outside of links.
    unlinked: usize,
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
            match name {
                "br" => self.text.push('\n'),
                "q" => self.quotation(&child, kind),
                "a" if kind_of(&child, name).is_none() => {
                    self.links += 1;
                    self.node(&child, kind);
                    self.links -= 1;
                }
                "blockquote" if self.post(&child, kind) => {}
                _ if !PARTING.contains(&name) && kind_of(&child, name).is_none() => self.node(&child, kind),
                _ => {
                    self.end(kind);
                    let own = kind_of(&child, name).or(kind);
                    self.node(&child, own);
                    self.end(own);
                }
            }
        }
    }

    /// Puts the marks that browsers show where the page has none.
    fn quotation(&mut self, node: &NodeRef<'_>, kind: Option<SegmentKind>) {
        let (opens, closes) = if self.quotations == 0 { ('“', '”') } else { ('‘', '’') };
        self.text.push(opens);
        self.quotations += 1;
        self.node(node, kind);
        self.quotations -= 1;
        self.text.push(closes);
    }

    /// Takes in a post embedded from a platform; false for any other block quotation.
    fn post(&mut self, node: &NodeRef<'_>, kind: Option<SegmentKind>) -> bool {
        let Some(post) = posts::read(node) else { return false };
        self.end(kind);
        if !post.is_empty() {
            self.blocks.push(Block { kind: Some(SegmentKind::Embedded), text: post });
        }
        true
    }

    /// Takes in text; white space is one space, as browsers show it.
    fn words(&mut self, text: &str) {
        for (n, word) in text.split(|c: char| c.is_ascii_whitespace()).enumerate() {
            if n > 0 && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
            self.text.push_str(word);
            if self.links == 0 {
                self.unlinked += word.len();
            }
        }
    }

    /// Ends the block under way.
    fn end(&mut self, kind: Option<SegmentKind>) {
        let text = std::mem::take(&mut self.text);
        let unlinked = std::mem::take(&mut self.unlinked);
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if !lines.is_empty() {
            let text = lines.join("\n");
            let leads = matches!(kind, None | Some(SegmentKind::Heading)) && leads_away(&text, unlinked);
            self.blocks.push(Block { kind: if leads { Some(SegmentKind::Furniture) } else { kind }, text });
        }
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
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
