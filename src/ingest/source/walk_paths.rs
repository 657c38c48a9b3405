//! The walk through the given paths: files, folders, standard input.
//!
//! Folders are read in the order of their entries' names, which is the same on every machine. Symbolic links to
//! folders are not followed, so no walk ends up in itself; pipes and devices are never opened, because opening
//! one can wait forever.

use std::collections::{HashMap, VecDeque};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::compression;
use super::format::format_of;
use super::json::fields::FieldNames;
use super::json::splitter::{Cut, Records};
use super::manifest::{self, Manifest, Row};
use super::table::rows::Rows;
use super::{Content, DateOrder, Format, Options, Refusal, Unread, read_bounded, unreadable};

/// The articles of the paths asked for, one after the other.
#[derive(Debug)]
pub struct Sources {
    from: Format,
    dates: Option<DateOrder>,
    names: Arc<FieldNames>,
    most: usize,
    input: Option<Input>,
    /// Paths still to come, the next one last; with the folder they were found in, if any.
    paths: Vec<(PathBuf, Option<PathBuf>)>,
    /// The file of records being cut apart.
    records: Option<OpenRecords>,
    manifests: HashMap<PathBuf, Manifest>,
    faults: VecDeque<Refusal>,
    skipped: u64,
}

/// A file of records being cut apart.
struct OpenRecords {
    records: Box<dyn Iterator<Item = Cut> + Send>,
    format: Format,
    source: String,
    file: Option<String>,
    row: Option<Arc<Row>>,
}

impl std::fmt::Debug for OpenRecords {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenRecords").field("source", &self.source).finish_non_exhaustive()
    }
}

/// Standard input, or what stands for it.
struct Input(Box<dyn Read + Send>);

impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Input")
    }
}

impl Sources {
    pub(super) fn new(options: &Options, paths: &[PathBuf], input: Box<dyn Read + Send>) -> Self {
        Self {
            from: options.from,
            dates: options.dates,
            names: Arc::new(FieldNames::new(&options.map)),
            most: options.max_bytes,
            input: Some(Input(input)),
            paths: paths.iter().rev().map(|path| (path.clone(), None)).collect(),
            records: None,
            manifests: HashMap::new(),
            faults: VecDeque::new(),
            skipped: 0,
        }
    }

    /// Entries of folders passed over so far: other endings, hidden ones, links to folders.
    #[must_use]
    pub fn skipped(&self) -> u64 {
        self.skipped
    }

    /// What comes of a path; nothing for a folder, whose entries come next.
    fn open(&mut self, path: PathBuf, root: Option<PathBuf>) -> Option<Result<Unread, Refusal>> {
        if root.is_none() && path.as_os_str() == "-" {
            return self.open_input();
        }
        let name = path.display().to_string();
        let refuse = |reason: String| Some(Err(Refusal { name: path.display().to_string(), reason }));
        let found = match fs::metadata(&path) {
            Ok(found) => found,
            Err(error) => return refuse(unreadable(&error)),
        };
        if found.is_dir() {
            let is_link = fs::symlink_metadata(&path).is_ok_and(|itself| itself.is_symlink());
            if root.is_some() && is_link {
                self.skipped += 1;
                return None;
            }
            return self.enter(&path, root).err().map(|error| Err(Refusal { name, reason: unreadable(&error) }));
        }
        let Some(format) = format_of(&path, self.from, root.is_some()) else {
            if root.is_some() {
                self.skipped += u64::from(path.file_name().is_none_or(|file| file != manifest::NAME));
                return None;
            }
            return refuse(
                "has a name that does not show its format: give it with --from txt, html, jsonl or csv".to_owned(),
            );
        };
        if !found.is_file() {
            return refuse(
                "is no regular file: pass what it gives through standard input (`-` with --from)".to_owned(),
            );
        }
        let row = self.row(&path, root.as_deref());
        if format.is_of_records() {
            let row = row.map(|row| Arc::new(row.shared()));
            let file = File::open(&path).and_then(|file| self.records(format, file));
            return match file {
                Ok(records) => {
                    self.records = Some(OpenRecords { records, format, source: name.clone(), file: Some(name), row });
                    None
                }
                Err(error) => refuse(unreadable(&error)),
            };
        }
        if found.len() > self.most as u64 {
            return refuse(super::too_large(self.most));
        }
        Some(Ok(Unread { file: Some(name.clone()), name, format, content: Content::File(path), row }))
    }

