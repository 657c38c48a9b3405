//! An entry of a feed, element by element, as a record.

use serde_json::{Map, Value};

use crate::ingest::source::{html, too_large};

/// A description is the article's text where it has so many paragraphs and bytes.
const PARAGRAPHS: usize = 3;
const BYTES: usize = 1000;
/// Different elements of one entry, at most.
const MOST_FIELDS: usize = 200;

/// An entry that is being read.
#[derive(Debug, Default)]
pub(super) struct FeedEntry {
    fields: Map<String, Value>,
    /// Bytes in it so far.
    bytes: usize,
}

impl FeedEntry {
    /// Takes in an element without the elements in it: its name, attributes and text.
    pub fn take(
        &mut self,
        parent: Option<&str>,
        name: &str,
        attributes: &[(String, String)],
        text: String,
        is_markup: bool,
    ) {
        self.bytes += text.len();
        let attribute =
            |name: &str| attributes.iter().find(|(named, _)| named == name).map(|(_, value)| value.as_str());
        match (parent, name) {
            (Some("author" | "dc:creator"), "name") => self.put("author", text),
            (Some("source"), "title") => self.put("source", text),
            (Some(_), _) => {}
            // RSS has the address in the element, Atom in an attribute, with what the link is to the entry.
            (None, "link" | "atom:link") => match (attribute("href"), attribute("rel")) {
                (None, _) => self.put("link", text),
                (Some(href), None | Some("alternate")) => self.put("link", href.to_owned()),
                _ => {}
            },
            (None, "guid") if attribute("isPermaLink") == Some("false") => self.put("id", text),
            (None, "content" | "atom:content") => {
                let is_text = attribute("type").is_none_or(|kind| kind == "text" || kind == "text/plain");
                // Content that lies elsewhere has no text here.
                let name = if is_text && !is_markup { "content" } else { "content_html" };
                self.put(name, text);
            }
            // Titles are escaped twice as often as not.
            (None, "title" | "atom:title") => self.put("title", html::fragment(&text).map_or(text, |(plain, _)| plain)),
            (None, "description") if is_text(&text) => self.put("content:encoded", text),
            (None, name) => self.put(name, text),
        }
    }

    /// The first text of a name counts; several authors are all named.
    fn put(&mut self, name: &str, text: String) {
        if text.trim().is_empty() || (self.fields.len() >= MOST_FIELDS && !self.fields.contains_key(name)) {
            return;
        }
        let is_many = matches!(name, "author" | "dc:creator");
        match self.fields.get_mut(name) {
            None => drop(self.fields.insert(name.to_owned(), Value::String(text))),
            Some(Value::Array(texts)) if is_many => texts.push(Value::String(text)),
            Some(first) if is_many => *first = Value::Array(vec![first.take(), Value::String(text)]),
            Some(_) => {}
        }
    }

    /// The record, with what the feed says of all its entries.
    ///
    /// # Errors
    /// Where it is larger than an article may be.
    pub fn record(mut self, language: Option<&str>, most: usize) -> Result<Vec<u8>, String> {
        if self.bytes > most {
            return Err(too_large(most));
        }
        // Only where nothing says when it was published: the day of its last change.
        let dated =
            ["published", "pubDate", "dc:date", "issued", "date"].iter().any(|name| self.fields.contains_key(*name));
        if let Some(updated) = self.fields.remove("updated").filter(|_| !dated) {
            self.fields.insert("published".to_owned(), updated);
        }
        if let Some(language) = language.filter(|_| !self.fields.contains_key("dc:language")) {
            self.fields.entry("language").or_insert_with(|| language.into());
        }
        serde_json::to_vec(&self.fields).map_err(|error| error.to_string())
    }
}

/// Whether a description is no summary.
fn is_text(description: &str) -> bool {
    description.len() >= BYTES && description.matches("</p>").count() >= PARAGRAPHS
}
