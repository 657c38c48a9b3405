//! The server's side of a copy.

use std::path::Path;

use futures_util::TryStreamExt;
use sqlx::postgres::PgCopyIn;
use sqlx::{AssertSqlSafe, PgConnection, SqliteConnection};
use uuid::Uuid;

use super::tables::{TABLES, columns};
use super::{Copied, rows};
use crate::store::postgres::connect::Server;
use crate::store::postgres::connection::PostgresConnection;
use crate::store::postgres::schema;
use crate::store::search::rebuild::{StoredRow, stored_rows};
use crate::store::search::word_rows::WordRows;
use crate::store::sql::builder::Sql;
use crate::store::sql::first_load;
use crate::store::sqlite::full_text::FullText;
use crate::store::{Error, Result, Store};

/// Bytes that are sent together.
const PIECE: usize = 1 << 18;

pub(super) async fn copy(from: &Path, server: &Server) -> Result<Copied> {
    let store = Store::open_unhurried(from).await?;
    let mut snapshot = store.snapshot().await?;
    let origin = format!("{} {}", store.uuid(), snapshot.state());
    let Some(source) = snapshot.conn().await?.as_sqlite() else {
        return Err(Error::BadAddress(format!("{} is no file", from.display())));
    };
    let mut target = server.writer().await?;
    schema::migrate(&mut target).await?;
    if schema::uuid(&mut target).await?.is_some() {
        return Err(Error::Exists(server.shown().into()));
    }
    forget_others(&mut target, &origin).await?;
    let mut copied = Copied::default();
    for table in TABLES {
        if !copied.has(&mut target, table).await? {
            let count = copy_table(source, &mut target, table, &origin).await?;
            copied.row_count += count;
        }
    }
    for index in FullText::ALL {
        if !copied.has(&mut target, index.table()).await? {
            copied.row_count += copy_words(source, &mut target, index, &origin).await?;
        }
    }
    schema::make_indexes(&mut target).await?;
    first_load::analyze(&mut target).await?;
    finish(source, &mut target).await?;
    Ok(copied)
}

/// Forgets what an earlier copy from another file, or from another state of it, has filled.
async fn forget_others(target: &mut PostgresConnection, origin: &str) -> Result<()> {
    Sql::with("DELETE FROM copied_table WHERE origin <> ?", origin).run(target).await?;
    Ok(())
}

impl Copied {
    /// Whether an earlier copy has filled a table; counts it.
    async fn has(&mut self, target: &mut PostgresConnection, table: &str) -> Result<bool> {
        self.table_count += 1;
        let filled = Sql::with("SELECT row_count FROM copied_table WHERE name = ?", table);
        let filled = filled.first::<(i64,)>(target).await?.is_some();
        self.resumed_count += u64::from(filled);
        Ok(filled)
    }
}

/// Fills a table, which is emptied, with all rows of the file's.
async fn copy_table(
    source: &mut SqliteConnection,
    target: &mut PostgresConnection,
    table: &str,
    origin: &str,
) -> Result<u64> {
    let columns = columns(source, table).await?.join(", ");
    begin(target, table).await?;
    let mut piece = Piece::begin(&mut target.conn, table, &columns).await?;
    let sql = AssertSqlSafe(format!("SELECT {columns} FROM \"{table}\""));
    let mut stream = sqlx::query(sql).fetch(source);
    while let Some(row) = stream.try_next().await? {
        rows::write(&mut piece.lines, &row)?;
        piece.send(PIECE).await?;
    }
    let count = piece.finish().await?;
    end(target, table, origin, count).await
}

/// Fills the table of a full-text index.
async fn copy_words(
    source: &mut SqliteConnection,
    target: &mut PostgresConnection,
    index: FullText,
    origin: &str,
) -> Result<u64> {
    begin(target, index.table()).await?;
    let (mut after, mut count) = (0, 0);
    loop {
        let stored = stored_rows(source, index, after, i64::MAX).await?;
        let Some(last) = stored.last() else { break };
        after = last.number;
        let mut rows = WordRows::new(index);
        for StoredRow { number, fields, .. } in &stored {
            rows.add(*number, fields);
        }
        let vectors = rows.vectors();
        count += vectors.len();
        vectors.run(target).await?;
    }
    end(target, index.table(), origin, count).await
}

async fn begin(target: &mut PostgresConnection, table: &str) -> Result<()> {
    target.run_text(&format!("BEGIN; TRUNCATE {table}")).await
}

/// Notes that a table is filled.
async fn end(target: &mut PostgresConnection, table: &str, origin: &str, count: u64) -> Result<u64> {
    let mut sql = Sql::new("INSERT INTO copied_table (name, origin, row_count) VALUES ");
    sql.tuple([table.into(), origin.into(), crate::store::sql::builder::Value::Int(count.cast_signed())]);
    sql.run(target).await?;
    target.run_text("COMMIT").await?;
    Ok(count)
}

/// Writes the row of `dataset`, with which the copy is whole. It is a database of its own: what is later stored in it is never
/// taken for an answer of the file.
async fn finish(source: &mut SqliteConnection, target: &mut PostgresConnection) -> Result<()> {
    let columns = columns(source, "dataset").await?.join(", ");
    target.run_text("BEGIN; DELETE FROM copied_table").await?;
    let mut piece = Piece::begin(&mut target.conn, "dataset", &columns).await?;
    let row = sqlx::query(AssertSqlSafe(format!("SELECT {columns} FROM dataset"))).fetch_one(source).await?;
    rows::write(&mut piece.lines, &row)?;
    piece.finish().await?;
    // What is stored next has a number behind those that came over.
    target.run_text("SELECT numbers_go_on()").await?;
    Sql::with("UPDATE dataset SET uuid = ?", Uuid::new_v4().as_bytes().to_vec()).run(target).await?;
    target.run_text("COMMIT").await
}

/// Lines on their way.
struct Piece<'c> {
    copy: PgCopyIn<&'c mut PgConnection>,
    lines: String,
}

impl<'c> Piece<'c> {
    async fn begin(conn: &'c mut PgConnection, table: &str, columns: &str) -> Result<Self> {
        let text = format!("COPY {table} ({columns}) FROM STDIN");
        Ok(Self { copy: conn.copy_in_raw(&text).await?, lines: String::new() })
    }

    /// Sends the lines, if they are so long.
    async fn send(&mut self, least: usize) -> Result<()> {
        if self.lines.len() >= least {
            self.copy.send(self.lines.as_bytes()).await?;
            self.lines.clear();
        }
        Ok(())
    }

    /// Sends the rest; the number of rows.
    async fn finish(mut self) -> Result<u64> {
        self.send(1).await?;
        Ok(self.copy.finish().await?)
    }
}
