//! Names for articles, findings and discovered actors that are the same on every machine.
//!
//! # Design
//!
//! Every id is a pure function of what it names, so that loading in another order, with more workers or
//! a second time gives the same rows. A finding's id depends on its words and on which occurrence of them
//! it is, not on its offset: a line inserted above an article's quote leaves the quote its id.

use std::collections::HashMap;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use url::Url;
use uuid::{Uuid, uuid};

/// The namespace of all our UUIDv5 names.
pub const NAMESPACE: Uuid = uuid!("08a9e6bb-d898-479e-8cdc-877d3622ab21");

/// Query parameters that name a campaign or a click, never a document.
const TRACKING: [&str; 10] =
    ["fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid"];

/// The id of an article: of its canonical URL, or without one of its text.
#[must_use]
pub fn article_id(url: Option<&str>, text: &str) -> Uuid {
    let name = match url {
        Some(url) => canonical_url(url),
        None => collapsed(text),
    };
    Uuid::new_v5(&NAMESPACE, name.as_bytes())
}

/// The text in NFC with single spaces. Nearly every text is in NFC already, and looking is six times
/// faster than composing it again.
fn collapsed(text: &str) -> String {
    if is_nfc_quick(text.chars()) != IsNormalized::Yes {
        return text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let mut name = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    name
}

/// One spelling for all URLs of a document: lower-case scheme and host, no fragment, no tracking
/// parameters, no trailing slash. What is no URL is only trimmed.
///
/// ```
/// # use communique::domain::canonical_url;
/// assert_eq!(canonical_url("HTTPS://News.Example/a/?utm_source=x&id=7#top"), "https://news.example/a?id=7");
/// ```
#[must_use]
pub fn canonical_url(url: &str) -> String {
    let Ok(mut parsed) = Url::parse(url.trim()) else {
        return url.trim().to_owned();
    };
    parsed.set_fragment(None);
    let kept: Vec<(String, String)> = parsed
        .query_pairs()
        .filter(|(name, _)| !name.starts_with("utm_") && !TRACKING.contains(&name.as_ref()))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    if kept.is_empty() {
        parsed.set_query(None);
    } else if kept.len() != parsed.query_pairs().count() {
        parsed.query_pairs_mut().clear().extend_pairs(kept);
    }
    let path = parsed.path().trim_end_matches('/').to_owned();
    parsed.set_path(&path);
    let text = parsed.to_string();
    // The parser keeps the slash of an empty path.
    if parsed.path() == "/" && parsed.query().is_none() { text.trim_end_matches('/').to_owned() } else { text }
}

/// Numbers the findings of one article, so that equal words in one article have different ids.
#[derive(Debug)]
pub struct FindingIds {
    article: Uuid,
    seen: HashMap<Uuid, u32>,
}

impl FindingIds {
    /// Begins with the article's first finding; they must be asked for in the order of the text.
    #[must_use]
    pub fn new(article: Uuid) -> Self {
        Self { article, seen: HashMap::new() }
    }

    /// The id of the next finding of this kind with these words.
    pub fn next(&mut self, kind: &str, text: &str) -> Uuid {
        let words = Uuid::new_v5(&self.article, format!("{kind}\n{text}").as_bytes());
        let occurrence = self.seen.entry(words).or_default();
        *occurrence += 1;
        Uuid::new_v5(&words, occurrence.to_string().as_bytes())
    }
}

/// The slug of a discovered actor: its full name in lower case, without accents, joined by hyphens.
///
/// ```
/// # use communique::domain::slug;
/// assert_eq!(slug("Jérôme Bonnafont"), "jerome-bonnafont");
/// assert_eq!(slug("Shi  Yinhong"), "shi-yinhong");
/// ```
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.nfkd().filter(|&c| !is_combining_mark(c) && !matches!(c, '\'' | '’' | '.')) {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_has_one_spelling() {
        for (url, canonical) in [
            ("https://a.example", "https://a.example"),
            ("https://a.example/", "https://a.example"),
            ("https://A.example/x/?fbclid=1", "https://a.example/x"),
            ("https://a.example/x?b=2&a=1", "https://a.example/x?b=2&a=1"),
            ("https://a.example/x?utm_medium=m&a=%20z", "https://a.example/x?a=+z"),
            (" not a url ", "not a url"),
        ] {
            assert_eq!(canonical_url(url), canonical);
            assert_eq!(canonical_url(canonical), canonical, "twice is once");
        }
    }

    #[test]
    fn an_article_without_a_url_is_its_words() {
        assert_eq!(article_id(None, "one\r\ntwo "), article_id(None, "one two"));
        assert_ne!(article_id(None, "one two"), article_id(None, "one three"));
    }

    #[test]
    fn equal_words_are_told_apart_by_their_order() {
        let mut ids = FindingIds::new(NAMESPACE);
        let (first, second) = (ids.next("direct", "yes"), ids.next("direct", "yes"));
        assert_ne!(first, second);
        let mut again = FindingIds::new(NAMESPACE);
        again.next("direct", "something inserted above");
        assert_eq!(again.next("direct", "yes"), first);
        assert_ne!(again.next("reported", "yes"), first);
    }
}
