//! Functions by PostgreSQL's names.

use super::tokens::Token;
use super::{Bound, Writer};
use crate::store::sql::builder::Value;

/// Functions that differ in their names alone.
const NAMES: [(&str, &str); 4] = [
    ("json_object", "json_build_object"),
    ("json_array", "json_build_array"),
    ("char", "chr"),
    // Of our own, in the schema: of four decimals at most, written as SQLite writes them.
    ("round", "round_real"),
];

/// Writes a function with its arguments.
pub(super) fn write(writer: &mut Writer, name: &str, inside: &[Token]) {
    let arguments: Vec<&[Token]> = inside.split(|token| *token == Token::Sign(",")).collect();
    match (name, &arguments[..]) {
        ("json_group_array", [..]) => wrapped(writer, "coalesce(json_agg(", inside, "), '[]'::json)"),
        ("json_group_object", [..]) => wrapped(writer, "coalesce(json_object_agg(", inside, "), '{}'::json)"),
        ("json_array_length", [..]) => wrapped(writer, "json_array_length((", inside, ")::json)"),
        ("json", [..]) => wrapped(writer, "(", inside, ")::json"),
        ("json_each", [argument]) => json_each(writer, argument),
        ("iif", [condition, then, otherwise]) => {
            wrapped(writer, "(CASE WHEN ", condition, " THEN");
            wrapped(writer, "", then, " ELSE");
            wrapped(writer, "", otherwise, " END)");
        }
        // What may be read as it likes is a hint to SQLite alone.
        ("likelihood", [condition, _]) => wrapped(writer, "(", condition, ")"),
        ("min", [_, _, ..]) => wrapped(writer, "least(", inside, ")"),
        ("max", [_, _, ..]) => wrapped(writer, "greatest(", inside, ")"),
        ("instr", [..]) => wrapped(writer, "(strpos(", inside, ") > 0)"),
        ("group_concat", [_]) => wrapped(writer, "string_agg(", inside, ", ',')"),
        ("group_concat", [..]) => wrapped(writer, "string_agg(", inside, ")"),
        ("unixepoch", _) => writer.push("floor(extract(epoch FROM now()))::bigint"),
        _ => {
            let other = NAMES.iter().find(|(known, _)| *known == name).map_or(name, |(_, other)| other);
            wrapped(writer, &format!("{other}("), inside, ")");
        }
    }
}

fn wrapped(writer: &mut Writer, before: &str, inside: &[Token], behind: &str) {
    writer.push(before);
    writer.all(inside);
    writer.push(behind);
}

/// A set of values as a table of `key` and `value`: integers and texts come as arrays, arrays of either as JSON.
fn json_each(writer: &mut Writer, argument: &[Token]) {
    let place = match argument {
        [Token::Value(place)] => *place,
        _ => return wrapped(writer, "json_texts(", argument, "::json)"),
    };
    let text = writer.text(place).to_owned();
    if let Ok(numbers) = serde_json::from_str::<Vec<i64>>(&text)
        && (!numbers.is_empty() || matches!(writer.given.get(place), Some(Value::Numbers(_))))
    {
        writer.push("json_numbers(");
        writer.bind(Bound::Numbers(numbers));
    } else if let Ok(texts) = serde_json::from_str::<Vec<String>>(&text) {
        writer.push("json_texts(");
        writer.bind(Bound::Texts(texts));
    } else {
        writer.push("json_rows(");
        writer.bind(Bound::Text(text));
    }
    writer.push(")");
}
