//! Inputs as they are opened: a file of records, or an archive of inputs ([`archive`]).

mod archive;

use std::io::Read;
use std::sync::Arc;

pub(super) use archive::{Next, OpenArchive};

use super::compression;
use super::container::{Area, Budget, DEEPEST, Entries, LARGEST_INNER, TarMembers, zip_entries};
use super::feed::items::FeedItems;
use super::json::fields::FieldNames;
use super::json::splitter::{Cutter, Records};
use super::manifest::{self, Row};
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
                Format::Tar => Box::new(TarMembers::new(compression::stream(stream(input)).map_err(explain)?)),
                _ => zip_entries(&area(input)?, manifest::NAME)?,
            };
            return Ok(Open::Archive(OpenArchive::new(entries, format, label, budget, depth)));
        }
        let source = stream(input);
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
}

fn stream(input: Input) -> Box<dyn Read + Send> {
    match input {
        Input::Stream(source) => source,
        Input::Area(area) => Box::new(area.section(0, area.len())),
    }
}

/// An input with places: one that is none is read into memory, as far as it is small.
fn area(input: Input) -> Result<Area, String> {
    let source = match input {
        Input::Area(area) if !area.bytes(0, 4).is_ok_and(|start| compression::is_compressed(&start)) => {
            return Ok(area);
        }
        other => stream(other),
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
