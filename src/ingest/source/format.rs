//! Formats of inputs, and the names that show them.

use std::path::Path;

use clap::ValueEnum;

use super::{compression, manifest};

/// What an input is taken for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// By the ending of its name: `.txt`, `.html`, `.htm`, `.json`, `.jsonl`, `.ndjson`, `.csv`,
    /// `.tsv`, each also with `.gz` or `.zst` behind it.
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
}

impl Format {
    /// Whether a source of it is cut into the records it consists of.
    pub(super) fn is_of_records(self) -> bool {
        matches!(self, Self::Jsonl | Self::Csv)
    }
}

/// The format of a file; none where neither its name nor an option states it.
///
/// With a format asked for, a folder's files of another known format are passed over, and those without an
/// ending, as tools that mirror sites leave them, are read.
pub(super) fn format_of(path: &Path, from: Format, in_folder: bool) -> Option<Format> {
    // A manifest is no table of articles, unless it is asked for by a format.
    if in_folder && path.file_name().is_some_and(|name| name == manifest::NAME) {
        return None;
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
        _ => None,
    };
    match from {
        Format::Auto => told,
        from if !in_folder => Some(from),
        from => (told == Some(from) || ending.is_none()).then_some(from),
    }
}
