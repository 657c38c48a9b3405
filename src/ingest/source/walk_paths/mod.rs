//! The walk through the given paths: files, folders, standard input.
//!
//! Folders are read in the order of their entries' names, which is the same on every machine. Symbolic links to
//! folders are not followed, so no walk ends up in itself; pipes and devices are never opened, because opening
//! one can wait forever.

mod open;

use std::collections::{HashMap, VecDeque};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::format::{Recognized, format_of};
use super::json::fields::FieldNames;
use super::manifest::{self, Manifest, Row};
use super::notes::Skips;
use super::opening::{Label, Open, Opener};
use super::progress::Progress;
use super::{Content, Options, Refusal, Unread, unreadable};

/// The formats that --from takes for what does not show its own.
const TELL: &str = "give it with --from txt, html, jsonl, csv, feed, warc, zip or tar";

/// The articles of the paths asked for, one after the other.
#[derive(Debug)]
pub struct Sources {
    opener: Opener,
    input: Option<StandardInput>,
    /// Paths still to come, the next one last; with the folder they were found in, if any.
    paths: Vec<(PathBuf, Option<PathBuf>)>,
    /// Archives in each other and the file of records in them, the innermost last.
    open: Vec<Open>,
    manifests: HashMap<PathBuf, Manifest>,
    faults: VecDeque<Refusal>,
    skips: Skips,
}

/// Standard input, or what stands for it.
struct StandardInput(Box<dyn Read + Send>);

impl std::fmt::Debug for StandardInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StandardInput")
    }
}

impl Sources {
    pub(super) fn new(options: &Options, paths: &[PathBuf], input: Box<dyn Read + Send>) -> Self {
        let opener = Opener {
            from: options.from,
            dates: options.dates,
            names: Arc::new(FieldNames::new(&options.map)),
            most: options.max_bytes,
            progress: Arc::default(),
        };
        Self {
            opener,
            input: Some(StandardInput(input)),
            paths: paths.iter().rev().map(|path| (path.clone(), None)).collect(),
            open: Vec::new(),
            manifests: HashMap::new(),
            faults: VecDeque::new(),
            skips: Skips::default(),
        }
    }

    /// The same sources as entries of a folder: those whose names show no format are passed over, and
    /// the folder's manifest counts.
    #[must_use]
    pub fn within(mut self, root: &Path) -> Self {
        for (_, folder) in &mut self.paths {
            *folder = Some(root.to_owned());
        }
        self
    }

    /// What was passed over so far: other endings, hidden entries, links to folders, records that are no articles.
    #[must_use]
    pub fn skips(&self) -> &Skips {
        &self.skips
    }

    /// How much has been read.
    #[must_use]
    pub fn progress(&self) -> Arc<Progress> {
        Arc::clone(&self.opener.progress)
    }

    fn skip(&mut self, path: &Path, reason: &str) {
        self.skips.add(Refusal { name: path.display().to_string(), reason: reason.to_owned() });
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
                self.skip(&path, "is a link to a folder");
                return None;
            }
            return self.enter(&path, root).err().map(|error| Err(Refusal { name, reason: unreadable(&error) }));
        }
        let format = match format_of(&path, self.opener.from, root.is_some()) {
            Recognized::Format(format) => format,
            Recognized::Other(reason) if root.is_some() => {
                if path.file_name().is_none_or(|file| file != manifest::NAME) {
                    self.skip(&path, &reason);
                }
                return None;
            }
            Recognized::Other(reason) => return refuse(format!("{reason}: {TELL}")),
        };
        if !found.is_file() {
            return refuse(
                "is no regular file: pass what it gives through standard input (`-` with --from)".to_owned(),
            );
        }
        let row = self.row(&path, root.as_deref());
        if format.is_archive() || format.is_of_records() {
            let label = Label { name: name.clone(), file: Some(name), row };
            return self.open_file(&path, format, label, found.len()).err().and_then(refuse);
        }
        self.opener.progress.add(found.len());
        if found.len() > self.opener.most as u64 {
            return refuse(super::too_large(self.opener.most));
        }
        Some(Ok(Unread { file: Some(name.clone()), name, format, content: Content::File(path), row, feed: None }))
    }

    /// Puts a folder's entries next, in the order of their names.
    fn enter(&mut self, folder: &Path, root: Option<PathBuf>) -> std::io::Result<()> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                self.skip(&entry.path(), "is hidden");
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
        let dates = self.opener.dates;
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
            if self.opener.progress.is_stopped() {
                return None;
            }
            if let Some(found) = self.next_open() {
                return Some(found);
            }
            let (path, root) = self.paths.pop()?;
            if let Some(found) = self.open(path, root) {
                return Some(found);
            }
        }
    }
}
