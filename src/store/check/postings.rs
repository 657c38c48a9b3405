//! Integrity check of the ranking index: every segment is built anew from its rows and compared.

use sqlx::SqliteConnection;

use super::Checked;
use crate::store::Result;
use crate::store::search::indexed_text::searched_of;
use crate::store::search::query_parser::folded;
use crate::store::search::segment::{BODY, MergeInput, SegmentBuilder, TITLE, is_deleted, lengths, merge};
use crate::store::search::segments::{Kind, NewSegment, SegmentRow};
use crate::store::sql::builder::Sql;
use crate::store::sql::codec::unpack_segments;

/// Rows that are read at once to be indexed.
const READ: i64 = 256;

/// A row's words with what they weigh.
pub(super) struct IndexedRow {
    pub number: i64,
    pub texts: Vec<(String, u32)>,
    /// Whether segments have it: words that were not said are ranked among no others.
    pub ranked: bool,
}

/// The words of the next rows behind `after`, up to `last`.
pub(super) async fn indexed_rows(
    conn: &mut SqliteConnection,
    kind: Kind,
    after: i64,
    last: i64,
) -> Result<Vec<IndexedRow>> {
    let tables = match kind {
        Kind::Article => {
            "a.id, coalesce(a.title, ''), t.text, t.segments, 1 FROM article a CROSS JOIN article_text t ON t.article = a.id"
        }
        Kind::Quote => "a.id, '', a.text, x'', a.asserted FROM quote a",
    };
    let mut sql = Sql::with(format!("SELECT {tables} WHERE a.id > ?"), after);
    sql.push(" AND a.id <= ").bind(last).push(" ORDER BY a.id LIMIT ").bind(READ);
    let rows: Vec<(i64, String, String, Vec<u8>, bool)> = sql.all(conn).await?;
    let words = |(number, title, text, segments, ranked): (i64, String, String, Vec<u8>, bool)| {
        let texts = match kind {
            Kind::Article => {
                let body = searched_of(&text, &unpack_segments(&segments));
                vec![(folded(&title), TITLE), (folded(&body), BODY)]
            }
            Kind::Quote => vec![(folded(&text), BODY)],
        };
        IndexedRow { number, texts, ranked }
    };
    Ok(rows.into_iter().map(words).collect())
}

/// Builds every segment anew from its rows, and compares.
pub(super) async fn check(conn: &mut SqliteConnection, checked: &mut Checked) -> Result<()> {
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
async fn rebuild(conn: &mut SqliteConnection, kind: Kind, segment: &SegmentRow) -> Result<SegmentBuilder> {
    let mut again = NewSegment { kind, first: segment.first, rows: SegmentBuilder::default() };
    let mut after = segment.first - 1;
    loop {
        let read = indexed_rows(conn, kind, after, segment.last).await?;
        let Some(last) = read.last() else { break };
        after = last.number;
        for row in read.iter().filter(|row| row.ranked) {
            let texts: Vec<(&str, u32)> = row.texts.iter().map(|(text, weight)| (text.as_str(), *weight)).collect();
            again.add(row.number, &texts);
        }
    }
    let mut rows = again.rows;
    rows.skip_to(usize::try_from(segment.last - segment.first + 1).unwrap_or_default());
    Ok(rows)
}

/// Whether a stored segment is the expected one: counts, lengths and postings of all rows that are not deleted.
async fn same(conn: &mut SqliteConnection, segment: &SegmentRow, expected: SegmentBuilder) -> Result<bool> {
    let counts = (expected.count, expected.word_count());
    let (expected_lengths, expected_blocks) = expected.finish();
    let alive = (0u32..)
        .zip(lengths(&segment.lengths))
        .map(|(row, length)| if is_deleted(&segment.deleted, row) { 0 } else { length });
    let blocks = segment.blocks(conn).await?;
    let stored = merge(&[MergeInput { blocks, from: 0, deleted: segment.deleted.clone() }]);
    Ok(alive.eq(expected_lengths) && counts == (segment.row_count, segment.word_count) && stored == expected_blocks)
}
