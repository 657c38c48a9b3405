//! The members of a compressed archive, one by one: each record of a `.warc.gz` is compressed by itself.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use flate2::bufread::GzDecoder;

use crate::ingest::source::compression::{self, Counted};
use crate::ingest::source::json::peek::Peek;

const MAGIC: [u8; 3] = [0x1f, 0x8b, 0x08];

/// An archive's bytes, out of their compression.
pub(super) struct Members {
    state: State,
}

enum State {
    /// Not compressed, or not with gzip.
    Plain(Box<dyn Read + Send>),
    Between(Peek),
    Member(Box<GzDecoder<Peek>>),
    /// Within a member that is damaged.
    Damaged(Peek),
    Gone,
}

impl Members {
    /// The bytes of `source`, and how many of its own were taken.
    ///
    /// # Errors
    /// Where its first bytes cannot be read.
    pub fn new(source: Box<dyn Read + Send>, taken: Arc<AtomicU64>) -> io::Result<Self> {
        let mut raw = Peek::new(Box::new(Counted::new(source, taken)));
        let is_gzip = raw.fill_buf()?.starts_with(&MAGIC);
        let state = if is_gzip { State::Between(raw) } else { State::Plain(compression::stream(raw)?) };
        Ok(Self { state })
    }

    /// Goes on at the next member behind a damaged one; false where there is none.
    ///
    /// # Errors
    /// Where the source cannot be read.
    pub fn resume(&mut self) -> io::Result<bool> {
        let mut raw = match std::mem::replace(&mut self.state, State::Gone) {
            State::Damaged(raw) => raw,
            // What was decoded is no archive: the rest of the member neither.
            State::Member(decoder) => decoder.into_inner(),
            other => {
                let goes_on = matches!(other, State::Between(_));
                self.state = other;
                return Ok(goes_on);
            }
        };
        loop {
            let (seen, more) = raw.seen();
            if let Some(at) = memchr::memmem::find(seen, &MAGIC) {
                raw.consume(at);
                self.state = State::Between(raw);
                return Ok(true);
            }
            // The last bytes may begin what the next ones end.
            let count = seen.len().saturating_sub(MAGIC.len() - 1);
            raw.consume(count);
            if count == 0 && !more {
                return Ok(false);
            }
            raw.more()?;
        }
    }
}

impl Read for Members {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(&mut self.state, State::Gone) {
                State::Plain(mut source) => {
                    let read = source.read(into);
                    self.state = State::Plain(source);
                    return read;
                }
                State::Between(mut raw) => {
                    let start = raw.fill_buf()?.first().copied();
                    match start {
                        None => {
                            self.state = State::Between(raw);
                            return Ok(0);
                        }
                        // Zeros fill up what is written to tapes and disks in blocks.
                        Some(0) => {
                            let zeros = raw.seen().0.iter().take_while(|byte| **byte == 0).count();
                            raw.consume(zeros);
                            self.state = State::Between(raw);
                        }
                        Some(_) => self.state = State::Member(Box::new(GzDecoder::new(raw))),
                    }
                }
                State::Member(mut decoder) => match decoder.read(into) {
                    Ok(0) if !into.is_empty() => self.state = State::Between(decoder.into_inner()),
                    Ok(read) => {
                        self.state = State::Member(decoder);
                        return Ok(read);
                    }
                    Err(error) => {
                        self.state = State::Damaged(decoder.into_inner());
                        return Err(error);
                    }
                },
                State::Damaged(raw) => {
                    self.state = State::Damaged(raw);
                    return Err(io::Error::other("is damaged"));
                }
                State::Gone => return Ok(0),
            }
        }
    }
}
