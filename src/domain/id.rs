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
use uuid::{Builder, Uuid, uuid};

use super::address::canonical_url;
use super::{Day, Metadata};

/// The namespace of all our UUIDv5 names.
pub const NAMESPACE: Uuid = uuid!("08a9e6bb-d898-479e-8cdc-877d3622ab21");

/// The id of an article: of its canonical URL, or without one of its publisher, its day and its text.
///
/// Of publisher and day, only what was given counts. What was read in the text follows from it, and another program may
/// read it otherwise: no id changes for that.
#[must_use]
pub fn article_id(metadata: &Metadata, text: &str) -> Uuid {
    if let Some(url) = &metadata.url.value {
        return url_id(url);
    }
    let publisher = metadata.publisher.given().map(|publisher| slug(publisher)).unwrap_or_default();
    let day = metadata.published_on.given().map(Day::to_string).unwrap_or_default();
    let mut name = String::new();
    if !(publisher.is_empty() && day.is_empty()) {
        // The text has no line breaks: names of both kinds never meet.
        name = format!("{publisher}\n{day}\n");
    }
    named(NAMESPACE, &[name.as_bytes(), collapsed(text).as_bytes()])
}

/// The id of the article at this address.
#[must_use]
pub fn url_id(url: &str) -> Uuid {
    named(NAMESPACE, &[canonical_url(url).as_bytes()])
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

    fn id_of(text: &str) -> Uuid {
        article_id(&Metadata::default(), text)
    }

    #[test]
    fn an_article_without_a_url_is_its_words() {
        for spaced in ["one\r\ntwo ", "\n\n one  two", "one\u{a0}\n \ttwo\n\n", "one\u{2003}two\u{b}"] {
            assert_eq!(id_of(spaced), id_of("one two"), "{spaced:?}");
        }
        assert_eq!(id_of("Cafe\u{301}"), id_of("Caf\u{e9}"));
        assert_ne!(id_of("one two"), id_of("one three"));
    }

    #[test]
    fn one_text_of_two_outlets_or_days_is_two_articles() {
        use crate::domain::{Basis, Stated};
        let id = |publisher: &str, day: &str, basis| {
            let publisher = Stated::new((!publisher.is_empty()).then(|| publisher.to_owned()), basis);
            let published_on = Stated::new(day.parse().ok(), basis);
            article_id(&Metadata { publisher, published_on, ..Metadata::default() }, "one two")
        };
        let ids =
            [("", ""), ("Post", ""), ("", "2012-02-04"), ("Post", "2012-02-04"), ("Post", "2012-02-05"), ("Sun", "")];
        let distinct: std::collections::BTreeSet<Uuid> =
            ids.iter().map(|(publisher, day)| id(publisher, day, Basis::Manifest)).collect();
        assert_eq!(distinct.len(), ids.len());
        assert_eq!(id("Pöst", "", Basis::Markup), id("POST", "", Basis::Manifest), "the outlet's name is folded");
        for basis in [Basis::Text, Basis::Inferred] {
            assert_eq!(id("Post", "2012-02-04", basis), id_of("one two"), "{basis:?} is no part of it");
        }
    }

    #[test]
    fn an_address_is_the_id_whoever_prints_it() {
        use crate::domain::{Basis, Stated};
        let at = |url: &str, text: &str| {
            article_id(&Metadata { url: Stated::new(Some(url.to_owned()), Basis::Markup), ..Metadata::default() }, text)
        };
        assert_eq!(at("http://www.a.example/x?utm_source=y", "one"), at("https://a.example/x/", "two"));
        assert_eq!(at("https://a.example/x", "one"), url_id("https://A.example/x#top"));
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
