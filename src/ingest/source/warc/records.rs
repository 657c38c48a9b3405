//! The records of a web archive that are pages; of the others, how many there are of each kind.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::head::{self, Answer, Fields};
use super::members::Members;
use crate::ingest::source::compression::Guarded;
use crate::ingest::source::json::splitter::{Cut, Cutter};
use crate::ingest::source::notes::begin;
use crate::ingest::source::{too_large, unreadable};

/// Bytes of a block that are looked at for the head of an answer.
const LOOKED_AT: usize = head::MOST_BYTES;
/// Kinds of records that are counted by name.
const MOST_KINDS: usize = 20;

/// The pages of one archive.
pub(in crate::ingest::source) struct WarcRecords {
    source: BufReader<Guarded<Members>>,
    /// Bytes of the file itself that were read.
    taken: Arc<AtomicU64>,
    most: usize,
    count: u64,
    passed_over: BTreeMap<String, u64>,
    ended: bool,
}

/// What stands at a place of the archive.
enum Found {
    End,
    /// A record that is no page.
    Other,
    Page(Vec<u8>),
}

/// Why a record has not been cut.
enum Fault {
    /// The file is damaged here.
    Damaged(String),
    /// The record is whole, but cannot be read.
    Refused(String),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl WarcRecords {
    /// The pages of `source`, none of them larger than `most` bytes.
    ///
    /// # Errors
    /// Where its first bytes cannot be read.
    pub fn new(source: Box<dyn Read + Send>, most: usize) -> io::Result<Self> {
        let taken = Arc::new(AtomicU64::new(0));
        let members = Members::new(source, Arc::clone(&taken))?;
        let source = BufReader::with_capacity(1 << 16, Guarded::new(members, Arc::clone(&taken)));
        Ok(Self { source, taken, most, count: 0, passed_over: BTreeMap::new(), ended: false })
    }

    /// The next page; none at the end.
    fn advance(&mut self) -> Option<Cut> {
        loop {
            let mut target = None;
            match self.record(&mut target) {
                Ok(Found::End) => return None,
                Ok(Found::Other) => {}
                Ok(Found::Page(record)) => return Some((self.place(target.as_deref()), Ok(record))),
                Err(Fault::Refused(reason)) => return Some((self.place(target.as_deref()), Err(reason))),
                Err(Fault::Damaged(what)) => {
                    let at = self.taken.load(Ordering::Relaxed);
                    let place = self.place(target.as_deref());
                    let reason = match self.resume() {
                        Ok(true) => {
                            format!("is damaged about byte {at} of its file ({what}); reading goes on behind it")
                        }
                        Ok(false) => format!(
                            "is damaged or cut off about byte {at} of its file ({what}): what stands before is read"
                        ),
                        Err(error) => unreadable(&error),
                    };
                    return Some((place, Err(reason)));
                }
            }
        }
    }

    fn place(&self, target: Option<&str>) -> String {
        let target = target.map(|url| format!(" ({})", begin(url, 200))).unwrap_or_default();
        format!("record {}{target}", self.count)
    }

    /// The next record.
    fn record(&mut self, target: &mut Option<String>) -> Result<Found, Fault> {
        let Some(version) = self.first_line()? else { return Ok(Found::End) };
        self.count += 1;
        if !version.starts_with(b"WARC/") {
            return Err(Fault::Damaged("no record begins there".to_owned()));
        }
        let lines = self.lines()?;
        let fields = Fields::read(&lines).ok_or_else(|| Fault::Damaged("the head of a record is none".to_owned()))?;
        *target = fields.get("warc-target-uri").map(str::to_owned);
        let length = fields.get("content-length").and_then(|length| length.parse::<u64>().ok());
        let length = length.ok_or_else(|| Fault::Damaged("a record without a length".to_owned()))?;
        let kind = fields.get("warc-type").unwrap_or("unknown").to_ascii_lowercase();
        let is_http = fields.get("content-type").is_none_or(|kind| kind.starts_with("application/http"));
        if kind != "response" || !is_http {
            self.pass_over(length)?;
            self.note(if kind == "response" { "responses of another protocol" } else { &kind });
            return Ok(Found::Other);
        }
        let looked_at = usize::try_from(length).unwrap_or(usize::MAX).min(LOOKED_AT);
        let start = self.bytes(looked_at)?;
        if let Some(other) = no_page(&start) {
            self.pass_over(length - start.len() as u64)?;
            self.note(&other);
            return Ok(Found::Other);
        }
        if length > self.most as u64 {
            self.pass_over(length - start.len() as u64)?;
            return Err(Fault::Refused(too_large(self.most)));
        }
        let rest = self.bytes(usize::try_from(length).unwrap_or(usize::MAX) - start.len())?;
        Ok(Found::Page([lines.as_slice(), &start, &rest].concat()))
    }

    /// The first line of a record, behind the blank lines that end the last; none at the end of the file.
    fn first_line(&mut self) -> io::Result<Option<Vec<u8>>> {
        loop {
            let mut line = Vec::new();
            self.source.by_ref().take(100).read_until(b'\n', &mut line)?;
            if line.is_empty() {
                return Ok(None);
            }
            if !line.trim_ascii().is_empty() {
                return Ok(Some(line));
            }
        }
    }

    /// The lines of a record's head, with the blank one, each ended as the standard has it.
    fn lines(&mut self) -> Result<Vec<u8>, Fault> {
        let mut lines = Vec::new();
        loop {
            let mut line = Vec::new();
            self.source.by_ref().take(head::MOST_BYTES as u64).read_until(b'\n', &mut line)?;
            if !line.ends_with(b"\n") || lines.len() + line.len() > head::MOST_BYTES {
                return Err(Fault::Damaged("the head of a record has no end".to_owned()));
            }
            lines.extend_from_slice(line.trim_ascii_end());
            lines.extend_from_slice(b"\r\n");
            if line.trim_ascii().is_empty() {
                return Ok(lines);
            }
        }
    }

    fn bytes(&mut self, count: usize) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.source.by_ref().take(count as u64).read_to_end(&mut bytes)?;
        if bytes.len() < count {
            return Err(io::Error::other("the file ends within a record"));
        }
        Ok(bytes)
    }