    fn open_input(&mut self) -> Option<Result<Unread, Refusal>> {
        let name = "standard input".to_owned();
        let Some(Input(input)) = self.input.take() else {
            return Some(Err(Refusal { name, reason: "is named twice; it can be read once".to_owned() }));
        };
        match self.from {
            Format::Auto => {
                let reason = "does not show its format: give it with --from txt, html, jsonl or csv".to_owned();
                Some(Err(Refusal { name, reason }))
            }
            format if format.is_of_records() => match self.records(format, input) {
                Ok(records) => {
                    self.records = Some(OpenRecords { records, format, source: name, file: None, row: None });
                    None
                }
                Err(error) => Some(Err(Refusal { name, reason: unreadable(&error) })),
            },
            format => Some(match read_bounded(input, self.most) {
                Ok(bytes) => Ok(Unread { name, file: None, format, content: Content::Bytes(bytes), row: None }),
                Err(reason) => Err(Refusal { name, reason }),
            }),
        }
    }

    /// The records of a source in a format of records.
    fn records(
        &self,
        format: Format,
        source: impl Read + Send + 'static,
    ) -> std::io::Result<Box<dyn Iterator<Item = Cut> + Send>> {
        let source = compression::stream(source)?;
        Ok(match format {
            Format::Csv => Box::new(Rows::new(source, self.most, Arc::clone(&self.names))),
            _ => Box::new(Records::new(source, self.most)),
        })
    }

    /// Puts a folder's entries next, in the order of their names.
    fn enter(&mut self, folder: &Path, root: Option<PathBuf>) -> std::io::Result<()> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                self.skipped += 1;
            } else {
                entries.push(entry.path());
            }
        }
        entries.sort_unstable();
        let manifest = self.manifest(folder);
        let faults = manifest.faults.drain(..).map(|(_, fault)| fault).collect::<Vec<_>>();
        let missing = manifest.missing(folder);
        self.faults.extend(faults.into_iter().chain(missing));
        let root = root.unwrap_or_else(|| folder.to_owned());
        self.paths.extend(entries.into_iter().rev().map(|path| (path, Some(root.clone()))));
        Ok(())
    }

    /// What the manifest beside a file, or the one of the folder asked for, says of it.
    fn row(&mut self, path: &Path, root: Option<&Path>) -> Option<Arc<Row>> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = path.file_name()?.to_str()?.to_owned();
        let manifest = self.manifest(folder);
        let row = manifest.row(&file);
        // The faults of other files' rows are reported with those files.
        let (told, kept) = std::mem::take(&mut manifest.faults)
            .into_iter()
            .partition(|(of, _)| of.as_ref().is_none_or(|of| *of == file));
        manifest.faults = kept;
        self.faults.extend(told.into_iter().map(|(_, fault): (Option<String>, Refusal)| fault));
        row.or_else(|| {
            let root = root.filter(|root| *root != folder)?;
            let inside = path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/");
            self.manifest(root).row(&inside)
        })
    }

    fn manifest(&mut self, folder: &Path) -> &mut Manifest {
        let dates = self.dates;
        self.manifests.entry(folder.to_owned()).or_insert_with(|| Manifest::of(folder, dates))
    }
}

impl Iterator for Sources {
    type Item = Result<Unread, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(fault) = self.faults.pop_front() {
                return Some(Err(fault));
            }
            if let Some(OpenRecords { records, format, source, file, row }) = &mut self.records {
                if let Some((place, bytes)) = records.next() {
                    let (name, file, row) = (format!("{source} {place}"), file.clone(), row.clone());
                    return Some(match bytes {
                        Ok(bytes) => Ok(Unread { name, file, format: *format, content: Content::Bytes(bytes), row }),
                        Err(reason) => Err(Refusal { name, reason }),
                    });
                }
                self.records = None;
            }
            let (path, root) = self.paths.pop()?;
            if let Some(found) = self.open(path, root) {
                return Some(found);
            }
        }
    }
}
