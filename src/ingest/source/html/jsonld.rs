//! JSON-LD of a page about its report, with the vocabulary of schema.org.

use dom_query::Document;
use serde_json::Value;

use super::entities::unescape;

/// The report as the page describes it; each member as it is written there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Linked {
    pub url: Option<String>,
    pub headline: Option<String>,
    pub publisher: Option<String>,
    pub published: Option<String>,
    pub author: Option<String>,
    pub language: Option<String>,
    pub description: Option<String>,
    pub body: Option<String>,
}

impl Linked {
    /// Reads the page's JSON-LD; empty where there is none about a report.
    pub fn of(document: &Document) -> Self {
        let mut nodes = Vec::new();
        for script in document.select("script[type^='application/ld+json']").nodes() {
            if let Some(value) = parse(&script.text()) {
                collect(value, &mut nodes);
            }
        }
        let Some(report) = nodes.iter().find(|node| is_report(node)) else { return Self::default() };
        let text = |member: &str| report.get(member).and_then(first_text);
        let named = |member: &str| report.get(member).and_then(|value| name(value, &nodes, " and "));
        Self {
            url: text("url").or_else(|| report.get("mainEntityOfPage").and_then(address)),
            headline: text("headline").or_else(|| text("name")),
            publisher: named("publisher"),
            published: text("datePublished").or_else(|| text("dateCreated")),
            author: named("author").or_else(|| named("creator")),
            language: text("inLanguage")
                .or_else(|| report.get("inLanguage").and_then(|value| name(value, &nodes, ", "))),
            description: text("description"),
            body: text("articleBody"),
        }
    }
}

/// Parses a script's text; sites put raw line ends into strings, comments around the whole, commas behind the last.
fn parse(text: &str) -> Option<Value> {
    let mut text = text.trim();
    for sign in ["<!--", "//", "/*", "<![CDATA[", "*/"] {
        text = text.strip_prefix(sign).unwrap_or(text).trim_start();
    }
    for sign in ["-->", "*/", "]]>", "/*", "//", ";"] {
        text = text.strip_suffix(sign).unwrap_or(text).trim_end();
    }
    serde_json::from_str(text).ok().or_else(|| {
        let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let read =
            |json: &str| serde_json::from_str(json).or_else(|_| serde_json::from_str(&without_last_commas(json)));
        // Escaped as an attribute would be: every quotation mark is an entity.
        let escaped = spaced.contains("&quot;") && !spaced.contains('"');
        if escaped { read(&unescape(&spaced)).ok() } else { read(&spaced).ok() }
    })
}

/// The same JSON without commas that nothing follows: `{"a": 1,}`.
fn without_last_commas(json: &str) -> String {
    let (mut out, mut string, mut escaped) = (String::with_capacity(json.len()), false, false);
    for c in json.chars() {
        if string {
            string = escaped || c != '"';
            escaped = !escaped && c == '\\';
        } else if c == '"' {
            string = true;
        } else if matches!(c, '}' | ']') {
            let kept = out.trim_end();
            if let Some(kept) = kept.strip_suffix(',') {
                out.truncate(kept.len());
            }
        }
        out.push(c);
    }
    out
}

/// Lists the objects that describe the page, those of a graph among them, without what they only refer to.
fn collect(value: Value, nodes: &mut Vec<Value>) {
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| collect(value, nodes)),
        Value::Object(mut object) => {
            let inner = ["@graph", "mainEntity"].map(|member| object.remove(member));
            nodes.push(Value::Object(object));
            inner.into_iter().flatten().for_each(|value| collect(value, nodes));
        }
        _ => {}
    }
}

/// `NewsArticle`, `ReportageNewsArticle`, `BlogPosting`: a report of some kind.
fn is_report(node: &Value) -> bool {
    let is = |kind: &Value| {
        let kind = kind.as_str().unwrap_or_default().rsplit(['/', ':']).next().unwrap_or_default();
        kind.ends_with("Article") || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report")
    };
    match node.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

/// A text, or the first of several.
fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Array(values) => values.iter().find_map(first_text),
        Value::Object(object) => object.get("@value").and_then(first_text),
        _ => None,
    }
}

/// The address of a page that is given as such or as an object.
fn address(value: &Value) -> Option<String> {
    first_text(value).or_else(|| value.get("@id").or_else(|| value.get("url")).and_then(first_text))
}

/// The name of a person or organisation: a text, an object's `name`, that of the node it refers to, or several.
fn name(value: &Value, nodes: &[Value], joint: &str) -> Option<String> {
    match value {
        // Some sites give the author's page instead of a name.
        Value::String(text) => {
            Some(text.trim().to_owned()).filter(|text| !text.is_empty() && !text.starts_with("http"))
        }
        Value::Array(values) => {
            let names: Vec<String> = values.iter().filter_map(|value| name(value, nodes, joint)).collect();
            (!names.is_empty()).then(|| names.join(joint))
        }
        Value::Object(object) => object.get("name").and_then(first_text).or_else(|| {
            let id = object.get("@id")?;
            let node = nodes.iter().find(|node| node.get("@id") == Some(id))?;
            node.get("name").and_then(first_text)
        }),
        _ => None,
    }
}
