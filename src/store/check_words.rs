//! Proving that an index of words has every word of every row where the row has it, and no other.
//!
//! Asking FTS5 for a row's words costs more the more rows there are, since it finds the first row of a phrase
//! before the one asked for. So the index is read once from its first word to its last, which leaves a sum for
//! each row, and the rows are indexed anew, a few at a time, which must leave the same sums.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use futures_util::TryStreamExt;
use sqlx::{Row, SqliteConnection};

use super::check::Checked;
use super::slabs::Kind;
use super::sql::{Insert, Sql};
use super::{Result, slab_build};

/// For each row of an index a sum over its words, each with its column and place.
type Sums = HashMap<i64, u64>;

/// Holds every row of both indexes against what is searched of it.
pub(super) async fn check(conn: &mut SqliteConnection, checked: &mut Checked) -> Result<()> {
    for (kind, index, columns, into) in [
        (Kind::Article, "article_fts", "title, body", "temp.again (rowid, title, body)"),
        (Kind::Quote, "quote_fts", "text", "temp.again (rowid, text)"),
    ] {
        for (name, table) in [
            ("words", format!("fts5vocab ('main', '{index}', 'instance')")),
            ("again", format!("fts5 ({columns}, content = '', tokenize = 'unicode61 remove_diacritics 2')")),
            ("again_words", "fts5vocab ('temp', 'again', 'instance')".to_owned()),
        ] {
            Sql::new(format!("CREATE VIRTUAL TABLE temp.{name} USING {table}")).run(conn).await?;
        }
        let mut found = sums("words", conn).await?;
        let mut after = 0;
        loop {
            let rows = slab_build::read(conn, kind, after, i64::MAX).await?;
            let Some((last, _)) = rows.last() else { break };
            after = *last;
            let mut words = Insert::words(into);
            let numbers: Vec<i64> = rows.iter().map(|(row, _)| *row).collect();
            for row in rows {
                slab_build::insert(&mut words, row);
            }
            words.run(conn).await?;
            let expected = sums("again_words", conn).await?;
            for row in numbers {
                if found.remove(&row) != expected.get(&row).copied() {
                    checked.fault(format!("row {row}"), format!("its words are not those that {index} has of it"));
                }
            }
            Sql::new("INSERT INTO temp.again (again) VALUES ('delete-all')").run(conn).await?;
        }
        for row in found.into_keys() {
            checked.fault(format!("row {row}"), format!("{index} has words of it, and it is not there"));
        }
        for name in ["words", "again_words", "again"] {
            Sql::new(format!("DROP TABLE temp.{name}")).run(conn).await?;
        }
    }
    Ok(())
}

/// Adds up what a vocabulary has. The order of words does not matter, since they come sorted.
async fn sums(vocabulary: &str, conn: &mut SqliteConnection) -> Result<Sums> {
    let hasher = BuildHasherDefault::<DefaultHasher>::new();
    let mut sums = Sums::new();
    let sql = format!(
        "SELECT term, group_concat(doc || ' ' || col || ' ' || \"offset\") FROM temp.{vocabulary} GROUP BY term"
    );
    let mut words = Sql::new(sql).query().fetch(conn);
    while let Some(word) = words.try_next().await? {
        let (word, places): (&str, &str) = (word.try_get(0)?, word.try_get(1)?);
        for (row, place) in places.split(',').filter_map(|place| place.split_once(' ')) {
            if let Ok(row) = row.parse() {
                let sum: &mut u64 = sums.entry(row).or_default();
                *sum = sum.wrapping_add(hasher.hash_one((word, place)));
            }
        }
    }
    Ok(sums)
}
