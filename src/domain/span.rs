//! Spans: where a finding stands in its text.
//!
//! Spans count **Unicode code points** (what Python slices) wherever they leave the program. Inside
//! `extract` offsets are bytes, because that is what Rust slices; [`CodePoints`] converts once.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A half-open stretch of a stored text, in Unicode code points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub struct Span {
    /// Offset of the first code point.
    #[schema(example = 352)]
    pub start: u32,
    /// Offset behind the last code point.
    #[schema(example = 436)]
    pub end: u32,
}

impl Span {
    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a code point.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// Converts between byte offsets and code-point offsets of one text, both ways in constant time.
///
/// Keeps the code-point offset of every 64th byte, so it costs a sixteenth of the text, and nothing
/// at all for a text in ASCII.
#[derive(Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    /// Code points before byte `64 * i`; empty for ASCII, where both counts agree.
    marks: Vec<u32>,
}

/// Context kept on each side of a finding, in characters.
const CONTEXT: u32 = 32;
const STRIDE: usize = 64;
/// Marks looked at one after the other, before all are searched.
const NEAR: usize = 8;
/// Bytes that are counted at once.
const STEP: usize = 16;

impl<'t> CodePoints<'t> {
    /// Indexes the code points of `text` in one pass.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self { text, marks: Vec::new() };
        }
        let mut seen = 0u32;
        let marks = text
            .as_bytes()
            .chunks(STRIDE)
            .map(|chunk| {
                let before = seen;
                seen += count(chunk);
                before
            })
            .collect();
        Self { text, marks }
    }

    /// The code-point offset of a byte offset; an offset inside a character counts as its end, one
    /// past the text as the text's.
    #[must_use]
    pub fn offset(&self, byte: usize) -> u32 {
        let byte = byte.min(self.text.len());
        if self.marks.is_empty() {
            return u32::try_from(byte).unwrap_or(u32::MAX);
        }
        let mark = (byte / STRIDE).min(self.marks.len() - 1);
        self.marks[mark] + count(&self.text.as_bytes()[mark * STRIDE..byte])
    }

    /// The span of a byte range.
    #[must_use]
    pub fn span(&self, bytes: std::ops::Range<usize>) -> Span {
        Span { start: self.offset(bytes.start), end: self.offset(bytes.end) }
    }

    /// The byte offset of a code-point offset; one past the text is the text's end.
    #[must_use]
    pub fn byte(&self, offset: u32) -> usize {
        if self.marks.is_empty() {
            return (offset as usize).min(self.text.len());
        }
        let mark = self.mark(offset);
        // A mark may fall inside a character; the next boundary begins the character counted next.
        let mut from = mark * STRIDE;
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let mut rest = offset - self.marks[mark];
        let bytes = self.text.as_bytes();
        while let Some(within) = bytes.get(from..from + STEP).map(count).filter(|&within| within <= rest) {
            (from, rest) = (from + STEP, rest - within);
        }
        let mut begins = bytes[from..].iter().enumerate().filter(|(_, byte)| begins(**byte));
        begins.nth(rest as usize).map_or(bytes.len(), |(at, _)| from + at)
    }

    /// The last mark that is not behind a code-point offset.
    fn mark(&self, offset: u32) -> usize {
        // A character has one byte at least, and most have no more: the mark is here or a few further on.
        let near = (offset as usize / STRIDE).min(self.marks.len());
        let behind = |mark: &&u32| **mark <= offset;
        let steps = self.marks[near..].iter().take(NEAR).take_while(behind).count();
        let found = if steps < NEAR { near + steps } else { self.marks.partition_point(|mark| *mark <= offset) };
        found.saturating_sub(1)
    }

    /// What stands before and behind a span, up to 32 characters each.
    #[must_use]
    pub fn context(&self, span: Span) -> [&'t str; 2] {
        let before = Span { start: span.start.saturating_sub(CONTEXT), end: span.start };
        let behind = Span { start: span.end, end: span.end.saturating_add(CONTEXT) };
        [self.slice(before), self.slice(behind)]
    }

    /// The characters of a span; what lies past the text is left out.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'t str {
        let (start, end) = (self.byte(span.start), self.byte(span.end));
        self.text.get(start..end.max(start)).unwrap_or_default()
    }
}

/// How many code points begin in these bytes.
fn count(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.iter().filter(|byte| begins(**byte)).count()).unwrap_or(u32::MAX)
}

/// All but the continuation bytes `10xxxxxx` begin a code point.
const fn begins(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_agree_with_counting_characters() {
        let text = "„Wir“ – naïve café 北京 😀 ".repeat(20);
        let points = CodePoints::new(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            let n = u32::try_from(n).unwrap();
            assert_eq!((points.offset(byte), points.byte(n)), (n, byte));
        }
        assert_eq!(points.byte(u32::MAX), text.len());
        assert_eq!(points.slice(Span { start: 1, end: 4 }), "Wir");
    }

    #[test]
    fn ascii_needs_no_marks() {
        let points = CodePoints::new("plain text");
        assert_eq!((points.offset(6), points.byte(6), points.byte(99)), (6, 6, 10));
    }
}
