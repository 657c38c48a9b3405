//! Envelopes around lists of articles: `{"status": "ok", "articles": [{…}, …]}`.

/// What the beginning of an object shows it to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// An envelope: how many bytes stand before its first article, and how many objects around the list.
    Envelope(usize, u32),
    /// A record: it has a text of its own.
    Record,
    /// Neither shows so far.
    Unsure,
}

/// Members that hold lists of articles: `NewsAPI`, GDELT, JSON Feed, The Guardian, Solr, Elasticsearch and others.
const LISTS: [&[u8]; 12] = [
    b"articles",
    b"items",
    b"results",
    b"stories",
    b"docs",
    b"documents",
    b"entries",
    b"records",
    b"news",
    b"posts",
    b"data",
    b"rows",
];
/// Members that make an object an article.
const TEXTS: [&[u8]; 9] = [
    b"text",
    b"maintext",
    b"articleBody",
    b"content",
    b"body",
    b"article_text",
    b"content_html",
    b"content_text",
    b"raw_text",
];
/// A list deeper than so many objects is none of articles.
const DEEPEST: u32 = 3;

/// Looks at the beginning of an object.
pub(super) fn shape(bytes: &[u8]) -> Shape {
    let (mut objects, mut arrays, mut at) = (0_u32, 0_u32, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'{' => objects += 1,
            b'}' if objects <= 1 => return Shape::Record,
            b'}' => objects -= 1,
            b'[' => arrays += 1,
            b']' => arrays = arrays.saturating_sub(1),
            b'"' => {
                let Some(end) = string_end(bytes, at + 1) else { return Shape::Unsure };
                let (text, colon) = (&bytes[at + 1..end], skip_space(bytes, end + 1));
                at = end;
                if arrays == 0 && objects <= DEEPEST && bytes.get(colon) == Some(&b':') {
                    if objects == 1 && TEXTS.contains(&text) {
                        return Shape::Record;
                    }
                    let value = skip_space(bytes, colon + 1);
                    if LISTS.contains(&text) && bytes.get(value) == Some(&b'[') {
                        match bytes.get(skip_space(bytes, value + 1)) {
                            Some(b'{' | b']') => return Shape::Envelope(value + 1, objects),
                            Some(_) => {}
                            None => return Shape::Unsure,
                        }
                    }
                }
            }
            _ => {}
        }
        at += 1;
    }
    Shape::Unsure
}

/// The title of the JSON Feed whose beginning, up to its first article, this is. Other envelopes have titles that are no
/// outlet's: of a search, of a page of results.
pub(super) fn feed_title(head: &[u8]) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Feed {
        version: String,
        title: String,
    }
    let feed: Feed = serde_json::from_slice(&[head, b"]}"].concat()).ok()?;
    let title = feed.title.trim();
    (feed.version.contains("jsonfeed.org/version/") && !title.is_empty()).then(|| title.to_owned())
}

/// Where the string that begins at `at` ends.
fn string_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

fn skip_space(bytes: &[u8], at: usize) -> usize {
    at + bytes.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_objects_makes_an_envelope_and_a_text_a_record() {
        for (json, shape) in [
            (r#"{"status": "ok", "articles": [{"#, Shape::Envelope(0, 1)),
            (r#"{"response": {"docs": [ {"#, Shape::Envelope(0, 2)),
            (r#"{"items":[]}"#, Shape::Envelope(0, 1)),
            (r#"{"text": "x", "items": [{"#, Shape::Record),
            (r#"{"title": "x", "items": ["a"]}"#, Shape::Record),
            (r#"{"tags": [{"items": [{"#, Shape::Unsure),
            (r#"{"articles": ["#, Shape::Unsure),
            (r#"{"a\"#, Shape::Unsure),
            (r#"{"x": "\"articles\": [{"}"#, Shape::Record),
        ] {
            // The list begins behind its bracket.
            let wanted = match shape {
                Shape::Envelope(_, objects) => Shape::Envelope(json.find('[').unwrap() + 1, objects),
                other => other,
            };
            assert_eq!(super::shape(json.as_bytes()), wanted, "{json}");
        }
    }
}
