//! Atom feeds (RFC 4287) of lists that grow with the reports: articles, quotes, statements, claims and votes.
//!
//! # Design
//!
//! A feed is a page of the list: the same filters and order, `rel="next"` for the page behind it. Its entries are
//! written from the rows that JSON shows. Addresses are relative to the feed's own, which readers resolve: what a proxy
//! calls us we need not know, but for the path under which it serves us.

#[cfg(test)]
mod tests;

use std::any::TypeId;
use std::fmt::Write;

use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use crate::domain::{Article, Claim, NAMESPACE, Quote, Statement, Vote};

/// The media type of feeds.
pub(in crate::api) const MEDIA_TYPE: &str = "application/atom+xml";

/// Characters of a text that become its title.
const TITLE: usize = 100;

/// A list that is a feed, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::api) enum Feed {
    Articles,
    Quotes,
    Statements,
    Claims,
    Votes,
}

/// An entry, in plain text.
#[derive(Debug, Default)]
struct Entry {
    id: String,
    title: String,
    /// The day or time of it; none of what has no date.
    updated: Option<String>,
    author: Option<String>,
    link: String,
    content: Option<String>,
}

impl Feed {
    /// The feed of lists of `T`, if there is one.
    pub(in crate::api) fn of<T: 'static>() -> Option<Self> {
        let kinds = [
            (TypeId::of::<Article>(), Self::Articles),
            (TypeId::of::<Quote>(), Self::Quotes),
            (TypeId::of::<Statement>(), Self::Statements),
            (TypeId::of::<Claim>(), Self::Claims),
            (TypeId::of::<Vote>(), Self::Votes),
        ];
        kinds.into_iter().find(|(kind, _)| *kind == TypeId::of::<T>()).map(|(_, feed)| feed)
    }

    fn title(self) -> &'static str {
        match self {
            Self::Articles => "Articles",
            Self::Quotes => "Quotes",
            Self::Statements => "Statements",
            Self::Claims => "Claims about votes",
            Self::Votes => "Votes of the Security Council",
        }
    }

    fn entry(self, item: &Value) -> Entry {
        let text = |name: &str| item[name].as_str().map(str::to_owned);
        let urn = || format!("urn:uuid:{}", item["id"].as_str().unwrap_or_default());
        let address = |list: &str| format!("/v1/{list}/{}", item["id"].as_str().unwrap_or_default());
        let day = |name: &str| text(name).map(|day| format!("{day}T00:00:00Z"));
        let said = || {
            let speaker = text("speaker_name").unwrap_or_else(|| "Not named".to_owned());
            format!("{speaker}: {}", shortened(item["text"].as_str().unwrap_or_default()))
        };
        match self {
            Self::Articles => Entry {
                id: urn(),
                title: text("title").unwrap_or_else(|| "An article without a headline".to_owned()),
                updated: text("ingested_at").or_else(|| day("published_on")),
                author: text("publisher"),
                link: text("url").unwrap_or_else(|| address("articles")),
                content: text("excerpt"),
            },
            Self::Quotes => Entry {
                id: urn(),
                title: said(),
                updated: day("published_on"),
                author: text("publisher"),
                link: text("article_url").unwrap_or_else(|| address("quotes")),
                content: text("text"),
            },
            Self::Statements => Entry {
                id: urn(),
                title: said(),
                updated: day("last_published_on").or_else(|| day("first_published_on")),
                author: text("first_publisher"),
                // All that carried it stand there.
                link: address("statements"),
                content: text("text"),
            },
            Self::Claims => Entry {
                id: urn(),
                title: format!(
                    "{}: {}",
                    item["verdict"].as_str().unwrap_or("not judged").replace('_', " "),
                    shortened(item["text"].as_str().unwrap_or_default())
                ),
                updated: day("published_on"),
                author: text("publisher"),
                link: text("article_url").unwrap_or_else(|| address("claims")),
                content: text("reason"),
            },
            Self::Votes => Entry {
                // The record's ids are no UUIDs.
                id: format!("urn:uuid:{}", Uuid::new_v5(&NAMESPACE, address("votes").as_bytes())),
                title: format!(
                    "{} {}",
                    text("symbol").or_else(|| text("id")).unwrap_or_default(),
                    item["outcome"].as_str().unwrap_or_default().replace('_', " ")
                ),
                updated: day("date"),
                author: None,
                link: address("votes"),
                content: text("title").or_else(|| text("agenda_item")),
            },
        }
    }
}

/// The addresses of a feed: of the page itself, of the list as JSON, and of the page behind it.
#[derive(Debug)]
pub(in crate::api) struct Addresses {
    pub(in crate::api) this: String,
    pub(in crate::api) json: String,
    pub(in crate::api) next: Option<String>,
}

/// The feed of a page's items. What has no date is dated `changed`, when the database last changed, in seconds. Links to
/// this server are below `base_path`.
pub(in crate::api) fn feed(
    feed: Feed,
    items: &[Value],
    addresses: &Addresses,
    changed: i64,
    base_path: &str,
) -> String {
    let below = |address: &str| {
        let base_path = if address.starts_with('/') { base_path } else { "" };
        escaped(&format!("{base_path}{address}"))
    };
    let link = |out: &mut String, relation: &str, media: &str, address: &str| {
        let _ = writeln!(out, "<link rel=\"{relation}\" type=\"{media}\" href=\"{}\"/>", below(address));
    };
    let changed = Timestamp::from_second(changed).unwrap_or_default().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    let id = Uuid::new_v5(&NAMESPACE, addresses.json.as_bytes());
    element(&mut out, "id", &format!("urn:uuid:{id}"));
    element(&mut out, "title", feed.title());
    element(&mut out, "updated", &changed);
    out.push_str("<author><name>Communiqué</name></author>\n");
    link(&mut out, "self", MEDIA_TYPE, &addresses.this);
    link(&mut out, "alternate", "application/json", &addresses.json);
    if let Some(next) = &addresses.next {
        link(&mut out, "next", MEDIA_TYPE, next);
    }
    for item in items {
        let Entry { id, title, updated, author, link: address, content } = feed.entry(item);
        out.push_str("<entry>\n");
        element(&mut out, "id", &id);
        element(&mut out, "title", &title);
        element(&mut out, "updated", updated.as_deref().unwrap_or(&changed));
        if let Some(author) = author {
            let _ = writeln!(out, "<author><name>{}</name></author>", escaped(&author));
        }
        let _ = writeln!(out, "<link rel=\"alternate\" href=\"{}\"/>", below(&address));
        if let Some(content) = content {
            element(&mut out, "summary", &content);
        }
        out.push_str("</entry>\n");
    }
    out.push_str("</feed>\n");
    out
}

fn element(out: &mut String, name: &str, text: &str) {
    let _ = writeln!(out, "<{name}>{}</{name}>", escaped(text));
}

/// The first words of a text.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(TITLE) {
        Some((end, _)) => format!("{}…", text[..text[..end].rfind(' ').unwrap_or(end)].trim_end()),
        None => text.to_owned(),
    }
}

/// Text as XML has it: without the characters that XML 1.0 has no way to write.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(character),
            '\u{fffe}' | '\u{ffff}' => {}
            control if u32::from(control) < 0x20 => {}
            plain => out.push(plain),
        }
    }
    out
}
