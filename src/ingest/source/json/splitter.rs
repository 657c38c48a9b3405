//! Cuts a file of JSON into its records without reading it whole.
//!
//! Two layouts: one record a line, where a broken line harms no other; and an array, or objects over several
//! lines, where records end with their closing brace. The first bytes decide which.

use std::io::{BufRead, Read};

use encoding_rs_io::DecodeReaderBytesBuilder;
use serde::de::IgnoredAny;

use crate::ingest::source::too_large;

/// A record's bytes, or why it has none, with what it is called: "line 12", "record 3".
pub(in crate::ingest::source) type Cut = (String, Result<Vec<u8>, String>);

/// The records of one source.
pub(in crate::ingest::source) struct Records {
    source: Box<dyn BufRead + Send>,
    most: usize,
    layout: Layout,
    /// Records or lines so far.
    count: u64,
    ended: bool,
}

/// How records stand in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layout {
    Unknown,
    Lines,
    Values,
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
        let source = Box::new(std::io::BufReader::with_capacity(1 << 16, text));
        Self { source, most, layout: Layout::Unknown, count: 0, ended: false }
    }

    /// Looks at the first bytes: whether a line is a record.
    fn begin(&mut self) -> std::io::Result<()> {
        let start = self.source.fill_buf()?;
        let space = start.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let line = start[space..].split(|&byte| byte == b'\n').next().unwrap_or_default().trim_ascii_end();
        let whole = serde_json::from_slice::<IgnoredAny>(line).is_ok();
        // A line longer than what was read so far decides nothing by its end.
        let ends = start[space..].contains(&b'\n') && !whole && matches!(line.last(), Some(b'{' | b'[' | b','));
        self.layout = match line.first() {
            Some(b'[') => Layout::Values,
            Some(b'{') if ends => Layout::Values,
            _ => Layout::Lines,
        };
        Ok(())
    }

    fn advance(&mut self) -> std::io::Result<Option<Cut>> {
        if self.layout == Layout::Unknown {
            self.begin()?;
        }
        match self.layout {
            Layout::Values => self.value(),
            _ => self.line(),
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
                match scan.step(byte, self.count == 0 && kept.is_blank() && at == from) {
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

/// Where in a JSON text a scan stands.
#[derive(Debug, Default)]
struct Scan {
    depth: u32,
    string: bool,
    escaped: bool,
    begun: bool,
    /// Whether the array that the records stand in has begun.
    opened: bool,
}

/// Where a byte stands: in the record, at its end, or outside.
enum Step {
    Inside,
    Last,
    /// Outside of it: white space, commas, the array's own brackets.
    Between,
}

impl Scan {
    fn step(&mut self, byte: u8, first: bool) -> Step {
        if self.string {
            self.string = self.escaped || byte != b'"';
            self.escaped = !self.escaped && byte == b'\\';
            return Step::Inside;
        }
        match byte {
            b'[' if first && !self.begun && !self.opened => {
                self.opened = true;
                return Step::Between;
            }
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' if self.depth > 0 => {
                self.depth -= 1;
                if self.depth == 0 {
                    return Step::Last;
                }
            }
            b'"' => self.string = true,
            b']' | b',' if self.depth == 0 => return Step::Between,
            byte if byte.is_ascii_whitespace() && self.depth == 0 => return Step::Between,
            _ => {}
        }
        self.begun = true;
        Step::Inside
    }
}

/// The bytes of one record, as long as it is no longer than allowed.
struct RecordBuffer {
    bytes: Vec<u8>,
    most: usize,
    over: bool,
}

impl RecordBuffer {
    fn new(most: usize) -> Self {
        Self { bytes: Vec::new(), most, over: false }
    }

    fn extend(&mut self, bytes: &[u8]) {
        self.over |= self.bytes.len() + bytes.len() > self.most;
        if self.over {
            self.bytes = Vec::new();
        } else {
            self.bytes.extend_from_slice(bytes);
        }
    }

    fn is_blank(&self) -> bool {
        !self.over && self.bytes.iter().all(u8::is_ascii_whitespace)
    }

    fn done(self) -> Result<Vec<u8>, String> {
        if self.over { Err(too_large(self.most)) } else { Ok(self.bytes) }
    }
}
