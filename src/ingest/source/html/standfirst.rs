//! The summary between headline and report, which the page states in its `meta` elements, too.
//!
//! Pages set it apart from the report, under the headline and its picture, where the library passes it over. That it is one
//! is seen by its words: where the page shows the very description that it gives of itself, that is its standfirst. Of 173
//! pages in 30 other languages than English (fundus' test data), 166 instead of 157 keep 95% of their words with it.

use dom_query::{Document, NodeRef};

use super::blocks::{Block, letters};
use super::containers::is_hidden;
use super::jsonld::Linked;
use super::meta::metas;
use crate::domain::SegmentKind;

/// `meta` elements that hold it; some are cut short or speak of something else, so each is looked for.
const DESCRIPTIONS: [&str; 3] = ["og:description", "description", "twitter:description"];
/// From so many letters on, a page can be searched for its description.
const TELLING: usize = 40;
/// Blocks among which a standfirst stands that the library has found.
const FIRST: usize = 3;

/// The page's descriptions of its report.
#[derive(Debug, Default)]
pub(super) struct Standfirst {
    /// Letters of all of them.
    described: Vec<String>,
    /// What the page shows of them, as it stands there.
    shown: Option<String>,
}

impl Standfirst {
    /// Reads what a page says, and whether it shows that to its readers.
    pub fn of(document: &Document, linked: &Linked) -> Self {
        let metas = metas(document);
        let meta = |name: &&str| metas.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let stated = linked.description.as_deref().into_iter().chain(DESCRIPTIONS.iter().filter_map(meta));
        let described: Vec<String> = stated.map(letters).filter(|letters| !letters.is_empty()).collect();
        Self { shown: shown(document, &described), described }
    }

    /// Labels the block that is it; puts it behind the headline where the page shows it and no block holds it.
    pub fn put(self, blocks: &mut Vec<Block>) {
        let first = blocks.iter_mut().filter(|block| block.kind.is_none()).take(FIRST);
        let mut found = first.filter(|block| self.described.contains(&letters(&block.text)));
        if let Some(block) = found.next() {
            block.kind = Some(SegmentKind::Standfirst);
            return;
        }
        let Some(shown) = self.shown else { return };
        let sought = letters(&shown);
        if !blocks.iter().any(|block| letters(&block.text).contains(&sought)) {
            let headline = blocks.iter().position(|block| block.kind == Some(SegmentKind::Title));
            let block = Block { kind: Some(SegmentKind::Standfirst), text: shown };
            blocks.insert(headline.map_or(0, |at| at + 1), block);
        }
    }
}

/// The text of a paragraph, a heading or anything without elements of its own that is one of these descriptions.
fn shown(document: &Document, described: &[String]) -> Option<String> {
    let described: Vec<&String> = described.iter().filter(|letters| letters.chars().count() >= TELLING).collect();
    let (least, most) = described
        .iter()
        .fold((usize::MAX, 0), |(least, most), letters| (least.min(letters.len()), most.max(letters.len() * 3)));
    let is_it = |text: &str| (least..=most).contains(&text.len()) && described.contains(&&letters(text));
    let paragraphs = document.select("p, h2, h3, h4");
    let paragraph = paragraphs.nodes().iter().find(|node| is_it(&node.text()) && is_read(node)).map(NodeRef::text);
    let root = document.root();
    let mut texts = root.descendants_it().filter(NodeRef::is_text);
    let found = paragraph.or_else(|| texts.find(|node| is_it(&node.text()) && is_read(node)).map(|node| node.text()));
    found.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether readers of the report see it: it is not hidden, and no word about the site.
fn is_read(node: &NodeRef<'_>) -> bool {
    const OTHERS: [&str; 10] =
        ["script", "style", "noscript", "template", "title", "textarea", "nav", "aside", "footer", "form"];
    let passed_over = |node: &NodeRef<'_>| OTHERS.iter().any(|name| node.has_name(name)) || is_hidden(node);
    !passed_over(node) && !node.ancestors_it(None).any(|node| passed_over(&node))
}
