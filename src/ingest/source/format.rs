//! Formats of inputs, and the names that show them.

use std::path::Path;

use clap::ValueEnum;

use super::{compression, manifest};

/// What an input is taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// By the ending of its name: `.txt`, `.html`, `.htm`, `.json`, `.jsonl`, `.ndjson`, `.csv`,
    /// `.tsv`, `.rss`, `.atom`, `.rdf`, `.xml`, `.warc`, `.wacz`, `.zip`, `.tar`, each also with `.gz`
    /// or `.zst` behind it.
    #[default]
    Auto,
    /// Plain text as scraped.
    Txt,
    /// HTML, of a web page.
    Html,
    /// JSON records: one object, an array of them, or one a line.
    Jsonl,
    /// A table with a header, an article a row: CSV, or with `;` or tabs between the cells.
    Csv,
    /// A feed: RSS or Atom.
    Feed,
    /// A web archive (WARC), of which the HTML pages are read.
    Warc,
    /// A web archive in the WACZ format.
    Wacz,
    /// A ZIP archive of inputs.
    Zip,
    /// A tar archive of inputs.
    Tar,
}

impl Format {
    /// Whether a source of it is cut into the records it consists of.
    pub(super) fn is_of_records(self) -> bool {
        matches!(self, Self::Jsonl | Self::Csv | Self::Feed | Self::Warc)
    }

    /// Whether a source of it holds further inputs.
    pub(super) fn is_archive(self) -> bool {
        matches!(self, Self::Zip | Self::Wacz | Self::Tar)
    }
}

/// What a name shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Recognized {
    Format(Format),
    /// Nothing that is read, for this reason.
    Other(String),
}

/// The format of a file, where its name or an option states it.
///
/// With a format asked for, a folder's files of another known format are passed over, and those without an
/// ending, as tools that mirror sites leave them, are read. Archives are opened whatever format is asked for, and
/// what is in them is held to it.
pub(super) fn format_of(path: &Path, from: Format, in_folder: bool) -> Recognized {
    // A manifest is no table of articles, unless it is asked for by a format.
    if in_folder && path.file_name().is_some_and(|name| name == manifest::NAME) {
        return Recognized::Other("is a manifest".to_owned());
    }
    let ending = |path: &Path| path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let ending = match ending(path) {
        Some(packed) if compression::is_ending(&packed) => path.file_stem().and_then(|inside| ending(inside.as_ref())),
        other => other,
    };
    let told = match ending.as_deref() {
        Some("txt") => Some(Format::Txt),
        Some("html" | "htm" | "xhtml") => Some(Format::Html),
        Some("json" | "jsonl" | "ndjson") => Some(Format::Jsonl),
        Some("csv" | "tsv") => Some(Format::Csv),
        Some("rss" | "atom" | "rdf" | "xml") => Some(Format::Feed),
        Some("warc") => Some(Format::Warc),
        Some("wacz") => Some(Format::Wacz),
        Some("zip") => Some(Format::Zip),
        Some("tar" | "tgz") => Some(Format::Tar),
        _ => None,
    };
    let other = |reason: &str| Recognized::Other(reason.to_owned());
    match (told, from) {
        (Some(told), Format::Auto) => Recognized::Format(told),
        (None, Format::Auto) => other("has a name that does not show its format"),
        (Some(told), from) if told.is_archive() && !from.is_archive() => Recognized::Format(told),
        (_, from) if !in_folder || told == Some(from) || ending.is_none() => Recognized::Format(from),
        (Some(_), _) => other("has another format than the one asked for with --from"),
        (None, _) => other("has a name that does not show its format"),
    }
}
