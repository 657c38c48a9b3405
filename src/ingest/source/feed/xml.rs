//! Elements, attributes, entities and encodings of XML, as feeds have them.

use encoding_rs::{Encoding, UTF_8};
use quick_xml::events::{BytesStart, Event};

use super::entry::FeedEntry;
use crate::ingest::source::notes::begin;

/// Bytes in which the XML declaration stands.
pub(super) const DECLARATION: usize = 200;

/// An element of an entry that has not ended.
pub(super) struct Open {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub text: String,
    /// Whether its text is XHTML, elements and all.
    pub is_xhtml: bool,
}

impl Open {
    pub fn new(start: &BytesStart<'_>) -> Self {
        let attributes = attributes(start);
        let is_xhtml = attributes.iter().any(|(name, value)| name == "type" && value == "xhtml");
        Self { name: start.name().as_ref().to_owned(), attributes, text: String::new(), is_xhtml }
    }

    /// Takes in the beginning of an element inside XHTML.
    pub fn start(&mut self, start: &BytesStart<'_>) {
        self.text.push('<');
        self.text.push_str(start);
        self.text.push('>');
    }

    pub fn end(self, entry: &mut FeedEntry, outer: Option<&Self>) {
        entry.take(outer.map(|outer| outer.name.as_str()), &self.name, &self.attributes, self.text, self.is_xhtml);
    }
}

pub(super) fn attributes(start: &BytesStart<'_>) -> Vec<(String, String)> {
    let mut found = start.html_attributes();
    let named = found.with_checks(false).filter_map(Result::ok).take(20);
    named
        .map(|attribute| {
            let mut value = String::new();
            unescape(&mut value, &attribute.value);
            (attribute.key.as_ref().to_owned(), value)
        })
        .collect()
}

/// Appends what an event says as text, up to `most` bytes.
pub(super) fn append(text: &mut String, event: &Event<'_>, most: usize) {
    if text.len() > most {
        return;
    }
    match event {
        Event::Text(part) => text.push_str(part),
        Event::CData(part) => text.push_str(part),
        Event::GeneralRef(reference) => {
            let character = reference.resolve_char_ref().ok().flatten().or_else(|| predefined(reference));
            if let Some(character) = character {
                text.push(character);
            } else {
                // HTML's entities, which feeds use though XML does not know them: read with the markup.
                text.push('&');
                text.push_str(reference);
                text.push(';');
            }
        }
        _ => {}
    }
}

fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

/// Appends a value of an attribute, with the characters of XML's own entities.
fn unescape(into: &mut String, value: &str) {
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        into.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let named = rest.split_once(';').and_then(|(name, behind)| Some((predefined(name)?, behind)));
        match named {
            Some((character, behind)) => {
                into.push(character);
                rest = behind;
            }
            None => into.push('&'),
        }
    }
    into.push_str(rest);
}

/// The encoding that the XML declaration states.
pub(super) fn declared(start: &[u8]) -> &'static Encoding {
    let head = &start[..start.len().min(DECLARATION)];
    let stated = memchr::memmem::find(head, b"encoding=").filter(|_| head.trim_ascii_start().starts_with(b"<?xml"));
    let label = stated.map(|at| &head[at + "encoding=".len()..]).map(|label| {
        let label = label.trim_ascii_start();
        let end = label.iter().skip(1).position(|byte| matches!(byte, b'"' | b'\'')).map_or(0, |end| end + 1);
        label.get(1..end).unwrap_or_default()
    });
    label.and_then(Encoding::for_label).unwrap_or(UTF_8)
}

pub(super) fn explain(error: &quick_xml::Error) -> String {
    match error {
        quick_xml::Error::Io(error) => crate::ingest::source::unreadable(error),
        _ => format!("is damaged: {}; what stands before is read", begin(&error.to_string(), 120)),
    }
}
