//! Inputs as they are opened: one article, a file of records, or an archive of any of these.

use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;

use super::compression;
use super::container::{Area, Budget, DEEPEST, Entries, Entry, LARGEST_INNER, TarMembers, zip_entries};
use super::feed::items::FeedItems;
use super::format::{Recognized, format_of};
use super::json::fields::FieldNames;
use super::json::splitter::{Cutter, Records};
use super::manifest::{self, Manifest, Row};
use super::notes::Skips;
use super::progress::Progress;
use super::table::rows::Rows;
use super::warc::records::WarcRecords;
use super::{Content, DateOrder, Format, Refusal, Unread, read_bounded, unreadable};

/// How inputs are opened.
#[derive(Clone, Debug)]
pub(super) struct Opener {
    pub from: Format,
    pub dates: Option<DateOrder>,
    pub names: Arc<FieldNames>,
    pub most: usize,
    pub progress: Arc<Progress>,
}

/// What an input is called, and what is known of it beside its bytes.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub name: String,
    pub file: Option<String>,
    pub row: Option<Arc<Row>>,
}

/// The bytes of an input.
pub(super) enum Input {
    Stream(Box<dyn Read + Send>),
    /// With places: a file of its own.
    Area(Area),
}

/// An archive or a file of records that is being read.
pub(super) enum Open {
    Records(OpenRecords),
    Archive(OpenArchive),
}

impl std::fmt::Debug for Open {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = match self {
            Self::Records(records) => &records.label.name,
            Self::Archive(archive) => &archive.label.name,
        };
        f.debug_tuple("Open").field(name).finish()
    }
}

/// A file of records being cut apart.
pub(super) struct OpenRecords {
    records: Box<dyn Cutter>,
    format: Format,
    label: Label,
}

impl OpenRecords {
    /// The next record.
    pub fn next(&mut self) -> Option<Result<Unread, Refusal>> {
        let (place, bytes) = self.records.next()?;
        let Label { name, file, row } = &self.label;
        let name = format!("{name} {place}");
        Some(match bytes {
            Ok(bytes) => Ok(Unread {
                name,
                file: file.clone(),
                format: self.format,
                content: Content::Bytes(bytes),
                row: row.clone(),
                feed: self.records.publisher(),
            }),
            Err(reason) => Err(Refusal { name, reason }),
        })
    }

    /// What was passed over in it, at its end.
    pub fn passed_over(&self) -> Option<Refusal> {
        let reason = self.records.passed_over()?;
        Some(Refusal { name: self.label.name.clone(), reason })
    }
}

/// An archive that is being read.
pub(super) struct OpenArchive {
    entries: Entries,
    is_wacz: bool,
    label: Label,
    budget: Arc<Budget>,
    depth: u32,
    /// The manifests in it, by their folders; and whether a file was read before.
    manifests: HashMap<String, Manifest>,
    any: bool,
}

/// What comes of an entry of an archive.
pub(super) enum Next {
    Article(Box<Result<Unread, Refusal>>),
    Open(Open),
    Nothing,
    End,
}

impl Opener {
    /// Opens an input that is made of others or of records.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn open(&self, format: Format, input: Input, label: Label, length: Option<u64>) -> Result<Open, String> {
        let budget = Budget::of(length.unwrap_or_default());
        let input = match input {
            Input::Stream(source) if length.is_none() => Input::Stream(budget.earning(source)),
            other => other,
        };
        self.open_inner(format, input, label, budget, 0)
    }

    fn open_inner(
        &self,
        format: Format,
        input: Input,
        label: Label,
        budget: Arc<Budget>,
        depth: u32,
    ) -> Result<Open, String> {
        let explain = |error: std::io::Error| unreadable(&error);
        if format.is_archive() {
            if depth >= DEEPEST {
                return Err(format!("is an archive in {DEEPEST} others: unpack the outer ones first"));
            }
            let entries: Entries = match format {
                Format::Tar => Box::new(TarMembers::new(compression::stream(self.stream(input)).map_err(explain)?)),
                _ => zip_entries(&self.area(input)?, manifest::NAME)?,
            };
            let (is_wacz, manifests) = (format == Format::Wacz, HashMap::new());
            return Ok(Open::Archive(OpenArchive { entries, is_wacz, label, budget, depth, manifests, any: false }));
        }
        let source = self.stream(input);
        let label = Label { row: label.row.map(|row| Arc::new(row.shared())), ..label };
        let records: Box<dyn Cutter> = match format {
            Format::Warc => Box::new(WarcRecords::new(source, self.most).map_err(explain)?),
            Format::Csv => {
                Box::new(Rows::new(compression::stream(source).map_err(explain)?, self.most, Arc::clone(&self.names)))
            }
            Format::Feed => {
                Box::new(FeedItems::new(compression::stream(source).map_err(explain)?, self.most).map_err(explain)?)
            }
            _ => Box::new(Records::new(compression::stream(source).map_err(explain)?, self.most)),
        };
        Ok(Open::Records(OpenRecords { records, format, label }))
    }

    fn stream(&self, input: Input) -> Box<dyn Read + Send> {
        match input {
            Input::Stream(source) => source,
            Input::Area(area) => Box::new(area.section(0, area.len())),
        }
    }

    /// An input with places: one that is none is read into memory, as far as it is small.
    fn area(&self, input: Input) -> Result<Area, String> {
        let source = match input {
            Input::Area(area) if !area.bytes(0, 4).is_ok_and(|start| compression::is_compressed(&start)) => {
                return Ok(area);
            }
            other => self.stream(other),
        };
        let source = compression::stream(source).map_err(|error| unreadable(&error))?;
        let bytes = read_bounded(source, LARGEST_INNER).map_err(|reason| {
            if reason.starts_with("is larger") {
                format!(
                    "is a ZIP archive of more than {} MiB in another or in a stream: unpack the outer one first",
                    LARGEST_INNER >> 20
                )
            } else {
                reason
            }
        })?;
        Ok(Area::Bytes(bytes.into()))
    }
}

impl OpenArchive {
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
