//! The index writer: puts words into both indexes of a type, FTS5's and the segments.
//!
//! # Design
//!
//! Each statement that enters words makes a segment of FTS5 and a segment, which are merged with others later: the more
//! rows they have, the less often a word is written. So the rows of a whole transaction wait for its end, or until
//! there are [`MOST`] bytes of them.

use super::analysis::fields::Fields;
use super::segment::SegmentBuilder;
use super::segments::{Kind, NewSegment};
use super::word_rows::WordRows;
use crate::store::Result;
use crate::store::sql::engine::Engine;

/// Bytes of words that wait at most, of one kind.
const MOST: usize = 16 << 20;
/// Numbers between two rows that nothing has, at most, in one segment: each costs two bytes.
const GAP: i64 = 4_096;

/// Rows of one kind that wait to be written.
#[derive(Debug)]
pub(in crate::store) struct IndexWriter {
    kind: Kind,
    rows: WordRows,
    segments: Vec<NewSegment>,
    bytes: usize,
}

impl IndexWriter {
    pub fn new(kind: Kind) -> Self {
        Self { kind, rows: WordRows::new(kind.full_text()), segments: Vec::new(), bytes: 0 }
    }

    /// Adds the next row to FTS5's index alone: it can be found, and is ranked among no others.
    pub fn add_unranked(&mut self, number: i64, fields: &Fields) {
        self.rows.add(number, fields);
        self.bytes += fields.bytes();
    }

    /// Adds the next row.
    pub fn add(&mut self, number: i64, fields: &Fields) {
        self.add_unranked(number, fields);
        let texts = fields.weighed();
        match self.segments.last_mut() {
            Some(segment) if number - segment.next() <= GAP => segment.add(number, &texts),
            _ => {
                let mut segment = NewSegment { kind: self.kind, first: number, rows: SegmentBuilder::default() };
                segment.add(number, &texts);
                self.segments.push(segment);
            }
        }
    }

    /// Writes them where there are many.
    pub async fn write_many(&mut self, conn: &mut impl Engine) -> Result<()> {
        if self.bytes > MOST { self.write(conn).await } else { Ok(()) }
    }

    pub async fn write(&mut self, conn: &mut impl Engine) -> Result<()> {
        let Self { rows, segments, .. } = std::mem::replace(self, Self::new(self.kind));
        rows.run(conn).await?;
        for segment in segments {
            segment.write(conn).await?;
        }
        Ok(())
    }
}