    fn pass_over(&mut self, count: u64) -> io::Result<()> {
        let passed = io::copy(&mut self.source.by_ref().take(count), &mut io::sink())?;
        if passed < count { Err(io::Error::other("the file ends within a record")) } else { Ok(()) }
    }

    fn note(&mut self, kind: &str) {
        let kind = begin(kind, 60);
        let is_new = !self.passed_over.contains_key(&kind);
        let kind = if is_new && self.passed_over.len() >= MOST_KINDS { "others".to_owned() } else { kind };
        *self.passed_over.entry(kind).or_default() += 1;
    }

    /// Goes on at the next record behind damage; false where there is none.
    fn resume(&mut self) -> io::Result<bool> {
        loop {
            // In the member at hand a record may begin with a line, in the next one with its first.
            if matches!(self.find_record(), Ok(true)) {
                return Ok(true);
            }
            let buffered = self.source.buffer().len();
            self.source.consume(buffered);
            // A member that decodes to nothing at the end of the file is no further one.
            if !self.source.get_mut().decoder().resume()? || matches!(self.source.fill_buf(), Ok([])) {
                self.ended = true;
                return Ok(false);
            }
        }
    }

    /// Reads on to a line that begins a record.
    fn find_record(&mut self) -> io::Result<bool> {
        loop {
            let buffer = self.source.fill_buf()?;
            if buffer.is_empty() {
                return Ok(false);
            }
            if buffer.starts_with(b"WARC/") {
                return Ok(true);
            }
            let line = memchr::memchr(b'\n', buffer).map_or(buffer.len(), |end| end + 1);
            self.source.consume(line);
        }
    }
}

impl Iterator for WarcRecords {
    type Item = Cut;

    fn next(&mut self) -> Option<Cut> {
        if self.ended {
            return None;
        }
        let next = self.advance();
        self.ended |= next.is_none();
        next
    }
}

impl Cutter for WarcRecords {
    fn passed_over(&self) -> Option<String> {
        let kinds: Vec<String> = self.passed_over.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
        let count: u64 = self.passed_over.values().sum();
        (count > 0).then(|| format!("{count} of its records are no pages: {}", kinds.join(", ")))
    }
}

/// What a block is that is no page: an answer of another kind.
fn no_page(start: &[u8]) -> Option<String> {
    let Some(answer) = Answer::read(start) else { return Some("responses without a head".to_owned()) };
    if !(200..300).contains(&answer.status) {
        return Some(format!("responses with status {}", answer.status));
    }
    let kind = answer.media_type();
    (!matches!(kind.as_str(), "text/html" | "application/xhtml+xml")).then(|| format!("responses of {kind}"))
}
