//! CSV (RFC 4180) written from rows of JSON.
//!
//! # Design
//!
//! Each row is the object that JSON shows, and the header is the schema that the document shows, so that all formats
//! hold the same. Text that a spreadsheet would take for a formula gets a leading `'` unless the caller asks for it raw;
//! arrays are joined by `;` (the numbers of an inner array by `..`: what has `-` between them is a day to spreadsheets, and
//! what has `:` a time), null and the empty array are empty cells.

use std::borrow::Cow;
use std::fmt;

use serde_json::Value;
use utoipa::PartialSchema;
use utoipa::openapi::{RefOr, Schema};

/// The fields of `T`'s rows, in their order.
pub(in crate::api) fn fields<T: PartialSchema>() -> Vec<String> {
    let RefOr::T(Schema::Object(object)) = T::schema() else { return Vec::new() };
    object.properties.keys().cloned().collect()
}

/// Writes the header of `T`'s rows: these of its fields, or all.
pub(in crate::api) fn header<T: PartialSchema>(chosen: &[String], out: &mut String) {
    if chosen.is_empty() {
        out.push_str(&fields::<T>().join(","));
    } else {
        out.push_str(&chosen.join(","));
    }
    out.push_str("\r\n");
}

/// Writes one row as CSV (RFC 4180).
///
/// # Errors
/// Where it is no object, or a field is one: the items of lists have none, which a test over the document shows.
pub(in crate::api) fn row(item: &Value, chosen: &[String], raw: bool, out: &mut String) -> Result<(), NotFlat> {
    let all = item.as_object().ok_or_else(|| NotFlat(item.to_string()))?;
    let cells: Vec<(&String, &Value)> =
        if chosen.is_empty() { all.iter().collect() } else { chosen.iter().map(|name| (name, &item[name])).collect() };
    for (place, (name, value)) in cells.into_iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        match value {
            Value::String(text) => text_cell(text, raw, out),
            Value::Array(parts) => text_cell(&joined(parts, ";", name)?, raw, out),
            // Numbers and words of ours need neither quotes nor a guard.
            value => out.push_str(&plain(value, name)?),
        }
    }
    out.push_str("\r\n");
    Ok(())
}

/// An item has a field that is no cell.
#[derive(Debug)]
pub(in crate::api) struct NotFlat(String);

impl fmt::Display for NotFlat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a row of CSV cannot hold {}", self.0)
    }
}

impl std::error::Error for NotFlat {}

/// A value inside a cell.
fn plain<'v>(value: &'v Value, name: &str) -> Result<Cow<'v, str>, NotFlat> {
    match value {
        Value::Null => Ok(Cow::Borrowed("")),
        Value::String(text) => Ok(Cow::Borrowed(text)),
        Value::Bool(_) | Value::Number(_) => Ok(Cow::Owned(value.to_string())),
        Value::Array(parts) => joined(parts, "..", name).map(Cow::Owned),
        Value::Object(_) => Err(NotFlat(name.to_owned())),
    }
}

/// The parts of an array.
fn joined(parts: &[Value], between: &str, name: &str) -> Result<String, NotFlat> {
    let parts: Vec<Cow<'_, str>> = parts.iter().map(|part| plain(part, name)).collect::<Result<_, _>>()?;
    Ok(parts.join(between))
}

/// Text as a cell: guarded, and quoted where it has to be.
fn text_cell(text: &str, raw: bool, out: &mut String) {
    let guarded = !raw && text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let quoted = text.contains([',', '"', '\r', '\n']);
    let quote = if quoted { "\"" } else { "" };
    out.push_str(quote);
    out.push_str(if guarded { "'" } else { "" });
    for (place, part) in text.split('"').enumerate() {
        out.push_str(if place > 0 { "\"\"" } else { "" });
        out.push_str(part);
    }
    out.push_str(quote);
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use utoipa::ToSchema;

    use super::*;

    #[derive(Serialize, ToSchema)]
    struct Item {
        text: String,
        count: Option<u32>,
        share: f64,
        members: Vec<&'static str>,
        highlights: Vec<[u32; 2]>,
        known: bool,
    }

    fn item(text: &str) -> Item {
        Item { text: text.to_owned(), count: None, share: 1.0, members: vec![], highlights: vec![], known: true }
    }

    fn written(item: &Item, raw: bool) -> String {
        let mut out = String::new();
        row(&serde_json::to_value(item).unwrap(), &[], raw, &mut out).unwrap();
        out
    }

    #[test]
    fn cells_are_quoted_joined_and_guarded() {
        for (text, cell, raw) in [
            ("plain", "plain", "plain"),
            ("a, \"b\"", "\"a, \"\"b\"\"\"", "\"a, \"\"b\"\"\""),
            ("two\nlines", "\"two\nlines\"", "\"two\nlines\""),
            ("=1+1", "'=1+1", "=1+1"),
            ("-a,b", "\"'-a,b\"", "\"-a,b\""),
            ("", "", ""),
        ] {
            assert_eq!(written(&item(text), false), format!("{cell},,1.0,,,true\r\n"));
            assert_eq!(written(&item(text), true), format!("{raw},,1.0,,,true\r\n"));
        }
        let full = Item { count: Some(7), members: vec!["CHN", "RUS"], highlights: vec![[0, 3], [5, 9]], ..item("x") };
        assert_eq!(written(&full, false), "x,7,1.0,CHN;RUS,0..3;5..9,true\r\n");
    }

    #[test]
    fn the_header_is_the_schema() {
        let mut out = String::new();
        header::<Item>(&[], &mut out);
        assert_eq!(out, "text,count,share,members,highlights,known\r\n");
    }

    #[test]
    fn fields_come_in_the_order_asked_for() {
        let (chosen, mut out) = (["known".to_owned(), "text".to_owned()], String::new());
        header::<Item>(&chosen, &mut out);
        row(&serde_json::to_value(item("a")).unwrap(), &chosen, false, &mut out).unwrap();
        assert_eq!(out, "known,text\r\ntrue,a\r\n");
    }

    #[test]
    fn what_is_not_flat_is_refused() {
        #[derive(Serialize)]
        struct Nested {
            item: Item,
        }
        let nested = serde_json::to_value(Nested { item: item("x") }).unwrap();
        assert!(row(&nested, &[], false, &mut String::new()).is_err());
    }
}
