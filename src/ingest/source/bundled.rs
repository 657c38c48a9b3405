//! Bundled articles, read from the program's memory as if from a folder.

use super::format::{Recognized, format_of};
use super::json::splitter::Records;
use super::manifest::{self, Manifest};
use super::{Content, Format, Options, Reader, Unread};
use crate::domain::RawArticle;

impl Reader {
    /// The articles of a folder that is embedded in the program, its manifest among the files.
    ///
    /// What cannot be read is left out: a test reads the bundled files.
    #[must_use]
    pub fn bundled(&self, files: &[(&str, &'static [u8])]) -> Vec<RawArticle> {
        let mut rows = Manifest::default();
        for (name, bytes) in files.iter().filter(|(name, _)| *name == manifest::NAME) {
            rows.read(name, &String::from_utf8_lossy(bytes));
        }
        let unread = files.iter().flat_map(|(name, bytes)| unread(name, bytes, &rows));
        unread.filter_map(|unread| self.read(unread).ok()).collect()
    }
}

/// What a bundled file holds.
fn unread(name: &str, bytes: &'static [u8], rows: &Manifest) -> Vec<Unread> {
    let file = Some(name.to_owned());
    let article = |format, bytes, row| Unread {
        name: name.to_owned(),
        file: file.clone(),
        format,
        content: Content::Bytes(bytes),
        row,
        feed: None,
    };
    match format_of(name.as_ref(), Format::Auto, true) {
        Recognized::Other(_) => Vec::new(),
        Recognized::Format(Format::Jsonl) => Records::new(bytes, Options::default().max_bytes)
            .filter_map(|(_, bytes)| bytes.ok())
            .map(|bytes| article(Format::Jsonl, bytes, None))
            .collect(),
        Recognized::Format(format) => vec![article(format, bytes.to_vec(), rows.row(name))],
    }
}
