//! Rows from the wire as cells.

use std::fmt::Write as _;
use std::sync::Arc;

use sqlx::error::BoxDynError;
use sqlx::postgres::{PgRow, PgValueFormat, PgValueRef};
use sqlx::{Column as _, Row as _, TypeInfo, ValueRef};

use crate::store::sql::cell::Cell;
use crate::store::sql::row::{Cells, Row};

/// The names of a row's columns, which all rows of a statement share.
pub(super) fn names(row: &PgRow) -> Arc<[String]> {
    row.columns().iter().map(|column| column.name().to_owned()).collect()
}

/// A row with its cells.
pub(super) fn row(row: &PgRow, names: &Arc<[String]>) -> sqlx::Result<Row> {
    let cell = |place: usize| {
        let index = || names.get(place).cloned().unwrap_or_default();
        cell(&row.try_get_raw(place)?).map_err(|source| sqlx::Error::ColumnDecode { index: index(), source })
    };
    let cells = (0..row.len()).map(cell).collect::<sqlx::Result<_>>()?;
    Ok(Row::Cells(Cells { names: Arc::clone(names), cells }))
}

fn cell(value: &PgValueRef<'_>) -> Result<Cell, BoxDynError> {
    if value.is_null() {
        return Ok(Cell::Null);
    }
    if value.format() == PgValueFormat::Text {
        return Ok(Cell::Text(value.as_str()?.to_owned()));
    }
    let bytes = value.as_bytes()?;
    Ok(match value.type_info().name() {
        "BOOL" => Cell::Int(i64::from(bytes == [1])),
        "INT2" => Cell::Int(i16::from_be_bytes(bytes.try_into()?).into()),
        "INT4" => Cell::Int(i32::from_be_bytes(bytes.try_into()?).into()),
        "INT8" => Cell::Int(i64::from_be_bytes(bytes.try_into()?)),
        "FLOAT8" => Cell::Real(f64::from_be_bytes(bytes.try_into()?)),
        "NUMERIC" => numeric(bytes)?,
        "BYTEA" => Cell::Blob(bytes.to_vec()),
        "JSON" => Cell::Text(compact(value.as_str()?)),
        "JSONB" => Cell::Text(compact(std::str::from_utf8(bytes.get(1..).unwrap_or_default())?)),
        _ => Cell::Text(value.as_str()?.to_owned()),
    })
}

/// A decimal: digits of base 10,000 behind their number, the power of the first, the sign and the places behind the point.
/// One without such places is an integer, as SQLite's sums of integers are.
fn numeric(bytes: &[u8]) -> Result<Cell, BoxDynError> {
    let mut parts = bytes.chunks_exact(2).map(|pair| i16::from_be_bytes([pair[0], pair[1]]));
    let mut next = || parts.next().ok_or("a decimal that is cut short");
    let (count, weight, sign, places) = (next()?, next()?, next()?, next()?);
    let digits: Vec<i16> = (0..count).map(|_| next()).collect::<Result<_, _>>()?;
    let digit = |power: i16| {
        let place = usize::try_from(i32::from(weight) - i32::from(power)).ok();
        place.and_then(|place| digits.get(place)).copied().unwrap_or_default()
    };
    let mut text = String::from(if sign == 0x4000 { "-" } else { "" });
    for power in (0..=weight.max(0)).rev() {
        let _ = write!(text, "{:04}", digit(power));
    }
    if places == 0 {
        return Ok(Cell::Int(text.parse()?));
    }
    text.push('.');
    let point = text.len();
    for power in 1..=places / 4 + 1 {
        let _ = write!(text, "{:04}", digit(-power));
    }
    text.truncate(point + usize::try_from(places)?);
    Ok(Cell::Real(text.parse()?))
}

/// JSON without the spaces that PostgreSQL writes between its parts, which are the bytes that SQLite writes.
fn compact(json: &str) -> String {
    let mut left = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(quote) = rest.find('"') {
        push_without_spaces(&mut left, &rest[..quote]);
        let end = string_end(&rest[quote + 1..]) + quote + 1;
        left.push_str(&rest[quote..end]);
        rest = &rest[end..];
    }
    push_without_spaces(&mut left, rest);
    left
}

fn push_without_spaces(left: &mut String, text: &str) {
    left.extend(text.split_ascii_whitespace());
}

/// The place behind the quotation mark that ends a string.
fn string_end(text: &str) -> usize {
    let mut from = 0;
    while let Some(at) = text[from..].find('"') {
        let slashes = text[..from + at].bytes().rev().take_while(|byte| *byte == b'\\').count();
        from += at + 1;
        if slashes % 2 == 0 {
            return from;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_has_the_bytes_that_sqlite_writes() {
        for (given, expected) in [
            ("[1, \"a, b\", null]", "[1,\"a, b\",null]"),
            ("{\"a\" : 1, \"b\" : \"x\\\" : \\\\\", \"c\" : {}}", "{\"a\":1,\"b\":\"x\\\" : \\\\\",\"c\":{}}"),
            ("[[1], \n [2]]", "[[1],[2]]"),
            ("\"open \\\\\\\"", "\"open \\\\\\\""),
        ] {
            assert_eq!(compact(given), expected);
        }
    }

    #[test]
    fn decimals_are_integers_or_reals() {
        let packed = |parts: &[i16]| parts.iter().flat_map(|part| part.to_be_bytes()).collect::<Vec<u8>>();
        for (parts, expected) in [
            (&[1, 0, 0, 0, 12][..], Cell::Int(12)),
            (&[2, 1, 0x4000, 0, 3, 50], Cell::Int(-30_050)),
            (&[1, 2, 0, 0, 1], Cell::Int(100_000_000)),
            (&[0, 0, 0, 0], Cell::Int(0)),
            (&[1, -1, 0, 2, 9_500], Cell::Real(0.95)),
            (&[2, 0, 0x4000, 4, 1, 3_333], Cell::Real(-1.3333)),
            (&[1, 0, 0, 1, 2], Cell::Real(2.0)),
            (&[1, -2, 0, 5, 1_000], Cell::Real(0.00001)),
        ] {
            assert_eq!(numeric(&packed(parts)).unwrap(), expected, "{parts:?}");
        }
        assert!(numeric(&packed(&[2, 0, 0, 0, 1])).is_err());
    }
}
