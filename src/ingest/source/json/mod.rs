//! One JSON record as an article.

pub(crate) mod splitter;

use serde::Deserialize;
use serde_json::Value;

use crate::domain::{Basis, Day, Metadata, RawArticle, Stated};

/// The fields that are read; others are left alone, so that a corpus with more in it can be loaded as it is.
#[derive(Debug, Deserialize)]
struct Record {
    id: Option<Value>,
    url: Option<String>,
    title: Option<String>,
    publisher: Option<String>,
    published_on: Option<String>,
    byline: Option<String>,
    language: Option<String>,
    text: Option<String>,
}

/// Parses one record into an article.
///
/// # Errors
/// The reason, where it is no object of this kind.
pub(super) fn parse(json: &str) -> Result<RawArticle, String> {
    let record: Record = serde_json::from_str(json).map_err(|error| explain(&error))?;
    let text = record.text.ok_or("has no field `text`: a record needs at least {\"text\": \"…\"}")?;
    if text.contains('\0') {
        return Err("holds NUL characters in its `text`, so it is no text".to_owned());
    }
    let published_on = stated(record.published_on).map(|day| date(&day)).transpose()?;
    let metadata = Metadata {
        url: Stated::new(stated(record.url), Basis::Manifest),
        title: Stated::new(stated(record.title), Basis::Manifest),
        publisher: Stated::new(stated(record.publisher), Basis::Manifest),
        published_on: Stated::new(published_on, Basis::Manifest),
        byline: Stated::new(stated(record.byline), Basis::Manifest),
        language: Stated::new(stated(record.language), Basis::Manifest),
    };
    let source_id =
        record.id.filter(|id| !id.is_null()).map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned));
    let text = text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned);
    Ok(RawArticle { source_id, source_format: "json", text, metadata, ..RawArticle::default() })
}

/// A field that says something.
fn stated(value: Option<String>) -> Option<String> {
    value.map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// A day, or the day written in a time: "2012-02-07T23:30:00-05:00" is the seventh.
fn date(text: &str) -> Result<Day, String> {
    day_of(text).ok_or_else(|| {
        let shown = begin(text, 40);
        format!("has a `published_on` that is no date: {shown:?} (write 2012-02-07)")
    })
}

/// The day that a time in ISO 8601 begins with.
pub(super) fn day_of(text: &str) -> Option<Day> {
    let text = text.trim();
    let day = text.get(..10)?.parse().ok()?;
    text[10..].chars().next().is_none_or(|c| matches!(c, 'T' | 't' | ' ' | 'Z' | '+')).then_some(day)
}

/// What is wrong, without the line, which is counted elsewhere.
fn explain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or_default();
    // It quotes what stands in the place of a record, a whole article where that is a string.
    let what = begin(what, 120);
    format!("is no record: {what} (character {}); a record is an object like {{\"text\": \"…\"}}", error.column())
}

/// The first characters of what may be long.
fn begin(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_does_not_repeat_the_input() {
        let long = "word ".repeat(10_000);
        for json in [format!("\"{long}\""), format!("{{\"text\": \"x\", \"published_on\": \"{long}\"}}")] {
            let reason = parse(&json).unwrap_err();
            assert!(reason.contains("word") && reason.len() < 300, "{reason}");
        }
    }
}
