//! One text, read once: what every stage of the extractor looks at.

use super::noun_phrase::{self, Phrase};
use super::quotation_marks::{self, Quoted};
use super::sentence::{self, Tokens};
use super::token::Token;
use super::tokenizer;
use crate::domain::SegmentKind;

/// A half-open stretch of the text in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stretch {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Stretch {
    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// As a range for slicing.
    #[must_use]
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A labelled stretch of the text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// What the stretch is: body, title, furniture.
    pub kind: SegmentKind,
    /// Where the stretch stands in the text.
    pub span: Stretch,
}

/// A text with its tokens, paragraphs, sentences, quoted runs and phrases, all in order.
#[derive(Debug)]
pub struct Doc<'t> {
    /// The text that all offsets are of.
    pub text: &'t str,
    /// Its tokens in order, without white space.
    pub tokens: Vec<Token>,
    /// Its lines that are not empty.
    pub paragraphs: Vec<Tokens>,
    /// Its sentences, those within quotation marks too.
    pub sentences: Vec<Tokens>,
    /// Its sentences, whatever stands in quotation marks within one belonging to it.
    pub statements: Vec<Tokens>,
    /// The runs between quotation marks, by their beginning.
    pub quoted: Vec<Quoted>,
    /// What can name someone.
    pub phrases: Vec<Phrase>,
    /// What the stretches of the text are, without overlap; empty without labels.
    pub segments: Vec<Labelled>,
}

impl<'t> Doc<'t> {
    /// Reads `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut tokens = tokenizer::tokenize(text);
        let paragraphs = sentence::paragraphs(&tokens);
        let quoted = quotation_marks::pair(&mut tokens, &paragraphs);
        let sentences = sentence::sentences(text, &tokens);
        let statements = sentence::statements(&sentences, &quoted);
        let phrases = noun_phrase::phrases(text, &tokens);
        Self { text, tokens, paragraphs, sentences, statements, quoted, phrases, segments: Vec::new() }
    }

    /// What was read, without the text, so that both can be handed to another thread.
    #[must_use]
    pub fn without_text(self) -> Doc<'static> {
        let Self { text: _, tokens, paragraphs, sentences, statements, quoted, phrases, segments } = self;
        Doc { text: "", tokens, paragraphs, sentences, statements, quoted, phrases, segments }
    }

    /// The characters of a token.
    #[must_use]
    pub fn word(&self, index: u32) -> &'t str {
        self.tokens.get(index as usize).map_or("", |token| token.text(self.text))
    }

    /// The characters of a stretch.
    #[must_use]
    pub fn slice(&self, span: Stretch) -> &'t str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The bytes from the first to the last of these tokens.
    #[must_use]
    pub fn span(&self, tokens: Tokens) -> Stretch {
        match self.tokens.get(tokens.range()) {
            Some([first, .., last]) => Stretch { start: first.start, end: last.end },
            Some([only]) => Stretch { start: only.start, end: only.end },
            _ => Stretch::default(),
        }
    }

    /// The index of the first token that ends behind this byte.
    #[must_use]
    pub fn token_at(&self, byte: u32) -> u32 {
        index(self.tokens.partition_point(|token| token.end <= byte))
    }

    /// The index of the sentence with this token.
    #[must_use]
    pub fn sentence_of(&self, token: u32) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= token)
    }

    /// The index of the statement with this token.
    #[must_use]
    pub fn statement_of(&self, token: u32) -> usize {
        self.statements.partition_point(|statement| statement.end <= token)
    }

    /// The index of the paragraph with this token.
    #[must_use]
    pub fn paragraph_of(&self, token: u32) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.end <= token)
    }

    /// What the text is at this byte; body without labels.
    #[must_use]
    pub fn kind_at(&self, byte: u32) -> SegmentKind {
        let at = self.segments.partition_point(|segment| segment.span.end <= byte);
        match self.segments.get(at) {
            Some(segment) if segment.span.start <= byte => segment.kind,
            _ => SegmentKind::Body,
        }
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
