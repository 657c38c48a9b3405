//! Segments in the database: written with their rows, marked where rows are deleted, merged when there are many.

use super::merge_policy::{Merge, SegmentSpan, next_merge, wants_rewrite};
use super::segment::{MergeInput, SegmentBuilder, is_deleted, lengths, mark_deleted, merge, pack_lengths};
use crate::store::Result;
use crate::store::sql::builder::{Insert, Sql, Value};
use crate::store::sql::engine::Engine;
use crate::store::sql::from_row::from_row;
use crate::store::sqlite::full_text::FullText;

/// What the rows of a segment are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Kind {
    Article = 0,
    Quote = 1,
}

impl Kind {
    /// The index of FTS5 over the same rows.
    pub const fn full_text(self) -> FullText {
        match self {
            Self::Article => FullText::Article,
            Self::Quote => FullText::Quote,
        }
    }
}

impl From<Kind> for Value {
    fn from(kind: Kind) -> Self {
        Self::Int(kind as i64)
    }
}

/// A segment to be written: rows of one kind whose numbers run on from `first`.
#[derive(Debug)]
pub(in crate::store) struct NewSegment {
    pub kind: Kind,
    pub first: i64,
    pub rows: SegmentBuilder,
}

impl NewSegment {
    /// The number that would be the next.
    pub fn next(&self) -> i64 {
        self.first + i64::try_from(self.rows.lengths.len()).unwrap_or_default()
    }

    /// Adds a row, as [`SegmentBuilder::row`]; those between it and the last are passed over.
    pub fn add(&mut self, number: i64, texts: &[(&str, u32)]) {
        self.rows.skip_to(usize::try_from(number - self.first).unwrap_or_default());
        self.rows.row(texts);
    }

    /// Writes it, and merges as long as the policy says so.
    pub async fn write(self, conn: &mut impl Engine) -> Result<()> {
        if self.rows.count == 0 {
            return Ok(());
        }
        let Self { kind, first, rows } = self;
        let meta = SegmentMeta { kind, level: 0, first, row_count: rows.count, word_count: rows.word_count() };
        let (lengths, blocks) = rows.finish();
        insert(conn, meta, &lengths, blocks).await?;
        while let Some(merge) = next_merge(&spans(conn, kind).await?) {
            let mut condition = Sql::with("s.level = ?", merge.level);
            condition.push(" AND s.first BETWEEN ").bind(merge.from).push(" AND ").bind(merge.to);
            let Merge { level, .. } = merge;
            let segments = SegmentRow::select(conn, kind, &condition).await?;
            replace(conn, kind, level + 1, segments).await?;
        }
        Ok(())
    }
}

/// What the policy decides by, in its order.
async fn spans(conn: &mut impl Engine, kind: Kind) -> Result<Vec<SegmentSpan>> {
    let sql = "SELECT level, first, last FROM index_segment WHERE kind = ? ORDER BY level, first";
    let spans: Vec<(i64, i64, i64)> = Sql::with(sql, kind).all(conn).await?;
    Ok(spans.into_iter().map(|(level, first, last)| SegmentSpan { level, first, last }).collect())
}

/// A segment's columns but those that follow from its lengths.
struct SegmentMeta {
    kind: Kind,
    level: i64,
    first: i64,
    row_count: i64,
    word_count: i64,
}

async fn insert(
    conn: &mut impl Engine,
    meta: SegmentMeta,
    lengths: &[u16],
    blocks: Vec<(String, Vec<u8>)>,
) -> Result<()> {
    let last = meta.first + i64::try_from(lengths.len()).unwrap_or_default() - 1;
    let into = "INSERT INTO index_segment (kind, level, first, last, row_count, word_count, deleted) VALUES ";
    let mut sql = Sql::new(into);
    sql.tuple([
        meta.kind.into(),
        meta.level.into(),
        meta.first.into(),
        last.into(),
        meta.row_count.into(),
        meta.word_count.into(),
        Value::Blob(Vec::new()),
    ]);
    sql.push(" RETURNING id");
    let (id,): (i64,) = sql.first(conn).await?.unwrap_or_default();
    let mut sql = Sql::new("INSERT INTO index_lengths (segment, data) VALUES ");
    sql.tuple([Value::Int(id), pack_lengths(lengths).into()]);
    sql.run(conn).await?;
    let mut rows = Insert::new("index_block (segment, first, data)");
    for (term, data) in blocks {
        rows.row([id.into(), term.into(), data.into()]);
    }
    rows.run(conn).await
}

/// A segment as it is stored, but for its blocks.
pub(in crate::store) struct SegmentRow {
    pub id: i64,
    pub level: i64,
    pub first: i64,
    pub last: i64,
    /// Rows that are not deleted.
    pub row_count: i64,
    pub word_count: i64,
    /// The deleted rows, a bit each.
    pub deleted: Vec<u8>,
    /// Field lengths, two bytes a row.
    pub lengths: Vec<u8>,
}

