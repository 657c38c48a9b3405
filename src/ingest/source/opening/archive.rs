//! An archive as it is read, entry by entry, with the manifests in it.

use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;

use super::{Input, Label, Open, Opener};
use crate::ingest::source::container::{Budget, Entries, Entry};
use crate::ingest::source::format::{Recognized, format_of};
use crate::ingest::source::manifest::{self, Manifest, Row};
use crate::ingest::source::notes::Skips;
use crate::ingest::source::{Content, Format, Refusal, Unread, read_bounded};

/// An archive that is being read.
pub(in crate::ingest::source) struct OpenArchive {
    entries: Entries,
    is_wacz: bool,
    pub(super) label: Label,
    budget: Arc<Budget>,
    depth: u32,
    /// The manifests in it, by their folders; and whether a file was read before.
    manifests: HashMap<String, Manifest>,
    any: bool,
}

/// What comes of an entry of an archive.
pub(in crate::ingest::source) enum Next {
    Article(Box<Result<Unread, Refusal>>),
    Open(Open),
    Nothing,
    End,
}

impl OpenArchive {
    /// An archive of this format, in `depth` others.
    pub(super) fn new(entries: Entries, format: Format, label: Label, budget: Arc<Budget>, depth: u32) -> Self {
        let is_wacz = format == Format::Wacz;
        Self { entries, is_wacz, label, budget, depth, manifests: HashMap::new(), any: false }
    }

    /// What comes of the next entry; faults of manifests and what is passed over are noted.
    pub fn next(&mut self, opener: &Opener, faults: &mut Vec<Refusal>, skips: &mut Skips) -> Next {
        let of = |path: &str| format!("{}!/{path}", self.label.name);
        let (path, source) = match self.entries.next() {
            None => return Next::End,
            Some(Entry::Refused(path, reason)) => {
                let name = path.map_or_else(|| self.label.name.clone(), |path| of(&path));
                return Next::Article(Box::new(Err(Refusal { name, reason })));
            }
            Some(Entry::Skipped(path, reason)) => {
                skips.add(Refusal { name: of(&path), reason });
                return Next::Nothing;
            }
            Some(Entry::Member(path, source)) => (path, self.budget.spending(source)),
        };
        // What else a WACZ file holds describes its web archives.
        if self.is_wacz && !path.starts_with("archive/") {
            return Next::Nothing;
        }
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
        if file == manifest::NAME && opener.from != Format::Csv {
            self.read_manifest(folder, &of(&path), source, opener, faults);
            return Next::Nothing;
        }
        let name = of(&path);
        // An option that says what the archive is says nothing of its members.
        let from = if opener.from.is_archive() { Format::Auto } else { opener.from };
        let format = match format_of(path.as_ref(), from, true) {
            Recognized::Format(format) => format,
            Recognized::Other(reason) => {
                skips.add(Refusal { name, reason });
                return Next::Nothing;
            }
        };
        self.any = true;
        let label = Label { name: name.clone(), file: Some(name.clone()), row: self.row(folder, file, &path) };
        let refuse = |reason| Next::Article(Box::new(Err(Refusal { name: name.clone(), reason })));
        if format.is_archive() || format.is_of_records() {
            let budget = Arc::clone(&self.budget);
            return match opener.open_inner(format, Input::Stream(source), label, budget, self.depth + 1) {
                Ok(open) => Next::Open(open),
                Err(reason) => refuse(reason),
            };
        }
        match read_bounded(source, opener.most) {
            Ok(bytes) => {
                let Label { name, file, row } = label;
                Next::Article(Box::new(Ok(Unread {
                    name,
                    file,
                    format,
                    content: Content::Bytes(bytes),
                    row,
                    feed: None,
                })))
            }
            Err(reason) => refuse(reason),
        }
    }

    fn read_manifest(
        &mut self,
        folder: &str,
        name: &str,
        source: Box<dyn Read + Send>,
        opener: &Opener,
        faults: &mut Vec<Refusal>,
    ) {
        let mut manifest = Manifest::from(name, source, opener.dates);
        faults.extend(manifest.faults.drain(..).map(|(_, fault)| fault));
        if self.any {
            let reason = "stands behind files in its archive, which were read without it: put it first".to_owned();
            faults.push(Refusal { name: name.to_owned(), reason });
        }
        self.manifests.insert(folder.to_owned(), manifest);
    }

    /// What the manifest beside a file, the one at the archive's root, or the one beside the archive says of it.
    fn row(&self, folder: &str, file: &str, path: &str) -> Option<Arc<Row>> {
        let beside = self.manifests.get(folder).and_then(|manifest| manifest.row(file));
        let first = || self.manifests.get("").and_then(|manifest| manifest.row(path));
        beside.or_else(first).or_else(|| self.label.row.as_ref().map(|row| Arc::new(row.shared())))
    }
}
