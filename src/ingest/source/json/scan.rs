//! A scanner for the end of a record, and for its bytes.

use crate::ingest::source::too_large;

/// Where in a JSON text a scan stands.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub depth: u32,
    pub string: bool,
    pub escaped: bool,
    pub begun: bool,
    /// Whether the array that the records stand in has begun.
    pub opened: bool,
}

/// Where a byte stands: in the record, at its end, or outside.
pub(super) enum Step {
    Inside,
    Last,
    /// Outside of it: white space, commas, the array's own brackets.
    Between,
}

impl Scan {
    pub fn step(&mut self, byte: u8, first: bool) -> Step {
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
pub(super) struct RecordBuffer {
    bytes: Vec<u8>,
    most: usize,
    over: bool,
}

impl RecordBuffer {
    pub fn new(most: usize) -> Self {
        Self { bytes: Vec::new(), most, over: false }
    }

    pub fn extend(&mut self, bytes: &[u8]) {
        self.over |= self.bytes.len() + bytes.len() > self.most;
        if self.over {
            self.bytes = Vec::new();
        } else {
            self.bytes.extend_from_slice(bytes);
        }
    }

    pub fn is_blank(&self) -> bool {
        !self.over && self.bytes.iter().all(u8::is_ascii_whitespace)
    }

    pub fn done(self) -> Result<Vec<u8>, String> {
        if self.over { Err(too_large(self.most)) } else { Ok(self.bytes) }
    }
}
