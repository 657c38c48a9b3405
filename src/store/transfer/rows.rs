//! Rows of SQLite in the text format of `COPY`.

use std::fmt::Write as _;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, TypeInfo, ValueRef};

use crate::store::Result;
use crate::store::postgres::copy_text::{bytes, real, separate, text};

/// Appends a row of SQLite's as a line.
pub(super) fn write(line: &mut String, row: &SqliteRow) -> Result<()> {
    for place in 0..row.len() {
        separate(line, place);
        let value = row.try_get_raw(place)?;
        // The type of a null is its column's.
        let kind = if value.is_null() { "NULL".to_owned() } else { value.type_info().name().to_owned() };
        match kind.as_str() {
            "NULL" => line.push_str("\\N"),
            "TEXT" => text(line, row.try_get(place)?)?,
            "BLOB" => bytes(line, row.try_get(place)?),
            "REAL" => real(line, row.try_get(place)?),
            _ => drop(write!(line, "{}", row.try_get::<i64, _>(place)?)),
        }
    }
    line.push('\n');
    Ok(())
}

#[cfg(test)]
mod tests {
    use sqlx::{Connection, SqliteConnection};

    use super::*;

    #[tokio::test]
    async fn a_row_is_a_line() {
        let mut conn = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        let sql = "SELECT 1, NULL, 0.5, 1.0, x'0aff', x'', 'a\\b' || char(9) || 'c' || char(10, 13)";
        let row = sqlx::query(sql).fetch_one(&mut conn).await.unwrap();
        let mut line = String::new();
        write(&mut line, &row).unwrap();
        assert_eq!(line, "1\t\\N\t0.5\t1.0\t\\\\x0aff\t\\\\x\ta\\\\b\\tc\\n\\r\n");
    }
}
