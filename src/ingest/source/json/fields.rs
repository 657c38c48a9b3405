//! Field names of the tools that gather news, each with ours.
//!
//! Names are compared without case, `_`, `-`, `.`, `:` and spaces: `date_publish`, `datePublish` and `date-publish` are
//! one. Where a record has several for one of ours, the first of the list that says something counts.

use std::collections::HashMap;

/// A field of a record, as it is called here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Field {
    Id,
    Url,
    Title,
    Publisher,
    PublishedOn,
    Byline,
    Language,
    Text,
    /// The text as HTML.
    Markup,
    /// A text that is only the article's summary.
    Summary,
}

/// The names of ours that `--map` takes.
const OURS: [(&str, Field); 8] = [
    ("id", Field::Id),
    ("url", Field::Url),
    ("title", Field::Title),
    ("publisher", Field::Publisher),
    ("published_on", Field::PublishedOn),
    ("byline", Field::Byline),
    ("language", Field::Language),
    ("text", Field::Text),
];

/// Theirs for each of ours, the surest first, as they are compared.
const THEIRS: [(Field, &[&str]); 10] = [
    (Field::Id, &["id", "articleid", "storyid", "storiesid", "unitid", "guid"]),
    (
        Field::Url,
        &[
            "url",
            "link",
            "articleurl",
            "permalink",
            "canonicalurl",
            "canonicallink",
            "weburl",
            "source",
            "sourceurl",
            "mainentityofpage",
        ],
    ),
    (Field::Title, &["title", "headline", "articletitle", "webtitle", "titlepage", "titlerss", "heading", "name"]),
    (
        Field::Publisher,
        &[
            "publisher",
            "publishername",
            "source",
            "sourcename",
            "sitename",
            "sourcehostname",
            "medianame",
            "outlet",
            "newspaper",
            "publication",
            "domain",
            "hostname",
            "sourcedomain",
        ],
    ),
    (
        Field::PublishedOn,
        &[
            "publishedon",
            "publishdate",
            "datepublish",
            "datepublished",
            "publishingdate",
            "publicationdate",
            "publisheddate",
            "publishedat",
            "published",
            "pubdate",
            "dcdate",
            "issued",
            "webpublicationdate",
            "date",
            "datetime",
            "timestamp",
            "datecreated",
            "createdat",
            "seendate",
        ],
    ),
    (Field::Byline, &["byline", "author", "authors", "creator", "dccreator", "writer"]),
    (Field::Language, &["language", "dclanguage", "lang", "inlanguage", "metalang"]),
    (
        Field::Text,
        &[
            "text",
            "maintext",
            "articlebody",
            "articletext",
            "articlecontent",
            "fulltext",
            "bodytext",
            "contenttext",
            "plaintext",
            "cleanedtext",
            "storytext",
            "rawtext",
            "body",
            "content",
            "article",
            "story",
        ],
    ),
    (Field::Markup, &["contenthtml", "bodyhtml", "contentencoded", "articlehtml"]),
    (Field::Summary, &["summary", "description", "excerpt", "abstract", "leadparagraph", "snippet"]),
];

/// What names mean, with what the operator says of them.
#[derive(Clone, Debug)]
pub(crate) struct FieldNames {
    meanings: HashMap<String, Vec<(Field, usize)>>,
}

impl FieldNames {
    /// The bundled names, overruled by these: a name, and ours for it.
    pub fn new(mapped: &[(String, String)]) -> Self {
        let mut meanings: HashMap<String, Vec<(Field, usize)>> = HashMap::new();
        for (field, names) in THEIRS {
            for (rank, name) in names.iter().enumerate() {
                meanings.entry((*name).to_owned()).or_default().push((field, rank + 1));
            }
        }
        for (theirs, ours) in mapped {
            if let Some(field) = ours_of(ours) {
                meanings.insert(folded(theirs), vec![(field, 0)]);
            }
        }
        Self { meanings }
    }

    /// What the field with this name may be, with its rank; nothing for a name that is not known.
    pub fn of(&self, name: &str) -> &[(Field, usize)] {
        self.meanings.get(&folded(name)).map_or(&[], Vec::as_slice)
    }

    /// Whether the field with this name can hold an article's text.
    pub fn is_text(&self, name: &str) -> bool {
        self.of(name).iter().any(|(field, _)| matches!(field, Field::Text | Field::Markup | Field::Summary))
    }
}

/// Reads `theirs=ours` of `--map`.
///
/// # Errors
/// What is wrong with it, in words.
pub(crate) fn mapping(text: &str) -> Result<(String, String), String> {
    let (theirs, ours) = text.split_once('=').ok_or("write theirs=ours, such as main_text=text")?;
    let (theirs, ours) = (theirs.trim(), ours.trim());
    if theirs.is_empty() {
        return Err("names no field before the sign".to_owned());
    }
    if ours_of(ours).is_none() {
        let known = OURS.map(|(name, _)| name).join(", ");
        return Err(format!("{ours:?} is no field here: take one of {known}"));
    }
    Ok((theirs.to_owned(), ours.to_owned()))
}

fn ours_of(name: &str) -> Option<Field> {
    OURS.iter().find(|(ours, _)| *ours == name).map(|(_, field)| *field)
}

/// A name as it is compared.
fn folded(name: &str) -> String {
    let kept = name.chars().filter(|c| !matches!(c, '_' | '-' | '.' | ':' | ' ' | '\u{feff}'));
    kept.flat_map(char::to_lowercase).collect()
}
