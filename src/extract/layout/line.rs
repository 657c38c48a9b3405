//! The lines of a text, and what the shape of one tells.

use crate::domain::SegmentKind;

use super::boilerplate;
use crate::extract::Stretch;

/// A line that is not blank.
#[derive(Clone, Debug)]
pub(super) struct Line<'t> {
    /// Byte offset of its first character that is no white space.
    pub start: usize,
    /// Its characters, without white space around them.
    pub text: &'t str,
    /// Whether a blank line, or nothing, stands above it.
    pub gap: bool,
    /// What it is, once that is known.
    pub kind: Option<SegmentKind>,
    /// For a line of an embedded block, the words that name the outlet.
    pub outlet: Option<Stretch>,
    /// How many words it has.
    pub words: usize,
    /// How many different phrases of notices stand in it.
    pub notices: u32,
    /// Where in it the last credit of a picture begins.
    pub credit: Option<usize>,
}

impl<'t> Line<'t> {
    /// The byte offset behind its last character.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Its last character, closing quotation marks and brackets left out.
    pub fn last(&self) -> Option<char> {
        self.text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']).chars().next_back()
    }

    /// Whether it ends as a sentence does.
    pub fn ends_sentence(&self) -> bool {
        matches!(self.last(), Some('.' | '!' | '?' | '…' | '。' | '！' | '？'))
    }

    /// Whether it reads as a paragraph of a report: a sentence of some length, or very long.
    pub fn is_prose(&self) -> bool {
        let long = self.words >= 9 && (self.ends_sentence() || self.text.ends_with([':', ',']));
        long || self.words >= 40
    }

    /// Whether words in double quotation marks stand in it.
    pub fn quotes(&self) -> bool {
        self.text.contains(['"', '“', '”', '«']) || self.text.contains("''")
    }

    /// Whether no rule has claimed it, or one has found it to be of the report.
    pub fn is_open(&self) -> bool {
        self.kind.is_none()
    }

    fn new(start: usize, text: &'t str, gap: bool) -> Self {
        Self { start, text, gap, kind: None, outlet: None, words: words(text), notices: 0, credit: None }
    }
}

/// Words of a line, parted by ASCII's white space and by spaces that do not break (`C2 A0`). Scripts that part no words,
/// Han and Kana (`E3` to `E9` begin their characters), have about two characters to a word.
fn words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let begins = |(before, byte): (&u8, &u8)| u8::from(*before <= b' ' && *byte > b' ');
    let behind = bytes.get(1..).unwrap_or_default();
    // Sums of bytes that cannot overflow, which the compiler makes of sixteen at once.
    let pairs = bytes.chunks(255).zip(behind.chunks(255));
    let parted: usize = pairs.map(|(a, b)| usize::from(a.iter().zip(b).map(begins).sum::<u8>())).sum();
    if bytes.is_ascii() {
        return 1 + parted;
    }
    let fixed = bytes.windows(2).filter(|pair| **pair == [0xC2, 0xA0]).count();
    let unparted = bytes.iter().filter(|byte| matches!(byte, 0xE3..=0xE9)).count();
    1 + parted + fixed + unparted / 2
}

/// The lines of `text` that are not blank, with the phrases found in each.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(text.len() / 100 + 8);
    let (mut at, mut gap) = (0, true);
    for end in memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).chain([text.len()]) {
        let raw = &text[at..end];
        let inner = raw.trim_start();
        let start = at + raw.len() - inner.len();
        let inner = inner.trim_end();
        // "\r\n" is one end of line: the empty rest between the two is no blank line.
        let crlf =
            raw.is_empty() && at > 0 && text.as_bytes()[at - 1] == b'\r' && text.as_bytes().get(at) == Some(&b'\n');
        at = end + 1;
        if !inner.is_empty() {
            lines.push(Line::new(start, inner, gap));
            gap = false;
        } else if !crlf {
            gap = true;
        }
    }
    note_phrases(&mut lines);
    lines
}

/// Notes on each line the phrases of notices and picture credits in it.
fn note_phrases(lines: &mut [Line<'_>]) {
    for line in lines {
        let mut seen = 0u64;
        for (at, phrase) in boilerplate::inside(line.text) {
            match phrase {
                boilerplate::Inside::Credit => line.credit = Some(at),
                boilerplate::Inside::Notice(n) => {
                    line.notices += u32::from(seen & (1 << n) == 0);
                    seen |= 1 << n;
                }
            }
        }
    }
}

/// A line's letters and digits in lower case, single spaces for everything between them; for comparing.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’' | '‘') && !folded.ends_with(' ') && !folded.is_empty() {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}
