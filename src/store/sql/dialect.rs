//! The SQL dialect: what engines spell differently, such as JSON made of a row's columns.
//!
//! # Design
//!
//! JSON that an engine makes holds text, integers, booleans, null and arrays of them, and a float only where any engine
//! writes the same digits: one of four decimals. All else is computed in Rust.
//!
//! Statements are written in SQLite's words. What another engine only spells otherwise, its own room translates, token by
//! token. Where the engines have to be asked differently (an order that a plan does not keep, a hint) a statement
//! has both: each engine drops what is the other's ([`only_sqlite`], [`only_postgres`]). Such a part binds no value.

/// Begins and ends what only PostgreSQL is asked. No text of ours and no client's has control characters.
pub(in crate::store) const POSTGRES: [char; 2] = ['\u{1}', '\u{2}'];

/// Begins and ends what only SQLite is asked.
pub(in crate::store) const SQLITE: [char; 2] = ['\u{3}', '\u{4}'];

/// A part of a statement that only PostgreSQL is asked.
pub(in crate::store) fn only_postgres(part: &str) -> String {
    let [begin, end] = POSTGRES;
    format!("{begin}{part}{end}")
}

/// A part of a statement that only SQLite is asked.
pub(in crate::store) fn only_sqlite(part: &str) -> String {
    let [begin, end] = SQLITE;
    format!("{begin}{part}{end}")
}

/// A statement as SQLite is asked it.
pub(in crate::store) fn of_sqlite(text: String) -> String {
    if text.contains(&POSTGRES[..]) || text.contains(&SQLITE[..]) { without(&text, POSTGRES, SQLITE) } else { text }
}

/// A statement without the parts between the marks of `gone`, and without the marks of `kept`.
pub(in crate::store) fn without(text: &str, gone: [char; 2], kept: [char; 2]) -> String {
    let (mut left, mut depth) = (String::with_capacity(text.len()), 0);
    for c in text.chars() {
        match c {
            c if c == gone[0] => depth += 1,
            c if c == gone[1] => depth -= 1,
            c if kept.contains(&c) || depth > 0 => {}
            c => left.push(c),
        }
    }
    left
}

/// The object of these names and expressions.
pub(in crate::store) fn json_object(members: &[(String, String)]) -> String {
    let members: Vec<String> = members.iter().map(|(name, value)| format!("'{name}', {value}")).collect();
    format!("json_object({})", members.join(", "))
}

/// The array of these expressions.
pub(in crate::store) fn json_array(values: &[String]) -> String {
    format!("json_array({})", values.join(", "))
}

/// The array of an expression in all rows, in the order of the rows inside; `order` names it for PostgreSQL, which joins
/// tables as it likes.
pub(in crate::store) fn json_rows(value: &str, order: &str) -> String {
    format!("json_group_array({value}{})", only_postgres(&format!(" ORDER BY {order}")))
}

/// 1 and 0 as true and false.
pub(in crate::store) fn json_flag(number: &str) -> String {
    format!("json(CASE {number} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END)")
}

/// Text that holds JSON, as JSON.
pub(in crate::store) fn json_of_text(text: &str) -> String {
    format!("json({text})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_engine_is_asked_its_own_part() {
        let both = format!("SELECT a{} FROM t{} WHERE b", only_postgres(" COLLATE c"), only_sqlite(" INDEXED BY i"));
        assert_eq!(without(&both, SQLITE, POSTGRES), "SELECT a COLLATE c FROM t WHERE b");
        assert_eq!(of_sqlite(both), "SELECT a FROM t INDEXED BY i WHERE b");
        assert_eq!(of_sqlite("SELECT 1".to_owned()), "SELECT 1");
    }
}
