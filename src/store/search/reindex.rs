//! Slabs from what is stored: for files written before there were any, and to prove that they are right.

use sqlx::SqliteConnection;

use super::indexed_text::searched_of;
use super::query_parser::folded;
use super::segment::{BODY, Building, Part, TITLE, is_dead, join, lengths};
use super::segments::{Kind, Slab};
use super::writer::Words;
use crate::store::Result;
use crate::store::check::Checked;
use crate::store::sql::builder::Sql;
use crate::store::sql::codec::unpack_segments;

/// Rows that are read at once to be indexed.
const READ: i64 = 256;

/// A row's words with what they weigh.
pub(in crate::store) struct Row {
    pub number: i64,
    pub texts: Vec<(String, u32)>,
    /// Whether the slabs have it: words that were not said are ranked among no others.
    pub ranked: bool,
}

/// The words of the next rows behind `after`, up to `last`.
pub(in crate::store) async fn read(conn: &mut SqliteConnection, kind: Kind, after: i64, last: i64) -> Result<Vec<Row>> {
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
        Row { number, texts, ranked }
    };
    Ok(rows.into_iter().map(words).collect())
}

/// The texts with their weights, as [`Slab::add`] takes them.
fn texts(texts: &[(String, u32)]) -> Vec<(&str, u32)> {
    texts.iter().map(|(text, weight)| (text.as_str(), *weight)).collect()
}

/// Indexes everything anew where a file was written before there were slabs.
pub(in crate::store) async fn build_missing(conn: &mut SqliteConnection) -> Result<()> {
    let sql = "SELECT (SELECT count(*) FROM article) - (SELECT coalesce(sum(row_count), 0) FROM slab WHERE kind = 0)";
    let missing: Option<(i64,)> = Sql::new(sql).first(conn).await?;
    if missing.is_none_or(|(missing,)| missing == 0) {
        return Ok(());
    }
    Sql::new("DELETE FROM slab").run(conn).await?;
    for (kind, table) in [(Kind::Article, "article_fts"), (Kind::Quote, "quote_fts")] {
        Sql::new(format!("INSERT INTO {table} ({table}) VALUES ('delete-all')")).run(conn).await?;
        let (mut words, mut after) = (Words::new(kind), 0);
        loop {
            let rows = read(conn, kind, after, i64::MAX).await?;
            let Some(last) = rows.last() else { break };
            after = last.number;
            for row in &rows {
                let texts = texts(&row.texts);
                if row.ranked { words.add(row.number, &texts) } else { words.add_unranked(row.number, &texts) }
            }
            words.write_many(conn).await?;
        }
        words.write(conn).await?;
    }
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Stored {
    id: i64,
    first: i64,
    last: i64,
    row_count: i64,
    word_count: i64,
    dead: Vec<u8>,
    data: Vec<u8>,
}

/// Builds every slab anew from what its rows say, and compares.
pub(in crate::store) async fn check(conn: &mut SqliteConnection, checked: &mut Checked) -> Result<()> {
    for (kind, table, ranked) in [(Kind::Article, "article", "TRUE"), (Kind::Quote, "quote", "asserted")] {
        let sql = "SELECT s.id, s.first, s.last, s.row_count, s.word_count, s.dead, l.data FROM slab s \
                   CROSS JOIN slab_length l ON l.slab = s.id WHERE s.kind = ? ORDER BY s.first";
        let mut row_count = 0;
        for slab in Sql::with(sql, kind).all::<Stored>(conn).await? {
            let mut again = Slab { kind, first: slab.first, rows: Building::default() };
            let mut after = slab.first - 1;
            loop {
                let read = read(conn, kind, after, slab.last).await?;
                let Some(last) = read.last() else { break };
                after = last.number;
                for row in read.iter().filter(|row| row.ranked) {
                    again.add(row.number, &texts(&row.texts));
                }
            }
            let mut rows = again.rows;
            rows.skip_to(usize::try_from(slab.last - slab.first + 1).unwrap_or_default());
            row_count += rows.count;
            let blocks: Vec<(Vec<u8>,)> =
                Sql::with("SELECT data FROM slab_block WHERE slab = ? ORDER BY first", slab.id).all(conn).await?;
            let blocks = blocks.into_iter().map(|(block,)| block).collect();
            let counts = (rows.count, rows.word_count());
            let (expected_lengths, expected) = rows.finish();
            let living = (0u32..)
                .zip(lengths(&slab.data))
                .map(|(row, length)| if is_dead(&slab.dead, row) { 0 } else { length });
            let same = living.eq(expected_lengths) && counts == (slab.row_count, slab.word_count);
            if !same || join(&[Part { blocks, from: 0, dead: slab.dead }]) != expected {
                checked.fault(
                    format!("slab of {table}s {}..{}", slab.first, slab.last),
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
