//! Paragraphs of the report that stand in containers which the library passes over.
//!
//! Pages part a report by advertisements, and set each part into a container of its own; the library keeps the
//! container with most words. What stands in one of the same make, in the same `article`, is of the report too:
//! of a report of 4,715 words in three containers it kept 2,218.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

use super::blocks::{self, Block, letters};

/// A paragraph tells where it stands from so many letters on; shorter ones recur by chance.
const TELLING: usize = 40;
/// A container that is to be joined has so many letters in paragraphs.
const LEAST: usize = 120;
/// Where so many containers of one make hold the report, the page sets each paragraph into one of its own, short ones too.
const ONE_EACH: usize = 4;
/// Pages with more paragraphs than any report are left as the library reads them.
const MOST_PARAGRAPHS: usize = 20_000;

/// The containers of a page, each with its own paragraphs, in order.
#[derive(Debug, Default)]
pub(super) struct Containers(Vec<Container>);

#[derive(Debug)]
struct Container {
    /// Names and classes of the element and of what it stands in.
    make: String,
    /// The nearest `article`, and how many headlines stand before it: another report begins with one.
    article: (Option<NodeId>, usize),
    parts: Vec<Part>,
}

#[derive(Debug)]
struct Part {
    blocks: Vec<Block>,
    letters: String,
    is_paragraph: bool,
}

impl Containers {
    /// Reads the containers of a page.
    pub fn of(document: &Document) -> Self {
        let mut found: Vec<Container> = Vec::new();
        let mut places: HashMap<NodeId, usize> = HashMap::new();
        let mut headlines = 0;
        let selected = document.select("h1, p, h2, h3, h4, ul, ol, blockquote");
        for node in selected.nodes().iter().take(MOST_PARAGRAPHS) {
            if node.has_name("h1") {
                headlines += 1;
                continue;
            }
            let Some(parent) = node.parent() else { continue };
            let place = *places.entry(parent.id).or_insert_with(|| {
                found.push(Container {
                    make: if may_hold(&parent) { make(&parent) } else { String::new() },
                    article: (article(&parent), headlines),
                    parts: Vec::new(),
                });
                found.len() - 1
            });
            if !found[place].make.is_empty() && !is_hidden(node) {
                let blocks = blocks::inside(node);
                let letters = blocks.iter().map(|block| letters(&block.text)).collect();
                found[place].parts.push(Part { blocks, letters, is_paragraph: node.has_name("p") });
            }
        }
        found.retain(|container| container.parts.iter().any(|part| part.is_paragraph));
        Self(found)
    }

    /// Puts what is missing among the blocks of the report to its place.
    pub fn join(self, report: Vec<Block>) -> Vec<Block> {
        let places: HashMap<String, usize> =
            report.iter().enumerate().map(|(n, block)| (letters(&block.text), n)).collect();
        let place = |part: &Part| places.get(&part.letters).copied().filter(|_| part.letters.len() >= TELLING);
        let found: Vec<usize> = self
            .0
            .iter()
            .map(|container| container.parts.iter().filter(|part| place(part).is_some()).count())
            .collect();
        let holders = self.0.iter().zip(&found).filter(|(_, found)| **found > 0);
        let mut counts: HashMap<_, usize> = HashMap::new();
        for (container, _) in holders {
            *counts.entry((container.make.as_str(), container.article)).or_default() += 1;
        }
        let like = |container: &Container| counts.get(&(container.make.as_str(), container.article)).copied();
        let first = self.0.iter().flat_map(|container| &container.parts).find_map(place);
        let Some(mut at) = first else { return report };
        let mut missing: Vec<(usize, Vec<Block>)> = Vec::new();
        for (container, found) in self.0.iter().zip(&found) {
            let of_report = *found == 0
                && like(container)
                    .is_some_and(|count| container.is_prose() || (count >= ONE_EACH && container.is_paragraph()));
            let mostly = *found * 2 > container.paragraphs();
            for part in &container.parts {
                if let Some(place) = place(part) {
                    at = place + 1;
                } else if of_report || (mostly && part.is_prose()) {
                    missing.push((at, part.blocks.clone()));
                }
            }
        }
        merged(report, missing, &places)
    }
}

