//! The SQL dialect: what engines spell differently, such as JSON made of a row's columns.
//!
//! # Design
//!
//! JSON that an engine makes holds text, integers, booleans, null and arrays of them, and a float only where any engine
//! writes the same digits: one of four decimals. All else is computed in Rust.

/// The object of these names and expressions.
pub(in crate::store) fn json_object(members: &[(String, String)]) -> String {
    let members: Vec<String> = members.iter().map(|(name, value)| format!("'{name}', {value}")).collect();
    format!("json_object({})", members.join(", "))
}

/// The array of these expressions.
pub(in crate::store) fn json_array(values: &[String]) -> String {
    format!("json_array({})", values.join(", "))
}

/// The array of an expression in all rows.
pub(in crate::store) fn json_rows(value: &str) -> String {
    format!("json_group_array({value})")
}

/// A UUID's 16 bytes as the text that clients see.
pub(in crate::store) fn uuid_text(bytes: &str) -> String {
    let part = |(from, length)| format!("hex(substr({bytes}, {from}, {length}))");
    format!("lower({})", [(1, 4), (5, 2), (7, 2), (9, 2), (11, 6)].map(part).join(" || '-' || "))
}

/// The same of bytes that may be null.
pub(in crate::store) fn uuid_or_null(bytes: &str) -> String {
    format!("CASE WHEN {bytes} IS NOT NULL THEN {} END", uuid_text(bytes))
}

/// 1 and 0 as true and false.
pub(in crate::store) fn json_flag(number: &str) -> String {
    format!("json(CASE {number} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)")
}

/// Text that holds JSON, as JSON.
pub(in crate::store) fn json_of_text(text: &str) -> String {
    format!("json({text})")
}
