//! Watching folders for files that are new or changed.
//!
//! # Design
//!
//! The folders are walked again and again, and a file is given when it looks as it did the last time: what is still being
//! written is left until it is quiet. Walking needs nothing of the system that network drives lack, and no clock. A
//! manifest that changes gives all files that it may speak of once more.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::source::MANIFEST;

/// What a file looks like from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    bytes: u64,
    modified: Option<SystemTime>,
}

/// A folder and what is known of its files.
#[derive(Debug)]
pub struct Watcher {
    root: PathBuf,
    /// As they looked the last time.
    seen: HashMap<PathBuf, Stamp>,
    /// As they looked when they were given.
    given: HashMap<PathBuf, Stamp>,
}

impl Watcher {
    /// Watches this folder; nothing in it has been given.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), seen: HashMap::new(), given: HashMap::new() }
    }

    /// The folder.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The files that are new or changed since they were given, and quiet since the last call; in the order of names.
    ///
    /// # Errors
    /// Where the folder itself cannot be read.
    pub fn changed(&mut self) -> io::Result<Vec<PathBuf>> {
        let now = stamps(&self.root)?;
        let is_quiet = |path: &PathBuf, stamp: &Stamp| self.seen.get(path) == Some(stamp);
        let quiet: HashMap<PathBuf, Stamp> = now
            .iter()
            .filter(|(path, stamp)| is_quiet(path, stamp))
            .map(|(path, stamp)| (path.clone(), *stamp))
            .collect();
        // What is gone may come back with other contents.
        self.given.retain(|path, _| now.contains_key(path));
        self.seen = now;
        let manifests: Vec<&PathBuf> =
            quiet.keys().filter(|path| path.file_name().is_some_and(|name| name == MANIFEST)).collect();
        for manifest in manifests {
            if self.given.get(manifest) != quiet.get(manifest) {
                let folder = manifest.parent().unwrap_or(&self.root);
                self.given.retain(|path, _| !path.starts_with(folder));
            }
        }
        let mut changed: Vec<PathBuf> = quiet
            .iter()
            .filter(|(path, stamp)| self.given.get(*path) != Some(stamp))
            .map(|(path, _)| path.clone())
            .collect();
        self.given.extend(quiet);
        changed.retain(|path| path.file_name().is_some_and(|name| name != MANIFEST));
        changed.sort_unstable();
        Ok(changed)
    }
}

/// The files below a folder but hidden ones, without following links to folders.
fn stamps(root: &Path) -> io::Result<HashMap<PathBuf, Stamp>> {
    let (mut stamps, mut folders) = (HashMap::new(), vec![root.to_owned()]);
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if folder == root => return Err(error),
            // It went while the others were read.
            Err(_) => continue,
        };
        for entry in entries.flatten().filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b".")) {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(path),
                _ => {
                    if let Some(found) = fs::metadata(&path).ok().filter(fs::Metadata::is_file) {
                        stamps.insert(path, Stamp { bytes: found.len(), modified: found.modified().ok() });
                    }
                }
            }
        }
    }
    Ok(stamps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_given_once_when_it_is_quiet_and_again_when_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let mut watcher = Watcher::new(folder.path());
        let mut changed = || {
            let paths = watcher.changed().unwrap();
            let names = paths.iter().map(|path| path.strip_prefix(folder.path()).unwrap().display().to_string());
            names.collect::<Vec<_>>()
        };
        put("a.txt", "one");
        put("b/c.txt", "two");
        put(".hidden.txt", "no");
        assert_eq!(changed(), [""; 0], "seen for the first time");
        put("a.txt", "one and more");
        assert_eq!(changed(), ["b/c.txt"], "the other is still written");
        assert_eq!(changed(), ["a.txt"]);
        assert_eq!(changed(), [""; 0]);
        put("b/manifest.csv", "file,publisher\nc.txt,Ours\n");
        assert_eq!(changed(), [""; 0]);
        assert_eq!(changed(), ["b/c.txt"], "the manifest speaks of it");
        assert_eq!(changed(), [""; 0]);
        fs::remove_file(folder.path().join("a.txt")).unwrap();
        assert_eq!(changed(), [""; 0]);
        put("a.txt", "one and more");
        assert_eq!((changed(), changed()), (vec![], vec!["a.txt".to_owned()]));
        drop(folder);
        assert!(watcher.changed().is_err());
    }
}