impl Container {
    /// How many paragraphs it has that tell where they stand.
    fn paragraphs(&self) -> usize {
        self.parts.iter().filter(|part| part.is_paragraph && part.letters.len() >= TELLING).count()
    }

    /// Whether it holds a paragraph with a sentence and nothing else.
    fn is_paragraph(&self) -> bool {
        matches!(&*self.parts, [part] if part.is_prose())
    }

    /// Whether it holds sentences enough to be a part of a report.
    fn is_prose(&self) -> bool {
        let prose = self.parts.iter().filter(|part| part.is_prose());
        prose.map(|part| part.letters.len()).sum::<usize>() >= LEAST
    }
}

impl Part {
    /// Whether it is a paragraph with a sentence that leads nowhere else.
    fn is_prose(&self) -> bool {
        self.is_paragraph
            && self.letters.len() >= TELLING
            && self.blocks.iter().all(|block| block.kind.is_none())
            && self.blocks.iter().any(|block| block.text.contains(['.', '!', '?', '。', '”', '"']))
    }
}

/// The report with the missing parts at their places; what it holds already stays where it is.
fn merged(report: Vec<Block>, missing: Vec<(usize, Vec<Block>)>, places: &HashMap<String, usize>) -> Vec<Block> {
    let mut missing = missing.into_iter().peekable();
    let mut joined = Vec::with_capacity(report.len());
    let mut put = |joined: &mut Vec<Block>, upto: usize| {
        while let Some((_, blocks)) = missing.next_if(|(at, _)| *at <= upto) {
            joined.extend(blocks.into_iter().filter(|block| !places.contains_key(&letters(&block.text))));
        }
    };
    for (n, block) in report.into_iter().enumerate() {
        put(&mut joined, n);
        joined.push(block);
    }
    put(&mut joined, usize::MAX);
    joined
}

/// Whether an element can hold a report's own paragraphs.
fn may_hold(node: &NodeRef<'_>) -> bool {
    const OTHERS: [&str; 14] = [
        "ul",
        "ol",
        "blockquote",
        "li",
        "td",
        "figure",
        "figcaption",
        "footer",
        "header",
        "nav",
        "aside",
        "form",
        "noscript",
        "body",
    ];
    const CLASSES: [&str; 8] =
        ["comment", "related", "promo", "newsletter", "sidebar", "footer", "teaser", "recommend"];
    let class = |node: &NodeRef<'_>| node.class().map(|class| class.to_ascii_lowercase()).unwrap_or_default();
    let other = |node: &NodeRef<'_>| {
        let class = class(node);
        OTHERS.iter().any(|name| node.has_name(name)) || CLASSES.iter().any(|word| class.contains(word))
    };
    let above = |node: &NodeRef<'_>| {
        ["nav", "aside", "footer", "form", "noscript"].iter().any(|name| node.has_name(name))
            || CLASSES.iter().any(|word| class(node).split_whitespace().any(|one| one == *word))
    };
    !other(node) && !node.ancestors_it(Some(12)).any(|node| above(&node) || is_hidden(&node))
}

/// Names and classes of an element and of the two it stands in; empty where none has a class.
fn make(node: &NodeRef<'_>) -> String {
    let mut nodes = vec![*node];
    nodes.extend(node.ancestors_it(Some(2)));
    let mut make = String::new();
    let mut classes = 0;
    for node in nodes {
        let class = node.class().unwrap_or_default();
        classes += class.trim().len();
        make.push_str(&node.node_name().unwrap_or_default());
        make.push('.');
        make.push_str(class.trim());
        make.push('/');
    }
    if classes == 0 { String::new() } else { make }
}

fn article(node: &NodeRef<'_>) -> Option<NodeId> {
    node.ancestors_it(None).find(|node| node.has_name("article")).map(|node| node.id)
}

/// Whether browsers show nothing of it.
pub(super) fn is_hidden(node: &NodeRef<'_>) -> bool {
    let style = node.attr("style").map(|style| style.replace(' ', "").to_ascii_lowercase()).unwrap_or_default();
    node.has_attr("hidden") || style.contains("display:none") || style.contains("visibility:hidden")
}