from_row!(SegmentRow { id, level, first, last, row_count, word_count, deleted, lengths });

impl SegmentRow {
    /// The segments of a kind that meet a condition on `s`, in the order of their rows.
    pub async fn select(conn: &mut impl Engine, kind: Kind, condition: &Sql) -> Result<Vec<Self>> {
        let mut sql = Sql::with(
            "SELECT s.id, s.level, s.first, s.last, s.row_count, s.word_count, s.deleted, l.data AS lengths \
             FROM index_segment s CROSS JOIN index_lengths l ON l.segment = s.id WHERE s.kind = ?",
            kind,
        );
        if !condition.text.is_empty() {
            sql.push(" AND ").append(condition);
        }
        sql.push(" ORDER BY s.first");
        sql.all(conn).await
    }

    /// Its blocks of postings, in their order.
    pub async fn blocks(&self, conn: &mut impl Engine) -> Result<Vec<Vec<u8>>> {
        let sql = "SELECT data FROM index_block WHERE segment = ? ORDER BY first";
        let blocks: Vec<(Vec<u8>,)> = Sql::with(sql, self.id).all(conn).await?;
        Ok(blocks.into_iter().map(|(block,)| block).collect())
    }

    /// How many rows there are, the deleted included.
    pub fn rows(&self) -> usize {
        self.lengths.len() / 2
    }

    /// How many words a row has.
    pub fn length(&self, row: u32) -> u16 {
        let at = row as usize * 2;
        self.lengths.get(at..at + 2).map_or(0, |pair| u16::from_le_bytes([pair[0], pair[1]]))
    }

    async fn delete(&self, conn: &mut impl Engine) -> Result<()> {
        Sql::with("DELETE FROM index_segment WHERE id = ?", self.id).run(conn).await?;
        Ok(())
    }
}

/// Puts one segment in the place of several, without their deleted rows.
async fn replace(conn: &mut impl Engine, kind: Kind, level: i64, segments: Vec<SegmentRow>) -> Result<()> {
    let (Some(first), Some(last)) = (segments.first(), segments.last()) else { return Ok(()) };
    let (first, last) = (first.first, last.last);
    let place = |number: i64| usize::try_from(number - first).unwrap_or_default();
    let mut all_lengths = vec![0; place(last) + 1];
    let (mut inputs, mut row_count, mut word_count) = (Vec::new(), 0, 0);
    for segment in segments {
        let from = place(segment.first);
        for (row, length) in (0u32..).zip(lengths(&segment.lengths)) {
            if !is_deleted(&segment.deleted, row) {
                all_lengths[from + row as usize] = length;
            }
        }
        row_count += segment.row_count;
        word_count += segment.word_count;
        let blocks = segment.blocks(conn).await?;
        segment.delete(conn).await?;
        let from = u32::try_from(from).unwrap_or(u32::MAX);
        inputs.push(MergeInput { blocks, from, deleted: segment.deleted });
    }
    let merged = merge(&inputs);
    drop(inputs);
    insert(conn, SegmentMeta { kind, level, first, row_count, word_count }, &all_lengths, merged).await
}

/// Marks rows as deleted.
pub(in crate::store) async fn delete_rows(conn: &mut impl Engine, kind: Kind, numbers: &[i64]) -> Result<()> {
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    let (Some(least), Some(most)) = (numbers.first(), numbers.last()) else { return Ok(()) };
    let mut condition = Sql::with("s.last >= ?", *least);
    condition.push(" AND s.first <= ").bind(*most);
    for mut segment in SegmentRow::select(conn, kind, &condition).await? {
        let gone = numbers.iter().filter(|&&number| (segment.first..=segment.last).contains(&number));
        let lengths = lengths(&segment.lengths);
        let before = segment.row_count;
        for number in gone {
            let row = usize::try_from(number - segment.first).unwrap_or_default();
            mark_deleted(&mut segment.deleted, u32::try_from(row).unwrap_or(u32::MAX), lengths.len());
            segment.row_count -= 1;
            segment.word_count -= i64::from(lengths.get(row).copied().unwrap_or_default());
        }
        let deleted: u32 = segment.deleted.iter().map(|bits| bits.count_ones()).sum();
        if segment.row_count == 0 {
            segment.delete(conn).await?;
        } else if wants_rewrite(segment.row_count, deleted.into()) {
            replace(conn, kind, segment.level, vec![segment]).await?;
        } else if segment.row_count < before {
            let mut sql = Sql::new("UPDATE index_segment SET (row_count, word_count, deleted) = ");
            sql.tuple([segment.row_count.into(), segment.word_count.into(), Value::Blob(segment.deleted)]);
            sql.push(" WHERE id = ").bind(segment.id);
            sql.run(conn).await?;
        }
    }
    Ok(())
}
