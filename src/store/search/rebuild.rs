//! Rows of the full-text indexes as they follow from what is stored: entered anew, and held against the indexes.
//!
//! # Design
//!
//! An index that another analyzer filled is emptied by the migration that brings the new one, and filled from the stored
//! rows when the file is next opened for writing: some thousand rows a transaction, with the last row noted in it. So a
//! kill loses nothing, and the next program goes on from there.

use super::analysis::fields::{Fields, is_english};
use super::analysis::indexed_text::searched_of;
use super::segments::Kind;
use super::word_rows::WordRows;
use super::writer::IndexWriter;
use crate::store::Result;
use crate::store::sql::builder::{Numbers, Sql};
use crate::store::sql::codec::unpack_segments;
use crate::store::sql::engine::Engine;
use crate::store::sqlite::full_text::{self, FullText};

/// Rows that are read at once to be indexed.
const READ: i64 = 256;
/// Rows that are entered in one transaction; in tests so few that there are several.
const STEP: usize = if cfg!(test) { 2 } else { 4_000 };

/// A row as it is indexed.
pub(in crate::store) struct StoredRow {
    pub number: i64,
    pub fields: Fields,
    /// Whether segments have it: words that were not said are ranked among no others.
    pub ranked: bool,
}

/// Number, title, text, segments of an article, language, speaker, whether it is ranked.
type Columns = (i64, String, String, Vec<u8>, Option<String>, Option<String>, bool);

/// The next rows of an index behind `after`, up to `last`.
pub(in crate::store) async fn stored_rows(
    conn: &mut impl Engine,
    index: FullText,
    after: i64,
    last: i64,
) -> Result<Vec<StoredRow>> {
    let (columns, number) = columns_of(index);
    let mut sql = Sql::with(format!("SELECT {columns} WHERE {number} > ?"), after);
    sql.push(&format!(" AND {number} <= ")).bind(last).push(&format!(" ORDER BY {number} LIMIT ")).bind(READ);
    let rows: Vec<Columns> = sql.all(conn).await?;
    let row = |(number, title, text, segments, language, speaker, ranked): Columns| {
        let english = is_english(language.as_deref());
        let fields = match index {
            FullText::Article => Fields::new(&title, &searched_of(&text, &unpack_segments(&segments)), english),
            FullText::Quote => Fields::of_quote(&text, speaker.as_deref(), english),
            FullText::Claim | FullText::Actor | FullText::Vote => Fields::new(&title, &text, english),
        };
        StoredRow { number, fields, ranked }
    };
    Ok(rows.into_iter().map(row).collect())
}

/// What is read of a row, and its number.
fn columns_of(index: FullText) -> (&'static str, &'static str) {
    match index {
        FullText::Article => (
            "a.id, coalesce(a.title, ''), t.text, t.segments, a.language, NULL, 1 \
             FROM article a CROSS JOIN article_text t ON t.article = a.id",
            "a.id",
        ),
        FullText::Quote => (
            "q.id, '', q.text, x'', a.language, q.speaker_name, q.asserted FROM quote q CROSS JOIN article a ON a.id = q.article",
            "q.id",
        ),
        FullText::Claim => {
            ("c.id, '', c.text, x'', a.language, NULL, 0 FROM claim c CROSS JOIN article a ON a.id = c.article", "c.id")
        }
        // Names are in no language.
        FullText::Actor => (
            "s.id, s.name, coalesce((SELECT group_concat(l.name, ' '\u{1} ORDER BY l.place\u{2}) FROM actor_alias l WHERE l.actor = s.id), ''), x'', \
             'zxx', NULL, 0 FROM actor s",
            "s.id",
        ),
        FullText::Vote => (
            "v.pk, coalesce(v.title, ''), concat_ws(' ', v.agenda_item, v.symbol, v.resolution, v.draft_symbol, v.meeting), \
             x'', 'en', NULL, 0 FROM vote v",
            "v.pk",
        ),
    }
}

/// Enters the rows behind `after` into an index that does not have them, so many or some more; returns the last, if any.
async fn enter_rows(conn: &mut impl Engine, index: FullText, after: i64, wanted: usize) -> Result<Option<i64>> {
    let kind = match index {
        FullText::Article => Some(Kind::Article),
        FullText::Quote => Some(Kind::Quote),
        FullText::Claim | FullText::Actor | FullText::Vote => None,
    };
    let (mut ranked, mut plain) = (kind.map(IndexWriter::new), WordRows::new(index));
    let (mut last, mut count) = (None, 0);
    while count < wanted {
        let rows = stored_rows(conn, index, last.unwrap_or(after), i64::MAX).await?;
        let Some(row) = rows.last() else { break };
        last = Some(row.number);
        count += rows.len();
        for StoredRow { number, fields, ranked: is_ranked } in &rows {
            match &mut ranked {
                Some(writer) if *is_ranked => writer.add(*number, fields),
                Some(writer) => writer.add_unranked(*number, fields),
                None => plain.add(*number, fields),
            }
        }
        if let Some(writer) = &mut ranked {
            writer.write_many(conn).await?;
        }
    }
    if let Some(mut writer) = ranked {
        writer.write(conn).await?;
    }
    plain.run(conn).await?;
    Ok(last)
}

/// Fills an index anew, all at once: of names and votes, which are few.
pub(in crate::store) async fn refill(conn: &mut impl Engine, index: FullText) -> Result<()> {
    index.clear(conn).await?;
    enter_rows(conn, index, 0, usize::MAX).await?;
    full_text::rebuilt(conn, index.table()).await
}

/// Enters these actors, given by their numbers, by their names.
pub(in crate::store) async fn enter_actors(conn: &mut impl Engine, numbers: &Numbers) -> Result<()> {
    let sql = "SELECT id, name FROM actor WHERE id IN (SELECT value FROM json_each(?))";
    let rows: Vec<(i64, String)> = Sql::with(sql, numbers).all(conn).await?;
    let mut insert = WordRows::new(FullText::Actor);
    for (number, name) in rows {
        insert.add(number, &Fields::new(&name, "", false));
    }
    insert.run(conn).await
}

/// Goes on with the rebuilding that a migration has begun, by the rows of one transaction.
pub(in crate::store) async fn step(conn: &mut impl Engine) -> Result<()> {
    let Some((table, after)) = full_text::next_rebuild(conn).await? else { return Ok(()) };
    let Some(index) = FullText::ALL.into_iter().find(|index| index.table() == table) else {
        return full_text::rebuilt(conn, &table).await;
    };
    match enter_rows(conn, index, after, STEP).await? {
        Some(last) => full_text::rebuilt_up_to(conn, &table, last).await,
        None => full_text::rebuilt(conn, &table).await,
    }
}
