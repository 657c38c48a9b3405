//! The index writer: puts words into both indexes of a type, FTS5's and the segments.
//!
//! # Design
//!
//! Each statement that enters words makes a segment of FTS5 and a segment, which are merged with others later: the more
//! rows they have, the less often a word is written. So the rows of a whole transaction wait for its end, or until
//! there are [`MOST`] bytes of them.

use sqlx::SqliteConnection;

use super::segment::SegmentBuilder;
use super::segments::{Kind, NewSegment};
use crate::store::Result;
use crate::store::sql::builder::Insert;

/// Bytes of words that wait at most, of one kind.
const MOST: usize = 16 << 20;
/// Numbers between two rows that nothing has, at most, in one segment: each costs two bytes.
const GAP: i64 = 4_096;

/// Rows of one kind that wait to be written.
#[derive(Debug)]
pub(in crate::store) struct IndexWriter {
    kind: Kind,
    insert: Insert,
    segments: Vec<NewSegment>,
    bytes: usize,
}

impl IndexWriter {
    pub fn new(kind: Kind) -> Self {
        let into = match kind {
            Kind::Article => "article_fts (rowid, title, body)",
            Kind::Quote => "quote_fts (rowid, text)",
        };
        Self { kind, insert: Insert::words(into), segments: Vec::new(), bytes: 0 }
    }

    /// Adds the next row to FTS5's index alone: it can be found, and is ranked among no others.
    pub fn add_unranked(&mut self, number: i64, texts: &[(&str, u32)]) {
        enter(&mut self.insert, number, texts.iter().map(|(text, _)| *text));
        self.bytes += texts.iter().map(|(text, _)| text.len()).sum::<usize>();
    }

    /// Adds the next row: its texts as words parted by spaces, each text with what a word in it weighs.
    pub fn add(&mut self, number: i64, texts: &[(&str, u32)]) {
        self.add_unranked(number, texts);
        match self.segments.last_mut() {
            Some(segment) if number - segment.next() <= GAP => segment.add(number, texts),
            _ => {
                let mut segment = NewSegment { kind: self.kind, first: number, rows: SegmentBuilder::default() };
                segment.add(number, texts);
                self.segments.push(segment);
            }
        }
    }

    /// Writes them where there are many.
    pub async fn write_many(&mut self, conn: &mut SqliteConnection) -> Result<()> {
        if self.bytes > MOST { self.write(conn).await } else { Ok(()) }
    }

    pub async fn write(&mut self, conn: &mut SqliteConnection) -> Result<()> {
        let Self { insert, segments, .. } = std::mem::replace(self, Self::new(self.kind));
        insert.run(conn).await?;
        for segment in segments {
            segment.write(conn).await?;
        }
        Ok(())
    }
}

/// Adds a row to those of an index of FTS5: the headline and the report, or the quote.
pub(in crate::store) fn enter<'t>(words: &mut Insert, number: i64, mut texts: impl Iterator<Item = &'t str>) {
    match (texts.next(), texts.next()) {
        (Some(title), Some(body)) => words.row([number.into(), title.into(), body.into()]),
        (Some(text), None) => words.row([number.into(), text.into()]),
        (None, _) => {}
    }
}
