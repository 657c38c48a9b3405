//! JSON values of records as texts and names, in the shapes that common tools write.

use serde_json::Value;
use url::Url;

/// A text that says something: a string, or a number as it is written.
pub(super) fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => stated(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A text without the space around it; none where nothing else is left, or what tables write for nothing.
pub(super) fn stated(text: &str) -> Option<String> {
    let text = text.trim();
    let says_nothing = matches!(text, "" | "nan" | "NaN" | "NaT" | "None" | "null" | "NULL");
    (!says_nothing).then(|| text.to_owned())
}

/// The names of persons or of an organisation: a text, an object's `name`, or a list of these.
pub(super) fn names(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => listed(text.trim()).or_else(|| stated(text)).filter(|name| !is_web(name)),
        Value::Object(members) => ["name", "title", "fullName"].iter().find_map(|name| names(members.get(*name)?)),
        Value::Array(values) => {
            let names: Vec<String> = values.iter().filter_map(names).collect();
            (!names.is_empty()).then(|| names.join(" and "))
        }
        _ => None,
    }
}

/// The names in a list as Python writes it into a table: `['Ana Example', 'Ben Example']`.
fn listed(text: &str) -> Option<String> {
    let inside = text.strip_prefix("['")?.strip_suffix("']")?;
    let names: Vec<&str> = inside.split("', '").map(str::trim).filter(|name| !name.is_empty()).collect();
    (!names.is_empty()).then(|| names.join(" and "))
}

/// The address of an article: a site's alone is none.
pub(super) fn address(value: &Value) -> Option<String> {
    let text = match value {
        Value::Object(members) => members.get("@id").or_else(|| members.get("url")).and_then(plain)?,
        other => plain(other)?,
    };
    let url = Url::parse(&text).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    (url.path() != "/" || url.query().is_some()).then_some(text)
}

fn is_web(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// A language's tag; some tools write its English name.
pub(super) fn language(value: &Value) -> Option<String> {
    const NAMES: [(&str, &str); 10] = [
        ("english", "en"),
        ("french", "fr"),
        ("spanish", "es"),
        ("german", "de"),
        ("arabic", "ar"),
        ("russian", "ru"),
        ("chinese", "zh"),
        ("portuguese", "pt"),
        ("italian", "it"),
        ("turkish", "tr"),
    ];
    let text = plain(value)?;
    let named = NAMES.iter().find(|(name, _)| text.eq_ignore_ascii_case(name));
    Some(named.map_or(text, |(_, tag)| (*tag).to_owned()))
}

/// The text of a report that is given in parts: a list of paragraphs, or sections of such.
pub(super) fn joined(value: &Value) -> Option<String> {
    let mut parts = Vec::new();
    gather(value, &mut parts);
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}

// The depth is bounded: the parser has refused what is nested deeper.
fn gather<'v>(value: &'v Value, parts: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => parts.extend(Some(text.trim()).filter(|text| !text.is_empty())),
        Value::Array(values) => values.iter().for_each(|value| gather(value, parts)),
        Value::Object(members) => {
            let named = ["summary", "headline", "text", "sections", "paragraphs"];
            named.iter().filter_map(|name| members.get(*name)).for_each(|value| gather(value, parts));
        }
        _ => {}
    }
}
