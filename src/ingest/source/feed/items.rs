//! The entries of a feed, each cut out when it is asked for.

use std::io::{self, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs_io::DecodeReaderBytesBuilder;
use quick_xml::Reader;
use quick_xml::events::Event;

use super::entry::FeedEntry;
use super::xml::{DECLARATION, Open, append, attributes, declared, explain};
use crate::ingest::source::json::peek::Peek;
use crate::ingest::source::json::splitter::{Cut, Cutter};
use crate::ingest::source::metered::Metered;
use crate::ingest::source::notes::begin;

/// Bytes that the parser may read beyond an entry.
const BUFFER: usize = 1 << 16;
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
                    Some(outer) if outer.is_xhtml => outer.text.extend(["<", start.name().as_ref(), "/>"]),
                    _ => Open::new(&start).end(&mut entry, open.last()),
                },
                Event::End(end) => {
                    let is_inner = open.last().is_some_and(|outer| outer.is_xhtml && outer.name != end.name().as_ref());
                    if is_inner {
                        if let Some(outer) = open.last_mut() {
                            outer.text.extend(["</", end.name().as_ref(), ">"]);
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

fn is_entry(name: &str) -> bool {
    matches!(name, "item" | "entry" | "atom:entry")
}
