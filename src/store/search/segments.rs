//! Slabs in the database: written with their rows, marked where rows go, joined when there are many.

use sqlx::SqliteConnection;

use super::segment::{Building, JOINED, MOST, Part, bury, is_dead, join, lengths, pack_lengths};
use crate::store::Result;
use crate::store::sql::builder::{Insert, Sql, Value};

/// What the rows of a slab are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Kind {
    Article = 0,
    Quote = 1,
}

impl From<Kind> for Value {
    fn from(kind: Kind) -> Self {
        Self::Int(kind as i64)
    }
}

/// A slab to be written: rows of one kind whose numbers run on from `first`.
#[derive(Debug)]
pub(in crate::store) struct Slab {
    pub kind: Kind,
    pub first: i64,
    pub rows: Building,
}

impl Slab {
    /// The number that would be the next.
    pub fn next(&self) -> i64 {
        self.first + i64::try_from(self.rows.lengths.len()).unwrap_or_default()
    }

    /// Adds a row, as [`Building::row`]; those between it and the last are passed over.
    pub fn add(&mut self, number: i64, texts: &[(&str, u32)]) {
        self.rows.skip_to(usize::try_from(number - self.first).unwrap_or_default());
        self.rows.row(texts);
    }

    /// Writes it, and joins what there are many of.
    pub async fn write(self, conn: &mut SqliteConnection) -> Result<()> {
        if self.rows.count == 0 {
            return Ok(());
        }
        let Self { kind, first, rows } = self;
        let head = Head { kind, level: 0, first, row_count: rows.count, word_count: rows.word_count() };
        let (lengths, blocks) = rows.finish();
        insert(conn, head, &lengths, blocks).await?;
        while join_some(conn, kind).await? {}
        Ok(())
    }
}

/// What is told of a slab.
struct Head {
    kind: Kind,
    level: i64,
    first: i64,
    row_count: i64,
    word_count: i64,
}

async fn insert(
    conn: &mut SqliteConnection,
    head: Head,
    lengths: &[u16],
    blocks: Vec<(String, Vec<u8>)>,
) -> Result<()> {
    let last = head.first + i64::try_from(lengths.len()).unwrap_or_default() - 1;
    let mut sql = Sql::new("INSERT INTO slab (kind, level, first, last, row_count, word_count, dead) VALUES ");
    sql.tuple([
        head.kind.into(),
        head.level.into(),
        head.first.into(),
        last.into(),
        head.row_count.into(),
        head.word_count.into(),
        Value::Blob(Vec::new()),
    ]);
    sql.push(" RETURNING id");
    let (id,): (i64,) = sql.first(conn).await?.unwrap_or_default();
    let mut sql = Sql::new("INSERT INTO slab_length (slab, data) VALUES ");
    sql.tuple([Value::Int(id), pack_lengths(lengths).into()]);
    sql.run(conn).await?;
    let mut rows = Insert::new("slab_block (slab, first, data)");
    for (word, data) in blocks {
        rows.row([id.into(), word.into(), data.into()]);
    }
    rows.run(conn).await
}

/// A slab as it is stored, but for its blocks.
#[derive(sqlx::FromRow)]
struct Stored {
    id: i64,
    level: i64,
    first: i64,
    last: i64,
    row_count: i64,
    word_count: i64,
    dead: Vec<u8>,
    data: Vec<u8>,
}

const STORED: &str = "SELECT s.id, s.level, s.first, s.last, s.row_count, s.word_count, s.dead, l.data FROM slab s \
     CROSS JOIN slab_length l ON l.slab = s.id WHERE s.kind = ?";

