//! A peekable reader: its buffer can grow without consuming any byte.

use std::io::{self, BufRead, Read};

/// Bytes read at once, and the most that are looked at ahead.
pub(super) const BYTES: usize = 1 << 16;

pub(in crate::ingest::source) struct Peek {
    source: Box<dyn Read + Send>,
    buffer: Vec<u8>,
    at: usize,
    ended: bool,
}

impl Peek {
    pub fn new(source: Box<dyn Read + Send>) -> Self {
        Self { source, buffer: Vec::new(), at: 0, ended: false }
    }

    /// What is in the buffer, and whether reading more would show more.
    pub fn seen(&self) -> (&[u8], bool) {
        let seen = &self.buffer[self.at..];
        (seen, !self.ended && seen.len() < BYTES)
    }

    /// Reads once more, behind what is in the buffer.
    pub fn more(&mut self) -> io::Result<()> {
        self.buffer.drain(..self.at);
        self.at = 0;
        let filled = self.buffer.len();
        self.buffer.resize(filled + BYTES, 0);
        let read = loop {
            match self.source.read(&mut self.buffer[filled..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.buffer.truncate(filled + read.as_ref().map_or(0, |&read| read));
        self.ended = read? == 0;
        Ok(())
    }
}

impl Read for Peek {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let buffered = self.fill_buf()?;
        let taken = buffered.len().min(into.len());
        into[..taken].copy_from_slice(&buffered[..taken]);
        self.consume(taken);
        Ok(taken)
    }
}

impl BufRead for Peek {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.buffer.len() && !self.ended {
            self.more()?;
        }
        Ok(&self.buffer[self.at..])
    }

    fn consume(&mut self, count: usize) {
        self.at = (self.at + count).min(self.buffer.len());
    }
}
