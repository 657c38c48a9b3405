//! Rows in the text format of `COPY`.

use std::fmt::Write as _;

use crate::store::sql::builder::Value;
use crate::store::{Error, Result};

/// Appends values as a line.
pub(in crate::store) fn line(lines: &mut String, values: &[Value]) -> Result<()> {
    for (place, value) in values.iter().enumerate() {
        separate(lines, place);
        match value {
            Value::Null => lines.push_str("\\N"),
            Value::Int(number) => drop(write!(lines, "{number}")),
            Value::Real(number) => real(lines, *number),
            Value::Text(given) | Value::Numbers(given) => text(lines, &storable(given))?,
            Value::Blob(given) => bytes(lines, given),
        }
    }
    lines.push('\n');
    Ok(())
}

/// A text as PostgreSQL can hold it: it has no null character. What stands for one takes as much room, so that every place
/// in the text is where it was.
pub(in crate::store) fn storable(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\0') { text.replace('\0', "\u{FFFD}").into() } else { text.into() }
}

/// Begins the value at a place.
pub(in crate::store) fn separate(lines: &mut String, place: usize) {
    if place > 0 {
        lines.push('\t');
    }
}

/// Appends a number as JSON has it: 1.0, and as many digits as it has.
pub(in crate::store) fn real(lines: &mut String, number: f64) {
    let _ = write!(lines, "{number:?}");
}

/// Appends a text as `COPY` reads it.
pub(in crate::store) fn text(lines: &mut String, text: &str) -> Result<()> {
    let special = ['\\', '\n', '\r', '\t', '\0'];
    let mut rest = text;
    while let Some(at) = rest.find(special) {
        lines.push_str(&rest[..at]);
        match rest.as_bytes()[at] {
            b'\\' => lines.push_str("\\\\"),
            b'\n' => lines.push_str("\\n"),
            b'\r' => lines.push_str("\\r"),
            b'\t' => lines.push_str("\\t"),
            _ => return Err(Error::Unreadable("a text has a null character, which PostgreSQL has not".to_owned())),
        }
        rest = &rest[at + 1..];
    }
    lines.push_str(rest);
    Ok(())
}

/// Appends bytes in hexadecimal.
pub(in crate::store) fn bytes(lines: &mut String, bytes: &[u8]) {
    lines.push_str("\\\\x");
    for byte in bytes {
        for half in [byte >> 4, byte & 15] {
            lines.push(char::from_digit(half.into(), 16).unwrap_or_default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_a_line() {
        let values =
            [Value::Int(1), Value::Null, 1.0.into(), 0.95.into(), Value::Blob(vec![10, 255]), "a\\b\tc\n\r\0d".into()];
        let mut lines = String::new();
        line(&mut lines, &values).unwrap();
        assert_eq!(lines, "1\t\\N\t1.0\t0.95\t\\\\x0aff\ta\\\\b\\tc\\n\\r\u{FFFD}d\n");
        assert!(text(&mut lines, "a\0b").is_err());
    }
}
