//! Rows in the text format of `COPY`.

use std::fmt::Write as _;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, TypeInfo, ValueRef};

use crate::store::{Error, Result};

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
            // As JSON has it: 1.0, and as many digits as the number has.
            "REAL" => drop(write!(line, "{:?}", row.try_get::<f64, _>(place)?)),
            _ => drop(write!(line, "{}", row.try_get::<i64, _>(place)?)),
        }
    }
    line.push('\n');
    Ok(())
}

/// Begins the value at a place.
pub(super) fn separate(line: &mut String, place: usize) {
    if place > 0 {
        line.push('\t');
    }
}

/// Appends a text as `COPY` reads it.
pub(super) fn text(line: &mut String, text: &str) -> Result<()> {
    let special = ['\\', '\n', '\r', '\t', '\0'];
    let mut rest = text;
    while let Some(at) = rest.find(special) {
        line.push_str(&rest[..at]);
        match rest.as_bytes()[at] {
            b'\\' => line.push_str("\\\\"),
            b'\n' => line.push_str("\\n"),
            b'\r' => line.push_str("\\r"),
            b'\t' => line.push_str("\\t"),
            _ => return Err(Error::Unreadable("a text has a null character, which PostgreSQL has not".to_owned())),
        }
        rest = &rest[at + 1..];
    }
    line.push_str(rest);
    Ok(())
}

fn bytes(line: &mut String, bytes: &[u8]) {
    line.push_str("\\\\x");
    for byte in bytes {
        for half in [byte >> 4, byte & 15] {
            line.push(char::from_digit(half.into(), 16).unwrap_or_default());
        }
    }
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
        assert!(text(&mut line, "a\0b").is_err());
    }
}
