//! Words of the full-text indexes, made from the stored texts.

use std::fmt::Write as _;

use sqlx::SqliteConnection;

use super::rows::{separate, text};
use crate::store::Result;
use crate::store::search::analysis::vectors::vectors;
use crate::store::search::rebuild::{StoredRow, stored_rows};
use crate::store::sqlite::full_text::FullText;

/// The columns of an index's table.
pub(super) fn columns(index: FullText) -> &'static str {
    if is_ranked_by_words(index) {
        "rowid, part, words, title, text, title_stems, text_stems, word_count"
    } else {
        "rowid, part, words"
    }
}

/// Whether the words themselves are kept: no segments rank them.
fn is_ranked_by_words(index: FullText) -> bool {
    matches!(index, FullText::Actor | FullText::Vote)
}

/// The next rows behind a number as lines, and the last one's number; none where there are no more.
pub(super) async fn lines(
    conn: &mut SqliteConnection,
    index: FullText,
    after: i64,
    lines: &mut String,
) -> Result<Option<i64>> {
    let rows = stored_rows(conn, index, after, i64::MAX).await?;
    for StoredRow { number, fields, .. } in &rows {
        for (part, vector) in vectors(fields).iter().enumerate() {
            let _ = write!(lines, "{number}\t{part}\t");
            text(lines, vector)?;
            if is_ranked_by_words(index) {
                for (field, _) in fields.weighed() {
                    separate(lines, 1);
                    text(lines, field)?;
                }
                let words = fields.weighed().iter().flat_map(|(field, _)| field.split_ascii_whitespace()).count();
                let _ = write!(lines, "\t{words}");
            }
            lines.push('\n');
        }
    }
    Ok(rows.last().map(|row| row.number))
}
