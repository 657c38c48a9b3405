//! Integrity check of the ranking index: every segment is built anew from its rows and compared.

use super::Checked;
use crate::store::Result;
use crate::store::search::rebuild::stored_rows;
use crate::store::search::segment::{MergeInput, SegmentBuilder, is_deleted, lengths, merge};
use crate::store::search::segments::{Kind, NewSegment, SegmentRow};
use crate::store::sql::builder::Sql;
use crate::store::sql::engine::Engine;

/// Builds every segment anew from its rows, and compares.
pub(super) async fn check(conn: &mut impl Engine, checked: &mut Checked) -> Result<()> {
    for (kind, table, ranked) in [(Kind::Article, "article", "TRUE"), (Kind::Quote, "quote", "asserted")] {
        let mut row_count = 0;
        for segment in SegmentRow::select(conn, kind, &Sql::default()).await? {
            let expected = rebuild(conn, kind, &segment).await?;
            row_count += expected.count;
            if !same(conn, &segment, expected).await? {
                checked.fault(
                    format!("segment of {table}s {}..{}", segment.first, segment.last),
                    "its words are not those of its rows",
                );
            }
        }
        let sql = format!("SELECT count(*) FROM {table} WHERE {ranked}");
        let (count,): (i64,) = Sql::new(sql).first(conn).await?.unwrap_or_default();
        if count != row_count {
            checked.fault(table, format!("of {count} rows {row_count} can be ranked"));
        }
    }
    Ok(())
}

/// The segment that its rows make.
async fn rebuild(conn: &mut impl Engine, kind: Kind, segment: &SegmentRow) -> Result<SegmentBuilder> {
    let mut again = NewSegment { kind, first: segment.first, rows: SegmentBuilder::default() };
    let mut after = segment.first - 1;
    loop {
        let read = stored_rows(conn, kind.full_text(), after, segment.last).await?;
        let Some(last) = read.last() else { break };
        after = last.number;
        for row in read.iter().filter(|row| row.ranked) {
            again.add(row.number, &row.fields.weighed());
        }
    }
    let mut rows = again.rows;
    rows.skip_to(usize::try_from(segment.last - segment.first + 1).unwrap_or_default());
    Ok(rows)
}

/// Whether a stored segment is the expected one: counts, lengths and postings of all rows that are not deleted.
async fn same(conn: &mut impl Engine, segment: &SegmentRow, expected: SegmentBuilder) -> Result<bool> {
    let counts = (expected.count, expected.word_count());
    let (expected_lengths, expected_blocks) = expected.finish();
    let alive = (0u32..)
        .zip(lengths(&segment.lengths))
        .map(|(row, length)| if is_deleted(&segment.deleted, row) { 0 } else { length });
    let blocks = segment.blocks(conn).await?;
    let stored = merge(&[MergeInput { blocks, from: 0, deleted: segment.deleted.clone() }]);
    Ok(alive.eq(expected_lengths) && counts == (segment.row_count, segment.word_count) && stored == expected_blocks)
}