/// Joins the first slabs of a level that has many of them; false where none has.
async fn join_some(conn: &mut SqliteConnection, kind: Kind) -> Result<bool> {
    let sql = "SELECT level FROM slab WHERE kind = ? GROUP BY level HAVING count(*) >= ";
    let mut sql = Sql::with(sql, kind);
    sql.bind(i64::try_from(JOINED).unwrap_or_default()).push(" ORDER BY level");
    for (level,) in sql.all::<(i64,)>(conn).await? {
        let sql = "SELECT first, last FROM slab WHERE kind = ? AND level = ";
        let mut sql = Sql::with(sql, kind);
        sql.bind(level).push(" ORDER BY first");
        let spans: Vec<(i64, i64)> = sql.all(conn).await?;
        let fitting = spans.iter().take_while(|(_, last)| last - spans[0].0 < MOST).count();
        if fitting > 1 {
            let mut sql = Sql::with(format!("{STORED} AND s.level = "), kind);
            sql.bind(level).push(" AND s.first <= ").bind(spans[fitting - 1].0).push(" ORDER BY s.first");
            let slabs = sql.all(conn).await?;
            join_all(conn, kind, level + 1, slabs).await?;
            return Ok(true);
        }
    }
    Ok(false)
}

/// Puts one slab in the place of several, without their dead rows.
async fn join_all(conn: &mut SqliteConnection, kind: Kind, level: i64, slabs: Vec<Stored>) -> Result<()> {
    let (Some(first), Some(last)) = (slabs.first(), slabs.last()) else { return Ok(()) };
    let (first, last) = (first.first, last.last);
    let place = |number: i64| usize::try_from(number - first).unwrap_or_default();
    let mut all_lengths = vec![0; place(last) + 1];
    let (mut parts, mut row_count, mut word_count) = (Vec::new(), 0, 0);
    for slab in slabs {
        let from = place(slab.first);
        for (row, length) in (0u32..).zip(lengths(&slab.data)) {
            if !is_dead(&slab.dead, row) {
                all_lengths[from + row as usize] = length;
            }
        }
        row_count += slab.row_count;
        word_count += slab.word_count;
        let blocks: Vec<(Vec<u8>,)> =
            Sql::with("SELECT data FROM slab_block WHERE slab = ? ORDER BY first", slab.id).all(conn).await?;
        let blocks = blocks.into_iter().map(|(block,)| block).collect();
        parts.push(Part { blocks, from: u32::try_from(from).unwrap_or(u32::MAX), dead: slab.dead });
        Sql::with("DELETE FROM slab WHERE id = ?", slab.id).run(conn).await?;
    }
    let joined = join(&parts);
    drop(parts);
    insert(conn, Head { kind, level, first, row_count, word_count }, &all_lengths, joined).await
}

/// Marks rows as gone.
pub(in crate::store) async fn take_out(conn: &mut SqliteConnection, kind: Kind, numbers: &[i64]) -> Result<()> {
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable();
    let (Some(least), Some(most)) = (numbers.first(), numbers.last()) else { return Ok(()) };
    let mut sql = Sql::with(format!("{STORED} AND s.last >= "), kind);
    sql.bind(*least).push(" AND s.first <= ").bind(*most);
    for mut slab in sql.all::<Stored>(conn).await? {
        let gone = numbers.iter().filter(|&&number| (slab.first..=slab.last).contains(&number));
        let lengths = lengths(&slab.data);
        let before = slab.row_count;
        for number in gone {
            let row = usize::try_from(number - slab.first).unwrap_or_default();
            bury(&mut slab.dead, u32::try_from(row).unwrap_or(u32::MAX), lengths.len());
            slab.row_count -= 1;
            slab.word_count -= i64::from(lengths.get(row).copied().unwrap_or_default());
        }
        let dead: u32 = slab.dead.iter().map(|bits| bits.count_ones()).sum();
        if slab.row_count == 0 {
            Sql::with("DELETE FROM slab WHERE id = ?", slab.id).run(conn).await?;
        } else if i64::from(dead) > slab.row_count {
            join_all(conn, kind, slab.level, vec![slab]).await?;
        } else if slab.row_count < before {
            let mut sql = Sql::new("UPDATE slab SET (row_count, word_count, dead) = ");
            sql.tuple([slab.row_count.into(), slab.word_count.into(), Value::Blob(slab.dead)]);
            sql.push(" WHERE id = ").bind(slab.id);
            sql.run(conn).await?;
        }
    }
    Ok(())
}
