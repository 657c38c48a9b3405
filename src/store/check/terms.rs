//! Integrity check of the FTS5 indexes: every word of every row at its position, and no other.
//!
//! Asking FTS5 for a row's words costs more the more rows there are, since it finds the first row of a phrase
//! before the one asked for. So the index is read once from its first word to its last, which leaves a sum for
//! each row, and the rows are indexed anew, a few at a time, which must leave the same sums.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use futures_util::TryStreamExt;
use sqlx::{Row, SqliteConnection};

use super::Checked;
use crate::store::Result;
use crate::store::search::rebuild::{StoredRow, stored_rows};
use crate::store::search::word_rows::enter;
use crate::store::sql::builder::{Insert, Sql};
use crate::store::sqlite::full_text::{AGAIN, FullText};

/// For each row of an index a sum over its words, each with its column and place.
type Sums = HashMap<i64, u64>;

/// Holds every row of all indexes against what is searched of it.
pub(in crate::store) async fn check(conn: &mut SqliteConnection, checked: &mut Checked) -> Result<()> {
    for index in FullText::ALL {
        let table = index.table();
        let what = table.trim_end_matches("_fts");
        for (name, made) in [
            ("words", format!("fts5vocab ('main', '{table}', 'row')")),
            ("places", format!("fts5vocab ('main', '{table}', 'instance')")),
            ("again", AGAIN.to_owned()),
            ("again_places", "fts5vocab ('temp', 'again', 'instance')".to_owned()),
        ] {
            Sql::new(format!("CREATE VIRTUAL TABLE temp.{name} USING {made}")).run(conn).await?;
        }
        let mut found = whole(conn).await?;
        let mut after = 0;
        loop {
            let rows = stored_rows(conn, index, after, i64::MAX).await?;
            let Some(last) = rows.last() else { break };
            after = last.number;
            let numbers: Vec<i64> = rows.iter().map(|row| row.number).collect();
            let expected = again(rows, conn).await?;
            for row in numbers.into_iter().filter(|row| found.remove(row) != expected.get(row).copied()) {
                checked.fault(format!("{what} row {row}"), format!("its words are not those that {table} has of it"));
            }
        }
        for row in found.into_keys() {
            checked.fault(format!("{what} row {row}"), format!("{table} has words of it, and it is not there"));
        }
        for name in ["words", "places", "again_places", "again"] {
            Sql::new(format!("DROP TABLE temp.{name}")).run(conn).await?;
        }
    }
    Ok(())
}

/// The sums of some rows, indexed anew.
async fn again(rows: Vec<StoredRow>, conn: &mut SqliteConnection) -> Result<Sums> {
    let mut all = Insert::words("temp.again (rowid, title, text, title_stems, text_stems)");
    for StoredRow { number, fields, .. } in &rows {
        enter(&mut all, *number, fields);
    }
    all.run(conn).await?;
    let mut sums = Sums::new();
    add(&mut sums, Sql::new(format!("SELECT term, {READ} FROM temp.again_places GROUP BY term")), conn).await?;
    Sql::new("INSERT INTO temp.again (again) VALUES ('delete-all')").run(conn).await?;
    Ok(sums)
}

/// Places of words read at once: what bounds the memory, since some words stand in nearly every row. In
/// tests so few that one word alone has more.
const PLACES: i64 = if cfg!(test) { 8 } else { 1_000_000 };
/// Words looked at together.
const WORDS: i64 = 64;
/// What is read of a word: each place as "row column offset".
const READ: &str = "group_concat(doc || ' ' || col || ' ' || \"offset\")";

/// The sums of a whole index.
async fn whole(conn: &mut SqliteConnection) -> Result<Sums> {
    let mut sums = Sums::new();
    let mut before = String::new();
    loop {
        let mut sql = Sql::with("SELECT term, cnt FROM temp.words WHERE term > ?", &before);
        sql.push(" LIMIT ").bind(WORDS);
        let words: Vec<(String, i64)> = sql.all(conn).await?;
        let Some((word, _)) = words.first() else { return Ok(sums) };
        let mut all = 0;
        let together = words.iter().take_while(|(_, places)| {
            all += places;
            all <= PLACES
        });
        let Some((last, _)) = together.last() else {
            frequent(&mut sums, word, conn).await?;
            before.clone_from(word);
            continue;
        };
        let mut sql = Sql::with(format!("SELECT term, {READ} FROM temp.places WHERE term > ?"), &before);
        sql.push(" AND term <= ").bind(last).push(" GROUP BY term");
        add(&mut sums, sql, conn).await?;
        before.clone_from(last);
    }
}

/// Adds up one word that has more places than are read at once.
async fn frequent(sums: &mut Sums, word: &str, conn: &mut SqliteConnection) -> Result<()> {
    for part in 0.. {
        let places = "SELECT * FROM temp.places WHERE term = ?";
        let mut sql = Sql::with(format!("SELECT max(term), {READ} FROM ({places}"), word);
        sql.push(" LIMIT ").bind(PLACES).push(" OFFSET ").bind(part * PLACES).push(") HAVING count(*) > 0");
        if !add(sums, sql, conn).await? {
            break;
        }
    }
    Ok(())
}

/// Sums a query's rows of words and positions, in any order; returns whether there were any.
async fn add(sums: &mut Sums, sql: Sql, conn: &mut SqliteConnection) -> Result<bool> {
    let hasher = BuildHasherDefault::<DefaultHasher>::new();
    let mut any = false;
    let mut words = sql.query().fetch(conn);
    while let Some(word) = words.try_next().await? {
        any = true;
        let (word, places): (&str, &str) = (word.try_get(0)?, word.try_get(1)?);
        for (row, place) in places.split(',').filter_map(|place| place.split_once(' ')) {
            if let Ok(row) = row.parse() {
                let sum: &mut u64 = sums.entry(row).or_default();
                *sum = sum.wrapping_add(hasher.hash_one((word, place)));
            }
        }
    }
    Ok(any)
}
