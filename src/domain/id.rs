//! Ids of articles, findings and discovered actors, the same on every machine.
//!
//! # Design
//!
//! Every id is a pure function of what it names, so that loading in another order, with more workers or
//! a second time gives the same rows. A finding's id depends on its words and on which occurrence of them
//! it is, not on its offset: a line inserted above an article's quote leaves the quote its id.

use std::collections::HashMap;

use sha1::{Digest, Sha1};
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use url::Url;
use uuid::{Builder, Uuid, uuid};

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
    named(NAMESPACE, &[name.as_bytes()])
}

/// The `UUIDv5` of a name in pieces: what [`Uuid::new_v5`] makes of the whole, by an SHA-1 that uses the
/// processor's own instructions (a fifth of the time for an article's text).
fn named(namespace: Uuid, name: &[&[u8]]) -> Uuid {
    let mut hash = Sha1::new_with_prefix(namespace);
    for part in name {
        hash.update(part);
    }
    let digest: [u8; 20] = hash.finalize().into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Builder::from_sha1_bytes(bytes).into_uuid()
}

/// The text in NFC with single spaces. Nearly every text is in NFC already, and looking is six times
/// faster than composing it again.
fn collapsed(text: &str) -> String {
    let mut name = String::with_capacity(text.len() + 1);
    // A line's end begins anew what may be composed.
    for line in text.split('\n') {
        let ascii = line.is_ascii();
        if !ascii && !is_composed(line) {
            return text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
        }
        if is_spaced(line) && (ascii || !line.contains(|c: char| !c.is_ascii() && c.is_whitespace())) {
            name.push_str(line.trim_matches(' '));
            name.push(' ');
        } else {
            line.split_whitespace().for_each(|word| name.extend([word, " "]));
        }
        name.truncate(name.trim_end_matches(' ').len());
        name.push(' ');
    }
    name.trim_matches(' ').to_owned()
}

/// Whether a line is in NFC for certain: what lies below the combining marks is, and begins anew.
fn is_composed(line: &str) -> bool {
    is_nfc_quick(line.chars().filter(|&c| c >= '\u{300}')) == IsNormalized::Yes
}

/// Whether nothing but single spaces parts the words of a line, as far as ASCII goes.
fn is_spaced(line: &str) -> bool {
    let bytes = line.as_bytes();
    let control = bytes.iter().filter(|byte| **byte < b' ').count();
    let doubled = bytes.iter().zip(bytes.iter().skip(1)).filter(|pair| *pair == (&b' ', &b' ')).count();
    control + doubled == 0
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
        let words = named(self.article, &[kind.as_bytes(), b"\n", text.as_bytes()]);
        let occurrence = self.seen.entry(words).or_default();
        *occurrence += 1;
        named(words, &[occurrence.to_string().as_bytes()])
    }
}

/// The id of the statement that begins with a quote: the `UUIDv5` of that quote's id, in lower case with hyphens.
#[must_use]
pub fn statement_id(first_quote: Uuid) -> Uuid {
    named(NAMESPACE, &[first_quote.hyphenated().encode_lower(&mut Uuid::encode_buffer()).as_bytes()])
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
    if name.is_ascii() {
        for byte in name.bytes().filter(|byte| !matches!(byte, b'\'' | b'.')) {
            if byte.is_ascii_alphanumeric() {
                slug.push(byte.to_ascii_lowercase().into());
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        slug.truncate(slug.trim_end_matches('-').len());
        return slug;
    }
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
        for spaced in ["one\r\ntwo ", "\n\n one  two", "one\u{a0}\n \ttwo\n\n", "one\u{2003}two\u{b}"] {
            assert_eq!(article_id(None, spaced), article_id(None, "one two"), "{spaced:?}");
        }
        assert_eq!(article_id(None, "Cafe\u{301}"), article_id(None, "Caf\u{e9}"));
        assert_ne!(article_id(None, "one two"), article_id(None, "one three"));
    }

    #[test]
    fn names_in_pieces_are_names() {
        assert_eq!(named(NAMESPACE, &[b"one\n", b"two"]), Uuid::new_v5(&NAMESPACE, b"one\ntwo"));
        assert_eq!(slug("J. Q. O'Doe--Roe "), "j-q-odoe-roe");
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
