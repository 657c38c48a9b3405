//! The manifest (`manifest.csv`) beside the files: metadata that the operator gives.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::domain::{Basis, Day, Metadata, Stated};

use super::dates::{self, DateOrder};
use super::{Refusal, encoding, read_bounded, table};

pub(crate) const NAME: &str = "manifest.csv";
/// Its columns; `file` is needed, the others may be left out.
const COLUMNS: [&str; 5] = ["file", "url", "title", "publisher", "published_on"];
/// A larger one is refused.
const MOST_BYTES: usize = 64 << 20;

/// What is said of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    url: Option<String>,
    title: Option<String>,
    publisher: Option<String>,
    published_on: Option<Day>,
}

impl Row {
    /// As metadata of the file's article.
    pub fn metadata(&self) -> Metadata {
        let stated = |value: &Option<String>| Stated::new(value.clone(), Basis::Manifest);
        Metadata {
            url: stated(&self.url),
            title: stated(&self.title),
            publisher: stated(&self.publisher),
            published_on: Stated::new(self.published_on, Basis::Manifest),
            ..Metadata::default()
        }
    }

    /// What of it holds for every record of a file: not one's headline or URL.
    pub fn shared(&self) -> Self {
        Self { url: None, title: None, ..self.clone() }
    }
}

#[derive(Debug, Default)]
pub(super) struct Manifest {
    rows: HashMap<String, Arc<Row>>,
    /// What is wrong with it, each with the file whose row it is, where it is a row's.
    pub faults: Vec<(Option<String>, Refusal)>,
    /// Whether month or day comes first in its dates.
    dates: Option<DateOrder>,
}

impl Manifest {
    /// Reads the manifest of a folder; an empty one where there is none.
    pub fn of(folder: &Path, dates: Option<DateOrder>) -> Self {
        let path = folder.join(NAME);
        let name = path.display().to_string();
        if !path.is_file() {
            return Self { dates, ..Self::default() };
        }
        match File::open(&path) {
            Ok(file) => Self::from(&name, file, dates),
            Err(error) => {
                let fault = Refusal { name, reason: super::unreadable(&error) };
                Self { dates, faults: vec![(None, fault)], ..Self::default() }
            }
        }
    }

    /// Reads the manifest that is called `name`.
    pub fn from(name: &str, source: impl Read, dates: Option<DateOrder>) -> Self {
        let mut manifest = Self { dates, ..Self::default() };
        let bytes = read_bounded(source, MOST_BYTES);
        match bytes.and_then(|bytes| encoding::decode(bytes, encoding::Hint::None)) {
            Ok(text) => manifest.read(name, &text),
            Err(reason) => manifest.fault(name, None, reason),
        }
        manifest
    }

    /// What is said of the file with this name.
    pub fn row(&self, file: &str) -> Option<Arc<Row>> {
        self.rows.get(file).cloned()
    }

    /// The rows whose files are not in the folder.
    pub fn missing(&self, folder: &Path) -> Vec<Refusal> {
        let gone = |file: &&String| folder.join(file.as_str()).symlink_metadata().is_err();
        let mut files: Vec<&String> = self.rows.keys().filter(gone).collect();
        files.sort_unstable();
        let name = folder.join(NAME).display().to_string();
        let refusal =
            |file: &String| Refusal { name: name.clone(), reason: format!("names a file that is not there: {file}") };
        files.into_iter().map(refusal).collect()
    }

    /// Takes in the rows of a manifest that is called `name`.
    pub fn read(&mut self, name: &str, text: &str) {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(table::delimiter(text.as_bytes()))
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let header: Vec<String> = match reader.headers() {
            Ok(header) => header.iter().map(str::to_ascii_lowercase).collect(),
            Err(error) => return self.fault(name, None, error.to_string()),
        };
        for column in header.iter().filter(|column| !COLUMNS.contains(&column.as_str())) {
            let known = COLUMNS.join(", ");
            self.fault(name, None, format!("has an unknown column, which is left out: {column:?} (known: {known})"));
        }
        if !header.iter().any(|column| column == "file") {
            return self.fault(name, None, "has no column `file`, so nothing in it can be used".to_owned());
        }
        for record in reader.into_records() {
            match record {
                Ok(record) => {
                    let line = record.position().map_or(0, csv::Position::line);
                    self.take(&format!("{name} line {line}"), &header, &record);
                }
                Err(error) => self.fault(name, None, error.to_string()),
            }
        }
    }

    fn take(&mut self, name: &str, header: &[String], record: &csv::StringRecord) {
        let cell = |column: &str| {
            let at = header.iter().position(|named| named == column)?;
            record.get(at).filter(|cell| !cell.is_empty()).map(str::to_owned)
        };
        let Some(file) = cell("file").map(|file| file.trim_start_matches("./").to_owned()) else {
            return self.fault(name, None, "names no file".to_owned());
        };
        if record.len() > header.len() {
            let reason = "has more cells than the header: put a text with commas in quotation marks".to_owned();
            return self.fault(name, Some(file), reason);
        }
        let published_on = cell("published_on").and_then(|day| match dates::read(&day, self.dates) {
            Ok(day) => Some(day),
            Err(why) => {
                let reason = format!("has a bad date for {file}, which is left out: it {why}");
                self.faults.push((Some(file.clone()), Refusal { name: name.to_owned(), reason }));
                None
            }
        });
        let row = Row { url: cell("url"), title: cell("title"), publisher: cell("publisher"), published_on };
        if self.rows.insert(file.clone(), Arc::new(row)).is_some() {
            let reason = format!("names {file} again; the last row counts");
            self.fault(name, Some(file), reason);
        }
    }

    fn fault(&mut self, name: &str, file: Option<String>, reason: String) {
        self.faults.push((file, Refusal { name: name.to_owned(), reason }));
    }
}
