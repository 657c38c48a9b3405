//! Reads a source in UTF-16 as UTF-8, a chunk at a time.

use std::io::{BufRead, Read};

use encoding_rs::{CoderResult, Decoder, Encoding};

/// A source in UTF-16, read as UTF-8.
pub(super) struct Decoding {
    source: Box<dyn BufRead + Send>,
    decoder: Decoder,
    text: Vec<u8>,
    at: usize,
    finished: bool,
}

impl Decoding {
    /// Reads `source`, whose byte-order mark is passed, in `encoding`.
    pub fn new(source: Box<dyn BufRead + Send>, encoding: &'static Encoding) -> Self {
        Self { source, decoder: encoding.new_decoder_without_bom_handling(), text: Vec::new(), at: 0, finished: false }
    }
}

impl Read for Decoding {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        while self.at == self.text.len() {
            if self.finished {
                return Ok(0);
            }
            let chunk = self.source.fill_buf()?;
            let last = chunk.is_empty();
            self.text.resize(1 << 16, 0);
            let (result, read, written, _) = self.decoder.decode_to_utf8(chunk, &mut self.text, last);
            self.source.consume(read);
            self.text.truncate(written);
            self.at = 0;
            self.finished = last && result == CoderResult::InputEmpty;
        }
        let count = buffer.len().min(self.text.len() - self.at);
        buffer[..count].copy_from_slice(&self.text[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}
