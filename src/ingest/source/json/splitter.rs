//! A splitter of JSON files into records, without reading a file whole.
//!
//! Three layouts: one record a line, where a broken line harms no other; an array, or objects over several lines,
//! where records end with their closing brace; and a list inside an envelope. The first bytes decide which.

use std::io::{BufRead, Read};

use encoding_rs_io::DecodeReaderBytesBuilder;

use super::envelope::feed_title;
use super::layout::{Layout, layout};
use super::peek::Peek;
use super::scan::{RecordBuffer, Scan, Step};

/// A record's bytes, or why it has none, with what it is called: "line 12", "record 3".
pub(in crate::ingest::source) type Cut = (String, Result<Vec<u8>, String>);

/// What cuts a source into records.
pub(in crate::ingest::source) trait Cutter: Iterator<Item = Cut> + Send {
    /// What was passed over in it, in words that follow its name.
    fn passed_over(&self) -> Option<String> {
        None
    }

    /// Who publishes the records that do not say it.
    fn publisher(&self) -> Option<String> {
        None
    }
}

/// The records of one source.
pub(in crate::ingest::source) struct Records {
    source: Peek,
    most: usize,
    layout: Layout,
    /// Records or lines so far.
    count: u64,
    ended: bool,
    /// The title of the JSON Feed that the records stand in.
    feed: Option<String>,
}

impl std::fmt::Debug for Records {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Records").field("layout", &self.layout).field("count", &self.count).finish_non_exhaustive()
    }
}

impl Records {
    /// The records of `source`, none of them larger than `most` bytes.
    ///
    /// A byte-order mark is taken off, and where it is UTF-16's, the source is read as UTF-8.
    pub fn new(source: impl Read + Send + 'static, most: usize) -> Self {
        let text = DecodeReaderBytesBuilder::new().strip_bom(true).utf8_passthru(true).build(source);
        Self { source: Peek::new(Box::new(text)), most, layout: Layout::Unknown, count: 0, ended: false, feed: None }
    }

    /// Looks at the first bytes, at no more of them than it takes: the source may be slow.
    fn begin(&mut self) -> std::io::Result<()> {
        loop {
            let (seen, more) = self.source.seen();
            if let Some((layout, skipped)) = layout(seen, more) {
                self.layout = layout;
                self.feed = feed_title(&seen[..skipped]);
                self.source.consume(skipped);
                return Ok(());
            }
            self.source.more()?;
        }
    }

    fn advance(&mut self) -> std::io::Result<Option<Cut>> {
        loop {
            match self.layout {
                Layout::Unknown => self.begin()?,
                Layout::Lines => return self.line(),
                Layout::Values => return self.value(),
                Layout::Envelope(depth) => match self.source.fill_buf()?.first() {
                    None => return Ok(None),
                    Some(b']') => {
                        self.source.consume(1);
                        self.leave(depth)?;
                        self.layout = Layout::Unknown;
                    }
                    Some(byte) if *byte == b',' || byte.is_ascii_whitespace() => self.source.consume(1),
                    Some(_) => return self.value(),
                },
            }
        }
    }

    /// Passes over what stands behind a list, to the end of the objects around it.
    fn leave(&mut self, mut depth: u32) -> std::io::Result<()> {
        let mut scan = Scan { begun: true, ..Scan::default() };
        loop {
            let chunk = self.source.fill_buf()?;
            let mut used = 0;
            while used < chunk.len() && depth > 0 {
                let closes = !scan.string && scan.depth == 0 && chunk[used] == b'}';
                if closes {
                    depth -= 1;
                } else {
                    scan.step(chunk[used], false);
                }
                used += 1;
            }
            let ended = chunk.is_empty() || depth == 0;
            self.source.consume(used);
            if ended {
                return Ok(());
            }
        }
    }

    /// The next line that is not blank; a longer one than allowed is passed over without being kept.
    fn line(&mut self) -> std::io::Result<Option<Cut>> {
        loop {
            let mut kept = RecordBuffer::new(self.most);
            let mut any = false;
            loop {
                let chunk = self.source.fill_buf()?;
                if chunk.is_empty() {
                    break;
                }
                any = true;
                let end = memchr::memchr(b'\n', chunk);
                kept.extend(&chunk[..end.unwrap_or(chunk.len())]);
                let used = end.map_or(chunk.len(), |end| end + 1);
                self.source.consume(used);
                if end.is_some() {
                    break;
                }
            }
            if !any {
                return Ok(None);
            }
            self.count += 1;
            if !kept.is_blank() {
                return Ok(Some((format!("line {}", self.count), kept.done())));
            }
        }
    }

    /// The next value of an array, or the next of several objects.
    fn value(&mut self) -> std::io::Result<Option<Cut>> {
        let mut scan = Scan::default();
        let mut kept = RecordBuffer::new(self.most);
        loop {
            let chunk = self.source.fill_buf()?;
            if chunk.is_empty() {
                if kept.is_blank() {
                    return Ok(None);
                }
                self.count += 1;
                let cut = "is cut off: its last bracket is missing".to_owned();
                let whole = scan.depth == 0 && !scan.string;
                return Ok(Some((format!("record {}", self.count), if whole { kept.done() } else { Err(cut) })));
            }
            let (mut from, mut used, mut ended) = (0, chunk.len(), false);
            for (at, &byte) in chunk.iter().enumerate() {
                match scan.step(byte, self.layout == Layout::Values && self.count == 0 && kept.is_blank() && at == from)
                {
                    Step::Inside => {}
                    Step::Between => {
                        if kept.is_blank() && from == at {
                            from = at + 1;
                        } else {
                            (used, ended) = (at, true);
                            break;
                        }
                    }
                    Step::Last => {
                        (used, ended) = (at + 1, true);
                        break;
                    }
                }
            }
            kept.extend(&chunk[from.min(used)..used]);
            self.source.consume(used);
            if ended {
                self.count += 1;
                return Ok(Some((format!("record {}", self.count), kept.done())));
            }
        }
    }
}

impl Iterator for Records {
    type Item = Cut;

    fn next(&mut self) -> Option<Cut> {
        if self.ended {
            return None;
        }
        match self.advance() {
            Ok(cut) => {
                self.ended = cut.is_none();
                cut
            }
            Err(error) => {
                self.ended = true;
                Some((format!("after {} records", self.count), Err(crate::ingest::source::unreadable(&error))))
            }
        }
    }
}

impl Cutter for Records {
    fn publisher(&self) -> Option<String> {
        self.feed.clone()
    }
}
