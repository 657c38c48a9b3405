//! One JSON record as an article.

mod envelope;
pub(crate) mod fields;
mod layout;
pub(super) mod peek;
mod record;
mod scan;
pub(crate) mod splitter;
mod surrogates;
mod value;

use serde_json::Value;

use crate::domain::{Basis, Metadata, RawArticle, Segment, SegmentKind, Stated};

use super::dates::{self, DateOrder};
use super::html;
use super::notes::begin;
use fields::{Field, FieldNames};
use record::Members;
use value::{address, joined, language, names, plain};

/// How records are read.
#[derive(Clone, Debug)]
pub(super) struct Rules {
    /// What their fields are.
    pub names: FieldNames,
    /// Whether month or day comes first in their dates.
    pub dates: Option<DateOrder>,
}

/// An article, and what was left out of its record.
#[derive(Debug)]
pub(super) struct Parsed {
    pub article: RawArticle,
    /// Names of fields that were not used.
    pub unused: Vec<String>,
    pub warnings: Vec<String>,
}

/// Parses one record into an article.
///
/// # Errors
/// The reason, where it is no object of this kind.
pub(super) fn parse(json: &str, rules: &Rules) -> Result<Parsed, String> {
    let mut members = match Members::read(json, &rules.names) {
        Ok(members) => members,
        Err(error) => match surrogates::mended(json).map(|mended| Members::read(&mended, &rules.names)) {
            Some(Ok(members)) => members,
            _ => return Err(explain(&error)),
        },
    };
    let mut warnings = Vec::new();
    let (text, segments) = text(&mut members, &mut warnings)?;
    let published_on = members.take(Field::PublishedOn, |name, value| {
        let day = dates::read(&plain(value)?, rules.dates);
        day.map_err(|why| warnings.push(format!("is left undated: its `{}` {why}", begin(name, 40)))).ok()
    });
    // What dates the article surely makes warnings about lesser fields idle.
    if published_on.is_some() {
        warnings.retain(|warning| !warning.starts_with("is left undated"));
    }
    let source_id = members.take(Field::Id, |_, value| match &*value {
        Value::Null => None,
        Value::String(id) => Some(id.clone()),
        other => Some(other.to_string()),
    });
    // An operator's own `url` is taken as it stands; what tools call otherwise may be a site or no address at all.
    let url = members.take(Field::Url, |name, value| if name == "url" { plain(value) } else { address(value) });
    // Feeds identify articles by their addresses.
    let url = url.or_else(|| source_id.clone().and_then(|id| address(&Value::String(id))));
    let stated = |value| Stated::new(value, Basis::Manifest);
    let metadata = Metadata {
        url: stated(url),
        title: stated(members.take(Field::Title, |_, value| plain(value))),
        publisher: stated(members.take(Field::Publisher, |_, value| names(value))),
        published_on: Stated::new(published_on, Basis::Manifest),
        byline: stated(members.take(Field::Byline, |_, value| names(value))),
        language: stated(members.take(Field::Language, |_, value| language(value))),
    };
    let article = RawArticle { source_id, source_format: "json", text, metadata, segments, ..RawArticle::default() };
    Ok(Parsed { article, unused: members.into_unused(), warnings })
}

/// The article's text: as it stands, out of its markup, or the summary, which is marked as one.
fn text(members: &mut Members, warnings: &mut Vec<String>) -> Result<(String, Vec<Segment>), String> {
    let mut fault = None;
    let mut read = |name: &str, value: &mut Value| {
        let text = match value {
            Value::Null => return None,
            Value::String(text) => std::mem::take(text),
            other => joined(other).or_else(|| {
                fault = Some(format!("has a `{}` that is no text", begin(name, 40)));
                None
            })?,
        };
        Some(text).filter(|text| !text.trim().is_empty()).map(|text| (name == "text", text))
    };
    let mut is_summary = false;
    let found = members.take(Field::Text, &mut read).or_else(|| members.take(Field::Markup, &mut read));
    let found = found.or_else(|| {
        is_summary = true;
        members.take(Field::Summary, &mut read)
    });
    let (as_it_stands, text) = match (found, fault) {
        (Some(found), _) => found,
        (None, Some(fault)) => return Err(fault),
        (None, None) => return Err(without_text(members)),
    };
    if text.contains('\0') {
        return Err("holds NUL characters in its `text`, so it is no text".to_owned());
    }
    let text = text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned);
    let (mut text, mut segments) =
        if !as_it_stands && is_markup(&text) { html::fragment(&text)? } else { (text, Vec::new()) };
    if let Some(whole) = before_cut(&text).filter(|_| !as_it_stands) {
        text.truncate(whole);
        warnings.push("holds only the beginning of its text: the source cuts it off".to_owned());
    }
    if is_summary {
        let end = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        segments = vec![Segment { kind: SegmentKind::Standfirst, start: 0, end }];
        warnings.push("has no text but its summary, which is read as a standfirst".to_owned());
    }
    Ok((text, segments))
}

/// The reason where no field holds a text: it names the fields there are.
fn without_text(members: &Members) -> String {
    let names: Vec<String> = members.names().iter().take(6).map(|name| begin(name, 30)).collect();
    let advice = match names.len() {
        0 => String::new(),
        _ => format!("; of its fields ({}) name the one with --map theirs=text", names.join(", ")),
    };
    format!("has no field `text`, or nothing in it: a record needs at least {{\"text\": \"…\"}}{advice}")
}

/// Whether a text is HTML: it has tags that paragraphs are made with.
fn is_markup(text: &str) -> bool {
    ["</p>", "<br", "</div>", "</a>", "</li>", "</span>"].iter().any(|tag| text.contains(tag))
}

/// Where a text ends that `NewsAPI` has cut: "… [+1234 chars]".
fn before_cut(text: &str) -> Option<usize> {
    let start = text.rfind("[+")?;
    let count = text[start..].trim_end().strip_prefix("[+")?.strip_suffix(" chars]")?;
    let digits = !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text[..start].trim_end_matches(['…', ' ', '\r', '\n', '.']).len())
}

/// What is wrong, without the line, which is counted elsewhere.
fn explain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or_default();
    // It quotes what stands in the place of a record, a whole article where that is a string.
    let what = begin(what, 120);
    format!("is no record: {what} (character {}); a record is an object like {{\"text\": \"…\"}}", error.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_does_not_repeat_the_input() {
        let rules = Rules { names: FieldNames::new(&[]), dates: None };
        let long = "word ".repeat(10_000);
        let reason = parse(&format!("\"{long}\""), &rules).unwrap_err();
        assert!(reason.contains("word") && reason.len() < 300, "{reason}");
        let warned = parse(&format!("{{\"text\": \"x\", \"published_on\": \"{long}\"}}"), &rules).unwrap().warnings;
        assert!(warned[0].contains("word") && warned[0].len() < 300, "{warned:?}");
    }
}
