//! The entries of a feed, each cut out when it is asked for.

use std::io::{self, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::{Encoding, UTF_8};
use encoding_rs_io::DecodeReaderBytesBuilder;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::entry::FeedEntry;
use crate::ingest::source::json::peek::Peek;
use crate::ingest::source::json::splitter::{Cut, Cutter};
use crate::ingest::source::metered::Metered;
use crate::ingest::source::notes::begin;

/// Bytes that the parser may read beyond an entry.
const BUFFER: usize = 1 << 16;
/// Bytes in which the XML declaration stands.
const DECLARATION: usize = 200;
/// Elements deeper in an entry are no fields of it.
const DEEPEST: usize = 64;

/// The entries of one feed.
pub(in crate::ingest::source) struct FeedItems {
    xml: Reader<BufReader<Metered>>,
    left: Arc<AtomicU64>,
    most: usize,
    count: u64,
    ended: bool,
    /// The first element, which says what kind of XML this is.
    root: Option<String>,
    /// What the feed says of itself: its title and language.
    title: Option<String>,
    language: Option<String>,
    /// The element of the feed itself that is open.
    outer: Vec<String>,
}

impl FeedItems {
    /// The entries of `source`, none of them larger than `most` bytes.
    ///
    /// # Errors
    /// Where its first bytes cannot be read.
    pub fn new(source: impl Read + Send + 'static, most: usize) -> io::Result<Self> {
        let mut raw = Peek::new(Box::new(source));
        while matches!(raw.seen(), (seen, true) if seen.len() < DECLARATION) {
            raw.more()?;
        }
        let mut decoder = DecodeReaderBytesBuilder::new();
        decoder.encoding(Some(declared(raw.seen().0))).bom_override(true).strip_bom(true);
        let left = Arc::new(AtomicU64::new(0));
        let source = Metered::new(
            Box::new(decoder.build(raw)),
            Arc::clone(&left),
            format!("an entry {}", super::super::too_large(most)),
        );
        let mut xml = Reader::from_reader(BufReader::with_capacity(BUFFER, source));
        let config = xml.config_mut();
        (config.allow_dangling_amp, config.allow_unmatched_ends, config.check_end_names) = (true, true, false);
        Ok(Self { xml, left, most, count: 0, ended: false, root: None, title: None, language: None, outer: Vec::new() })
    }

    /// Reads on to the end of the next entry.
    fn advance(&mut self) -> Result<Option<Result<Vec<u8>, String>>, String> {
        let mut buffer = Vec::new();
        let mut text = String::new();
        loop {
            self.left.store((self.most + BUFFER) as u64, Ordering::Relaxed);
            buffer.clear();
            match self.xml.read_event_into(&mut buffer).map_err(|error| explain(&error))? {
                Event::Eof if self.root.is_none() => return Err("is no feed: it holds no element".to_owned()),
                Event::Eof => return Ok(None),
                Event::Start(start) => {
                    let name = start.name().as_ref().to_owned();
                    if self.root.is_none() {
                        self.check_root(&name)?;
                        self.language =
                            attributes(&start).into_iter().find(|(name, _)| name == "xml:lang").map(|(_, value)| value);
                    }
                    if is_entry(&name) {
                        self.count += 1;
                        return self.entry(&name).map(Some);
                    }
                    text.clear();
                    if self.outer.len() < DEEPEST {
                        self.outer.push(name);
                    }
                }
                Event::Empty(start) => {
                    let name = start.name().as_ref().to_owned();
                    self.check_root(&name)?;
                }
                Event::End(_) => self.outer_end(&text),
                other => append(&mut text, &other, 1000),
            }
        }
    }

    fn check_root(&mut self, name: &str) -> Result<(), String> {
        if self.root.is_none() {
            if !matches!(name, "rss" | "feed" | "atom:feed" | "rdf:RDF" | "RDF") {
                return Err(format!("is XML of another kind (<{}>), and no feed", begin(name, 40)));
            }
            self.root = Some(name.to_owned());
        }
        Ok(())
    }

    /// What stands in the feed itself, outside of its entries.
    fn outer_end(&mut self, text: &str) {
        let name = self.outer.pop();
        let is_own = matches!(self.outer.last().map(String::as_str), Some("channel" | "feed" | "atom:feed"));
        let slot = match name.as_deref() {
            Some("title" | "atom:title") if is_own => &mut self.title,
            Some("language" | "dc:language") if is_own => &mut self.language,
            _ => return,
        };
        if !text.trim().is_empty() {
            slot.get_or_insert_with(|| text.trim().to_owned());
        }
    }

    /// Reads an entry to its end.
    fn entry(&mut self, entry_name: &str) -> Result<Result<Vec<u8>, String>, String> {
        let (mut entry, mut buffer) = (FeedEntry::default(), Vec::new());
        let mut open: Vec<Open> = Vec::new();
        loop {
            buffer.clear();
            let event = self.xml.read_event_into(&mut buffer).map_err(|error| explain(&error))?;
            match event {
                Event::Eof => return Err("is cut off: the feed ends within its last entry".to_owned()),
                Event::End(end) if end.name().as_ref() == entry_name => {
                    return Ok(entry.record(self.language.as_deref(), self.most));
                }
                Event::Start(start) => {
                    if let Some(outer) = open.last_mut().filter(|outer| outer.is_xhtml) {
                        outer.start(&start);
                    } else if open.len() < DEEPEST {
                        open.push(Open::new(&start));
                    }
                }
                Event::Empty(start) => match open.last_mut() {
                    Some(outer) if outer.is_xhtml => outer.text.push_str(&format!("<{}/>", start.name().as_ref())),
                    _ => Open::new(&start).end(&mut entry, open.last()),
                },
                Event::End(end) => {
                    let is_inner = open.last().is_some_and(|outer| outer.is_xhtml && outer.name != end.name().as_ref());
                    if is_inner {
                        if let Some(outer) = open.last_mut() {
                            outer.text.push_str(&format!("</{}>", end.name().as_ref()));
                        }
                    } else if let Some(at) = open.iter().rposition(|element| element.name == end.name().as_ref()) {
                        open.truncate(at + 1);
                        if let Some(closed) = open.pop() {
                            closed.end(&mut entry, open.last());
                        }
                    }
                }
                other => {
                    if let Some(element) = open.last_mut() {
                        if element.is_xhtml {
                            let mut raw = String::new();
                            append(&mut raw, &other, self.most);
                            element.text.push_str(&raw.replace('&', "&amp;").replace('<', "&lt;"));
                        } else {
                            append(&mut element.text, &other, self.most);
                        }
                    }
                }
            }
        }
    }

    /// The feed's own title: who publishes entries that do not say it.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }
}

impl Iterator for FeedItems {
    type Item = Cut;

    fn next(&mut self) -> Option<Cut> {
        if self.ended {
            return None;
        }
        match self.advance() {
            Ok(Some(entry)) => Some((format!("entry {}", self.count), entry)),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(reason) => {
                self.ended = true;
                let place = if self.count == 0 { "beginning".to_owned() } else { format!("entry {}", self.count) };
                Some((place, Err(reason)))
            }
        }
    }
}

impl Cutter for FeedItems {
    fn publisher(&self) -> Option<String> {
        self.title().map(str::to_owned)
    }
}

/// An element of an entry that has not ended.
struct Open {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    /// Whether its text is XHTML, elements and all.
    is_xhtml: bool,
}

impl Open {
    fn new(start: &BytesStart<'_>) -> Self {
        let attributes = attributes(start);
        let is_xhtml = attributes.iter().any(|(name, value)| name == "type" && value == "xhtml");
        Self { name: start.name().as_ref().to_owned(), attributes, text: String::new(), is_xhtml }
    }

    /// Takes in the beginning of an element inside XHTML.
    fn start(&mut self, start: &BytesStart<'_>) {
        self.text.push('<');
        self.text.push_str(start);
        self.text.push('>');
    }

    fn end(self, entry: &mut FeedEntry, outer: Option<&Self>) {
        entry.take(outer.map(|outer| outer.name.as_str()), &self.name, &self.attributes, self.text, self.is_xhtml);
    }
}

fn is_entry(name: &str) -> bool {
    matches!(name, "item" | "entry" | "atom:entry")
}

fn attributes(start: &BytesStart<'_>) -> Vec<(String, String)> {
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
fn append(text: &mut String, event: &Event<'_>, most: usize) {
    if text.len() > most {
        return;
    }
    match event {
        Event::Text(part) => text.push_str(part),
        Event::CData(part) => text.push_str(part),
        Event::GeneralRef(reference) => match reference.resolve_char_ref() {
            Ok(Some(character)) => text.push(character),
            _ => match predefined(reference) {
                Some(character) => text.push(character),
                // HTML's entities, which feeds use though XML does not know them: read with the markup.
                None => {
                    text.push('&');
                    text.push_str(reference);
                    text.push(';');
                }
            },
        },
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
fn declared(start: &[u8]) -> &'static Encoding {
    let head = &start[..start.len().min(DECLARATION)];
    let stated = memchr::memmem::find(head, b"encoding=").filter(|_| head.trim_ascii_start().starts_with(b"<?xml"));
    let label = stated.map(|at| &head[at + "encoding=".len()..]).map(|label| {
        let label = label.trim_ascii_start();
        let end = label.iter().skip(1).position(|byte| matches!(byte, b'"' | b'\'')).map_or(0, |end| end + 1);
        label.get(1..end).unwrap_or_default()
    });
    label.and_then(Encoding::for_label).unwrap_or(UTF_8)
}

fn explain(error: &quick_xml::Error) -> String {
    match error {
        quick_xml::Error::Io(error) => crate::ingest::source::unreadable(error),
        _ => format!("is damaged: {}; what stands before is read", begin(&error.to_string(), 120)),
    }
}
